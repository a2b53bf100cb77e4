"""Which nominative a name left in its case has, and how English spells it."""

from __future__ import annotations

from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.originals import Originals
from align.names.cases import Reading, fold
from align.names.cities import english_of_czech
from align.names.exonyms import other_spellings
from align.names.persons import english_name, is_listed, is_transcribed

_MUTE, _FAMOUS = 0.6, 3.3


def is_seen(context: Context, originals: Originals, reading: Reading) -> bool:
    """Whether the nominative stands in the English or in the original, or is a place's."""
    capitalised = reading.nominative.capitalize()
    return (
        capitalised in originals.forms or reading.english in context.words or bool(other_spellings(reading.nominative))
    )


def is_known(name: str, reading: Reading, lang: str) -> bool:
    """Whether English knows the nominative and not the form, and the original's language rather has it too."""
    from wordfreq import zipf_frequency

    return (
        frequency(reading.english) >= _FAMOUS
        and zipf_frequency(reading.nominative, lang) > zipf_frequency(name, lang) + 0.3
    )


def choose(context: Context, originals: Originals, options: list[Reading]) -> Reading:
    """The likeliest nominative: one that stands in the text or in the original, else the commonest."""
    from wordfreq import zipf_frequency

    def weight(reading: Reading) -> tuple[bool, float]:
        known = max(zipf_frequency(reading.nominative, originals.lang), zipf_frequency(fold(reading.english), "en"))
        listed = is_listed(reading.english) or is_listed(reading.nominative.capitalize())
        return listed or is_seen(context, originals, reading), known

    return max(options, key=weight)


def spelled(context: Context, originals: Originals, reading: Reading) -> str:
    """What English writes for the nominative: the profile's spelling, a place's, or the one of the text."""
    word = reading.english
    if is_listed(word):
        return english_name(word)
    places = other_spellings(reading.nominative)
    if places:
        return places[0]
    if originals.lang == "cs" and (city := english_of_czech(reading.nominative)):
        return city
    if originals.lang == "cs" and is_transcribed(word) and word not in context.words:
        return english_name(word)
    if word.isascii() and word not in context.words and frequency(f"{word}e") > frequency(word) + _MUTE:
        word = f"{word}e"  # Czech drops the mute e of an English name: Moora, Moore
    preferred = context.profile.preferred
    if word not in preferred and _plain(word) in preferred:
        word = _plain(word)
    return word if word in context.words else preferred.get(word, word)


def _plain(word: str) -> str:
    return fold(word).capitalize()
