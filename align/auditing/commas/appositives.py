"""Further commas that end what is inserted behind a subject: "Novák, a former judge intends", "Novák, 43 said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma, name_start, word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_finite, is_function, is_participle, is_past, is_role
from align.auditing.phrases import is_noun_phrase, is_sure_verb
from align.auditing.watches import is_age, is_comma
from align.auditing.watching import Pair
from align.names.given import is_given_name

_SURE = 0.93
_REACH, _LONGEST_SUBJECT = 16, 14
_MAIN = ("intends", "wants", "believes", "says", "insists", "denies", "refuses", "remains", "expects", "considers")


def unended_names(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that ends an age, an apposition or a name.

    The subject opens the sentence, and no comma comes later that could be the one.
    """
    tokens = context.tokens
    for place in context.fresh_places(AGE):
        start, end = context.sentence_of(place)
        if place + 2 < end and _is_verb(tokens, place + 1) and _is_person(context, place - 1, start):
            yield place + 1, _SURE
    for place in context.fresh_places(APPOSED):
        start, end = context.sentence_of(place)
        if place - 1 - start > _LONGEST_SUBJECT:
            continue
        named = _is_person(context, place - 1, start)
        verb = _behind_office(tokens, place, end) if named else _behind_name(tokens, place, start, end)
        if verb is not None and closing_comma(tokens, verb, end) is None:
            yield verb, _SURE
    for place in context.fresh_places(AMONG):
        if (verb := _behind_among(tokens, place, context.sentence_of(place))) is not None:
            yield verb, _SURE


def _behind_among(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """The verb that "The injured, among them two nurses" leads to with no comma between; None where one comes."""
    start, end = sentence
    if word_at(tokens, place + 1) not in ("them", "whom") or not is_noun_phrase(tokens[start : place - 1]):
        return None
    for at in range(place + 3, min(end - 1, place + _REACH)):
        if is_a(tokens[at].text, "auxiliaries"):
            return at if closing_comma(tokens, at, end) is None else None
        if not tokens[at].text[0].isalnum() or is_a(tokens[at].text, "relatives") or tokens[at].text == "that":
            return None
    return None


def _is_among(word: str) -> bool:
    return word == "among"


def _may_appose(word: str) -> bool:
    return word in ("a", "an", "the", "his", "her") or (word.islower() and is_role(word)) or word[0].isupper()


AGE = Pair(is_comma, is_age)
APPOSED = Pair(is_comma, _may_appose)
AMONG = Pair(is_comma, _is_among)
WATCHES = (AGE, AMONG, APPOSED)


def _is_verb(tokens: Sequence[Token], place: int) -> bool:
    word = tokens[place].text
    return word.islower() and word[0].isalpha() and is_finite(word) and not is_role(word)


def _is_person(context: Context, comma: int, start: int) -> bool:
    """Whether somebody's name ends before the comma, and opens its clause with its titles."""
    tokens = context.tokens
    last = comma - 1
    if last < start or not tokens[last].is_capitalised or is_role(tokens[last].text):
        return False
    name = name_start(tokens, last, start)
    titles = tokens[start:name]
    named = is_given_name(tokens[name].text) and comma - name > 1
    titled = any(is_role(token.text) for token in tokens[start:last])
    known = context.names is not None and context.names.find(tokens[last].text) is not None and name == start
    if not (named or titled or known) or is_a(word_at(tokens, start), "prepositions", "conjunctions", "adverbs"):
        return False
    return name == start or is_noun_phrase(titles)


def _behind_office(tokens: Sequence[Token], place: int, end: int) -> int | None:
    """The main verb right behind an apposition that names an office: ", a former judge intends to"."""
    office = False
    for at in range(place, min(end - 1, place + _REACH)):
        token, before = tokens[at], tokens[at - 1]
        if not (token.is_word or token.text[0].isdigit()):
            return None
        office = office or is_role(token.text) or is_a(token.text, "trades")
        if at == place:
            continue
        if is_a(token.text, "relatives", "conjunctions", "subject_pronouns") and token.text != "and":
            return None
        if token.text == "and" or (is_a(token.text, "determiners") and not is_function(before.text)):
            return None
        if office and _is_main(tokens, at) and not is_function(before.text):
            first = name_start(tokens, at - 1, place) if before.is_capitalised else at
            return None if first > place and is_role(tokens[first - 1].text) else at  # "coach Novák said that"
    return None


def _is_main(tokens: Sequence[Token], place: int) -> bool:
    """Whether the main clause's verb stands here; of verbs of saying only one that goes on with "that"."""
    word, following = tokens[place].text, word_at(tokens, place + 1)
    if not word.islower():
        return False
    if word in _MAIN:
        return following in ("to", "that") or is_a(following, "determiners")
    if is_a(word, "reporting"):
        return following == "that"
    return is_sure_verb(tokens, place) and not is_role(word)


def _behind_name(tokens: Sequence[Token], place: int, start: int, end: int) -> int | None:
    """The main verb right behind the name in "The mayor, Eva Tichá said that": the office alone is the subject."""
    office = tokens[start : place - 1]
    if not tokens[place].is_capitalised or not office or not is_a(office[0].text, "determiners"):
        return None
    if office[0].text.lower() in ("a", "an"):  # "A former teacher, Jan Novák opened a shop"
        return None
    head = next((at for at, token in enumerate(office) if token.text in ("of", "for")), len(office)) - 1
    if not is_role(office[head].text) or not office[head].text.islower() or not is_noun_phrase(office):
        return None
    verb = place
    while verb < end and tokens[verb].is_capitalised and tokens[verb].is_word:
        verb += 1
    if verb - place < 2 or verb + 1 >= end or not is_given_name(tokens[place].text) or not tokens[verb].text.islower():
        return None
    word, following = tokens[verb].text, tokens[verb + 1]
    past = is_past(word) and not is_participle(word)
    moved = word in ("left", "won", "led", "met") and is_a(following.text, "prepositions")
    return verb if _is_main(tokens, verb) or past or moved else None
