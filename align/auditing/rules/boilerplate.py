"""Closing lines that belong to the page, not to the story."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from align.auditing.bylines import is_byline
from align.auditing.context import Context
from align.auditing.rule import Example, Mark, Rule
from align.letters import UPPER
from align.segment.comments import without_comments

_LONGEST = 160
_ENCLOSED = re.compile(r"\([^()]+\)|\[[^\[\]]+\]")
_ENCLOSED_KINDS = (
    "an agency credit",
    "the outlet's signature",
    "a photo credit",
    "a byline",
    "a pointer to other stories",
)
_BYLINE = "a byline"
_SIGNATURE = "the outlet's signature"
_PLAIN_CREDIT = re.compile(r"(?:photos?|foto|fotografie|фото)(?: [^\s.!?:;]{1,24}){1,5}", re.IGNORECASE)
_PHOTO = re.compile(
    r" ?[,;/|•·+–—-] ?(?=(?:photos?|foto|fotografie|фото|illustrative photo|ilustrační foto)\b)", re.IGNORECASE
)
_SIGNED = re.compile(
    rf"(?:[{UPPER}]{{2,5}} ?[-–—/,] ?)?[{UPPER}][^\W\d_]{{0,3}}(?:[/, -]{{1,2}}[{UPPER}][^\W\d_]{{0,3}})?"
)


def check(context: Context) -> Iterator[Mark]:
    """A closing line is a credit, a signature or a line of the page.

    Only lines at the end of the text, and only whole lines; a story that is nothing else is left alone.
    """
    for start, end, line, kind in closing_lines(without_comments(context.text)):
        yield Mark(start, end, f"the line is {kind}, not part of the story", "", 0.97, {"line": line, "kind": kind})


@lru_cache(maxsize=16)
def closing_lines(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """The page's lines at the end of a text, the last first: span (with the break before it), line, what it is."""
    return tuple(_closing(text))


def _closing(text: str) -> Iterator[tuple[int, int, str, str]]:
    end = _end_of_text(text, len(text))
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        kind = line_kind(line)
        cut = _end_of_text(text, start)
        if not kind or cut == 0 or (kind == _BYLINE and _is_listed(text, cut)):
            return
        yield cut, end, line, kind
        end = cut


def _is_listed(text: str, end: int) -> bool:
    """Whether the line before ``end`` is a name and an outlet too: a list of people, such as a prize's winners."""
    return is_byline(text[text.rfind("\n", 0, end) + 1 : end].strip(" ."))


def _end_of_text(text: str, end: int) -> int:
    """Where the white space before ``end`` begins."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


@lru_cache(maxsize=2**12)
def line_kind(line: str) -> str:
    """What a line of the page is ("a photo credit"); empty for a line of the story."""
    if not line or len(line) > _LONGEST or line.endswith(("?", "”", '"')):
        return ""
    bare = line.strip(" .!*|•").removeprefix("/").removesuffix("/")
    if _ENCLOSED.fullmatch(bare) and (kind := line_kind(bare[1:-1])) in _ENCLOSED_KINDS:
        return kind
    return _kind(bare) or _with_photo(bare) or (_BYLINE if is_byline(bare) else "")


def _kind(bare: str) -> str:
    return next((kind for kind, patterns in _patterns().items() if any(each.fullmatch(bare) for each in patterns)), "")


def _with_photo(bare: str) -> str:
    """A signature, a credit or initials with the photo credit behind them: ``gnews.cz - PK, photo: city hall``."""
    parted = _PHOTO.search(bare)
    if parted is None:
        return ""
    signed = bare[: parted.start()].strip()
    kind = _kind(signed)
    if not _kind(bare[parted.end() :]) and not (kind == _SIGNATURE and _PLAIN_CREDIT.fullmatch(bare, parted.end())):
        return ""
    if kind in _ENCLOSED_KINDS:
        return kind
    return "a byline" if _SIGNED.fullmatch(signed) else ""


@cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    path = Path(__file__).parents[1] / "data" / "boilerplate.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    cased = "a byline"
    return {
        kind: [re.compile(p, 0 if kind == cased else re.IGNORECASE) for p in patterns]
        for kind, patterns in table.items()
    }


RULE = Rule(
    name="boilerplate",
    severity="warning",
    fix="auto",
    mqm="Addition",
    check=check,
    bad=(
        Example("The bridge is open again.[\ngnews.cz - PK]", fixed="The bridge is open again."),
        Example("The bridge is open again.[\nČTK / gnews.cz - LM]", fixed="The bridge is open again."),
        Example("The bridge is open again.[\nvesti.cz - kl, photo museum archive]", fixed="The bridge is open again."),
        Example("The bridge is open again.[\nAuthor: Jan Horák, web.cz]", fixed="The bridge is open again."),
        Example("The bridge is open again.[\nIvan Orlov, TASS]", fixed="The bridge is open again."),
        Example("The bridge is open again.[\nJ. Horák and Olga Malá / ČTK]", fixed="The bridge is open again."),
        Example("The bridge is open again.[\nPhoto: city hall][\n© TASS]", fixed="The bridge is open again."),
    ),
    good=(
        Example("The bridge is open again.\nThe mayor told TASS about it."),
        Example("The bridge is open again.\nTASS / the page has no more on it - so far."),
        Example("The bridge is open again.\nThe club, photo in hand, went home."),
        Example("The bridge is open again.\nIvan Orlov, TASS, said so."),
        Example("The bridge is open again.\nIvan Orlov, TASS correspondent"),
        Example("The winners are:\nIvan Orlov, TASS\nOlga Malá, ČTK"),
        Example("OREL, May 3. /TASS/. The bridge is open again."),
    ),
)
