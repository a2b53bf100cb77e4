"""Persons by their full names in other spellings: ``data/persons.tsv`` (Czech) and ``data/persons_russian.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from align.names.cases import fold
from align.names.tables import read_table
from align.names.transliteration import romanizations

_PART = re.compile("[ -]")
_JOINT = r"[ \u00a0\u2011-]"
_STEM = 3  # letters that a name is looked up by
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """A person: the words of the name in Russian, parted at blanks and hyphens, and the English name."""

    russian: tuple[str, ...]
    english: str

    @property
    def parts(self) -> Sequence[str]:
        """The English name, parted at blanks and hyphens."""
        return _PART.split(self.english)


@dataclass(frozen=True, slots=True)
class CzechName:
    """A full name of the Czech table: as Czech spells it, in English, and a pattern for any mixture of the two."""

    spelled: str
    english: str
    pattern: re.Pattern[str]

    def match(self, text: str, start: int) -> int:
        """The end of the name that begins at ``start``, wholly or partly in Czech spelling; 0 for another word.

        Of a mixture, one of the Czech parts must have what English spellings have not: an accent, or a j.
        """
        found = self.pattern.match(text, start)
        if found is None:
            return 0
        parts = zip(_PART.split(found[0]), _PART.split(self.english), strict=False)
        left = (part for part, wanted in parts if part != wanted and (not part.isascii() or "j" in part))
        return found.end() if found[0] == self.spelled or any(left) else 0


@cache
def czech_full_names() -> Mapping[str, Sequence[CzechName]]:
    """The names of more than one word of the Czech table by the first word in either spelling, the longest first."""
    found: dict[str, list[CzechName]] = {}
    for spelled, english, _ in sorted(read_table("persons.tsv", 3), key=lambda row: -len(row[0])):
        if " " in spelled:
            name = CzechName(spelled, english, _mixed(spelled, english))
            for first in {_PART.split(spelled)[0], _PART.split(english)[0]}:
                found.setdefault(first, []).append(name)
    return found


def first_words(word: str) -> Sequence[str]:
    """The whole word, and its first half where a hyphen parts it."""
    return (word, word.partition("-")[0])


def _mixed(spelled: str, english: str) -> re.Pattern[str]:
    czech, ours = _PART.split(spelled), _PART.split(english)
    if len(czech) != len(ours):
        return re.compile(rf"{re.escape(spelled)}(?!\w)")
    words = (f"(?:{re.escape(one)}|{re.escape(other)})" for one, other in zip(czech, ours, strict=True))
    return re.compile("[ -]".join(words) + r"(?!\w)")


def persons_of(text: str, words: Iterable[str]) -> Sequence[Listed]:
    """The persons of the Russian table whom a Russian text names in full; ``words`` are all of its words."""
    known = {_stem(part) for word in words if not word.islower() for part in word.split("-")}
    near = (row for row in _russian() if _stem(row.russian[0]) in known and _stem(row.russian[-1]) in known)
    return [row for row in near if _pattern(row.russian).search(text)]


@cache
def russian_surnames() -> Mapping[str, str]:
    """The last words of the Russian names, in small letters, with those of the English ones, where that is certain."""
    found: dict[str, set[str]] = {}
    for person in _russian():
        english = person.english.split()[-1]
        if len(person.russian) == len(person.parts) and len(person.russian[-1]) >= _STEM and english.isalpha():
            found.setdefault(person.russian[-1].lower(), set()).add(english)
    return {russian: english.pop() for russian, english in found.items() if len(english) == 1}


@cache
def _russian() -> Sequence[Listed]:
    return [Listed(tuple(_PART.split(row[0])), row[1]) for row in read_table("persons_russian.tsv", 3)]


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The name in any case; made when it is needed, as all together would take a while."""
    return re.compile(rf"(?<!\w){_JOINT.join(map(_any_case, words))}(?!\w)")


def _any_case(word: str) -> str:
    if word[0].islower():
        return word
    stem = word.rstrip("аяоеуиыйь") if len(word) > _SHORT else word
    spelled = re.sub("[её]", "[её]", stem)
    return f"{spelled}[а-яё]{{0,3}}" if len(word) > _SHORT else f"{spelled}(?:[ауе]|ом|ем)?"


def _stem(word: str) -> str:
    return word[:_STEM].lower().replace("ё", "е")


@lru_cache(maxsize=4096)
def letters_of(word: str) -> frozenset[str]:
    """What English writes letter by letter for a Russian word, by any scheme, as ``loose`` has it."""
    return frozenset(map(loose, romanizations(word)))


@lru_cache(maxsize=2**14)
def loose(word: str) -> str:
    """A Latin word without what transliterations differ in: accents, kh and h, y, j and i, ii."""
    return re.sub("[yj]", "i", fold(word).replace("kh", "h")).replace("ii", "i")
