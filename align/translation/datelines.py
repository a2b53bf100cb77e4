"""The dateline of a Russian agency's report, which English writes by rule: МОСКВА, 14 октября. /ТАСС/."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from align.letters import UPPER
from align.tables import read_rows

_MONTHS = (
    ("января", "January"), ("февраля", "February"), ("марта", "March"), ("апреля", "April"), ("мая", "May"),
    ("июня", "June"), ("июля", "July"), ("августа", "August"), ("сентября", "September"), ("октября", "October"),
    ("ноября", "November"), ("декабря", "December"),
)  # fmt: skip
_AGENCIES = (("ТАСС", "TASS"), ("ИТАР-ТАСС", "ITAR-TASS"), ("РИА Новости", "RIA Novosti"), ("Интерфакс", "Interfax"))
_DATELINE = re.compile(
    rf"(?P<place>[{UPPER}][{UPPER} -]{{2,30}})(?: /[^/\n]{{1,40}}/)?, (?P<day>\d{{1,2}}) (?P<month>[а-я]{{3,8}})"
    rf"\. /(?P<agency>[^/\n]{{4,12}})/\.?(?: |\Z)"
)


@cache
def _places() -> Mapping[str, str]:
    rows = read_rows(Path(__file__).parent / "data" / "dateline_places.tsv", 2)
    return {russian.upper(): english.upper() for russian, english in rows}


def english_dateline(text: str) -> tuple[str, str] | None:
    """The dateline that a sentence begins with, in English, and the rest; None where it has none that is known whole.

    Places, months and agencies are looked up; what is not known is left to the model.
    """
    found = _DATELINE.match(text)
    if found is None:
        return None
    place = _places().get(found["place"].replace("Ё", "Е"))
    month, agency = dict(_MONTHS).get(found["month"]), dict(_AGENCIES).get(found["agency"])
    if not (place and month and agency):
        return None
    return f"{place}, {month} {int(found['day'])}. /{agency}/.", text[found.end() :]
