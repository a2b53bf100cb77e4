"""Hints for training: the names and numbers that both sides of a pair have, as the English writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from align.names.sounds import is_cyrillic
from align.training.name_pairs import NamePairs
from align.translation.figures import english_figures
from align.translation.hints import Hint

if TYPE_CHECKING:
    import numpy as np

    from align.training.corpus import Pair

_WORD = re.compile(r"[^\W\d_]\w{2,}")
_KEPT = 0.85


def known_hints(pair: Pair, names: NamePairs, rng: np.random.Generator) -> tuple[Hint, ...]:
    """A hint for most names and numbers of the source that stand in the English too; now and then one is left out."""
    english = set(_WORD.findall(pair.english))
    found: list[Hint] = []
    for word in _WORD.finditer(pair.source):
        if not word[0][0].isupper():
            continue
        there = next((each for each in (word[0], *names.english(word[0])) if each in english), None)
        if there:
            found.append(Hint(word.end(), there))
    lang = "ru" if is_cyrillic(pair.source) else "cs"
    for figure in english_figures(pair.source, lang):
        there = next((form for form in figure.forms if _stands(form, pair.english)), None)
        if there:
            found.append(Hint(figure.end, there))
    return tuple(hint for hint in found if rng.random() < _KEPT)


def _stands(form: str, english: str) -> bool:
    at = english.find(form)
    while at >= 0:
        before, behind = english[at - 1 : at] if at else "", english[at + len(form) : at + len(form) + 2]
        if not (before.isalnum() or before in (".", ",", ":") or behind[:1].isalnum() or behind[1:].isdigit()):
            return True
        at = english.find(form, at + 1)
    return False
