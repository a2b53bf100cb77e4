"""A comma right between a subject and its verb: it ends an insertion, and the comma that opens it is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma, name_start, noun_phrase_start
from align.auditing.commas.subjects import opens_clause
from align.auditing.commas.witnesses import source_comma
from align.auditing.context import Context, Token
from align.auditing.lexicon import (
    is_a,
    is_adverb,
    is_finite,
    is_function,
    is_gerund,
    is_participle,
    is_past,
    is_role,
    is_third_person,
)
from align.auditing.watches import is_comma
from align.auditing.watching import Pair
from align.names.given import is_given_name

_SURE = 0.94
_LONGEST = 40
_OPENERS = (";", ":", '"', "“", "”", "–", "—")
_QUOTES = ('"', "“", "”")
_LONGEST_TITLE = 9
_NOT_INSERTED = ("and", "or", "but", "nor", "than", "of", "that", "who", "whose", "whom", "which", "where", "to")
_STATES = ("called", "entitled", "located", "named", "placed", "renamed", "seated", "situated", "titled", "dressed")
_QUALITIES = ("able", "aware", "close", "confident", "famous", "present", "responsible", "unable", "visible", "worth")
_LINKS = ("as", "contrary", "due", "instead", "one", "thanks")
_NO_PREDICATE = ("be", "been", "being", "having")
_SPEAKING = ("said", "says")


def interrupted(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that the one before the verb answers.

    "Deputy Jana Veselá in an interview with the radio, objected that", "The village of Maiskaya located on the river,
    was". No comma parts a subject from its verb, so that one which does is the second of two. The subject opens its
    clause; a person is known by office or given name, anything else by the original, which has the comma itself.
    """
    tokens = context.tokens
    for place in context.fresh_places(BEFORE_VERB):
        comma = place - 1
        start, end = context.sentence_of(comma)
        verb = _past_adverbs(tokens, place, end)
        first = _clause_start(tokens, comma, start)
        if first is None or not _is_predicate(tokens, verb, end):
            continue
        if (index := _insertion(context, first, comma)) is not None:
            yield index, _SURE


def _may_be_predicate(word: str) -> bool:
    return word.islower() and (is_finite(word) or is_third_person(word) or is_adverb(word))


BEFORE_VERB = Pair(is_comma, _may_be_predicate)
WATCHES = (BEFORE_VERB,)


def _past_adverbs(tokens: Sequence[Token], place: int, end: int) -> int:
    while place < end and is_adverb(tokens[place].text):
        place += 1
    return place


def _is_predicate(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether the main clause's verb stands here beyond doubt, and no participle, nor a speaker's "said Novák"."""
    if verb + 1 >= end or not tokens[verb].text.islower():
        return False
    word, following = tokens[verb].text, tokens[verb + 1]
    if word in _NO_PREDICATE or (is_a(word, "reporting") and following.is_capitalised):
        return False
    if is_a(word, "auxiliaries") or (is_past(word) and not is_participle(word)):
        return True
    if closing_comma(tokens, verb, end) is not None or not following.is_word:
        return False
    if is_a(word, "states") or word in _STATES or following.text == "by":
        return False
    return word in _SPEAKING or is_finite(word) or is_third_person(word)


def _clause_start(tokens: Sequence[Token], comma: int, start: int) -> int | None:
    """Where the clause that the comma at ``comma`` interrupts begins; None where that is not plain."""
    first = comma
    while first > max(start, comma - _LONGEST):
        before = tokens[first - 1]
        if (opening := _title_start(tokens, first - 1, start)) is not None:
            first = opening
            continue
        if before.text in _OPENERS or before.text == "that":
            return first
        if before.text == ",":
            return first if _is_setting(tokens[start : first - 1]) else None
        if not (before.text[0].isalnum() or _is_inner_stop(tokens, first - 1, start)):
            return None
        first -= 1
    return first if first == start else None


def _title_start(tokens: Sequence[Token], closing: int, start: int) -> int | None:
    """Where the title in quotation marks begins that ends at ``closing``; None for any other quotation."""
    if tokens[closing].text not in _QUOTES or closing - 2 < start or not tokens[closing - 1].text[0].isalnum():
        return None
    for place in range(closing - 1, max(start, closing - _LONGEST_TITLE) - 1, -1):
        if tokens[place].text in _QUOTES:
            return place if tokens[place + 1].is_capitalised and place > start else None
        if not tokens[place].text[0].isalnum():
            return None
    return None


def _is_inner_stop(tokens: Sequence[Token], place: int, start: int) -> bool:
    """Whether the token is the stop of an initial, or inside an address: "P. Novák", "Novinky.cz"."""
    if tokens[place].text != "." or place <= start:
        return False
    return len(tokens[place - 1].text) <= 2 or tokens[place + 1].start == tokens[place].end


def _is_setting(phrase: Sequence[Token]) -> bool:
    """Whether the words before a comma tell time or place ("In the doubles"), so that a clause begins behind it."""
    if not phrase or not is_a(phrase[0].text, "prepositions", "adverbs"):
        return False
    words = [token.text for token in phrase]
    plain = all(word[0].isalnum() for word in words)
    return plain and not any(is_role(word) or is_given_name(word) or is_a(word, "reporting") for word in words)


def _insertion(context: Context, first: int, comma: int) -> int | None:
    """Where the insertion begins that ends at ``comma``: behind the name that ends the subject; None without one."""
    tokens = context.tokens
    for index in range(first + 1, comma):
        if not (tokens[index - 1].is_capitalised and tokens[index - 1].is_word and tokens[index].text[0].islower()):
            continue
        if tokens[index].start != tokens[index - 1].end + 1 or is_a(tokens[index].text, "particles"):
            continue
        subject = _subject(context, first, index)
        if subject and _is_inserted(context, tokens[index:comma], tokens[index - 1].text):
            return index
        if subject == "person" and tokens[index].text != "and":
            return None
    return None


def _subject(context: Context, first: int, index: int) -> str:
    """What the subject ``tokens[first:index]`` is: a ``person``, a ``name`` that the original follows up, or ""."""
    tokens = context.tokens
    last = tokens[index - 1].text
    name = name_start(tokens, index - 1, first)
    if is_function(last) or is_role(last):
        return ""
    phrase = noun_phrase_start(tokens, name, first)
    named = index - name > 1 and any(is_given_name(token.text) for token in tokens[name : index - 1])
    person = named or phrase < name or any(is_role(token.text) for token in tokens[name : index - 1])
    if person and (opens_clause(tokens, phrase, first) or _is_joined(tokens, first, phrase)):
        return "person"
    known = context.names is not None and context.names.find(last) is not None
    if known and name == first and phrase == name:
        return "person"
    return "name" if known and source_comma(context, last) and _is_plain(tokens[first:name]) else ""


def _is_joined(tokens: Sequence[Token], first: int, phrase: int) -> bool:
    """Whether nothing but other names and "and" precede: "Jana Veselá and Oleg Savelyev"."""
    before = tokens[first:phrase]
    return bool(before) and before[-1].text == "and" and all(t.is_capitalised or t.text == "and" for t in before)


def _is_plain(words: Sequence[Token]) -> bool:
    """Whether the words before a name are one noun phrase with it: "The village of", "The power company"."""
    if not words or not is_a(words[0].text, "determiners"):
        return not words
    described = 2 if len(words) > 2 and is_participle(words[1].text) else 1  # "The refrigerated ship"
    return not any(
        (is_function(word.text) and word.text not in ("of", "the")) or (word.text.islower() and _is_verb(word.text))
        for word in words[described:]
    )


def _is_verb(word: str) -> bool:
    return is_finite(word) and not is_role(word)


def _is_inserted(context: Context, words: Sequence[Token], name: str) -> bool:
    """Whether the words between a subject and the comma say something in passing, with no finite verb among them."""
    word, following = words[0].text, words[1].text if len(words) > 1 else ""
    if word in _NOT_INSERTED or not following or any(_is_clause(words, at) for at in range(len(words))):
        return False
    if is_adverb(word):
        words = words[1:]
        word, following = following, words[1].text if len(words) > 1 else ""
    if is_a(word, "determiners") and any(is_a(each.text, "time") for each in words[1:4]):
        return False
    if is_finite(word):
        passive = is_participle(word) and (following == "by" or is_a(word, "states") or word in _STATES)
        known = is_participle(word) and source_comma(context, name)
        return passive or known or not (is_past(word) or is_a(word, "present"))
    if is_role(word) or is_a(word, "trades"):
        return is_a(following, "prepositions")  # "Kremlin spokesman Dmitry Peskov" is one name
    opening = is_a(word, "prepositions", "determiners") or is_participle(word) or is_gerund(word)
    return opening or word in (*_QUALITIES, *_LINKS)


def _is_clause(words: Sequence[Token], at: int) -> bool:
    """Whether a finite verb, or the subject of a clause, stands here."""
    word = words[at].text
    if not word.islower():
        return False
    if is_a(word, "auxiliaries", "relatives") or (is_a(word, "subject_pronouns") and not is_a(word, "determiners")):
        return word not in _NO_PREDICATE
    if at == 0 or is_role(word) or is_a(words[at - 1].text, "determiners", "prepositions"):
        return is_past(word) and not is_participle(word)
    return is_past(word) and not (is_participle(word) and (at + 1 == len(words) or is_function(words[at + 1].text)))
