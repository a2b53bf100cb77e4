"""The dateline of an agency story: place, date and agency, a segment of its own in every language.

``MOSCOW, July 4. /TASS/.`` and ``МОСКВА, 4 июля. /ТАСС/.`` must not be cut at their inner stops, and where both sides
set it apart the aligner pairs it. Known shapes: TASS, Interfax and RIA, ČTK and gnews.cz, AP, Reuters and AFP.
"""

from __future__ import annotations

import re

from align.letters import UPPER
from align.segment.lexicon import word_list

_PLACE_WORD = rf"(?:[{UPPER}][^\W\d_]{{0,2}}\.|[{UPPER}][^\W\d_’']*+)"
_PLACE = rf"{_PLACE_WORD}(?:[ -](?:(?:na|nad|pod|de|la|of|на|am) )?{_PLACE_WORD}){{0,3}}"
_DAY = r"(?:[^\W\d_]{3,10}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,10}\.?|\d{1,2}\. ?\d{1,2}\.)(?:,? \d{4}(?: года?)?)?"
_AGENCY = r"(?:/[^/\n]{2,60}/|\([^()\n]{2,60}\)|(?:INTERFAX|ИНТЕРФАКС|РИА|RIA)[\w.-]{0,12}(?: Новости| Novosti)?)"
_DATELINE = re.compile(
    rf"\s*(?P<place>{_PLACE})(?:[,/] {_PLACE})?[.,]?\s(?:(?P<day>{_DAY})[.,]?\s)?(?:[–—-]\s)?"
    rf"(?P<agency>{_AGENCY})(?P<end>\.|\s*[–—:-](?=\s|$)|)"
)


def dateline_end(text: str) -> int:
    """Where the dateline that ``text``, a paragraph, begins with ends; 0 where there is none.

    A dateline has a place in capitals or a date, and a known agency: between slashes, or with a stop or a dash behind.
    """
    match = _DATELINE.match(text[:200])
    if not match or not (match["day"] or match["place"].isupper()) or not _known(match["agency"]):
        return 0
    return match.end() if match["end"] or match["agency"].startswith("/") else 0


def _known(agency: str) -> bool:
    return any(word in word_list("agencies") for word in agency.lower().strip("/(). ").split())
