"""Denials that English says with the opposite: ``has passed`` for "is no more", ``must`` for "not without"."""

from __future__ import annotations

import re

MAYBE = {
    "cs": re.compile(r"\bnevyl(?:ouč|uč)\w+|\bnení\s+(?:\w+\s+)?vyloučen\w*", re.IGNORECASE),
    "ru": re.compile(r"\bне\s+исключ(?:ено|ен|ена|ены|ает|ают|ил|ила|или)\b", re.IGNORECASE),
}
MAY = re.compile(
    r"\b(?:may|might|possib\w+|perhaps|rul\w+|exclud\w*|dismiss\w*|discount\w*|deny|denied|likely"
    r"|could(?! not)|open)\b",
    re.IGNORECASE,
)
TWO_DENIALS = {
    "cs": re.compile(
        r"\b(?:není|nejsou|nebyl\w*|nebud\w+)\s+(?:\w+\s+)?(?P<word>ne(?!zbytn|bezpeč|závisl|moc|dávn|ustál"
        r"|zaměstnan|děl|rvov|velk|utráln|b\w?\b)"
        r"\w{3,}(?:[ýáéí]|ého|ou|ým))\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\bне\s+(?:явля\w+\s+|был\w*\s+|счита\w+\s+)?(?P<word>не(?!обходим|зависим|давн|больш|котор|мец|фтян"
        r"|рвн|деля|дел|бо)\w{4,}"
        r"(?:ый|ая|ое|ые|ой|ым|ыми|но|на|ны|ен))\b",
        re.IGNORECASE,
    ),
}
_ENDED = re.compile(
    r"\b(?:pass\w*|over|past|gone|behind|end(?:s|ed)?|ceas\w+|stopp\w+|former\w*|finish\w*|vanish\w*"
    r"|disappear\w*|clos\w+)\b",
    re.IGNORECASE,
)
_NO_MORE = {
    "cs": re.compile(r"\b(?:už|již|více)\s+(?:\w+\s+)?(?:ne\w+|není)|\bne\w+\s+(?:už|již)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:больше|уже|более)\s+(?:не|нет)\b|\bнет\s+больше\b", re.IGNORECASE),
}
_UNCHANGED = re.compile(
    r"\b(?:the same|unchanged|as (?:it|they|before)|stable|flat|in full|stead(?:y|ily)|level|constant|frozen|intact"
    r"|h[eo]ld(?:s|ing)? (?:up|firm|stead\w+|at)|maintain\w*|stagnat\w+|plateau\w*)\b",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:ha(?:s|ve|d) to|must|need(?:s|ed)?|requir\w+|depend\w*|subject to|condition\w*|essential|necessary"
    r"|mandatory|prerequisite)\b",
    re.IGNORECASE,
)
_NOT_WITHOUT = {
    "cs": re.compile(
        r"\b(?:ne\w{2,}|není|žádn\w+)\b[^.;:!?]{0,80}?\bbeze?\s|\bbeze?\s[^.;:!?]{0,80}?\b(?:ne\w{2,}|není)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:не|нет|нельзя|никак\w+|невозможн\w+)\b[^.;:!?]{0,80}?\bбезо?\s"
        r"|\bбезо?\s[^.;:!?]{0,80}?\b(?:не|нет|нельзя|невозможн\w+)\b",
        re.IGNORECASE,
    ),
}
_NO_CHANGE = {
    "cs": re.compile(
        r"\bne(?:z?měn|změn|zdraž|zlevn|zvýš|zvyš|sníž|sniž|stoup|kles|vzrost|zkrát|omez)\w+", re.IGNORECASE
    ),
    "ru": re.compile(
        r"\bне\s+(?:из?мен|подорож|подешев|повы[сш]|сни[зж]|выраст|вырос|сокра|увелич|уменьш|раст)\w+", re.IGNORECASE
    ),
}


def said_otherwise(source: str, told: str, lang: str) -> bool:
    """Whether the English says a denial with the opposite: ``has passed`` for "is no more", ``stay the same``."""
    if lang not in _NO_MORE:
        return False
    if _NO_MORE[lang].search(source) and _ENDED.search(told):
        return True
    if _NO_CHANGE[lang].search(source) and _UNCHANGED.search(told):
        return True
    if _NOT_WITHOUT[lang].search(source) and _NEEDED.search(told):
        return True
    if MAYBE[lang].search(source) and MAY.search(told):
        return True
    return TWO_DENIALS[lang].search(source) is not None
