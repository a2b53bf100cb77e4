"""Smaller witnesses of the rule case-ending: what stands beside a name, and what the dictionaries say of its forms."""

from __future__ import annotations

import re

from align.auditing.context import Context
from align.auditing.originals import Original
from align.names.cases import Reading
from align.names.inflection import parses

_WOMANS = re.compile("(?:[оеё]в|[иы]н)ой$")
_OWN = 1.5  # on the Zipf scale


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


def is_womans(original: Original, reading: Reading) -> bool:
    """Whether a Russian surname in -ой is a woman's: behind a feminine given name (с Нодирой Каримовой)."""
    if not _WOMANS.search(original.form) or not reading.nominative.endswith("а"):
        return False
    return any(before.endswith(("ой", "ей", "ы", "и", "е")) for before in original.before)
