"""The index of a large report: what was found in all, and a table of the documents to search, sort and turn over.

The rows of the table are data in the page, of which a script shows a hundred at a time; the first hundred stand there
as they are, for a reader without scripts. A run of very many documents has an index in several parts.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from markupsafe import Markup

from align.files import replacing
from align.report.html import ReportHead, excerpt, page, visible
from align.report.marking import Note
from align.report.names import part_name
from align.report.tally import STATES, Entry, Tally
from align.types import SEVERITIES

PART_ROWS = 25_000  # about five megabytes of data, which a browser reads, sorts and searches without a pause
SHOWN = 100


@dataclass(slots=True)
class Part:
    """A part of the index: where its rows lie in the spool, how many, and those that the page shows at first."""

    number: int
    start: int
    first: list[tuple[str, Entry]]
    rows: int = 0


class Index:
    """Takes the documents one by one, their rows into a file without a name, and writes the pages at the end."""

    def __init__(self, head: ReportHead) -> None:
        self._head = head
        self._tally = Tally()
        self._rules: dict[str, int] = {}
        self._parts: list[Part] = []
        self._spool = tempfile.TemporaryFile()  # noqa: SIM115  closed on exit
        self._end = 0

    def __enter__(self) -> Index:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._spool.close()

    def add(self, name: str, entry: Entry, notes: Sequence[Note]) -> None:
        """Take in the document whose page is called ``name``."""
        self._tally.add(notes)
        if not self._parts or self._parts[-1].rows == PART_ROWS:
            self._parts.append(Part(len(self._parts) + 1, self._end, []))
        part = self._parts[-1]
        self._end += self._spool.write(f"{_data(self._row(name, entry))}\n".encode())
        part.rows += 1
        if len(part.first) < SHOWN:
            part.first.append((name, entry))

    def write(self, folder: Path) -> list[str]:
        """Write ``report.html``, last, and the further parts into ``report/``; the names of those."""
        names = [part_name(part.number) for part in self._parts[1:]]
        for part in reversed(self._parts):
            home = folder / "report" / part_name(part.number) if part.number > 1 else folder / "report.html"
            with replacing(home) as stream:
                stream.writelines(page("index.html.j2", ["index.js"], **self._content(part)))
        return names

    def _content(self, part: Part) -> dict[str, object]:
        others = [(other.number, _place(other.number, part.number), other.rows) for other in self._parts]
        return {
            "head": self._head,
            "tally": self._tally,
            "part": part,
            "parts": others,
            "base": "report/" if part.number == 1 else "",
            "rows": self._rows(part),
            "rules": _data([visible(rule) for rule in self._rules]),
        }

    def _row(self, name: str, entry: Entry) -> list[object]:
        """A document as the script reads it: page, id (0 where it is the title), title, language, counts, rules."""
        title, ident = excerpt(entry.title), excerpt(entry.id)
        rules = [value for rule, number in entry.rules.items() for value in (self._number(rule), number)]
        counts = [entry.counts[key] for key in (*SEVERITIES, *STATES)]
        return [
            name.removesuffix(".html"),
            0 if ident == title else ident,
            title,
            excerpt(entry.language),
            *counts,
            rules,
        ]

    def _number(self, rule: str) -> int:
        return self._rules.setdefault(rule, len(self._rules))

    def _rows(self, part: Part) -> Iterator[Markup]:
        """The rows of a part, in pieces."""
        self._spool.seek(part.start)
        for number in range(part.rows):
            line = self._spool.readline().decode("utf-8")
            yield Markup(f",{line}" if number else line)  # noqa: S704  escaped by _data


def _place(number: int, seen_from: int) -> str:
    """The address of a part of the index as another part has to write it."""
    if number == 1:
        return "report.html" if seen_from == 1 else "../report.html"
    return f"report/{part_name(number)}" if seen_from == 1 else part_name(number)


def _data(value: object) -> Markup:
    """A value as JSON that cannot end the script element in which it stands."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704  nothing in it begins a tag
