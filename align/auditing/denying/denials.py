"""What an original denies by a word of its own and the English asserts: neplatný, отказался, sotva, мало кто, bez."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from align.auditing.denying.negation import denies, may_deny
from align.auditing.denying.reversed_denials import reversed_denials
from align.auditing.denying.said_otherwise import MAY, MAYBE, TWO_DENIALS
from align.types import Segment

_LANGUAGES = ("cs", "ru")
_TWICE = {
    "cs": re.compile(r"\b(?:ne\w+|nikdy|ani|bez)\s+(?:\w+\s+)?\Z", re.IGNORECASE),
    "ru": re.compile(r"\b(?:не|нет|нельзя|никогда|ни|без)\s+(?:\w+\s+)?\Z", re.IGNORECASE),
}
_REACH, _FAR = 40, 200
_CLAUSE = re.compile(r"[,;:.!?“”\"(]|\b(?:even though|although|though|but|while)\b", re.IGNORECASE)
_GAVE = re.compile(r"\bgave\b(?! (?:up|in|way)\b)", re.IGNORECASE)
_STOP = re.compile(r"[.!?]\s")
_NOT_AN = re.compile(r"\b(?:an?|the|his|her|its|their|our|your|my|this|these|those)\s+\Z", re.IGNORECASE)
_BOTH = re.compile(r"\bboth\b(?=[^.;:!?]{2,80}?\band\b)", re.IGNORECASE)
_NEITHER = {
    "cs": re.compile(r"\bani\b[^.;:!?]{2,80}?\bani\b", re.IGNORECASE),
    "ru": re.compile(r"\bни\b[^.;:!?]{2,80}?\bни\b", re.IGNORECASE),
}
_NOT_YET = {
    "cs": re.compile(r"\b(?:dosud|doposud|zatím|ještě)\s+(?:se\s+|o\s+tom\s+)?ne\w{3,}", re.IGNORECASE),
    "ru": re.compile(r"\b(?:пока|ещ[её]|до сих пор)\s+(?:что\s+)?не\s+\w{3,}", re.IGNORECASE),
}
_ALREADY = re.compile(r"\b(?:has|have|had|is|are|was|were)\s+already(?:\s+been)?\s+\w+", re.IGNORECASE)
_WITHOUT = {"cs": "beze?", "ru": "безо?"}
_CUT = re.compile(
    r"\b(?:outages?|blackouts?|cut\w*(?!\s+down)|off|out|depriv\w+|jobless|bypass\w*|free|interrupt\w*|disrupt\w*)\b",
    re.IGNORECASE,
)
_UNLESS = re.compile(r"\b(?:unless|without|until)\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|would|can|could|may|shall|should)\s+(?:be\s+)?(?!not\b)\w+", re.IGNORECASE)
_VERB_WITHOUT = {
    "cs": re.compile(r"\bne\w{3,}(?:ou|eme|ete|í|e|á|ají|l|la|li|ly|lo)\s+(?:\w+\s+){0,3}?beze?\s+\w+", re.IGNORECASE),
    "ru": re.compile(r"\bне\s+\w+(?:ут|ют|ат|ят|ет|ит|л|ла|ли|ло|тся)\s+(?:\w+\s+){0,3}?без\s+\w+", re.IGNORECASE),
}
_LEAST = {
    "cs": re.compile(r"\b(?:nejméně|neméně|ne méně|nikoli méně|minimálně)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:не менее|не меньше)\b", re.IGNORECASE),
}
_LESS = re.compile(r"(?<!no )(?<!not )(?<!nothing )(?<!n't )\b(?:less|fewer)\s+(?:\w+\s+)?than\b", re.IGNORECASE)
_OTHER_LESS = {
    "cs": re.compile(r"(?<!ne )(?<!nikoli )\b(?:méně|míň|pod|menší|nižší)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!не )\b(?:менее|меньше|ниже|реже|младше)\b", re.IGNORECASE),
}
_NO_SOONER = {
    "cs": re.compile(
        r"\b(?:(?:nejdříve|nejdřív) (?:v|ve|za|od|po|na|koncem|začátkem|příští\w*|letos|zítra|o)\b|(?:ne"
        r"|nikoli) dří(?:ve|v) než\b)",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"\bне ран(?:ьше|ее)\b", re.IGNORECASE),
}
_BEFORE = re.compile(r"\bbefore\s+(?:the\s+)?(?:end\s+of\s+)?\w+", re.IGNORECASE)
_OTHER_BEFORE = {
    "cs": re.compile(r"\b(?:před|přede|dokud|do|než)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:до|перед|прежде|пока)\b", re.IGNORECASE),
}
_EARLIEST = re.compile(r"\b(?:earliest|soonest|until|only|after|from|starting|least)\b", re.IGNORECASE)
_TO = re.compile(
    r"\bto\s+(?!not\b|stay\b|remain\b|keep\b|avoid\b|refrain\b|be\b)[a-z]{2,}(?=[^,;:]{1,80}\bwithout\b)", re.IGNORECASE
)
_TO_WITHOUT = {
    "cs": re.compile(r"\bne\w{3,}(?:t|ti|ci)\s+(?:\w+\s+){0,3}?beze?\s+\w+", re.IGNORECASE),
    "ru": re.compile(r"\bне\s+\w+(?:ть|ться|ти|тись|чь)\s+(?:\w+\s+){0,3}?без\s+\w+", re.IGNORECASE),
}
_NO_ONE_OF = {
    "cs": re.compile(r"\b(?:žádn(?:ý|á|é)|ani\s+jed(?:en|na|no))\s+(?:z|ze)\s[^.;:!?]{0,120}?\bne\w+", re.IGNORECASE),
    "ru": re.compile(r"\bни\s+одн?(?:ин|а|о|у|ого|ому|ой)?\s+(?:из\s)?[^.;:!?]{0,120}?\bне\s+\w+", re.IGNORECASE),
}
_ONE_OF = re.compile(r"\b(?:only )?one\b(?= of (?:the|its|their|his|her|our|these|those|all|\d))", re.IGNORECASE)
_CANNOT = re.compile(r"\b(?:cannot|can['’]t|could not|couldn['’]t|will not|won['’]t)\b", re.IGNORECASE)
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as|it|them|seems?|remains?|considered)\s+(?:\w+ly\s+|quite\s+|also\s+)?"
    r"(?P<word>(?:un|in|im|il|ir|dis)[a-z]{4,})\b"
)


@dataclass(frozen=True, slots=True)
class Denial:
    """What asserts, as offsets into the English document, and the original's words; -1 where the verb must be found."""

    start: int
    end: int
    denied_by: str


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parents[1] / "data" / "denials.toml").read_text(encoding="utf-8"))


def lost_denials(source: Sequence[Segment], english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    """The denials of a bead's original that its English lacks, each with what asserts instead."""
    if lang not in _LANGUAGES:
        return
    theirs, told = (" ".join(one.text for one in side) for side in (source, english))
    for segment in english:
        for start, end, denied_by in reversed_denials(theirs, segment.text, lang):
            yield Denial(segment.start + start, segment.start + end, denied_by)
    for look in (
        _opposites,
        _adverbs,
        _without,
        _neither,
        _not_yet,
        _no_sooner,
        _no_less,
        _cannot,
        _unless,
        _twice,
        _no_one,
    ):
        for denial in look(theirs, told, english, lang):
            if denial.denied_by.lower() not in told.lower():  # else it is not translated
                yield denial


def _spots(pattern: re.Pattern[str], english: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    for segment in english:
        for found in pattern.finditer(segment.text):
            yield segment.start + found.start(), segment.start + found.end()


def _words(listed: str) -> re.Pattern[str]:
    return _compiled(rf"\b(?:{listed})\b")


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


@cache
def _any_of(table: str, lang: str) -> str:
    """What any row of a table looks for in an original."""
    return "|".join(row[lang] for row in _data()[table])


def _asserting(listed: str, english: Sequence[Segment]) -> list[tuple[int, int]]:
    """Where the English has one of these words in a clause that denies nothing."""
    return [
        (segment.start + found.start(), segment.start + found.end())
        for segment in english
        for found in _words(listed).finditer(segment.text)
        if not denies(_clause(segment.text, found))
    ]


def _clause(text: str, found: re.Match[str]) -> str:
    """The clause around a match."""
    start, end = max(0, found.start() - _FAR), min(len(text), found.end() + _FAR)
    low = max((stop.end() for stop in _CLAUSE.finditer(text, start, found.start())), default=start)
    stop = _CLAUSE.search(text, found.end(), end)
    return text[low : stop.start() if stop else end]


def _opposites(theirs: str, told: str, english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    if not _words(_any_of("pairs", lang)).search(theirs):
        return
    for row in _data()["pairs"]:
        found = _words(row[lang]).search(theirs)
        if found is None or _words(row["told"]).search(told) or _words(row[f"{lang}_plain"]).search(theirs):
            continue
        if _TWICE[lang].search(theirs, max(0, found.start() - _REACH), found.start()):
            continue
        if len(list(_spots(_words(row["english"]), english))) == 1:
            yield from (Denial(*spot, found[0]) for spot in _asserting(row["english"], english))


def _adverbs(theirs: str, told: str, english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    if not _words(_any_of("words", lang)).search(theirs):
        return
    for row in _data()["words"]:
        found = _words(row[lang]).search(theirs)
        if found is None or _words(row["told"]).search(told):
            continue
        if "english" not in row:
            if not may_deny(_GAVE.sub("", told)):
                yield Denial(-1, -1, found[0])
        elif spots := _asserting(row["english"], english):
            yield Denial(*spots[0], found[0])


def _without(theirs: str, told: str, english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    if not re.search(rf"\b{_WITHOUT[lang]}\s", theirs, re.IGNORECASE) or may_deny(told) or _CUT.search(told):
        return
    for nouns, originals in _data()["without"].items():
        found = _compiled(rf"\b{_WITHOUT[lang]}\s+(?:\w+\s+)?(?:{originals})\b").search(theirs)
        spots = list(
            _spots(_compiled(rf"\b(?:(?:with|in|under|after|through|on)\s+(?:\w+\s+)?)?(?:{nouns})\b"), english)
        )
        if found and len(spots) == 1:
            yield Denial(*spots[0], found[0])


def _neither(theirs: str, told: str, english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    found = _NEITHER[lang].search(theirs)
    if found and not may_deny(told):
        yield from (Denial(*spot, found[0]) for spot in list(_spots(_BOTH, english))[:1])


def _not_yet(theirs: str, told: str, english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    found = _NOT_YET[lang].search(theirs)
    if found and not may_deny(told):
        yield from (Denial(*spot, found[0]) for spot in list(_spots(_ALREADY, english))[:1])


def _no_sooner(theirs: str, told: str, english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    found = _NO_SOONER[lang].search(theirs)
    if found is None:
        return
    low = max((stop.end() for stop in _STOP.finditer(theirs, 0, found.start())), default=0)
    high = _STOP.search(theirs, found.end())
    besides = theirs[low : found.start()] + theirs[found.end() : high.start() if high else len(theirs)]
    if _OTHER_BEFORE[lang].search(besides):
        return
    for segment in english:
        spots = list(_spots(_BEFORE, (segment,)))
        if len(spots) == 1 and not denies(segment.text) and not _EARLIEST.search(segment.text):
            yield Denial(*spots[0], found[0])


def _no_less(theirs: str, told: str, english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    found, spots = _LEAST[lang].search(theirs), list(_spots(_LESS, english))
    if found and len(spots) == 1 and not _OTHER_LESS[lang].search(theirs) and not denies(told):
        yield Denial(*spots[0], found[0])


def _cannot(theirs: str, told: str, english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    """``cannot`` where the original only does not rule it out."""
    found = MAYBE[lang].search(theirs)
    if found and not MAY.search(told) and not _denied_besides(theirs, found, lang):
        yield from (Denial(*spot, found[0]) for spot in list(_spots(_CANNOT, english))[:1])


def _denied_besides(theirs: str, found: re.Match[str], lang: str) -> bool:
    rest = theirs[: found.start()] + theirs[found.end() :]
    return re.search(r"\bne\w{3,}" if lang == "cs" else r"\bн(?:е|ет|ельзя|и)\b", rest, re.IGNORECASE) is not None


def _unless(theirs: str, told: str, english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    """``will go unless`` for ``nepojedou bez``, ``to enter without`` for ``не входить без``: one denial is left."""
    only = list(_UNLESS.finditer(told))
    if len(only) != 1 or may_deny(told[: only[0].start()]) or may_deny(told[only[0].end() :]):
        return
    for original, asserted in ((_VERB_WITHOUT, _WILL), (_TO_WITHOUT, _TO)):
        if found := original[lang].search(theirs):
            yield from (Denial(*spot, found[0]) for spot in list(_spots(asserted, english))[-1:])
            return


def _no_one(theirs: str, told: str, english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    """``One of the parties`` for none of them."""
    found = _NO_ONE_OF[lang].search(theirs)
    if found and not denies(told):
        yield from (Denial(*spot, found[0]) for spot in list(_spots(_ONE_OF, english))[:1])


def _twice(theirs: str, told: str, english: Sequence[Segment], lang: str) -> Iterator[Denial]:
    """``is unrealistic`` for ``není nereálný``."""
    found = TWO_DENIALS[lang].search(theirs)
    if found is None or denies(told):
        return
    for segment in english:
        for word in _PREDICATE.finditer(segment.text):
            if may_deny(word["word"]):
                yield Denial(segment.start + word.start("word"), segment.start + word.end("word"), found[0])
                return
