"""The figures and words of a text, without the words that are a number elsewhere only: ``první set``, ``12 mil``."""

from __future__ import annotations

import re

from align.quantities.units import dimension_of
from align.quantities.words import look_up

BLANK = r"[ \u00a0\u202f\u2009]"
GAP = re.compile(rf"{BLANK}?[-‑]?{BLANK}?")
_TOKEN = re.compile(
    rf"(?P<group>\d{{1,3}}(?:{BLANK}\d{{3}})+(?!\d)(?:[.,]\d+)?)"
    r"|(?P<figure>\d+(?:[.,]\d+)*)"
    r"|(?P<glyph>[½¼¾])"
    r"|(?P<word>[^\W\d_]+)"
)
_DOUBTFUL = {
    "cs": re.compile(r"\b(?:set|mil|bil)\b", re.IGNORECASE),
    "ru": re.compile(r"\bсемью\b", re.IGNORECASE),
}
_BEFORE = re.compile(rf"([^\W\d_]+){BLANK}\Z")
_BEHIND = re.compile(rf"(?P<stop>\.)?(?:(?P<mark>[,;:])|{BLANK}?(?P<word>[^\W\d_]+|[$€£₴₽])|)")
_REACH = 30
_AMOUNTS = ("money", "mass", "volume", "area", "power")


def tokens_of(text: str, lang: str) -> list[re.Match[str]]:
    """The figures and words in order; the group that matched says which: group (1 200), figure, glyph (½) or word."""
    doubtful = _DOUBTFUL.get(lang)
    if doubtful is None or doubtful.search(text) is None:
        return list(_TOKEN.finditer(text))
    return [
        token for token in _TOKEN.finditer(text) if not doubtful.fullmatch(token[0]) or _is_number(text, lang, token)
    ]


def _is_number(text: str, lang: str, token: re.Match[str]) -> bool:
    """``pět set`` but not ``druhý set``, ``двадцатью семью`` but not ``свою семью``, ``12 mil. korun`` but no miles."""
    word = token[0].lower()
    if word in ("mil", "bil"):
        return _is_scale(_BEHIND.match(text, token.end()), lang)
    before = _BEFORE.search(text, max(0, token.start() - _REACH), token.start())
    number = look_up(before[1], lang) if before else None
    if number is None or number.kind != "unit":
        return False
    return 2 <= number.value < 100 if word == "set" else number.value in range(20, 100, 10)


def _is_scale(behind: re.Match[str] | None, lang: str) -> bool:
    """Whether an abbreviation's stop, which ends no sentence, or a currency or the like stands behind."""
    if behind is None:
        return False
    following = behind["word"] or ""
    if dimension_of(following, lang) in _AMOUNTS:
        return True
    return bool(behind["stop"]) and (behind["mark"] is not None or following[:1].islower())
