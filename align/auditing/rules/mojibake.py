"""Text that was read in the wrong encoding: ``schoolâ€™s``, ``VojtÄ›ch``, ``Dvoøák``, ``Havl??ek``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial

from align.auditing.context import Context
from align.auditing.encodings import decoded, readings
from align.auditing.lexicon import frequency
from align.auditing.quoting.quotations import is_curly
from align.auditing.rule import Example, Mark, Rule

# Letters and digits with all that is not ASCII around them: the bytes of a broken character are never ASCII.
_PIECE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]*+(?:[^\x00-\x7f]++[A-Za-z0-9]*+)++")
_BROKEN = re.compile(r"(?<![^\W\d_])[^\W\d_]*+(?:[?\ufffd]{1,4}[^\W\d_]++)*+\ufffd{0,4}")
_APOSTROPHE = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{2,30})(?:\ufffd(s|t|re|ve|ll|d|m)(?![\w\ufffd?])|\?(s|t|re|ve|ll)(?= [a-z0-9]))"
)
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_QUESTIONED = re.compile(r"\?[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile("Å[ \u00a0](?=[a-záéíóúýčďěňřšťůž])")
_LONGEST = 200
Words = Callable[[], frozenset[str]]
_ALIKE, _RARE = 0.9, 1.5


def check(context: Context) -> Iterator[Mark]:
    """Characters that come from reading the text in the wrong encoding.

    UTF-8 read as something else shows by itself (ftfy decides); single letters of another code page and letters that
    were lost are repaired where the source has the word.
    """
    if context.text.isascii() and "?" not in context.text:
        return
    words = cache(partial(_source_words, context))
    yield from _joined(context.text, _misread(context, words))
    yield from _lost(context, words)


def _joined(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks in order, those of words side by side as one: ``VelkĂ© LosinĂ©`` was misread at once."""
    last: Mark | None = None
    for mark in marks:
        if last is not None and _are_words(last, mark) and text[last.end : mark.start] in (" ", "\u00a0"):
            between = text[last.end : mark.start]
            mended = f"{last.replacement}{between}{mark.replacement}"
            broken, sure = text[last.start : mark.end], min(last.confidence, mark.confidence)
            last = _mark(last.start, broken, mended, sure, str(last.evidence.get("source", "")))
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last


def _are_words(*marks: Mark) -> bool:
    return all(_WORD.fullmatch(mark.replacement or "") for mark in marks)


def _misread(context: Context, words: Words) -> Iterator[Mark]:
    for found in _pieces(context.text):
        piece = found[0]
        if len(piece) > _LONGEST:
            continue
        mark = (
            _piece(context, found.start(), piece, words)
            or _with_gap(context, found, words)
            or _with_blank(context, found)
        )
        if mark and (_is_punctuation(mark.replacement or "") or not context.protected(mark.start, mark.end)):
            yield mark


def _pieces(text: str) -> Iterator[re.Match[str]]:
    """What ``_PIECE.finditer`` finds, sought from the characters outside ASCII, which are few."""
    end = 0
    while foreign := _FOREIGN.search(text, end):
        start = foreign.start()
        while start > end and text[start - 1].isalnum():
            start -= 1
        found = _PIECE.match(text, start)
        end = found.end() if found else foreign.end()
        if found:
            yield found


def _piece(context: Context, start: int, piece: str, words: Words) -> Mark | None:
    """The mark for a piece whose UTF-8, or whose one letter of another code page, was misread."""
    mended = decoded(piece)
    if mended != piece:
        return _mark(start, piece, mended, 0.97 if mended.isprintable() else 0.8)
    word = _other_page(piece, words) if words() and piece not in words() else None
    word = word or _sounding(context, piece)
    return _mark(start, piece, word, 0.96, word) if word else None


def _is_punctuation(text: str) -> bool:
    """Whether nothing but marks is there: a broken quotation mark behind an address is no part of it."""
    return not any(letter.isalnum() for letter in text)


def _with_gap(context: Context, found: re.Match[str], words: Words) -> Mark | None:
    """``Å koda``: the second byte of Š is a no-break space, which pages turn into a plain one."""
    gap = _GAP.match(context.text, found.start()) if words() else None
    tail = gap and (_PIECE.match(context.text, gap.end()) or _WORD.match(context.text, gap.end()))
    if not tail:
        return None
    mended = "Š" + decoded(tail[0])
    broken = context.text[found.start() : tail.end()]
    return _mark(found.start(), broken, mended, 0.98, mended) if mended in words() else None


def _with_blank(context: Context, found: re.Match[str]) -> Mark | None:
    """``300Â rubles``: a no-break space whose second byte became a plain one."""
    word = found[0].removesuffix("Â")
    broken = (
        word != found[0] and (word[-1:].isdigit() or word[-1:].islower()) and context.text[found.end() :][:1] == " "
    )
    return _mark(found.start(), found[0], word, 0.97) if broken else None


def _apostrophes(context: Context) -> Iterator[Mark]:
    """An apostrophe that was lost: ``city\ufffds``, ``Kyiv?s mayor``."""
    for found in _APOSTROPHE.finditer(context.text):
        known = frequency(found[1]) > 0 or found[1][0].isupper()
        if known and not context.protected(*found.span()):
            sign = "’" if is_curly(context.text) else "'"
            yield _mark(found.start(), found[0], f"{found[1]}{sign}{found[2] or found[3]}", 0.96)


def _lost(context: Context, words: Words) -> Iterator[Mark]:
    """Letters that became ``?`` or U+FFFD."""
    if "\ufffd" not in context.text and not _QUESTIONED.search(context.text):
        return
    apostrophes = {mark.start: mark for mark in _apostrophes(context)}
    fitting = lru_cache(maxsize=2**12)(lambda broken: _fitting(broken, words()))
    for found in _BROKEN.finditer(context.text):
        broken = found[0]
        if broken.isalpha() or not 3 <= len(broken) <= _LONGEST or context.protected(*found.span()):
            continue
        if found.start() in apostrophes:
            yield apostrophes[found.start()]
        elif len(mended := fitting(broken)) == 1 and not _is_open(context, broken):
            yield _mark(found.start(), broken, mended[0], 0.97, mended[0])
        elif adjective := _plural(context, broken):
            yield _mark(found.start(), broken, adjective, 0.95, adjective)
        elif "\ufffd" in broken:
            yield Mark(found.start(), found.end(), "a character was lost in reading", None, 0.9, {}, review=True)


def _is_open(context: Context, broken: str) -> bool:
    """Whether the ending itself was lost, of a word that the original has in another case: Velká, Velké, Velký."""
    source = context.aligned.source
    if source is None or broken[-1] not in "?\ufffd":
        return False
    stem = re.escape(broken[:-1])
    return not re.search(rf"\b{stem}[^\x00-\x7f]\b", source.text) if stem.isalpha() else False


def _plural(context: Context, broken: str) -> str:
    """The adjective of a place in the plural, whose last letter was lost: Velké, of Velkých Losinách; else empty."""
    source, stem = context.aligned.source, broken[:-1]
    if source is None or source.lang != "cs" or not stem.isalpha() or not stem[0].isupper():
        return ""
    forms = set(re.findall(rf"\b{stem}(ý\w+)[ \u00a0]\w+(?:ách|ích|ech|ám|ím|ami|emi)\b", source.text))
    return f"{stem}é" if forms and forms <= {"ých", "ým", "ými"} else ""


def _fitting(broken: str, words: frozenset[str]) -> list[str]:
    """The words that the broken one may have been: each lost letter was one that is not ASCII."""
    pattern = re.compile("".join("[^\x00-\x7f]" if c in "?\ufffd" else re.escape(c) for c in broken))
    return sorted(word for word in words if len(word) == len(broken) and pattern.fullmatch(word))


def _mark(start: int, broken: str, mended: str, confidence: float, source: str = "") -> Mark:
    evidence = {"source": source} if source else {}
    return Mark(start, start + len(broken), f"“{mended}” was read in the wrong encoding", mended, confidence, evidence)


def _other_page(piece: str, words: Words) -> str | None:
    """The word of the source that the piece is, read by another code page."""
    return next((word for word in readings(piece) if word in words()), None)


@lru_cache(maxsize=2**14)
def _known_readings(piece: str) -> Sequence[str]:
    """The capitalised words that a piece may be by other code pages, and that English knows."""
    return [word for word in dict.fromkeys(readings(piece)) if word[0].isupper() and frequency(word) >= _RARE]


def _sounding(context: Context, piece: str) -> str | None:
    """The word of another code page that English knows, and that sounds like a name of the original: ``Malmö``."""
    if context.names is None or frequency(piece) > 0:
        return None
    words = _known_readings(piece)
    known = context.names.find(piece) if words else None
    for word in words:
        match = context.names.find(word)
        if match and match.score >= _ALIKE and (known is None or known.score < match.score):
            return word
    return None


def _source_words(context: Context) -> frozenset[str]:
    """The source's Latin words that are not plain ASCII, and what Czech ones are in the nominative."""
    source = context.aligned.source
    if source is None:
        return frozenset()
    from align.names.inflection import nominatives

    if source.lang != "cs":
        return frozenset(word for word in _WORD.findall(source.text) if not word.isascii() and word[0] < "\u0250")
    words = {word for word in _WORD.findall(source.text) if not word.isascii() and len(word) <= _LONGEST}
    names = (nominatives(word, "cs") for word in words if word[0].isupper())
    return frozenset(words.union(form.capitalize() for forms in names for form in forms))


RULE = Rule(
    name="mojibake",
    severity="error",
    fix="auto",
    mqm="Character encoding",
    check=check,
    bad=(
        Example("The [schoolâ€™s] director left.", fixed="The school’s director left."),
        Example("[VojtÄ›ch] and [HavlÃ\xadÄ\x8dek] agreed.", fixed="Vojtěch and Havlíček agreed."),
        Example("He got [300Â] rubles from the [bankÂ] there.", fixed="He got 300 rubles from the bank there."),
        Example("[LvivâÄôs] mayor, and [5Â°C].", fixed="Lviv’s mayor, and 5°C."),
        Example("The [city\ufffds] stock and [Tula?s] mayor.", fixed="The city's stock and Tula's mayor."),
        Example("Minister Oana [Èšoiu].", fixed="Minister Oana Țoiu."),
        Example("[VĂ\xadt], [Dr√°pal] and the [ÄŒSSD].", fixed="Vít, Drápal and the ČSSD."),
        Example("At [Mal\ufffd] Svatoňovice.", "V Malých Svatoňovicích.", fixed="At Malé Svatoňovice."),
        Example("At [Mal\ufffd] Skála.", "Na Malém Skalisku."),
        Example("Said [Kopøiva] and [Vl??kem].", "Řekl Kopřiva s Vláčkem."),
    ),
    good=(
        Example("Jiří Škoda’s café in São Paulo – “naïve” – at 20 °C, €5."),
        Example("The CAFÉ–bar in Ålesund, Île-de-France: £5."),
        Example("Really?No one knew Søren Kierkegaard and Dvoøák."),
    ),
)
