"""The comma before who says it or whence it is known, and behind "As the agency wrote"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.attribution import verb_kinds
from align.auditing.clauses import word_at
from align.auditing.commas.openings import is_answered
from align.auditing.commas.passages import passages
from align.auditing.context import Context, Token
from align.auditing.gluing.glued_commas import ends_with_source
from align.auditing.lexicon import is_a, is_finite, is_function, is_role, is_third_person
from align.auditing.phrases import clause_verb, is_noun_phrase, is_pronoun, is_sure_verb
from align.auditing.watches import is_word
from align.auditing.watching import Pair, Watch
from align.names.given import is_given_name

_SURE = 0.95
_SAYING = frozenset(("said", "says", "added", "noted", "explained", "stated", "stressed", "recalled", "concluded"))
_SOURCED = frozenset(
    ("reported", "reports", "announced", "confirmed", "warned", "wrote", "writes")
)  # other objects too
_REPORTING = frozenset((*_SAYING, *_SOURCED, "informed", "told", "pointed"))
_LONGEST_SPEAKER, _REACH, _LONGEST_REPORT = 9, 60, 12
_ENDS = (".", ",")
_NO_END = ("and", "or", "but", "that", "not", "only", "either", "both", "even", "because")
_SAID = re.compile(r"[,“”»\"][ \u00a0][—–-]?\s?(\w+)((?:\s[\w-]+){1,8})")
_KNOWN = re.compile(
    r",[ \u00a0](?:по\s(?:данным|словам|информации|сообщени\w+|мнению|оценк\w+|подсч\w+|версии|свидетельств\w+)"
    r"|согласно|как\s\w+|podle|dle|jak\s\w+)\b"
)
_AS_SOURCE = re.compile(r"(?:^|[.!?]\s)[„“\"«]?(?:Jak|Как)\s\w[^,.!?]*,")


def unsaid(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which a comma is missing that parts who says it from what is said.

    "The bridge is closed said Oleg Savelyev."; where the original has the comma itself, "Six houses burned down
    according to the firemen." and "As the agency wrote Savelyev left".
    """
    tokens = context.tokens
    for verb in context.fresh_places(SAID):
        sentence = context.sentence_of(verb)
        name = _speaker(tokens, verb, sentence[1])
        if name is None:
            continue
        sourced = _is_said_in_original(context, verb, name)
        if _follows_clause(tokens, verb, sentence[0], sourced=sourced) and (
            sourced or _is_in_full(tokens, name, sentence)
        ):
            yield verb, _SURE
    for index in context.fresh_places(ACCORDING):
        start, end = context.sentence_of(index)
        known = _ends_sentence(tokens, index, end) and _is_known(context, index)
        if known and _follows_clause(tokens, index, start, sourced=True):
            yield index, _SURE
    for opening in context.fresh_places(_is_as):
        start, end = context.sentence_of(opening)
        if opening == start + (word_at(tokens, start) in ('"', "“")):
            clause = _behind_report(context, opening, end)
            if clause is not None:
                yield clause, _SURE


def _follows_clause(tokens: Sequence[Token], place: int, start: int, *, sourced: bool) -> bool:
    """Whether a whole clause stands right before ``place``, in no quotation marks and with no other verb of saying.

    Where the original has the comma (``sourced``), a word that may be a finite verb will do.
    """
    before = tokens[place - 1]
    if place - 2 <= start or not before.text[0].isalnum() or tokens[place].start != before.end + 1:
        return False
    if before.text in _NO_END or is_a(before.text, "relatives", "determiners"):
        return False
    first = next((at + 1 for at in range(place - 1, start - 1, -1) if not tokens[at].text[0].isalnum()), start)
    if any(tokens[at].text in ('"', "“", "”") for at in range(start, place)):
        return False
    if any(tokens[at].text.islower() and is_a(tokens[at].text, "reporting", "thinking") for at in range(first, place)):
        return False
    asks = is_a(tokens[first].text, "relatives") or word_at(tokens, first) in ("what", "as", "how", "why", "all")
    sure = any(is_sure_verb(tokens, at) or _has_object(tokens, at) for at in range(first, place - 1))
    return not asks and (sure or (sourced and any(map(_may_be_verb, tokens[first + 1 : place]))))


def _may_be_verb(token: Token) -> bool:
    return token.text.islower() and (is_finite(token.text) or is_third_person(token.text))


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """``face a fine``, ``need the money``: a word with a noun phrase right behind it, and a noun right before."""
    word = tokens[at].text
    free = word.islower() and not is_function(word) and at > 0 and tokens[at - 1].is_word
    return free and word_at(tokens, at + 1) in ("a", "an", "the") and not is_function(tokens[at - 1].text)


def _speaker(tokens: Sequence[Token], verb: int, end: int) -> tuple[int, int] | None:
    """The words behind a verb of saying that are whoever says it; None unless a comma or the sentence's end follows.

    "said the mayor of Tver Oleg Savelyev", "said Savelyev, who", "said the mayor".
    """
    last = verb + 1
    while last < min(end, verb + _LONGEST_SPEAKER) and _may_be_speaker(tokens[last]):
        last += 1
    stop = last
    while stop < end and (word_at(tokens, stop) == "on" or is_a(word_at(tokens, stop), "calendar", "adverbs")):
        stop += 1
    named = last > verb + 1 and (tokens[last - 1].is_capitalised or is_role(tokens[last - 1].text))
    return (verb + 1, last) if named and (stop >= end or tokens[stop].text in _ENDS) else None


def _may_be_speaker(token: Token) -> bool:
    small = token.text
    office = is_role(small) or is_a(small, "determiners", "trades") or small in ("of", "for")
    noun = small.isalpha() and not is_function(small) and not is_a(small, "reporting", "subject_pronouns", "time")
    return token.is_capitalised or (small.islower() and (office or (noun and not is_finite(small))))


def _is_in_full(tokens: Sequence[Token], name: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether given name and surname end the sentence behind "said", and no clause with "who" stands before them."""
    first, last = name[0], name[1] - 1
    if tokens[first - 1].text not in _SAYING or last + 2 < sentence[1] or last == first:
        return False
    full = is_given_name(tokens[last - 1].text) and tokens[last].is_capitalised
    return full and not any(is_a(token.text, "relatives") for token in tokens[sentence[0] : first])


def _is_said_in_original(context: Context, verb: int, name: tuple[int, int]) -> bool:
    """Whether the original has a comma, a verb of saying and the name behind it: ``, řekl starosta Novák``."""
    source = context.aligned.source
    if source is None or context.names is None:
        return False
    words = [token for token in context.tokens[slice(*name)] if token.is_capitalised]
    names = {match.source for token in words if (match := context.names.find(token.text))}
    return any(
        verb_kinds(found[1].lower(), source.lang) and (not words or not names.isdisjoint(found[2].split()))
        for segment in passages(context, context.tokens[verb].start)
        for found in _SAID.finditer(segment.text)
    )


def _ends_sentence(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether "according to" and a noun phrase end the sentence."""
    stop = next((at for at in range(index, min(end, index + _REACH)) if not tokens[at].text[0].isalnum()), end)
    if word_at(tokens, index + 1) != "to" or stop < index + 3:
        return False
    return (stop >= end or (tokens[stop].text == "." and stop + 1 >= end)) and ends_with_source(tokens, index + 1, stop)


def _is_known(context: Context, index: int) -> bool:
    """Whether the original has a comma before such words of its own."""
    tokens = context.tokens
    stop = next((at for at in range(index, len(tokens)) if not tokens[at].text[0].isalnum()), len(tokens))
    named = any(token.is_capitalised for token in tokens[index:stop])
    return any(_KNOWN.search(segment.text) for segment in passages(context, tokens[index].start)) or (
        named and _is_said_in_original(context, index, (index, stop))
    )


def _behind_report(context: Context, opening: int, end: int) -> int | None:
    """Where the main clause begins right behind "As the agency wrote", if no comma follows that could part them."""
    tokens = context.tokens
    verb = next(
        (at for at in range(opening + 2, min(end - 2, opening + _LONGEST_REPORT)) if tokens[at].text in _REPORTING),
        None,
    )
    subject = tokens[opening + 1 : verb]
    if verb is None or not (is_noun_phrase(subject) or (len(subject) == 1 and is_pronoun(subject[0].text))):
        return None
    index = _past_setting(tokens, verb + 1)
    if tokens[verb].text in ("told", "informed") and index == verb + 1:
        index += 1  # "told TASS"
        if index >= end or tokens[index].is_capitalised or not tokens[verb + 1].is_capitalised:
            return None
    begins = index < end and (clause_verb(tokens, index, end) is not None or _is_clause(tokens, index, end))
    if not begins or is_answered(tokens, index, end):
        return None
    opens = any(_AS_SOURCE.search(segment.text) for segment in passages(context, tokens[opening].start))
    return index if opens else None


def _past_setting(tokens: Sequence[Token], place: int) -> int:
    """The token behind "on Monday", "earlier" and whoever was told."""
    while is_a(word_at(tokens, place), "time") or word_at(tokens, place) in (
        "on",
        "earlier",
        "reporters",
        "journalists",
    ):
        place += 1
    return place


def _is_clause(tokens: Sequence[Token], index: int, end: int) -> bool:
    """``inflation is slowing``: a noun with no article, and its verb right behind."""
    return any(
        is_sure_verb(tokens, at) and not is_function(tokens[at - 1].text)
        for at in range(index + 1, min(end, index + 4))
    ) and all(tokens[at].is_word for at in range(index, min(end, index + 2)))


def _is_saying(word: str) -> bool:
    return word in _SAYING or word in _SOURCED


def _is_according(word: str) -> bool:
    return word == "according"


def _is_as(word: str) -> bool:
    return word == "As"


SAID, ACCORDING = Pair(is_word, _is_saying), Pair(is_word, _is_according)
WATCHES: tuple[Watch | Pair, ...] = (SAID, ACCORDING, _is_as)
