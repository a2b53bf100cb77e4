"""A page's elements as lines of text, white space as a browser shows it, inline markup kept as spans.

Collapsing follows CSS Text 3, section 4.1.1: a run of white space is one space, none stands at a line's edge, and
nothing is put between inline elements that touch. No-break spaces stay; soft hyphens and zero-width characters go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from align.documents.page_names import elements
from align.documents.page_tree import SILENCED

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = elements("blocks")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SPANS = {tag: {"b": "strong", "i": "em"}.get(tag, tag) for tag in elements("inline")}
_PLAIN = frozenset(("font", "span"))  # around a whole line they say nothing
_QUOTES = {"cs": ("„“", "‚‘"), "ru": ("«»", "„“"), "en": ("“”", "‘’")}

_SPACES = re.compile(r"[ \t\n\r\f]+")
_FOOTNOTE = re.compile(r"\[?(?:\d{1,3}|[*†‡§a-z])\]?")
# What a power stands behind: a unit or a symbol of one or two letters, and ten.
_BASE = re.compile(r"(?:(?<![^\W\d_])(?:[A-Za-zµμ]{1,2}|[кдс]?м)|(?<!\d)10)\Z")
_BASE_REACH = 4
_DROPPED = dict.fromkeys(
    (*range(9), *range(0xE, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xAD, 0x061C, 0x180E, *range(0x200B, 0x2010),
     *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC)),
)  # fmt: skip
# What Python's splitlines() takes for a line end must not stand inside a line.
TRANSLATION = _DROPPED | dict.fromkeys((0xB, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029), " ")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text, its markup as ``(kind, start, end)``, the tag of its block, and its links.

    ``linked`` counts the characters inside links; ``stamp`` says that it is nothing but a ``<time>``.
    """

    text: str
    spans: tuple[tuple[str, int, int], ...]
    tag: str
    linked: int

    @property
    def stamp(self) -> bool:
        """Whether the line is nothing but the time of an entry."""
        return any(span == ("time", 0, len(self.text)) for span in self.spans)


class Flow:
    """Takes elements one after the other and hands out their lines."""

    def __init__(self, lang: str) -> None:
        self.lines: list[Line] = []
        self._quotes = _QUOTES.get(lang, _QUOTES["en"])
        self._open: dict[str, tuple[int, int]] = {}  # kind -> how deep it is nested, where it began (-1: no text yet)
        self._blocks: list[str] = []
        self._silenced: list[str] = []  # rules of comments seen since the last line
        self._held: list[str] = []  # of those behind a break, which may be of the line that begins there
        self._start()

    def _start(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._space = False
        self._breaks = 0
        self._closed: list[tuple[str, int, int]] = []
        self._open = {kind: (depth, -1) for kind, (depth, _) in self._open.items()}

    def add(self, root: _Element, skip: set[_Element]) -> None:
        """The lines of ``root``, but for the elements in ``skip``; what follows ``root`` does not belong to it."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        footnotes: set[_Element] = set()
        for event, element in walk:
            if event == "start" and element.tag == "sup" and self._is_footnote(element):
                footnotes.add(element)  # what it points from may be forgotten at its end
            skipped = element in skip or element in footnotes
            if event == "start" and skipped:
                walk.skip_subtree()
                if element.tag in BLOCKS:
                    self._flush()
            elif event == "start":
                self._enter(element)
                self._text(element.text)
            else:
                if not skipped:
                    self._leave(element)
                if element is not root:
                    self._text(element.tail)
        self._flush()

    def _enter(self, element: _Element) -> None:
        if (rules := element.get(f"data-{SILENCED}")) is not None:
            (self._held if self._breaks else self._silenced).append(rules)
        if element.tag in BLOCKS:
            self._flush()
            self._blocks.append(element.tag)
        elif element.tag == "br":
            self._breaks += 1
        elif kind := _kind(element):
            depth, start = self._open.get(kind, (0, -1))
            self._open[kind] = (depth + 1, start)
            if kind == "q":
                self._text(self._quotes[min(depth, 1)][0])

    def _is_footnote(self, element: _Element) -> bool:
        """Whether a superscript points to a footnote; a power ("m²") is none, nor is the ending of "1st"."""
        told = "".join(element.itertext()).strip()
        if not _FOOTNOTE.fullmatch(told):
            return False
        if any(link.get("href", "").startswith("#") for link in element.iter("a")):
            return True
        return told.strip("[]").isdigit() and not self._is_power()

    def _is_power(self) -> bool:
        """Whether a superscript here is an exponent."""
        return bool(self._parts) and not self._space and _BASE.search(self._parts[-1][-_BASE_REACH:]) is not None

    def _leave(self, element: _Element) -> None:
        if element.tag in BLOCKS:
            self._flush()
            self._blocks.pop()
        elif kind := _kind(element):
            depth, start = self._open[kind]
            if kind == "q":
                self._text(self._quotes[min(depth, 2) - 1][1])
            self._open[kind] = (depth - 1, start)
            if depth == 1:
                start = self._open.pop(kind)[1]
                if 0 <= start < self._length:
                    self._closed.append((kind, start, self._length))

    def _text(self, text: str | None) -> None:
        if text and "pre" in self._blocks:
            first, *others = text.split("\n")
            self._run(first)
            for other in others:
                self._breaks += 2
                self._run(other)
        elif text:
            self._run(text)

    def _run(self, text: str) -> None:
        shown = _SPACES.sub(" ", text.translate(TRANSLATION))
        inner = shown.strip(" ")
        self._space = self._space or shown.startswith(" ")
        if not inner:
            return
        if self._breaks:
            self._end_of_line(inner[0])
        if self._space and self._parts:
            self._put(" ")
        for kind, (depth, start) in self._open.items():
            if start < 0:
                self._open[kind] = (depth, self._length)
        self._put(inner)
        self._space = shown.endswith(" ")

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]

    def _end_of_line(self, following: str) -> None:
        """A ``<br>`` ends the line as on the page; in a heading and in the middle of a sentence it is a space."""
        heading = any(tag in HEADINGS for tag in self._blocks)
        wrapped = self._breaks == 1 and following.islower() and self._last not in ".!?…:;"
        held, self._held = self._held, []
        if heading or wrapped:
            self._breaks, self._space = 0, True
        else:
            self._flush()
        self._silenced += held

    def _flush(self) -> None:
        """End the line, if there is one."""
        text = "".join(self._parts)
        line = text.strip()
        self._silenced += self._held
        self._held = []
        if line:
            start = len(text) - len(text.lstrip())
            spans = [
                *self._closed,
                *((kind, begin, len(text)) for kind, (_, begin) in self._open.items() if begin >= 0),
            ]
            fitted = _fitted(spans, text, start, start + len(line))
            fitted += [(f"{SILENCED} {rules}".strip(), 0, len(line)) for rules in self._silenced]
            self._silenced = []
            linked = sum(end - begin for kind, begin, end in fitted if kind == "a")
            self.lines.append(Line(line, tuple(fitted), self._blocks[-1] if self._blocks else "", linked))
        self._start()


def _kind(element: _Element) -> str | None:
    """The kind of span that an element makes; an anchor that leads nowhere makes none."""
    return None if element.tag == "a" and not element.get("href") else _SPANS.get(str(element.tag))


def _fitted(spans: list[tuple[str, int, int]], text: str, first: int, last: int) -> list[tuple[str, int, int]]:
    """The spans relative to the line, white space at their edges left out, in order, those that are empty dropped."""
    found = set()
    for kind, start, end in spans:
        start, end = max(start, first), min(end, last)
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        whole = (start, end) == (first, last) and kind in _PLAIN
        if start < end and not whole:
            found.add((kind, start - first, end - first))
    return sorted(found, key=lambda span: (span[1], -span[2], span[0]))


def flow(root: _Element, lang: str, skip: set[_Element] | None = None) -> list[Line]:
    """The lines of one element, as a browser would show them, without those in ``skip``."""
    taken = Flow(lang)
    taken.add(root, skip or set())
    return taken.lines


def line_of(root: _Element, lang: str, skip: set[_Element] | None = None) -> Line | None:
    """All that an element shows as one line (a headline that the page breaks over several), without ``skip``."""
    lines = flow(root, lang, skip)
    text, spans = "", list[tuple[str, int, int]]()
    for line in lines:
        text += " " if text else ""
        spans += [(kind, start + len(text), end + len(text)) for kind, start, end in line.spans]
        text += line.text
    return Line(text, tuple(spans), str(root.tag), 0) if text else None


def lay_out(lines: list[Line]) -> tuple[str, list[dict[str, Any]]]:
    """The lines as one text, each with its LF, and their markup with offsets into it."""
    spans: list[dict[str, Any]] = []
    offset = 0
    for line in lines:
        spans += [{"kind": kind, "start": offset + start, "end": offset + end} for kind, start, end in line.spans]
        offset += len(line.text) + 1
    return "".join(f"{line.text}\n" for line in lines), spans
