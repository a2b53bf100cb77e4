"""A place name that is a person's or a firm's here, an acronym, or another town's or region's."""

from __future__ import annotations

import re

from align.auditing.lexicon import is_role
from align.auditing.places.surroundings import Surroundings, holds, words_of
from align.letters import UPPER
from align.names.exonyms import Exonym
from align.names.given import is_foreign_nationality
from align.segment.office import is_office

_OTHER_TOWN = re.compile(rf"[-‑](?:on|upon|na)[-‑][{UPPER}]|\s(?:na|upon)\s[{UPPER}]")  # Slavyansk-on-Kuban
_SURNAME = re.compile(rf" (?P<word>[{UPPER}][^\W\d_]+)(?:, (?:who|whose|aged \d|\d\d,))")
_SIBLINGS = frozenset(("brothers", "sisters", "siblings", "twins"))
_SIDES = frozenset(
    ("ally", "partner", "neighbor", "neighbour", "rival", "enemy", "opponent", "host", "winner", "leader")
)
_FIRM = re.compile(rf"(?: [{UPPER}][^\W\d_]+){{1,3}},? (?:company|firm|Company|Inc|LLC|Ltd|Co|Corp|Corporation|GmbH)\b")
_NETWORK = frozenset(("ss", "nazi", "nazis", "network", "acronym", "codename", "code name"))
_PART = frozenset(("region", "province", "area"))
_ROMANIA = re.compile(r"(?:, (?:[a-z-]+ )?Romania(?=[,.;)])| in (?:[a-z-]+ )?Romania\b(?!['’]))")


def is_borne(around: Surroundings, rows: tuple[Exonym, ...]) -> bool:
    """Whether the name is not the place's: ``Odessa Young, who``, ``the Lvov brothers``, ``Slavyansk-on-Kuban``."""
    text = around.context.text
    if _OTHER_TOWN.match(text, around.end) or _FIRM.match(text, around.end):
        return True
    return _is_person(around) or _is_acronym(around) or _is_part_of_another(around, rows)


def _is_person(around: Surroundings) -> bool:
    """A given name before a surname, the surname of brothers, or that of somebody whose trade stands before it."""
    surname = _SURNAME.match(around.context.text, around.end)
    if surname and around.word(-1) not in ("the", "in", "near", "from", "at"):
        word = surname["word"].lower()
        return not is_role(word) and word not in words_of("place_behind") and word not in words_of("region")
    if around.word(1) in _SIBLINGS:
        return around.word(-1) == "the"
    office = around.word(-1)
    return office not in _SIDES and is_office(office) and around.word(1) in words_of("speaking")


def _is_acronym(around: Surroundings) -> bool:
    """``ODESSA, the SS network``: in capitals, where the sentence speaks of what such a name may be short for."""
    return around.context.text[around.start : around.end].isupper() and holds(around.sentence, _NETWORK)


def _is_part_of_another(around: Surroundings, rows: tuple[Exonym, ...]) -> bool:
    """``the Romanian region of Moldavia``: what is a country's old name is a region's as well."""
    if not any(row.kind == "country" for row in rows):
        return False
    if around.word(-1) == "of" and around.word(-2) in _PART:
        whose = around.token(-3)
        return whose is None or not whose.is_capitalised or is_foreign_nationality(whose.text)
    return around.word(-1) in ("romanian", "western") or bool(_ROMANIA.match(around.context.text, around.end))
