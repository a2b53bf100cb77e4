"""Acronyms of the original left in the English: OSN for UN, MVF for IMF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from align.auditing.context import Context
from align.auditing.lexicon import frequency, is_role
from align.auditing.places.acronym_places import article_before, is_in_brackets, stands_behind_its_name
from align.auditing.rule import Example, Mark, Rule
from align.letters import UPPER
from align.names.cases import without_possessive
from align.names.sounds import is_cyrillic
from align.tables import read_rows
from align.types import Document

_DATA = Path(__file__).parent.parent / "data" / "acronyms.tsv"
_SURE, _LETTERS = 0.97, 5
_KNOWN, _STEM = 2.5, 3
_CAPITALS = re.compile(r"[^\W\d_]{2,7}")
_STATES = frozenset(("ČR", "SR", "RF", "RČ"))  # whose ministry, academy or court the acronym before it is
_INITIAL, _BEFORE = re.compile(rf"(?<![^\W\d_])[{UPPER}](?=[^\W\d_]+)"), 120
_INTRODUCED = re.compile(r"(?<=[^\W\d_] )\(([^\W\d_]{2,7})\)")  # spelled out right before: "the Service (FAS)"
_LATIN = {
    "А": ("A",), "Б": ("B",), "В": ("V",), "Г": ("G",), "Д": ("D",), "Е": ("E", "YE"), "Ж": ("ZH",), "З": ("Z",),
    "И": ("I",), "Й": ("Y", "I"), "К": ("K",), "Л": ("L",), "М": ("M",), "Н": ("N",), "О": ("O",), "П": ("P",),
    "Р": ("R",), "С": ("S",), "Т": ("T",), "У": ("U",), "Ф": ("F",), "Х": ("KH", "H"), "Ц": ("TS", "C"), "Ч": ("CH",),
    "Ш": ("SH",), "Щ": ("SHCH",), "Ы": ("Y",), "Э": ("E",), "Ю": ("YU", "IU"), "Я": ("YA", "IA"), "І": ("I",),
}  # fmt: skip


class Entry(NamedTuple):
    """A row of the table for one language: the original's acronym, the English one, what the original must have.

    ``article``: whether English has it with "the"; ``bracketed``: what it writes in brackets, if that is another thing.
    """

    original: str
    english: str
    needs: str
    article: bool
    bracketed: str


def check(context: Context) -> Iterator[Mark]:
    """An acronym stands as in the original, where English has another.

    Only where the original has that acronym and the English does not spell it out itself; Russian ones also letter by
    letter in Latin script. Letters that follow another acronym belong to it: the AV ČR is one.
    """
    source = context.aligned.source
    if source is None or source.lang not in ("cs", "ru"):
        return
    introduced = frozenset(found[1] for found in _INTRODUCED.finditer(context.text) if _is_spelled_out(context, found))
    end = 0
    for index, token in enumerate(context.tokens):
        if token.start < end or not _is_acronym(without_possessive(token.text)):
            continue
        last, entry = _entry(context, index)
        word = without_possessive(context.tokens[last].text)
        end = context.tokens[last].start + len(word)
        if (
            entry is None
            or _is_before_own_name(context, index, entry)
            or _ends_own_name(context, index)
            or token.text in introduced
            or context.protected(token.start, end)
        ):
            continue
        left = context.text[token.start : end]
        if " " in entry.english and stands_behind_its_name(context.text, left):
            continue
        written = _written(context, (index, last), entry)
        why = f"“{left}” is the original's acronym: {written}"
        yield Mark(token.start, end, why, written, _SURE, {"source": entry.original})


def _written(context: Context, place: tuple[int, int], entry: Entry) -> str:
    """What English writes for the acronym of the tokens from the first to the last of ``place``."""
    first, last = place
    if entry.bracketed and is_in_brackets(context, first, last):
        return entry.bracketed
    country, _, adjective = entry.english.partition(";")
    written = adjective if adjective and _is_before_office(context, last) else country
    written = "U.S." if written == "US" and context.profile.abbreviations == "dotted" else written
    return (article_before(context, first, last) if entry.article else "") + written


def _entry(context: Context, index: int) -> tuple[int, Entry | None]:
    """The last token of the acronym that begins at ``index``, and what it stands for here; None where it may stay."""
    tokens, source = context.tokens, context.aligned.source
    table = acronyms(source.lang) if source else {}
    word = without_possessive(tokens[index].text)
    second = tokens[index + 1] if index + 1 < len(tokens) else None
    if second and second.start == tokens[index].end + 1 and _is_acronym(without_possessive(second.text)):
        known = _meant(context, table.get(f"{word} {without_possessive(second.text)}".upper(), ()))
        if known:
            return index + 1, known
    before = tokens[index - 1] if index else None
    if before and word in _STATES and before.end + 1 == tokens[index].start and _is_acronym(before.text):
        return index, None
    return index, _meant(context, table.get(word.upper(), ()))


def _meant(context: Context, entries: Sequence[Entry]) -> Entry | None:
    """What the acronym is short for in this original; None where it has several of its meanings, or none."""
    source = context.aligned.source
    if source is None:
        return None
    found = [entry for entry in entries if _is_in(source, entry)]
    if not found or (len(found) > 1 and found[0].needs):
        return None
    # The English has both: in Latin letters they may be two things, a party and a community of states.
    both = found[0].needs and source.lang == "cs" and _has(context.text, rf"(?<!\w){found[0].english}(?!\w)")
    return None if both else found[0]


def _is_in(source: Document, entry: Entry) -> bool:
    ending = "[а-яё]{1,2}" if source.lang == "ru" else "[a-zěíáéůú]{1,2}"
    written = _has(source.text, rf"(?<!\w){re.escape(entry.original)}(?:{ending})?(?!\w)")
    return written and (not entry.needs or _has(source.text, f"(?i:{entry.needs})"))


def _ends_own_name(context: Context, index: int) -> bool:
    """Whether a state's acronym ends a name that was left as the original has it: the company Elektrárny SR."""
    tokens, source = context.tokens, context.aligned.source
    if source is None or not index or tokens[index].text not in _STATES:
        return False
    before = tokens[index - 1]
    if not before.is_word or before.end + 1 != tokens[index].start or frequency(before.text) >= _KNOWN:
        return False
    stem = re.escape(before.text[: max(_STEM, len(before.text) - 2)])
    return _has(source.text, rf"(?<!\w){stem}\w{{0,4}} {tokens[index].text}(?!\w)")


def _is_before_own_name(context: Context, index: int, entry: Entry) -> bool:
    """Whether both texts have the acronym before the words that it is short for, in brackets: another thing's."""
    word, source = re.escape(context.tokens[index].text), context.aligned.source
    name = re.escape(entry.original)
    if source is None or not entry.needs or not _has(source.text, rf"(?s)(?<![\w(]){name}(?!\w).*\({name}\)"):
        return False
    return _has(context.text[context.tokens[index].end :], rf"\({word}\)")


@lru_cache(maxsize=512)
def _has(text: str, pattern: str) -> bool:
    return re.search(pattern, text) is not None


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
def acronyms(lang: str) -> Mapping[str, Sequence[Entry]]:
    """What an English text may have kept, in capitals, with what it may stand for."""
    table: dict[str, list[Entry]] = {}
    for row in read_rows(_DATA):
        named, czech, russian, needs = (*row, "")[:4]
        english, _, bracketed = named.removeprefix("the ").partition("|")
        article = named.startswith("the ")
        for original in (czech if lang == "cs" else russian).split(","):
            for spelled in _spellings(original) if original != "-" else ():
                if spelled != english:
                    table.setdefault(spelled, []).append(Entry(original, english, needs, article, bracketed))
    return table


def _spellings(original: str) -> Iterator[str]:
    """The acronym, and a Russian one in Latin letters."""
    yield original
    letters = [_LATIN.get(letter, (letter,)) for letter in original]
    if len(original) <= _LETTERS or " " in original or all(len(each) == 1 for each in letters):
        yield from ("".join(each) for each in product(*letters) if "".join(each) != original)


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
        Example("The [SB OON] met.", "СБ ООН собрался.", "ru", fixed="The UNSC met."),
        Example("Cases of [SPID] fell.", "Число больных СПИДом снизилось.", "ru", fixed="Cases of AIDS fell."),
        Example("The [VEF] opens.", "Всемирный экономический форум (ВЭФ) открылся.", "ru", fixed="The WEF opens."),
        Example("The [VEF] opens.", "Во Владивостоке открылся ВЭФ.", "ru", fixed="The EEF opens."),
        Example(
            "The RS party studied multiple sclerosis ([RS]).",
            "Strana RS se zabývala roztroušenou sklerózou (RS).",
            fixed="The RS party studied multiple sclerosis (MS).",
        ),
        Example("He came from [JAR].", "Přijel z JAR.", fixed="He came from South Africa."),
        Example("The level is normal, [MAGATE] said.", "МАГАТЭ.", "ru", "The level is normal, the IAEA said."),
    ),
    good=(
        Example("The NÚ ČR met.", "NÚ ČR jednal."),
        Example("The company Elektrárny SR grew.", "Společnost Elektrárny SR rostla."),
        Example("The RS party studied multiple sclerosis (MS).", "Strana RS se zabývala roztroušenou sklerózou (RS)."),
        Example("The RS party met.", "Strana RS jednala."),
        Example("The VEF met.", "Восточный экономический форум и Всемирный экономический форум (ВЭФ).", "ru"),
        Example("The ODS party and the FSB.", "Strana ODS a FSB."),
        Example("The UN and NATO met.", "ООН и НАТО встретились.", "ru"),
        Example("The South North Group (SNG) met. The SNG gave money.", "Группа (СНГ).", "ru"),
        Example("The OSN server is down.", "Сервер OSN не работает.", "ru"),
    ),
    needs_source=True,
)
