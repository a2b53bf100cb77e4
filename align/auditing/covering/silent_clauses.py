"""Conditions, concessions and the like that one side of a bead has and the other has no word for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from align.auditing.covering.clause_words import patterns
from align.auditing.covering.coverage import content, coverage
from align.auditing.covering.tails import USUAL
from align.letters import UPPER

_END = re.compile(r"[,;:.!?…](?:\s|$)|$")
_SHORTEST, _LONGEST = 12, 1500
_WHOLE, _BARE, _LEAST, _MOST = 0.92, 0.7, 0.68, 1.45
_SILENT, _SHARE, _FEWEST = 0.2, 0.88, 2


@dataclass(frozen=True, slots=True)
class Silent:
    """The clause of the original for which the English has no word, and of what kind it is."""

    text: str
    kind: str


def silent_clause(english: str, original: str, fresh: str, lang: str) -> Silent | None:
    """The clause of ``original`` whose opening word no word of ``english`` can tell, and of which it has no content.

    The English has to be as long as the rest of the original lets expect; ``fresh`` is the translation of ``original``.
    """
    usual = USUAL.get(lang, 1.05)
    share = len(english) / max(1.0, usual * len(original))
    if not original or len(original) > _LONGEST or share > _WHOLE:
        return None
    for kind, opening in patterns("lost").items():
        if lang not in opening or re.search(rf"\b(?:{opening['en']})\b|[;–—:]", english, re.IGNORECASE):
            continue
        if kind == "further" and (share > _BARE or "," in english):
            continue
        for found in re.finditer(rf",\s(?=(?:a\s)?(?:{opening[lang]})\b)", original, re.IGNORECASE):
            stop = _END.search(original, found.end())
            end = stop.start() if stop else len(original)
            clause = original[found.end() : end]
            rest = usual * (len(original) - len(clause))
            fits = len(clause) >= _SHORTEST and _LEAST <= len(english) / max(1.0, rest) <= _MOST
            tellings = _tellings(fresh, kind, (found.start(), end), len(original))
            if fits and any(_is_silent(english, telling) for telling in tellings):
                return Silent(clause, kind)
    return _sentence(english, original, fresh, lang) if share <= _SHARE else None


def _sentence(english: str, original: str, fresh: str, lang: str) -> Silent | None:
    """The short last sentence of an original that was not split, where the English is one clause."""
    parts = re.split(rf"(?<=[.!?])[ \u00a0]+(?=[{UPPER}])", original.strip())
    joined = patterns("joined")["second"]["en"]
    told = re.split(r"(?<=[.!?])\s+", fresh.strip())
    if len(parts) != 2 or len(told) != 2 or re.search(rf"\b(?:{joined})\b|[,;–—:]", english):
        return None
    rest = max(1.0, USUAL.get(lang, 1.05) * len(parts[0]))
    fits = len(parts[1].split()) >= _FEWEST and _LEAST <= len(english) / rest <= _MOST
    return Silent(parts[1], "sentence") if fits and _is_silent(english, told[1]) else None


def _tellings(fresh: str, kind: str, span: tuple[int, int], length: int) -> Iterator[str]:
    """What may be the clause's translation in ``fresh``: from the word that opens it, and the part at its place."""
    known = patterns("lost")[kind].get("fresh")
    opening = re.search(rf"\b(?:{known})\b[^,;.]*", fresh, re.IGNORECASE) if known else None
    if opening:
        yield opening[0]
    low, high = (round(len(fresh) * place / length) for place in span)
    yield fresh[low : high + 5]


def _is_silent(english: str, telling: str) -> bool:
    return not content(telling) or coverage(telling, english) <= _SILENT
