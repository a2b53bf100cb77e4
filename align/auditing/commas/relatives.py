"""Relative clauses: their verbs, and the comma missing behind them ("Savelyev, who was born in Orel has died")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma, is_defining, name_start, word_at
from align.auditing.commas.closings import is_predicate
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_count, is_finite, is_function, is_participle, is_past, is_third_person
from align.auditing.phrases import is_sure_verb
from align.names.given import is_foreign_nationality

_REACH, _LONGEST_SUBJECT = 24, 12
_FAR = 30  # words that may go on behind a clause
_PHRASE = 6  # words of a phrase between "who" and its verb
_PLURAL_VERBS = frozenset(("are", "were", "have", "do", "aren't", "weren't", "haven't"))
_PLURAL_ENDS = ("live", "work", "play", "study", "train")  # "where her parents live"
_SEVERAL = frozenset(("several", "many", "some", "most", "few", "both", "all", "dozens", "hundreds", "thousands"))
_SHORT_PASTS = ("died", "lied", "owed", "used", "vied")
_YEAR = 4  # digits
_SURE, _WITH_SOURCE = 0.93, 0.95


def unended(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that ends a clause with "who".

    The clause stands behind a name, with its first comma or without, and the subject opens the sentence.
    """
    tokens = context.tokens
    for index in context.fresh_places(is_who):
        start, end = context.sentence_of(index)
        last = index - 1 - (word_at(tokens, index - 1) == ",")
        if last < start or not tokens[last].is_capitalised or not opens_by_name(context, start, last):
            continue
        verb = main_verb(tokens, index, end) if tokens[index].text == "who" else None
        verb = second_verb(tokens, index, end) if verb is None else verb
        if verb is not None:
            yield verb, _WITH_SOURCE if context.aligned.source is not None else _SURE


def opens_by_name(context: Context, start: int, last: int) -> bool:
    """Whether a subject opens the sentence that is somebody by name, and not "Employees", "Everyone", "The Romans"."""
    if not is_subject(context.tokens[start : last + 1]):
        return False
    if last == start:
        return context.names is not None and context.names.find(context.tokens[last].text) is not None
    name = name_start(context.tokens, last, start)
    if name > start and is_a(context.tokens[name - 1].text, "prepositions"):  # "The woman from Orel who"
        return False
    return not (is_defining(context.tokens, name, start) or is_kind(context.tokens, name, last + 1))


def is_kind(tokens: Sequence[Token], name: int, index: int) -> bool:
    """Whether the clause says which of many: "Two Germans who were arrested", "people such as Jan Novák who"."""
    last, before = tokens[index - 1].text, word_at(tokens, name - 1) if name else ""
    if before == "as" and word_at(tokens, name - 2) == "such":
        return True
    plural = last.endswith("s") and not last.endswith("ss")
    counted = any(is_count(word) or word in _SEVERAL for word in (before, word_at(tokens, name)))
    return plural and (counted or is_foreign_nationality(last[:-1]))


def is_who(word: str) -> bool:
    """Whether the word opens a clause about a person."""
    return word in ("who", "whose")


WATCHES = (is_who,)


def second_verb(tokens: Sequence[Token], who: int, end: int) -> int | None:
    """The verb of the main clause behind ", who owns the firm": the second sure verb, right behind a noun or name.

    The first must be one that takes no clause as its object, and no later comma may end the clause instead.
    """
    return rest_verb(tokens, who, end) if tokens[who - 1].text == "," else None


def rest_verb(tokens: Sequence[Token], who: int, end: int) -> int | None:
    """The same, whether the clause has its first comma or not."""
    first = None
    for place in range(who + 1, min(end - 1, who + _REACH)):
        token, before = tokens[place], tokens[place - 1].text
        if not token.text[0].isalnum() or is_a(token.text, "relatives", "conjunctions", "subject_pronouns"):
            return None
        if first is None:
            verb = token.text.islower() and _is_verb(token.text) and not is_a(before, "determiners", "prepositions")
            if verb and (place > who + 1 or tokens[who].text == "who"):
                first = place
                if is_a(token.text, "reporting", "thinking", "asking", "auxiliaries", "naming"):
                    return None
        elif (
            (is_sure_verb(tokens, place) or _is_late(tokens, place))
            and place > first + 1
            and not _is_given(tokens, place)
        ):
            sure = not is_function(before) and closing_comma(tokens, place, end) is None
            return place if sure else None
    return None


def main_verb(tokens: Sequence[Token], who: int, end: int) -> int | None:
    """The verb of the main clause that follows the clause with "who" without a comma; None where none does for certain.

    Right before it ends a phrase with a preposition, which cannot be its subject, and no later comma could end the
    clause instead.
    """
    verb = verb_of(tokens, who, end)
    if verb >= end or not _is_verb(tokens[verb].text):
        return None
    for place in range(verb + 1, min(end - 1, who + _REACH)):
        token = tokens[place]
        dated = is_a(token.text, "prepositions") and _is_year(tokens[place + 1].text)  # "since 2021" is no clause
        joins = is_a(token.text, "relatives", "conjunctions", "subject_pronouns") and not dated
        if not token.text[0].isalnum() or joins:
            return None
        if place > verb + 2 and token.text.islower() and is_predicate(tokens, place):
            ended = _ends_phrase(tokens, verb, place) and closing_comma(tokens, place, end) is None
            return place if ended else None
    return None


def leaves_verb(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether a sure verb stands behind the clause's verb that nothing joins to it: "who has led it will not run"."""
    if is_a(tokens[verb].text, "reporting", "thinking", "asking"):
        return False
    acts, last = _is_verb(tokens[verb].text), verb  # "whom the coach had sent"
    for place in range(verb + 1, min(end - 1, verb + _REACH)):
        token, before = tokens[place], tokens[place - 1].text
        dated = is_a(token.text, "prepositions") and _is_year(tokens[place + 1].text)
        joins = is_a(token.text, "relatives", "conjunctions", "subject_pronouns") and not dated and token.text != "and"
        if not token.text[0].isalnum() or joins:
            return False
        if is_sure_verb(tokens, place):
            if acts and before != "and" and any(not is_function(each.text) for each in tokens[last + 1 : place]):
                return True
            acts, last = True, place
    return False


def goes_on(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether the sentence may go on behind the clause: "who lives in Brno and his wife", "who were armed were held".

    Then it takes a second comma, and nothing says where.
    """
    for place in range(verb + 1, min(end - 1, verb + _FAR)):
        word, following = tokens[place].text, tokens[place + 1]
        if word == "and" and (is_a(following.text, "determiners") or following.is_capitalised):
            return not has_verb(tokens, place + 1, end)
        if is_a(word, "auxiliaries") and place > verb + 1 and is_participle(tokens[place - 1].text):
            return True
    return tokens[end - 1].text == "?"


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == _YEAR


def _is_late(tokens: Sequence[Token], place: int) -> bool:
    """Whether a past form stands behind a noun of time, which no participle describes: "during the night urged"."""
    return tokens[place].text.islower() and is_past(tokens[place].text) and is_a(tokens[place - 1].text, "time")


def _is_given(tokens: Sequence[Token], place: int) -> bool:
    """Whether a participle with an object of its own may stand here: "the firm awarded the contract"."""
    following = tokens[place + 1]
    return is_a(tokens[place].text, "naming") and (is_a(following.text, "determiners") or following.is_capitalised)


def verb_of(tokens: Sequence[Token], index: int, end: int) -> int:
    """The place where the verb of the clause that "who" at ``index`` opens should stand."""
    verb = index + 1
    while is_a(word_at(tokens, verb), "adverbs") or word_at(tokens, verb).endswith("ly"):
        verb += 1
    return _past_phrase(tokens, verb, end)


def has_verb(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a subject and its verb stand at ``first``: "the coach had sent", "many call"."""
    far = min(end, first + _PHRASE)
    stop = next((place for place in range(first, far) if not tokens[place].text[0].isalnum()), far)
    words = [token.text for token in tokens[first:stop]]
    lives = words[:1] not in ([], ["to"]) and words[-1] in _PLURAL_ENDS
    return lives or any(
        word.islower() and (is_finite(word) or is_third_person(word) or word in _SHORT_PASTS) for word in words[1:]
    )


def _past_phrase(tokens: Sequence[Token], verb: int, end: int) -> int:
    """The place behind "in 1995" or "since June 1" where the clause's verb may follow; ``verb`` where there is none."""
    if not is_a(word_at(tokens, verb), "prepositions"):
        return verb
    for place in range(verb + 1, min(end, verb + _PHRASE)):
        if not tokens[place].text[0].isalnum():
            return verb
        if is_finite(tokens[place].text) and tokens[place].text.islower():
            return place
    return verb


def agrees(tokens: Sequence[Token], places: tuple[int, int, int], verb: str) -> bool:
    """Whether the clause's verb may have the name as its subject: one person "was", several "were"."""
    start, phrase, name = places
    several = any(word_at(tokens, at) in ("and", "&") for at in range(max(start, phrase - 2), name))
    return several or verb not in _PLURAL_VERBS


def is_subject(phrase: Sequence[Token]) -> bool:
    """Whether nothing but one noun phrase stands before the clause."""
    first = phrase[0].text
    if len(phrase) > _LONGEST_SUBJECT or is_a(first, "prepositions", "conjunctions", "adverbs", "openers"):
        return False
    return all(token.is_word and not (token.text.islower() and _is_verb(token.text)) for token in phrase)


def _is_verb(word: str) -> bool:
    return is_finite(word) or is_third_person(word)


def _ends_phrase(tokens: Sequence[Token], verb: int, place: int) -> bool:
    """Whether the words before ``place`` are a noun and what a preposition puts before it."""
    at = place - 1
    if is_function(tokens[at].text):
        return False
    while at > verb and (not is_function(tokens[at].text) or is_a(tokens[at].text, "determiners")):
        if tokens[at].text.islower() and _is_verb(tokens[at].text):
            return False
        at -= 1
    return at > verb and is_a(tokens[at].text, "prepositions")
