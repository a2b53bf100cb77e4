"""What a translation all but has, put right: a name misspelled, a figure with a digit too many, quotation marks mixed.

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

from align.names.exonyms import preferred_spelling
from align.names.sounds import similarity, sounds
from align.quantities import find_quantities

_Alike = Callable[[str, str], float]
_FIGURE = re.compile(r"(?<!\w)\d+(?:[.,:/–-]+\d+)*(?:st|nd|rd|th)?(?!\w)")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_NAME_ALIKE, _FIGURE_ALIKE = 0.6, 0.5
_UNKNOWN = 1.5
_SMALLEST_WORD = 11
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    text: str


def mend(text: str, hints: Sequence[str], source: str = "") -> str:
    """The translation with misspelled hints put right; the same where all arrived or nothing resembles them.

    ``hints`` stand in the order of the source, as often as there. Figures of the ``source`` that had no hint (in dates,
    decades) stay as they came out.
    """
    figures = [hint for hint in hints if hint[0].isdigit()]
    names = [hint for hint in hints if hint[0].isupper()]
    swaps = [*_figures(text, figures, _unhinted(source, figures)), *_names(text, names)]
    for place, hint in sorted(swaps, key=lambda swap: -swap[0].start):
        text = text[: place.start] + hint + text[place.end :]
    return text


def straightened(text: str) -> str:
    """The translation with straight quotation marks and apostrophes; a model that learned both mixes them."""
    return text.translate(_STRAIGHT)


def missing(text: str, hints: Sequence[str]) -> int:
    """How many of the hints a translation does not have as words or figures of their own: 9 is in 9km, not in 1999.

    A place may be there as its adjective, Europe as European, or as it is written now, Moldavia as Moldova. Small
    numbers in words do not count: "both" and "a couple" say the same.
    """
    return sum(
        not (hint[0].islower() or _is_between_blanks(hint, text) or _standing(hint).search(text)) for hint in hints
    )


def _is_between_blanks(hint: str, text: str) -> bool:
    """The quick look for what mostly stands there, which spares a pattern."""
    return f" {hint} " in f" {text} "


@lru_cache(maxsize=4096)
def _standing(hint: str) -> re.Pattern[str]:
    after = r"(?!\d|[.,]\d)" if hint[-1:].isdigit() else r"(?!\w)"
    forms: list[str] = []
    for name in dict.fromkeys((hint, preferred_spelling(hint))):
        stem = name.rstrip("aeio")
        forms.append(re.escape(name))
        if len(stem) >= _SHORTEST_STEM and stem.isalpha():
            forms.append(rf"{stem}(?:[ie]?a)?ns?")
    return re.compile(rf"(?<!\w)(?<!\d[.,])(?:{'|'.join(forms)}){after}")


def _unhinted(source: str, hints: Sequence[str]) -> set[str]:
    """The runs of digits of a source, without those of hints of several (1 and 111 of 1,111): alone they are wrong."""
    runs = Counter(_DIGITS.findall(source))
    for hint in hints:
        own = Counter(_DIGITS.findall(hint))
        if own.total() > 1 and own <= runs:
            runs -= own
    return set(runs)


def _figures(text: str, hints: Sequence[str], known: set[str]) -> list[tuple[_Place, str]]:
    found = [_Place(*match.span(), match[0]) for match in _FIGURE.finditer(text)]
    there = {place.text for place in found}
    lost = [hint for hint in dict.fromkeys(hints) if hint not in there]
    if not lost:
        return []
    surplus = [place for place in _surplus(found, hints) if place.text in hints or not _is_known(place.text, known)]
    others = [*surplus, *_in_words(text)] if len(lost) == 1 and len(surplus) < 2 else []
    if len(others) == 1:
        return [(others[0], lost[0])]  # one number is lost, and one stands there that the source does not have
    return _paired(lost, surplus, _figures_alike, _FIGURE_ALIKE)


def _in_words(text: str) -> list[_Place]:
    """The numbers in words from eleven on, for which a source's number in words would have had a hint."""
    found = find_quantities(text, "en")
    large = [each for each in found if not each.digits and each.kind == "number" and each.value >= _SMALLEST_WORD]
    return [_Place(each.start, each.end, each.text) for each in large]


def _is_known(figure: str, known: set[str]) -> bool:
    """Whether the source has the figure's digits, or the decade of its year: 20th of 20, 1990 of 90."""
    runs = _DIGITS.findall(figure)
    return all(run in known or (len(run) == 4 and run[2:] in known) for run in runs)


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
    if all(hint.isalpha() and _is_between_blanks(hint, text) for hint in hints):
        return []
    found = []
    for word in _WORD.finditer(text):
        bare = _POSSESSIVE.sub("", word[0])
        found.append(_Place(word.start(), word.start() + len(bare), bare))
    there = {place.text for place in found}
    lost = [hint for hint in dict.fromkeys(hints) if hint not in there]
    if not lost:
        return []
    alien = [place for place in found if place.text[0].isupper() and place.text not in hints and _unknown(place.text)]
    return _paired(lost, alien, _names_alike, _NAME_ALIKE)


def _paired(missing: Sequence[str], alien: Sequence[_Place], alike: _Alike, least: float) -> list[tuple[_Place, str]]:
    """The likest pairs first, each place once. A name that came out wrong twice is put right twice, a figure once."""
    ranked = sorted(
        ((alike(hint, place.text), number, hint, place) for hint in missing for number, place in enumerate(alien)),
        key=lambda row: (-row[0], row[1]),
    )
    taken: dict[int, tuple[_Place, str]] = {}
    used: set[str] = set()
    for value, number, hint, place in ranked:
        if value >= least and number not in taken and hint not in used:
            taken[number] = (place, hint)
            if hint[0].isdigit():
                used.add(hint)
    return list(taken.values())


def _figures_alike(hint: str, written: str) -> float:
    return SequenceMatcher(None, hint, written, autojunk=False).ratio()


def _names_alike(hint: str, written: str) -> float:
    spelled = SequenceMatcher(None, hint.lower(), written.lower(), autojunk=False).ratio()
    return max(spelled, similarity(sounds(hint), sounds(written), _NAME_ALIKE))


@lru_cache(maxsize=2**14)
def _unknown(word: str) -> bool:
    """Whether English text hardly ever has the word: a misspelling, or a name as rare as one."""
    from wordfreq import zipf_frequency

    return bool(zipf_frequency(word, "en") < _UNKNOWN)
