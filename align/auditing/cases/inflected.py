"""Smaller witnesses of the rule case-ending: what stands beside a name, and what the dictionaries say of its forms."""

from __future__ import annotations

import re

from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.originals import Original, Originals
from align.auditing.persons import renders
from align.names.cases import Reading
from align.names.inflection import parses

_WOMANS = re.compile("(?:[оеё]в|[иы]н)ой$")
_FOLLOWING = re.compile(r"[ \u00a0]([^\W\d_]+)")
_JOINED = re.compile(r"([^\W\d_]+)[ \u00a0]и[ \u00a0]\Z")
_REACH = 60
_SILENT = "e"  # English names with a silent e keep it: Coale, Coalea, Coalem
_BEHIND_SILENT = ("a", "ovi", "m", "em", "ho", "mu")
_OWN, _FAMOUS = 1.5, 3.3  # on the Zipf scale


def goes_on(context: Context, index: int) -> bool:
    """Whether a capitalised word follows: the name is the first of two (Evgenia Vavrinyuk)."""
    following = context.tokens[index + 1] if index + 1 < len(context.tokens) else None
    joined = following is not None and context.text[context.tokens[index].end : following.start] == " "
    return following is not None and joined and following.is_capitalised


def is_czech_or_russian(nominative: str, lang: str) -> bool:
    """Whether the language of the original knows the nominative as a word of its own."""
    from wordfreq import zipf_frequency

    return bool(zipf_frequency(nominative, lang) > _OWN)


def is_inflected_place(form: str, reading: Reading) -> bool:
    """Whether the dictionary knows the Russian form as a place's name in another case than the nominative."""
    found = parses(form.lower())[:1]
    return any(
        "Geox" in parse.tag and "nomn" not in parse.tag and parse.is_known and parse.normal_form == reading.nominative
        for parse in found
    )


def is_known_in_a(form: str, reading: Reading) -> bool:
    """Whether English knows the name in -a that a Russian form in -ой is another case of: Сильвой, Silva."""
    if not form.endswith("ой") or not reading.nominative.endswith("а"):
        return False
    readings = parses(form.lower())
    noun = bool(readings) and not any("nomn" in parse.tag or "ADJF" in parse.tag for parse in readings)
    return noun and frequency(reading.english) >= _FAMOUS


def is_womans(original: Original, reading: Reading) -> bool:
    """Whether a Russian surname in -ой is a woman's: behind a feminine given name (с Нодирой Каримовой)."""
    if not _WOMANS.search(original.form) or not reading.nominative.endswith("а"):
        return False
    return any(before.endswith(("ой", "ей", "ы", "и", "е")) for before in original.before)


def is_mans_of_woman(original: Original, reading: Reading) -> bool:
    """Whether a man's nominative is read out of a Russian surname behind a woman's given name: Rikk of Анны Рикка."""
    if reading.nominative.endswith(("а", "я", "о", "е", "и", "ы", "ая")) or not original.form.endswith(("а", "я")):
        return False
    given = [[parse for parse in parses(before.lower()) if "Name" in parse.tag] for before in original.before if before]
    return bool(given) and all(names and all("femn" in name.tag for name in names) for names in given)


def is_before_womans(context: Context, original: Original) -> bool:
    """Whether the form is a woman's given name at all its places in the original: a surname in -ová follows it."""
    source = context.aligned.source
    if source is None or not original.form.endswith("a"):
        return False
    behind = (_FOLLOWING.match(source.text, start + len(original.form)) for start in original.starts)
    return all(found is not None and found[1].endswith("ová") for found in behind)


def joined_place(context: Context, index: int, name: str, original: Original) -> Reading | None:
    """The nominative in -o of a Russian place that "and" joins to another: "from Tver and Ivanova"."""
    source = context.aligned.source
    if source is None or not index or context.tokens[index - 1].text != "and" or not name.endswith("a"):
        return None
    joined = (_JOINED.search(source.text, max(0, start - _REACH), start) for start in original.starts)
    if not renders(name, original.form, "ru") or not all(found and _is_place(found[1]) for found in joined):
        return None
    for parse in parses(original.form.lower()):
        if "Geox" in parse.tag and "nomn" not in parse.tag and parse.normal_form.endswith("о"):
            return Reading(parse.normal_form, f"{name[:-1]}o", frozenset("g"), True)
    return None


def _is_place(form: str) -> bool:
    return any("Geox" in parse.tag for parse in parses(form.lower())[:1])


def is_inflected_elsewhere(originals: Originals, name: str) -> bool:
    """Whether the original has the name with a case ending behind it, so that it is one without: Coale, Coalea."""
    if originals.lang != "cs" or not name.endswith(_SILENT):
        return False
    return any(
        f"{name}{ending}" in originals.forms or f"{name}{ending}" in originals.words for ending in _BEHIND_SILENT
    )
