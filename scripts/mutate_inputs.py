"""Attacks every reader with mutated inputs: no traceback, no network, nothing written outside, bounded time and memory.

    python scripts/mutate_inputs.py [--count 10000] [--seed 1] [--only TARGET] [--keep FOLDER]

Each input is made of a good one by seeded mutations (``mutations.py``) and read by a command line that a user would
type (``mutation_targets.py``, ``mutation_stores.py``), 150 to a process with its memory limited. An input may be
refused, with a message and exit code 2; in a run its neighbours must come out all the same, and every document must be
among the results or in ``failed.jsonl``. Printed is what went wrong, with the number that makes the input again
(``--only TARGET --number N``). Exit code 1 if anything did.
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
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from mutation_seeds import Attack
from mutation_targets import TARGETS, Target
from mutations import Lure
from watch import SECRET, TooSlow, Watch, limit_memory, listener, peak_memory, time_limit, tracks

_PER_PROCESS = 150
_SECONDS_EACH = 20.0
_MEMORY_MIB = 4096
_MOST_RESIDENT_MIB = 1024
_DATABASE = ("m.sqlite", "-journal", "-wal", "-shm")  # a translation memory is there to be written

Part = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a process works, who watches it, the seed of its inputs, and the lure in them."""

    work: Path
    watch: Watch
    seed: int
    lure: Lure


def main() -> int:
    """Make the inputs, read them, and print what went wrong."""
    arguments = command_line()
    if arguments.child:
        child(arguments)
        return 0
    read, defects, started = 0, 0, time.monotonic()
    with working_folder(arguments.keep) as folder, listener() as (url, asked):
        for parts in processes(arguments):
            found = attacked(parts, url, arguments, folder)
            found += [f"network: somebody asked for {path}" for path in asked]
            asked.clear()
            print("".join(f"{defect}\n" for defect in found), end="", flush=True)
            read, defects = read + sum(count for _, _, count in parts), defects + len(found)
            print(f"{read} inputs, {defects} defects, {time.monotonic() - started:.0f} s", file=sys.stderr)
    print(f"{read} inputs, {defects} defects, seed {arguments.seed}, {time.monotonic() - started:.0f} s")
    return int(defects > 0)


@contextmanager
def working_folder(keep: Path | None) -> Iterator[Path]:
    """A new folder to work in: inside ``keep``, where it stays, or else one that goes."""
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield Path(tempfile.mkdtemp(dir=keep))
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)


def processes(arguments: argparse.Namespace) -> Iterator[list[Part]]:
    """The inputs cut into parts (target, first number, how many), and those put together for one process each."""
    chosen = [TARGETS[name] for name in arguments.only or TARGETS]
    total = sum(target.share for target in chosen)
    gathered: list[Part] = []
    for target in chosen:
        numbers = range(-(-arguments.count * target.share // total))
        if arguments.number is not None:
            numbers = range(arguments.number, arguments.number + 1)
        for first in range(numbers.start, numbers.stop, _PER_PROCESS):
            gathered.append((target.name, first, min(_PER_PROCESS, numbers.stop - first)))
            if sum(count for _, _, count in gathered) >= _PER_PROCESS:
                yield gathered
                gathered = []
    if gathered:
        yield gathered


def command_line() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=10_000, help="inputs in all (10000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", choices=list(TARGETS), help="this reader only; may be repeated")
    parser.add_argument("--number", type=int, help="this input only")
    parser.add_argument("--keep", type=Path, help="make the working folders in here, and leave them")
    parser.add_argument("--child", nargs=3, metavar=("PARTS", "URL", "FOLDER"), help=argparse.SUPPRESS)
    return parser.parse_args()


def attacked(parts: Sequence[Part], url: str, arguments: argparse.Namespace, folder: Path) -> list[str]:
    """What went wrong with these inputs, in a process of their own."""
    place = folder / "-".join(map(str, parts[0]))
    (place / "work").mkdir(parents=True)
    environment = {**os.environ, "HOME": str(place / "work"), "TMPDIR": str(place / "work"), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, __file__, "--seed", str(arguments.seed), "--child", json.dumps(parts), url, str(place)]
    patience = 60 + _PER_PROCESS * 10
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=patience, check=False)
        said, ended = done.stdout, ""
        if done.returncode:
            ended = f"the process ended with {done.returncode}: {done.stderr.strip()[-400:]}"
    except subprocess.TimeoutExpired as late:
        said, ended = (late.stdout or b"").decode(), f"the process was killed after {patience} s"
    told = [json.loads(line) for line in said.splitlines()]
    defects = [each["defect"] for each in told if "defect" in each]
    if not arguments.keep:
        shutil.rmtree(place)
    return [*defects, f"{told[-1].get('begins', '') if told else parts[0]}: {ended}"] if ended else defects


def child(arguments: argparse.Namespace) -> None:
    """Read a part of the inputs in this process, telling on stdout what was begun and what went wrong."""
    told, url, place = arguments.child
    parts = json.loads(told)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    folder = Path(place)
    lure = Lure(str(folder / "secret.txt"), url)
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    limit_memory(_MEMORY_MIB)
    work = folder / "work"
    scene = Scene(work, Watch(work), arguments.seed, lure)
    for name, first, count in parts:
        target = TARGETS[name]
        for start in range(first, first + count, target.batch):
            batch = range(start, min(start + target.batch, first + count))
            defects = attack(target, batch, scene)
            if defects and len(batch) > 1:  # which of them was it?
                defects = [defect for number in batch for defect in attack(target, [number], scene)] or defects
            for defect in defects:
                tell(defect=defect)
    if (peak := peak_memory()) > _MOST_RESIDENT_MIB:
        tell(defect=f"{parts}: {peak:.0f} MiB of memory")


def tell(**fact: object) -> None:
    """One line for the parent, past whatever stands for stdout now."""
    os.write(_TOLD, (json.dumps(fact) + "\n").encode())


def attack(target: Target, numbers: Sequence[int], scene: Scene) -> list[str]:
    """Read these inputs with one command line; what went wrong."""
    folder = scene.work / "now"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    os.chdir(scene.work)
    tell(begins=f"{target.name} {numbers[0]}")
    made = [Random(f"{scene.seed} {target.name} {number}") for number in numbers]  # noqa: S311
    calls = target.prepare(
        folder, [Attack(number, target.form, each, scene.lure) for number, each in zip(numbers, made, strict=True)]
    )
    before = tracks(folder, ("out",))
    scene.watch.taken()
    defects = []
    for call in calls:
        code, said = called(call, folder)
        if code not in (0, 1, 2) or any(word in said for word in ("Traceback", "internal error", "defect")):
            defects.append(f"`{' '.join(call)}` gave {code}: {said.strip()[-600:]}")
        elif SECRET in said:
            defects.append("the secret was read")
        elif half := half_written(folder, call, code):
            defects.append(f"`{' '.join(call)}` left {half}")
        elif call[:2] == ["run", "in"] and "--tm" not in call:  # which may be damaged, and then nothing is done
            defects += missing(folder, numbers if target.name in ("text", "page") else ())
    defects += scene.watch.taken()
    changed = {name for name, state in tracks(folder, ("out",)).items() if before.get(name) != state}
    defects += [f"changed outside the run folder: {name}" for name in sorted(changed) if not name.endswith(_DATABASE)]
    return [f"{target.name} {numbers[0]}: {defect}" for defect in defects]


def called(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Exit code and everything said by one call of the command line, in ``folder``; tracebacks count as said."""
    from align.cli.main import run

    os.chdir(folder)
    with (folder.parent / "said").open("w+b") as said:
        saved = [os.dup(1), os.dup(2)]
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
        try:
            with time_limit(_SECONDS_EACH * 2):
                code = run([*arguments, "--verbose"])
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


def half_written(folder: Path, call: list[str], code: int) -> str:
    """What a call left that is no whole output; empty where there is nothing of the kind."""
    parts = [path.name for path in folder.rglob(".*.part")]
    asked = Path(call[call.index("--out") + 1]) if "export" in call and "--out" in call else None
    if code == 2 and asked and asked.is_file():
        parts.append(asked.name)
    return ", ".join(parts)


def missing(folder: Path, numbers: Sequence[int]) -> list[str]:
    """What a run over these inputs lost: the good document among them, a document in no file, the secret in one."""
    out = folder / "out"
    try:
        texts = {
            path: path.read_text(encoding="utf-8") for path in out.rglob("*.jsonl") if ".newsalign" not in path.parts
        }
    except (OSError, UnicodeError) as error:
        return [f"an output cannot be read: {error}"]
    if not texts:
        return ["the run gave nothing"]
    done = {json.loads(line)["id"] for line in texts[out / "documents.jsonl"].split("\n")[:-1]}
    failures = [json.loads(line) for line in texts[out / "failed.jsonl"].split("\n")[:-1]]
    known = done | {failure["doc"] for failure in failures}
    lost = [f"document s{number:05d} is in no output" for number in numbers if f"s{number:05d}" not in known]
    if "good" not in done:
        lost.append("the good document was lost")
    if any(SECRET in text for text in texts.values()):
        lost.append("the secret was read")
    return lost + [
        f"no way to fail: {each}"
        for each in failures
        if "defect" in each["hint"] or not (each["reason"] and each["hint"])
    ]


_TOLD = os.dup(1)

if __name__ == "__main__":
    sys.exit(main())
