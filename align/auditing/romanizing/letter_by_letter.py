"""What English takes over letter by letter from a Russian original: Western and Romanian names, soft signs.

Western given names (Dzheyms, James) are ``western_russian.tsv``. Surnames of Romania and Moldova are undone by the
sounds that Russian writes for Romanian letters, where the original speaks of one of the two countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.originals import Original, Originals
from align.auditing.rule import Mark
from align.auditing.spelling.schemes import bare, respelled
from align.names.inflection import nominatives
from align.names.listed_persons import letters_of, loose
from align.names.persons import given
from align.names.tables import read_table

_SURE, _LIKELY = 0.95, 0.92
_KNOWN = 2.0  # in English, on the Zipf scale
_STEM = 3
_SOFT = re.compile(r"[A-Z][a-z]*[bdlmnprstvz]['’`ʹʼ](?:[a-z]+(?![\w'’])|(?= [A-Z]))")
_OPENS = re.compile(r"(?:^|[\s(])['‘]\w")
_COUNTRY = re.compile(r"Молд[ао]в|Румын|Кишин[её]в|Бухарест")
_ROMANIAN = re.compile(r"(?:[яа]н|еск|[аэ]р|ой)у$")
_SOUNDS = (
    ("дже", "ge"), ("джи", "gi"), ("че", "ce"), ("чи", "ci"), ("ке", "che"), ("ки", "chi"), ("ге", "ghe"),
    ("ги", "ghi"),
    ("ж", "j"), ("ш", "s"), ("ц", "t"), ("э", "a"), ("я", "ea"), ("ю", "iu"), ("й", "i"), ("а", "a"), ("б", "b"),
    ("в", "v"), ("г", "g"), ("д", "d"), ("е", "e"), ("з", "z"), ("и", "i"), ("к", "c"), ("л", "l"), ("м", "m"),
    ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"), ("с", "s"), ("т", "t"), ("у", "u"), ("ф", "f"), ("х", "h"),
)  # fmt: skip
_ROMANIAN_LATIN = re.compile("(?:[ea]n|esc|ar|oi)u$")
_FOREIGN = frozenset({"Aleksandru"})  # known in English, of other people
_PIECE = re.compile("|".join(sound for sound, _ in _SOUNDS))
_GIVEN = {
    "Александру": "Alexandru", "Думитру": "Dumitru", "Георге": "Gheorghe", "Кристиан": "Cristian", "Серджиу": "Sergiu",
    "Корнелиу": "Corneliu", "Кэтэлин": "Catalin", "Штефан": "Stefan", "Юлиан": "Iulian", "Октавиан": "Octavian",
    "Виктор": "Victor", "Джордже": "George", "Михай": "Mihai",
}  # fmt: skip


def letter_by_letter(context: Context, originals: Originals | None) -> Iterator[Mark]:
    """Western given names and Romanian names by Russian letters, and the apostrophes of soft signs."""
    source = context.aligned.source
    if originals is None or originals.lang != "ru" or source is None:
        return
    written = _western(originals)
    if _COUNTRY.search(source.text):
        written |= _romanian(originals)
    for index, token in enumerate(context.tokens) if written else ():
        name = bare(token)
        english = written.get(loose(name)) if token.is_capitalised else None
        named = english and english not in _GIVEN.values() and _ROMANIAN_LATIN.search(english)
        if not english or (frequency(name) >= _KNOWN and name not in _FOREIGN) or loose(name) == loose(english):
            continue
        if (named or _goes_on(context, index)) and not context.protected(token.start, token.end):
            mark = respelled(name, (token.start, token.start + len(name)), english, _LIKELY)
            if mark:
                yield mark
    yield from _soft_signs(context, originals)


def _goes_on(context: Context, index: int) -> bool:
    """Whether a surname follows the given name."""
    following = context.tokens[index + 1] if index + 1 < len(context.tokens) else None
    joined = following is not None and context.text[context.tokens[index].end : following.start] == " "
    return following is not None and joined and following.is_capitalised


@cache
def _names() -> Mapping[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for russian, english in read_table("western_russian.tsv", 2):
        found.setdefault(russian[:_STEM], []).append((russian, english))
    return found


def _western(originals: Originals) -> dict[str, str]:
    """The Western given names of the original, as English would have them letter by letter."""
    written: dict[str, str] = {}
    for form in originals.forms:
        for russian, english in _names().get(form[:_STEM], ()):
            if russian.lower() in nominatives(form, "ru"):
                written.update(dict.fromkeys(letters_of(russian), english))
    return written


def _romanian(originals: Originals) -> dict[str, str]:
    written: dict[str, str] = {}
    for form in originals.forms:
        if english := _GIVEN.get(form) or _from_romanian(form):
            written.update(dict.fromkeys(letters_of(form), english))
    return written


@lru_cache(maxsize=4096)
def _from_romanian(form: str) -> str | None:
    """A surname with a Romanian ending as Romanian writes it, without accents; None for another word."""
    if not is_romanian(form) or _PIECE.sub("", form.lower()):
        return None
    pieces = dict(_SOUNDS)
    return _PIECE.sub(lambda found: pieces[found[0]], form.lower()).capitalize()


def is_romanian(form: str) -> bool:
    """Whether a Russian form ends as Romanian surnames do: Чебану, Попеску."""
    return _ROMANIAN.search(form.lower()) is not None


def may_be_romanian(context: Context, original: Original) -> bool:
    """Whether a form in -у may be a Romanian nominative: so ending, in a text about one of the two countries."""
    source = context.aligned.source
    return is_romanian(original.form) and source is not None and _COUNTRY.search(source.text) is not None


def _soft_signs(context: Context, originals: Originals) -> Iterator[Mark]:
    """Words that have an apostrophe for a soft or hard sign of the original."""
    for found in _SOFT.finditer(context.text):
        start, end = found.span()
        plain = re.sub("['’`ʹʼ]", "", found[0])
        line = context.text.rfind("\n", 0, start) + 1
        if end < len(context.text) and context.text[end - 1] in "'’" and _OPENS.search(context.text, line, start + 1):
            continue
        named = any(
            set("ьъ") & set(original.form.lower()) and loose(plain) in _all_letters(original.form)
            for original in originals.like(plain)
        )
        if named and not context.protected(start, end):
            known = given(plain)
            mark = respelled(found[0], (start, end), known.english(False) if known else plain, _SURE)
            if mark:
                yield mark


@lru_cache(maxsize=4096)
def _all_letters(form: str) -> frozenset[str]:
    """What English has letter by letter for a form or one of its nominatives, soft signs left out."""
    return frozenset().union(*(letters_of(each) for each in (form, *nominatives(form, "ru"))))
