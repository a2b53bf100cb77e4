"""Places left in the case that a preposition of the original gives them: v Kladně, z Českých Budějovic, в Мытищах."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.originals import Original, Originals
from align.auditing.rule import Mark
from align.names.cases import Reading, fold, nominative_forms, place_endings, without_possessive
from align.names.cities import english_of_czech, is_town, long_towns
from align.names.inflection import parses
from align.names.listed_persons import letters_of, loose
from align.names.transliteration import romanize_russian

_SURE, _SEEN, _GUESS = 0.95, 0.92, 0.8
_FOREIGN, _HEARD, _OWN, _ABOUT = 1.0, 1.0, 1.5, 0.2  # on the Zipf scale
_SHORTEST, _STEM, _REACH = 4, 3, 80
_GOVERNED = {
    "do": "g", "z": "g", "ze": "g", "od": "g", "ode": "g", "u": "g", "bez": "g", "kolem": "g", "okolo": "g",
    "vedle": "g", "poblíž": "g", "blízko": "g", "nedaleko": "g", "uvnitř": "g", "k": "d", "ke": "d", "v": "l",
    "ve": "l", "na": "la", "po": "l", "při": "l", "nad": "i", "pod": "i", "před": "i", "za": "i", "mezi": "i",
    "s": "i", "pro": "a", "přes": "a", "mimo": "a",
}  # fmt: skip
_SOFT = {"d": "ď", "t": "ť", "n": "ň"}
_CAPITAL = r"[^\W\d_a-zěščřžýáíéúůďťňó][^\W\d_]+"
_BEFORE = re.compile(rf"(?<!\w)([^\W\d_]+) (?:{_CAPITAL}(?: {_CAPITAL})?(?: a | i |, ))*(?:{_CAPITAL} )?\Z")
_CZECH_PLACE = re.compile(r"(?:ice|[oe]v|[íiý]n|any|sko|[eo]k|ec)$|[ěščřžýáíéúůďťňóäľĺ]")


def governed(text: str, original: Original) -> frozenset[str]:
    """The cases that the prepositions before a form of the Czech text ask for, perhaps with a capital between."""
    found = (_BEFORE.search(text[max(0, start - _REACH) : start]) for start in original.starts)
    return frozenset("".join(_GOVERNED.get(each[1].lower(), "") for each in found if each))


@lru_cache(maxsize=8192)
def _czech_nominatives(form: str, cases: frozenset[str]) -> Sequence[str]:
    """The nominatives, in small letters, of which the form is one of these cases."""
    found = [full for full, ending in nominative_forms(form, "cs") if ending.cases & cases]
    if form[-1] in "iíě" and form[-2:-1] in _SOFT and cases - {"i"}:  # Třeboni, of Třeboň
        found.append(form[:-2].lower() + _SOFT[form[-2]])
    for ending, nominatives, own in place_endings():
        stem = form.lower().removesuffix(ending)
        if stem != form.lower() and len(stem) >= _STEM and own & cases:
            found += [stem + each for each in nominatives]
    return list(dict.fromkeys(each for each in found if each != form.lower()))


def governed_place(context: Context, name: str, original: Original) -> tuple[float, Reading] | None:
    """The nominative of a name that stands in the Czech original in that very form behind a preposition.

    None where English knows the form, or no table and no dictionary has the nominative rather than it.
    """
    source = context.aligned.source
    if source is None or fold(name) != fold(original.form) or frequency(name) >= _FOREIGN:
        return None
    cases = governed(source.text, original)
    options = _czech_nominatives(original.form, cases) if cases else ()
    best = max(options, key=lambda each: (_is_place(each), _weight(each)), default="")
    if not best or len(best) < _SHORTEST:
        return None
    english = english_of_czech(best) or name[0] + best[1:]
    reading = Reading(best, english, cases, True)
    if _is_place(best):
        return _SURE, reading
    if best.endswith("ice") and original.form.endswith("icích"):
        return _SEEN, reading
    return (_SEEN, reading) if _is_known(original.form, best) else None


def _is_place(nominative: str) -> bool:
    return is_town(nominative) or bool(english_of_czech(nominative))


def _weight(nominative: str) -> float:
    from wordfreq import zipf_frequency

    return max(float(zipf_frequency(nominative, "cs")), frequency(fold(nominative)))


def _is_known(form: str, nominative: str) -> bool:
    """Whether Czech has the nominative more than the form, and English has it or it looks like a place at home."""
    from wordfreq import zipf_frequency

    theirs, ours, known = zipf_frequency(nominative, "cs"), zipf_frequency(form, "cs"), frequency(nominative)
    if known >= _OWN and theirs >= ours - _ABOUT:
        return True
    return theirs >= _OWN and theirs > ours and (known >= _HEARD or bool(_CZECH_PLACE.search(nominative)))


def long_places(context: Context, originals: Originals) -> Iterator[Mark]:
    """Names of several words: towns of the Czech lands in the original's case, Russian places with an adjective."""
    tokens = context.tokens
    for index, token in enumerate(tokens[:-1]):
        second = tokens[index + 1]
        if not (token.is_capitalised and second.text[0].isalpha()) or context.text[token.end : second.start] != " ":
            continue
        words = token.text, without_possessive(second.text)
        if originals.lang == "cs":
            found = _czech_town(context, originals, index, words)
        else:
            found = _russian_pair(originals, words)
        end = second.start + len(words[1])
        if found and not context.protected(token.start, end):
            form, english = found
            start = originals.forms[form.split()[0]].starts[0]
            message = f"“{context.text[token.start : end]}” keeps the case endings of the original"
            evidence = {"source": form, "source_start": start, "nominative": english.lower()}
            yield Mark(token.start, end, message, english, _SURE, evidence)


def _czech_town(context: Context, originals: Originals, index: int, words: tuple[str, str]) -> tuple[str, str] | None:
    """The form in the original and the nominative of a town's first two words, of which one is inflected."""
    if words[0] not in originals.forms or words[1] not in originals.words:
        return None
    for town in long_towns().get(fold(words[0])[:_STEM], ()):
        if words == town[:2] or not all(_may_be_case(word, own) for word, own in zip(words, town, strict=False)):
            continue
        source = context.aligned.source
        if source is not None and f"{words[0]} {words[1]}" in source.text and _goes_on_as(context, index, town):
            return " ".join(words), " ".join(town[:2])
    return None


def _may_be_case(word: str, town: str) -> bool:
    """Whether a word may be a case of a town's word; small words (nad) have none."""
    if town.islower() or word == town:
        return word == town
    stem = town[: max(_STEM, len(town) - 2)]
    return word.startswith(stem) and word[0].isupper() and len(word) <= len(town) + 2


def _goes_on_as(context: Context, index: int, town: tuple[str, ...]) -> bool:
    """Whether the rest of the name follows, in any case."""
    following = [token.text for token in context.tokens[index + 2 : index + len(town)]]
    return len(following) == len(town) - 2 and all(
        _may_be_case(without_possessive(word), own) for word, own in zip(following, town[2:], strict=True)
    )


def _russian_pair(originals: Originals, words: tuple[str, str]) -> tuple[str, str] | None:
    """A Russian place of adjective and noun that English has letter by letter in another case than the nominative."""
    for second in originals.like(words[1]):
        if loose(words[1]) not in letters_of(second.form):
            continue
        for first in second.before:
            english = _nominative_pair(first, second.form) if first and loose(words[0]) in letters_of(first) else None
            if english and loose(english) != loose(" ".join(words)):
                return f"{first} {second.form}", english
    return None


@lru_cache(maxsize=4096)
def _nominative_pair(first: str, second: str) -> str | None:
    """The English nominative of a plural Russian place, adjective and noun (Больших Вязём, Минеральных Вод)."""
    for adjective in parses(first.lower()):
        if not {"ADJF", "plur"} <= set(adjective.tag.grammemes) or "nomn" in adjective.tag:
            continue
        for noun in parses(second.lower()):
            if "NOUN" in noun.tag and "plur" in noun.tag and noun.tag.case == adjective.tag.case and noun.is_known:
                whole = [each.inflect({"nomn", "plur"}) for each in (adjective, noun)]
                if all(whole):
                    return " ".join(romanize_russian(each.word.capitalize()) for each in whole)
    return None


@lru_cache(maxsize=4096)
def russian_plural(form: str) -> str | None:
    """The nominative of a Russian place in the plural that stands in another case by all its readings (Химках)."""
    found = [parse for parse in parses(form.lower()) if "Geox" in parse.tag]
    if not found or any("nomn" in parse.tag or "sing" in parse.tag for parse in parses(form.lower())):
        return None
    return str(found[0].normal_form) if found[0].is_known else None


def plural_place(name: str, original: Original) -> Reading | None:
    """The reading of an English word that has a Russian plural place letter by letter in its case."""
    nominative = russian_plural(original.form) if loose(name) in letters_of(original.form) else None
    return (
        Reading(nominative, romanize_russian(nominative.capitalize()), frozenset("gdil"), True) if nominative else None
    )
