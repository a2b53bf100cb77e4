"""Offsets as lines and columns, both counted from 1 in code points; only LF ends a line, as everywhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from align.types import Audited, Finding

Paths = Mapping[tuple[str, str], str]  # document and side -> the file that it is in


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

    def bounds(self, number: int) -> tuple[int, int]:
        """Where a line starts and ends, its line end left out."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return start, max(start, end - 1) if self.text[start:end].endswith("\r") else end


def path_of(paths: Paths, finding: Finding) -> str:
    """The file that a finding is in; the document's id where none is known."""
    return paths.get((finding.doc, finding.side), finding.doc)


def places_of(document: Audited) -> dict[str, Places]:
    """The lines of each side of a document."""
    source = document.aligned.source
    return {"english": Places(document.aligned.english.text), "source": Places(source.text if source else "")}


def visible_start(finding: Finding) -> int:
    """Where a reader sees the span begin: behind the line break that a removed line takes with it."""
    return finding.start + (len(finding.text) - len(finding.text.lstrip())) if finding.text.strip() else finding.start
