"""The table of exonyms (``data/exonyms.tsv``, made by scripts/build_exonyms.py) and looking words up in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from align.names.tables import read_table


@dataclass(frozen=True, slots=True)
class Exonym:
    """One spelling that English has given up: ``Kiev``, now ``Kyiv``.

    ``guards`` say what else the word may be: ``surname``, ``homonym`` (a place elsewhere), ``river``, ``region`` (this
    row is only for the region's name), ``strict`` (a place only where the text says so), ``contested``. ``since`` is
    the day of a renaming (ISO) or empty, ``before`` what texts older than that write, ``origin`` whence the spelling
    comes: ``ru`` and ``cs`` from the Russian name, ``uk`` from the endonym into Czech, ``news`` as printed.
    """

    spelled: str
    preferred: str
    where: str
    kind: str
    guards: frozenset[str]
    since: str
    before: str
    origin: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the spelling: a hyphen in it may also stand as a space in a text."""
        return tuple(self.spelled.replace("-", " ").split())


Candidates = Sequence[tuple[tuple[str, ...], tuple[Exonym, ...]]]
Table = Mapping[str, Candidates]


@cache
def load_exonyms() -> tuple[Exonym, ...]:
    """All rows of the table, in its order."""
    rows = (row + [""] * (8 - len(row)) for row in read_table("exonyms.tsv"))
    return tuple(
        Exonym(row[0], row[1], row[2], row[3], frozenset(filter(None, row[4].split(","))), *row[5:8]) for row in rows
    )


@cache
def exonym_table() -> Table:
    """The exonyms by their first word, as written and in capitals; under each, the longest first.

    Rows with the same spelling (a city and its region) stand together.
    """
    spellings: dict[tuple[str, ...], tuple[Exonym, ...]] = {}
    for row in load_exonyms():
        for parts in (row.parts, tuple(part.upper() for part in row.parts)):
            spellings[parts] = (*spellings.get(parts, ()), row)
    table: dict[str, list[tuple[tuple[str, ...], tuple[Exonym, ...]]]] = {}
    for parts, rows in sorted(spellings.items(), key=lambda item: (-len(item[0]), item[0])):
        table.setdefault(parts[0], []).append((parts, rows))
    return table


@cache
def _families() -> Mapping[str, tuple[Exonym, ...]]:
    found: dict[str, list[Exonym]] = {}
    for row in load_exonyms():
        found.setdefault(row.preferred, []).append(row)
    return {preferred: tuple(rows) for preferred, rows in found.items()}


def family(preferred: str) -> tuple[Exonym, ...]:
    """All rows of the place that is now written so."""
    return _families().get(preferred, ())


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    """Every spelling of a place, lower-cased, with all the others."""
    families: dict[str, list[str]] = {}
    for row in load_exonyms():
        families.setdefault(row.preferred, [row.preferred]).append(row.spelled)
    return {word.lower(): tuple(family) for family in families.values() for word in family}


def other_spellings(word: str) -> tuple[str, ...]:
    """The other spellings of a place: for ``Kyiv`` Kiev, Kyjev ...; empty for a word that is no place of the table."""
    return tuple(each for each in _spellings().get(word.lower(), ()) if each.lower() != word.lower())


def preferred_spelling(word: str) -> str:
    """What English writes now for a place of the table: for ``Moldavia`` Moldova; any other word as it is."""
    return _spellings().get(word.lower(), (word,))[0]


def is_place(word: str) -> bool:
    """Whether the word is a place of the table, in the preferred or in an old spelling."""
    return word.lower() in _spellings()


@cache
def _ukrainian() -> frozenset[str]:
    return frozenset(word for row in load_exonyms() if row.where == "UA" for word in (row.preferred, row.spelled))


def is_ukrainian_place(word: str) -> bool:
    """Whether the word, capitals and all, is a place of Ukraine in the preferred or in an old spelling."""
    return word in _ukrainian()


@cache
def given_names() -> frozenset[str]:
    """Given names, lower-cased."""
    return frozenset(name for row in read_table("given_names.txt") for name in row[0].split())
