"""Letters: the capitals of the scripts that the texts are in, for regular expressions, and letters without marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Latin to Extended-B; Greek, Cyrillic and its Supplement; Latin Extended Additional (Vietnamese) and Greek Extended.
_BLOCKS = (range(0x41, 0x250), range(0x370, 0x530), range(0x1E00, 0x2000))

UPPER = "".join(letter for block in _BLOCKS for letter in map(chr, block) if letter.isupper())
"""The capital letters of today's Latin, Greek and Cyrillic, to stand in brackets: ``rf"[{UPPER}]"``.

Not for patterns that ignore case, in which a class of capitals has the small letters too.
"""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def without_marks(text: str) -> str:
    """The text without its diacritics; letters that are made of others fall apart into these."""
    return _BEYOND_ASCII.sub(lambda run: _bare(run.group()), text)


@lru_cache(maxsize=4096)
def _bare(run: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", run) if not unicodedata.combining(c))
