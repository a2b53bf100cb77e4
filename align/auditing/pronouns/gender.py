"""Whether there is a woman in a text, English or the original: what "she" may speak of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from align.letters import UPPER
from align.names.cases import without_possessive

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = ("ová", "ova", "ovna", "evna", "skaya", "kaya", "aya", "ovaya", "woman")
_PLACES = frozenset(("Moldova", "Nova", "Casanova", "Villanova", "Bossanova", "Himalaya", "Genova", "Canova"))
_CZECH_SURNAME = re.compile(rf"\b([{UPPER}]\w{{1,30}}ov)(?:á|é|ou)\b")
_ADJECTIVE = 1.5  # on the Zipf scale
_CZECH = re.compile(
    r"\b(?!(?:jesk|kuch|svat|pust|vol|gd)yn)\w{3,}yn(?:ě|i|í|ím|ích)\b|\b\w{3,}(?:ist|log|ent|iér|éř|ář|átor|or|ant|it|lék)k(?:a|y|u|ou)\b"
    r"|\b(?:žen[ayuěo]|ženou|matk\w+|manželk\w+|dcer\w+|sestr\w+|dívk\w+|holk\w+|babičk\w+|princezn\w+|král?ovn\w+|tet[ayou]|"
    r"herečk\w+|zpěvačk\w+|mluvčí|slečn\w+|paní|vdov\w+|hostesk\w+|sportovkyn\w+|autork\w+|poslankyn\w+|starostk\w+|"
    r"(?:taneč|úřed|pracov|účast|zákaz|děl|závod|odbor|nájem|tajem|spolupracov|zdravot|svobod|soukrom)nic(?:e|i|í|ím|emi)\b|"
    r"učitelk\w+|lékařk\w+|ředitelk\w+|hrdink\w+|hráčk\w+|děvč\w+|novinářk\w+|modelk\w+|premiérk\w+|pacientk\w+)",
    re.IGNORECASE,
)


@cache
def words() -> Mapping[str, frozenset[str]]:
    """The lists of ``data/gender.toml``."""
    table = tomllib.loads((Path(__file__).parents[1] / "data" / "gender.toml").read_text(encoding="utf-8"))
    return {name: frozenset(listed.split()) for name, listed in table.items()}


def woman_in_english(tokens: Iterable[str]) -> bool:
    """Whether one of the words is a woman's name or a noun for women."""
    return any(_is_woman(token) for token in tokens)


@lru_cache(maxsize=2**12)
def _is_woman(word: str) -> bool:
    bare = without_possessive(word)
    if bare.lower() in words()["women"]:
        return True
    if not bare[:1].isupper():
        return bare.endswith("woman")
    return bare in words()["given"] or (bare.endswith(_ENDINGS) and bare not in _PLACES and len(bare) > 4)


@lru_cache(maxsize=256)
def woman_in_source(text: str, lang: str) -> bool:
    """Whether a text in ``cs`` or ``ru`` names a woman, by name, office or trade."""
    if lang == "ru":
        return any(_is_russian_woman(word) for word in _WORD.findall(text))
    if _CZECH.search(text) or any(not _is_adjective(found[1]) for found in _CZECH_SURNAME.finditer(text)):
        return True
    return any(_is_czech_name(word) for word in _WORD.findall(text) if word[0].isupper())


@lru_cache(maxsize=2**14)
def _is_adjective(stem: str) -> bool:
    """Whether a word in -ov is the stem of an adjective of Czech (``Cenová``), which a surname's is not."""
    from wordfreq import zipf_frequency

    return bool(zipf_frequency(f"{stem.lower()}ý", "cs") >= _ADJECTIVE)


@lru_cache(maxsize=2**14)
def _is_czech_name(word: str) -> bool:
    """A given name in any case: Marie, Markétou, Haně."""
    given = words()["given"]
    stem = word[:-2] if word.endswith("ou") else word[:-1]
    return word in given or (
        word.endswith(("y", "u", "ě", "o", "ou", "i")) and (f"{stem}a" in given or f"{stem}e" in given)
    )


@lru_cache(maxsize=2**14)
def _is_russian_woman(word: str) -> bool:
    from align.names.inflection import parses

    readings = parses(word)
    if word[0].islower():
        return any(_is_feminine(one.tag) and one.tag.POS == "NOUN" and "Name" not in one.tag for one in readings[:1])
    return any(_is_feminine(one.tag) and {"Name", "Surn", "Patr"} & one.tag.grammemes for one in readings[:2]) or any(
        _is_feminine(one.tag) for one in readings[:1]
    )


def _is_feminine(tag: Any) -> bool:
    return bool(tag.gender == "femn" and tag.animacy == "anim")
