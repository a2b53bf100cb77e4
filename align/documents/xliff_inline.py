"""The inline content of XLIFF 2: text, the annotations over it, and ``cp`` for what XML cannot hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from align.documents.xml_stream import NOT_XML
from align.types import Finding

_CORE = "urn:oasis:names:tc:xliff:document:2.0"


@dataclass(frozen=True, slots=True)
class Span:
    """An annotation over ``[start, end)`` of a text; ``attributes`` are those of its element besides ``id``."""

    start: int
    end: int
    id: str
    attributes: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Open:
    """The elements that are open at the place that writing has come to."""

    elements: list[Any]

    def text(self, text: str) -> None:
        """Add text at this place, its invalid characters as ``cp``; a lone surrogate is no code point: U+FFFD."""
        at = 0
        for match in NOT_XML.finditer(text):
            self._append(text[at : match.start()])
            at = match.end()
            if "\ud800" <= match[0] <= "\udfff":
                self._append("\ufffd")
            else:
                self.element("cp", {"hex": f"{ord(match[0]):04X}"})
        self._append(text[at:])

    def element(self, name: str, attributes: Mapping[str, str]) -> Any:
        """Add an empty element at this place."""
        from lxml.etree import SubElement

        return SubElement(self.elements[-1], f"{{{_CORE}}}{name}", dict(attributes))

    def _append(self, text: str) -> None:
        top = self.elements[-1]
        if len(top):
            top[-1].tail = (top[-1].tail or "") + text
        else:
            top.text = (top.text or "") + text


def fill(element: Any, text: str, spans: Sequence[Span]) -> None:
    """Put ``text`` into ``element`` with the annotations ``spans``, sorted by start, the longer one first.

    A span inside another is a ``mrk`` inside a ``mrk``; one that crosses another is a pair of ``sm`` and ``em``.
    """
    crossing = _crossing(spans)
    starts, ends = defaultdict[int, list[Span]](list), defaultdict[int, list[Span]](list)
    for span in sorted(spans, key=lambda span: span.end > span.start):  # points first: no annotation swallows them
        starts[span.start].append(span)
        if span.id in crossing:
            ends[span.end].append(span)
    here, closing, at = _Open([element]), list[int](), 0
    for place in sorted({0, len(text), *(edge for span in spans for edge in (span.start, span.end))}):
        here.text(text[at:place])
        at = place
        for span in ends[place]:
            here.element("em", {"startRef": span.id})
        while closing and closing[-1] == place:
            closing.pop()
            here.elements.pop()
        for span in starts[place]:
            mark = here.element("sm" if span.id in crossing else "mrk", {"id": span.id, **span.attributes})
            if span.end > place and span.id not in crossing:
                closing.append(span.end)
                here.elements.append(mark)


def _crossing(spans: Sequence[Span]) -> set[str]:
    """The ids of the spans that do not nest in those before them."""
    crossing: set[str] = set()
    ends: list[int] = []
    for span in spans:
        while ends and ends[-1] <= span.start:
            ends.pop()
        if ends and span.end > ends[-1]:
            crossing.add(span.id)
        else:
            ends.append(span.end)
    return crossing
