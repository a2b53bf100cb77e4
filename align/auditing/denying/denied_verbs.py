"""Verbs that the original denies and the English version asserts by their plain translation: nepodepsal, signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from align.tables import read_rows
from align.types import Segment

_TABLE = Path(__file__).parents[1] / "data" / "denied_verbs.tsv"
_VERBAL = {"cs": r"(?:l|la|li|lo|ly|t|í|e|á|ou|ne|nou|ají|ejí|uje|ují|en|ena|eno|eny|án|ána)", "ru": r"\w*"}
_DENIED = {"cs": r"\bne", "ru": r"\bне\s+"}
_CONSENT = re.compile(
    r"\b(?:refus|reject|fail|declin|unable|stay|remain|keep|kept|only|avoid|until|before|without)", re.IGNORECASE
)
_ELSE = {
    "cs": re.compile(r"\b(?:jin(?:ak|ého|ý|é|ého)|než|dokud|ani|pouze|jen)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:ин(?:аче|ого|ой)|кроме|пока|лишь|только|чем|ли|раньше|ранее|менее|более)\b", re.IGNORECASE),
}


@cache
def _verbs(lang: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """The English verb, the original's denied, and the original's as it stands anywhere but in a denial."""
    at = ("cs", "ru").index(lang) + 1
    rows = (row for row in read_rows(_TABLE, 3) if row[at])
    plain = {"cs": r"\b(?!ne)\w{0,3}", "ru": r"(?<!не )\b"}[lang]
    return tuple(
        (
            re.compile(rf"\b(?:{row[0]})\b", re.IGNORECASE),
            re.compile(rf"{_DENIED[lang]}(?:{row[at]})\w*{_VERBAL[lang]}\b", re.IGNORECASE),
            re.compile(rf"{plain}(?:{row[at]})\w*", re.IGNORECASE),
        )
        for row in rows
    )


@cache
def _any_denied(lang: str) -> re.Pattern[str]:
    """How a denied verb of the table begins in the original: most sentences have none, which one search tells."""
    at = ("cs", "ru").index(lang) + 1
    stems = "|".join(row[at] for row in read_rows(_TABLE, 3) if row[at])
    return re.compile(rf"{_DENIED[lang]}(?:{stems})", re.IGNORECASE)


def asserted_verbs(source: Sequence[Segment], english: Sequence[Segment], lang: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of the English verb, and the original's denied one; the English text must deny nothing at all.

    Only where the original has the verb once, and the English too.
    """
    if lang not in _VERBAL:
        return
    theirs, told = (" ".join(one.text for one in side) for side in (source, english))
    if not _any_denied(lang).search(theirs) or _ELSE[lang].search(theirs) or _CONSENT.search(told):
        return
    for verb, denied, plain in _verbs(lang):
        found = list(denied.finditer(theirs))
        if len(found) != 1 or plain.search(theirs):
            continue
        spots = [(one.start + at.start(), one.start + at.end()) for one in english for at in verb.finditer(one.text)]
        if len(spots) == 1:
            yield *spots[0], found[0][0]
