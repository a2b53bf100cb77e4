"""Chinese names that English took over from Czech as they were: Si Ťin-pching, Sin-ťiang."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from align.auditing.context import Context
from align.auditing.rule import Mark
from align.auditing.spelling.schemes import respelled
from align.letters import UPPER
from align.names.cases import without_possessive
from align.names.czech_chinese import is_telling, pinyin_from_czech
from align.names.palladius import is_pinyin, is_pinyin_family

_SURE, _ALONE = 0.94, 0.85
_NEAR = 60  # characters
# A name whose syllables hyphens part, perhaps a family name before it; or two words, the family name first.
_PARTED = re.compile(
    rf"(?<![\w-])(?:(?P<family>[{UPPER}][^\W\d_]{{0,6}}) )?"
    rf"(?P<name>[{UPPER}][^\W\d_]{{0,6}}['’]?(?:-[^\W\d_]{{1,7}}(?:['’](?=-))?){{1,3}})(?![\w-])"
)
_PLAIN = re.compile(  # they may overlap: Premier Li Čchiang
    rf"(?<![\w-])(?=(?P<family>[{UPPER}][^\W\d_]{{0,6}}) (?P<name>[{UPPER}][^\W\d_]{{0,7}})(?![\w-]))"
)


_TAIWAN, _KOREA = re.compile("aiwan|chaj-wan"), re.compile("[Kk]orea|[Kk]orej")


class _Name(NamedTuple):
    start: int
    end: int
    written: str
    confidence: float


def czech_chinese(context: Context) -> Iterator[Mark]:
    """Chinese names in the Czech transcription, and the family names that stand alone further down.

    The Czech original must have the name; without an original it must have what pinyin never writes so. Names beside
    Taiwan are left alone: the Taiwanese have spellings of their own.
    """
    source = context.aligned.source
    if source is not None and source.lang != "cs":
        return
    families: dict[str, int] = {}
    taken = 0
    for found in sorted(_found(context), key=lambda name: (name.start, -name.end)):
        if found.start < taken or context.protected(found.start, found.end):
            continue
        taken = found.end
        text = context.text[found.start : found.end]
        if " " in text:
            families.setdefault(text.partition(" ")[0], found.end)
        if mark := respelled(text, (found.start, found.end), found.written, found.confidence):
            yield mark
    for family, behind in families.items():
        written = pinyin_from_czech(family)
        for alone in re.finditer(rf"(?<![\w-]){family}(?![\w-]| [{UPPER}])", context.text) if written else ():
            mark = respelled(family, alone.span(), written or family, _SURE)
            if mark and alone.start() >= behind and not context.protected(*alone.span()):
                yield mark


def is_chinese(word: str) -> bool:
    """Whether the word may be a Chinese name in the Czech transcription, or begin one: the watch of this module."""
    if not word[0].isupper():
        return False
    name = without_possessive(word)
    return pinyin_from_czech(name) is not None or pinyin_from_czech(f"{name}'") is not None


def _found(context: Context) -> Iterator[_Name]:
    for index in context.places(is_chinese):
        for pattern in (_PARTED, _PLAIN):
            found = pattern.match(context.text, context.tokens[index].start)
            name = found and _judged(context, found, parted=pattern is _PARTED)
            if name:
                yield name


def _judged(context: Context, found: re.Match[str], *, parted: bool) -> _Name | None:
    """The name of a match; None where it is another's."""
    name, family = found["name"], found["family"]
    written = pinyin_from_czech(name)
    whole = name if len(name) > 1 else f"{family} {name}"
    if written is None or _is_beside(context, whole, _TAIWAN):
        return None
    if family and (surname := pinyin_from_czech(family)) and _is_told(context, f"{family} {name}"):
        confidence = _confidence(context, name) if is_telling(name) else _beside_family(context, family, name)
        if confidence:
            return _Name(found.start("family"), found.end("name"), f"{surname} {written}", confidence)
    if parted and is_telling(name) and (confidence := _confidence(context, name)):
        return _Name(*found.span("name"), written, confidence)
    return None


def _beside_family(context: Context, family: str, name: str) -> float:
    """Whether a name that does not tell by itself stands behind a Chinese family name in the original too: Wang I."""
    source, whole = context.aligned.source, f"{family} {name}"
    if source is None or not (is_telling(family) or not is_pinyin(name)):
        return 0.0
    told = re.search(rf"(?<!\w){re.escape(whole)}(?:ho|mu|em|ovi|[maeu])?(?!\w)", source.text)
    chinese = is_pinyin_family(pinyin_from_czech(family) or "")
    return _SURE if told and chinese and not _is_beside(context, whole, _KOREA) else 0.0


def _is_told(context: Context, name: str) -> bool:
    """Whether the original has the words, perhaps with an ending; without an original nothing speaks against them."""
    source = context.aligned.source
    return source is None or re.search(rf"(?<!\w){re.escape(name)}", source.text) is not None


def _is_beside(context: Context, name: str, country: re.Pattern[str]) -> bool:
    """Whether either text has the country near the name, at any of its places."""
    texts = [context.text, context.aligned.source.text if context.aligned.source is not None else ""]
    if not any(map(country.search, texts)):
        return False
    places = [(text, found) for text in texts for found in re.finditer(re.escape(name), text)]
    return any(country.search(text[max(0, found.start() - _NEAR) : found.end() + _NEAR]) for text, found in places)


def _confidence(context: Context, name: str) -> float:
    if context.aligned.source is not None:
        return _SURE if _is_told(context, name) else 0.0
    return _ALONE if is_telling(name.replace("-", "")) else 0.0
