"""How the audit's tests write what they want found, and the documents they make of texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from align.auditing import audit, load_profile, normalize
from align.auditing.rule import Example, Mark
from align.segment import segment
from align.types import Aligned, Bead, Document, Finding, Segment, Translation


def ids(cases: Iterable[tuple[str, Example]]) -> list[str]:
    """The rule of each case and how its English begins."""
    return [f"{name}: {example.english[:40]!r}" for name, example in cases]


def bare(text: str) -> str:
    """A text without the brackets around what should be found."""
    return re.sub(r"[\[\]]", "", text)


def marked(text: str, marks: Iterable[Mark | Finding]) -> str:
    """A text with brackets around what was found."""
    for start, end in sorted({(mark.start, mark.end) for mark in marks}, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def fixed(aligned, english: str, source: str, rules: Sequence[str]) -> str:
    """The English with the repairs of these rules; the original is Russian where it has Cyrillic letters."""
    lang = "ru" if any("а" <= letter <= "я" for letter in source) else "cs"
    return normalize(english, audit(aligned(english, source, lang), load_profile(), rules))


def lines(text: str, lang: str) -> Document:
    """A document in which each line, an empty one too, is a sentence."""
    segments, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        segments.append(Segment(f"a.{lang}:{number}:1", line, lang, start, start + len(line)))
        start += len(line) + 1
    return Document("a", lang, text, tuple(segments))


def beaded(english: str, source: str = "", lang: str = "cs", fresh: str = "") -> Aligned:
    """A document whose lines are beads one to one; ``fresh`` translates every line."""
    target = lines(english, "en")
    if not source:
        beads = tuple(Bead(f"a:{n}", (), (one.id,), 0.0, 0.9, "test") for n, one in enumerate(target.segments, 1))
        return Aligned("a", None, target, (), beads)
    original = lines(source, lang)
    pairs = zip(original.segments, target.segments, strict=True)
    beads = tuple(Bead(f"a:{n}", (one.id,), (other.id,), 0.9, 0.9, "test") for n, (one, other) in enumerate(pairs, 1))
    translations = tuple(Translation(one.id, fresh, -0.1) for one in original.segments) if fresh else ()
    return Aligned("a", original, target, translations, beads)


def told(english: str, source: str, lang: str, fresh: str = "") -> Aligned:
    """A document whose sentences are beads one to one, each with the same fresh translation."""
    original, target = segment(Document("a", lang, source)), segment(Document("a", "en", english))
    if len(original.segments) == len(target.segments):
        pairs = zip(original.segments, target.segments, strict=True)
        sides = [((one.id,), (other.id,)) for one, other in pairs]
    else:
        sides = [(tuple(one.id for one in original.segments), tuple(one.id for one in target.segments))]
    beads = tuple(Bead(f"a:{n}", *side, 0.9, 0.9, "mt") for n, side in enumerate(sides, 1))
    translations = tuple(Translation(one.id, fresh, -0.1) for one in original.segments) if fresh else ()
    return Aligned("a", original, target, translations, beads)


def of_example(example: Example) -> Aligned:
    """An example as a document whose paragraphs are beads.

    Where one side has more of them, the first ones, and of several the last ones, belong together.
    """
    english = segment(Document("a", "en", bare(example.english)))
    if not example.source:
        return Aligned("a", None, english)
    source = segment(Document("a", example.lang, example.source))
    ours, theirs = _paragraphs(english), _paragraphs(source)
    if len(ours) == len(theirs):
        pairs = list(zip(theirs, ours, strict=True))
    else:
        last = 1 if min(len(ours), len(theirs)) > 1 else 0
        middle = [(one, ()) for one in theirs[1 : len(theirs) - last]]
        middle += [((), one) for one in ours[1 : len(ours) - last]]
        pairs = [(theirs[0], ours[0]), *middle, *([(theirs[-1], ours[-1])] if last else [])]
    beads = tuple(Bead(f"a:{n}", one, other, 0.9, 0.9, "test") for n, (one, other) in enumerate(pairs, 1))
    return Aligned("a", source, english, (), beads)


def _paragraphs(document: Document) -> list[tuple[str, ...]]:
    groups = groupby((one.id for one in document.segments), key=lambda name: name.rpartition(":")[0])
    return [tuple(names) for _, names in groups]


def case_endings(
    aligned: Callable[[str, str, str], Aligned], english: str, source: str
) -> list[tuple[str, str | None]]:
    """What the rule for case endings finds and its repairs; a source with Cyrillic letters is Russian."""
    lang = "ru" if re.search("[а-я]", source) else "cs"
    findings = audit(aligned(english, source, lang), load_profile(), ["case-ending"])
    return [(finding.text, finding.replacement) for finding in findings]
