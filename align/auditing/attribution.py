"""Who speaks: the subjects of the verbs of saying, in English and in the original."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from align.auditing.clauses import word_at
from align.auditing.context import Token, tokenize
from align.auditing.lexicon import is_a

_BEFORE, _BEHIND = 6, 3
_SKIPPED = ("adverbs", "auxiliaries")
PASSIVE = ("is", "are", "was", "were", "be", "been", "being")
_PLURAL = ("li", "ly", "ли")
_PLURAL_ENDS = "yéiыиea"
_AND = ("a", "i", "и", "s", "с", "nebo", "или")
_STOPS = (",", ".", ";", ":", "—", "–", "(", ")", "?", "!")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The subject of a verb of saying: the words of the name, or an office in English (``minister``).

    ``first`` and ``verb`` are token indices, ``kinds`` what the verb may mean (say, ask, refuse).
    """

    words: tuple[str, ...]
    role: str
    first: int
    verb: int
    kinds: frozenset[str] = frozenset()


@cache
def _lists() -> Mapping[str, Any]:
    path = Path(__file__).parent / "data" / "reporting.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _verbs(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of verbs, each with the pattern of its forms."""
    return tuple(
        (kind, re.compile("|".join(_form(word) for word in forms[lang].split())))
        for kind, forms in _lists()["verbs"].items()
    )


def _form(word: str) -> str:
    return re.escape(word[:-1]) + r"\w{0,3}" if word.endswith("*") else re.escape(word)


@lru_cache(maxsize=2**14)
def verb_kinds(word: str, lang: str) -> frozenset[str]:
    """The kinds of a verb of saying; none for any other word."""
    return frozenset(kind for kind, pattern in _verbs(lang) if pattern.fullmatch(word))


@cache
def _offices() -> Mapping[str, frozenset[str]]:
    """The English offices that a Czech or Russian nominative may be."""
    table: dict[str, frozenset[str]] = {}
    for english, forms in _lists()["roles"].items():
        for form in forms.split():
            table[form] = table.get(form, frozenset()) | {english}
    return table


def english_speakers(tokens: Sequence[Token]) -> Iterator[Speaker]:
    """The subjects that stand before a verb of saying in an English sentence."""
    for verb, token in enumerate(tokens):
        if not (kinds := verb_kinds(token.text, "en")):
            continue
        last = verb - 1
        while last >= 0 and is_a(tokens[last].text, *_SKIPPED):
            last -= 1
        if any(token.text in PASSIVE for token in tokens[last + 1 : verb]):
            continue
        if last < 0 or not tokens[last].is_word:
            continue
        first = last
        while first > 0 and tokens[first - 1].is_capitalised and tokens[first].is_capitalised:
            first -= 1
        if tokens[last].is_capitalised and not is_a(
            tokens[last].text, "subject_pronouns", "determiners", "conjunctions"
        ):
            if not is_a(word_at(tokens, first - 1), "prepositions"):
                yield Speaker(tuple(one.text for one in tokens[first : last + 1]), "", first, verb, kinds)
        elif (head := _office(tokens, last)) is not None:
            yield Speaker((), _role(tokens[head].text), max(0, head - 1), verb, kinds)


def _role(word: str) -> str:
    """The office that an English word names, in the singular; empty for another word."""
    roles = _lists()["roles"]
    return next((each for each in (word, word.removesuffix("s")) if each in roles), "")


def _office(tokens: Sequence[Token], last: int) -> int | None:
    """The office that the clause begins with: "The minister for regional development"."""
    first = last
    while first > 0 and tokens[first - 1].text not in _STOPS and last - first < 2 * _BEFORE:
        first -= 1
    for at in range(first, min(last, first + 3) + 1):
        if _role(tokens[at].text):
            return at
        if is_a(tokens[at].text, "prepositions"):
            return None
    return None


def source_speakers(text: str, lang: str) -> Iterator[Speaker]:
    """The nominative subjects near the verbs of saying of a sentence in ``cs`` or ``ru``."""
    tokens = tokenize(text)
    for verb, token in enumerate(tokens):
        if kinds := verb_kinds(token.text.lower(), lang):
            speaker = _before(tokens, verb, lang) or _behind(tokens, verb, lang)
            if speaker:
                yield replace(speaker, kinds=kinds)


def _before(tokens: Sequence[Token], verb: int, lang: str) -> Speaker | None:
    for at in range(verb - 1, max(-1, verb - 1 - _BEFORE), -1):
        if tokens[at].text in _STOPS:
            return None
        speaker = _subject(tokens, at, verb, lang)
        if speaker:
            return speaker
    return None


def _behind(tokens: Sequence[Token], verb: int, lang: str) -> Speaker | None:
    for at in range(verb + 1, min(len(tokens), verb + 1 + _BEHIND)):
        if not tokens[at].is_word:
            return None
        speaker = _subject(tokens, at, verb, lang)
        if speaker:
            return speaker
    return None


def _subject(tokens: Sequence[Token], at: int, verb: int, lang: str) -> Speaker | None:
    from align.names.inflection import is_oblique

    token = tokens[at]
    offices = _offices().get(token.text.lower())
    if (
        offices
        and not _disagrees(token.text, tokens[verb].text, lang)
        and not (at + 1 < len(tokens) and tokens[at + 1].is_capitalised and at + 1 < verb)
    ):
        return Speaker((), " ".join(sorted(offices)), at, verb)
    if not token.is_capitalised or is_oblique(token.text, lang) or (at == 0 and not _is_named(token.text, lang)):
        return None
    first = at
    while first > 0 and tokens[first - 1].is_capitalised and first - 1 > 0:
        first -= 1
    last = at
    while last + 1 < len(tokens) and tokens[last + 1].is_capitalised:
        last += 1
    words = tuple(one.text for one in tokens[first : last + 1])
    if tokens[verb].text.endswith(_PLURAL) and not _is_several(tokens, (first, last)):
        return None
    return None if all(is_oblique(word, lang) for word in words) else Speaker(words, "", first, verb)


def _is_several(tokens: Sequence[Token], name: tuple[int, int]) -> bool:
    """Whether a name may be the subject of a verb in the plural: "Merz a Tusk", "Росгвардия и МВД", "Spojené státy"."""
    first, last = name
    joined = word_at(tokens, first - 1) in _AND or word_at(tokens, last + 1) in (*_AND, ",")
    return joined or (last > first and tokens[last].text[-1] in _PLURAL_ENDS)


def _disagrees(noun: str, verb: str, lang: str) -> bool:
    """Whether a Czech noun that looks like a plural stands with a verb in the singular: ``odbory vyzvala``."""
    return lang == "cs" and noun.endswith("y") and verb.endswith(("l", "la", "lo"))


@lru_cache(maxsize=2**14)
def _is_named(word: str, lang: str) -> bool:
    """Whether a word that begins the sentence is a name."""
    from align.names import NameIndex

    return len(NameIndex((f"{word} x",), lang)) > 0
