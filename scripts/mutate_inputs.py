"""Attacks every reader with mutated inputs: no traceback, no network, nothing written outside, bounded time and memory.

    python scripts/mutate_inputs.py [--count 10000] [--seed 1] [--only TARGET] [--keep FOLDER]

Each input is made of a good one by seeded mutations (``mutations.py``) and read by a command line that a user would
type (``mutation_targets.py``), a hundred to a process with its memory limited. An input may be refused, with a message
and exit code 2; in a run its neighbours must come out all the same, and every document must be among the results or in
``failed.jsonl``. Printed is what went wrong, with the number that makes the input again (``--only TARGET --number N``).
Exit code 1 if anything did.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from mutation_targets import TARGETS, Attack, Target
from mutations import Lure
from watch import SECRET, TooSlow, Watch, limit_memory, listener, peak_memory, time_limit, tracks

_PER_PROCESS = 100
_SECONDS_EACH = 20.0
_MEMORY_MIB = 4096
_MOST_RESIDENT_MIB = 1024


def main() -> int:
    """Make the inputs, read them, and print what went wrong."""
    arguments = command_line()
    if arguments.child:
        child(arguments)
        return 0
    chosen = [TARGETS[name] for name in arguments.only or TARGETS]
    total = sum(target.share for target in chosen)
    defects, read, started = 0, 0, time.monotonic()
    with tempfile.TemporaryDirectory(dir=arguments.keep) as folder, listener() as (url, asked):
        for target in chosen:
            count = -(-arguments.count * target.share // total)
            first = arguments.number or 0
            for report in attacked(target, range(first, first + (1 if arguments.number is not None else count)), url, arguments, Path(folder)):
                defects += len(report["defects"])
                read += report["inputs"]
                for defect in report["defects"]:
                    print(f"{target.name} {defect}", flush=True)
            print(f"{target.name}: {read} inputs, {defects} defects so far, {time.monotonic() - started:.0f} s", file=sys.stderr)
        for path in asked:
            defects += 1
            print(f"network: somebody asked for {path}")
    print(f"{read} inputs, {defects} defects, seed {arguments.seed}, {time.monotonic() - started:.0f} s")
    return int(defects > 0)


def command_line() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=10_000, help="inputs in all (10000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", choices=list(TARGETS), help="this reader only; may be repeated")
    parser.add_argument("--number", type=int, help="this input only")
    parser.add_argument("--keep", type=Path, help="make the working folders in here")
    parser.add_argument("--child", nargs=5, metavar=("TARGET", "FIRST", "COUNT", "URL", "FOLDER"), help=argparse.SUPPRESS)
    return parser.parse_args()


def attacked(target: Target, numbers: range, url: str, arguments: argparse.Namespace, folder: Path) -> Iterator[dict]:
    """One report for each process: how many inputs it read and what went wrong."""
    for first in range(numbers.start, numbers.stop, _PER_PROCESS):
        count = min(_PER_PROCESS, numbers.stop - first)
        place = folder / f"{target.name}-{first}"
        place.mkdir()
        command = [sys.executable, __file__, "--seed", str(arguments.seed), "--child", target.name, str(first), str(count), url, str(place)]
        (place / "work").mkdir()
        environment = {**os.environ, "HOME": str(place / "work"), "TMPDIR": str(place / "work"), "OMP_NUM_THREADS": "1"}
        try:
            done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60 + count * 10, check=False)
            ended = "" if done.returncode == 0 else f"process ended with {done.returncode}: {done.stderr.strip()[-400:]}"
            said = done.stdout
        except subprocess.TimeoutExpired as late:
            ended, said = f"process killed after {late.timeout} s", (late.stdout or b"").decode()
        told = [json.loads(line) for line in said.splitlines()]
        defects = [each["defect"] for each in told if "defect" in each]
        if ended:
            defects.append(f"{told[-1].get('begins', '?') if told else first}: {ended}")
        yield {"inputs": count, "defects": defects}
        if not arguments.keep:
            shutil.rmtree(place)


def child(arguments: argparse.Namespace) -> None:
    """Read a part of the inputs in this process, telling on stdout what was begun and what went wrong."""
    name, first, count, url, place = arguments.child
    target, folder = TARGETS[name], Path(place)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    lure = Lure(str(folder / "secret.txt"), url)
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    limit_memory(_MEMORY_MIB)
    work = folder / "work"
    watch = Watch(work)
    numbers = range(int(first), int(first) + int(count))
    for start in range(numbers.start, numbers.stop, target.batch):
        batch = range(start, min(start + target.batch, numbers.stop))
        defects = attack(target, batch, arguments.seed, lure, (work, watch))
        if defects and len(batch) > 1:  # which of them was it?
            single = [defect for number in batch for defect in attack(target, [number], arguments.seed, lure, (work, watch))]
            defects = single or defects
        for defect in defects:
            tell(defect=defect)
    if (peak := peak_memory()) > _MOST_RESIDENT_MIB:
        tell(defect=f"{first}-{numbers.stop}: {peak:.0f} MiB of memory")


def tell(**fact: object) -> None:
    """One line for the parent, past whatever stands for stdout now."""
    os.write(_TOLD, (json.dumps(fact) + "\n").encode())


def attack(target: Target, numbers: Sequence[int], seed: int, lure: Lure, at: tuple[Path, Watch]) -> list[str]:
    """Read these inputs with one command line; what went wrong."""
    work, watch = at
    folder = work / "now"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    tell(begins=numbers[0])
    attacks = [Attack(number, target.form, Random(f"{seed} {target.name} {number}"), lure) for number in numbers]
    calls = target.prepare(folder, attacks)
    before = tracks(folder, ("out",))
    watch.taken()
    defects = []
    for call in calls:
        code, said = called(call, folder)
        if code not in (0, 1, 2) or "Traceback" in said or "internal error" in said or "defect" in said:
            defects.append(f"`{' '.join(call)}` gave {code}: {said.strip()[-600:]}")
        elif SECRET in said:
            defects.append("the secret was read")
        elif call[0] == "run" and target.batch > 1:
            defects += missing(folder, numbers if target.name in ("text", "page") else ())
    defects += watch.taken()
    changed = {name for name, state in tracks(folder, ("out",)).items() if before.get(name) != state}
    defects += [f"changed outside the run folder: {name}" for name in sorted(changed) if not name.endswith(("m.sqlite", "-journal", "-wal", "-shm"))]
    return [f"{numbers[0]}: {defect}" for defect in defects]


def called(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Exit code and everything said by one call of the command line, in ``folder``; tracebacks count as said."""
    from align.cli.main import _run

    os.chdir(folder)
    with (folder.parent / "said").open("w+b") as said:
        saved = [os.dup(1), os.dup(2)]
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
        try:
            with time_limit(_SECONDS_EACH * 2):
                code = _run([*arguments, "--verbose"])
        except TooSlow as late:
            code, note = -1, f"too slow: {late}"
        except Exception as error:  # noqa: BLE001  what is looked for
            import traceback

            code, note = -1, f"{error!r}\n" + "".join(traceback.format_tb(error.__traceback__)[-4:])
        else:
            note = ""
        finally:
            for number, descriptor in enumerate(saved, 1):
                os.dup2(descriptor, number)
                os.close(descriptor)
        said.seek(0)
        return code, said.read(4 * 2**20).decode("utf-8", "replace") + note


def missing(folder: Path, numbers: Sequence[int]) -> list[str]:
    """What a run over these inputs lost: the good document among them, a document in no file, the secret in one."""
    out = folder / "out"
    try:
        texts = {path: path.read_text(encoding="utf-8") for path in out.rglob("*.jsonl") if ".newsalign" not in path.parts}
    except (OSError, UnicodeError) as error:
        return [f"an output cannot be read: {error}"]
    if not texts:
        return ["the run gave nothing"]
    done = {json.loads(line)["id"] for line in texts[out / "documents.jsonl"].splitlines()}
    failures = [json.loads(line) for line in texts[out / "failed.jsonl"].splitlines()]
    known = done | {failure["doc"] for failure in failures}
    lost = [f"document s{number:05d} is in no output" for number in numbers if f"s{number:05d}" not in known]
    if "good" not in done:
        lost.append("the good document was lost")
    if any(SECRET in text for text in texts.values()):
        lost.append("the secret was read")
    return lost + [f"no way to fail: {each}" for each in failures if "defect" in each["hint"] or not (each["reason"] and each["hint"])]


_TOLD = os.dup(1)

if __name__ == "__main__":
    sys.exit(main())
