"""The second comma of what is inserted between a subject and its verb, shown by the English alone.

"Sales, according to the Bakers' Guild fell 4%", "The cause, experts believe was a short circuit", "The price, as the
office noted earlier has risen", "For Malá, a vet by training this is", "His son, a vet therefore sued" by the original.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma, word_at
from align.auditing.commas.left_verbs import is_plural, left_verb
from align.auditing.commas.postposed import has_pair, is_described
from align.auditing.commas.source_inserts import inserted
from align.auditing.context import Context, Token
from align.auditing.gluing.glued_commas import ends_with_source
from align.auditing.lexicon import is_a, is_adverb, is_finite, is_function, is_third_person
from align.auditing.phrases import clause_verb, is_noun_phrase, is_pronoun, is_sure_verb
from align.auditing.watches import is_comma
from align.auditing.watching import Pair

_SURE = 0.94
_LONGEST_SUBJECT, _LONGEST_SPEAKER, _REACH = 14, 6, 16
_OPINION = frozenset(
    ("believe", "believes", "say", "says", "said", "think", "thinks", "argue", "argues", "claim", "claims", "estimate",
     "fear", "fears", "suspect", "suspects", "note", "notes", "noted", "insist", "insists", "warn", "warns", "admit",
     "admits", "explained", "explains", "added", "adds", "stressed", "assume", "predict", "recalled", "emphasized")
)  # fmt: skip
_TOLD = frozenset(
    (*_OPINION, "reports", "wrote", "writes", "announced", "stated", "confirmed", "put", "pointed",
     "reported", "told", "described", "admitted", "warned", "promised", "predicted", "expected", "specified",
     "clarified", "observed", "acknowledged", "mentioned", "indicated", "concluded")
)  # fmt: skip
_SETTING = frozenset(("earlier", "later", "previously", "today", "yesterday", "recently", "out", "before", "already"))
_BY_CALLING = frozenset(("profession", "training", "trade", "education", "birth", "nationality", "origin", "vocation"))
_DEFINITE = ("the", "his", "her", "its", "their", "our", "my")
_STARTS = (";", ":", "—", "–")
_VERBAL = frozenset(
    ("is", "was", "are", "were", "has", "had", "have", "will", "would", "could", "may", "might", "must", "should",
     "can", "cannot", "does", "did", "do")
)  # fmt: skip


def unclosed_inserts(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that ends what a subject is parted by."""
    tokens = context.tokens
    for opener in context.fresh_places(INSERTED):
        comma = opener - 1
        start, end = context.sentence_of(comma)
        if comma <= start or opener >= end or tokens[end - 1].text[0].isalnum():
            continue
        by_calling = _behind_calling(tokens, opener, end)
        if by_calling is not None:
            yield by_calling, _SURE
            continue
        first = next((at + 1 for at in range(comma - 1, start, -1) if tokens[at].text in _STARTS), start)
        subject = [token for token in tokens[first:comma] if token.text not in ('"', "“", "”", ".", "'", "’")]
        if len(subject) > _LONGEST_SUBJECT or not _is_subject(subject) or _is_time(subject):
            continue
        if tokens[opener].text in ("a", "an") and not _is_definite(subject):
            continue
        index = _left(context, opener, end, plural=is_plural(subject))
        if index is not None and closing_comma(tokens, index, end) is None:
            yield index, _SURE


def _may_insert(word: str) -> bool:
    return word[0].isalpha() and not word.isupper()


INSERTED = Pair(is_comma, _may_insert)
WATCHES = (INSERTED,)


def _is_subject(subject: Sequence[Token]) -> bool:
    """Whether a noun phrase stands there, its head perhaps a noun that may be a verb before "of": "the cost of"."""
    behind = (*subject[1:], *subject[-1:])
    heads = [each for each, then in zip(subject, behind, strict=True) if then.text != "of" or each is subject[0]]
    return is_noun_phrase(subject) or (len(heads) > 1 and is_a(heads[0].text, "determiners") and is_noun_phrase(heads))


def _is_time(subject: Sequence[Token]) -> bool:
    ends = (*subject[:1], *subject[-2:])
    return any(is_a(token.text, "time", "calendar", "adverbs") and token.text != "second" for token in ends)


def _is_definite(subject: Sequence[Token]) -> bool:
    """Whether the subject is "the envoy", "his son", "the mill's owner", "Jana Veselá"."""
    opening = subject[0].text.lower()
    return opening in _DEFINITE or (len(subject) > 1 and all(token.is_capitalised for token in subject))


def _left(context: Context, opener: int, end: int, *, plural: bool | None) -> int | None:
    """Where the clause goes on behind the insertion that begins at ``opener``."""
    tokens = context.tokens
    word = tokens[opener].text
    if word == "according" and word_at(tokens, opener + 1) == "to":
        verb = left_verb(tokens, opener + 3, end, plural=plural)
        return verb if verb is not None and ends_with_source(tokens, opener + 1, verb) else None
    if word in ("a", "an"):
        if plural is not False or inserted(context, opener, "other") is None:
            return None
        verb = left_verb(tokens, opener + 2, end, plural=False)
        listed = any(token.text in ("and", "or") for token in tokens[opener : verb or opener])
        return None if listed else verb
    if is_described(tokens, opener):
        at = opener + 3
        return at if _goes_on(tokens, at, end) and has_pair(context, opener) else None
    as_clause = word == "as"
    told = _told(tokens, opener + as_clause, end, _TOLD if as_clause else _OPINION)
    if told is None:
        return None
    return _behind_telling(tokens, told, end) if as_clause else (told if _goes_on(tokens, told, end) else None)


def _told(tokens: Sequence[Token], first: int, end: int, verbs: frozenset[str]) -> int | None:
    """The token behind "experts believe", "the ministry noted", "Prague mayor Jana Veselá wrote"."""
    for verb in range(first + 1, min(end - 2, first + _LONGEST_SPEAKER + 1)):
        if tokens[verb].text in verbs:
            speaker = tokens[first:verb]
            named = is_noun_phrase(speaker) or (len(speaker) == 1 and is_pronoun(speaker[0].text))
            listed = any(token.text in ("and", "or") for token in speaker)
            return verb + 1 if named and not listed else None
        if not tokens[verb].is_word or is_a(tokens[verb].text, "auxiliaries", "relatives"):
            return None
    return None


def _behind_telling(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """The verb behind "earlier", "on Monday", "in its report" that goes on with the sentence."""
    if word_at(tokens, at) in _SETTING or is_adverb(word_at(tokens, at)) or is_a(word_at(tokens, at), "calendar"):
        return at + 1 if _goes_on(tokens, at + 1, end) else None
    if _goes_on(tokens, at, end):
        return at
    if not is_a(word_at(tokens, at), "prepositions"):
        return None
    for verb in range(at + 2, min(end - 1, at + _LONGEST_SPEAKER)):
        if _goes_on(tokens, verb, end):
            return verb
        if not (tokens[verb].is_word or tokens[verb].text[0].isdigit()):
            return None
    return None


def _goes_on(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a finite verb stands here by its form, and what it governs behind it."""
    if at + 1 >= end or not tokens[at].text.islower() or tokens[at].text in _OPINION:
        return False
    adverb = is_adverb(tokens[at].text) and at + 2 < end
    return tokens[at].text in _VERBAL or is_sure_verb(tokens, at) or (adverb and tokens[at + 1].text in _VERBAL)


def _behind_calling(tokens: Sequence[Token], opener: int, end: int) -> int | None:
    """What follows "a vet by training" where a clause or a verb begins there."""
    if tokens[opener].text not in ("a", "an", "himself", "herself"):
        return None
    for at in range(opener + 1, min(end - 2, opener + _REACH)):
        word = tokens[at].text
        if word in _BY_CALLING and tokens[at - 1].text == "by":
            index = at + 1
            verb = index
            while is_adverb(word_at(tokens, verb)):
                verb += 1
            if not tokens[verb].text.islower() or closing_comma(tokens, verb, end) is not None:
                return None
            acts = is_finite(tokens[verb].text) or is_third_person(tokens[verb].text)
            pointed = is_a(tokens[index].text, "subject_pronouns") and is_a(word_at(tokens, index + 1), "auxiliaries")
            begins = acts or pointed or clause_verb(tokens, index, end) is not None
            return index if begins else None
        if not tokens[at].is_word or (is_function(word) and word not in ("and", "of", "by", "a", "an")):
            return None
    return None
