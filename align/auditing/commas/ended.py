"""The commas around what stands behind a subject, where the original closes it at the same name or figure.

"Lena Orlova, the head of the port reported a loss", "Adam Kolář, a coach who lives in Písek will stay", "The fair, set
for Friday, May 9 will be held"; and the first of the two in "Rosmol Russia's largest dairy, has closed".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma, name_start, word_at
from align.auditing.commas.source_commas import SourceSentence, source_sentence
from align.auditing.context import Context, Token
from align.auditing.dating.datetimes import MONTHS
from align.auditing.lexicon import frequency, is_a, is_finite, is_function, is_gerund, is_participle, is_role
from align.auditing.phrases import is_noun_phrase, is_sure_verb
from align.auditing.watches import is_comma
from align.auditing.watching import Pair
from align.names.given import is_given_name

_SURE = 0.94
_LONGEST_SUBJECT, _REACH = 14, 26
_RARE = 3.0  # on the Zipf scale
_POSSESSIVE = ("'s", "’s")
_RELATIVES = ("who", "which", "whose", "that", "where", "when")
_ASKING = ("what", "how", "why", "whether", "which")
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))


def unclosed_by_source(context: Context) -> Iterator[tuple[int, float]]:
    """The verbs, with a confidence, before which the comma is missing that ends what is inserted behind the subject."""
    tokens = context.tokens
    for opener in context.fresh_places(INSERTS):
        comma = opener - 1
        start, end = context.sentence_of(comma)
        if not 0 < comma - start <= _LONGEST_SUBJECT or not _is_subject(context, start, comma):
            continue
        if (verb := _left_verb(tokens, opener, end)) is None or closing_comma(tokens, verb, end) is not None:
            continue
        if _is_certain(context, (start, comma), verb, end):
            yield verb, _SURE


def unopened_by_source(context: Context) -> Iterator[tuple[int, float]]:
    """The owners, with a confidence, before which a comma is missing: "Rosmol Russia's largest dairy, has closed"."""
    tokens = context.tokens
    if context.aligned.source is None:
        return
    for index in context.fresh_places(OWNERS):
        start, end = context.sentence_of(index)
        comma = closing_comma(tokens, index, end)
        if comma is None or not index + 1 < comma or name_start(tokens, index - 1, start) > start + 1:
            continue
        inside = tokens[index + 1 : comma]
        if any(not each.is_word or (each.text.islower() and is_a(each.text, "auxiliaries")) for each in inside):
            continue
        source = source_sentence(context, index)
        name, owner = tokens[index - 1].text, tokens[index].text
        if source is not None and source.comma_behind(name) is not None and not _touch(source, name, owner):
            yield index, _SURE


def _touch(source: SourceSentence, first: str, second: str) -> bool:
    """Whether the original has the two names side by side: then they are one name's."""
    owner = second.removesuffix("'s").removesuffix("’s")
    return bool(source.spots(first) and source.spots(owner)) and not source.parts(first, owner)


def _may_insert(word: str) -> bool:
    small = word.lower()
    if not word[0].isalpha() or is_gerund(small):
        return word[0].isalpha()
    return small in (*_RELATIVES[:3], "a", "an", "the", "his", "her", "its") or is_participle(small) or is_role(small)


def _is_owner(word: str) -> bool:
    return word[0].isupper() and word.endswith(_POSSESSIVE)


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and not is_function(word) and not word.endswith(_POSSESSIVE)


INSERTS = Pair(is_comma, _may_insert)
OWNERS = Pair(_is_name, _is_owner)
WATCHES = (INSERTS, OWNERS)


def _is_subject(context: Context, start: int, comma: int) -> bool:
    """Whether somebody or something by name opens the sentence, or "The" and a noun that a clause may describe."""
    tokens = context.tokens
    words = _words(tokens[start:comma])
    if not is_noun_phrase(words) or words[0].text.lower().startswith("what"):
        return False
    opener, last = tokens[comma + 1].text, tokens[comma - 1].text
    if tokens[comma - 1].is_capitalised:
        known = context.names is not None and context.names.find(last) is not None
        strange = start == comma - 1 and frequency(last) < _RARE
        return known or strange or _is_person(tokens, start, comma)
    described = opener in (*_RELATIVES, "including") or is_participle(opener) or is_gerund(opener)
    led = is_a(words[0].text, "determiners") or (opener == "including" and words[-1].text.endswith("s"))
    return described and led and not any(is_a(each.text, "time") for each in words)


def _words(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without quotation marks and the stops of initials."""
    return [token for token in tokens if token.text not in ('"', "“", "”", ".")]


def _left_verb(tokens: Sequence[Token], opener: int, end: int) -> int | None:
    """The verb that is left for the subject: behind one for each "who" or "that" of what is inserted.

    Only dates may have commas before it, and nothing may stand there that opens a clause of another kind.
    """
    owed = 0
    for at in range(opener, min(end - 1, opener + _REACH)):
        token = tokens[at]
        if token.text == ",":
            if not _is_in_date(tokens, at):
                return None
            continue
        if not (token.text[0].isalnum() or _is_initial(tokens, at)):
            return None
        if at > opener and (is_a(token.text, "subject_pronouns") and token.text not in (*_RELATIVES, "this", "these")):
            return None
        if is_a(token.text, "conjunctions") and token.text not in ("and", "that", "than", "as"):
            return None
        if at > opener and token.text in _ASKING:
            return None
        owed += token.text in _RELATIVES
        if at > opener and _is_verb(tokens, at, first=tokens[at - 1].text in _RELATIVES):
            if not owed:
                return at if not is_function(tokens[at - 1].text) else None
            owed -= not is_a(tokens[at - 1].text, "auxiliaries")
    return None


def _is_verb(tokens: Sequence[Token], at: int, *, first: bool) -> bool:
    """Whether a finite verb stands here: behind "who" any form of one, elsewhere one that is none but that."""
    word = tokens[at].text
    if not word.islower() or is_role(word):
        return False
    return is_finite(word) or word.endswith("s") if first else is_sure_verb(tokens, at)


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text == "." and len(tokens[at - 1].text) <= 2


def _is_in_date(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the comma stands inside a date: "Friday, May 9", "May 9, 2025"."""
    before, behind = tokens[comma - 1].text, tokens[comma + 1].text
    if before in _WEEKDAYS:
        return behind in MONTHS or behind.isdecimal()
    return before.isdecimal() and tokens[comma - 2].text in MONTHS and re.fullmatch(r"\d{4}", behind) is not None


def _is_certain(context: Context, places: tuple[int, int], verb: int, end: int) -> bool:
    """Whether the original closes the insertion there too, or nothing else could be the sentence's verb."""
    (start, comma), tokens = places, context.tokens
    if _describes(tokens, comma + 1, verb, end):
        return True
    source = source_sentence(context, comma) if context.aligned.source is not None else None
    if source is None or len(source.commas) < 2:
        return False
    last = tokens[verb - 1]
    if (last.is_capitalised or last.text.isdecimal()) and source.comma_behind(last.text) is not None:
        return True
    office = any(is_role(each.text) for each in tokens[comma + 1 : verb])
    apposed = len(source.commas) == 2 and source.comma_behind(tokens[comma - 1].text) == source.commas[0]
    goes_on = tokens[verb + 1].text[0].isalnum() and not is_a(tokens[verb + 1].text, "conjunctions")
    return office and apposed and goes_on and _is_person(tokens, start, comma)


def _describes(tokens: Sequence[Token], opener: int, verb: int, end: int) -> bool:
    """Whether what begins at ``opener`` cannot be the predicate, so that the verb is: "set for May 9 will be"."""
    if tokens[opener].text == "including":
        return not is_a(tokens[verb].text, "naming")
    governed = is_participle(tokens[opener].text) and is_a(word_at(tokens, opener + 1), "prepositions")
    plain = tokens[verb - 1].text.islower() or tokens[verb - 1].text.isdecimal()
    acts = is_a(tokens[verb].text, "auxiliaries") and verb + 1 < end and tokens[verb + 1].text.islower()
    return governed and plain and acts


def _is_person(tokens: Sequence[Token], start: int, comma: int) -> bool:
    """Whether somebody's given name and surname are the whole subject, or end it."""
    name = name_start(tokens, comma - 1, start)
    return comma - name > 1 and (name == start or is_given_name(tokens[name].text))
