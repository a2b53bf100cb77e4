"""What is left of an English word without its endings, so that a verb and the noun made of it are seen to be kin."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from align.auditing.covering.coverage import content
from align.tables import read_rows

_SHORTEST = 3
_ENDINGS = (
    *("ants", "ant", "ers", "er", "ors", "or", "ated", "ates", "ating", "ations", "ation", "ments", "ment"),
    *("ions", "ion", "ings", "ing", "als", "al", "ed", "es", "s", "d", ""),
)
# What nouns in -sion and the like have for the last sound of their verbs: extension of extend, decision of decide.
_TURNED = (
    ("nsion", ("nd",)),
    ("ision", ("id", "is")),
    ("usion", ("ud", "us")),
    ("ssion", ("t", "d")),
    ("ption", ("b",)),
)


@cache
def _bases() -> Mapping[str, str]:
    rows = read_rows(Path(__file__).parent / "data" / "irregular.tsv", 2)
    return {form: base for base, forms in rows for form in forms.split()}


@lru_cache(maxsize=2**14)
def stems_of(word: str) -> frozenset[str]:
    """What may be left of a word when its ending is gone, a final ``e`` and a doubled consonant aside."""
    stems = set()
    for ending in _ENDINGS:
        stem = word.removesuffix(ending) if ending else word
        if (stem != word or not ending) and len(stem) >= _SHORTEST:
            stems.add(stem.removesuffix("e"))
            if len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "ls":
                stems.add(stem[:-1])
    for ending, others in _TURNED:
        if word.endswith((ending, f"{ending}s")):
            stem = word.removesuffix("s").removesuffix(ending)
            stems.update(f"{stem}{other}" for other in others)
    return frozenset(stem for stem in stems if len(stem) >= _SHORTEST)


@lru_cache(maxsize=2**14)
def content_bases(word: str) -> frozenset[str]:
    """The stem of a content word, of an irregular verb that of its base (``left``: leave); empty for a small word."""
    return frozenset(content(_bases().get(word.lower(), word)))


def are_kin(one: str, other: str, least: int) -> bool:
    """Whether two words share a stem of at least ``least`` characters, or are forms of one irregular verb."""
    bases = _bases()
    if (one in bases or other in bases) and bases.get(one, one) == bases.get(other, other):
        return True
    return any(len(stem) >= least and stem in stems_of(other) for stem in stems_of(one))
