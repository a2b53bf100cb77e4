"""The names of a source text, so that one can ask of an English word whether it is one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from align.names.exonyms import other_spellings
from align.names.inflection import is_oblique, is_proper_russian, nominatives
from align.names.sounds import Sounds, first_sounds, similarity, sounds

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PIECE = re.compile(r"[^-'’]+")
_OPENERS = " \t\u00a0\u202f„“”\"«»‚‘’'([–—-"
_STOPS = ".!?…:\n\r/"
_POSSESSIVE = re.compile(r"['’]s?\Z|(?<=[sš])['’]\Z", re.IGNORECASE)
_SHORTEST, _LONGEST = 3, 60
_SHORT_EXACT = 4
_FLOOR = 0.8
_REST_WEIGHT = 20.0
_COMMON_IN_CZECH = 3.6
_KNOWN_IN_ENGLISH = 3.0


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the source that an English word renders.

    ``source`` is the word as it stands there, ``start`` its offset in text number ``text``, ``score`` how alike both
    sound (0 to 1), ``inflected`` whether the English word keeps the source's case ending (``Zelenským``).
    """

    source: str
    start: int
    score: float
    text: int = 0
    inflected: bool = False


class _Heard(NamedTuple):
    """How the nominatives of a word sound, the readings of their first sounds, and whether the word is in a case."""

    forms: tuple[Sounds, ...]
    firsts: int
    oblique: bool


class _Name(NamedTuple):
    source: str
    start: int
    text: int
    heard: _Heard


class NameIndex:
    """The capitalised words of a source text; common words that merely begin a sentence are left out.

    ``texts`` are the source's paragraphs, sentences or whole text, ``lang`` is ``cs`` or ``ru``.
    """

    def __init__(self, texts: Iterable[str], lang: str) -> None:
        self.lang = lang
        self._names = _names(tuple(texts), lang)
        self._found: dict[str, Match | None] = {}
        self._exact: dict[tuple[int, ...], _Name] = {}
        for name in self._names:
            for form in name.heard.forms:
                if form.firsts:  # equal ones have no distance: the first name that has them is the best match
                    self._exact.setdefault(form.firsts, name)

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[str]:
        return (name.source for name in self._names)

    def find(self, word: str) -> Match | None:
        """The source's name that this English word renders, in any romanization, with or without ``'s``; else None."""
        bare = _POSSESSIVE.sub("", word)
        if bare not in self._found:
            self._found[bare] = self._search(bare) or self._renamed(bare)
        return self._found[bare]

    def longest_prefix(self, word: str) -> tuple[str, Match] | None:
        """The beginning of a glued word that is a name, and its match: ``Ushakov`` of ``Ushakovquoted``.

        Of several, the one that leaves the commonest English word behind it. The whole word is not its own prefix.
        None where no beginning of at least four letters is a name.
        """
        from wordfreq import zipf_frequency

        if len(word) > _LONGEST:
            return None
        best: tuple[float, str, Match] | None = None
        for end in range(len(word) - 1, _SHORT_EXACT - 1, -1):
            match = self.find(word[:end])
            if match:
                weight = match.score + zipf_frequency(word[end:], "en") / _REST_WEIGHT
                if best is None or weight > best[0]:
                    best = (weight, word[:end], match)
        return best[1:] if best else None

    def _renamed(self, word: str) -> Match | None:
        """The source's old name of a place: for Kyiv Киев, for Bakhmut Артёмовск."""
        found = [match for other in other_spellings(word) if " " not in other and (match := self._search(other))]
        return max(found, key=lambda match: match.score, default=None)

    def _search(self, word: str) -> Match | None:
        if not _SHORTEST <= len(word) <= _LONGEST or not word[0].isupper():
            return None
        wanted = sounds(word)
        firsts = first_sounds(wanted)
        best: Match | None = None
        exact = self._exact.get(wanted.firsts)
        for name in self._names if exact is None else (exact,):
            if name.heard.firsts & firsts:
                score, inflected = _compare(wanted, name)
                if score and (best is None or score > best.score):
                    best = Match(name.source, name.start, score, name.text, inflected)
        return best


def _compare(wanted: Sounds, name: _Name) -> tuple[float, bool]:
    floor = _FLOOR if len(wanted) > _SHORT_EXACT else 0.97 if len(wanted) < _SHORT_EXACT else 0.85
    scores = [similarity(wanted, form, floor) for form in name.heard.forms]
    best = max(scores)
    return best, name.heard.oblique and scores[0] > max(scores[1:], default=1.0)


def _names(texts: tuple[str, ...], lang: str) -> tuple[_Name, ...]:
    """The distinct capitalised words of the texts, each where it stands first."""
    occurrences = [(number, found) for number, text in enumerate(texts) for found in _WORD.finditer(text)]
    lowered = {found.group() for _, found in occurrences if found.group()[0].islower()}
    inside: dict[str, tuple[int, int]] = {}
    initial: dict[str, tuple[int, int]] = {}
    for number, found in occurrences:
        word = found.group()
        if word[0].isupper() and 1 < len(word) <= _LONGEST:
            opens = _opens_sentence(texts[number], found.start())
            (initial if opens or word.isupper() else inside).setdefault(word, (number, found.start()))
    for word, place in initial.items():
        if word not in inside and _begins_as_name(word, lang, lowered):
            inside[word] = place
    return tuple(
        _Name(part, at + within, number, _heard(part, lang))
        for word, (number, at) in inside.items()
        for part, within in _parts(word).items()
    )


def _parts(word: str) -> dict[str, int]:
    """A hyphenated name and its parts, with their offsets in it: ``Сен-Жермен``, ``Сен``, ``Жермен``."""
    parts = {word: 0}
    for piece in _PIECE.finditer(word):
        if len(piece[0]) >= _SHORTEST and piece[0][0].isupper():
            parts.setdefault(piece[0], piece.start())
    return parts


@lru_cache(maxsize=2**14)
def _heard(word: str, lang: str) -> _Heard:
    forms = tuple(sounds(form) for form in nominatives(word, lang))
    return _Heard(forms, reduce(or_, map(first_sounds, forms)), is_oblique(word, lang))


def _opens_sentence(text: str, at: int) -> bool:
    while at > 0 and text[at - 1] in _OPENERS:
        at -= 1
    return at == 0 or text[at - 1] in _STOPS


def _begins_as_name(word: str, lang: str, lowered: set[str]) -> bool:
    """Whether a word that is seen only at the beginning of sentences is a name all the same."""
    if word.lower() in lowered:
        return False
    if lang == "ru":
        return is_proper_russian(word)
    from wordfreq import zipf_frequency

    if zipf_frequency(word, "cs") < _COMMON_IN_CZECH:
        return True
    # A frequent word that English has too is one that both borrow or share, mostly a name: Putinovi, not Prezident.
    return any(
        zipf_frequency(form, "en") >= _KNOWN_IN_ENGLISH for form in nominatives(word, lang) if len(form) > _SHORT_EXACT
    )
