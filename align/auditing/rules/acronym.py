"""Acronyms of the original left in the English: OSN for UN, MVF for IMF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

from align.auditing.context import Context
from align.auditing.lexicon import is_role
from align.auditing.rule import Example, Mark, Rule
from align.letters import UPPER
from align.names.cases import without_possessive
from align.names.sounds import is_cyrillic
from align.tables import read_rows

_DATA = Path(__file__).parent.parent / "data" / "acronyms.tsv"
_SURE, _LETTERS = 0.97, 5
_CAPITALS = re.compile(r"[^\W\d_]{2,7}")
_INITIAL, _BEFORE = re.compile(rf"(?<![^\W\d_])[{UPPER}](?=[^\W\d_]+)"), 120
_INTRODUCED = re.compile(r"(?<=[^\W\d_] )\(([^\W\d_]{2,7})\)")  # spelled out right before: "the Service (FAS)"
_LATIN = {
    "А": ("A",), "Б": ("B",), "В": ("V",), "Г": ("G",), "Д": ("D",), "Е": ("E", "YE"), "Ж": ("ZH",), "З": ("Z",),
    "И": ("I",), "Й": ("Y", "I"), "К": ("K",), "Л": ("L",), "М": ("M",), "Н": ("N",), "О": ("O",), "П": ("P",),
    "Р": ("R",), "С": ("S",), "Т": ("T",), "У": ("U",), "Ф": ("F",), "Х": ("KH", "H"), "Ц": ("TS", "C"), "Ч": ("CH",),
    "Ш": ("SH",), "Щ": ("SHCH",), "Ы": ("Y",), "Э": ("E",), "Ю": ("YU", "IU"), "Я": ("YA", "IA"), "І": ("I",),
}  # fmt: skip


def check(context: Context) -> Iterator[Mark]:
    """An acronym stands as in the original, where English has another.

    Only where the original has that acronym and the English does not spell it out itself; Russian ones also letter by
    letter in Latin script.
    """
    source = context.aligned.source
    if source is None or source.lang not in ("cs", "ru"):
        return
    table = acronyms(source.lang)
    introduced = frozenset(found[1] for found in _INTRODUCED.finditer(context.text) if _is_spelled_out(context, found))
    present: dict[str, bool] = {}
    for index, token in enumerate(context.tokens):
        word = without_possessive(token.text)
        row = table.get(word.upper()) if _is_acronym(word) else None
        if row is None or word in introduced or context.protected(token.start, token.end):
            continue
        original, english, needs = row
        if original not in present:
            found = re.search(rf"(?<!\w){re.escape(original)}(?!\w)", source.text)
            present[original] = found is not None and (not needs or re.search(needs, source.text, re.I) is not None)
        if present[original]:
            country, _, adjective = english.partition(";")
            written = adjective if adjective and _is_before_office(context, index) else country
            written = "U.S." if written == "US" and context.profile.abbreviations == "dotted" else written
            yield Mark(
                token.start,
                token.start + len(word),
                f"“{word}” is the original's acronym: {written}",
                written,
                _SURE,
                {"source": original},
            )


def _is_before_office(context: Context, index: int) -> bool:
    """Whether an office or a body follows at once: JAR Foreign Minister, the ČR president."""
    following = context.tokens[index + 1 : index + 3]
    if not following or context.text[context.tokens[index].end : following[0].start] != " ":
        return False
    return any(is_role(token.text) or token.text in ("Ministry", "Embassy", "Parliament") for token in following)


def _is_spelled_out(context: Context, bracket: re.Match[str]) -> bool:
    """Whether the capitals right before a bracket make the acronym inside it: the Fire Safety Board (FSB)."""
    before = _INITIAL.findall(context.text[max(0, bracket.start() - _BEFORE) : bracket.start()])
    return "".join(before[-len(bracket[1]) :]) == bracket[1].upper()


def _is_acronym(word: str) -> bool:
    """Capitals, with a small letter at most inside: ``MChS``."""
    if _CAPITALS.fullmatch(word) is None or is_cyrillic(word):
        return False
    return word[0].isupper() and sum(map(str.isupper, word)) * 3 >= len(word) * 2


@cache
def acronyms(lang: str) -> Mapping[str, tuple[str, str, str]]:
    """What an English text may have kept, in capitals: the original's acronym, the English one, what it asks for."""
    table: dict[str, tuple[str, str, str]] = {}
    for row in read_rows(_DATA):
        english, czech, russian, needs = (*row, "")[:4]
        for original in (czech if lang == "cs" else russian).split(","):
            for spelled in _spellings(original) if original != "-" and " " not in original else ():
                table.setdefault(spelled, (original, english, needs))
    return {spelled: row for spelled, row in table.items() if spelled != row[1]}


def _spellings(original: str) -> Iterator[str]:
    """The acronym, and a Russian one in Latin letters."""
    yield original
    letters = [_LATIN.get(letter, (letter,)) for letter in original]
    if len(original) <= _LETTERS or all(len(each) == 1 for each in letters):
        yield from ("".join(each) for each in product(*letters))


RULE = Rule(
    name="acronym",
    severity="warning",
    fix="profile",
    mqm="Inconsistent with termbase",
    check=check,
    bad=(
        Example("The [OSN] called for peace.", "OSN vyzvala k míru."),
        Example("The [VOZ]'s report is out.", "Доклад ВОЗ опубликован.", "ru"),
        Example("A train from the [KLDR] arrived.", "Přijel vlak z KLDR."),
        Example(
            "[JAR] Trade Minister Jan Berg left.",
            "Odjel ministr obchodu JAR.",
            fixed="South African Trade Minister Jan Berg left.",
        ),
        Example("He came from [JAR].", "Přijel z JAR.", fixed="He came from South Africa."),
    ),
    good=(
        Example("The ODS party and the FSB.", "Strana ODS a FSB."),
        Example("The UN and NATO met.", "ООН и НАТО встретились.", "ru"),
        Example("The South North Group (SNG) met. The SNG gave money.", "Группа (СНГ).", "ru"),
        Example("The OSN server is down.", "Сервер OSN не работает.", "ru"),
    ),
    needs_source=True,
)
