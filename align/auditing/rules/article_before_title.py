"""An article where English has none: a Kremlin spokesman Dmitry Peskov."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency, is_a, is_finite, is_function, is_past, is_role, is_third_person
from align.auditing.rule import Example, Mark, Rule
from align.names.given import is_given_name

if TYPE_CHECKING:
    from align.names import NameIndex

_LONGEST_TITLE = 7
_IN_SOURCE, _ALONE, _DOUBTED = 0.96, 0.92, 0.7
_COMMON = 4.0
_CLOSED = ("determiners", "auxiliaries", "relatives", "conjunctions", "prepositions")
_RANK = 4
_PRENOMINAL = frozenset(
    (
        "acting", "leading", "ruling", "visiting", "managing", "directing", "governing", "retiring", "defending",
        "reigning", "sitting", "outgoing", "incoming", "serving", "founding", "presiding", "commanding", "aspiring",
        "practicing", "practising", "rising", "surviving", "departing", "returning", "opposing", "supervising",
    )
)  # fmt: skip
_PRENOMINAL_PAST = frozenset(("left", "lay", "paid", "lost", "wound", "bound", "spent", "learnt"))
_BEFORE_RANK = frozenset(("former", "ex", "then", "deputy", "acting", "his", "her", "its", "their"))
_NO_OFFICE = frozenset(("independent", "person", "people", "human", "individual"))
_WIDEST_GAP = 2
_STRAY, _STRAY_KNOWN = 0.7, 0.3


def check(context: Context) -> Iterator[Mark]:
    """An indefinite article stands before an office or trade that a person's name follows.

    English has no article there, or a comma behind the office. A stray full stop before the name is seen through. An
    article is right before a state of mind: an angry President Noble.
    """
    tokens = context.tokens
    for index in context.places(_is_indefinite):
        token = tokens[index]
        if word_at(tokens, index + 1) == ".":
            continue  # an initial
        title = _title(context, index + 1)
        if title is None or context.protected(token.start, token.end):
            continue
        last, name = title
        if not _is_joined(context, tokens[last], tokens[name]):
            continue
        kept = context.text[tokens[index + 1].start : tokens[last].end]
        yield Mark(
            token.start,
            tokens[last].end,
            f"no article before a title and a name: “{kept} {tokens[name].text}”",
            kept[0].upper() + kept[1:] if token.text[0].isupper() else kept,
            _confidence(context, tokens[name]),
            {"name": tokens[name].text},
        )


def _is_indefinite(word: str) -> bool:
    return word in ("a", "an", "A", "An")


def _title(context: Context, first: int) -> tuple[int, int] | None:
    """The last word of the office that begins at ``first`` and the first of the name behind it."""
    tokens = context.tokens
    if _is_in_mood(tokens, first):
        return None
    for index in range(first, min(len(tokens) - 1, first + _LONGEST_TITLE)):
        token = tokens[index]
        if token.text == "." and len(tokens[index - 1].text) == 1 and tokens[index - 1].is_capitalised:
            continue  # U.S.
        if (
            token.text == "of"
            and tokens[index - 1].is_capitalised
            and tokens[index + 1].is_capitalised
            and index > first
        ):
            continue  # the Bank of Russia
        acronym = token.text.isupper() and len(token.text) > 1  # WHO is no pronoun
        closed = is_a(token.text, *_CLOSED) or is_a(token.text, "reporting")
        if not token.is_word or _is_participle(token.text) or (closed and not acronym):
            return None
        if index > first and _is_verb(tokens, index):
            return None
        if _is_calling(context, index) and token.text.lower() not in _NO_OFFICE and not _is_rank(tokens, index):
            last = _of_phrase(tokens, index)
            name = last + 1
            if word_at(tokens, name) == "." and tokens[name].start == tokens[last].end and tokens[last].text.islower():
                name += 1
            if token.is_capitalised and index == first and not token.text.isupper() and not _is_full(tokens, name):
                return None  # a General Motors plant
            return (last, name) if _is_person(tokens, last, name) else None
    return None


def _is_in_mood(tokens: Sequence[Token], first: int) -> bool:
    """Whether a state of mind is said of the person: an angry president, a visibly tired mayor."""
    words = [word_at(tokens, first), word_at(tokens, first + 1)]
    return is_a(words[0], "moods") or (words[0].endswith("ly") and is_a(words[1], "moods"))


def _is_calling(context: Context, index: int) -> bool:
    """Whether an office stands there, or a trade with a full name behind it."""
    word, behind = context.tokens[index].text, context.tokens[index + 1 : index + 3]
    if is_role(word) or not is_a(word, "trades", "callings"):
        return is_role(word)
    if _is_full(context.tokens, index + 1):
        return True
    names = context.names
    return (
        names is not None and len(behind) > 1 and all(each.is_capitalised and _is_known(names, each) for each in behind)
    )


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb stands there between a noun and the office: a court sent former minister X to prison."""
    word, before, behind = tokens[index].text, tokens[index - 1].text, word_at(tokens, index + 1)
    if not word.islower() or before.endswith("ly"):
        return False
    if is_a(word, "irregular_past") and word not in _PRENOMINAL_PAST:
        return True
    acts = is_past(word) or is_a(word, "present")
    return acts and (behind.lower() in _BEFORE_RANK or is_a(before, "bodies"))


def _is_participle(word: str) -> bool:
    """A word in -ing that has an object of its own: a decree appointing minister X, not an acting minister."""
    return word.endswith("ing") and is_finite(f"{word[:-3]}ed") and word not in _PRENOMINAL


def _is_joined(context: Context, last: Token, name: Token) -> bool:
    """Whether office and name stand in one sentence: nothing between them but a blank, or a full stop that is stray."""
    between = context.text[last.end : name.start]
    if "." not in between:
        return between.strip() == "" and "\n" not in between
    if "\n" in between:
        return False
    alone = _strays(context.text).get(last.end, 0.0)
    known = context.names is not None and _is_known(context.names, name)
    return alone >= (_STRAY_KNOWN if known else _STRAY)


@lru_cache(maxsize=1)
def _strays(text: str) -> Mapping[int, float]:
    """How likely the full stop at an offset is stray."""
    from align.segment.stray import stray_stops

    return {stop.offset: stop.confidence for stop in stray_stops(text)}


def _is_known(names: NameIndex, name: Token) -> bool:
    return bool(names.find(name.text) or names.longest_prefix(name.text))


def _is_full(tokens: Sequence[Token], name: int) -> bool:
    """Whether a given name and another capitalised word begin at ``name``."""
    if name + 1 >= len(tokens) or not is_given_name(tokens[name].text):
        return False
    return tokens[name + 1].is_capitalised and tokens[name + 1].start == tokens[name].end + 1


def _is_rank(tokens: Sequence[Token], index: int) -> bool:
    """Whether the title goes on behind ``index``: Deputy Prime Minister, former minister and (not a name) general."""
    for place in range(index + 1, min(len(tokens), index + _RANK)):
        if not tokens[place].is_word or is_a(tokens[place].text, *_CLOSED):
            return False
        if is_role(tokens[place].text):
            return True
    return False


def _of_phrase(tokens: Sequence[Token], role: int) -> int:
    """The last word of "minister of defense", "head of the central bank"; else ``role`` itself.

    Only before a full name: in "a resident of nearby Kladno" the name is the place's.
    """
    if word_at(tokens, role + 1) != "of":
        return role
    for index in range(role + 2, min(len(tokens) - 1, role + _LONGEST_TITLE)):
        if tokens[index].text == "the" and index == role + 2:
            continue
        if not tokens[index].text.islower() or is_a(tokens[index].text, *_CLOSED):
            return role
        if tokens[index + 1].is_capitalised and index > role + 1:
            return index if _is_full(tokens, index + 1) else role
    return role


def _is_person(tokens: Sequence[Token], last: int, name: int) -> bool:
    """Whether a name begins at ``name`` and no noun follows it that both would belong to: a Tom Hanks film."""
    if name >= len(tokens) or not (tokens[name].is_word and tokens[name].is_capitalised):
        return False
    if tokens[name].start - tokens[last].end > _WIDEST_GAP or is_a(tokens[name].text, "calendar"):
        return False
    end = name
    while (
        end < len(tokens)
        and tokens[end].is_word
        and (tokens[end].is_capitalised or is_a(tokens[end].text, "particles"))
    ):
        if tokens[end].text.endswith(("'s", "’s")):
            return False
        end += 1
    after = tokens[end].text if end < len(tokens) else "."
    if not after[0].isalpha() or after[0].isupper():
        return True
    return (
        is_function(after)
        or is_a(after, "reporting")
        or after == "one"
        or after.endswith("ing")
        or is_finite(after)
        or is_third_person(after)
    )


def _confidence(context: Context, name: Token) -> float:
    """How certain it is that the name is a person's: the original has it, or English has no such word."""
    names = context.names
    if names is None:
        return _ALONE if frequency(name.text) < _COMMON else _DOUBTED
    return _IN_SOURCE if _is_known(names, name) else _DOUBTED


RULE = Rule(
    name="article-before-title",
    severity="warning",
    fix="profile",
    mqm="Grammar",
    check=check,
    bad=(
        Example("It was signed by [a CEO] Daniel Beneš."),
        Example("It was said by [a Kremlin spokesman] Dmitry Peskov."),
        Example("[A Soviet architect] Alexey Dushkin, one of the designers, was born there."),
        Example("Talks were opened by [a Turkish Foreign Minister] Hakan Fidan."),
        Example("[A WHO director] Jana Veselá said so."),
        Example("He quoted [a deputy minister of defense] Anna Malyar on Friday."),
        Example("It was said by [a Bank of Tula Deputy Governor] Oleg Orlov."),
        Example("[A Governor] Jana Veselá said so."),
        Example("The lines were found by [a Danish river explorer] Anna Holm."),
        Example("She lost to [a reigning champion] Anna Holm."),
    ),
    good=(
        Example("It was said by a Kremlin spokesman, Dmitry Peskov."),
        Example("It was a Bank of Tula branch that Minister Oleg Orlov saw."),
        Example("He bought a General Motors plant from a former minister."),
        Example("A spokesman Friday declined to comment."),
        Example("A Chilean panel cleared former minister Anna Holm; a jury heard deputy mayor Petr Veselý."),
        Example("A furious Governor Jana Veselá left; a visibly tired President Jan Noble stayed."),
        Example("It is a new Captain Marvel film, said a reporter for Reuters."),
        Example("It was said by Jana Veselá, a resident of nearby Hradec, on Friday."),
        Example("The government signed a decree said press secretary Jan Novák."),
        Example("He is a lawyer. Dmitry Peskov said so."),
    ),
    signs=(_is_indefinite,),
)
