"""Czech men in the genitive, whose given names are then women's: od Petra Nováka, trenéra Jana Pavla."""

from __future__ import annotations

import re
from functools import lru_cache

from align.auditing.context import Context
from align.auditing.originals import Original
from align.names.cases import fold, nominative_forms
from align.names.given import is_czech_man, is_given_name

# A preposition of the genitive or accusative with nothing but words in these cases behind it: behind it no woman's name
# stands in the nominative.
_GOVERNED = re.compile(
    r"(?<!\w)(?i:od|do|z|ze|u|bez|podle|kromě|kolem|okolo|vedle|místo|během|ohledně|včetně|pro|na|za|o|přes|mimo|vůči) "
    r"(?:[^\W\d_A-ZÁČĎÉÍŇÓŘŠŤÚŽ]\w*(?:[aeů]|ho|ch)[ \u00a0]){0,3}\Z"
)
_REACH = 80


def man_in_genitive(context: Context, name: str, original: Original) -> str | None:
    """The given name of the man whose genitive is a woman's name in the English: Petr, of Petra; ``name``: that name.

    ``original`` is the surname's form. None unless a preposition governs both words at all their places in the Czech
    original.
    """
    source, man = context.aligned.source, mans_nominative(name)
    if source is None or source.lang != "cs" or man is None or set(original.before) != {name}:
        return None
    places = (source.text[max(0, start - _REACH) : start].rstrip().removesuffix(name) for start in original.starts)
    return man if all(_GOVERNED.search(before) for before in places) else None


@lru_cache(maxsize=4096)
def mans_nominative(name: str) -> str | None:
    """The man's given name of which the word may be the genitive, in Czech spelling."""
    if not name.endswith("a"):
        return None
    found = [full.capitalize() for full, ending in nominative_forms(name, "cs") if "g" in ending.cases]
    men = [each for each in found if fold(each)[-1] not in "aeiouy" and is_given_name(each)]
    # Czech has Petr beside Peter, and Karel beside Karl.
    return min(men, key=lambda each: (not is_czech_man(each), len(each)), default=None)
