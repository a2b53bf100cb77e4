"""Whether a comma belongs between a name and the word that is glued to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from align.auditing.clauses import (
    closing_comma,
    is_appositive_end,
    is_defining,
    is_new_clause,
    is_passive,
    name_start,
)
from align.auditing.commas.fresh_closings import in_relative
from align.auditing.commas.inserted import is_apposition
from align.auditing.commas.witnesses import source_comma
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_count, is_finite, is_function, is_participle, is_past, is_role
from align.auditing.phrases import clause_verb

_REACH, _NEAR = 60, 5
_PARTICLES = ("down", "off", "out", "up")
_SPEAKERS = frozenset(
    (
        *("agency", "bureau", "company", "department", "firm", "ministry", "newspaper", "office", "police", "service"),
        *("analysts", "authorities", "doctors", "experts", "meteorologists", "researchers", "scientists", "witnesses"),
        *("him", "her", "them"),
    )
)


def needs_comma(context: Context, index: int, rest: str) -> bool:
    """Whether a comma belongs before ``rest``, the second of the two words that the token ``index`` holds."""
    tokens = context.tokens
    start, end = context.sentence_of(index)
    name = name_start(tokens, index, start)
    if is_a(rest, "relatives"):
        named = context.text[tokens[index].start : tokens[index].end - len(rest)]
        return not is_defining(tokens, name, start) or (index - name > 1 and source_comma(context, named))
    if rest == "according":
        inserted = closing_comma(tokens, index + 1, end) is not None or ends_with_source(tokens, index + 1, end)
        return inserted or _opens_setting(tokens, (start, name, index), end)
    if _is_source(tokens, (start, name, index), end, rest):
        return True
    if rest in ("a", "an", "the") and _is_setting(tokens, (start, name, index), end):
        return True
    if is_appositive_end(tokens, name, start):
        return rest != "and" or not tokens[min(index + 1, len(tokens) - 1)].is_capitalised
    if is_finite(rest) and in_relative(context, index + 1):  # "whose lawyer Jan Machfiled"
        return False
    return _comma_before(
        tokens[index + 1 : min(end, index + _REACH)], Token(rest, tokens[index].start, tokens[index].end)
    )


def _is_setting(tokens: Sequence[Token], places: tuple[int, int, int], end: int) -> bool:
    """Whether the name only says where, and the sentence's clause begins behind it: "In Khromtauthe dam has held"."""
    start, name, index = places
    if name != start + 1 or not is_a(tokens[start].text, "prepositions"):
        return False
    return clause_verb((Token("the", 0, 0), *tokens[index + 1 : end]), 0, end - index) is not None


def _is_source(tokens: Sequence[Token], places: tuple[int, int, int], end: int, rest: str) -> bool:
    """Whether the name only says whose words follow, and their clause begins behind it: "According to Savelyevtroops".

    Not where the name belongs to a noun that is the source: "According to Kladnospokesman Karel Vrba".
    """
    start, name, index = places
    if name != start + 2 or [token.text for token in tokens[start:name]] != ["According", "to"]:
        return False
    opens = is_a(rest, "determiners", "subject_pronouns")
    joined = is_function(rest) or is_finite(rest) or is_role(rest) or is_a(rest, "trades") or rest.endswith("ing")
    if joined and not opens:
        return False
    head = (Token(rest, 0, 0),) if opens else (Token("the", 0, 0), Token(rest, 0, 0))
    clause = (*head, *tokens[index + 1 : end])
    return clause_verb(clause, 0, len(clause)) is not None or _acts(clause)


def _acts(clause: Sequence[Token]) -> bool:
    """Whether a past form with what it is done to follows within a few words: "troops shot down 47", "found three"."""
    for place in range(2, min(len(clause) - 2, _NEAR)):
        if not clause[place - 1].text.islower() or is_function(clause[place - 1].text):
            return False
        if is_past(clause[place].text):
            behind = clause[place + 1 + (clause[place + 1].text in _PARTICLES)].text
            return is_a(behind, "determiners") or is_count(behind)
    return False


def _opens_setting(tokens: Sequence[Token], places: tuple[int, int, int], end: int) -> bool:
    """Whether all before only says where and when, and a comma parts the source from the clause: "In Kladno, …, it"."""
    start, name, index = places
    if name == start or not is_a(tokens[start].text, "prepositions"):
        return False
    if any(token.text == "," or (token.text.islower() and is_finite(token.text)) for token in tokens[start:index]):
        return False
    return any(token.text == "," for token in tokens[index + 1 : min(end, index + _REACH)])


def ends_with_source(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether the sentence ends with "to" and who says so: a name, "the mayor of Kladno", "him"; not "the plan"."""
    words = [token.text for token in tokens[index:end] if token.is_word]
    if words[:1] != ["to"] or any(word.islower() and is_finite(word) and not is_role(word) for word in words):
        return False
    stop = next((at for at, word in enumerate(words) if at and is_a(word, "prepositions")), len(words))
    head = words[stop - 1]
    return stop > 1 and (head[0].isupper() or head in _SPEAKERS or is_role(head) or is_role(head.removesuffix("s")))


def _comma_before(following: Sequence[Token], rest: Token) -> bool:
    """Whether a comma belongs before the second word, judged by what comes after it."""
    tokens, end = (rest, *following), len(following) + 1
    if is_a(rest.text, "conjunctions"):
        return is_new_clause(tokens, 0)
    if rest.text in ("a", "an", "the"):
        return is_apposition(tokens, 0, end)
    if is_participle(rest.text):
        return is_passive(tokens, 0, end) or _closes_before_verb(tokens, end)
    if is_role(rest.text):
        behind = following[0].text if following else ""
        ends = not any(token.text.islower() and is_finite(token.text) for token in following)
        return behind in ("of", "for", "at", "in") and (ends or closing_comma(tokens, 1, end) is not None)
    gerund = rest.text.endswith("ing") and is_finite(f"{rest.text[:-3]}ed")
    return gerund and closing_comma(tokens, 1, end) is None


def _closes_before_verb(tokens: Sequence[Token], end: int) -> bool:
    """Whether a participle's clause ends at a comma and the sentence's verb follows: ", elected mayor in May, will".

    Not where verbs are listed: "resigned, left the town and moved".
    """
    comma = closing_comma(tokens, 1, end)
    if comma is None or is_a(tokens[0].text, "intransitive_past"):
        return False
    behind = [token.text for token in tokens[comma + 1 : end]]
    listed = any(one in ("and", ",") and is_past(other) for one, other in pairwise(behind))
    return is_a(behind[0], "auxiliaries") or not listed
