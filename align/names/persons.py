"""Persons from the East: how English writes their names, and what gives away that a name is a transcription.

Given names are ``data/eastern_given.tsv``, surnames go by the table of letters, by what English news was seen to write
(``data/surnames.tsv``) and by what the persons or encyclopaedias write (``data/persons.tsv``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from align.names.cases import fold
from align.names.tables import read_table
from align.names.transliteration import from_czech, romanizations, romanize_ukrainian, to_czech

_UKRAINIAN = (
    ("šč", "shch"), ("ch", "kh"), ("ž", "zh"), ("š", "sh"), ("č", "ch"), ("c", "ts"), ("ď", "d"), ("ť", "t"),
    ("ň", "n"), ("yj", "yi"), ("ij", "ii"), ("ě", "ie"), ("é", "e"), ("á", "a"),
)  # fmt: skip
_PIECE = re.compile("|".join(piece for piece, _ in _UKRAINIAN) + r"|j(?=[aeiou])|j")
_SOFT = re.compile(r"(?<=[ďťň])(?=[aou])")
_TWO = re.compile(r"[^\W\d_]{2,}-[^\W\d_]{2,}")  # Rimskij-Korsakov
_SURNAME = re.compile(
    r"(?:[oeěj]v|[iy]n|[sc]k[iy]j|enko|[čt]uk|ňuk|[eo]vič|ijev|ajev|jan|[cs]kaja|n[iy]j|oj)(?:a|ová)?$"
)
_LETTERS = re.compile(
    r"[šžčěňťď]|[iyeao]j$|[oa]j(?=[cnst])|j[eo]v(?:a|ová)?$|[bcfghklmprstvz]j(?=[aeou])|^J[eau].*(?:ov|ev|enko|skij)$"
)


# What Turkic and Arabic roots begin with behind a J that stands for Ж or Дж, and an English y before a vowel.
_TURKIC = re.compile(
    r"J(?:abb|afar|ap+ar|alil|alol|am[iai]l|amb|ana[bl]|anib|antor|aks|axy|eenb|enish|uma(?!š)|orab|or[aoe]b|old|ur[ao][be])"
    r"|J.*(?:[aeiou]y[aeou]|b[ae]k|b[ae]y|qul|[sz]h)"
)
_WESTERN = re.compile("[áéíóúůýřąćęłńśźżäöüő]")


@dataclass(frozen=True, slots=True)
class Given:
    """A given name: what English writes for the Russian and the Ukrainian, and whether the form is Ukrainian."""

    russian: str
    ukrainian: str
    is_ukrainian: bool

    def english(self, ukrainian: bool) -> str:
        """What English writes, for a Ukrainian or another."""
        return self.ukrainian if ukrainian else self.russian


@cache
def _given() -> dict[str, Given]:
    """Every spelling of the given names: Czech transcriptions and romanizations of both."""
    table: dict[str, Given] = {}
    for russian, ukrainian, plain, own in read_table("eastern_given.tsv", 4):
        for spelled in (
            to_czech(russian, "ru"),
            to_czech(russian.replace("ё", "е"), "ru"),
            *romanizations(russian),
            plain,
        ):
            table.setdefault(spelled, Given(plain, own, False))
        if plain.startswith("Aleks"):
            table.setdefault(plain.replace("ks", "x"), Given(plain, own, False))
        czech = to_czech(russian, "ru")
        table.setdefault(czech.replace("ks", "x"), Given(plain, own, False))
        for spelled in (to_czech(ukrainian, "uk"), romanize_ukrainian(ukrainian), own):
            table.setdefault(spelled, Given(plain, own, True))
    return table


def given(word: str) -> Given | None:
    """The East Slavic given name that this is, in Czech or English spelling; None for another word."""
    return _given().get(word)


@cache
def given_spellings() -> Mapping[str, str]:
    """Every spelling of an East Slavic given name, with what English writes for the name."""
    return {spelled: name.english(name.is_ukrainian) for spelled, name in _given().items()}


def is_east_slavic_given(word: str) -> bool:
    """Whether the word is an East Slavic given name, in Czech or English spelling."""
    return word in _given()


def is_accepted(word: str) -> bool:
    """Whether English news writes the given name so, or so by some standard: Sergei, Yury, Oleksandr."""
    return word in _accepted()


@cache
def _accepted() -> frozenset[str]:
    found: set[str] = set()
    for russian, ukrainian, plain, own in read_table("eastern_given.tsv", 4):
        found |= {plain, own, romanize_ukrainian(ukrainian)}
        found.update(each for each in romanizations(russian) if not re.search(r"j", each))
    return frozenset(found)


@cache
def _spellings() -> dict[str, str]:
    return {row[0]: row[1] for name in ("surnames.tsv", "persons.tsv") for row in read_table(name)}


@cache
def spellings() -> frozenset[str]:
    """The English spellings that a table lists for a person, word by word."""
    listed = (*_spellings().values(), *(row[1] for row in read_table("persons_russian.tsv", 3)))
    return frozenset(part for spelled in listed for part in spelled.split())


def is_western(surname: str) -> bool:
    """Whether a surname has letters that no transcription from Cyrillic has."""
    return _WESTERN.search(surname.lower()) is not None


def is_turkic(surname: str) -> bool:
    """Whether the J of a surname is that of English for Kazakh, Kyrgyz or Azerbaijani names: Jumabayev, Jabbarov."""
    return _TURKIC.match(surname) is not None


def looks_eastern(surname: str) -> bool:
    """Whether a surname ends as East Slavic ones do in Czech transcription: -ov, -in, -skij, -enko."""
    return bool(_SURNAME.search(surname)) and not is_western(surname.removesuffix("ová"))


def is_transcribed(surname: str) -> bool:
    """Whether it also has letters that no English spelling has: ``Syrskij``, ``Ušakov``."""
    return looks_eastern(surname) and bool(_LETTERS.search(surname))


def is_listed(surname: str) -> bool:
    """Whether a table says what English writes for this very spelling."""
    return surname in _spellings()


def english_name(spelled: str, ukrainian: bool = False) -> str:
    """A surname or full name in Czech transcription as English writes it."""
    known = _spellings().get(spelled)
    if known:
        return known
    head, _, last = spelled.rpartition(" ")
    name = given(head)
    first = f"{name.english(ukrainian)} " if name else f"{from_czech(head)} " if head else ""
    two = last not in _spellings() and _TWO.fullmatch(last) is not None
    parts = last.split("-") if two and all(part[0].isupper() for part in last.split("-")) else [last]
    spelt = (_spellings().get(part) or (_from_ukrainian(part) if ukrainian else _from_russian(part)) for part in parts)
    return first + "-".join(spelt)


def _from_russian(surname: str) -> str:
    """As most of the news counted for surnames.tsv: Ponomarev with e for ё, Karaev without y, Zaitsev with i."""
    surname = re.sub(r"(?<=[aeou])j(?=[bcčdfghklmnprstvzžš])", "i", surname)
    surname = re.sub(r"(?<=č)ov(?=a?$)", "ev", surname)  # Gorbachev, Likhachev: ё behind ч
    plainer = re.sub(r"(?<=[^aeiouyěj])jo(?=va?$)", "e", surname)
    return from_czech(re.sub(r"(?<=[aeo])je(?=va?$)", "e", plainer))


def _from_ukrainian(surname: str) -> str:
    """By KMU 55/2010: Syrskyi, Zaluzhnyi, Yermak."""
    pieces = dict(_UKRAINIAN)
    surname = re.sub("(?<=[dtnDTN])ě", "e", surname)  # of the Russian name: Těrechov, in Ukrainian Terechov
    lowered = re.sub(
        r"^j(?=[aeiou])", "y", _SOFT.sub("i", re.sub("[sc]kij$", lambda f: f[0][:-2] + "yj", surname.lower()))
    )
    return _PIECE.sub(lambda found: pieces.get(found[0], "i"), lowered).capitalize()


def plain(spelled: str) -> str:
    """The name without its accents, capitals kept: Djokovič gives Djokovic."""
    return "".join(fold(letter) if letter.islower() else fold(letter).upper() for letter in spelled)
