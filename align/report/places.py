"""Offsets as lines and columns, both counted from 1 in code points; only LF ends a line, as everywhere."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from align.types import Audited, Finding

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233, *range(8234, 8239), *range(8294, 8298)), "�")


@dataclass(frozen=True)
class Places:
    """The lines of one text."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """A line without its line end."""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")


def places_of(document: Audited) -> dict[str, Places]:
    """The lines of each side of a document."""
    source = document.aligned.source
    return {"english": Places(document.aligned.english.text), "source": Places(source.text if source else "")}


def visible_start(finding: Finding) -> int:
    """Where a reader sees the span begin: behind the line break that a removed line takes with it."""
    return finding.start + (len(finding.text) - len(finding.text.lstrip())) if finding.text.strip() else finding.start


def printable(text: str) -> str:
    """The text without characters that could steer a terminal or turn its direction."""
    return text.translate(_CONTROLS)
