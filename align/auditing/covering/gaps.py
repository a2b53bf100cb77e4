"""Beads with one side only, and whether the sentence on it is something that a translation has to have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.attribution import verb_kinds
from align.auditing.context import Context
from align.auditing.covering.coverage import coverage
from align.auditing.covering.tails import USUAL, loops
from align.auditing.rules.boilerplate import closing_lines
from align.types import Bead, Document, Segment

_FEWEST_WORDS, _SHORTEST = 4, 16
_LONG_WORD = 3  # letters, a stop among them
_SAME = 0.6
_WORD = re.compile(r"[^\W\d_]{3,}")
_META = ("title", "byline", "dateline", "boilerplate")
_LEAST_CONFIDENCE = 0.3
_LEAST_RATIO, _ROOM, _LONG = 0.5, 1.1, 1.35
_PARTICIPLE = re.compile(r",\s(?:and\s)?(?:\w+ly\s)?([a-z]{3,})ing\b")
_FIGURE = re.compile(r"\d{2,}")


def nulls(context: Context, side: str) -> Iterator[tuple[int, Bead]]:
    """The beads of one side only, ``source`` (left out) or ``target`` (added), with their places among the beads."""
    beads = context.aligned.beads
    if not any(bead.source_ids and bead.target_ids for bead in beads):
        return
    for index, bead in enumerate(beads):
        ours, theirs = (bead.source_ids, bead.target_ids) if side == "source" else (bead.target_ids, bead.source_ids)
        if ours and not theirs and bead.confidence >= _LEAST_CONFIDENCE:
            yield index, bead


def is_body(segment: Segment, document: Document) -> bool:
    """Whether a sentence belongs to the story: no title, byline, dateline, boilerplate, and more than a scrap."""
    if segment.id.rsplit(":", 2)[-2:-1] == ["0"] or _is_scrap(segment, document):
        return False
    text = segment.text.strip()
    if any(start <= segment.start < end for start, end, _, _ in closing_lines(document.text)):
        return False
    return not any(text in known or known in text for known in _known(document) if known)


def _is_scrap(segment: Segment, document: Document) -> bool:
    """Whether the segment has too few words for a sentence of the story.

    Inside a paragraph, three may be one, and two of some length: "Пострадавших нет."
    """
    words = segment.text.split()
    if not words:
        return True
    if len(words) >= _FEWEST_WORDS:
        return False
    before = document.text[: segment.start].rpartition("\n")[2].strip()
    behind = document.text[segment.end :].partition("\n")[0].strip()
    beside = before or behind
    fewest = 2 if beside and min(map(len, words)) >= _LONG_WORD else _FEWEST_WORDS - 1
    short = len(words) < fewest or len(segment.text) < _SHORTEST
    return short or not beside or not segment.text.rstrip().endswith(".") or any(map(str.isdigit, segment.text))


def _known(document: Document) -> list[str]:
    """The texts that a document's meta has for these keys; a row of the user's may have anything there."""
    values = (document.meta.get(key) for key in _META)
    lists = (value if isinstance(value, (list, tuple)) else [value] for value in values)
    return [item for listed in lists for item in listed if isinstance(item, str)]


def is_replaced(context: Context, index: int) -> bool:
    """Whether the gap stands beside one of the other side with as much text: one sentence that does not match."""
    beads = context.aligned.beads
    bead = beads[index]
    for other in (beads[at] for at in (index - 1, index + 1) if 0 <= at < len(beads)):
        lost, added = (bead, other) if bead.source_ids else (other, bead)
        if not (lost.source_ids and added.target_ids) or lost.target_ids or added.source_ids:
            continue
        if any(loops(segment.text) for segment in context.target_of(added)):
            return True
        theirs = sum(len(segment.text) for segment in context.source_of(lost))
        ours = sum(len(segment.text) for segment in context.target_of(added))
        if _LEAST_RATIO <= ours / max(1, theirs) <= 1 / _LEAST_RATIO or names_in(context, lost, added):
            return True
    return False


def names_in(context: Context, lost: Bead, added: Bead) -> bool:
    """Whether the English of one gap renders a name of the other's original, or repeats a figure of it."""
    from align.names import NameIndex

    originals = [segment.text for segment in context.source_of(lost)]
    english = " ".join(segment.text for segment in context.target_of(added))
    if set(_FIGURE.findall(english)) & set(_FIGURE.findall(" ".join(originals))):
        return True
    names = NameIndex(originals, context.source_of(lost)[0].lang) if originals else None
    return names is not None and any(names.find(word) for word in _WORD.findall(english) if word[0].isupper())


def neighbours(context: Context, index: int) -> Sequence[Bead]:
    """The two-sided beads before and behind a place, at most two on each side."""
    beads = context.aligned.beads
    before = [bead for bead in beads[max(0, index - 4) : index] if bead.source_ids and bead.target_ids][-2:]
    behind = [bead for bead in beads[index + 1 : index + 5] if bead.source_ids and bead.target_ids][:2]
    return (*before, *behind)


def said_beside(context: Context, index: int, english: str, *, fresh: bool) -> float:
    """How much of an English sentence the beads beside it say: in the English version, or in its fresh translation."""
    beside = neighbours(context, index)
    texts = (
        context.hypothesis_of(bead) if fresh else " ".join(segment.text for segment in context.target_of(bead))
        for bead in beside
    )
    return max((coverage(english, text) for text in texts), default=0.0)


def names_beside(context: Context, index: int, left_out: Sequence[Segment]) -> tuple[str, ...]:
    """The English words beside a gap that render a name of the sentence left out and of none around it.

    They show that the English says the sentence after all, in a bead that was drawn too narrow.
    """
    from align.names import NameIndex

    lang = left_out[0].lang
    missing = NameIndex([segment.text for segment in left_out], lang)
    beside = neighbours(context, index)
    around = NameIndex([segment.text for bead in beside for segment in context.source_of(bead)], lang)
    words = (word for bead in beside for segment in context.target_of(bead) for word in _WORD.findall(segment.text))
    return tuple(word for word in words if missing.find(word) and not around.find(word))


def has_room(context: Context, index: int, left_out: Sequence[Segment]) -> bool:
    """Whether a bead beside the gap says it in passing: it is long enough for both, or has all figures of the gap."""
    lost = " ".join(segment.text for segment in left_out)
    figures = set(re.findall(r"\d+", lost))
    beads = context.aligned.beads
    for bead in (*beads[max(0, index - 1) : index], *beads[index + 1 : index + 2]):
        theirs = " ".join(segment.text for segment in context.source_of(bead))
        ours = " ".join(segment.text for segment in context.target_of(bead))
        if not theirs or not ours or loops(ours):
            continue
        usual = USUAL.get(left_out[0].lang, 1.05)
        if len(ours) >= _ROOM * usual * (len(theirs) + len(lost)) and len(ours) >= _LONG * usual * len(theirs):
            return True
        if figures and figures <= set(re.findall(r"\d+", ours)) - set(re.findall(r"\d+", theirs)):
            return True
    return False


def spoken_beside(context: Context, index: int, left_out: Sequence[Segment]) -> bool:
    """Whether a participle of the English beside the gap stands for its verb of saying: ``..., urging people to``.

    The neighbour's own original must have no such verb, and its English be long for it.
    """
    lang = left_out[0].lang
    wanted = _spoken(" ".join(segment.text for segment in left_out), lang)
    beads = context.aligned.beads
    for bead in (*beads[max(0, index - 1) : index], *beads[index + 1 : index + 2]):
        theirs = " ".join(segment.text for segment in context.source_of(bead))
        ours = " ".join(segment.text for segment in context.target_of(bead))
        if not theirs or len(ours) < _LONG * USUAL.get(lang, 1.05) * len(theirs):
            continue
        participles = (found[1] for found in _PARTICIPLE.finditer(ours))
        told = {kind for stem in participles for form in (f"{stem}ed", f"{stem}d") for kind in verb_kinds(form, "en")}
        if told & wanted - _spoken(theirs, lang):
            return True
    return False


def _spoken(text: str, lang: str) -> set[str]:
    return {kind for word in _WORD.findall(text.lower()) for kind in verb_kinds(word, lang)}


def is_told(share: float) -> bool:
    """Whether that share means that the sentence is there after all."""
    return share >= _SAME
