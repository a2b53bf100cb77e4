"""Numbers in words as figures: pětadvacet is 25, for a model that stumbles over the word."""

from __future__ import annotations

from align.quantities import Quantity, find_quantities
from align.quantities.words import look_up, stem_and_tail

_SMALLEST, _LARGEST = 11, 999_999


def in_figures(text: str, lang: str) -> str:
    """The text with its whole numbers in words from eleven to 999,999 as figures.

    Of a compound the rest stays as Czech and Russian write it: devětatřicetiletý is 39letý, двадцатилетний 20-летний.
    """
    for quantity in reversed(find_quantities(text, lang)):
        value = quantity.value
        if quantity.digits or quantity.kind != "number" or value != int(value) or not _SMALLEST <= value <= _LARGEST:
            continue
        text = text[: quantity.start] + _figure(quantity, lang) + text[quantity.end :]
    return text


def _figure(quantity: Quantity, lang: str) -> str:
    word = quantity.text.lower()
    parts = stem_and_tail(word, lang)
    if parts is None or look_up(word, lang) is None or parts[0] != quantity.value:
        return str(int(quantity.value))  # of dvoutisícový, which holds a scale, nothing else is needed either
    return f"{int(parts[0])}{'-' if lang == 'ru' else ''}{parts[1]}"
