"""Commas that fixed expressions ask for: "many of which", "Yes, we", "Wednesday, April 8", "by heat, not by pests"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from align.auditing.clauses import closing_comma, is_cleft, name_start
from align.auditing.context import Context, Token
from align.auditing.dating.datetimes import MONTHS
from align.auditing.lexicon import is_a, is_finite, is_function, is_regular_past, is_third_person
from align.auditing.phrases import is_noun_phrase
from align.auditing.rule import Mark
from align.auditing.watches import is_age, is_word
from align.auditing.watching import Pair
from align.names.given import is_given_name

_SURE = 0.94
_SHARES = frozenset(
    (
        *("all", "both", "each", "few", "half", "many", "most", "much", "neither", "none", "one", "several", "some"),
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands"),
    )
)
_NEARLY = frozenset(("almost", "nearly", "virtually", "practically", "only", "about"))
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_SUBJECTS = frozenset(("I", "we", "he", "she", "it", "they", "you"))
_REPEATED = frozenset(("by", "with", "from", "for", "because", "due", "in", "at", "on", "about", "through"))
_PLACED = frozenset(("in", "at", "near", "for", "from", "to", "outside", "around"))
_ASIDES = {"however": 1, "course": 2, "example": 2, "instance": 2}  # the last word of an aside, and how many it has
_FIRST = {"course": "of", "example": "for", "instance": "for"}
_AGED = frozenset(("was", "is", "has", "had", "said", "says", "told", "will", "died", "pleaded"))
_NEAR = 4  # words between a preposition and "not" with the same preposition


def fixed(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which an expression of fixed form wants a comma."""
    for watch, judge in _JUDGES:
        for place in context.fresh_places(watch):
            start, end = context.sentence_of(place)
            index = judge(context.tokens, place, (start, end))
            if index is not None and start < index < end:
                yield index, _SURE


def asides(context: Context) -> Iterator[Mark]:
    """Marks where both commas are missing, around "however" before a verb and around somebody's age."""
    tokens = context.tokens
    for place in (*context.fresh_places(ASIDE), *context.fresh_places(AGE)):
        start, end = context.sentence_of(place)
        length = 1 if tokens[place].text.isdecimal() else _ASIDES[tokens[place].text]
        before, behind = place - length, place + 1
        if before <= start or behind >= end or not _stand_apart(context, before, behind):
            continue
        judge = _is_age if tokens[place].text.isdecimal() else _is_aside
        if judge(tokens, before, behind) and not context.protected(tokens[before].start, tokens[behind].end):
            inner = context.text[tokens[before + 1].start : tokens[place].end]
            why = f"two commas are missing around “{inner}”"
            mended = f"{tokens[before].text}, {inner}, {tokens[behind].text}"
            yield Mark(tokens[before].start, tokens[behind].end, why, mended, _SURE)


def _stand_apart(context: Context, first: int, last: int) -> bool:
    """Whether a single blank parts each of the tokens from ``first`` to ``last`` from the next, and nothing else."""
    pairs = zip(context.tokens[first:last], context.tokens[first + 1 : last + 1], strict=True)
    return all(context.text[one.end : other.start] == " " for one, other in pairs)


def _is_aside(tokens: Sequence[Token], before: int, behind: int) -> bool:
    """``the defense however left``, ``Vrba of course has``: a noun or name before, its verb behind."""
    first = _FIRST.get(tokens[behind - 1].text)
    word = tokens[before].text
    named = tokens[before].is_word and not (is_function(word) or is_finite(word) or word in _SUBJECTS)
    verb = tokens[behind].text
    acts = is_a(verb, "auxiliaries") or (verb.islower() and is_finite(verb)) or is_third_person(verb)
    return named and acts and (first is None or tokens[behind - 2].text == first)


def _is_age(tokens: Sequence[Token], before: int, behind: int) -> bool:
    """``Pavel Rusnok 52 was``."""
    given, surname = tokens[before - 1], tokens[before]
    return is_given_name(given.text) and surname.is_capitalised and tokens[behind].text in _AGED


def _of_which(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """``drones one of which``: a share of what stands before is no clause that defines it."""
    index = place - 2
    if index <= sentence[0] or tokens[place - 1].text != "of" or tokens[index].text not in _SHARES:
        return None
    before = tokens[index - 1].text
    return index if before[-1].isalnum() and before not in _NEARLY and not is_function(before) else None


def _among_them(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """``Six sailors among them two Georgians, were freed``."""
    start, end = sentence
    index = place - 1
    closing = closing_comma(tokens, place, end)
    if tokens[index].text != "among" or closing is None or not is_noun_phrase(tokens[start:index]):
        return None
    named = tokens[place + 1 : closing]
    return None if not named or any(each.text.islower() and is_finite(each.text) for each in named) else index


def _answered(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """``Yes we intercepted them``."""
    opens = place == sentence[0] or not tokens[place - 1].text[0].isalnum()
    return place + 1 if opens and place + 1 < sentence[1] and tokens[place + 1].text in _SUBJECTS else None


def _dated(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """``Wednesday April 8``."""
    behind = tokens[place + 1 : min(place + 3, sentence[1])]
    dated = len(behind) == 2 and behind[0].text in MONTHS and behind[1].text.isdecimal()
    return place + 1 if dated else None


def _contrasted(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """``caused by heat not by pests``."""
    if place + 1 >= sentence[1] or tokens[place + 1].text not in _REPEATED or not tokens[place - 1].is_word:
        return None
    before = tokens[max(sentence[0], place - _NEAR) : place]
    near = [at for at, token in enumerate(before) if token.text == tokens[place + 1].text]
    words = before[near[-1] + 1 :] if near else ()
    plain = words and all(token.is_word and not is_finite(token.text) for token in words)
    return place if plain and not is_function(words[-1].text) else None


def _redirected(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """``goes to schools not to offices``: both are nouns, and no verbs with their "to" ("urged her to try not to")."""
    if place + 2 >= sentence[1] or tokens[place + 1].text != "to" or not tokens[place - 1].is_word:
        return None
    first = next(
        (at for at in range(place - 2, max(sentence[0], place - _NEAR - 1), -1) if tokens[at].text == "to"), None
    )
    if first is None or is_function(tokens[place - 1].text):
        return None
    inner = tokens[first + 1 : place]
    plain = all(token.is_word and not (token.text.islower() and is_finite(token.text)) for token in inner)
    return place if plain and _is_noun(inner[0]) and _is_noun(tokens[place + 2]) else None


def _is_noun(token: Token) -> bool:
    """Whether the word behind "to" can be no verb: an article, a name, a word without a past form of its own."""
    word = token.text
    if token.is_capitalised or is_a(word, "determiners"):
        return True
    formed = word + "d" if word.endswith("e") else word + "ed"
    verb = (
        is_a(word, "infinitives", "auxiliaries") or is_regular_past(formed) or is_regular_past(word + word[-1] + "ed")
    )
    return word.isalpha() and not (is_function(word) or verb)


def _placed(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """``in Veliky Novgorod where excavations are under way``: there is but one place of this name."""
    first = name_start(tokens, place - 1, sentence[0] + 1)
    named = first < place and tokens[first - 1].text in _PLACED
    asked = any(
        is_a(token.text, "asking", "deciding", "thinking", "reporting") or token.text == "only"
        for token in tokens[max(sentence[0], first - 2 * _NEAR) : first]
    )
    picked = named and is_cleft(tokens, first - 1, sentence[0])
    return place if named and not (asked or picked) and place + 1 < sentence[1] and tokens[place + 1].is_word else None


def _is_which(word: str) -> bool:
    return word in ("which", "whom")


def _is_them(word: str) -> bool:
    return word == "them"


def _is_answer(word: str) -> bool:
    return word in ("Yes", "No")


def _is_weekday(word: str) -> bool:
    return word in _WEEKDAYS


def _is_not(word: str) -> bool:
    return word == "not"


def _is_where(word: str) -> bool:
    return word == "where"


def _ends_aside(word: str) -> bool:
    return word in _ASIDES


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


ASIDE, AGE = Pair(is_word, _ends_aside), Pair(_is_name, is_age)
_AMONG_THEM = Pair(is_word, _is_them)
_OF_WHICH, _ANSWER, _WEEKDAY = Pair(is_word, _is_which), _is_answer, _is_weekday
_NOT, _WHERE = Pair(is_word, _is_not), Pair(_is_name, _is_where)
_Judge = Callable[[Sequence[Token], int, tuple[int, int]], int | None]
_JUDGES: tuple[tuple[Pair | Callable[[str], bool], _Judge], ...] = (
    (_OF_WHICH, _of_which),
    (_AMONG_THEM, _among_them),
    (_ANSWER, _answered),
    (_WEEKDAY, _dated),
    (_NOT, _contrasted),
    (_NOT, _redirected),
    (_WHERE, _placed),
)
WATCHES = (ASIDE, AGE, *(watch for watch, _ in _JUDGES))
