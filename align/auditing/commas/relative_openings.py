"""The first comma of what describes a subject: "Growers from the Brno area who lost their crop, have asked for help".

No comma parts a subject from its verb, so that one which does is the second of two. A clause that picks somebody out
("those who", "a man who") needs neither, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma, is_cleft, name_start, word_at
from align.auditing.commas.fronted_phrases import is_any_gerund
from align.auditing.context import Context, Token
from align.auditing.lexicon import (
    is_a,
    is_adverb,
    is_finite,
    is_function,
    is_participle,
    is_past,
    is_role,
    is_third_person,
)
from align.auditing.watches import is_comma
from align.auditing.watching import Pair

_CERTAIN, _LIKELY = 0.94, 0.8
_LONGEST, _LONGEST_SUBJECT = 32, 10
_LEAST = 3  # tokens of what is inserted
_RELATIVES = frozenset(("who", "which", "whose"))
_PICKING = frozenset(
    (
        *("a", "an", "all", "another", "any", "anyone", "anybody", "anything", "both", "certain", "each", "either"),
        *(
            "every",
            "everybody",
            "everyone",
            "everything",
            "few",
            "it",
            "less",
            "many",
            "more",
            "most",
            "much",
            "neither",
        ),
        *("no", "nobody", "none", "nothing", "one", "only", "other", "others", "people", "persons", "some", "somebody"),
        *("someone", "something", "such", "that", "these", "this", "those", "what", "whatever", "whoever"),
    )
)
# Participles of verbs that have an object whenever they are finite: "stationed at" is no finite form.
_DESCRIBING = frozenset(
    (
        *("accused", "armed", "arrested", "assigned", "based", "brought", "built", "captured", "composed"),
        *("constructed", "convicted", "created", "deployed", "designed", "detained", "discovered", "displayed"),
        *("elected", "employed", "equipped", "established", "evacuated", "exhibited", "financed", "fitted", "founded"),
        *(
            "funded",
            "hidden",
            "hired",
            "housed",
            "imported",
            "imprisoned",
            "injured",
            "installed",
            "intended",
            "killed",
        ),
        *("known", "located", "made", "named", "owned", "placed", "posted", "published", "purchased", "rescued"),
        *("seized", "sentenced", "situated", "sponsored", "stationed", "stored", "suspected", "taken", "trapped"),
        *("wounded", "written"),
    )
)
_BY = frozenset(("came", "dropped", "got", "passed", "stood", "stopped", "went"))  # by
_SETTLEMENTS = frozenset(
    (
        *("borough", "city", "community", "district", "hamlet", "municipality", "region", "settlement", "suburb"),
        *("town", "village"),
    )
)
_PLACED = frozenset(("located", "situated", "nestled", "lying", "founded", "perched"))
_NO_PREDICATE = ("be", "been", "being", "having")


def unopened_clauses(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that the one before the main verb answers."""
    tokens = context.tokens
    for place in context.fresh_places(BEFORE_PREDICATE):
        comma = place - 1
        start, end = context.sentence_of(comma)
        first = start + (tokens[start].text in ('"', "“"))
        if not _LEAST < comma - first <= _LONGEST or not _is_predicate(tokens, place, end):
            continue
        index = _opening(tokens, first, comma)
        if index is None or not _is_whole(tokens, index, comma) or is_list(tokens, place, end):
            continue
        named = any(token.is_capitalised for token in tokens[first + 1 : index]) or tokens[first].text[1:2].isupper()
        yield index, _CERTAIN if named or tokens[index].text == "which" else _LIKELY


def unplaced_villages(context: Context) -> Iterator[tuple[int, float]]:
    """The participles, with a confidence, before which a comma is missing: "the village of Lhota located here,"."""
    tokens = context.tokens
    for index in context.fresh_places(PLACED):
        start, end = context.sentence_of(index)
        name = name_start(tokens, index - 1, start)
        if name - 3 < start or tokens[name - 1].text != "of" or tokens[name - 2].text not in _SETTLEMENTS:
            continue
        following = tokens[index + 1].text if index + 1 < end else ""
        governed = is_a(following, "prepositions") or following[:1].isdigit() or is_adverb(following)
        stop = next((at for at in range(index, end) if not _is_plain(tokens[at])), end)
        verb = any(is_a(tokens[at].text, "auxiliaries", "relatives") for at in range(index, stop))
        if word_at(tokens, name - 3) == "the" and governed and not verb and word_at(tokens, stop) in (",", "."):
            yield index, _CERTAIN


def _may_be_predicate(word: str) -> bool:
    return word.islower() and (is_finite(word) or is_third_person(word) or is_adverb(word))


def _is_placed(word: str) -> bool:
    return word in _PLACED


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


BEFORE_PREDICATE, PLACED = Pair(is_comma, _may_be_predicate), Pair(_is_name, _is_placed)
WATCHES = (BEFORE_PREDICATE, PLACED)


def _is_plain(token: Token) -> bool:
    return token.text[0].isalnum() or token.text in ("%", "-", "–", "'")


def _is_predicate(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether the main verb stands behind the comma: with what it governs, or an auxiliary; no speaker's "said"."""
    verb = place
    while verb < end and is_adverb(tokens[verb].text):
        verb += 1
    if verb + 1 >= end or not tokens[verb].text.islower() or closing_comma(tokens, verb, end) is not None:
        return False
    word, following = tokens[verb].text, tokens[verb + 1].text
    if is_a(word, "auxiliaries"):
        return word not in _NO_PREDICATE
    if is_a(word, "reporting"):
        return not tokens[verb + 1].is_capitalised and not is_role(following)
    if not (is_past(word) or is_third_person(word) or is_a(word, "present")) or is_role(word) or following == "by":
        return False
    if is_past(word) and not is_participle(word):
        return True
    return is_a(following, "determiners") or following[0].isdigit() or following in ("to", "that", "more", "about")


def _opening(tokens: Sequence[Token], first: int, comma: int) -> int | None:
    """Where the description of the subject begins that ends at ``comma``; None where anything but it stands there."""
    if tokens[first].text.lower() in _PICKING or is_a(tokens[first].text, "prepositions", "conjunctions", "adverbs"):
        return None
    if not all(_is_plain(token) for token in tokens[first:comma]) or is_cleft(tokens, first, first):
        return None
    for index in range(first + 1, min(comma - 1, first + _LONGEST_SUBJECT)):
        token, before = tokens[index], tokens[index - 1]
        if not (token.is_word or token.text.isdecimal()) or token.text.lower() in _PICKING:
            return None
        if is_function(before.text) or token.start != before.end + 1:
            continue
        if token.text in _RELATIVES or _describes(tokens, index):
            return index
        if token.text.islower() and (_is_verb(token.text) or is_a(token.text, "relatives", "conjunctions")):
            return None
    return None


def _is_verb(word: str) -> bool:
    return not is_role(word) and (is_a(word, "auxiliaries", "reporting") or is_past(word))


def _describes(tokens: Sequence[Token], index: int) -> bool:
    """Whether "stationed permanently at", "led by" or "carrying the" at ``index`` describes the noun before."""
    word, before = tokens[index].text, tokens[index - 1]
    following = index + 1 + is_adverb(word_at(tokens, index + 1))
    if before.is_capitalised:  # left to those that look at names
        return False
    behind = word_at(tokens, following)
    if is_any_gerund(word):
        return is_a(behind, "determiners", "prepositions")
    if behind == "by":
        return is_participle(word) and word not in _BY and not word_at(tokens, following + 1)[:1].isdigit()
    return word in _DESCRIBING and is_a(behind, "prepositions")


def _is_whole(tokens: Sequence[Token], index: int, comma: int) -> bool:
    """Whether nothing but the description stands there: behind "who" one verb, behind a participle none."""
    verbs = [at for at in range(index + 1, comma) if _is_finite_at(tokens, at)]
    if tokens[index].text not in _RELATIVES:
        return not any(is_a(tokens[at].text, "auxiliaries") for at in verbs)
    return comma - index >= _LEAST and bool(verbs)


def _is_finite_at(tokens: Sequence[Token], at: int) -> bool:
    word, before = tokens[at].text, tokens[at - 1].text
    placed = is_a(before, "determiners", "prepositions")
    return word.islower() and not placed and (is_finite(word) or is_third_person(word))


def is_list(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether verbs are told off behind the comma, with the main one after them: "who ran, swam and cycled won"."""
    joint = next((at for at in range(place, min(end - 1, place + _LONGEST)) if not _is_inside(tokens[at])), end)
    if joint + 1 >= end or tokens[joint].text not in ("and", "or"):
        return False
    behind = joint + 1 + is_adverb(tokens[joint + 1].text)
    word = word_at(tokens, behind)
    told = word.islower() and (is_past(word) or is_third_person(word)) and not is_a(word, "auxiliaries")
    return told and any(_is_finite_at(tokens, at) for at in range(behind + 1, end))


def _is_inside(token: Token) -> bool:
    return _is_plain(token) and token.text not in ("and", "or")
