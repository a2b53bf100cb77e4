"""What the original says of an English word that may be a place or a surname: Nikolaev, Lvov, Kanev."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from align.auditing.context import Context
from align.letters import UPPER
from align.names.exonyms import Exonym, family
from align.names.inflection import nominatives
from align.names.sounds import is_cyrillic
from align.names.transliteration import romanizations

_WORD = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(rf"[^\W\d_]\s?[-–—]\s?\Z|\A\s?[-–—]\s?[{UPPER}]")
_ALIKE = 0.95
_ENDING = 3  # letters that a Czech case may add
_BEFORE = {
    "cs": frozenset(
        ("v", "ve", "do", "z", "ze", "poblíž", "nedaleko", "město", "města", "městě", "přístav", "přístavu")
    ),
    "ru": frozenset(("в", "во", "из", "через", "близ", "город", "города", "городе", "порт", "порту", "порта")),
}


def is_place_in_source(context: Context, start: int, rows: tuple[Exonym, ...]) -> bool:
    """Whether the original, where it stands for the English at ``start``, names the place and nobody of that name.

    The place is certain under its own name (Czech ``Mykolajiv``, where the person is ``Nikolajev``), behind a word such
    as "in", and beside another place: ``Вена - Львов``.
    """
    bead, source = context.bead_at(start), context.aligned.source
    if bead is None or source is None or source.lang not in _BEFORE:
        return False
    text = " ".join(segment.text for segment in context.source_of(bead))
    places = [_is_place(text, word, rows, source.lang) for word in _named(text, rows, source.lang)]
    return bool(places) and all(places)


def is_quoted_in_source(context: Context, start: int, rows: tuple[Exonym, ...]) -> bool:
    """Whether the original, where it stands for the English at ``start``, has the name alone in quotation marks.

    So it is a work's, a ship's or a venue's, or the name is spoken of.
    """
    bead, source = context.bead_at(start), context.aligned.source
    if bead is None or source is None or source.lang not in _BEFORE:
        return False
    text = " ".join(segment.text for segment in context.source_of(bead))
    named = list(_named(text, rows, source.lang))
    return bool(named) and all(_is_alone_in_quotes(text, word) for word in named)


def _is_alone_in_quotes(text: str, word: re.Match[str]) -> bool:
    return text[: word.start()].endswith(tuple('"“„«‚‘')) and text[word.end() :].startswith(tuple('"“”»‘’'))


def has_own_name(context: Context, start: int, end: int, row: Exonym) -> bool:
    """Whether the original has the place under the name that its own country gives it, not under the old one."""
    if context.names is None or context.bead_at(start) is None:
        return False
    own, old = context.names.find(row.preferred), context.names.find(context.text[start:end])
    return own is not None and own.score >= _ALIKE and (old is None or own.score > old.score)


def _named(text: str, rows: tuple[Exonym, ...], lang: str) -> Iterator[re.Match[str]]:
    """The words of the original that are the place's name, or a surname of the same letters."""
    spelled = {each.spelled.lower() for row in rows for each in family(row.preferred)}
    for word in _WORD.finditer(text):
        if word[0][0].isupper() and not spelled.isdisjoint(_spellings(word[0], lang)):
            yield word


@lru_cache(maxsize=4096)
def _spellings(word: str, lang: str) -> frozenset[str]:
    """The lower-cased nominatives of a word, of a Cyrillic one in Latin letters."""
    if is_cyrillic(word):
        return frozenset(each.lower() for form in nominatives(word, lang) for each in romanizations(form.capitalize()))
    return frozenset(word.lower()[: len(word) - cut] for cut in range(_ENDING + 1) if len(word) - cut >= _ENDING)


def _is_place(text: str, word: re.Match[str], rows: tuple[Exonym, ...], lang: str) -> bool:
    before = _WORD.findall(text[: word.start()][-40:])[-1:]
    if before and before[0].lower() in _BEFORE[lang] and text[word.start() - 1].isspace():
        return not (before[0].lower() in ("в", "во") and word[0].endswith("а"))  # at somebody
    if _PAIR.search(text[: word.start()]) or _PAIR.search(text[word.end() :]):
        return True
    own = {each.spelled.lower() for row in rows for each in family(row.preferred) if each.origin == "uk"}
    others = {each.spelled.lower() for row in rows for each in family(row.preferred) if each.origin != "uk"}
    return not own.isdisjoint(found := _spellings(word[0], lang)) and others.isdisjoint(found) and lang == "cs"
