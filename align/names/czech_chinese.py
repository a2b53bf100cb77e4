"""Chinese names from Czech into English: the Czech transcription undone, syllable by syllable, into pinyin.

Czech parts the syllables of a name by hyphens (``Ťin-pching``), so that each is looked up whole. From mainland China
only: Taiwan's names have spellings of their own in English (``Tsai Ing-wen``).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from align.names.tables import read_table

_MOST = 4  # syllables of a name
_TELLING = ("pch", "tch", "kch", "cch", "čch", "ť", "ü", "č", "š", "ž", "aj", "ej", "'", "ien", "iou")
_PLAIN = str.maketrans("’‘ʼ`´\u2011", "'''''-")


@cache
def _syllables() -> Mapping[str, str]:
    """Every syllable that an initial and a final of the table make, and those that stand alone."""
    rows = read_table("czech_chinese.tsv")
    parts = {kind: [(row[1], row[2]) for row in rows if row[0] == kind] for kind in {row[0] for row in rows}}
    table = {}
    for initials, finals in (("initial", "final"), ("front", "narrow"), ("soft", "narrow")):
        for czech, latin in parts[initials]:
            for end, final in parts[finals]:
                table[czech + end] = latin + (final if latin in ("n", "l") else final.replace("ü", "u"))
    return table | dict(parts["whole"])


def pinyin_from_czech(name: str) -> str | None:
    """A name in the Czech transcription as pinyin, capitalised: Ťin-pching gives Jinping; None where it is none.

    The syllables of the name are parted by hyphens. Pinyin parts those that begin with a vowel by apostrophes (GB/T
    16159): Si-an is Xi'an.
    """
    parts = name.lower().translate(_PLAIN).split("-")
    if whole := _syllables().get("-".join(parts)):
        return whole.capitalize()
    found = [_syllables().get(part, "") for part in parts] if len(parts) <= _MOST else [""]
    written = "".join(f"'{each}" if each[0] in "aeo" else each for each in found) if all(found) else ""
    return written.lstrip("'").capitalize() or None


def is_telling(name: str) -> bool:
    """Whether a name has what pinyin never writes so, or its syllables parted: Čchiang, Kuang-tung; not Li, Wang."""
    lowered = name.lower().translate(_PLAIN)
    return "-" in lowered or any(mark in lowered for mark in _TELLING)
