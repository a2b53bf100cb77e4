"""The uses that say what an outlet would choose in its profile, counted apart for each document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from align.auditing.rules.abbreviation_style import NEVER_DOTTED
from align.corpus.families import Families
from align.corpus.variants import Variant

_QUOTES = {'"…"': "straight", "“…”": "curly"}


def choices(used: Mapping[Variant, int], families: Families) -> Counter[Variant]:
    """Of the uses in one document those of ways that a profile chooses between, by the name that a profile has for it.

    All abbreviations count together, but for those that no house writes with stops; marks that no profile has and
    spellings that a rule repairs anyway are left out.
    """
    found: Counter[Variant] = Counter()
    for variant, count in used.items():
        if (choice := _choice(variant, families)) is not None:
            found[choice] += count
    return found


def _choice(variant: Variant, families: Families) -> Variant | None:
    kind, concept, spelling = variant
    if kind == "quotes":
        return variant._replace(spelling=_QUOTES[spelling]) if spelling in _QUOTES else None
    if kind == "abbreviation":
        stops = Variant(kind, "stops", "dotted" if spelling.endswith(".") else "plain")
        return None if concept in NEVER_DOTTED else stops
    return None if kind == "person" and families.is_faulty(spelling) else variant
