"""What of an original must arrive in its translation whatever the wording: its numbers and its names.

BLEU hardly sees either. A number counts where some reference renders it (a house may leave one out); a name where some
reference writes a word that sounds like a name of the original. It has arrived if the translation has the same number,
or the name as a reference or a published romanization spells it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from align.names.index import NameIndex
from align.names.inflection import nominatives
from align.names.sounds import is_cyrillic
from align.names.transliteration import from_czech, romanizations
from align.quantities import Quantity, compare, find_quantities

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How many were due, and those that did not arrive: number of the sentence, from 0, and what the source has."""

    due: int
    missing: tuple[tuple[int, str], ...]

    @property
    def share(self) -> float:
        """The share that arrived, 0 to 1 (1 where nothing was due)."""
        return 1.0 - len(self.missing) / self.due if self.due else 1.0

    @classmethod
    def joined(cls, parts: Iterable[Arrivals]) -> Arrivals:
        """Those of several translations as one."""
        parts = list(parts)
        return cls(sum(part.due for part in parts), tuple(each for part in parts for each in part.missing))


@dataclass(frozen=True, slots=True)
class Translated:
    """Sentences in ``lang``, their translation, and ``references[r][n]``, reference r of sentence n."""

    lang: str
    sources: Sequence[str]
    hypotheses: Sequence[str]
    references: Sequence[Sequence[str]]


def numbers_arrived(text: Translated) -> Arrivals:
    """The numbers of the sources, in figures or words, compared as values."""
    due, missing = 0, []
    for place, (source, hypothesis) in enumerate(zip(text.sources, text.hypotheses, strict=True)):
        ours = find_quantities(source, text.lang)
        rendered = set(compare(ours, ()).source)
        for_none = [_left(ours, each[place]) for each in text.references]
        rendered = {each for each in rendered if not all(each in left for left in for_none)}
        due += len(rendered)
        lost = rendered & _left(ours, hypothesis)
        missing += [(place, each.text) for each in sorted(lost, key=lambda quantity: quantity.start)]
    return Arrivals(due, tuple(missing))


def _left(ours: Sequence[Quantity], english: str) -> set[Quantity]:
    return set(compare(ours, find_quantities(english, "en")).source)


def names_arrived(text: Translated) -> Arrivals:
    """The people and places of the sources: words of four letters and more that a reference writes as names."""
    due, missing = 0, []
    for place, (source, hypothesis) in enumerate(zip(text.sources, text.hypotheses, strict=True)):
        accepted = _accepted(source, text.lang, [each[place] for each in text.references])
        there = {_plain(word) for word in _WORD.findall(hypothesis)}
        due += len(accepted)
        missing += [(place, name) for name, spellings in accepted.items() if not spellings & there]
    return Arrivals(due, tuple(missing))


def _accepted(source: str, lang: str, references: Sequence[str]) -> dict[str, set[str]]:
    """For each name of the source that a reference renders: its spellings there, and by published rules."""
    index = NameIndex([source], lang)
    accepted: dict[str, set[str]] = {}
    for word in dict.fromkeys(word for reference in references for word in _WORD.findall(reference)):
        bare = _POSSESSIVE.sub("", word)
        if len(bare) >= _SHORTEST and bare[0].isupper() and (match := index.find(bare)):
            accepted.setdefault(match.source, _romanized(match.source, lang)).add(_plain(bare))
    return accepted


def _romanized(name: str, lang: str) -> set[str]:
    spelled: set[str] = set()
    for form in nominatives(name, lang):
        spelled.update(romanizations(form) if is_cyrillic(form) else (form, from_czech(form)))
    return {_plain(each) for each in spelled}


def _plain(word: str) -> str:
    """Small letters without diacritics, possessive or hyphens, so that Zelensky's is Zelensky."""
    bare = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word).lower())
    return "".join(letter for letter in bare if letter.isalpha())
