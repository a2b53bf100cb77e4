"""A clause of the original that the English leaves out, by length, figures and the fresh translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from align.auditing.covering.coverage import content, coverage
from align.auditing.covering.tails import USUAL
from align.letters import UPPER

_RELATIVE = {
    "cs": r"(?:kter\w{1,4}|jenž|jež|jehož|jejíž|jejichž|kde|kdy|kam|přičemž|když|protože|zatímco|a|ale|aby|než)\b",
    "ru": r"(?:котор\w{2,4}|где|когда|куда|причем|причём|хотя|поскольку|а|но|и|чтобы|чем|однако|отметив|добавив)\b",
}
# A predicate without a comma before it: only a figure proves that it is lost.
_JOINED = {"cs": r"(?:a|i)[ \u00a0]", "ru": r"и[ \u00a0]"}
_SENTENCE = rf"(?-i:(?<=[.!?])[ \u00a0]+(?=[{UPPER}]))"
_SHORTEST, _FEWEST = 18, 3  # characters and words of a clause
_LONGEST = 1500
_WHOLE = 0.8  # the English is shorter than this share of what the whole lets expect
_LEAST, _MOST = 0.7, 1.38  # and about as long as the rest lets expect
_SHORT, _PROVED = 0.72, 0.75  # without a figure as proof, more has to be missing
_SILENT = 0.2
_END = re.compile(r"[,;:.!?…]\s|[.!?…»“\"]*\Z")
_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class LostClause:
    """The clause as it stands in the original, and the share of the hypothesis's end that tells it."""

    text: str
    confidence: float


def lost_clause(english: str, original: str, fresh: str, lang: str) -> LostClause | None:
    """The clause of ``original`` without which its length fits ``english``, and of which the English has nothing.

    ``fresh`` is the translation of ``original``. A figure of the clause that the English lacks is proof enough; without
    one the end of the translation has to be missing too. None where nothing is.
    """
    usual = len(original) * USUAL.get(lang, 1.05)
    if not original or len(original) > _LONGEST or len(english) > _WHOLE * usual:
        return None
    best: tuple[float, LostClause] | None = None
    for start, end in _clauses(original, lang):
        clause = original[start:end]
        joined = re.match(rf"[ \u00a0]{_JOINED.get(lang, '(?!)')}", clause) is not None
        rest = (len(original) - len(clause)) * USUAL.get(lang, 1.05)
        if rest <= 0 or not _LEAST <= len(english) / rest <= _MOST:
            continue
        confidence = _silence(english, original, (start, end), fresh)
        relative = not joined and _opens_relative(original, start, lang)
        if confidence < _PROVED and (len(english) > _SHORT * usual or not relative):
            continue
        if confidence and (best is None or (confidence, len(clause)) > (best[0], len(best[1].text))):
            best = confidence, LostClause(clause.strip(" ,"), confidence)
    return best[1] if best else None


def _opens_relative(original: str, start: int, lang: str) -> bool:
    """Whether the clause says something of a noun or of a place, or is a sentence: what can be left out unnoticed."""
    relative = {
        "cs": r"(?:kter\w{1,4}|jenž|jež|jehož|jejíž|kde|přičemž)\b",
        "ru": r"(?:котор\w{2,4}|где|причем|причём)\b",
    }
    return re.match(rf",[ \u00a0]{relative.get(lang, '(?!)')}|[ \u00a0]+", original[start:], re.IGNORECASE) is not None


def _clauses(original: str, lang: str) -> Iterator[tuple[int, int]]:
    """The clauses behind a comma, to the next stop and to the end, and the sentences that were not split off.

    And what "and" joins without a comma.
    """
    joined = rf"[ \u00a0](?={_JOINED.get(lang, '(?!)')})"
    pattern = re.compile(rf",[ \u00a0](?={_RELATIVE.get(lang, '(?!)')})|{_SENTENCE}|{joined}", re.IGNORECASE)
    for found in pattern.finditer(original):
        stop = _END.search(original, found.end())
        for end in dict.fromkeys((stop.start() if stop else len(original), len(original))):
            words = original[found.end() : end].split()
            if end - found.end() >= _SHORTEST and len(words) >= _FEWEST:
                yield found.start(), end


def _silence(english: str, original: str, span: tuple[int, int], fresh: str) -> float:
    """How sure it is that the English says nothing of the clause: by its figures, else by the fresh translation."""
    start, end = span
    clause, rest = original[start:end], original[:start] + original[end:]
    figures = set(_FIGURE.findall(clause)) - set(_FIGURE.findall(rest))
    told = set(_FIGURE.findall(english))
    if figures & told:
        return 0.0
    low, high = (round(len(fresh) * place / len(original)) for place in span)
    telling = fresh[max(0, low - 5) : high + 5]
    if len(content(telling)) < 2:
        return 0.75 if figures else 0.0
    silent = coverage(telling, english) <= _SILENT
    return 0.85 if figures and silent else 0.75 if figures else 0.7 if silent else 0.0
