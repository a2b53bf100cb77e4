"""Whether a single full stop ends its sentence, judged by the word that carries it and the word that follows."""

from __future__ import annotations

import re

from align.segment.clause import ends_in_clause, function, tokens, verbs
from align.segment.lexicon import Lexicon, word_list
from align.segment.stops import Stop

_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+[^\W\d_]{1,3}")
_ROMAN = re.compile(r"[IVXLCDM]{1,7}")
_NUMBER = re.compile(r"\d{1,3}")
_CONSONANTS = re.compile(r"[bcčdďfghjkmnňpqsštťvwxzžбвгджзклмнпрстфхцчшщ]{2,5}")


def joined(stop: Stop) -> str:
    """The word before the stop with its short neighbours: ``т. д`` gives ``т.д``, ``s. r. o`` gives ``s.r.o``."""
    word = stop.last
    for neighbour in reversed(stop.before[:-1]):
        if not neighbour.endswith(".") or len(neighbour.rstrip(".").rpartition(".")[2]) > 1 or len(word) > 8:
            break
        word = neighbour + word
    return word


def starts(stop: Stop, lexicon: Lexicon) -> bool:
    """Whether the word after the stop, by itself, says that a sentence begins; an initial (``В. Путин``) does not."""
    if any(mark in stop.opening for mark in '"„“«»”—–'):
        return bool(stop.word)
    return stop.word.lower() in lexicon.starters and not (len(stop.word) == 1 and stop.dotted)


def ends_before_capital(stop: Stop, lexicon: Lexicon, sentence: str) -> bool:
    """Whether a stop before a capital letter ends ``sentence``, the text before it."""
    word = stop.last
    if not word or not stop.gap:
        return not word or _glued(stop, lexicon)
    if len(word) > 5 and word.isalpha() and word.lower() not in lexicon.long:
        return True  # most stops, decided at once
    whole = joined(stop)
    if "." in whole and lexicon.counted.match(whole) and any(part[-1:].isdigit() for part in stop.before[-3:]):
        return not _counted_follows(stop, lexicon)
    if lexicon.final.match(whole) or lexicon.final.match("_".join(stop.before[-2:])):
        return True
    if "." in whole and (lexicon.before_name.match(whole) or _is_dotted(whole)):
        return _dotted_ends(stop, whole, lexicon, sentence)
    if len(word) == 1 and word.isupper():
        return _letter_ends(stop, lexicon)
    if _counts(stop, lexicon) and (lexicon.units.match(word) or lexicon.counted.match(word)):
        return lexicon.units.match(word) or not _counted_follows(stop, lexicon)
    if lexicon.before_name.match(word) or (len(word) == 2 and word.istitle() and len(stop.word) == 1 and stop.dotted):
        return False
    if lexicon.ambiguous.match(word) or _is_short(word, lexicon):
        return starts(stop, lexicon)
    if _ROMAN.fullmatch(word) or _NUMBER.fullmatch(word):
        return bool(stop.closers) or _ordinal_ends(stop, lexicon)
    return True


def ends_before_digit(stop: Stop, lexicon: Lexicon) -> bool:
    """Whether a stop before a digit ends the sentence: not in ``15. 7. 2023``, ``No. 5``, ``ст. 105``."""
    word, whole = stop.last, joined(stop)
    if _is_noon(whole) and ({*stop.opening} & {*"(["} or lexicon.months.match(stop.second)):
        return False  # "10 a.m. (7:00 GMT)", "9 a.m. 5 July"
    lists = (lexicon.before_name, lexicon.before_number, lexicon.ambiguous)
    if any(words.match(form) for words in lists for form in (word, whole)):
        return False
    if word.isdigit():
        return len(word) > 2
    if lexicon.months.match(word):
        return _is_amount(stop, lexicon)
    return not (len(word) == 1 and word.isalpha())


def _is_amount(stop: Stop, lexicon: Lexicon) -> bool:
    """Whether the figure after a month is no day or year: ``in July. 20 people died``, ``4. července. 20 000 lidí``."""
    behind = stop.second
    thousands = len(behind) == 3 and behind.isdigit()
    counted = len(behind) > 1 and behind.isalpha() and behind.islower() and not lexicon.after_date.match(behind)
    return stop.word.isdigit() and (thousands or counted)


def _is_noon(whole: str) -> bool:
    """Whether a word is that of the twelve-hour clock."""
    return whole.lower() in ("a.m", "p.m")


def _is_dotted(whole: str) -> bool:
    """Whether a word with inner stops is an abbreviation (``U.S``, ``s.r.o``) and not a domain (``mid.ru``)."""
    return bool(_DOTTED.fullmatch(whole)) and whole.rpartition(".")[2].lower() not in word_list("top-level")


def _is_short(word: str, lexicon: Lexicon) -> bool:
    """Whether a word looks like an abbreviation: a lower-case letter, or lower-case consonants alone."""
    if lexicon.units.match(word):
        return False
    return (len(word) == 1 and word.isalpha()) or (lexicon.vowelless and bool(_CONSONANTS.fullmatch(word)))


def _counts(stop: Stop, lexicon: Lexicon) -> bool:
    """Whether a number goes before the word: ``5 млрд``, ``5 тыс. чел``, ``5 млрд руб``."""
    previous = stop.before[-2] if len(stop.before) > 1 else ""
    return previous[-1:].isdigit() or lexicon.counted.match(previous.removesuffix("."))


def _counted_follows(stop: Stop, lexicon: Lexicon) -> bool:
    """Whether what follows is what the number counts, a currency, a people in the genitive, or is no word."""
    endings = tuple(entry[1:] for entry in lexicon.after_counted if entry.startswith("-"))
    known = not stop.word or stop.word in lexicon.after_counted or (len(stop.word) > 1 and stop.word.isupper())
    return known or (bool(endings) and stop.word.endswith(endings))


def _glued(stop: Stop, lexicon: Lexicon) -> bool:
    """A space lost between two sentences (``skončila.Prezident``), not ``gazeta.Ru``, ``ул.Ленина`` or an initial."""
    word = stop.last
    if lexicon.before_name.match(word) or lexicon.ambiguous.match(word) or stop.word.lower() in word_list("top-level"):
        return False
    return len(word) > 1 and word.isalpha() and word.islower()


def _dotted_ends(stop: Stop, whole: str, lexicon: Lexicon, sentence: str) -> bool:
    if lexicon.before_name.match(whole):
        return False
    if _is_noon(whole) and lexicon.clock_after:
        zoned = stop.second == "time" or stop.word in lexicon.clock_after
        return not zoned and not lexicon.clock_after.match(stop.word)
    return starts(stop, lexicon) or _new_subject(stop, lexicon, sentence)


def _new_subject(stop: Stop, lexicon: Lexicon, sentence: str) -> bool:
    """Whether a name that is no part of ``the U.S. Senate`` and its verb follow: ``It is in the U.S. Iran denied``."""
    if len(stop.before) < 3 or stop.before[-2] != "the" or stop.before[-3].lower() not in function("preposition"):
        return False  # the subject, not a place: "The U.S. Mint said", "He hopes the U.S. Team won"
    kinds = ("auxiliary", "preterite", "participle", "third-person", "regular")
    named = stop.word not in lexicon.institutions and stop.second in verbs(*kinds)
    return named and ends_in_clause(tokens(sentence))


def _letter_ends(stop: Stop, lexicon: Lexicon) -> bool:
    """A single letter is an initial, unless it is a label (``skupina B.``) or the next word begins a sentence."""
    previous = stop.before[-2] if len(stop.before) > 1 else ""
    return lexicon.labelled.match(previous) or starts(stop, lexicon)


def _ordinal_ends(stop: Stop, lexicon: Lexicon) -> bool:
    """Czech writes its ordinals with a stop; English does so in dates left over from Czech (``4. July``)."""
    if lexicon.months.match(stop.word):
        return False
    previous = stop.before[-2] if len(stop.before) > 1 else ""
    scored = len(stop.before) == 3 and not previous and stop.before[0].isdigit()  # 2 : 1
    counts = previous.isdigit() or (previous.endswith(".") and previous.islower() and previous[:-1].isalpha())
    if scored or counts:
        return True  # "č. 5.", "12 500." do not rank
    if previous[-1:] == "." and previous[:-1].isdigit():
        return True  # "30. 9." is a whole date
    return not lexicon.ordinals or starts(stop, lexicon)
