"""A stop between an office and the name of its holder: ``according to a Kremlin advisor. Yuri Ushakov``.

Machines that translate page markup piece by piece leave one where the name was a link or set in bold. It is told from
the end of a sentence by what it leaves behind: an office with no verb before it, or a name with no verb after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from align.segment.clause import QUOTES, finite, function, governs, has_main_verb, tokens, verbs
from align.segment.dateline import dateline_end
from align.segment.lexicon import lexicon
from align.segment.office import NAME_BEHIND, Office, is_office, name_after, office_before
from align.segment.rules import boundaries
from align.segment.stops import Stop

SEEN_THROUGH = 0.7  # from this confidence on the sentence splitter does not split there
_ATTRIBUTION = 6  # words of "said on Friday evening"
_REACH = 500  # characters of context on either side
_OFFICE_LETTERS = 400
_OFFICE_REACH = 12  # words from an office to the end of what it is over, and more
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class StrayStop:
    """A stop at ``offset`` that separates an office from a name.

    ``reason`` is ``no-verb-before``, ``no-verb-after``, ``no-verb`` (neither side has one) or ``clause-subject`` (the
    office opens a clause that has no verb yet); ``confidence`` is the probability that the stop is wrong, 0 to 1.
    """

    offset: int
    reason: str
    confidence: float


def stray_stops(text: str) -> list[StrayStop]:
    """The stray stops of an English text of any number of lines, in order, with ``offset`` into ``text``.

    All that show a sign of it are given; those of less than SEEN_THROUGH are for a person, or want other evidence.
    """
    return [
        StrayStop(line.start() + stray.offset, stray.reason, stray.confidence)
        for line in _LINE.finditer(text)
        if _may_stray(line.group())
        for stray in _strays_of(line.group())
    ]


def _may_stray(line: str) -> bool:
    """Whether a stop with a name behind it has an office near before it: the quick look that spares most lines."""
    for stop in NAME_BEHIND.finditer(line):
        near = line[max(0, stop.start() - _OFFICE_LETTERS) : stop.start()]
        if any(_has_office(word) for word in near.rsplit(None, _OFFICE_REACH)[-_OFFICE_REACH:]):
            return True
    return False


@lru_cache(maxsize=2**14)
def _has_office(word: str) -> bool:
    """Whether one of the tokens between two blanks is an office; a sentence may begin at a stop inside."""
    return any(is_office(token) for part in word.split(".") for token in tokens(part))


@lru_cache(maxsize=32)
def _strays_of(line: str) -> Sequence[StrayStop]:
    """Those of one line; kept for a moment, because several rules ask, and again once the text is repaired."""
    return _strays(line, list(boundaries(line, lexicon("en"))))


def see_through(text: str, stops: Sequence[Stop]) -> list[Stop]:
    """The sentence ends of an English paragraph without the stray ones among them."""
    stray = {found.offset for found in _strays(text, stops) if found.confidence >= SEEN_THROUGH}
    return [stop for stop in stops if stop.at not in stray]


def _strays(text: str, stops: Sequence[Stop]) -> list[StrayStop]:
    found = []
    start = dateline_end(text)
    for index, stop in enumerate(stops):
        end = stops[index + 1].at if index + 1 < len(stops) else len(text)
        stray = _judge(text, start, stop, end) if stop.mark == "." and not stop.closers and not stop.opening else None
        if stray is None or stray.confidence < SEEN_THROUGH:
            start = stop.next_at
        if stray:
            found.append(stray)
    return found


def _judge(text: str, start: int, stop: Stop, end: int) -> StrayStop | None:
    name = name_after(text, stop, end)
    office = office_before(tokens(text[max(start, stop.at - _REACH) : stop.at])) if name else None
    if not name or not office:
        return None
    rest = text[name.end() : min(end, name.end() + _REACH)]
    follows = tokens(rest)
    after = _glued_verb(name.group(), follows) or governs(follows)
    if not after and not rest.strip() and end == len(text):
        return StrayStop(stop.at, "no-verb-after", 0.5)  # nothing but a name, no stop behind it: as well a byline
    if _cleft(office.context, follows):
        return StrayStop(stop.at, "no-verb-after", 0.95)
    before = has_main_verb([*office.context, office.determiner] if office.determiner else office.context)
    if not before and not after and _resumes(follows):
        return StrayStop(stop.at, "no-verb", 0.85)
    if not before and after and _on_purpose(office, text[max(start, stop.at - _REACH) : stop.at]):
        return StrayStop(stop.at, "no-verb-before", 0.4)
    if not before and not after and _cites(office.context, follows):
        return StrayStop(stop.at, "no-verb", 0.95)
    if _attributes(office, follows):
        return StrayStop(stop.at, "clause-subject", 0.93)
    reason, confidence = _weigh(office, before, after)
    return StrayStop(stop.at, reason, round(confidence, 2)) if confidence else None


def _glued_verb(name: str, follows: Sequence[str]) -> bool:
    """Whether a verb got stuck to the name: ``Ushakovadded``, ``Myasnikovtold``, ``Lisakovichis getting``."""
    word = name.split()[-1]
    if word.endswith("is") and follows and follows[0].endswith("ing"):
        return True
    known = verbs("auxiliary", "preterite", "participle", "third-person")
    return any(
        word[cut:] in known or (word[cut:].endswith("ed") and len(word) - cut > 4 and word[cut:] in verbs("regular"))
        for cut in range(4, len(word) - 2)
    )


def _weigh(office: Office, before: bool, after: bool) -> tuple[str, float]:
    context = [word.lower() for word in office.context]
    governor = context[-1] if context else ""
    if before and after:
        return "clause-subject", 0.0 if office.complement else _opens_clause(context, office.bare)
    doubt = 0.0
    if office.complement:
        doubt = 0.1 if len(context) < 5 else 0.4
    if after:
        deliberate = _complete(office.context) or (governor == "as" and _predicative(office, governor))
        return "no-verb-before", 0.4 if deliberate else 0.97 - doubt
    if before:
        return "no-verb-after", 0.4 if _predicative(office, governor) else 0.95 - doubt
    led_in = any(word in function("preposition") for word in (governor, *context[:1]))
    return "no-verb", (0.85 if led_in else 0.6) - doubt


def _on_purpose(office: Office, fragment: str) -> bool:
    """Whether a fragment wants no name, and a clause follows: ``A bad night for the coach.`` and the like."""
    label, _, rest = fragment.rpartition(": ")
    named = office_before(tokens(rest)) if label else None
    if named and not named.context:
        return bool(named.determiner) or rest[:1].islower()
    if office.determiner in ("a", "the") and not office.context and " new " in fragment:
        return True
    context = [word.lower() for word in office.context]
    if not office.determiner or len(context) < 2 or context[-1] not in function("preposition"):
        return False
    leads_in = any(context[0] in function(kind) for kind in ("preposition", "subordinator", "either", "adverb"))
    return not leads_in and not any(is_office(word) for word in context)


def _cites(context: Sequence[str], follows: Sequence[str]) -> bool:
    """``According to spokeswoman. Jana Nova, the man fled``: a clause must follow what leads into it."""
    return [word.lower() for word in context[:2]] == ["according", "to"] and follows[:1] == [","]


def _cleft(context: Sequence[str], follows: Sequence[str]) -> bool:
    """``It was the minister. Jan Novak (Greens) who called``: one clause, whatever verbs come after ``who``."""
    return [word.lower() for word in context[-2:]] in (["it", "was"], ["it", "is"]) and "who" in follows[:8]


def _attributes(office: Office, follows: Sequence[str]) -> bool:
    """Whether office, name and a lone verb of saying end the sentence: ``It holds, the minister. Jan Nova said``."""
    if office.context[-1:] != (",",) or not follows or follows[0].lower() not in function("saying"):
        return False
    return len(follows) == 1 or (len(follows) <= _ATTRIBUTION and follows[1].lower() in function("saying-behind"))


def _predicative(office: Office, governor: str) -> bool:
    """Whether the sentence may end so: ``was elected president.``, ``is a writer.``; not ``called his counterpart``."""
    direct = office.bare or office.determiner in ("a", "an") or governor in verbs("auxiliary")
    return direct and governor in function("predicative")


def _resumes(follows: Sequence[str]) -> bool:
    """Whether a verb comes right after a comma: the name closed an apposition (``actor. Jan Novak, posted``)."""
    return follows[:1] == [","] and len(follows) > 1 and finite(follows, 1)


def _complete(context: Sequence[str]) -> bool:
    """Whether a fragment is one on purpose: ``Not the president.`` or ``Jan Novak, director``."""
    if not context:
        return False
    named = len(context) > 2 and context[-1] == "," and all(word[:1].isupper() for word in context[:-1])
    return context[0].lower() in function("denial") or named


def _opens_clause(context: Sequence[str], bare: bool) -> float:
    """How sure it is that the office is the subject of a clause, so that its verb can only stand behind the name."""
    if not context:
        return 0.0
    governor, openers = context[-1], function("subordinator")
    if set(context[-2:]) & QUOTES and "," in context[-2:]:
        return 0.95  # "...," the spokeswoman. Jana Nova explained.
    if governor in openers or (bare and governor in function("either") and governor != "as"):
        return 0.9
    if governor == "," and context[0] in openers | function("either"):
        return 0.9
    if bare and context.count(",") == 1 and context[-2] == "," and governor in function("conjunction"):
        return 0.8
    return 0.0
