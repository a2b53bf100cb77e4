"""Every reader with mutated inputs, by the command lines that users type; and that the watchman is awake."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
if not SCRIPTS.is_dir():
    pytest.skip("the scripts are in the repository only", allow_module_level=True)

QUICK = ("text", "page", "rows", "names", "english-text", "english-page", "translation-lines", "translation-rows", "mt",
         "ladder", "profile", "defaults", "baseline", "tmx", "decisions")  # fmt: skip
COSTLY = ("parquet", "manifest-rows", "manifest-csv", "run-folder", "memory", "model", "gold-findings", "reference",
          "sentences")  # fmt: skip


def only(names: tuple[str, ...]) -> list[str]:
    return [argument for name in names for argument in ("--only", name)]


@pytest.mark.parametrize(("readers", "count"), [(QUICK, 280), (COSTLY, 35)])
def test_mutated_inputs_are_read_or_refused(readers, count):
    command = [sys.executable, str(SCRIPTS / "mutate_inputs.py"), "--count", str(count), "--seed", "7", *only(readers)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 defects" in done.stdout


WATCHED = """
import sys, os, socket, pathlib
sys.path.insert(0, {scripts!r})
from watch import Watch, time_limit, TooSlow
here = pathlib.Path({folder!r})
(here / "work").mkdir()
watch = Watch(here / "work")
(here / "work" / "good.txt").write_text("x")
assert watch.taken() == [], "a file in its place is none of its business"
{offence}
assert watch.taken(), "not noticed"
"""


@pytest.mark.parametrize(
    "offence",
    [
        "(here / 'work' / '..' / 'evil.txt').write_text('x')",
        "os.symlink(here, here / 'work' / 'link'); (here / 'work' / 'link' / 'evil.txt').write_text('x')",
        "(here / 'work' / 'good.txt').rename(here / 'evil.txt')",
        "socket.socket().connect_ex(('127.0.0.1', 9))",
        "(here / 'elsewhere').mkdir()",
    ],
)
def test_the_watch_notices(offence, tmp_path):
    code = WATCHED.format(scripts=str(SCRIPTS), folder=str(tmp_path), offence=offence)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_input_without_end_is_stopped():
    code = (
        f"import sys; sys.path.insert(0, {str(SCRIPTS)!r})\n"
        "from watch import TooSlow, time_limit\n"
        "try:\n  with time_limit(0.05):\n    while True: pass\nexcept TooSlow: print('stopped')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "stopped\n"
