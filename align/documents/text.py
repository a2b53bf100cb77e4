"""Plain text: the decoded content, unchanged; title, dateline and closing credit are only noted in ``meta``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from align.documents.dateline import find_credit, find_dateline
from align.documents.decoding import decode
from align.errors import InputError
from align.segment.comments import without_comments

_FINAL = ".…;:,"
_INVISIBLE = "\ufeff\u200b\u2060"
_CLOSING = "\"'”“’‘»«)]"
_MOST_TITLE = 180
_MOST_DOUBTFUL = 100
_DATELINE_WITHIN = 3


def read_text(data: bytes, name: str, lang: str, encoding: str | None) -> tuple[str, dict[str, Any]]:
    """Text and meta of a text file. Raises InputError for an empty one and for bytes that do not decode."""
    return take_text(decode(data, name, encoding), name, lang)


def take_text(text: str, name: str, lang: str, title: str = "") -> tuple[str, dict[str, Any]]:
    """The text as it is, with meta (title, dateline, byline); ``title`` says which first line is one beyond doubt.

    Comments that silence findings are no part of these. Raises InputError where there is nothing but white space.
    """
    plain = without_comments(text)
    if all(character.isspace() or character in _INVISIBLE for character in plain):
        raise InputError(f"{name}: is empty", "Give a text with at least one sentence.")
    shown = [plain[start:end].strip() for start, end in paragraphs(plain)]
    meta: dict[str, Any] = {}
    if shown[0] == title.strip() or looks_like_title(shown, lang):
        meta["title"] = shown[0]
    return text, meta | body_meta(shown["title" in meta :], lang)


def body_meta(body: list[str], lang: str) -> dict[str, Any]:
    """Dateline (a lead may stand before it) and closing credit, where they are recognized."""
    datelines = (find_dateline(paragraph, lang) for paragraph in body[:_DATELINE_WITHIN])
    found = {
        "dateline": next(filter(None, datelines), ""),
        "byline": find_credit(body[-1]) if len(body) > 1 else "",
    }
    return {key: value for key, value in found.items() if value}


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that is not blank, its line end (LF or CRLF) left out."""
    start = 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        end = stop - 1 if stop < len(text) and text[start:stop].endswith("\r") else stop
        if text[start:end].strip():
            yield start, end
        start = stop + 1


def looks_like_title(lines: list[str], lang: str) -> bool:
    """Whether the first of these lines heads the others: short, no sentence, no dateline, and a paragraph follows."""
    line = lines[0]
    if len(lines) < 2 or len(line) > _MOST_TITLE or find_dateline(line, lang):
        return False
    if lines[1][0].islower():  # a sentence that was wrapped over two lines
        return False
    bare = line.rstrip(_CLOSING)
    last = bare[-1:]
    if last and last in "?!":  # a question may head an article or open it: a headline is short beside what follows
        return len(line) <= _MOST_DOUBTFUL and len(lines[1]) > len(line)
    if last == ".":  # `… in the U.S.` ends in an abbreviation
        return len(line) <= _MOST_DOUBTFUL < len(lines[1]) and bare[-3:-2] == "." and bare[-2:-1].isupper()
    return bool(last) and last not in _FINAL
