"""Names that a town of Ukraine shares with others: what shows that a sentence means the Ukrainian one.

That Ukraine is spoken of shows nothing, because towns in Russia of the same name are what its drones hit.
"""

from __future__ import annotations

import re
from functools import cache

from align.auditing.places.place_sources import has_own_name
from align.auditing.places.surroundings import Surroundings
from align.names.exonyms import Exonym, load_exonyms

_REACH = 60
_AT_WAR = re.compile(  # whence attacks on Russia come, and where the front is
    r"""\b(?i:launched|fired|shelled|attacked|(?:flew|flying)\ in)\ (?:\w+\ ){0,2}from
        \ (?:(?:near|around|the\ (?:area|direction|outskirts)\ of)\ )?\Z
      |\b(?i:front|frontlines?|fighting|battles?|clashes|combat|offensive|assault|advance[ds]?|advancing|stormed)
        \ (?:(?:is|was|went\ on|continue[ds]|raged?|rages|intensified)\ )?(?:on|near|at|around|in|outside|towards?|for)
        \ (?:the\ (?:outskirts|streets|direction|area)\ of\ )?\Z
      |\b(?i:defen[cs]e|siege|capture|fall|liberation|storming)\ of\ (?:the\ (?:city|town|village)\ of\ )?\Z
      |\b(?:Ukrainian|Ukraine['’]s)\ (?:city|town|village|settlement|stronghold|hub)\ (?:of\ )?\Z""",
    re.VERBOSE,
)
_IN_UKRAINE = re.compile(r",? (?:(?:in|of) )?(?:(?:north|south|east|west|central)\w* )?Ukraine\b(?!['’])")
_REGION = re.compile(
    r"\b(?:in|of) (?:the )?(?:DPR|LPR|DNR|LNR"
    r"|(?:Donetsk|Lu[gh]ansk|Kharkiv|Kharkov|Kherson|Zaporizhzhia|Zaporozhye|Sumy|Dnipropetrovsk|Dnepropetrovsk)"
    r"(?: (?:Region|region|Oblast|oblast|province|People['’]s Republic|direction)\b))"
)
_SECTOR = re.compile(r" (?:direction|front|axis|sector)\b")
_OVER_GROUND = re.compile(  # what Ukraine's army does where it stands
    r"\b(?:Ukrainian|Ukraine['’]s) (?:\w+ ){0,2}?"
    r"(?:troops|[Ff]orces|soldiers|servicemen|army|military|units?|brigades?|battalions?|marines|defenders|garrison|command)"
    r" (?:\w+ ){0,2}?(?:left|leav\w+|held|hold\w*|withdr\w+|retreat\w*|defend\w*|abandon\w*|surrender\w*|pull\w*|fled"
    r"|entrench\w*|moved|redeploy\w*|transferr?\w*|lost|retook|recapture\w*|counterattack\w*|control\w*|remain\w*|encircl\w+|surround\w+|trapped)\b"
)
_RUSSIANS = re.compile(  # Russia attacks, or has taken something
    r"\bRussia(?:n|['’]s)? (?:\w+ ){0,3}?(?:took|taken|seiz\w+|captur\w+|liberat\w+|enter(?:ed|s)?|advanc\w+|storm\w+"
    r"|shell(?:ed|ing)|struck|strikes?|striking|hit|attack(?:s|ed|ing)?|bomb(?:ed|ing)|destroyed|occup\w+|encircl\w+"
    r"|reached|invad\w+)\b|\bfire from (?:the )?Russian\b"
)
_STRIKES = re.compile(  # on Russia, or by Ukraine
    r"\b(?:UAVs?|saboteurs?|sabotage|shot down|downed|intercept\w+|air defen[cs]es?|SBU|repelled|thwarted|foiled)\b"
    r"|\bUkrain\w+(?:['’]s)? (?:\w+ ){0,3}(?:drones?|missiles?|attacks?|strikes?|raids?|shelling|agents?)\b"
    r"|\bby (?:the )?(?:Ukrain\w+|AFU|Kyiv|Kiev)\b"
)
_NAME = re.compile(r"(?<![\w-])(?=([^\W\d_]+[- ’'][^\W\d_]+|))([^\W\d_]+)")  # with the word behind, and without
_CAPITAL = frozenset(("Kyiv", "Kiev"))  # stands for its government as well


def is_ukrainian(around: Surroundings, row: Exonym) -> bool:
    """Whether the sentence shows that the town in Ukraine is meant.

    It is at the front, in one of Ukraine's regions, beside another town that only Ukraine has, or Russia attacks it; or
    the original names it as Ukraine does.
    """
    text = around.context.text
    before, behind = text[max(0, around.start - _REACH) : around.start], text[around.end : around.end + _REACH]
    if _AT_WAR.search(before) or _IN_UKRAINE.match(behind) or _SECTOR.match(behind):
        return True
    if _REGION.search(around.sentence):
        return True
    if has_own_name(around.context, around.start, around.end, row):
        return True
    if _STRIKES.search(around.sentence):
        return False
    if _RUSSIANS.search(around.sentence) or _OVER_GROUND.search(around.sentence):
        return True
    return _has_other_town(around.sentence)


def _has_other_town(sentence: str) -> bool:
    """Whether the sentence names a town that only Ukraine has, not as what something came from."""
    return any(
        not _sure_names().isdisjoint(found.groups()) and not sentence[: found.start()].endswith(("from ", "from the "))
        for found in _NAME.finditer(sentence)
    )


@cache
def _sure_names() -> frozenset[str]:
    """The old and new names of Ukraine's towns that neither people nor places elsewhere bear."""
    shared = {name for row in load_exonyms() if row.guards for name in (row.spelled, row.preferred)}
    names = {name for row in load_exonyms() if row.where == "UA" for name in (row.spelled, row.preferred)}
    return frozenset(names - shared - _CAPITAL)
