"""Blanks lost beside punctuation: behind a quotation, a comma, a stop, and at brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from align.auditing.context import Context
from align.auditing.lexicon import frequency, is_a, is_function
from align.auditing.quoting.quotations import closed_ends
from align.auditing.rule import Mark
from align.auditing.watches import is_capitalised, is_comma
from align.auditing.watching import Pair
from align.segment.lexicon import lexicon

_SURE = 0.96
_FAIR = 3.5
_SHORTEST = 3
_PREFIXES = ("anti", "bio", "co", "counter", "de", "dis", "eco", "ex", "in", "mis", "neo", "non", "post", "pre", "pro",
             "pseudo", "quasi", "re", "semi", "sub", "super", "ultra", "un")  # fmt: skip
_STOPS = (",", ".", "!", "?", "…")
_CLOSED = ('"', "”")
_FILE = re.compile(r"[./_@-]\w")  # what follows a word that is part of a file's name or an address
_IN_ADDRESS = re.compile(r"[./_@:-]\Z")  # what precedes one


def _is_quote(word: str) -> bool:
    return word in _CLOSED


def _is_small(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.islower() and frequency(word) >= _FAIR


def _is_stop(word: str) -> bool:
    return word == "."


def _is_opening(word: str) -> bool:
    return word == "("


def _is_closing(word: str) -> bool:
    return word == ")"


def _is_name(word: str) -> bool:
    return len(word) >= _SHORTEST and word[0].isupper() and word[1:].islower()


def _begins_sentence(word: str) -> bool:
    return _is_name(word) or (word.istitle() and is_function(word)) or is_a(word, "subject_pronouns")


def _is_long(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and (_is_name(word) or _is_small(word))


def _may_follow_comma(word: str) -> bool:
    return _is_small(word) or (_is_name(word) and word.isalpha())


def _may_follow_quotation(word: str) -> bool:
    return is_capitalised(word) or is_a(word, "subject_pronouns", "telling", "reporting")


_QUOTE, _COMMA = Pair(_is_quote, _may_follow_quotation), Pair(is_comma, _may_follow_comma)
_STOP, _CLOSING = Pair(_is_stop, _begins_sentence), Pair(_is_closing, _is_long)
_OPENING = Pair(_is_name, _is_opening)
JOINTS = (_QUOTE, _COMMA, _STOP, _CLOSING, _OPENING)


def lost_blanks(context: Context) -> Iterator[Mark]:
    """Marks over the two words, or the word and the bracket, that want a blank between them."""
    yield from _behind_quotes(context)
    yield from _behind_commas(context)
    for joint, judge in _JUDGES:
        for place in context.places(joint):
            first, second = context.tokens[place - 1 : place + 1]
            if first.end != second.start or not judge(context, place):
                continue
            start = context.tokens[place - 2].start if joint is _STOP else first.start
            if not context.protected(start, second.end):
                written = context.text[start : first.end]
                message = f"no space parts “{written}” from “{second.text}”"
                yield Mark(start, second.end, message, f"{written} {second.text}", _SURE)


def _behind_quotes(context: Context) -> Iterator[Mark]:
    """A name, a pronoun or a verb of saying glued to the quotation before it: ``"We began in time,"Hudák said``."""
    places = [place for place in context.places(_QUOTE) if place > 2]
    closed = closed_ends(context.text) if places else {}
    for place in places:
        word, stop, quote, name = context.tokens[place - 3 : place + 1]
        joined = stop.text in _STOPS and word.end == stop.start and stop.end == quote.start and quote.end == name.start
        joined = joined and (name.is_capitalised or stop.text != ".")
        if joined and quote.end in closed and not context.protected(name.start, name.end):
            written = context.text[word.start : quote.end]
            message = f"no space parts the quotation from “{name.text}”"
            yield Mark(word.start, name.end, message, f"{written} {name.text}", _SURE)


def _behind_commas(context: Context) -> Iterator[Mark]:
    """A comma that has no space behind it: ``Novotná,quoted by the daily``, ``the Kremlin,Peskov said``."""
    for place in context.places(_COMMA):
        if place < 2:
            continue
        first, comma, word = context.tokens[place - 2 : place + 1]
        joined = first.end == comma.start and comma.end == word.start
        shaped = first.text.isdecimal() or first.text.istitle() or _is_small(first.text)
        listed = "," in (context.text[max(0, first.start - 1) : first.start], context.text[word.end : word.end + 1])
        if joined and shaped and len(first.text) > 1 and not listed and not _is_one(context, first.start, word.end):
            message = f"no space parts “{first.text},” from “{word.text}”"
            yield Mark(first.start, word.end, message, f"{context.text[first.start : comma.end]} {word.text}", _SURE)


def _is_one(context: Context, start: int, end: int) -> bool:
    """Whether what stands there is part of an address or a file's name, or stands so in the original."""
    source = context.aligned.source
    beside = _FILE.match(context.text, end) or _IN_ADDRESS.search(context.text[max(0, start - 1) : start])
    known = source is not None and context.text[start:end] in source.text
    return bool(beside) or known or context.protected(start, end)


def _ends_sentence(context: Context, place: int) -> bool:
    """``is open.Savelyev``: a plain word that is no abbreviation, and no part of an address, stands before the stop.

    Or a quotation ends there: ``"is open".Savelyev``.
    """
    if place < 2:
        return False
    word, stop, name = context.tokens[place - 2 : place + 1]
    if word.text in _CLOSED:
        closed = word.end in closed_ends(context.text)
        return closed and word.end == stop.start and not context.protected(stop.start, name.end)
    opens = is_function(name.text) or is_a(name.text, "subject_pronouns")
    least = 2 if opens else _SHORTEST
    plain = word.text.islower() and frequency(word.text) >= _FAIR and len(word.text) >= least
    plain = plain or (_is_name(word.text) and opens)  # Bohumín.Its
    shortened = lexicon("en").ambiguous.match(word.text) or lexicon("en").before_name.match(word.text)
    after = context.text[name.end : name.end + 1]
    apart = after in (" ", ",", "'", "’", "") and context.text[word.start - 1 : word.start] in (" ", "\n", "")
    return plain and not shortened and apart and word.end == stop.start and not _is_one(context, word.start, name.end)


def _closes(context: Context, place: int) -> bool:
    """``(ODS)said``: the brackets hold a word or more and stand apart from what is before them; not ``(re)open``."""
    tokens = context.tokens
    opening = next((at for at in range(place - 2, max(-1, place - 8), -1) if tokens[at].text == "("), None)
    if opening is None or opening == 0:
        return False
    apart = tokens[opening - 1].end < tokens[opening].start and tokens[opening + 1].text[0].isalnum()
    held = context.text[tokens[opening].end : tokens[place - 1].start]
    if _is_prefix(held, tokens[place].text):
        return False
    return apart and len(held) > 1 and not _FILE.match(context.text, tokens[place].end)


def _is_prefix(held: str, word: str) -> bool:
    """Whether brackets hold the beginning of the word behind them: ``(un)successful``, ``(pro)Russian``.

    A small word or a verb of saying may follow a word in brackets, where the two together are none: ``(again)while``,
    not ``(with)out``. A name in brackets is no beginning: ``(Greens)voted``.
    """
    if not held.isalpha() or not held[1:].islower() or not word[1:].islower():
        return False
    told = is_function(word) or is_a(word, "reporting")
    whole = frequency(held + word) > 0
    if held.islower() and word.islower():
        return whole or not told
    return whole or held.lower() in _PREFIXES


def _opens(context: Context, place: int) -> bool:
    """``Malá(ODS)``: a name, and a word with a capital or a number in the brackets."""
    tokens = context.tokens
    if place + 2 >= len(tokens) or tokens[place].end != tokens[place + 1].start:
        return False
    held, closing = tokens[place + 1], tokens[place + 2]
    shaped = len(held.text) > 1 and (held.text[0].isupper() or held.text.isdigit())
    return shaped and closing.text == ")" and context.text[tokens[place - 1].start - 1 : tokens[place - 1].start] == " "


_JUDGES: tuple[tuple[Pair, Callable[[Context, int], bool]], ...] = (
    (_STOP, _ends_sentence),
    (_CLOSING, _closes),
    (_OPENING, _opens),
)
