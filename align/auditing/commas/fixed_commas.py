"""Commas that fixed expressions ask for: "many of which", "Yes, we", "Wednesday, April 8"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from align.auditing.clauses import closing_comma, name_start, noun_phrase_start
from align.auditing.commas.only_there import is_only_there
from align.auditing.commas.source_commas import source_sentence
from align.auditing.commas.subjects import opens_clause
from align.auditing.context import Context, Token
from align.auditing.dating.datetimes import MONTHS
from align.auditing.lexicon import (
    frequency,
    has_word_forms,
    is_a,
    is_finite,
    is_function,
    is_third_person,
)
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
_BEFORE_SHARES = frozenset(
    (
        *("about", "almost", "barely", "exactly", "fully", "nearly", "only", "practically", "precisely", "roughly"),
        *("virtually", "approximately", "how", "so", "as", "too", "that", "very", "least", "most", "than", "first"),
        *("last", "next", "other"),
    )
)
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_SUBJECTS = frozenset(("I", "we", "he", "she", "it", "they", "you"))
_ASIDES = {"however": 1, "course": 2, "example": 2, "instance": 2}  # the last word of an aside, and how many it has
_FIRST = {"course": "of", "example": "for", "instance": "for"}
_AGED = frozenset(("was", "is", "has", "had", "said", "says", "told", "will", "died", "pleaded"))
_COURSE = {  # "of course" in the original
    "cs": re.compile(r"\b(?:samozřejmě|ovšem|přirozeně|pochopitelně|jistěže)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:конечно|разумеется|естественно)\b", re.IGNORECASE),
}
_COMMON = 3.2  # the frequency from which on a surname may be an English word: "Mario Kart 64 was"
_SLOGAN = 6  # tokens between quotation marks
_QUOTES = ('"', "“", "”", "‘", "’", "'")


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
        if judge(context, before, behind) and not context.protected(tokens[before].start, tokens[behind].end):
            inner = context.text[tokens[before + 1].start : tokens[place].end]
            why = f"two commas are missing around “{inner}”"
            mended = f"{tokens[before].text}, {inner}, {tokens[behind].text}"
            yield Mark(tokens[before].start, tokens[behind].end, why, mended, _SURE)


def _stand_apart(context: Context, first: int, last: int) -> bool:
    """Whether a single blank parts each of the tokens from ``first`` to ``last`` from the next, and nothing else."""
    pairs = zip(context.tokens[first:last], context.tokens[first + 1 : last + 1], strict=True)
    return all(context.text[one.end : other.start] == " " for one, other in pairs)


def _is_aside(context: Context, before: int, behind: int) -> bool:
    """``the defense however left``, ``Vrba of course has``: a noun or name before, its verb behind."""
    tokens = context.tokens
    aside = tokens[behind - 1].text
    first, word = _FIRST.get(aside), tokens[before].text
    named = tokens[before].is_word and not (is_function(word) or is_finite(word) or word in _SUBJECTS)
    verb = tokens[behind].text
    acts = is_a(verb, "auxiliaries") or (verb.islower() and is_finite(verb)) or is_third_person(verb)
    if not (named and acts) or (first is not None and tokens[behind - 2].text != first):
        return False
    return aside != "course" or _goes_without_saying(context, before)


def _goes_without_saying(context: Context, before: int) -> bool:
    """Whether "of course" is an aside: behind a name, or in the original too; not in "the change of course has"."""
    word = context.tokens[before]
    if word.is_capitalised and not has_word_forms(word.text):
        return True
    source = source_sentence(context, before)
    said = _COURSE.get(source.lang) if source is not None else None
    return source is not None and said is not None and said.search(source.text) is not None


def _is_age(context: Context, before: int, behind: int) -> bool:
    """``Pavel Rusnok 52 was``: the name opens its clause ("at Karla Čapka 25") and is no word ("Mario Kart 64")."""
    tokens = context.tokens
    given, surname = tokens[before - 1], tokens[before]
    if not (is_given_name(given.text) and surname.is_capitalised and tokens[behind].text in _AGED):
        return False
    start, _ = context.sentence_of(before)
    name = name_start(tokens, before, start)
    if not opens_clause(tokens, noun_phrase_start(tokens, name, start), start):
        return False
    if context.aligned.source is not None:
        return _is_aged_in(context.aligned.source.text, tokens[behind - 1].text)
    return frequency(surname.text) < _COMMON and not has_word_forms(surname.text)


def _is_aged_in(text: str, age: str) -> bool:
    """Whether the original has the number as an age: "(52)", ", 52,", "52letý", "52 let", "52-летний"."""
    years = r"(?:[ \u00a0]?(?:let|rok|leté|letý|letá)|[ \u00a0-]?(?:лет|год))"
    return re.search(rf"(?<!\w){age}{years}|[(,] ?{age}[),]", text) is not None


def _of_which(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """``drones one of which``: a share of what stands before is no clause that defines it."""
    index = place - 2
    if index <= sentence[0] or tokens[place - 1].text != "of" or tokens[index].text not in _SHARES:
        return None
    before = tokens[index - 1].text
    return index if before[-1].isalnum() and before not in _BEFORE_SHARES and not is_function(before) else None


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
    opens = opens and not _is_slogan(tokens, place)
    return place + 1 if opens and place + 1 < sentence[1] and tokens[place + 1].text in _SUBJECTS else None


def _is_slogan(tokens: Sequence[Token], place: int) -> bool:
    """Whether a few words stand between quotation marks without a stop or comma: ``chanted "Yes we can" outside``."""
    if not place or tokens[place - 1].text not in _QUOTES:
        return False
    for at in range(place + 1, min(len(tokens), place + _SLOGAN)):
        if tokens[at].text in _QUOTES:
            said = at + 1 < len(tokens) and tokens[at + 1].text == ","
            return tokens[at - 1].text[0].isalnum() and not said
    return False


def _dated(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """``Wednesday April 8``."""
    behind = tokens[place + 1 : min(place + 3, sentence[1])]
    dated = len(behind) == 2 and behind[0].text in MONTHS and behind[1].text.isdecimal()
    return place + 1 if dated else None


def _placed(tokens: Sequence[Token], place: int, sentence: tuple[int, int]) -> int | None:
    """``in Veliky Novgorod where excavations are under way``: there is but one place of this name."""
    first = name_start(tokens, place - 1, sentence[0] + 1)
    known = first < place < sentence[1] - 1 and is_only_there(tokens, first, place, sentence)
    return place if known and tokens[place + 1].is_word else None


def _is_which(word: str) -> bool:
    return word in ("which", "whom")


def _is_them(word: str) -> bool:
    return word == "them"


def _is_answer(word: str) -> bool:
    return word in ("Yes", "No")


def _is_weekday(word: str) -> bool:
    return word in _WEEKDAYS


def _is_where(word: str) -> bool:
    return word == "where"


def _ends_aside(word: str) -> bool:
    return word in _ASIDES


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


ASIDE, AGE = Pair(is_word, _ends_aside), Pair(_is_name, is_age)
_AMONG_THEM = Pair(is_word, _is_them)
_OF_WHICH, _ANSWER, _WEEKDAY = Pair(is_word, _is_which), _is_answer, _is_weekday
_WHERE = Pair(_is_name, _is_where)
_Judge = Callable[[Sequence[Token], int, tuple[int, int]], int | None]
_JUDGES: tuple[tuple[Pair | Callable[[str], bool], _Judge], ...] = (
    (_OF_WHICH, _of_which),
    (_AMONG_THEM, _among_them),
    (_ANSWER, _answered),
    (_WEEKDAY, _dated),
    (_WHERE, _placed),
)
WATCHES = (ASIDE, AGE, *(watch for watch, _ in _JUDGES))
