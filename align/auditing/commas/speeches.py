"""The commas of attributions: "The bridge, Novák said, is closed", "The bridge is closed, Novák said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.attribution import verb_kinds
from align.auditing.clauses import word_at
from align.auditing.commas.gerund_verbs import takes_gerund
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_function, is_past
from align.auditing.phrases import is_noun_phrase, is_sure_verb, subject_before
from align.auditing.watches import is_comma
from align.auditing.watching import Pair

_SURE = 0.94
_LONGEST, _FEWEST, _TAIL = 16, 4, 6
_QUOTES = ('"', "“")
_ASKING = ("what", "why", "how", "as", "than", "like", "all", "everything", "nothing", "something", "thing")
_ENDS = ("comment", "elaborate")  # verbs that stand alone: "would not comment, adding that"
_NO_PREDICATE = ("be", "been", "being", "having")


def unattributed(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which a comma is missing that parts an attribution from what is said.

    "The bridge, Novák said is closed" and "The bridge Novák said, is closed" lack one of two; behind a clause of its
    own the attribution needs one where the original has it ("..., uvedl ministr").
    """
    tokens = context.tokens
    for place in context.fresh_places(SAID_VERB):
        start, end = context.sentence_of(place)
        if place + 1 < end and _closes(tokens, place, start):
            yield place, _SURE
    for comma in context.fresh_places(SAID_COMMA):
        start, end = context.sentence_of(comma)
        index = _opening(tokens, comma, start, end)
        if index is not None:
            yield index, _SURE
    for verb in context.fresh_places(is_saying):
        start, end = context.sentence_of(verb)
        index = _final(tokens, verb, start, end)
        if index is not None and _is_attributed(context, index):
            yield index, _SURE
    for that in context.fresh_places(ADDING):
        start, _ = context.sentence_of(that)
        if that - 2 > start and _may_end_clause(tokens, that - 2):
            yield that - 1, _SURE


def is_saying(word: str) -> bool:
    """Whether the word is a verb of saying in the past or present."""
    return word == "say" or (word.islower() and is_a(word, "reporting") and word != "quoting")


def _is_auxiliary(word: str) -> bool:
    return word.islower() and is_a(word, "auxiliaries") and word not in _NO_PREDICATE


def _is_adding(word: str) -> bool:
    return word == "adding"


def _is_that(word: str) -> bool:
    return word == "that"


SAID_VERB = Pair(is_saying, _is_auxiliary)
SAID_COMMA = Pair(is_saying, is_comma)
ADDING = Pair(_is_adding, _is_that)
WATCHES = (SAID_VERB, SAID_COMMA, ADDING, is_saying)


def _closes(tokens: Sequence[Token], place: int, start: int) -> bool:
    """Whether the verb at ``place`` goes on with the subject before ", Novák said"."""
    first = subject_before(tokens, place - 1, start)
    if first is None or first - 1 <= start or tokens[first - 1].text != ",":
        return False
    return _is_subject(tokens, start, first - 1)


def _is_subject(tokens: Sequence[Token], start: int, end: int) -> bool:
    first = next((at for at in range(end - 1, start - 1, -1) if tokens[at].text in (*_QUOTES, "that", ":")), start - 1)
    words = tokens[first + 1 : end]
    return len(words) <= _LONGEST and is_noun_phrase(words)


def _opening(tokens: Sequence[Token], comma: int, start: int, end: int) -> int | None:
    """Where "Novák said" begins in "The bridge Novák said, is closed"."""
    if comma + 2 >= end or not _is_auxiliary(tokens[comma + 1].text):
        return None
    first = subject_before(tokens, comma - 1, start)
    if first is None or first <= start or is_function(tokens[first - 1].text) or not _is_apart(tokens, first):
        return None
    return first if _is_subject(tokens, start, first) else None


def _is_apart(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].start == tokens[index - 1].end + 1 and tokens[index - 1].text[0].isalnum()


def _final(tokens: Sequence[Token], verb: int, start: int, end: int) -> int | None:
    """Where the attribution begins that ends a sentence: a clause stands before it, and nothing is said behind it."""
    if not _ends(tokens, verb, end):
        return None
    first = subject_before(tokens, verb, start)
    if first is None or first - 2 <= start or not _is_apart(tokens, first):
        return None
    if is_function(tokens[first - 1].text) or word_at(tokens, first - 1) in _ASKING:
        return None
    if any(token.text in (*_QUOTES, "”") for token in tokens[start:first]):
        return None
    start = next((at + 1 for at in range(first - 1, start - 1, -1) if not tokens[at].text[0].isalnum()), start)
    if any(is_a(token.text, "reporting", "thinking") and token.text.islower() for token in tokens[start : first - 1]):
        return None
    return first if any(is_sure_verb(tokens, at) for at in range(start + 1, first - 1)) else None


def _ends(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether no more than "on Monday" or "reporters" stands between the verb and the end of the sentence."""
    stop = next((at for at in range(verb + 1, min(end, verb + _TAIL)) if not tokens[at].text[0].isalnum()), None)
    if stop is None:
        return verb + 1 == end
    words = tokens[verb + 1 : stop]
    told = not words or tokens[verb].text == "told" or is_a(words[0].text, "prepositions")
    return tokens[stop].text == "." and stop + 1 >= end and told


def _is_attributed(context: Context, index: int) -> bool:
    """Whether the original has an attribution behind a comma in the sentence that this one translates."""
    source, bead = context.aligned.source, context.bead_at(context.tokens[index].start)
    if source is None:
        return False
    texts = [segment.text for segment in context.source_of(bead)] if bead else [source.text]
    behind = (found[1].lower() for text in texts for found in re.finditer(r"[,“”»][ \u00a0][—–-]?\s?(\w+)", text))
    return any(verb_kinds(word, source.lang) for word in behind)


def _may_end_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether "adding that" behind this word is a participle with a clause, and no object or noun."""
    word = tokens[place].text
    if not tokens[place].is_word or takes_gerund(word):
        return False
    helped = tokens[place - 1].text if place else ""
    helped = tokens[place - 2].text if helped == "not" and place > 1 else helped
    if is_a(helped, "auxiliaries") and word not in _ENDS and not is_past(word):  # "could not resist adding"
        return False
    return not is_a(word, "prepositions", "conjunctions", "relatives", "determiners", "auxiliaries") and word != "of"
