"""Which words of an English text were left in the language of the original: in Cyrillic, in Latin letters, in Czech."""

from __future__ import annotations

import re
from functools import lru_cache

from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.romanized_words import is_other_case, is_romanized, loans, may_be_left
from align.auditing.watches import is_word

CYRILLIC = re.compile("[\u0400-\u052f]")
_CZECH = re.compile("[áčďéěíňóřšťúůýž]", re.IGNORECASE)
_ADJECTIVE = re.compile("(?:[kntlr][áýé]|v[áý]|ní|ší)$")  # Česká spořitelna, Národní muzeum; not Podle, Ekonomové
_RARE, _MARGIN = 2.6, 1.0
_REACH, _LONGEST = 8, 40
_PARTICLE = 6  # letters; shorter words stand inside names
_CURRENCY = frozenset(("koruna", "koruny"))  # which English writes too


def has_foreign_letter(word: str) -> bool:
    """Whether a word has a letter of the originals that English does not write: without an original only they tell."""
    return not word.isascii() and (CYRILLIC.search(word) or _CZECH.search(word)) is not None


def may_be_foreign(word: str) -> bool:
    """Whether a word may have been left: it has a foreign letter, or English hardly knows it in small letters."""
    return is_word(word) and (has_foreign_letter(word) or may_be_left(word.lower()) or _is_rather_czech(word))


def is_left(context: Context, index: int) -> bool:
    """Whether the token was left; of those that ``may_be_foreign``, or without an original have a foreign letter."""
    token = context.tokens[index]
    if not token.is_word:
        return False
    if CYRILLIC.search(token.text):
        return _is_cyrillic(token.text)
    word = token.text.lower() if _opens_plainly(context, index) else token.text
    if context.aligned.source is not None and may_be_left(word) and not _in_name(context, index):
        source = context.aligned.source.text
        if lang_of(context) == "ru":
            return is_romanized(word, source, plain=word != token.text)
        if czech_frequency(token.text) > 1 and is_other_case(token.text, source):
            return True
    return lang_of(context) == "cs" and token.text.islower() and _is_czech(context, index)


def _opens_plainly(context: Context, index: int) -> bool:
    """Whether the token opens its sentence before a small word and has no capital elsewhere, as a name would."""
    tokens, (start, end) = context.tokens, context.sentence_of(index)
    if index != start or index + 1 >= end or not tokens[index + 1].text.islower():
        return False
    return tokens[index].text.istitle() and context.texts.count(tokens[index].text) == 1


def lang_of(context: Context) -> str:
    """The original's language; without an original Czech is looked for."""
    return context.aligned.source.lang if context.aligned.source else "cs"


def _is_cyrillic(word: str) -> bool:
    """A word that is not an English one with a letter from elsewhere (homoglyph's matter)."""
    return sum(map(str.isascii, word)) * 2 < len(word)


def _is_czech(context: Context, index: int) -> bool:
    """A small Czech word outside a name: of the source, or with Czech letters and unknown to English."""
    word = context.tokens[index].text
    marked = _CZECH.search(word) is not None
    if word in _CURRENCY or word in loans() or not 3 <= len(word) <= _LONGEST or (not marked and len(word) < 4):
        return False
    english, czech = frequency(word), czech_frequency(word)
    known = word in source_words(context)
    if marked:
        fits = czech > english if known else czech >= max(1.0, english + _MARGIN)
        fits = fits or (english <= 0 and _has_form_in_source(context, word))
    else:
        fits = known and _is_rather_czech(word)
    return fits and not _in_name(context, index)


def _is_rather_czech(word: str) -> bool:
    """Whether a word is far more frequent in Czech than in English."""
    return frequency(word) < _RARE and czech_frequency(word) > max(2.0, frequency(word) + _MARGIN)


def _has_form_in_source(context: Context, word: str) -> bool:
    """Whether the original has the word in another case: perníkové of perníkových."""
    source = context.aligned.source
    return source is not None and len(word) >= _PARTICLE and word[:-1] in _beginnings(source.text)


@lru_cache(maxsize=2**14)
def czech_frequency(word: str) -> float:
    """The Zipf frequency of a word in Czech."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "cs"))


def source_words(context: Context) -> frozenset[str]:
    """The words of the original, in small letters; none without one."""
    source = context.aligned.source
    return _words_of(source.text) if source else frozenset()


@lru_cache(maxsize=4)
def _beginnings(text: str) -> frozenset[str]:
    """What the words of a text begin with, and they themselves."""
    return frozenset(word[:stop] for word in _words_of(text) for stop in range(_PARTICLE - 1, min(len(word), _LONGEST)))


@lru_cache(maxsize=4)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", text.lower()))


def _in_name(context: Context, index: int) -> bool:
    """``nad`` of ``Kostelec nad Orlicí``, ``banka`` of ``Moravská banka``: beside a capital that is not English."""
    tokens = context.tokens
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    between = before and after and before.is_capitalised and after.is_capitalised
    if between and len(tokens[index].text) < _PARTICLE:
        return True
    place, (start, _) = index - 1, context.sentence_of(index)
    while place >= max(start, index - _REACH) and tokens[place].text.islower() and _is_foreign(tokens[place].text):
        place -= 1
    if place < start or not tokens[place].is_word:
        return False
    head = tokens[place]
    if not head.is_capitalised or not _is_foreign(head.text):
        return False
    return place != start or _ADJECTIVE.search(head.text) is not None


def _is_foreign(word: str) -> bool:
    return frequency(word) < _RARE or _CZECH.search(word) is not None
