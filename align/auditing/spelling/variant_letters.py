"""Letters in which spellings of one name differ: accents, doubled letters, y and i, kh and h."""

from __future__ import annotations

from functools import lru_cache

from align.names.cases import fold

_SAME_LETTERS = (
    ("y", "i"), ("j", "i"), ("kh", "h"), ("ks", "x"), ("ie", "e"), ("ia", "a"), ("iu", "u"), ("io", "e"), ("ei", "e"),
    ("ph", "f"), ("w", "v"), ("tz", "ts"), ("ck", "k"), ("ou", "u"),
    ("cho", "che"), ("sho", "she"), ("zho", "zhe"), ("dzh", "j"), ("zh", "j"),
)  # fmt: skip

_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ð": "d", "ħ": "h"})


def unaccented(word: str) -> str:
    """The word in small letters without accents and strokes."""
    return fold(word).translate(_STROKES)


@lru_cache(maxsize=2**14)
def squeezed(word: str) -> str:
    """The word without what such spellings differ in."""
    plain, before = unaccented(word), ""
    while plain != before:
        before = plain
        for pair, one in _SAME_LETTERS:
            plain = plain.replace(pair, one)
        plain = "".join(letter for at, letter in enumerate(plain) if not at or plain[at - 1] != letter)
    return plain
