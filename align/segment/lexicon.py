"""The word lists that tell an abbreviation from the end of a sentence, one TOML file a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from align.errors import ConfigError
from align.tables import read_lines

_DATA = Path(__file__).parent / "data"
LANGUAGES = ("cs", "en", "ru")


class Words(frozenset[str]):
    """Words of a list: one that is written in lower case matches in any case, one with a capital only as it stands."""

    def match(self, word: str) -> bool:
        """Whether ``word``, without its stop, is on the list."""
        return word in self or word.lower() in self


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language's data file says; the comments there tell what each list is for.

    ``ordinals`` says that the language writes its ordinal numbers with a stop, ``vowelless`` that a lower-case word
    without a vowel is an abbreviation. ``long`` are the abbreviations of six letters and more, in lower case.
    """

    before_name: Words
    before_number: Words
    ambiguous: Words
    final: Words
    counted: Words
    after_counted: Words
    units: Words
    starters: Words
    labelled: Words
    bang: Words
    speech: Words
    months: Words
    after_date: Words
    clock_after: Words
    institutions: Words
    ordinals: bool
    vowelless: bool
    long: frozenset[str]


@cache
def lexicon(lang: str) -> Lexicon:
    """The lists of one language. Raises ConfigError for a language that has none."""
    if lang not in LANGUAGES:
        raise ConfigError(
            f"no sentence splitter for language {lang!r}", f"There are: {', '.join(LANGUAGES)}. Give one of these."
        )
    data = tomllib.loads((_DATA / f"{lang}.toml").read_text(encoding="utf-8"))
    lists: dict[str, Any] = {
        name: Words(held.split()) if isinstance(held, str) else held for name, held in data.items()
    }
    carried = ("before_name", "before_number", "ambiguous", "final", "counted", "units")
    long = frozenset(word.lower() for name in carried for word in lists[name] if len(word) > 5)
    return Lexicon(**lists, long=long)


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of ``data/NAME.txt``, one or several a line; ``#`` begins a comment line."""
    return frozenset().union(*word_sections(name).values())


@cache
def word_sections(name: str) -> Mapping[str, frozenset[str]]:
    """The entries of ``data/NAME.txt`` by the heading, in square brackets, that they stand under."""
    sections: dict[str, set[str]] = {}
    heading = ""
    for line in read_lines(_DATA / f"{name}.txt"):
        if line.startswith("["):
            heading = line.strip("[]")
        else:
            sections.setdefault(heading, set()).update(line.split())
    return {heading: frozenset(words) for heading, words in sections.items()}
