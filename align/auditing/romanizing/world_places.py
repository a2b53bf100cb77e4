"""Places of the world left in Czech or Russian dress: Biškek, Dušanbe, Gavana, Tszilin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.originals import Originals
from align.auditing.rule import Mark
from align.auditing.spelling.schemes import bare, respelled
from align.names.cases import without_possessive
from align.names.cities import City, by_russian_stem, czech_spellings, is_respelled, stem_of
from align.names.inflection import nominatives
from align.names.listed_persons import letters_of, loose
from align.names.palladius import is_family_name, is_pinyin, pinyin

_SURE = 0.95
_KNOWN = 1.8  # in English, on the Zipf scale: Moskva is a ship as well, and news writes Ekaterinburg too
_HEARD = 1.0
_ROOM = 3  # letters that a case may add or change
_SHORTEST = 4
_CHINESE = re.compile("цз|чж|юань|чэн|гуан")
_CHINESE_CASE = re.compile("(.+н)(а|у|ом|я|ю|ем)|(.+[аэуо])(я|ю|ем|е)")
_KOREAN = re.compile("чж[эои]н?$|чжу")


def begins_place(word: str) -> bool:
    """Whether a place that Czech spells otherwise than English may begin with the word: a watch."""
    return without_possessive(word) in czech_spellings()


def world_places(context: Context, originals: Originals | None) -> Iterator[Mark]:
    """Places that the English has as Czech spells them, or letter by letter from the Russian of the original."""
    if originals is not None and originals.lang == "cs":
        yield from _czech(context, originals)
    elif originals is not None:
        yield from _russian(context, originals)


def _czech(context: Context, originals: Originals) -> Iterator[Mark]:
    for index in context.places(begins_place):
        start = context.tokens[index].start
        for place in czech_spellings()[bare(context.tokens[index])]:
            end = start + len(place.czech)
            whole = context.text.startswith(place.czech, start) and not context.text[end : end + 1].isalpha()
            if whole and _is_meant(originals, place) and not context.protected(start, end):
                mark = respelled(place.czech, (start, end), place.english, _SURE)
                if mark:
                    yield mark
                break


def _is_rather(english: str, name: str) -> bool:
    """Whether English news has the table's spelling rather than the other: Havana; not Aqtau, which is Aktau there."""
    return frequency(english) > max(frequency(name), _HEARD)


def _is_meant(originals: Originals, place: City) -> bool:
    """Whether the original has the place in some case, and English does not use the Czech word as its own."""
    czech = place.czech
    if czech.isascii() and (frequency(czech) >= _KNOWN or not _is_rather(place.english, czech)):
        return False
    first = czech.partition(" ")[0]
    stem = first[: max(_SHORTEST - 1, len(first) - 2)]
    return any(form.startswith(stem) and len(form) <= len(first) + _ROOM for form in originals.forms)


def _russian(context: Context, originals: Originals) -> Iterator[Mark]:
    near = {stem_of(form) for form in originals.forms} & by_russian_stem().keys()
    written: dict[str, str] = {}
    for stem in near:
        for place in by_russian_stem()[stem]:
            if _has(originals, place.russian) and place.english.isalpha():
                written.update(dict.fromkeys(letters_of(place.russian), place.english))
    for form, original in originals.forms.items():
        if _CHINESE.search(form.lower()) and not any(original.before):  # else the second word of a person's name
            written.update(_pinyin(form))
    for token in context.tokens if written else ():
        name = bare(token)
        english = written.get(loose(name)) if token.is_capitalised and len(name) >= _SHORTEST else None
        if not english or frequency(name) >= _KNOWN:
            continue
        if not (is_pinyin(english) or (is_respelled(name, english) and _is_rather(english, name))):
            continue
        if not context.protected(token.start, token.end) and loose(name) != loose(english):
            mark = respelled(name, (token.start, token.start + len(name)), english, _SURE)
            if mark:
                yield mark


def _has(originals: Originals, russian: str) -> bool:
    """Whether the original has the place in some case."""
    lowered, stem = russian.lower(), stem_of(russian)
    forms = (form for form in originals.forms if stem_of(form) == stem and len(form) <= len(russian) + _ROOM)
    return any(lowered in nominatives(form, "ru") for form in forms)


@lru_cache(maxsize=4096)
def _pinyin(form: str) -> dict[str, str]:
    """What English may have letter by letter for a Chinese place of the original, with its pinyin."""
    nominative = _chinese_nominative(form.lower())
    spelled = pinyin(nominative) if nominative else None
    if spelled is None or "-" in form or is_family_name(nominative) or _KOREAN.search(nominative):
        return {}
    return dict.fromkeys(letters_of(nominative.capitalize()), spelled)


def _chinese_nominative(form: str) -> str:
    """The nominative of a Chinese name in small letters; empty where -н and -нь, which are ng and n, fall together."""
    if form.endswith("не"):
        return ""
    found = _CHINESE_CASE.fullmatch(form)
    if found is None:
        return form
    stem, ending = (str(part) for part in found.groups() if part)
    if ending in ("а", "у", "ом"):
        return stem
    return f"{stem}ь" if stem.endswith("н") else f"{stem}й"
