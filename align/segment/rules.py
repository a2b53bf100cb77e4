"""Where the sentences of one paragraph end: each candidate stop, judged in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from align.segment.abbreviations import ends_before_capital, ends_before_digit, starts
from align.segment.dateline import dateline_end
from align.segment.lexicon import Lexicon
from align.segment.stops import Stop, stops

_PARENTHESIS = re.compile(r"\([^()]{0,400}\)")
_LOWER_START = re.compile(
    r"[a-z]{1,2}[A-Z]|a[lnrštd]{1,2}-[A-ZČŠŽ]|[a-z\d-]{2,40}\.[a-z\d.-]{2,40}|[^\W\d_]\)"
)  # iPhone, al-Asad, ukrinform.ua
_DASH = re.compile(r"[—–-]\s*")
_QUOTES = "\"”’“»«'"
_TITLE = re.compile(r"[^\W\d_] [\"„“«](?:[\w'’-]{1,30} ?){1,4}\Z")  # группы «Руки вверх!», film „Kdo za to může?“
_ADDRESS = re.compile(r"(?:[a-zA-Z][a-zA-Z\d+.-]{0,20}://|(?<![^\W_])www\.)\S{1,4000}")
_REACH = 400  # characters of a sentence looked at for its verb
_LIST_NUMBER = re.compile(r"[\s(\[„\"]*(?:\d{1,3}|[^\W\d_])")


def boundaries(text: str, lexicon: Lexicon) -> Iterator[Stop]:
    """The stops that end a sentence of the paragraph, in order; its own end is not among them.

    Between two of them lies one sentence. Linear in the length of ``text``.
    """
    start = dateline_end(text)
    parentheses = [match.span() for match in _PARENTHESIS.finditer(text)] if "(" in text else []
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if "://" in text or "www." in text else []
    for stop in stops(text):
        if stop.at < start or (not stop.gap and _spanning(addresses, stop, text)):
            continue  # within what is over, or an address: "https://example.com/watch?V=abc"
        if _ends(text, start, stop, lexicon) and not _inside(parentheses, start, stop, text):
            yield stop
            start = stop.next_at


def _spanning(spans: list[tuple[int, int]], stop: Stop, text: str) -> tuple[int, int] | None:
    """The one of the spans that the stop stands in."""
    index = bisect_right(spans, (stop.at, len(text))) - 1
    return spans[index] if index >= 0 and stop.at < spans[index][1] else None


def _inside(parentheses: list[tuple[int, int]], start: int, stop: Stop, text: str) -> bool:
    """Whether the stop is in (or closes with) a parenthesis that began inside the sentence."""
    parenthesis = _spanning(parentheses, stop, text)
    return parenthesis is not None and bool(text[start : parenthesis[0]].strip())


def _ends(text: str, start: int, stop: Stop, lexicon: Lexicon) -> bool:
    first = stop.word[:1]
    if first.islower() and not _LOWER_START.match(text, stop.word_at):
        return False
    if any(c in _QUOTES for c in stop.closers) and _DASH.fullmatch(stop.opening):
        return False  # "...!" - Путин
    if first and not first.isalnum():
        return False
    if "!" in stop.mark or "?" in stop.mark:
        return _exclaims(text, start, stop, lexicon)
    if len(stop.mark) > 1 or stop.mark == "…":
        return _trails_off(text, start, stop)
    return _full_stop(text, start, stop, lexicon)


def _exclaims(text: str, start: int, stop: Stop, lexicon: Lexicon) -> bool:
    if text[stop.at - 1 : stop.at] == "(" and stop.closers.startswith(")"):
        return False  # a remark on one word: "miliarda (!) korun"
    if lexicon.bang.match(stop.last):
        return stop.word.lower() in lexicon.starters
    if not stop.gap or not any(c in _QUOTES for c in stop.closers):
        return True
    if starts(stop, lexicon):
        return True
    return not _attributed(text, stop, lexicon) and not _TITLE.search(text, max(start, stop.at - 60), stop.at)


def _attributed(text: str, stop: Stop, lexicon: Lexicon) -> bool:
    """Whether up to three words and a verb of speech follow a quotation (``"Why?" John Smith asked.``)."""
    if stop.opening:
        return False
    words = text[stop.word_at : stop.word_at + 80].split()[:4]
    return any(lexicon.speech.match(word.strip(".,:;!?")) for word in words[1:])


def _trails_off(text: str, start: int, stop: Stop) -> bool:
    if text[stop.at - 1 : stop.at] in ("[", "(") or not text[start : stop.at].strip(_QUOTES + "„ "):
        return False  # an omission mark, or dots that lead in
    return not stop.word[:1].isdigit()


def _full_stop(text: str, start: int, stop: Stop, lexicon: Lexicon) -> bool:
    if not stop.opening and _LIST_NUMBER.fullmatch(text, start, stop.at):
        return False  # "1. Introduction"
    if stop.word[:1].isdigit():
        return ends_before_digit(stop, lexicon)
    return ends_before_capital(stop, lexicon, text[max(start, stop.at - _REACH) : stop.at])
