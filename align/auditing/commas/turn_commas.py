"""The other comma of "however", "for example", "including" and "formerly": one of the two stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from align.auditing.clauses import closing_comma, word_at
from align.auditing.commas.closings import may_end_turn, may_turn, turn_length
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_finite, is_function, is_past, is_third_person
from align.auditing.phrases import clause_verb, is_noun_phrase, is_sure_verb
from align.auditing.watches import is_capitalised, is_comma
from align.auditing.watching import Pair

_SURE = 0.94
_LONGEST_TURN, _LONGEST_SETTING, _LONGEST_SUBJECT, _REACH = 4, 8, 14, 24
_OPENERS = ('"', "“", ";", ":", "—", "–")
_ONCE = ("formerly", "previously", "originally")
_NAMED = (("known", "as"), ("called",), ("named",), ("the",))
_AMONG = {"including": 1, "formerly": 1, "previously": 1, "such": 2, "along": 2, "together": 2}
_SECOND = {"such": "as", "along": "with", "together": "with"}
_SOME = frozenset(
    ("all", "both", "certain", "few", "many", "most", "numerous", "other", "several", "some", "three", "two", "various")
)


def half_turned(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the other of two commas is missing around what is said in passing.

    "The ministry however, refused", "In Perm, for example prices fell", "Three firms, including Lukoil reported a
    loss", "Tver formerly Kalinin, lies".
    """
    for watch, judge in _JUDGES:
        for place in context.fresh_places(watch):
            index = judge(context.tokens, place, context.sentence_of(place))
            if index is not None:
                yield index, _SURE


def _clause_start(tokens: Sequence[Token], place: int, start: int) -> int:
    return next((at + 1 for at in range(place - 1, start - 1, -1) if tokens[at].text in _OPENERS), start)


def _unopened(tokens: Sequence[Token], comma: int, sentence: tuple[int, int]) -> int | None:
    """Where the aside begins that the comma ends, if a subject stands before it and its verb behind."""
    start, end = sentence
    length = next((n for n in range(_LONGEST_TURN, 0, -1) if turn_length(tokens, comma - n) == n), 0)
    index = comma - length
    if not length or index <= start or not tokens[index].text.islower() or comma + 1 >= end:
        return None
    before = tokens[index - 1].text
    if before in ("not", "cannot") or (before.islower() and is_a(before, "auxiliaries")):
        return index if tokens[comma + 1].text.islower() else None
    subject = tokens[_clause_start(tokens, index, start) : index]
    if len(subject) > _LONGEST_SUBJECT or not is_noun_phrase(subject) or is_function(subject[-1].text):
        return None
    return index if _is_predicate(tokens, comma + 1, end) else None


def _is_predicate(tokens: Sequence[Token], place: int, end: int) -> bool:
    while place < end and is_adverb(tokens[place].text):
        place += 1
    word = tokens[place].text if place < end else ""
    return word.islower() and (is_finite(word) or is_third_person(word))


def _unclosed(tokens: Sequence[Token], opener: int, sentence: tuple[int, int]) -> int | None:
    """Where the main clause begins behind "In Perm, for example"."""
    start, end = sentence
    length = turn_length(tokens, opener)
    index = opener + length
    first = _clause_start(tokens, opener, start)
    setting = tokens[first : opener - 1]
    if not length or not 0 < len(setting) <= _LONGEST_SETTING or not is_a(setting[0].text, "prepositions"):
        return None
    if any(
        not (token.is_word or token.text[0].isdigit()) or is_sure_verb(setting, at) for at, token in enumerate(setting)
    ):
        return None
    if index + 1 >= end or not tokens[index].is_word or closing_comma(tokens, index, end) is not None:
        return None
    return index if clause_verb(tokens, index, end) is not None or _is_rest(tokens, index, end) else None


def _is_rest(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether what is left of the sentence is one clause from its subject on: "prices fell", "the mayor left early"."""
    words = tokens[index:end]
    if not words[0].text.islower() or (is_function(words[0].text) and not is_a(words[0].text, "determiners")):
        return False
    if any(token.text == "," or is_a(token.text, "relatives") or token.text == "that" for token in words):
        return False
    return any(token.text.islower() and (is_finite(token.text) or is_third_person(token.text)) for token in words[1:])


def _unended(tokens: Sequence[Token], opener: int, sentence: tuple[int, int]) -> int | None:
    """The main verb behind "Three firms, including Lukoil"."""
    start, end = sentence
    word = tokens[opener].text
    behind = word_at(tokens, opener + 1)
    if _SECOND.get(word, "") not in ("", behind) or (word not in _SECOND and is_a(behind, "prepositions")):
        return None  # "goods, including in the north, the head of the firm has said"
    subject = tokens[_clause_start(tokens, opener, start) : opener - 1]
    if not subject or len(subject) > _LONGEST_SUBJECT or not (is_noun_phrase(subject) or _are_some(subject)):
        return None
    for place in range(opener + _AMONG[word] + 1, min(end - 1, opener + _REACH)):
        token, before = tokens[place], tokens[place - 1]
        if token.text in _OPENERS or is_a(token.text, "relatives", "subject_pronouns") or token.text == "that":
            return None
        verb = is_sure_verb(tokens, place) or (is_a(token.text, "auxiliaries") and token.text.islower())
        if verb and not is_function(before.text):
            return place if before.text[0].isalnum() and closing_comma(tokens, place, end) is None else None
        if token.text.islower() and is_past(token.text):
            return None
    return None


def _are_some(words: Sequence[Token]) -> bool:
    """``Other towns``, ``Several states``: a quantity and a noun in the plural, whatever else their words may be."""
    few = len(words) == len(("other", "towns"))
    return few and words[0].text.lower() in _SOME and words[1].text.islower() and words[1].text.endswith("s")


def _once(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """``place`` where a name, "formerly" and another name stand before a comma or stop: "Tver formerly Kalinin,"."""
    end = sentence[1]
    index = place + 1
    for words in _NAMED:
        if tuple(word_at(tokens, index + step) for step in range(len(words))) == words:
            index += len(words)
    last = index
    while last < end and tokens[last].is_capitalised:
        last += 1
    named = last > index and last < end and tokens[last].text in (",", ".", ";", ")")
    return place if named else None


def _is_among(word: str) -> bool:
    return word in _AMONG


def _is_once(word: str) -> bool:
    return word in _ONCE


_Judge = Callable[[Sequence[Token], int, tuple[int, int]], int | None]
_JUDGES: tuple[tuple[Pair, _Judge], ...] = (
    (Pair(may_end_turn, is_comma), _unopened),
    (Pair(is_comma, may_turn), _unclosed),
    (Pair(is_comma, _is_among), _unended),
    (Pair(is_capitalised, _is_once), _once),
)
WATCHES = tuple(watch for watch, _ in _JUDGES)
