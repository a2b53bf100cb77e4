"""Text for a terminal, whatever a document or a file's name holds: nothing in it steers or turns anything."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import TextIO

from align.errors import NewsalignError

# Controls, line and paragraph separators, what turns or marks a direction, byte order marks, lone surrogates.
_UNSAFE = (*range(32), *range(127, 160), 0x61C, *range(0x200E, 0x2010), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = dict.fromkeys((*_UNSAFE, 0xFEFF, *range(0xD800, 0xE000)), "\ufffd")
_INSIDE_LINES = {code: mark for code, mark in _CONTROLS.items() if code not in (9, 10)}


def printable(text: str) -> str:
    """One line without characters that could steer a terminal or turn its direction: U+FFFD stands for each."""
    return text.translate(_CONTROLS)


def printable_lines(text: str) -> str:
    """The same for several lines; line feeds and tabs stay."""
    return text.translate(_INSIDE_LINES)


class PlainFormatter(logging.Formatter):
    """Log records as printable lines."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        return printable_lines(super().format(record))


def log_to(stream: TextIO) -> None:
    """Send what the program logs to a stream, in printable lines."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PlainFormatter("newsalign: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)


def run_script(main: Callable[[], object]) -> None:
    """Run what a maintainer's script does; an error that newsalign foresaw ends it with its message and exit code 1."""
    try:
        main()
    except NewsalignError as error:
        sys.exit(f"error: {error}")
