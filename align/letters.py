"""The capital letters of the scripts that the texts are in, for regular expressions."""

from __future__ import annotations

# Latin to Extended-B; Greek, Cyrillic and its Supplement; Latin Extended Additional (Vietnamese) and Greek Extended.
_BLOCKS = (range(0x41, 0x250), range(0x370, 0x530), range(0x1E00, 0x2000))

UPPER = "".join(letter for block in _BLOCKS for letter in map(chr, block) if letter.isupper())
"""The capital letters of today's Latin, Greek and Cyrillic, to stand in brackets: ``rf"[{UPPER}]"``.

Not for patterns that ignore case, in which a class of capitals has the small letters too.
"""
