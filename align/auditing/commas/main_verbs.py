"""The main verb that is all a sentence has left: "The project, which involves 14 firms is designed to last"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma
from align.auditing.commas.relatives import is_subject
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_count, is_finite, is_function, is_past, is_third_person
from align.auditing.watches import is_comma
from align.auditing.watching import Pair

_SURE = 0.94
_REACH = 30
_TAKES_CLAUSES = ("reporting", "thinking", "asking", "naming", "deciding")
_TAKES_VERBS = frozenset(("saw", "sees", "heard", "hears", "felt", "feels", "watched", "let", "lets", "made", "makes",
                          "helped", "helps", "got", "keeps", "kept"))  # fmt: skip
_HAVE = ("has", "have", "had")


def _is_relative(word: str) -> bool:
    return word in ("who", "which", "whose")


OPENS_RELATIVE = Pair(is_comma, _is_relative)
WATCHES = (OPENS_RELATIVE,)


def unended_by_rest(context: Context) -> Iterator[tuple[int, float]]:
    """The main verbs, with a confidence, before which the comma is missing that ends a clause with "who" or "which".

    The subject opens the sentence, the clause has its verb, and behind that verb one more is left, which can only be
    the sentence's own: no comma, conjunction or further subject stands between.
    """
    tokens = context.tokens
    for index in context.fresh_places(OPENS_RELATIVE):
        start, end = context.sentence_of(index)
        if not start < index - 1 <= start + _REACH or not is_subject(tokens[start : index - 1]):
            continue
        verb = _left_over(tokens, index, min(end, index + _REACH))
        if verb is not None and tokens[end - 1].text == "." and closing_comma(tokens, verb, end) is None:
            yield verb, _SURE


def _left_over(tokens: Sequence[Token], relative: int, end: int) -> int | None:
    """The one finite verb behind that of the clause; None where there is none, another one, or any doubt."""
    first = next((at for at in range(relative + 1, end) if _is_verb(tokens, at, relative)), None)
    if first is None or is_a(tokens[first].text, *_TAKES_CLAUSES) or tokens[first].text in _TAKES_VERBS:
        return None
    if any(not token.is_word for token in tokens[relative:first]):
        return None
    behind = _behind_group(tokens, first, end)
    if any(is_a(token.text, *_TAKES_CLAUSES) or token.text in _TAKES_VERBS for token in tokens[first:behind]):
        return None
    had = tokens[first].text in _HAVE and behind == first + 1
    found = None
    for at in range(behind, end - 1):
        token = tokens[at]
        if found is None and (not token.text[0].isalnum() or _opens_clause(token)):
            return None
        if not _is_verb(tokens, at, relative):
            continue
        if found is not None:
            return found if at < _behind_group(tokens, found, end) else None
        joined = at == behind and not is_a(token.text, "auxiliaries")  # "extracts structured information"
        if joined or is_function(tokens[at - 1].text) or not _may_be_main(tokens, at, had=had):
            return None
        found = at
        if any(_opens_clause(each) or not each.text[0].isalnum() for each in tokens[at:end]):
            break
    return found


def _opens_clause(token: Token) -> bool:
    return is_a(token.text, "relatives", "conjunctions", "subject_pronouns") or token.text == "that"


def _is_verb(tokens: Sequence[Token], at: int, relative: int) -> bool:
    """Whether a word has the form of a finite verb and stands where one may."""
    word, before = tokens[at].text, tokens[at - 1].text
    if not word.islower() or is_a(before, "determiners", "prepositions") or before == "to" or is_count(before):
        return False
    if at - 1 == relative or is_finite(word):
        return is_finite(word) or is_third_person(word)
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return is_third_person(word) and (is_a(behind, "determiners") or behind == "to")  # "engineers" is a noun as well


def _behind_group(tokens: Sequence[Token], verb: int, end: int) -> int:
    """The place behind a verb and what belongs to it: "has already been built"."""
    at = verb + 1
    while at < end and is_a(tokens[at - 1].text, "auxiliaries", "adverbs") and tokens[at].text.islower():
        word = tokens[at].text
        if not (is_a(word, "auxiliaries", "adverbs") or is_past(word) or word.endswith(("ed", "en", "ing"))):
            break
        at += 1
    return at


def _may_be_main(tokens: Sequence[Token], at: int, *, had: bool) -> bool:
    """Whether a verb is none that describes the noun before it: "the prize awarded in Brno", "had houses built"."""
    if tokens[at].text == "thanks":
        return False
    if is_a(tokens[at].text, "auxiliaries") or not is_past(tokens[at].text):
        return True
    following = tokens[at + 1]
    return not had and following.is_word and not is_a(following.text, "prepositions", "adverbs")
