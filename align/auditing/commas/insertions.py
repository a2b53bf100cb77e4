"""Further things that stand behind a subject between two commas: offices without an article, ages, "in turn"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma, follows_speech, is_verb_form, name_start, noun_phrase_start, word_at
from align.auditing.commas.closings import may_turn, turn_length
from align.auditing.commas.relative_openings import is_list
from align.auditing.commas.subjects import opens_clause
from align.auditing.commas.witnesses import fresh_comma
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_finite, is_function, is_gerund, is_role
from align.auditing.watches import is_age, is_capitalised, is_comma, is_word
from align.auditing.watching import Pair
from align.names.given import is_given_name

_SURE = 0.94
_OFFICE = 4  # words of an office without an article: "former first deputy mayor"
_BEHIND_THINGS = frozenset(("according", "cited", "citing", "quoted", "speaking", "which", "who", "whose"))
_ONCE = frozenset(
    (
        *("already", "also", "best", "better", "currently", "earlier", "formerly", "long", "now", "once"),
        *("originally", "previously", "still", "then"),
    )
)
_BEFORE_GERUND = ("without", "after", "before", "while", "despite")
_BEHIND_OFFICE = ("of", "for", "at", "in", "since", ",")


def unopened(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which a comma is missing that a later one answers.

    "Jana Veselá mayor of Kladno, said", "Jana Veselá 61, said", "Jana Veselá in turn, said", "Jana Veselá known for her
    novels, said", "Jana Veselá without naming him, said", "The university according to its rector, will". The subject
    opens its clause, and nothing between it and the comma before the verb can be a verb itself.
    """
    tokens = context.tokens
    places = (place for watch in MAY_INSERT for place in context.fresh_places(watch))
    ages = (place - 1 for place in context.fresh_places(AGE))
    for index in sorted({*ages, *(_beginning(tokens, place) for place in places)}):
        if index < 1 or index + 1 >= len(tokens):
            continue
        if tokens[index].start != tokens[index - 1].end + 1 or not tokens[index - 1].is_word:
            continue
        kind = _kind(tokens, index)
        if not kind:
            continue
        start, end = context.sentence_of(index)
        comma = closing_comma(tokens, index, end)
        listed = comma is not None and is_list(tokens, comma + 1, end)  # "which came, saw and won was"
        if index > start and not listed and _is_certain(context, kind, index, (start, end)):
            yield index, _SURE


def _may_stand_behind_name(word: str) -> bool:
    known = word in ("a", "an") or word in _ONCE or word in _BEFORE_GERUND
    return word.islower() and (known or may_turn(word) or is_a(word, "states"))


def _may_stand_behind_thing(word: str) -> bool:
    return word in _BEHIND_THINGS


def _may_stand_before_office(word: str) -> bool:
    return word[0].isupper() or (word.islower() and not is_function(word))


def _is_small_role(word: str) -> bool:
    return word.islower() and is_role(word)


# What may stand before an insertion, and what it may begin with; or the office at whose head it stands.
MAY_INSERT = (
    Pair(is_capitalised, _may_stand_behind_name),
    Pair(is_word, _may_stand_behind_thing),
    Pair(_may_stand_before_office, _is_small_role),
)
AGE = Pair(is_age, is_comma)
WATCHES = (*MAY_INSERT, AGE)


def _beginning(tokens: Sequence[Token], place: int) -> int:
    """Where the words before an office begin: "former first deputy mayor"; ``place`` for all other words."""
    index = place
    while is_role(tokens[place].text) and index > max(0, place - _OFFICE + 1):
        before = tokens[index - 1].text
        if not before.islower() or is_function(before):
            break
        index -= 1
    return index


def _kind(tokens: Sequence[Token], index: int) -> str:
    """What begins at ``index``, judged by its own words."""
    token = tokens[index]
    if token.text.isdecimal():
        return "age" if is_age(token.text) and tokens[index + 1].text == "," else ""
    if not token.text.islower():
        return ""
    if not tokens[index - 1].is_capitalised:
        return _behind_thing(tokens, index)
    if token.text in _ONCE:
        return _once(tokens, index + 1)
    if token.text in ("a", "an"):
        return "class"
    if is_a(token.text, "states"):
        return "state" if is_a(word_at(tokens, index + 1), "prepositions") else ""
    if token.text in _BEFORE_GERUND and is_gerund(word_at(tokens, index + 1)):
        return "state"
    if (turn := turn_length(tokens, index)) and word_at(tokens, index + turn) == ",":
        return "turn"
    return "office" if _is_office(tokens, index) else ""


def _once(tokens: Sequence[Token], index: int) -> str:
    """What begins at ``index`` behind "once" or "formerly": "a teacher", "based in Olomouc", "mayor of Kladno"."""
    word, second = word_at(tokens, index), word_at(tokens, index + 1)
    if word in ("a", "an", "the"):
        near = (word_at(tokens, place) for place in range(index + 1, index + 4))
        return "" if any(is_a(each, "time") for each in near) else "once"
    if is_a(word, "states"):
        return "state" if is_a(second, "prepositions") else ""
    return "once" if _is_office(tokens, index) else ""


def _behind_thing(tokens: Sequence[Token], index: int) -> str:
    """What begins at ``index`` behind a common noun ("the university"), where more must speak for a comma."""
    word, second = tokens[index].text, word_at(tokens, index + 1)
    if word == "according":
        return "source" if second == "to" and word_at(tokens, index + 2) not in ("which", "whom", "what") else ""
    if word in ("citing", "speaking") or (second == "by" and word in ("quoted", "cited")):
        return "source"
    return "clause" if word in ("who", "whose", "which") else ""


def _is_office(tokens: Sequence[Token], index: int) -> bool:
    """Whether an office without an article begins here, and no name follows that it would be the title of."""
    for place in range(index, min(index + _OFFICE, len(tokens) - 1)):
        word, following = tokens[place].text, tokens[place + 1]
        if not word.islower() or is_function(word):
            return False
        if is_role(word) and not is_role(following.text) and not is_a(following.text, "trades"):
            return following.text in _BEHIND_OFFICE
        if is_finite(word):
            return False
    return False


def _is_certain(context: Context, kind: str, index: int, sentence: tuple[int, int]) -> bool:
    tokens, (start, end) = context.tokens, sentence
    comma = next((at for at in range(index, end) if tokens[at].text in (",", ";", ":", '"', "“")), None)
    closed = comma is not None and closing_comma(tokens, index, end) == comma
    if kind == "source" and not closed and comma is not None and tokens[comma].text == ",":
        comma = _behind_office(tokens, comma, end)
        closed = comma is not None
    if closed and any(is_verb_form(tokens[at].text) for at in range(index, comma or index)):
        return False
    if kind in ("source", "clause"):
        return closed and _is_thing(tokens, index, start) and (kind == "source" or _is_definite(context, index))
    name = name_start(tokens, index - 1, start)
    phrase = noun_phrase_start(tokens, name, start)
    person = _is_person(context, (phrase, name), index)
    if kind == "office" and person and follows_speech(tokens, phrase, start):
        return True
    known = context.names is not None and context.names.find(tokens[index - 1].text) is not None
    known = known and kind in ("turn", "state", "once")
    alone = kind == "turn" and phrase == start and not is_a(tokens[index - 1].text, "adverbs", "time", "prepositions")
    return closed and opens_clause(tokens, phrase, start) and (person or known or alone)


def _behind_office(tokens: Sequence[Token], comma: int, end: int) -> int | None:
    """The comma before the main verb, where only an office parts it from the one at ``comma``: ", the minister,"."""
    closing = closing_comma(tokens, comma + 1, end)
    if closing is None or not any(is_role(token.text) for token in tokens[comma + 1 : closing]):
        return None
    words = [token for token in tokens[comma + 1 : closing] if token.text != "."]
    return closing if all(token.is_word for token in words) else None


def _is_definite(context: Context, index: int) -> bool:
    """Whether the clause behind a common noun only adds something: by the fresh translation, or as "which" does."""
    which = context.tokens[index].text == "which" and context.aligned.source is not None
    return which or fresh_comma(context, index)


def _is_person(context: Context, places: tuple[int, int], index: int) -> bool:
    """Whether the name is somebody's: with a given name that the text or the tables know, or behind an office."""
    (phrase, name), tokens = places, context.tokens
    last = tokens[index - 1].text
    if is_role(last) or is_function(last) or index - name < 2:
        return False
    named = any(is_given_name(token.text) or is_role(token.text) for token in tokens[name : index - 1])
    return named or phrase < name


def _is_thing(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Whether the words before ``index`` are one noun phrase that opens its clause: "The new bridge"."""
    place = index - 1
    while place > max(start, index - 6) and word_at(tokens, place) not in ("the", "its", "his", "her", "their"):
        word = tokens[place]
        if not word.is_word or is_function(word.text) or is_finite(word.text):
            return False
        place -= 1
    named = word_at(tokens, place) in ("the", "its", "his", "her", "their") and place < index - 1
    return named and (place == start or word_at(tokens, place - 1) == "that")
