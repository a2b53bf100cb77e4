"""American and British spelling: the pairs, and which of the two a document writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from align.auditing.context import Context
from align.auditing.dating.datetimes import MONTHS
from align.auditing.lexicon import frequency, is_a
from align.tables import read_rows

Dialect = Literal["american", "british"]
_NOUN = re.compile(r"[a-z]{4,}i[sz]ations?")
_VERB = re.compile(r"([a-z]{4,})i([sz])(e|es|ed|er|ers|ing|able|ational)")
_MEASURE = re.compile(r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|per)\b)[ \u00a0-]\Z")
_UNITS = frozenset(("meter", "meters"))
_PART = re.compile(r"[A-Za-z]{4,}")
_MONTHS = f"(?:{'|'.join(MONTHS)})"
_MONTH_FIRST = re.compile(rf"\b{_MONTHS} \d{{1,2}}\b")
_DAY_FIRST = re.compile(rf"\b\d{{1,2}} {_MONTHS}\b")
_KNOWN, _BASE, _RARER = 1.0, 2.5, 0.8
_SHORTEST = 4
_BEFORE = 12  # characters
_OPENERS = 3  # quotation marks and brackets that a sentence may open with


@dataclass(frozen=True, slots=True)
class Spelling:
    """One side of a pair: its dialect, the other side, and whether the other dialect may write this side too."""

    dialect: Dialect
    other: str
    shared: bool


@dataclass(frozen=True, slots=True)
class Use:
    """A word of the text that one dialect writes."""

    start: int
    end: int
    text: str
    spelling: Spelling


class Leanings(NamedTuple):
    """How much speaks for each dialect, and the dialect of the first word that tells."""

    weights: Mapping[Dialect, float]
    first: Dialect | None


@cache
def spellings() -> Mapping[str, Spelling]:
    """The pairs of ``data/spellings.tsv`` and ``spellings-further.tsv`` by either side, in small letters."""
    table: dict[str, Spelling] = {}
    folder = Path(__file__).parents[1] / "data"
    for american, british, *kind in (
        *read_rows(folder / "spellings.tsv"),
        *read_rows(folder / "spellings-further.tsv"),
    ):
        if kind != ["british"]:
            table.setdefault(american, Spelling("american", british, kind == ["shared"]))
        if kind != ["american"]:
            table[british] = Spelling("british", american, False)
    return table


def spelling_of(word: str) -> Spelling | None:
    """The dialect of a word in small letters; None for one that both write.

    Nouns in ``-isation`` that the table does not have follow the rule where wordfreq knows the American form, and verbs
    in ``-ise`` of a word that English has where the American form is not the rarer; not so advertise, nor oversize.
    """
    known = spellings().get(word)
    if known or not _NOUN.fullmatch(word):
        return known or _of_verb(word)
    british = "isation" in word
    other = word.replace("isation", "ization") if british else word.replace("ization", "isation")
    if min(frequency(word), frequency(other)) < _KNOWN:
        return None
    return Spelling("british" if british else "american", other, False)


def _of_verb(word: str) -> Spelling | None:
    found = _VERB.fullmatch(word)
    if (
        found is None
        or found[1].endswith("s")
        or not any(frequency(f"{found[1]}{end}") >= _BASE for end in ("", "e", "y"))
    ):
        return None
    american, british = f"{found[1]}iz{found[3]}", f"{found[1]}is{found[3]}"
    if frequency(american) < max(_KNOWN, frequency(british) - _RARER):
        return None
    return Spelling("british", american, False) if found[2] == "s" else Spelling("american", british, False)


def uses(context: Context) -> Iterator[Use]:
    """The words of a document that only one dialect writes so; names, titles and addresses are left out."""
    return (use for use, named in _all_uses(context) if not named)


def _all_uses(context: Context) -> Iterator[tuple[Use, bool]]:
    """Every such word, and whether it is part of a name."""
    for index in context.places(tells):
        token = context.tokens[index]
        for start, part in _parts(token.start, token.text):
            spelling = spelling_of(part.lower())
            if spelling and part in _UNITS and _MEASURE.search(context.text[max(0, start - _BEFORE) : start]):
                spelling = replace(spelling, shared=False)  # a length, and no device
            if spelling and not part.isupper() and not context.protected(start, start + len(part)):
                named = part[0].isupper() and (_is_name(context, index) or _is_named(context, part))
                yield Use(start, start + len(part), part, spelling), named


def tells(word: str) -> bool:
    """Whether a part of a word is spelt as only one dialect does: the watch behind ``uses`` and ``leanings_of``."""
    return any(spelling_of(part.lower()) and not part.isupper() for _, part in _parts(0, word))


def _parts(start: int, word: str) -> list[tuple[int, str]]:
    if not word.replace("’", "").isascii() or len(word) < _SHORTEST:
        return []
    if word.isalpha():
        return [(start, word)]
    return [(start + part.start(), part[0]) for part in _PART.finditer(word)]


def _is_name(context: Context, index: int) -> bool:
    """Whether a capitalised word is part of a name: it does not open its sentence, or another capital follows."""
    start, _ = context.sentence_of(index)
    following = context.tokens[index + 1].text if index + 1 < len(context.tokens) else ""
    opens = index - start <= _OPENERS and not any(token.is_word for token in context.tokens[start:index])
    party = context.tokens[index].text.startswith(("Labour", "Labor"))
    return party or not opens or following[:1].isupper()


def _is_named(context: Context, word: str) -> bool:
    """Whether a capitalised word at the head of its sentence may be a name: Louvre, Tyre, Grey.

    So it may where the text writes it small in neither spelling, and the original has a name like it or English has.
    """
    small = word.lower()
    known = spelling_of(small)
    if context.words & {small, f"{small}s", known.other if known else small}:
        return False
    if is_a(small, "spelt_names"):
        return True
    return context.names is not None and context.names.find(word) is not None


def dialect_of(context: Context) -> Dialect | None:
    """What a document mostly writes; on a tie what it writes first; None where no word tells."""
    weights, first = context.leanings
    if first is None:
        return None
    if weights["american"] == weights["british"]:
        return first
    return "american" if weights["american"] > weights["british"] else "british"


def leanings_of(context: Context) -> Leanings:
    """What a text leans to; ``Context.leanings`` keeps it.

    A word counts one, a name half; so do the dotted ``U.S.`` and the order of day and month.
    """
    weights: dict[Dialect, float] = {"american": 0.0, "british": 0.0}
    first: Dialect | None = None
    for use, named in _all_uses(context):
        spelling = use.spelling
        if spelling.shared and not use.text.lower().startswith("program"):
            continue
        if named and is_a(use.text, "spelt_names"):  # the Louvre is spelt so on either side of the sea
            continue
        weights[spelling.dialect] += 0.5 if named else 1.0
        first = first if first or named else spelling.dialect
    weights["american"] += 0.5 * ("U.S." in context.text) + 0.5 * (_MONTH_FIRST.search(context.text) is not None)
    weights["british"] += 0.5 * (_DAY_FIRST.search(context.text) is not None)
    return Leanings(weights, first)
