"""Which hints a sentence gets: for its names by the model's table of names, for its numbers by rule."""

from __future__ import annotations

import re
from pathlib import Path

from align.names.english import NAMES, EnglishNames
from align.names.sounds import is_cyrillic
from align.translation.figures import english_figures
from align.translation.hints import Hint

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"([^\W\d_]+) \Z")
_OPENERS = " \t\u00a0\u202f„“”\"«»‚‘’'([–—-"
_QUOTES = frozenset('„“”"«»‚‘’')
_STOPS = ".!?…:"
_REACH = 64  # characters looked back over for the word before a name


class Glossary:
    """Finds hints. ``names`` say what a name is in English."""

    def __init__(self, names: EnglishNames) -> None:
        self._names = names

    @classmethod
    def of(cls, folder: Path) -> Glossary | None:
        """The glossary of a model that was trained with hints: one with a table of names in its folder; else None."""
        path = folder / NAMES
        return cls(EnglishNames.read(path)) if path.is_file() else None

    def hints(self, text: str) -> list[Hint]:
        """The hints for a cleaned sentence, sorted by where they belong."""
        found = [
            Hint(word.end(), english)
            for word in _WORD.finditer(text)
            if word[0][0].isupper() and (english := self._english(text, word))
        ]
        found += [Hint(figure.end, figure.forms[0]) for figure in english_figures(text, language_of(text))]
        return sorted(found, key=lambda hint: hint.end)

    def _english(self, text: str, word: re.Match[str]) -> str | None:
        start, end = word.span()
        quoted = text[max(0, start - 1) : start] in _QUOTES and text[end : end + 1] in _QUOTES
        before = _BEFORE.search(text[max(0, start - _REACH) : start])
        follows = before is not None and self._names.knows(before[1])
        return self._names.english(word[0], _opens(text, start), quoted, follows)


def language_of(text: str) -> str:
    """``ru`` or ``cs``, by the script."""
    return "ru" if is_cyrillic(text) else "cs"


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins at this offset, quotation marks and dashes left aside."""
    while at > 0 and text[at - 1] in _OPENERS:
        at -= 1
    return at == 0 or text[at - 1] in _STOPS
