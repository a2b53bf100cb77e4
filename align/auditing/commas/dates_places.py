"""The comma behind the year of a full date ("on June 3, 2024,") and behind a town's country ("in Kassel, Germany,")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma, name_start, word_at
from align.auditing.context import Context, Token
from align.auditing.dating.datetimes import MONTHS
from align.auditing.lexicon import is_a, is_finite, is_function, is_past, is_role, is_third_person
from align.auditing.phrases import clause_verb, is_noun_phrase, is_sure_verb
from align.auditing.watches import is_comma
from align.auditing.watching import Pair
from align.names.countries import country_length
from align.names.given import is_country, is_given_name

_SURE = 0.94
_MONTHS = (
    *(month.lower() for month in MONTHS),
    *("jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec"),
)
_BEFORE_DATES = ("on", "of", "from", "since", "by", "until", "before", "after", "dated", "effective")
_BEHIND_DATES = ("and", "or", "to", "through", "until", "till", "but", "edition", "issue", "at")
_BEFORE_TOWNS = ("in", "at", "near", "from", "of", "to", "outside", "around", "into", "for")
_RELATIVES = ("who", "whose", "which", "where")
_POINTING = ("that", "this", "these", "those")
_OPENERS = ("that", '"', "“", ";", ":")
_LONGEST_REGION, _LONGEST_YEAR, _LAST_DAY = 3, 4, 31
_STOP, _BEFORE = ".", 4


def undated(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that closes a full date behind its year.

    English that writes the month first has two: "on June 3, 2024, engineers opened". Not where the date only stands
    before a noun ("the June 3, 2024 opening"), or goes on ("from June 3, 2024 to July 1, 2025").
    """
    tokens = context.tokens
    for year in context.fresh_places(YEAR):
        index = year + 1
        start, end = context.sentence_of(year)
        if index + 1 >= end or not _is_apart(tokens, index):
            continue
        first = _date_start(tokens, year, start)
        if first is not None and tokens[index].is_capitalised and tokens[start].text == "On" and first == start:
            yield index, _SURE
        if not tokens[index].text.islower():
            continue
        if first is None or tokens[index].text in _BEHIND_DATES:
            continue
        main = first == start and (_begins_clause(tokens[index].text) or _is_main_clause(tokens, index, end))
        if main or _needs_no_noun(tokens, first, index, end):
            yield index, _SURE


def unplaced(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing behind the country or region of a town.

    A determiner or pronoun must begin a clause there, or a clause with "who" or "where", or the verb of a subject that
    the town belongs to ("The mayor of Kassel, Germany said"). "In Kassel, Germany won" has the country as subject.
    """
    tokens = context.tokens
    for place in context.fresh_places(REGION):
        index = region_end(tokens, place)
        if index is None or index >= len(tokens) or not _is_apart(tokens, index):
            continue
        start, end = context.sentence_of(place)
        town = name_start(tokens, place - 2, start)
        if index + 1 >= end or not is_town(tokens, town, place - 1, start):
            continue
        word = tokens[index].text
        first = _clause_start(tokens, town, start)
        if word in _RELATIVES:
            yield index, _SURE
        elif is_a(word, "determiners", "subject_pronouns") and clause_verb(tokens, index, end) is not None:
            if first == town - 1:  # nothing but "In Kassel, Germany" stands before the clause
                yield index, _SURE
        elif _is_verb(tokens, index) and is_noun_phrase(tokens[first:town]) and not _is_source(tokens, index, end):
            yield index, _SURE


def _is_year(word: str) -> bool:
    return len(word) == _LONGEST_YEAR and word.isdecimal() and word[0] in "12"


def _may_begin_region(word: str) -> bool:
    return word[0].isupper() and word.isalpha()


YEAR = Pair(is_comma, _is_year)
REGION = Pair(is_comma, _may_begin_region)
WATCHES = (YEAR, REGION)


def _is_apart(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].start == tokens[index - 1].end + 1 and tokens[index].is_word


def _date_start(tokens: Sequence[Token], year: int, start: int) -> int | None:
    """The preposition before a month, a day, a comma and the year at ``year``; None where there is no such date."""
    day = year - 2
    month = day - 1 - (word_at(tokens, day - 1) == _STOP)
    if month <= start or word_at(tokens, month) not in _MONTHS:
        return None
    written = tokens[day].text
    if not written.isdecimal() or len(written) > len(str(_LAST_DAY)) or int(written) > _LAST_DAY:
        return None
    first = month - 1
    if word_at(tokens, first) == "," and is_a(word_at(tokens, first - 1), "calendar"):
        first -= 2
    return first if first >= start and word_at(tokens, first) in _BEFORE_DATES else None


def _needs_no_noun(tokens: Sequence[Token], first: int, index: int, end: int) -> bool:
    """Whether what follows the year cannot be a noun that the date describes: a verb, a clause with "which".

    Before a preposition many do without the comma, so there the date must stand in an insertion that has its own two.
    """
    word = tokens[index].text
    if is_a(word, "prepositions"):
        placed = word in ("in", "at", "near") and word_at(tokens, first) == "on" and tokens[index + 1].is_capitalised
        if placed and not is_a(tokens[index + 1].text, "calendar", "determiners"):
            return True
        inserted = any(token.text == "," for token in tokens[max(0, first - _BEFORE) : first])
        return inserted and closing_comma(tokens, index, end) is not None
    if is_a(word, "relatives", "auxiliaries"):
        return True
    return (is_a(word, "reporting") or is_past(word) or is_sure_verb(tokens, index)) and index + 1 < end


def _begins_clause(word: str) -> bool:
    """Whether the word begins a noun phrase of its own, so that no noun which the date describes can follow."""
    return is_a(word, "determiners", "subject_pronouns") and word not in _POINTING


def _is_main_clause(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a clause begins at ``index``: by its subject's form, or as "engineers from Plzeň opened"."""
    if clause_verb(tokens, index, end) is not None:
        return True
    for place in range(index + 1, min(end - 1, index + 9)):
        token = tokens[place]
        if not token.is_word:
            return False
        if is_sure_verb(tokens, place):
            return not is_function(tokens[place - 1].text)
    return False


def region_end(tokens: Sequence[Token], place: int) -> int | None:
    """The token behind the country or region that begins at ``place``; None where none does."""
    for length in range(_LONGEST_REGION, 0, -1):
        words = tokens[place : place + length]
        if len(words) == length and all(token.is_capitalised and token.is_word for token in words):
            following = tokens[place + length] if place + length < len(tokens) else None
            if following is not None and following.is_capitalised:
                return None
            return place + length if _is_region([token.text for token in words]) else None
    return None


def _is_region(words: Sequence[str]) -> bool:
    last = words[-1]
    if len(words) > 1:
        directed = words[0] in ("North", "South", "West", "East", "New")
        union = " ".join(words) in ("Czech Republic", "United States", "United Kingdom")
        province = is_a(last, "region_ends") or (directed and is_a(last, "states_and_provinces"))
        return union or province or country_length(words) == len(words)
    return is_country(last) or is_a(last, "states_and_provinces") or last in ("Czechia", "Slovakia")


def is_town(tokens: Sequence[Token], town: int, comma: int, start: int) -> bool:
    """Whether ``tokens[town:comma]`` is a place by the preposition before it, and nothing known as something else."""
    if town <= start or word_at(tokens, town - 1) not in _BEFORE_TOWNS or not tokens[town].is_capitalised:
        return False
    words = [token.text for token in tokens[town:comma]]
    other = any(is_a(word, "calendar") or is_role(word) or is_country(word) for word in words)
    return not other and not (len(words) > 1 and is_given_name(words[0]))


def _clause_start(tokens: Sequence[Token], town: int, start: int) -> int:
    first = town
    while first > start and tokens[first - 1].text not in _OPENERS:
        first -= 1
    return first


def _is_source(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether the country is who said it: "The talks in Istanbul, Turkey said, were constructive"."""
    return is_a(tokens[verb].text, "reporting") and closing_comma(tokens, verb, end) is not None


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    word = tokens[index].text
    return word.islower() and (is_finite(word) or is_third_person(word)) and not is_role(word)
