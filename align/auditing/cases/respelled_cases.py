"""Czech endings on names that are not the original's letter by letter: Žumabajevem and Zhumabayevem, Hlaváčkův."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.originals import Original, Originals
from align.names.cases import Reading, fold, nominative_forms
from align.names.given import is_other_given
from align.names.persons import given, plain
from align.names.sounds import similarity, sounds
from align.names.tables import read_table

_ALIKE = 0.85
_SHORTEST = 4
_RARE = 1.0  # in English, on the Zipf scale
_RATHER, _OWN = 0.3, 2.0
_MOST = 60
_SURE, _SEEN = 0.95, 0.9
_ENDINGS = ("ovem", "evem", "ovovi", "evovi", "ovi", "em", "ovou", "ému", "ého", "ým")
_POSSESSIVE = re.compile(r"(?:ův|ov(?:a|o|y|ě|u|ou|ým|ých|ými))$")
_OBLIQUE = ("ovi", "em", "a", "u")
_POLISH = re.compile(r"(?<=[sc])k[ýy]$")
_REACH = 6


def respelled(context: Context, originals: Originals, name: str) -> Iterator[tuple[float, Reading, Original]]:
    """The nominatives of a name that has an ending of the Czech original behind a stem in English spelling."""
    ending = next((each for each in _ENDINGS if name.endswith(each)), "")
    stem = name.removesuffix(ending)
    if not ending or len(stem) < _SHORTEST or frequency(name) >= _RARE:
        return
    alike = [form for form in originals.forms if form.endswith(ending) and fold(form) != fold(name)]
    for form in alike[:_MOST]:
        heard = sounds(form.removesuffix(ending))
        if not similarity(sounds(stem), heard, _ALIKE):
            continue
        for nominative, row in nominative_forms(form, "cs"):
            if not ending.endswith(row.ending):
                continue
            own = form.lower().removesuffix(row.ending)
            english = name.removesuffix(row.ending) + nominative.removeprefix(own)
            if row.ending in ("ovem", "evem"):
                english = name.removesuffix("em")
            seen = english in context.words or nominative.capitalize() in originals.forms
            if nominative.startswith(own) and (row.ending in ("ovem", "evem", "ovi") or seen):
                reading = Reading(nominative, english, row.cases, True)
                yield (_SURE if seen or english.endswith(("ov", "ev")) else _SEEN), reading, originals.forms[form]


def of_possessive(name: str, originals: Originals) -> tuple[float, Reading, Original] | None:
    """The nominative of a name in another case whose stem the original has in a possessive: Hlaváčkovo, Hlaváčka."""
    for original in originals.like(name):
        form = original.form
        stem = _POSSESSIVE.sub("", form)
        if stem == form or len(stem) < _SHORTEST or name not in {f"{stem}{each}" for each in _OBLIQUE}:
            continue
        nominative = _owner(stem.lower(), name.lower())
        if nominative:
            return _SEEN, Reading(nominative, nominative.capitalize(), frozenset("ga"), True), original
    return None


@lru_cache(maxsize=4096)
def _owner(stem: str, form: str) -> str | None:
    """The nominative behind a possessive's stem where Czech has it rather than the form; else None."""
    from wordfreq import zipf_frequency

    fleeting = f"{stem[:-1]}e{stem[-1]}" if stem[-1] in "ckl" and fold(stem[-2]) not in "aeiouy" else stem
    known = zipf_frequency(fleeting, "cs")
    return fleeting if known >= _OWN and known > zipf_frequency(form, "cs") + _RATHER else None


@cache
def _polish() -> frozenset[str]:
    return frozenset(word for row in read_table("polish_given.txt") for word in row[0].split())


def as_borne(context: Context, index: int, written: str) -> str:
    """The nominative in -ský as its bearer writes it.

    With -ski, -cki behind a Polish given name or the word "Polish", with -sky behind an East Slavic given name.
    """
    if not _POLISH.search(written):
        return written
    before = [token.text for token in context.tokens[max(0, index - _REACH) : index]]
    named = before[-1].lower() in _polish() if before else False
    if named or (any(word in ("Polish", "Poland", "Poland's", "Poland’s") for word in before) and "," not in before):
        return _POLISH.sub("ki", written)
    eastern = given(before[-1]) if before and not is_other_given(before[-1]) else None
    return _POLISH.sub("kyi" if eastern.is_ukrainian else "ky", plain(written)) if eastern else written
