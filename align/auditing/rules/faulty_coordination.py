"""Two clauses joined as if they shared an object: which Ukraine backed, but Russia has rejected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.coordinating.paired import mismatched
from align.auditing.coordinating.parallels import asked_and_that, not_only, unparallel
from align.auditing.coordinating.resumptions import (
    NEW_CLAUSE,
    OBJECTS,
    REACH,
    is_participle_before,
    may_be_verb,
    relative_before,
    resumed,
    resumed_behind_and,
)
from align.auditing.coordinating.unlike import unlike
from align.auditing.lexicon import is_a, is_past
from align.auditing.rule import Example, Mark, Rule
from align.auditing.watching import Pair

_SUBJECT = 6
_SHORTEST = 3  # words of the second clause
_JOINTS = ("but", "while", "yet")
_PRONOUN_BEHIND = re.compile(
    r"\b(?:ho|ji|je|jej|jich|ním|nimi|his|её|ее|его|их|им|ими|него|неё|нее|них)\b", re.IGNORECASE
)
_WHICH_AGAIN = re.compile(
    r"(?:ale|avšak|však|ovšem|а|но|однако)\s+(?:(?:za|na|o|v|do|z|s|k|от|о|в|на|за|с|к)\s+)?(?:kter\w+|jenž|jež|jejž|котор\w+)\b",
    re.IGNORECASE,
)
_WITH_SOURCE, _RELATIVE = 0.85, 0.8


def check(context: Context) -> Iterator[Mark]:
    """A second clause leaves out the object that it does not share with the first.

    ``which A backed, but B has rejected`` wants a second ``which``; a main clause whose verb needs an object wants a
    pronoun. For the latter the original must have one.
    """
    tokens = context.tokens
    yield from _unparallel(context)
    yield from _behind_and(context)
    for index in context.places(_is_joint):
        token = tokens[index]
        if word_at(tokens, index - 1) != ",":
            continue
        start, end = context.sentence_of(index)
        if (whole := _which_lost(context, index, (start, min(end, index + REACH)))) is not None:
            yield whole
            continue
        known = _confidence(context, token) > 0
        again = resumed(tokens, index, (start, min(end, index + REACH)), in_original=known)
        if again and not context.protected(token.start, tokens[again[1]].end):
            yield _resumption(context, index, again)
            continue
        last = _objectless(tokens, index + 1, min(end, index + REACH))
        if last is None:
            continue
        relative = relative_before(tokens, index - 1, start)
        joined = relative is not None or is_participle_before(tokens, index - 1, start)
        confidence = _RELATIVE if joined else _confidence(context, token)
        if confidence and not context.protected(token.start, tokens[last].end):
            first = relative if relative is not None else _clause(tokens, index, start)
            name = context.text[tokens[first].start : tokens[last].end]
            yield Mark(
                tokens[first].start,
                tokens[last].end,
                f"“{tokens[last].text}” has no object: its clause does not share the one before “{token.text}”",
                _mended(name, token, tokens[first]) if relative is not None else None,
                confidence,
                review=True,
            )


def _unparallel(context: Context) -> Iterator[Mark]:
    """A gerund in a row with an infinitive."""
    tokens = context.tokens
    for index in (place - 1 for place in context.places(_JOINED_GERUND)):
        found = unparallel(context, index, context.sentence_of(index))
        if found is not None and not context.protected(tokens[index].start, tokens[found.verb].end):
            start, end = tokens[found.first].start, tokens[found.end - 1].end
            message = f"“{tokens[found.verb].text}” does not go on with an infinitive"
            yield Mark(start, end, message, None, _RELATIVE, review=True)
    for index in context.places(_BUT_ALSO):
        found = not_only(context, index, context.sentence_of(index))
        if found is not None and not context.protected(tokens[found.first].start, tokens[found.verb].end):
            start, end = tokens[found.first].start, tokens[found.end - 1].end
            yield Mark(start, end, "“not only” wants the same form behind “but also”", None, _RELATIVE, review=True)
    for index in context.places(_may_pair):
        sentence = context.sentence_of(index)
        found = mismatched(context, index, sentence) or unlike(context, index, sentence)
        if found is not None and not context.protected(tokens[found.first].start, tokens[found.verb].end):
            start, end = tokens[found.first].start, tokens[found.end - 1].end
            message = f"“{tokens[found.verb].text}” has another form than what “{tokens[index].text}” joins it to"
            yield Mark(start, end, message, None, _RELATIVE, review=True)


def _behind_and(context: Context) -> Iterator[Mark]:
    """A clause that "and" joins to one with "which", or to an infinitive, and that has another form."""
    tokens = context.tokens
    for index in context.places(_is_and):
        start, end = context.sentence_of(index)
        if word_at(tokens, index - 1) == ",":
            continue
        again = resumed_behind_and(tokens, index, (start, min(end, index + REACH)))
        if again and not context.protected(tokens[again[0]].start, tokens[again[1]].end):
            yield _resumption(context, index, again)
        asked = asked_and_that(context, index, (start, end))
        if asked is not None and not context.protected(tokens[asked.first].start, tokens[asked.verb].end):
            span = tokens[asked.first].start, tokens[asked.end - 1].end
            yield Mark(*span, "“that” does not go on with an infinitive", None, _RELATIVE, review=True)


def _which_lost(context: Context, joint: int, sentence: tuple[int, int]) -> Mark | None:
    """The mark where the original says "which" again behind "but", and the English goes on with a subject and verb."""
    tokens, (start, end) = context.tokens, sentence
    bead = context.bead_at(tokens[joint].start)
    originals = context.source_of(bead) if bead is not None else ()
    if not any(_WHICH_AGAIN.search(segment.text) for segment in originals):
        return None
    relative = relative_before(tokens, joint - 1, start)
    last = next((at for at in range(joint + 1, end) if not tokens[at].text[0].isalnum()), end)
    clause = tokens[joint + 1 : last]
    if relative is None or len(clause) < _SHORTEST or clause[0].text in (*NEW_CLAUSE, *OBJECTS):
        return None
    again = clause[-1].text in OBJECTS  # A likes, but B hates them
    clause = clause[:-1] if again else clause
    verbs = any(may_be_verb(token) for token in clause[1:]) or (again and clause[-1].text.islower())
    told = any(token.text in ("which", "whom", *OBJECTS) for token in clause)
    if told or not verbs or context.protected(clause[0].start, clause[-1].end):
        return None
    first, end_at = tokens[relative], clause[-1].end
    mended = _mended(context.text[first.start : end_at], tokens[joint], first)
    message = f"the original has “{first.text}” again behind “{tokens[joint].text}”"
    return Mark(first.start, end_at, message, mended, _WITH_SOURCE, review=True)


def _resumption(context: Context, joint: int, again: tuple[int, int]) -> Mark:
    first, last = (context.tokens[at] for at in again)
    told = context.text[first.start : last.end]
    mended = _mended(told.removesuffix(last.text).rstrip(), context.tokens[joint], first)
    message = f"“{last.text}” says again what “{first.text}” stands for"
    return Mark(first.start, last.end, message, mended, _RELATIVE, review=True)


def _is_and(word: str) -> bool:
    return word in ("and", "or")


def _may_pair(word: str) -> bool:
    return word in ("and", "or", "nor", "but")


def _may_be_gerund(word: str) -> bool:
    return word.endswith("ing") and word.islower()


def _is_but(word: str) -> bool:
    return word == "but"


def _is_also(word: str) -> bool:
    return word == "also"


_JOINED_GERUND, _BUT_ALSO = Pair(_is_and, _may_be_gerund), Pair(_is_but, _is_also)


def _is_joint(word: str) -> bool:
    return word.lower() in _JOINTS


def _objectless(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """The last verb of a clause with a subject of its own and no object; None for any other clause."""
    if word_at(tokens, first) in (
        "which",
        "that",
        "who",
        "it",
        "this",
        "they",
        "he",
        "she",
        "we",
        "i",
        "you",
        "there",
        "not",
    ):
        return None
    verb = next((at for at in range(first + 1, min(end, first + _SUBJECT + 1)) if _is_verb(tokens, at)), None)
    if verb is None or any(not token.is_word for token in tokens[first:verb]):
        return None
    last = verb
    while last + 1 < end and (
        is_a(tokens[last].text, "before_verb") or tokens[last + 1].text == "to" or tokens[last].text == "to"
    ):
        last += 1
    if not is_a(tokens[last].text, "needs_object"):
        return None
    after = word_at(tokens, last + 1) if last + 1 < end else "."
    return last if not after[0].isalnum() or is_a(after, "behind_verb") else None


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].text
    return word.islower() and (is_past(word) or is_a(word, "before_verb", "needs_object", "auxiliaries"))


def _clause(tokens: Sequence[Token], joint: int, start: int) -> int:
    """The first token of the clause that the comma before ``joint`` ends."""
    first = joint - 1
    while first > max(start, joint - REACH) and tokens[first - 1].text not in (";", ":", '"', "“"):
        first -= 1
    return first


def _confidence(context: Context, joint: Token) -> float:
    """A main clause without an object is a fault where the original, or its fresh translation, has a pronoun there."""
    bead = context.bead_at(joint.start)
    if bead is None or context.aligned.source is None:
        return 0.0
    behind = " ".join(segment.text for segment in context.source_of(bead)).rpartition(",")[2]
    return _WITH_SOURCE if _PRONOUN_BEHIND.search(behind) else 0.0


def _mended(text: str, joint: Token, relative: Token) -> str:
    return text.replace(f", {joint.text} ", f", {joint.text} {relative.text} ", 1)


RULE = Rule(
    name="faulty-coordination",
    severity="warning",
    fix="review",
    mqm="Grammar",
    check=check,
    bad=(
        Example("They discussed a truce, [which Kenya backed at the talks, but Sudan has rejected] until now."),
        Example("The bill [is intended to shorten the deadlines and removing one level of appeal]."),
        Example("The bill [not only raises the fines, but also the mayors will be obliged to pay]."),
        Example("The agency has [not only raised fees but also closing two offices]."),
        Example("The law is [not only to lower fees but also helps the import of seeds]."),
        Example("The rule [can and has already helped]."),
        Example("[The toll, backed by the chamber, but hauliers have rejected], starts in May."),
        Example("It is a toll, [which was approved by the chamber, but hauliers reject it]."),
        Example("The firm [neither accepted or rejected the offer]."),
        Example("The envoy [neither accepted nor denying the report]."),
        Example("Readers can [either visit the desk and sending a letter]."),
        Example("He is [accused of fraud and that he threatens neighbors]."),
        Example("The club [has never and will not sell the ground]."),
        Example(
            "The king [flew to Oslo and meeting with envoys there].", "Král odletěl do Osla a sešel se s vyslanci."
        ),
        Example("It is a toll [which the chamber has approved and the ministry still has to consider it]."),
        Example("The mayor [urged drivers to slow down and that the trams are given way]."),
        Example("They discussed a toll, [which hauliers reject, but the ministry defends it]."),
        Example("He sent plans, [which the board had approved, yet the owner refused them] at once."),
        Example("The match, [which the league had scheduled, but the clubs refused], was cancelled."),
        Example(
            "The list, [which Moscow approved, but Kyiv has sent back for revision], is long.",
            "Список, который Москва утвердила, но который Киев вернул на доработку, длинный.",
            "ru",
        ),
        Example(
            "These are paintings [which the city hid in 2022, but Russia declares them] its property.",
            "Jde o obrazy, které město v roce 2022 ukrylo, ale Rusko je prohlašuje za svůj majetek.",
        ),
        Example(
            "[The commission foresaw the halt, but Hungary refused to accept].",
            "Zastavení komise předvídala, ale Maďarsko ho odmítalo přijmout.",
        ),
    ),
    good=(
        Example("It faces not only increased costs but also falling sales."),
        Example("It matters not only to growers but also buyers of the grain. It can and should help."),
        Example("It is a toll, which was approved by the chamber, but the mayor likes the fees."),
        Example("Neither side confirmed or denied it. He died in fighting and shelling."),
        Example("She has and will become famous. It has been and will be done."),
        Example("It is a toll which the chamber has approved and the ministry must consider."),
        Example("It is a plan which the firm sent the mayor, and the town paid for it."),
        Example("The mayor asked drivers to say that it was late and that they were tired."),
        Example("They discussed a truce, which Kenya backed, but which Sudan has rejected."),
        Example("They discussed a truce, which Kenya backed, but Sudan has rejected the plan."),
        Example(
            "It agreed to consider closing the plant and moving the staff, to pay for heating and lighting the hall."
        ),
        Example("They met in a hall, which the town had opened, but Sudan said that it would not come."),
        Example("The bank gave up a tower, which holds a clock, but people wind it by hand."),
        Example("He offered a seat, but she refused.", "Nabídl místo, ale odmítla."),
        Example("The rain stopped, but the river continued to rise."),
    ),
    signs=(_is_joint, _is_and, _JOINED_GERUND, _BUT_ALSO, _may_pair),
)
