"""Two clauses joined as if they shared an object: which Ukraine backed, but Russia has rejected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_past, is_third_person
from align.auditing.parallels import not_only, unparallel
from align.auditing.rule import Example, Mark, Rule
from align.auditing.watching import Pair

_REACH = 30
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
_OBJECTS = ("it", "them", "him", "her")
_NEW_CLAUSE = frozenset(("which", "that", "who", "whom", "and", "or", "but", "because", "when", "where", "if"))
_WITH_SOURCE, _RELATIVE = 0.85, 0.8


def check(context: Context) -> Iterator[Mark]:
    """A second clause leaves out the object that it does not share with the first.

    ``which A backed, but B has rejected`` wants a second ``which``; a main clause whose verb needs an object wants a
    pronoun. For the latter the original must have one.
    """
    tokens = context.tokens
    yield from _unparallel(context)
    for index in context.places(_is_joint):
        token = tokens[index]
        if word_at(tokens, index - 1) != ",":
            continue
        start, end = context.sentence_of(index)
        if (whole := _which_lost(context, index, (start, min(end, index + _REACH)))) is not None:
            yield whole
            continue
        resumed = _resumed(context, index, (start, min(end, index + _REACH)))
        if resumed and not context.protected(token.start, tokens[resumed[1]].end):
            yield _resumption(context, index, resumed)
            continue
        last = _objectless(tokens, index + 1, min(end, index + _REACH))
        if last is None:
            continue
        relative = _relative(tokens, index, start)
        confidence = _RELATIVE if relative is not None else _confidence(context, token)
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


def _which_lost(context: Context, joint: int, sentence: tuple[int, int]) -> Mark | None:
    """The mark where the original says "which" again behind "but", and the English goes on with a subject and verb."""
    tokens, (start, end) = context.tokens, sentence
    bead = context.bead_at(tokens[joint].start)
    originals = context.source_of(bead) if bead is not None else ()
    if not any(_WHICH_AGAIN.search(segment.text) for segment in originals):
        return None
    relative = _relative(tokens, joint, start)
    last = next((at for at in range(joint + 1, end) if not tokens[at].text[0].isalnum()), end)
    clause = tokens[joint + 1 : last]
    if relative is None or len(clause) < _SHORTEST or clause[0].text in (*_NEW_CLAUSE, *_OBJECTS):
        return None
    told = any(token.text in ("which", "whom", *_OBJECTS) for token in clause)
    if told or not any(_is_finite(token) for token in clause[1:]) or context.protected(clause[0].start, clause[-1].end):
        return None
    first, end_at = tokens[relative], clause[-1].end
    mended = _mended(context.text[first.start : end_at], tokens[joint], first)
    message = f"the original has “{first.text}” again behind “{tokens[joint].text}”"
    return Mark(first.start, end_at, message, mended, _WITH_SOURCE, review=True)


def _resumed(context: Context, joint: int, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """The "which" and the pronoun that says its object again: which A backs, but B rejects it."""
    tokens, (start, end) = context.tokens, sentence
    relative = _relative(tokens, joint, start)
    known = _confidence(context, tokens[joint]) > 0
    if relative is None or word_at(tokens, relative) == "that":
        return None
    if _ends_with_object(tokens, joint) and not (known and tokens[joint - 2].text.isdigit()):
        return None
    for place in range(joint + 1, end):
        word = word_at(tokens, place)
        if not tokens[place].is_word or word in _NEW_CLAUSE:
            return None
        if word in _OBJECTS and place > joint + 2 and _is_transitive(tokens[place - 1]):
            closes = place + 1 >= end or not word_at(tokens, place + 1)[0].isalnum()
            named = known and is_a(word_at(tokens, place + 1), "determiners")  # declares them its property
            return (relative, place) if closes or named or is_a(word_at(tokens, place + 1), "behind_verb") else None
    return None


def _ends_with_object(tokens: Sequence[Token], joint: int) -> bool:
    """Whether the first clause has an object of its own, so that "it" may be that: which gave A a plan, but B ..."""
    last = tokens[joint - 2]
    return not (
        _is_finite(last)
        or last.text.lower() in ("to", "for", "of", "with")
        or is_a(last.text, "adverbs", "needs_object")
    )


def _is_transitive(token: Token) -> bool:
    return token.text.islower() and (_is_finite(token) or is_a(token.text, "needs_object", "infinitives"))


def _resumption(context: Context, joint: int, resumed: tuple[int, int]) -> Mark:
    first, last = (context.tokens[at] for at in resumed)
    told = context.text[first.start : last.end]
    mended = _mended(told.removesuffix(last.text).rstrip(), context.tokens[joint], first)
    message = f"“{last.text}” says again what “{first.text}” stands for"
    return Mark(first.start, last.end, message, mended, _RELATIVE, review=True)


def _is_and(word: str) -> bool:
    return word in ("and", "or")


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


def _relative(tokens: Sequence[Token], joint: int, start: int) -> int | None:
    """The "which" whose clause, with a subject and a verb of its own, the comma before ``joint`` ends."""
    for at in range(joint - 2, max(start, joint - _REACH) - 1, -1):
        word = word_at(tokens, at)
        if word in (",", ";", ":"):
            return None
        if word in ("which", "whom") or (word == "that" and is_a(word_at(tokens, joint - 2), "needs_object")):
            clause = tokens[at + 1 : joint - 1]
            lead = word_at(tokens, at + 1)
            verbs = [place for place, one in enumerate(clause) if _is_finite(one) or is_a(one.text, "needs_object")]
            return at if verbs and verbs[0] > 0 and lead not in ("is", "was", "has", "had", "will") else None
    return None


def _is_finite(token: Token) -> bool:
    word = token.text
    return word.islower() and (is_past(word) or is_third_person(word) or is_a(word, "auxiliaries", "present"))


def _clause(tokens: Sequence[Token], joint: int, start: int) -> int:
    """The first token of the clause that the comma before ``joint`` ends."""
    first = joint - 1
    while first > max(start, joint - _REACH) and tokens[first - 1].text not in (";", ":", '"', "“"):
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
    signs=(_is_joint, _JOINED_GERUND, _BUT_ALSO),
)
