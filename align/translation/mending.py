"""What a hint said and the translation all but has: a name misspelled, a figure with a digit too many, put right.

A model that copies hints copies most of them. Where one is missing and something like it stands in the text that no
hint and no dictionary accounts for, that is the hint gone wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from align.names.sounds import similarity, sounds

_Alike = Callable[[str, str], float]
_FIGURE = re.compile(r"\d+(?:[.,:/–-]+\d+)*(?:st|nd|rd|th)?")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_NAME_ALIKE, _FIGURE_ALIKE = 0.6, 0.5
_UNKNOWN = 1.5


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    text: str


def mend(text: str, hints: Sequence[str]) -> str:
    """The translation with misspelled hints put right; the same where all arrived or nothing resembles them.

    ``hints`` stand in the order of the source, as often as there.
    """
    figures = [hint for hint in hints if hint[0].isdigit()]
    names = [hint for hint in hints if not hint[0].isdigit()]
    swaps = [*_figures(text, figures), *_names(text, names)]
    for place, hint in sorted(swaps, key=lambda swap: -swap[0].start):
        text = text[: place.start] + hint + text[place.end :]
    return text


def _figures(text: str, hints: Sequence[str]) -> list[tuple[_Place, str]]:
    found = [_Place(*match.span(), match[0]) for match in _FIGURE.finditer(text)]
    there = {place.text for place in found}
    missing = [hint for hint in dict.fromkeys(hints) if hint not in there]
    return _paired(missing, _surplus(found, hints), _figures_alike, _FIGURE_ALIKE)


def _surplus(found: Sequence[_Place], hints: Sequence[str]) -> list[_Place]:
    """The figures that no hint accounts for: others, and those that stand there more often than in the source."""
    left = Counter(hints)
    surplus = []
    for place in found:
        if left[place.text]:
            left[place.text] -= 1
        else:
            surplus.append(place)
    return surplus


def _names(text: str, hints: Sequence[str]) -> list[tuple[_Place, str]]:
    found = []
    for word in _WORD.finditer(text):
        bare = _POSSESSIVE.sub("", word[0])
        found.append(_Place(word.start(), word.start() + len(bare), bare))
    there = {place.text for place in found}
    missing = [hint for hint in dict.fromkeys(hints) if hint not in there]
    alien = [place for place in found if place.text[0].isupper() and place.text not in hints and _unknown(place.text)]
    return _paired(missing, alien, _names_alike, _NAME_ALIKE)


def _paired(missing: Sequence[str], alien: Sequence[_Place], alike: _Alike, least: float) -> list[tuple[_Place, str]]:
    """The likest pairs first; each hint and each place once. A hint that came out wrong twice is put right twice."""
    ranked = sorted(
        ((alike(hint, place.text), number, hint, place) for hint in missing for number, place in enumerate(alien)),
        key=lambda row: (-row[0], row[1]),
    )
    taken: dict[int, tuple[_Place, str]] = {}
    for value, number, hint, place in ranked:
        if value >= least:
            taken.setdefault(number, (place, hint))
    return list(taken.values())


def _figures_alike(hint: str, written: str) -> float:
    return SequenceMatcher(None, hint, written, autojunk=False).ratio()


def _names_alike(hint: str, written: str) -> float:
    spelled = SequenceMatcher(None, hint.lower(), written.lower(), autojunk=False).ratio()
    return max(spelled, similarity(sounds(hint), sounds(written), _NAME_ALIKE))


@lru_cache(maxsize=65536)
def _unknown(word: str) -> bool:
    """Whether English text hardly ever has the word: a misspelling, or a name as rare as one."""
    from wordfreq import zipf_frequency

    return bool(zipf_frequency(word, "en") < _UNKNOWN)
