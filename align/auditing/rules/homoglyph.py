"""A Cyrillic or Greek letter inside an English word, where it looks like a Latin one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.rule import Example, Mark, Rule
from align.tables import read_rows

_LETTERS = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LONGEST = 60
_SIGN = 3
_READ = str.maketrans("СНРВУ", "SNRVU")  # letters that are read otherwise than they look
_FAIR, _COMMON = 2.0, 4.5


@cache
def _table() -> tuple[Mapping[int, str], Mapping[int, str]]:
    """For ``str.translate``: the letters that are the same to the eye, and those with the ones that are only close."""
    rows = read_rows(Path(__file__).parent.parent / "data" / "homoglyphs.tsv")
    same = {ord(row[0]): row[1] for row in rows if len(row) == 2}
    return same, {ord(row[0]): row[1] for row in rows}


def check(context: Context) -> Iterator[Mark]:
    """A letter of another alphabet stands in a Latin word.

    A word in both alphabets is certain where all its foreign letters look like Latin ones; a word all in the other
    alphabet only where it reads as a common English word and the source does not have it.
    """
    for index in context.places(_is_mixed):
        token = context.tokens[index]
        judged = _lone(context, index) or _latin(context, token.text)
        if judged is None or context.protected(token.start, token.end):
            continue
        latin, confidence = judged
        letters = "".join(dict.fromkeys(_FOREIGN.findall(token.text)))
        yield Mark(
            token.start,
            token.end,
            f"“{latin}” is written with {_named(letters)}",
            latin,
            confidence,
            {"letters": letters},
        )


def _is_mixed(word: str) -> bool:
    """Whether a word has a letter of another alphabet."""
    return not word.isascii() and word[0].isalpha() and len(word) <= _LONGEST and _FOREIGN.search(word) is not None


def _latin(context: Context, word: str) -> tuple[str, float] | None:
    """The word in Latin letters and how sure that is; None for a word that is rightly foreign."""
    marked = any(letter.isascii() and letter.isalnum() for letter in word)
    parts = [
        (found[0], (marked and _sign(context, found[0])) or _part(context, found[0]))
        for found in _LETTERS.finditer(word)
        if _FOREIGN.search(found[0])
    ]
    if any(judged is None for _, judged in parts):
        return None
    latin = word
    for part, judged in parts:
        latin = latin.replace(part, judged[0] if judged else part, 1)
    return latin, min((judged[1] for _, judged in parts if judged), default=0.0)


def _lone(context: Context, index: int) -> tuple[str, float] | None:
    """The article, or "I", as a letter that Russian has too: between English words, no Russian ones in the sentence."""
    tokens, text = context.tokens, context.texts[index]
    latin = text.translate(_table()[0])
    if latin not in ("a", "A", "I") or text[0] < "\u0400" or not 0 < index < len(tokens) - 1:
        return None
    start, end = context.sentence_of(index)
    beside = [token for at, token in enumerate(tokens[start:end], start) if at != index]
    parted = context.text[tokens[index - 1].end : tokens[index].start] + context.text[tokens[index].end :][:1]
    follows = tokens[index + 1].text.isascii() and tokens[index + 1].text.islower()
    if parted != "  " or not follows or any(_is_mixed(token.text) for token in beside):
        return None
    return latin, 0.96


def _sign(context: Context, part: str) -> tuple[str, float] | None:
    """The letters beside a figure or a hyphen that tell a type: ``MiG-31K``, ``Kosmos-M``.

    Where a letter looks like one and is read as another, the original says that it is Russian: ``Su-35S``, not Su-35C.
    """
    latin = part.translate(_table()[0])
    if len(part) > _SIGN or not part.isupper() or min(part) < "\u0400" or not latin.isascii():
        return None
    read = part.translate(_READ).translate(_table()[0])
    if read == latin and "Х" not in part:
        return latin, 0.96
    source = context.aligned.source
    typed = source is not None and re.search(rf"\d{part}\b|\b{part}-?\d", source.text)
    return (read, 0.95) if typed and "Х" not in part else (latin, 0.8)


def _part(context: Context, word: str) -> tuple[str, float] | None:
    same, close = _table()
    mixed = any(letter.isascii() for letter in word) and not _is_symbol(word)
    latin = word.translate(same)
    if not _FOREIGN.search(latin):
        if mixed:
            return latin, 0.99
        common = frequency(latin) >= _COMMON and word[0] >= "\u0400"
        return (latin, 0.95) if common and not _in_source(context, word) else None
    latin = word.translate(close)
    if not mixed or _FOREIGN.search(latin) or len(latin) < 4:
        return None
    return (latin, 0.96) if frequency(latin) >= _FAIR or _is_name(context, latin) else None


def _is_symbol(word: str) -> bool:
    """A Greek letter that stands for itself before or behind Latin ones: ``αS``, ``kΩ``."""
    return len(word) < 4 and any("\u0370" <= letter <= "\u03ff" for letter in word)


def _in_source(context: Context, word: str) -> bool:
    source = context.aligned.source
    return source is not None and re.search(rf"\b{re.escape(word)}\b", source.text) is not None


def _is_name(context: Context, latin: str) -> bool:
    return context.names is not None and latin[0].isupper() and context.names.find(latin) is not None


def _named(letters: str) -> str:
    first = unicodedata.name(letters[0], "a foreign letter").split()[0].title()
    return f"the {first} {'letter' if len(letters) == 1 else 'letters'} {', '.join(letters)}"


RULE = Rule(
    name="homoglyph",
    severity="error",
    fix="auto",
    mqm="Character encoding",
    check=check,
    bad=(
        Example("The [mіnіstеr] left for [Оslo].", fixed="The minister left for Oslo."),
        Example("It was said on [Тuesday] by the mayor.", fixed="It was said on Tuesday by the mayor."),
        Example("This is [а] test.", fixed="This is a test."),
    ),
    good=(
        Example("The word “мост” means bridge.", "Мост значит мост.", "ru"),
        Example("A resistor of 10 kΩ and α-particles."),
    ),
    signs=(_is_mixed,),
)
