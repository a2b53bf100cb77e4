"""Negated verbs in Czech and Russian, and whether English text denies anything."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from align.auditing.lexicon import frequency

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CZECH_VERB = re.compile(
    r"ne(?P<rest>\w{2,}(?:l|la|lo|li|ly|uje|ují|á|í|ou|e|eme|íme|áme|ejí|ím|ám|ěl|al|il|n|na|no|ni|ny|t|ta|to|ty))"
)
_DENIED = re.compile(
    r"(?:\bnot|n't|\bnever|\bcannot|\bno longer)\s+(?:(?:be|been|have|yet|even|only|\w+ly)\s+){0,2}([^\W\d_]{4,})",
    re.IGNORECASE,
)
_ENDINGS = (
    "able",
    "ible",
    "ent",
    "ant",
    "ate",
    "ive",
    "al",
    "ous",
    "ect",
    "ete",
    "act",
    "ely",
    "ently",
    "ibly",
    "ably",
)
_CZECH_NOUNS = ("ství", "ctví", "ání", "ení", "ění", "ností", "ost", "osti")
_SPOILT = re.compile(r"n(?:â€™|[`´‘])t\b")
NUMBERED = r"\s?(?=\d++(?:[.,/]\d++)*+(?![-‑–%\w]))"
"""What stands behind the "No." of a number: a whole figure; "No 18-year-old" denies something."""

_NUMBERED = re.compile(rf"\b(?:No\.?|no\.){NUMBERED}")
_KNOWN, _ADJECTIVE = 2.6, 2.0


@cache
def _lists() -> Mapping[str, re.Pattern[str]]:
    """The lists of ``data/negation.toml`` as patterns for whole words."""
    table = tomllib.loads((Path(__file__).parents[1] / "data" / "negation.toml").read_text(encoding="utf-8"))
    return {
        name: re.compile("|".join(_form(word) for word in sorted(listed.split()))) for name, listed in table.items()
    }


def _form(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)


@lru_cache(maxsize=2**14)
def _is(word: str, name: str) -> bool:
    return _lists()[name].fullmatch(word) is not None


def denies(english: str) -> bool:
    """Whether an English text has a word that negates: not, never, without."""
    return any(_negates(word) for word in _words(english))


def may_deny(english: str) -> bool:
    """Whether an English text negates or has a word that can stand for a negation: refuse, fail, unable, only."""
    return any(_negates(word) or _is(word, "lexical") or _has_affix(word) for word in _words(english))


def may_recast(clause: str) -> bool:
    """Whether an English clause has a word that may say a denial the other way round: stay out, slight, too late."""
    return any(_is(word, "recast") for word in _words(clause))


def _negates(word: str) -> bool:
    return word.endswith("n't") or _is(word, "english")


@lru_cache(maxsize=2**14)
def _has_affix(word: str) -> bool:
    """``inconsistent``, ``impossible``, ``distrust``, ``endless``; not ``impact``, ``unveil``, ``nevertheless``."""
    if _is(word, "no_affix"):
        return False
    if word.endswith("less"):
        return frequency(word[:-4]) >= _KNOWN
    if word.startswith("un") and not word.startswith(("under", "uni", "until")):
        return frequency(word[2:]) >= _KNOWN
    if word.startswith("dis"):
        return frequency(word[3:]) >= _KNOWN
    return word[:2] in ("in", "im", "il", "ir") and word.endswith(_ENDINGS) and frequency(word[2:]) >= _KNOWN


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(_NUMBERED.sub("", _SPOILT.sub("n't", text)))]


def negated_verbs(text: str, lang: str) -> Iterator[str]:
    """The negated verbs of a text in ``cs`` or ``ru``; set phrases that English asserts are left out."""
    words = _words(text)
    for index in range(len(words)):
        verb = _negated(words, index, lang)
        if verb and words[index + 1 : index + 2] != ["ли"] and not _is_other_than(words, index, lang):
            yield verb


def _negated(words: list[str], index: int, lang: str) -> str | None:
    """The negated verb, with its particle, that a word of ``cs`` or ``ru`` is or begins; None for other words."""
    word, before = words[index], words[index - 1] if index else ""
    if lang == "cs" and (_is(word, "czech_words") or _is_czech_verb(word)):
        return None if _is(before, "czech_before") else word
    if lang != "ru" or _is(before, "russian_before"):
        return None
    if _is(word, "russian_words"):
        return word
    denied = word == "не" and index + 1 < len(words) and _is_russian_verb(words[index + 1])
    return f"не {words[index + 1]}" if denied else None


def _is_other_than(words: list[str], index: int, lang: str) -> bool:
    """``není nic jiného než``, ``nebude dřív než``, ``не раньше``, ``не что иное, как``: what English asserts."""
    near = words[index + 1 : index + 7]
    if any(_is(word, "no_sooner") for word in near):
        return True
    if lang == "cs":
        return any(word.startswith(("jin", "dál")) for word in near) and "než" in words[index + 2 : index + 10]
    return any(word.startswith("ин") for word in near) and "как" in words[index + 2 : index + 10]


def denied_words(english: str) -> list[str]:
    """The words that an English text denies, small: the first verb or adjective behind each "not" or "never"."""
    return [found[1].lower() for found in _DENIED.finditer(_SPOILT.sub("n't", english).replace("’", "'"))]


@lru_cache(maxsize=2**14)
def _is_czech_verb(word: str) -> bool:
    """A form in "ne-" whose rest is a verb's: the rest is a word, and no adjective's stem."""
    from wordfreq import zipf_frequency

    found = _CZECH_VERB.fullmatch(word)
    if found is None or _is(word, "czech_not") or word.endswith(_CZECH_NOUNS):
        return False
    rest = found["rest"]
    if zipf_frequency(rest, "cs") < _KNOWN:
        return False
    return not (rest.endswith(("á", "í", "ou", "e")) and zipf_frequency(rest.rstrip("áíoue") + "ý", "cs") >= _ADJECTIVE)


@lru_cache(maxsize=2**14)
def _is_russian_verb(word: str) -> bool:
    from align.names.inflection import parses

    if _is(word, "russian_not"):
        return False
    return any(parse.tag.POS in ("VERB", "INFN", "PRTS", "ADJS") for parse in parses(word)[:1])
