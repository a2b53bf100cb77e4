"""Names from one script or orthography into another, by published standards.

Russian by the schemes of the ``iuliia`` package (BGN/PCGN 1947, ISO 9, GOST, ICAO Doc 9303, ...), Ukrainian by
resolution 55 of the Cabinet of Ministers of Ukraine of 2010 (adopted as BGN/PCGN 2019), both into Czech by the tables
of the Rules of Czech Orthography, and Czech spellings of Russian names back into English news style.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from align.errors import ConfigError
from align.names.tables import read_table

NEWS_SCHEMES = (
    "wikipedia", "bgn_pcgn", "bgn_pcgn_alt", "bs_2979_alt", "gost_52290", "gost_52535", "icao_doc_9303", "mosmetro",
    "mvd_782", "ala_lc_alt", "yandex_maps", "yandex_money",
)  # fmt: skip
"""The schemes of iuliia whose output English newsrooms have printed, the commonest first."""

_SOFT_SIGNS = str.maketrans("", "", "'’ʹʼ`ʺ\"")
_VOWEL = "аеёєиіїоуыэюяьъ'’ʼ"
_SOFTENED = {"д": "ď", "т": "ť", "н": "ň"}
_FROM_CZECH = (
    ("šč", "shch"), ("ch", "kh"), ("dž", "dzh"), ("ž", "zh"), ("š", "sh"), ("č", "ch"), ("c", "ts"),
    ("ě", "e"), ("ď", "d"), ("ť", "t"), ("ň", "n"), ("ř", "r"), ("ů", "u"),
    ("á", "a"), ("é", "e"), ("í", "i"), ("ó", "o"), ("ú", "u"), ("ý", "y"),
)  # fmt: skip
_CZECH_PIECE = re.compile("|".join(piece for piece, _ in _FROM_CZECH) + "|j")
_SETTLED = {"jurij": "juri"}  # Yuri is what houses write, where the rule would give Yury


@lru_cache(maxsize=8192)
def romanize_russian(name: str, scheme: str = "wikipedia") -> str:
    """A Russian name in Latin letters by one of iuliia's schemes, soft and hard signs left out.

    Raises ConfigError for a scheme that iuliia does not have.
    """
    import iuliia

    schema = getattr(iuliia, scheme.upper(), None)
    if schema is None:
        raise ConfigError(f"no romanization scheme is called {scheme!r}", f"Try one of: {', '.join(NEWS_SCHEMES)}.")
    return str(schema.translate(name)).translate(_SOFT_SIGNS)


@lru_cache(maxsize=8192)
def romanize_ukrainian(name: str) -> str:
    """A Ukrainian name in Latin letters by KMU 55/2010: Запоріжжя gives Zaporizhzhia."""
    import translitua

    return str(translitua.translit(name, translitua.UkrainianKMU))


def romanizations(name: str) -> tuple[str, ...]:
    """All distinct spellings of a Russian name that English news may use, the commonest first, in plain letters."""
    spelled = [romanize_russian(form, scheme) for scheme in NEWS_SCHEMES for form in (name, name.replace("ё", "е"))]
    for each in tuple(spelled):
        spelled += [_shortened(each), re.sub(r"iy\b", "y", each), re.sub(r"([zs]h|ch)yo", r"\1o", each)]
    return tuple(dict.fromkeys(each for each in spelled if each.isascii()))


def _shortened(spelled: str) -> str:
    """``-oye`` and ``-aya`` as the older press wrote them: Rubezhnoe."""
    return re.sub(r"oye\b", "oe", spelled)


@cache
def _czech_letters() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) if len(row) > 2 else ("", "") for row in read_table("czech_letters.tsv")}


def to_czech(name: str, lang: str) -> str:
    """A Russian (``ru``) or Ukrainian (``uk``) name as Czech writes it: Ушаков gives Ušakov, Харків Charkiv."""
    ours = 0 if lang == "ru" else 1
    letters = _czech_letters()
    spelled: list[str] = []
    lowered = name.lower()
    for at, letter in enumerate(lowered):
        before = lowered[at - 1] if at else " "
        latin = letters.get(letter, (letter, letter))[ours]
        if latin == "'":
            _soften(spelled, before, lowered[at + 1 : at + 2])
        elif latin.startswith("J"):
            spelled.append(_after(before, latin, ours == 0, spelled))
        else:
            spelled.append(latin)
    return _capitals(name, "".join(spelled))


def _soften(spelled: list[str], before: str, behind: str) -> None:
    """A soft sign: ``ď``, ``ť``, ``ň`` at the end of a word or before a vowel; nothing elsewhere."""
    if before in _SOFTENED and not behind.isalpha():
        spelled[-1] = _SOFTENED[before]


def _after(before: str, latin: str, russian: bool, spelled: list[str]) -> str:
    """``Je``, ``Jo``, ``Ju``, ``Ja`` behind the letter ``before``."""
    vowel = latin[1]
    if not before.isalpha() or before in _VOWEL:
        return "j" + vowel
    if before in "жчшщц" and russian:
        return vowel
    if vowel == "e" and russian:
        return "ě" if before in _SOFTENED else "e"
    if before in _SOFTENED:
        spelled[-1] = _SOFTENED[before]
        return vowel
    return "j" + vowel


def _capitals(name: str, spelled: str) -> str:
    words = re.split(r"([ -])", spelled)
    return "".join(word[:1].upper() + word[1:] for word in words) if name[:1].isupper() else spelled


def from_czech(name: str) -> str:
    """The Czech spelling of a Russian name in English news style: Jurij Ušakov gives Yuri Ushakov, Sergej Sergey."""
    return " ".join(_word_from_czech(word) for word in name.split(" "))


def _word_from_czech(word: str) -> str:
    lowered = re.sub(r"(?<=[bcčdfghklmnprsštvzž])ij(?=[aeou])", "iy", word.lower())
    lowered = _SETTLED.get(lowered, re.sub(r"[iy]j$", "y", lowered))
    pieces = dict(_FROM_CZECH)
    spelled = _CZECH_PIECE.sub(lambda found: pieces.get(found[0], found[0].replace("j", "y")), lowered)
    return spelled[:1].upper() + spelled[1:] if word[:1].isupper() else spelled
