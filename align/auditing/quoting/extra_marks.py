"""Marks that the source's own quotations prove wrong: one too many, and a single one that closes nothing any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log

from align.auditing.context import Context
from align.auditing.quoting.quotations import Quotation
from align.auditing.rule import Mark

_RATIO = 1.05  # characters of English for one of Czech or Russian
_SURE, _LIKELY = 0.93, 0.75
_STOPS = re.compile(r"(?<=\w)[.,?!…]+")
_NEAR, _FAR = 0.35, 0.5  # how a length fits the source's, as a logarithm
_OPENS = re.compile(r"(?<=[\s(\[\"“])['‘](?=[^\W\d_])(?!(?:em|til|tis|twas|cause|n)\b)")
_SHUTS = re.compile(r"(?<=[^\W_])['’](?![^\W_])|(?<=[.,?!…])['’](?![^\W\d_])")
_INNER = re.compile(
    r"(?:‚(?P<low>[^‘’‚\n]+)[‘’]|(?<=[\s(])'(?P<straight>[^'\n]+)'(?![^\W_])|(?<=[\s(])„(?P<russian>[^“”„\n]+)[“”])"
)
_WITHIN = r'(?P<inner>"[^"\s][^"\n]*(?<![\s"])")'
_NESTED = (  # an inner quotation with the very marks of the outer one, or with straight ones inside guillemets
    re.compile(rf'(?<![^\s(])"[^\s"][^"\n]*(?<=[\s(]){_WITHIN}(?!\w)[^"\n]*(?<![\s("])"'),
    re.compile(r"«[^«»\n]*(?P<inner>«[^«»\n]+»)[^«»\n]*»"),
    re.compile(rf"«[^«»\"\n]*{_WITHIN}[^«»\"\n]*»"),
)


def extra_mark(text: str, places: tuple[int, int, int], lengths: tuple[int, int], other: Quotation) -> Mark | None:
    """Three marks where the source has two: the one between is wrong, or the one apart.

    ``places`` are the beginning, the middle mark and the end; ``lengths`` those of all and of the closed part.
    """
    start, middle, end = places
    expected = _RATIO * (other.end - other.start)
    whole, part = (abs(log(length / expected)) for length in lengths)
    why = "a mark too many: the original has one quotation here"
    if whole < _NEAR and part > max(_FAR, whole + _NEAR):
        return Mark(start, end, why, text[start:middle] + text[middle + 1 : end], _SURE)
    return None


def inner_marks(context: Context, one: Quotation, paragraph: str) -> Iterator[Mark]:
    """A single mark that opens a quotation inside another one, without its end; the source has one there too."""
    text = context.text
    opened = [found.start() for found in _OPENS.finditer(text, one.start, one.end)]
    if len(opened) != 1 or _SHUTS.search(text, opened[0] + 1, one.end):
        return
    known = [found.span() for found in _INNER.finditer(paragraph)] or [
        found.span("inner") for pattern in _NESTED for found in pattern.finditer(paragraph)
    ]
    if len(known) != 1:
        return
    place, confidence = _inner_end(text, opened[0], one.end - 1, known[0], paragraph)
    if place:
        mark = "’" if text[opened[0]] == "‘" else "'"
        fixed = text[opened[0] : place] + mark
        yield Mark(opened[0], place, "the inner closing mark is missing", fixed, confidence)


def _inner_end(text: str, opened: int, end: int, known: tuple[int, int], paragraph: str) -> tuple[int, float]:
    """Where the inner quotation ends: with the outer one, or at the stop before what the source has behind it."""
    if re.match(r"[\s.,!?…]*[\"“”»]", paragraph[known[1] :]):
        return end, _SURE
    stops = [found.end() for found in _STOPS.finditer(text, opened, end)]
    inner = [place for place in stops if place < end]
    if len(inner) == 1:
        return inner[0], _SURE
    expected = _RATIO * (known[1] - known[0])
    best = min(inner, key=lambda place: abs(log((place - opened + 1) / expected)), default=0)
    return best, _LIKELY
