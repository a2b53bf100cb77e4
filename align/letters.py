"""The capital letters of the scripts that the texts are in, for regular expressions."""

from __future__ import annotations

_LATIN, _GREEK_AND_CYRILLIC = range(0x41, 0x250), range(0x370, 0x530)

UPPER = "".join(letter for letter in map(chr, (*_LATIN, *_GREEK_AND_CYRILLIC)) if letter.isupper())
"""Every capital letter of Latin, Greek and Cyrillic, to stand in brackets: ``rf"[{UPPER}]"``.

Not for patterns that ignore case, in which a class of capitals has the small letters too.
"""
