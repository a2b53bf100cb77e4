"""Chinese names that English took over from Czech as they were: Si Ťin-pching, Sin-ťiang."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from align.auditing.context import Context
from align.auditing.rule import Mark
from align.auditing.schemes import respelled
from align.letters import UPPER
from align.names.czech_chinese import is_telling, pinyin_from_czech

_SURE, _ALONE = 0.94, 0.85
_NEAR = 60  # characters
# A name whose syllables hyphens part, perhaps a family name before it; or two words, the family name first.
_PARTED = re.compile(
    rf"(?<![\w-])(?:(?P<family>[{UPPER}][^\W\d_]{{0,6}}) )?"
    rf"(?P<name>[{UPPER}][^\W\d_]{{0,6}}['’]?(?:-[^\W\d_]{{1,7}}(?:['’](?=-))?){{1,3}})(?![\w-])"
)
_PLAIN = re.compile(  # they may overlap: Premier Li Čchiang
    rf"(?<![\w-])(?=(?P<family>[{UPPER}][^\W\d_]{{0,6}}) (?P<name>[{UPPER}][^\W\d_]{{1,7}})(?![\w-]))"
)


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
    names = (*_found(context, _PARTED), *_found(context, _PLAIN))
    for found in sorted(names, key=lambda name: (name.start, -name.end)):
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


def _found(context: Context, pattern: re.Pattern[str]) -> Iterator[_Name]:
    for found in pattern.finditer(context.text):
        name, family = found["name"], found["family"]
        written = pinyin_from_czech(name)
        if written is None or not is_telling(name) or _is_taiwanese(context, name):
            continue
        if family and _is_told(context, f"{family} {name}") and (surname := pinyin_from_czech(family)):
            confidence = _confidence(context, name)
            if confidence:
                yield _Name(found.start("family"), found.end("name"), f"{surname} {written}", confidence)
        elif pattern is _PARTED and (confidence := _confidence(context, name)):
            yield _Name(*found.span("name"), written, confidence)


def _is_told(context: Context, name: str) -> bool:
    """Whether the original has the words, perhaps with an ending; without an original nothing speaks against them."""
    source = context.aligned.source
    return source is None or re.search(rf"(?<!\w){re.escape(name)}", source.text) is not None


def _is_taiwanese(context: Context, name: str) -> bool:
    """Whether either text has Taiwan near the name, at any of its places."""
    texts = [context.text, context.aligned.source.text if context.aligned.source is not None else ""]
    if not any("aiwan" in text or "chaj-wan" in text for text in texts):
        return False
    places = [(text, found) for text in texts for found in re.finditer(re.escape(name), text)]
    around = (text[max(0, found.start() - _NEAR) : found.end() + _NEAR] for text, found in places)
    return any("aiwan" in near or "chaj-wan" in near for near in around)


def _confidence(context: Context, name: str) -> float:
    if context.aligned.source is not None:
        return _SURE if _is_told(context, name) else 0.0
    return _ALONE if is_telling(name.replace("-", "")) else 0.0
