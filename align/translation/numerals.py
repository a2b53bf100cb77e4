"""Numbers in words as figures: pětadvacet is 25, for a model that stumbles over the word."""

from __future__ import annotations

import re

from align.quantities import Quantity, find_quantities
from align.quantities.words import look_up, stem_and_tail

_SMALLEST, _LARGEST = 11, 999_999
_HOURS = 12
_PERIOD = re.compile(r"letí(?:m|ch|mi)?\Z", re.IGNORECASE)


def in_figures(text: str, lang: str) -> str:
    """The text with its whole numbers in words from eleven to 999,999 as figures.

    Of a compound the rest stays as Czech and Russian write it: devětatřicetiletý is 39letý, двадцатилетний 20-летний.
    What no figure says stays: the hour of an idiom (``v půl dvanácté``), a time of so many years (``dvacetiletí``).
    """
    for quantity in reversed(find_quantities(text, lang)):
        value = quantity.value
        if quantity.digits or quantity.kind != "number" or value != int(value) or not _SMALLEST <= value <= _LARGEST:
            continue
        if _is_idiom_hour(quantity, lang) or _PERIOD.search(quantity.text):
            continue
        text = text[: quantity.start] + _figure(quantity, lang) + text[quantity.end :]
    return text


def _is_idiom_hour(quantity: Quantity, lang: str) -> bool:
    """Whether the word names the hour to come: eleven of ``půl dvanácté``."""
    named = look_up(quantity.text, lang)
    return named is not None and named.value == quantity.value % _HOURS + 1


def _figure(quantity: Quantity, lang: str) -> str:
    word = quantity.text.lower()
    parts = stem_and_tail(word, lang)
    if parts is None or look_up(word, lang) is None or parts[0] != quantity.value:
        return str(int(quantity.value))  # of dvoutisícový, which holds a scale, nothing else is needed either
    return f"{int(parts[0])}{'-' if lang == 'ru' else ''}{parts[1]}"
