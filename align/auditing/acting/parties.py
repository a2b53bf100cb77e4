"""The parties to an act in a Czech or Russian clause: persons, offices, groups and countries, and their cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from align.auditing.acting.sides import is_declined
from align.auditing.context import Token
from align.auditing.places.countries import country_of, is_english_country, is_oblique_country
from align.names import NameIndex
from align.names.cases import without_possessive
from align.names.inflection import are_two_persons, is_oblique, is_proper_russian, parses
from align.tables import read_rows

_MODELS = {
    "pan": (0, ("a", "ovi", "y", "ů", "ům"), ("", "i", "ové")),
    "muz": (0, ("e", "ovi", "ů", "ům"), ("", "é", "i", "ové")),
    "predseda": (1, ("u", "y", "ovi", "ů", "ům"), ("a", "ové")),
    "zena": (1, ("u", "ám"), ("a", "y")),
    "zenka": (2, ("ku", "ce", "kám"), ("ka", "ky")),
    "kyne": (1, ("i", "ím"), ("ě",)),
    "ruze": (1, ("i",), ("e",)),
    "soudce": (1, ("ovi", "ů", "ům"), ("e", "i")),
    "ec": (2, ("ce", "covi", "ců", "cům"), ("ec", "ci")),
    "ek": (2, ("ka", "kovi", "ků", "kům", "ky"), ("ek", "ci")),
    "stroj": (0, ("u",), ("",)),
    "rodic": (0, ("i", "ů", "ům"), ("", "e")),
    "nic": (0, (), ("",)),
}
_SOFT = {"k": "ci", "h": "zi", "r": "ři", "ch": "ši"}
_DATIVE = ("ovi", "ům", "ám", "ím")
_OBLIQUE = {"accs", "gent", "datv"}
_QUALIFIED = ("prime", "deputy", "vice", "assistant")


@dataclass(frozen=True, slots=True)
class Noun:
    """A form of an office or a group: its English nouns, whether it can be no subject, and whether it is a dative."""

    english: frozenset[str]
    oblique: bool
    dative: bool


@dataclass(frozen=True, slots=True)
class Party:
    """One party: the places of its first and last word, its English nouns and its name as it stands (either empty)."""

    first: int
    last: int
    english: frozenset[str]
    name: str
    oblique: bool
    dative: bool


@cache
def _czech() -> Mapping[str, Noun]:
    nominative: dict[str, frozenset[str]] = {}
    oblique: dict[str, frozenset[str]] = {}
    for english, czech, _ in _rows():
        for noun, _, model in (each.partition("/") for each in czech.split()):
            cut, obliques, nominatives = _MODELS[model]
            stem = noun[: len(noun) - cut]
            for table, endings in ((oblique, obliques), (nominative, nominatives)):
                for ending in endings:
                    form = stem[:-1] + _SOFT[stem[-1]] if ending == "i" and stem[-1:] in _SOFT else stem + ending
                    table[form] = table.get(form, frozenset()) | english
    nouns = {form: Noun(english, True, form.endswith(_DATIVE)) for form, english in oblique.items()}
    return nouns | {form: Noun(english, False, False) for form, english in nominative.items()}


@cache
def _rows() -> tuple[tuple[frozenset[str], str, str], ...]:
    rows = read_rows(Path(__file__).parents[1] / "data" / "parties.tsv", 3)
    return tuple((frozenset(english.lower().split()), czech, russian) for english, czech, russian in rows)


@cache
def _russian() -> Mapping[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for english, _, russian in _rows():
        for noun in russian.split():
            table[noun] = table.get(noun, frozenset()) | english
    return table


def parties(tokens: Sequence[Token], clause: tuple[int, int], verb: int, lang: str) -> Iterator[Party]:
    """The parties between two places of an original, as far as they belong to the clause of the verb at ``verb``."""
    at, end = clause
    while at < end:
        noun = noun_of(tokens[at].text, tokens[verb].text, lang) if tokens[at].is_word else None
        last, opens = at, at == 0 and _is_neuter(tokens[at].text, tokens[verb].text, lang)
        alone = noun is None and (opens or _is_name(tokens, at, lang))
        while (noun or alone) and last + 1 < end and _goes_on(tokens, last, lang):
            last += 1
        named = last > at or alone
        if noun or named:
            name = tokens[last].text if named else ""
            certain = _name_cases(name, tokens[verb].text, lang) if name else None
            disagrees = _is_neuter(name, tokens[verb].text, lang) or _is_other_gender(name, tokens[verb].text, lang)
            oblique = bool(noun and noun.oblique) or bool(certain) or (alone and disagrees)
            dative = bool(noun and noun.dative) or certain == frozenset(("datv",))
            yield Party(at, last, noun.english if noun else frozenset(), name, oblique, dative)
        at = last + 1


def _goes_on(tokens: Sequence[Token], last: int, lang: str) -> bool:
    """Whether the next word is a further part of a name: no country, and none behind one."""
    word, following = tokens[last].text, tokens[last + 1].text
    if country_of(word, lang) or country_of(following, lang) or are_two_persons(word, following, lang):
        return False
    return _is_name(tokens, last + 1, lang)


def _is_name(tokens: Sequence[Token], at: int, lang: str) -> bool:
    token = tokens[at]
    if not token.is_word or not token.is_capitalised or len(token.text) < 3:
        return False
    if at or country_of(token.text, lang):
        return True
    return is_proper_russian(token.text) if lang == "ru" else len(NameIndex((f"{token.text} x",), lang)) > 0


def _is_neuter(name: str, verb: str, lang: str) -> bool:
    """Whether a Czech name in -o cannot be the subject of a verb in the feminine: ``Kladno napadla firma``."""
    return lang == "cs" and name.endswith("o") and verb.endswith("la")


def _is_other_gender(name: str, verb: str, lang: str) -> bool:
    """Whether a Czech country cannot be the subject of a verb in the past, singular: ``Polsko požádalo Izrael``."""
    if lang != "cs" or country_of(name, lang) is None or not verb.endswith(("l", "la", "lo")):
        return False
    gender = "lo" if name.endswith("o") else "la" if name.endswith(("a", "e", "u")) else "l"
    return name[-1].isalpha() and not verb.endswith(gender) and name[-1] not in "yíiům"


@lru_cache(maxsize=16384)
def noun_of(word: str, verb: str, lang: str) -> Noun | None:
    """The office or group that a word names; its case is judged with the verb, whose subject it would have to be."""
    lowered = word.lower()
    if lang == "cs":
        return _czech().get(lowered)
    known = [parse for parse in parses(lowered) if parse.normal_form in _russian()]
    if not known:
        return None
    cases = _russian_cases(known, verb)
    english = frozenset(noun for parse in known for noun in _russian()[parse.normal_form])
    return Noun(english, bool(cases) and cases <= _OBLIQUE, cases == {"datv"})


def _russian_cases(readings: Sequence[Any], verb: str) -> frozenset[str]:
    """The cases of a noun's readings, without nominatives that disagree with the verb in number or gender."""
    verbs = [parse.tag for parse in parses(verb.lower()) if parse.tag.POS in ("VERB", "ADJS")]
    cases = set()
    for parse in readings:
        tag = parse.tag
        if tag.POS != "NOUN":
            continue
        if "Fixd" in tag:
            return frozenset(("nomn",))
        if tag.case == "nomn" and verbs and not any(_agrees(tag, each) for each in verbs):
            continue
        cases.add("gent" if tag.case in ("gen1", "gen2") else tag.case)
    return frozenset(cases - {"loct", "voct", "loc2", "acc2"})


def _agrees(noun: Any, verb: Any) -> bool:
    if noun.number != verb.number:
        return False
    return verb.number == "plur" or not verb.gender or not noun.gender or noun.gender == verb.gender


@lru_cache(maxsize=16384)
def _name_cases(name: str, verb: str, lang: str) -> frozenset[str] | None:
    """The cases of a name that can be no subject; None where it may be one."""
    if lang == "ru":
        cases = _russian_cases(parses(name.lower()), verb)
        proper = any({"Name", "Surn", "Geox"} & set(parse.tag.grammemes) for parse in parses(name.lower()))
        return cases if cases and cases <= _OBLIQUE and proper else None
    lowered = name.lower()
    if lowered.endswith(("em", "ým")) or (lowered.endswith("ou") and not lowered.endswith("ovou")):
        return None
    if is_oblique_country(name, lang):
        return frozenset(("datv",)) if lowered.endswith("u") else frozenset(("gent", "datv"))
    if country_of(name, lang) or not is_oblique(name, lang):
        return None
    return frozenset(("datv",)) if lowered.endswith(("ovi", "ému")) else frozenset(("accs", "gent"))


def find_party(tokens: Sequence[Token], places: range, party: Party, lang: str) -> int | None:
    """The place, among those given, of the English word that stands for the party: its name, or its office."""
    for at in places:
        token = tokens[at]
        if token.is_word and (is_party(tokens, at, party) or (party.name and names(token.text, party.name, lang))):
            return at
    return None


def is_party(tokens: Sequence[Token], at: int, party: Party) -> bool:
    """Whether the English word is the party's office: no deputy director for a director, no minister for a premier."""
    word = tokens[at].text.lower()
    before = tokens[at - 1].text.lower() if at else ""
    forms = {word, word.removesuffix("s"), word.removesuffix("men") + "man"}
    if before == "prime" and word.startswith("minister"):
        return "prime_minister" in party.english
    return bool(forms & party.english) and before not in _QUALIFIED


@lru_cache(maxsize=16384)
def names(word: str, name: str, lang: str) -> bool:
    """Whether an English word is the name, which stands in the original in whatever case."""
    if not word[:1].isupper() or without_possessive(word) != word:
        return False
    country = country_of(name, lang)
    if country is not None:
        return word.lower() == country.name
    return not is_english_country(word) and NameIndex((f"x {name}",), lang).find(word) is not None


def cannot_act(party: Party, english: str) -> bool:
    """Whether the party can be no subject, by its own form or beside its English name (Nováka of Novák)."""
    if party.oblique:
        return True
    lone = bool(party.name) and not party.english and english[:1].isupper()
    if lone and english.endswith("a") and party.name.lower().endswith(("u", "ovi")):
        return True  # Lhotu of Lhota
    return lone and not party.name.lower().endswith(("em", "om", "ou")) and is_declined(party.name, english)
