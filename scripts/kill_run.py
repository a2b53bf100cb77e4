"""Kills a run at seeded moments, resumes it, and compares what comes out with a run that nobody disturbed.

    python scripts/kill_run.py [--moments 50] [--seed 1] [--executor local|single] [--keep FOLDER]

Half of the moments are operations on files (the N-th rename, removal, opening for writing, sync or new folder in any of
the run's processes), so that renames and the merge are hit; the others are moments of the clock. The victim is killed
with SIGKILL: the process that reached the N-th operation, or the run itself. A run is killed once or twice before it is
let through. Then every file of the run folder but the times in run.json must be what it is without a kill, and nothing
half written may lie about. Exit code 1 otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

_COUNT = re.compile(r"(?:(?<=aligned)|(?<=audited))-\d+(?=[/\"])")  # a stage's folder counts how often it was written
# What stands before the run in a killed process and, as sitecustomize, in every process that it starts.
HOOK = """
import os, signal, sys
_left, _place = int(os.environ["KILL_AT"]), os.environ["KILL_IN"]
def _count(path):
    global _left
    if isinstance(path, (str, bytes)) and _place in os.path.abspath(os.fsdecode(path)):
        _left -= 1
        if _left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
def _look(event, arguments):
    if event == "open":
        if arguments[2] & (os.O_WRONLY | os.O_RDWR):
            _count(arguments[0])
    elif event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect", "shutil.rmtree"):
        _count(arguments[0])
sys.addaudithook(_look)
_sync = os.fsync
def fsync(file):
    _count(_place)
    return _sync(file)
os.fsync = fsync
"""
RUN = "from align.cli.main import main; main()"
TIMES = ("started", "finished", "seconds")
LEFT_OUT = ("lock", "owner.json", "progress.json", "writable", "merged.json")
SENTENCES = (
    "Vláda dnes schválila rozpočet na příští rok.", "Ministr dopravy Karel Dvořák otevřel nový most.",
    "Stavba stála 1 200 milionů korun.", "Premiér odjel do Kyjeva.", "Opozice návrh kritizuje.",
    "Hasiči zasahovali celou noc.", "Soud případ odročil na září.", "Ceny energií klesly o pět procent.",
)  # fmt: skip


def main() -> int:
    """Kill, resume, compare."""
    arguments = command_line()
    random = Random(arguments.seed)  # noqa: S311  repeatable, not secret
    bad = 0
    with tempfile.TemporaryDirectory(dir=arguments.keep) as name:
        folder = Path(name)
        write_inputs(folder / "in", random)
        (folder / "hook").mkdir()
        (folder / "hook" / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
        started = time.monotonic()
        undisturbed(folder, arguments.executor)
        lasted, operations = time.monotonic() - started, counted(folder, arguments.executor)
        wanted = outputs(folder / "calm")
        for number in range(arguments.moments):
            moments = [moment(random, operations, lasted) for _ in range(random.choice((1, 1, 2)))]
            problems = disturbed(folder, moments, arguments.executor, wanted)
            bad += bool(problems)
            told = "; ".join(
                f"at operation {at}" if kind == "operation" else f"after {at:.2f} s" for kind, at in moments
            )
            print(f"{number + 1}: killed {told}: {'; '.join(problems) or 'the same'}", flush=True)
    print(f"{arguments.moments} moments, {bad} with another outcome, {operations} operations, seed {arguments.seed}")
    return int(bad > 0)


def command_line() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--executor", choices=("local", "single"), default="local", help="several processes, or one")
    parser.add_argument("--keep", type=Path, help="work in here")
    return parser.parse_args()


def write_inputs(folder: Path, random: Random) -> None:
    """Originals, some with an English version, one in a folder of its own, one that cannot be read."""
    for number in range(6):
        lines = random.sample(SENTENCES, 3)
        place = folder / ("deep" if number == 3 else "") / f"a{number}.cs.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        if number % 2:
            place.with_name(f"a{number}.en.txt").write_text(
                "He left for Kiev.\nThe bridge. Is open.\n", encoding="utf-8"
            )
    (folder / "bad.cs.txt").write_bytes(b"\xff\xfe\xff")


def command(out: Path, executor: str) -> list[str]:
    """The command line of the run into ``out``."""
    workers = "0" if executor == "single" else "1"
    made = ["run", str(out.parent / "in"), "--out", str(out), "--quiet", "--threads", "1", "--beam", "1"]
    return [sys.executable, "-c", RUN, *made, "--workers", workers]


def undisturbed(folder: Path, executor: str) -> None:
    """The run that nobody kills; exit code 2, for one document is bad."""
    done = subprocess.run(command(folder / "calm", executor), capture_output=True, text=True, check=False)
    if done.returncode != 2:
        raise SystemExit(f"the undisturbed run ended with {done.returncode}: {done.stderr}")


def counted(folder: Path, executor: str) -> int:
    """How many operations on files the first process makes: found by asking for one that never comes."""
    code = "\n".join([
        HOOK, "import atexit", "_left = 10**9", "atexit.register(lambda: print(10**9 - _left))", RUN,
    ])  # fmt: skip
    arguments = command(folder / "count", executor)
    done = subprocess.run([arguments[0], "-c", code, *arguments[3:]], capture_output=True, text=True, check=False,
                          env=hooked(folder, folder / "count", 10**9))  # fmt: skip
    return int(done.stdout.split()[-1])


def hooked(folder: Path, out: Path, at: int) -> dict[str, str]:
    """An environment in which every Python process counts its operations below ``out`` and dies at one."""
    path = os.pathsep.join([str(folder / "hook"), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": path, "KILL_AT": str(at), "KILL_IN": str(out)}


def moment(random: Random, operations: int, lasted: float) -> tuple[str, float]:
    """When to kill."""
    if random.random() < 0.6:
        return "operation", random.randint(1, operations)
    return "clock", random.uniform(0.1, lasted)


def disturbed(folder: Path, moments: Sequence[tuple[str, float]], executor: str, wanted: dict[str, bytes]) -> list[str]:
    """Kill a new run at these moments, one attempt each, let it through, and say what is not as it should be."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    for kind, at in moments:
        kill(folder, out, (kind, at), executor)
    done = subprocess.run(command(out, executor), capture_output=True, text=True, check=False)
    if done.returncode != 2 or "Traceback" in done.stderr:
        return [f"the resumed run ended with {done.returncode}: {done.stderr.strip()[-300:]}"]
    found = outputs(out)
    problems = [f"missing: {name}" for name in sorted(wanted.keys() - found.keys())]
    problems += [f"left over: {name}" for name in sorted(found.keys() - wanted.keys())]
    return problems + [
        f"different: {name}" for name in sorted(wanted.keys() & found.keys()) if wanted[name] != found[name]
    ]


def kill(folder: Path, out: Path, when: tuple[str, float], executor: str) -> None:
    """Start the run and kill it; the processes that it started must end by themselves."""
    kind, at = when
    environment = hooked(folder, out, int(at)) if kind == "operation" else dict(os.environ)
    process = subprocess.Popen(
        command(out, executor),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        process.wait(at if kind == "clock" else None)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate()  # at an end only when the last process that holds its stderr has gone


def outputs(out: Path) -> dict[str, bytes]:
    """Every file of a run folder with its content, without times and without what says who is at work."""
    found = {}
    for path in out.rglob("*"):
        name = path.relative_to(out).as_posix()
        if path.is_file() and path.name not in LEFT_OUT and not path.name.startswith("memory.sqlite"):
            found[_COUNT.sub("", name)] = _COUNT.sub("", path.read_text(encoding="utf-8")).encode()
    summary = json.loads(found["run.json"])
    found["run.json"] = json.dumps({key: summary[key] for key in summary if key not in TIMES}).encode()
    return found


if __name__ == "__main__":
    sys.exit(main())
