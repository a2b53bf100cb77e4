"""Whatever a text holds, a terminal shows it and is not steered by it."""

from __future__ import annotations

import io
import logging

import pytest

from align.errors import ModelError
from align.terminal import log_to, printable, printable_lines, run_script

STEERING = ["\x1b[31m", "\x07", "\x9b31m", "\u202e", "\r", "\u2028", "\udc9b", "\x7f"]


@pytest.mark.parametrize("steering", STEERING)
def test_what_steers_a_terminal_is_shown_as_a_mark(steering: str) -> None:
    assert printable(f"a{steering[0]}b\n") == "a\ufffdb\ufffd"
    assert printable_lines(f"a{steering[0]}b\n\tc") == "a\ufffdb\n\tc"


def test_log_records_are_printable(monkeypatch: pytest.MonkeyPatch) -> None:
    root, stream = logging.getLogger(), io.StringIO()
    monkeypatch.setattr(root, "handlers", [])
    log_to(stream)
    logging.getLogger("align.x").warning("skipped: %s", "film\x1b[31m.txt")
    assert stream.getvalue() == "newsalign: skipped: film\ufffd[31m.txt\n"


def test_a_script_ends_with_the_message_of_what_was_foreseen() -> None:
    def fails() -> None:
        raise ModelError("no weights", "Fetch them.")

    with pytest.raises(SystemExit) as ended:
        run_script(fails)
    assert str(ended.value.code).startswith("error: no weights")
    with pytest.raises(ZeroDivisionError):
        run_script(lambda: 1 / 0)  # a defect is not hidden
