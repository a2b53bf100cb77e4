"""Where a quotation with one mark begins or ends: grammar offers places, the source's quotation chooses among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from align.auditing.context import Context
from align.auditing.quoting.quotation_proofs import (
    RATIO,
    adverbial_start,
    has_as_many_words,
    named_start,
    proved_end,
    resumed_start,
    speaks,
    title_end,
)
from align.auditing.quoting.quotations import quotations

_WORD = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")
_SINGLE_END = re.compile(r"(?<=[.,?!…])('{1,2}|’{1,2})(?=\s|$)")
_SINGLE_OPENS = re.compile(r"(?:(?<=\s)|(?<=[(\[]))['‘](?=\w)")
_REACH = 1200
_SURE, _PROVED, _LIKELY, GUESSED = 0.94, 0.93, 0.75, 0.6
_FRAGMENT = 45  # characters; below, the fresh translation's quotation is likely cut as the original's is
_OTHER = 1.2  # a length that is farther off than this is another quotation's
_OPENING = '"“„«'
_EXACT = 0.25  # the same for a few words that are quoted at the end of a paragraph
_ARTICLES = (" a ", " an ", " the ")  # a quotation of a few words has its own article more often than not
_BEHIND_ARTICLE = 0.35
_CLOSE = 0.45  # how far, as a logarithm, the length may be from the source's


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark belongs, and the probability of that."""

    offset: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Original:
    """The source's quotation: its length inside the marks, what stands before its end and behind it."""

    length: int
    last: str
    after: str

    @classmethod
    def of(cls, text: str) -> _Original:
        end = next((i for i in range(1, len(text)) if text[i] in '"“”»«'), len(text) - 1)
        return cls(end - 1, text[end - 1], text[end + 1 :].lstrip(" ")[:1])


def other_end(text: str, opened: int) -> tuple[int, int] | None:
    """A single mark, or two of them, that closes what a double one opened: ``"We won,' he said``; its span.

    Not where single marks open something inside the quotation.
    """
    stop = min((at for at in (text.find("\n", opened), opened + _REACH) if at >= 0), default=opened)
    stop = _next_mark(text, opened + 1, min(stop, len(text)))
    found = _SINGLE_END.search(text, opened + 1, stop)
    if found is None or _SINGLE_OPENS.search(text, opened + 1, found.start()):
        return None
    return found.span(1)


def missing_end(context: Context, opened: int, original: str | None) -> Place | None:
    """Where the quotation that opens at ``opened`` should end; None where nothing tells."""
    text = context.text
    stop = min(len(text), opened + _REACH)
    line = text.find("\n", opened, stop)
    stop = _next_mark(text, opened + 1, stop if line < 0 else line)
    known = _Original.of(original) if original else None
    places = list(_ends(text, opened + 1, stop))
    if not places:
        return None
    if known is None:
        return _by_grammar(text, opened, stop, places)
    titled, expected = title_end(text, opened, stop), known.length * RATIO
    if titled is not None and original and has_as_many_words(text[opened:titled], original[1 : known.length + 1]):
        return Place(titled, _PROVED)
    proved = proved_end(text, opened, places, (known.length, known.last, known.after))
    if proved is not None:
        return Place(proved, _PROVED)
    before = text[max(0, opened - 2) : opened].rstrip(" \t\u00a0")[-1:]
    sentence = text[opened + 1 : opened + 2].isupper() and before in ("", "\n", ".", "?", "!", ":", ",")
    edges = _fresh_edges(context, opened) if known.length < _FRAGMENT else []
    costs = [
        (_cost(text, place, place - opened - 1, expected, known, stop) - _told(text, place, edges), place)
        for place in places
        if not (sentence and text.startswith(".", place, stop))  # a whole sentence keeps its own stop
    ]
    best = min(costs)[1]
    far = abs(log((best - opened + 2) / (expected + 3)))
    if far > _OTHER:
        return _by_grammar(text, opened, stop, places)
    return Place(best, _SURE if far < _CLOSE and _is_proved(text, (opened, best), stop, known, far) else _LIKELY)


def _is_proved(text: str, span: tuple[int, int], stop: int, known: _Original, far: float) -> bool:
    """Whether source and grammar agree on an end: before its speaker, at the paragraph's end, before the same stop."""
    opened, place = span
    if text[place - 1] in ",?!" and speaks(text, place):
        return True
    ends = text[stop : stop + 1] in ("", "\n", "\r") and not text[place:stop].strip(".?!… ")
    if not known.after or (known.after == "." and text[place - 1] in ".?!…"):
        return ends and (far < _EXACT or text[opened + 1].isupper())
    before = known.after in ".;:" and text.startswith((".", ";", ":"), place) and known.last not in ".?!…"
    return before and far < _EXACT


def _by_grammar(text: str, opened: int, stop: int, places: Sequence[int]) -> Place:
    """The end that the English alone suggests: behind a title, before a speaker, at the end of the paragraph."""
    titled = title_end(text, opened, stop)
    if titled is not None:
        return Place(titled, GUESSED)
    spoken = next((place for place in places if text[place - 1] in ",?!" and speaks(text, place)), None)
    return Place(places[-1], GUESSED) if spoken is None else Place(spoken, _LIKELY)


def _next_mark(text: str, start: int, stop: int) -> int:
    return next((i for i in range(start, stop) if text[i] in '"“”„«»'), stop)


def _ends(text: str, start: int, stop: int) -> Iterator[int]:
    """The places behind a word, and behind the stop or comma that follows it."""
    for word in _WORD.finditer(text, start, stop):
        end = word.end()
        yield end
        while end < stop and text[end] in ".,?!…":
            end += 1
            yield end


def _fresh_edges(context: Context, opened: int) -> list[tuple[str, str]]:
    """The last word inside each quotation of the fresh translation, and the first behind it."""
    bead = context.bead_at(opened)
    fresh = context.hypothesis_of(bead) if bead else ""
    edges = []
    for one in quotations(fresh):
        inside, behind = _WORD.findall(fresh, one.start, one.end), _WORD.search(fresh, one.end)
        if not one.missing and inside:
            edges.append((inside[-1].lower(), behind[0].lower() if behind else ""))
    return edges


def _told(text: str, place: int, edges: list[tuple[str, str]]) -> float:
    """How much the fresh translation speaks for an end."""
    before, behind = re.findall(r"[\w'’-]+", text[max(0, place - 40) : place])[-1:], _WORD.search(text, place)
    last, first = (before[0].lower() if before else ""), behind[0].lower() if behind else ""
    return max((0.4 * (last == edge[0]) + 0.3 * (first == edge[1] != "") for edge in edges), default=0.0)


def _cost(text: str, place: int, length: int, expected: float, known: _Original, stop: int) -> float:
    """How badly an end fits the source's quotation; lower is better."""
    cost = 2 * abs(log((length + 3) / (expected + 3)))
    before, after = text[place - 1], text[place : place + 1]
    inside, outside = before in ".,?!…", after in tuple(".,?!…:;")
    if inside and outside:
        return cost + 2
    if known.last in ",?!" or known.after in tuple(",-–—"):
        cost += 0 if inside or outside else 0.8
    elif not known.after or known.after in ".;:!?":
        cost += 0 if outside or place >= stop or (inside and before in ".?!…") else 0.6
        cost += 0.1 if inside and known.last not in ".?!…" else 0
    else:
        cost += 0.5 if inside or outside else 0
    if known.last in ".?!…" and known.last != before:
        cost += 0.4
    if known.last not in ".,?!…" and inside and before != "," and known.after != ".":
        cost += 0.3
    if inside and speaks(text, place):
        cost -= 0.7
    return cost


def missing_start(context: Context, closed: int, original: str | None) -> Place | None:
    """Where the quotation that closes at ``closed`` should begin; None where nothing tells."""
    text = context.text
    floor = max(0, closed - _REACH)
    floor = max(floor, text.rfind("\n", floor, closed) + 1)
    floor = next((i + 1 for i in range(closed - 1, floor - 1, -1) if text[i] in '"“”„«»'), floor)
    places = [word.start() for word in _WORD.finditer(text, floor, closed)]
    if not places:
        return None
    if original is None:
        started = [place for place in places if _starts(text, place, floor)]
        return Place(started[-1], GUESSED) if started else None
    proved = resumed_start(text, closed, floor) or named_start(text, closed, floor, original)
    if proved is None:
        proved = _rendered_start(context, closed, places)
    if proved is None:
        proved = adverbial_start(text, closed, places, original)
    if proved is not None:
        return Place(proved, _PROVED)
    expected = _Original.of(original).length * RATIO
    capital = original[1:2].isupper()
    costs = []
    for place in places:
        cost = 2 * abs(log((closed - place + 3) / (expected + 3)))
        cost += 0 if text[place].isupper() == capital else 0.6
        cost += 0 if not capital or _starts(text, place, floor) else 0.5
        cost += _BEHIND_ARTICLE if text[:place].endswith(_ARTICLES) else 0
        costs.append((cost, place))
    proved = _quoted_start(context, floor, closed) if capital else None
    if proved is not None and abs(log((closed - proved + 3) / (expected + 3))) < _CLOSE:
        return Place(proved, _SURE)
    best = min(costs)[1]
    near = abs(log((closed - best + 3) / (expected + 3))) < _CLOSE
    return Place(best, _LIKELY if near and capital and _starts(text, best, floor) else GUESSED)


def _rendered_start(context: Context, closed: int, places: Sequence[int]) -> int | None:
    """The beginning of the words before the mark that the fresh translation has, all of them, as a quotation."""
    bead, text = context.bead_at(closed - 1), context.text
    fresh = context.hypothesis_of(bead) if bead else ""
    words = [word.lower() for word in _WORD.findall(text, places[0], closed)]
    for one in quotations(fresh):
        inside = [word.lower() for word in _WORD.findall(fresh, one.start, one.end)]
        if not one.missing and len(inside) > 1 and words[-len(inside) :] == inside:
            return places[-len(inside)]
    return None


def _quoted_start(context: Context, floor: int, closed: int) -> int | None:
    """The beginning of the English sentence that closes at ``closed``, if its original begins with a quotation mark.

    Not at the very beginning of a text: it may be a piece of a longer one, whose quotation opened before.
    """
    bead = context.bead_at(closed - 1)
    originals = context.source_of(bead) if bead else ()
    if bead is None or not originals or not originals[0].text.startswith(tuple(_OPENING)):
        return None
    start = context.target_of(bead)[0].start
    return start if start > 0 and floor <= start and "\n" not in context.text[start:closed] else None


def _starts(text: str, place: int, floor: int) -> bool:
    """Whether a sentence or a speech begins there."""
    before = text[floor:place].rstrip(" \t\u00a0")
    return not before or (before[-1] in ".?!:," and text[place].isupper())
