"""Common nouns of the original that stand in the English in Latin letters or in another Czech case: pozhar."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from align.auditing.lexicon import frequency
from align.names.inflection import nominatives, parses
from align.names.transliteration import romanizations
from align.tables import read_lines

_LOANS = Path(__file__).parent / "data" / "loans.txt"
_SHORTEST, _UNKNOWN = 5, 1.0
_MEANS_ELSE = frozenset(("rayon", "rayons", "kray", "kraya"))  # textiles in English, districts in Russian
_NAMES = {"Name", "Surn", "Patr", "Geox"}
_FIRST = {
    **dict(zip("абвгдзиклмнопрстуф", "abvgdziklmnoprstuf", strict=True)),
    "е": "ey",
    "ё": "ye",
    "ж": "zj",
    "й": "yij",
    "х": "khx",
    "ц": "tc",
    "ч": "c",
    "ш": "s",
    "щ": "s",
    "э": "e",
    "ю": "yij",
    "я": "yij",
}


@cache
def loans() -> frozenset[str]:
    """Words of the two languages that English texts write as they are."""
    return frozenset(word for line in read_lines(_LOANS) for word in line.split())


def may_be_left(word: str) -> bool:
    """Whether a small word in plain letters is none that English knows, nor a loan."""
    if not word.islower() or not word.isascii() or not word.isalpha() or len(word) < _SHORTEST:
        return False
    return word in _MEANS_ELSE or (frequency(word) < _UNKNOWN and word not in loans())


def is_romanized(word: str, originals: Iterable[str], *, plain: bool) -> bool:
    """Whether the word is one of these Russian words, in small letters, or its nominative, in Latin letters.

    ``plain``: only one that stands there in its plain form, since the word may be a name (Sarayev, of sheds).
    """
    return any(
        word in _spellings(original) and not (plain and original not in {each.normal_form for each in parses(original)})
        for original in originals
        if len(original) >= _SHORTEST - 1 and word[0] in _FIRST.get(original[0], "")
    )


@lru_cache(maxsize=2**14)
def _spellings(original: str) -> frozenset[str]:
    readings = parses(original)
    if not any(parse.is_known for parse in readings) or any(_NAMES & set(parse.tag.grammemes) for parse in readings):
        return frozenset()
    forms = (original, *nominatives(original, "ru"))
    return frozenset(spelled for form in dict.fromkeys(forms) for spelled in romanizations(form))


def is_other_case(word: str, originals: Iterable[str]) -> bool:
    """Whether the word is a Czech one of these in another case: zastupitele of zastupitelů."""
    stem = word[:-2]
    return len(word) > _SHORTEST + 1 and any(
        original.startswith(stem) and len(original) <= len(word) + 2 for original in originals
    )
