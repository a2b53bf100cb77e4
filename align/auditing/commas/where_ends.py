"""The comma that ends a clause about the place that opens a sentence: "In Lhota, where he was born[,] they met"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.commas.source_inserts import inserted
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_count, is_finite, is_function, is_third_person
from align.auditing.phrases import clause_verb, is_pronoun, is_sure_verb
from align.auditing.watches import is_comma
from align.auditing.watching import Pair

_SURE = 0.94
_OPENING = ("in", "at", "near", "on", "outside", "from", "around")
_LONGEST_PLACE, _LONGEST, _SUBJECT = 8, 20, 6
_BEFORE_CLAUSES = frozenset(("that", "and", "or", "but", "as", "than", "like", "because", "when", "while", "if"))


def unended_places(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that ends the clause with "where".

    The original has one clause of the kind between two commas, and the English two clauses and no further comma.
    """
    tokens = context.tokens
    for where in context.fresh_places(WHERE):
        start, end = context.sentence_of(where)
        place = tokens[start : where - 1]
        if word_at(tokens, start) not in _OPENING or not 1 < len(place) <= _LONGEST_PLACE:
            continue
        if not all(token.is_word for token in place) or any(token.text == "," for token in tokens[where:end]):
            continue
        if inserted(context, where, "relative") is None:
            continue
        index = _next_clause(tokens, where, end)
        if index is not None:
            yield index, _SURE


def _opens(word: str) -> bool:
    return word in ("where", "which", "whose")


WHERE = Pair(is_comma, _opens)
WATCHES = (WHERE,)


def _next_clause(tokens: Sequence[Token], where: int, end: int) -> int | None:
    """Where the second clause begins behind ``where``: at a word that can open a subject, behind a noun or adverb."""
    verb = None
    found: list[int] = []
    for at in range(where + 1, min(end - 1, where + _LONGEST)):
        token, before = tokens[at], tokens[at - 1]
        if is_a(token.text, "relatives", "reporting", "thinking") and token.text.islower() and not found:
            return None
        if verb is None:
            if _is_verb(tokens, at):
                verb = at
            continue
        governed = is_function(before.text) or before.text in _BEFORE_CLAUSES or at == verb + 1
        if governed or is_count(before.text) or not before.text[0].isalnum():
            continue
        if _opens_subject(token) and _has_verb(tokens, at, end):
            found.append(at)
    return found[0] if len(found) == 1 else None


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    word, before = tokens[at].text, tokens[at - 1].text
    placed = is_a(before, "determiners", "prepositions")
    return word.islower() and not placed and (is_finite(word) or is_third_person(word) or is_a(word, "auxiliaries"))


def _opens_subject(token: Token) -> bool:
    return is_a(token.text, "determiners") or is_pronoun(token.text) or is_count(token.text) or token.text[0].isdigit()


def _has_verb(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the subject that begins at ``at`` has its verb: by its form, or an unmistakable one near."""
    if clause_verb(tokens, at, end) is not None:
        return True
    for verb in range(at + 1, min(end - 1, at + _SUBJECT)):
        word = tokens[verb].text
        if is_sure_verb(tokens, verb) or (is_a(word, "infinitives") and word_at(tokens, verb - 1).endswith("s")):
            return True
        if not tokens[verb].is_word or is_a(word, "prepositions", "conjunctions") or _opens_subject(tokens[verb]):
            return False
        if verb > at + 1 and tokens[verb - 1].text.endswith("s") and _is_plain_verb(tokens, verb):
            return True
    return False


def _is_plain_verb(tokens: Sequence[Token], verb: int) -> bool:
    """``households remain without``: a word in small letters between a plural noun and what it governs."""
    word, following = tokens[verb].text, word_at(tokens, verb + 1)
    return word.islower() and not is_function(word) and is_a(following, "prepositions", "determiners", "adverbs")
