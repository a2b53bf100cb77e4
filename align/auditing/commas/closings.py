"""The comma that should end an insertion behind a subject: "Savelyev, head of the district said that ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from align.auditing.clauses import closing_comma, name_start, word_at
from align.auditing.commas.inserted import REFLEXIVES
from align.auditing.context import Context, Token
from align.auditing.lexicon import (
    is_a,
    is_finite,
    is_function,
    is_gerund,
    is_participle,
    is_past,
    is_role,
    is_third_person,
)
from align.auditing.phrases import is_noun_phrase, is_sure_verb
from align.auditing.watches import is_comma
from align.auditing.watching import Pair
from align.names.given import is_given_name

_LONGEST_SUBJECT, _REACH = 14, 24
_SURE, _WITH_SOURCE = 0.93, 0.95
_LONGEST_OFFICE = 6
_SPEAKING = ("citing", "quoting", "speaking", "referring", "answering")
_NAMING = ("called", "codenamed", "dubbed", "entitled", "named", "nicknamed", "titled")
_HEARD = ("cited", "interviewed", "quoted")
_NO_SUBJECT = ("prepositions", "conjunctions", "adverbs", "subject_pronouns", "time")
_MAIN_AUXILIARIES = ("has", "have", "had", "is", "are", "was", "were", "will", "would", "could", "must", "can")
_OPENING_QUOTES = ('"', "“")


def unclosed(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that ends what is inserted behind a subject.

    The subject opens the sentence and has its comma; a noun phrase, a phrase or a participle follows, then, with no
    comma between, the verb, and no comma comes later that could close the insertion after all. "Savelyev, the head of
    the district said, was ill" is such a sentence, and "Savelyev, the minister said." leaves nothing to be said.
    """
    tokens = context.tokens
    for opener in context.fresh_places(MAY_CLOSE):
        comma = opener - 1
        known = may_turn(word_at(tokens, opener)) or word_at(tokens, opener) in _NAMING
        if not (known or _is_phrase(tokens, opener) or _is_office(tokens, opener)):
            continue
        start, end = context.sentence_of(comma)
        if comma - start > _LONGEST_SUBJECT or opener + 2 >= end or not _is_plain(tokens, start, comma):
            continue
        turn = turn_length(tokens, opener)
        subject = _subject(context, start, comma)
        bare = is_noun_phrase(tokens[start:comma]) and not any(is_gerund(token.text) for token in tokens[start:comma])
        if not subject and bare and (turn or word_at(tokens, opener) == "according"):
            subject = "thing"
        verb = opener + turn if turn else _behind_title(tokens, opener, end)
        if verb is None and subject:
            verb = _verb(tokens, opener, end, named=subject == "name")
        if not subject or verb is None or not _goes_on(tokens, verb, end, turn=bool(turn)):
            continue
        yield verb, _WITH_SOURCE if context.aligned.source is not None else _SURE


def _may_be_closed(word: str) -> bool:
    """Whether the word may begin what is inserted: a phrase, a participle, an office, an aside such as "in turn"."""
    small = word.lower()
    if not small[:1].isalpha():
        return False
    return is_role(small) or is_a(small, "trades", "prepositions") or may_turn(small) or _may_lead_phrase(small)


def _may_lead_phrase(word: str) -> bool:
    return word == "according" or word in _SPEAKING or word in REFLEXIVES or is_participle(word) or not _is_verb(word)


MAY_CLOSE = Pair(is_comma, _may_be_closed)
WATCHES = (MAY_CLOSE,)


def _is_plain(tokens: Sequence[Token], start: int, comma: int) -> bool:
    """Whether nothing but words and initials stands before the comma, and perhaps a quotation mark in front."""
    for place in range(start, comma):
        initial = tokens[place].text == "." and place > start and len(tokens[place - 1].text) <= 2
        if not (tokens[place].is_word or initial or (place == start and tokens[place].text in _OPENING_QUOTES)):
            return False
    return True


def _subject(context: Context, start: int, comma: int) -> str:
    """Whether the words before the comma are a ``name`` with its titles, or a ``thing`` ("The university"); else ""."""
    tokens = context.tokens
    words = [token for token in tokens[start:comma] if token.is_word]
    opening = words[0].text if words else "according"
    if opening.lower() == "according" or is_a(opening, *_NO_SUBJECT):
        return ""
    if any(word.text.islower() and _is_verb(word.text) and not is_role(word.text) for word in words):
        return ""
    last = tokens[comma - 1]
    if not last.is_capitalised:
        plain = all(not is_function(word.text) for word in words[1:])
        return "thing" if words[0].text in ("The", "His", "Her", "Its", "Their") and len(words) > 1 and plain else ""
    name = name_start(tokens, comma - 1, start)
    titled = any(is_role(token.text) for token in tokens[start : comma - 1])
    given = comma - name > 1 and is_given_name(tokens[name].text)
    known = context.names is not None and context.names.find(last.text) is not None
    return "name" if titled or given or (known and name == start) else ""


def _is_verb(word: str) -> bool:
    return is_finite(word) or is_gerund(word)


def _verb(tokens: Sequence[Token], opener: int, end: int, *, named: bool) -> int | None:
    """The verb of the main clause, if what begins at ``opener`` runs up to it without a break."""
    phrase = _is_phrase(tokens, opener)
    if not phrase and not (named and _is_office(tokens, opener)):
        return None
    if not named and word_at(tokens, opener) not in ("according", *REFLEXIVES):
        return None
    for place in range(opener + 2, min(end - 1, opener + _REACH)):
        token = tokens[place]
        if not (token.is_word or token.text[0].isdigit()):
            return None
        if token.text.islower() and is_predicate(tokens, place):
            behind = tokens[place - 1].text
            return place if not is_function(behind) and behind.lower() not in ("to", "what", "how") else None
        if _is_acted(tokens, opener, place):
            return place
        if is_a(token.text, "relatives", "conjunctions", "subject_pronouns") or _breaks(tokens, place):
            return None
    return None


def _is_acted(tokens: Sequence[Token], opener: int, place: int) -> bool:
    """Whether a verb with its object stands behind "accompanied by ministers", which describes nobody there."""
    word, before = tokens[place].text, tokens[place - 1].text
    if word_at(tokens, opener + 1) != "by" or place == opener + 2 or is_function(before):
        return False
    if is_sure_verb(tokens, place) and not is_a(word, "naming", "reporting", "thinking", "asking"):
        return True
    named = all(token.is_capitalised for token in tokens[opener + 2 : place])
    return named and _is_told(word_at(tokens, opener), word, word_at(tokens, place + 1))


def _is_told(opener: str, word: str, following: str) -> bool:
    """Whether the subject tells something: "quoted by Reuters[,] demanded in Paris", "cited by TASS[,] called it"."""
    if is_a(word, "naming") and not is_a(word, "asking"):
        return is_a(following, "determiners")
    told = opener in _HEARD and is_past(word) and not is_a(word, "states")
    return told and following[:1].isalnum() and following not in ("by", "as")


def _behind_title(tokens: Sequence[Token], opener: int, end: int) -> int | None:
    """The verb right behind "called" and a name: "The material, called Termit-3 withstands"; None for anything else."""
    if word_at(tokens, opener) not in _NAMING:
        return None
    place = opener + 1
    while place < end and (tokens[place].is_capitalised or tokens[place].text[0] in "0123456789-–"):
        place += 1
    if place == opener + 1 or place + 1 >= end or not tokens[place].text.islower():
        return None
    word, following = tokens[place].text, tokens[place + 1]
    verb = is_finite(word) or is_third_person(word)
    return place if verb and following.text[0].isalnum() and following.text != "by" else None


def _breaks(tokens: Sequence[Token], place: int) -> bool:
    """Whether a small finite verb stands here, other than a participle that its own phrase follows."""
    word = tokens[place].text
    if is_a(word, "determiners") and not is_function(tokens[place - 1].text):
        return True  # another noun phrase begins: the clause has a subject of its own
    if not word.islower() or not is_finite(word) or is_role(word):
        return False
    return not (is_participle(word) and is_a(word_at(tokens, place + 1), "prepositions"))


def _is_phrase(tokens: Sequence[Token], opener: int) -> bool:
    """Whether "in an interview", "according to", "speaking at", "quoted by" or "himself a" begins at ``opener``."""
    word, second = word_at(tokens, opener), word_at(tokens, opener + 1)
    if word in REFLEXIVES:
        return second in ("a", "an", "the")
    if word == "according":
        return second == "to"
    if is_a(word, "prepositions"):
        return is_a(second, "determiners") and not is_a(second, "subject_pronouns")
    return word in _SPEAKING or (second == "by" and is_participle(word))


def _is_office(tokens: Sequence[Token], opener: int) -> bool:
    """Whether the noun phrase at ``opener`` says what the person is: "head of the", "the plant's director"."""
    if not any(_is_trade(token.text) for token in tokens[opener : opener + _LONGEST_OFFICE]):
        return False
    for place in range(opener, opener + _LONGEST_OFFICE):
        word = word_at(tokens, place)
        if is_role(word) or is_a(word, "trades"):
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            if following is None or following.is_capitalised:
                return False
            if is_role(following.text) or is_a(following.text, "trades"):
                continue
            return place > opener or is_a(following.text, "prepositions")
        if not word[:1].isalpha() or (is_function(word) and place > opener) or _is_verb(word):
            return False
    return False


@lru_cache(maxsize=2**14)
def _is_trade(word: str) -> bool:
    return is_role(word.lower()) or is_a(word, "trades")


def is_predicate(tokens: Sequence[Token], place: int) -> bool:
    """Whether a main clause's verb stands here beyond doubt: "said that", "told reporters", "has died"."""
    word, following = tokens[place].text, tokens[place + 1]
    if is_a(word, "reporting") and not word.endswith("s"):
        return following.text == "that" or (word == "told" and following.is_word)
    if is_a(word, "promising"):
        return following.text == "to"
    return word in _MAIN_AUXILIARIES and following.text.islower() and following.is_word


def _goes_on(tokens: Sequence[Token], verb: int, end: int, *, turn: bool) -> bool:
    """Whether the verb is the main clause's: no comma follows that could end the insertion only then."""
    if verb + 1 >= end or (turn and not _may_be_main(tokens[verb].text)):
        return False
    return closing_comma(tokens, verb, end) is None


def _may_be_main(word: str) -> bool:
    return word.islower() and (is_finite(word) or is_third_person(word))


_TURNS = (
    ("in", "turn"), ("for", "his", "part"), ("for", "her", "part"), ("for", "its", "part"), ("for", "their", "part"),
    ("by", "contrast"), ("on", "the", "other", "hand"), ("for", "example"), ("for", "instance"), ("however",),
    ("among", "others"), ("among", "other", "things"), ("on", "the", "contrary"), ("of", "course"), ("in", "fact"),
    ("as", "usual"), ("meanwhile",), ("moreover",), ("nevertheless",),
)  # fmt: skip
_FIRST_OF_TURNS = frozenset(turn[0] for turn in _TURNS)
_LAST_OF_TURNS = frozenset(turn[-1] for turn in _TURNS)


def may_turn(word: str) -> bool:
    """Whether an aside such as "in turn" may begin with the word, in small letters."""
    return word in _FIRST_OF_TURNS


def may_end_turn(word: str) -> bool:
    """Whether an aside such as "in turn" may end with the word, in small letters."""
    return word in _LAST_OF_TURNS


def turn_length(tokens: Sequence[Token], index: int) -> int:
    """How many tokens an aside such as "in turn" or "for his part" at ``index`` has; 0 where there is none."""
    if not may_turn(word_at(tokens, index)):
        return 0
    words = [word_at(tokens, index + step) for step in range(4)]
    return max((len(turn) for turn in _TURNS if tuple(words[: len(turn)]) == turn), default=0)
