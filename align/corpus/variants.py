"""The uses of everything in one English text that English may write in several ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from align.auditing import RULES, load_profile
from align.auditing.context import Context
from align.auditing.dating.datetimes import MONTHS
from align.auditing.profile import Profile
from align.auditing.quoting.closing_order import closing_marks
from align.auditing.rules import abbreviation_style
from align.auditing.spelling.spellings import uses as dialect_words
from align.corpus.families import Families
from align.names.cases import without_possessive
from align.names.exonyms import load_exonyms
from align.names.given import is_given_name
from align.types import Aligned

Kind = Literal["dialect", "date", "abbreviation", "quotes", "word", "place", "person"]
KINDS: tuple[Kind, ...] = ("dialect", "date", "abbreviation", "quotes", "word", "place", "person")

_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DATES = {"July 4": re.compile(rf"\b{_MONTH} \d{{1,2}}\b(?!:)"), "4 July": re.compile(rf"\b\d{{1,2}} {_MONTH}\b")}
_APOSTROPHES = {"it's": re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"), "it’s": re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")}
_MARKS = {'"…"': '"', "“…”": "”", "„…“": "„", "«…»": "«"}
_JOINTS = frozenset((" ", "\u00a0", "-", "\u2011"))


class Variant(NamedTuple):
    """A way of writing: ``concept`` is what is written (``Kyiv``), ``spelling`` how (``Kiev``)."""

    kind: Kind
    concept: str
    spelling: str


def variants(aligned: Aligned, families: Families) -> tuple[Counter[Variant], int]:
    """The uses of each variant in the English text as it was read, and how many words (numbers included) it has.

    Addresses, handles and what a guard of the profile ``plain`` names (chicken Kiev) are left out.
    """
    context = Context(aligned, _neutral())
    found: Counter[Variant] = Counter()
    found.update(_style(context))
    found.update(_dialect(context))
    found.update(_places(context))
    found.update(_persons(context, families))
    return found, sum(text[0].isalnum() for text in context.texts)


@cache
def _neutral() -> Profile:
    """The guards of ``plain`` and no choice of any house."""
    return Profile(name="neutral", guards=load_profile("plain").guards)


def _style(context: Context) -> Iterator[Variant]:
    text = context.text
    for use in abbreviation_style.uses(context):
        if use.name in abbreviation_style.OWN_WAY:
            continue
        yield Variant("abbreviation", use.name, use.text)
    for spelling, pattern in _DATES.items():
        yield from [Variant("date", "day and month", spelling)] * len(pattern.findall(text))
    for spelling, pattern in _APOSTROPHES.items():
        yield from [Variant("quotes", "apostrophe", spelling)] * len(pattern.findall(text))
    for spelling, mark in _MARKS.items():
        count = text.count(mark) // (2 if mark == '"' else 1)
        yield from [Variant("quotes", "quotation marks", spelling)] * count
    for end in closing_marks(text):
        yield Variant("quotes", "stop at a quotation’s end", "inside" if end.inside else "outside")


def _dialect(context: Context) -> Iterator[Variant]:
    for use in dialect_words(context):
        word, spelling = use.text.lower(), use.spelling
        american = word if spelling.dialect == "american" else spelling.other
        yield Variant("word", american, word)
        if not spelling.shared:
            yield Variant("dialect", "American or British", spelling.dialect)


def _places(context: Context) -> Iterator[Variant]:
    """Places by a given-up name, as the rule ``exonym`` finds them, and by the name that English writes now."""
    taken: set[int] = set()
    current = _current()
    for mark in RULES["exonym"].check(context):
        taken.add(mark.start)
        concept = current.get((mark.replacement or "").lower())
        if concept:
            yield Variant("place", concept, mark.evidence["exonym"])
    tokens, beginnings = context.tokens, _beginnings()
    for index, word in enumerate(context.texts):
        for parts in beginnings.get(without_possessive(word), ()) if tokens[index].start not in taken else ():
            window = context.texts[index : index + len(parts)]
            same = (*window[:-1], without_possessive(window[-1])) == parts
            if same and _is_joined(context, index, len(parts)):
                spelled = " ".join(parts)
                yield Variant("place", current[spelled.lower()], spelled)
                break


@cache
def _current() -> Mapping[str, str]:
    """The names that English writes now, and wrote before a renaming, in small letters, with the one of now."""
    before = {row.before.lower(): row.preferred for row in load_exonyms() if row.before}
    return before | {row.preferred.lower(): row.preferred for row in load_exonyms()}


@cache
def _beginnings() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The words of those names by their first one, the longest first; Volodymyr is more often a person."""
    names = {name for row in load_exonyms() for name in (row.preferred, row.before) if name and not is_given_name(name)}
    table: dict[str, list[tuple[str, ...]]] = {}
    for parts in sorted((tuple(name.split()) for name in names), key=lambda parts: (-len(parts), parts)):
        table.setdefault(parts[0], []).append(parts)
    return table


def _is_joined(context: Context, index: int, length: int) -> bool:
    window = context.tokens[index : index + length]
    joined = all(context.text[one.end : other.start] in _JOINTS for one, other in pairwise(window))
    return joined and not context.protected(window[0].start, window[-1].end)


def _persons(context: Context, families: Families) -> Iterator[Variant]:
    for index, word in enumerate(context.texts):
        name = without_possessive(word)
        family = families.of_word(name)
        if family is not None and not context.protected(context.tokens[index].start, context.tokens[index].end):
            yield Variant("person", family, name)
