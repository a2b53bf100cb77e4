"""Closing lines that belong to the page, not to the story."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from align.auditing.bylines import is_byline
from align.auditing.context import Context
from align.auditing.lexicon import frequency, is_a, is_past
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
_POINTER = "a pointer to other stories"
_NEVER_SENTENCES = (_BYLINE, _SIGNATURE, "a notice of rights")
_OPENING = 2  # words of the imperative that a call to the reader opens with: "stay tuned"
_OURS = ("you", "we")  # who does something in a call to the reader
_FEWEST = 4  # words of a sentence of the story
_ASKED = re.compile(r"(?:[^\W\d_]+(?:те|тесь|йте)|[^\W\d_]+te)\b|[^:]{1,30}:|©")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VERB = 3.0
_TELLER = re.compile(
    r",[”\"]? (?:(?P<said>says?|adds?|warns?|writes?|asks?|advises?) "
    r"|(?:the|an?|his|her|their|its|our|some|many) (?:[\w’'-]+ ){1,3}(?P<verb>[a-z]{3,})\.\Z)"
)
_PLAIN_CREDIT = re.compile(r"(?:photos?|foto|fotografie|фото)(?: [^\s.!?:;]{1,24}){1,5}", re.IGNORECASE)
_PHOTO = re.compile(
    r" ?[,;/|•·+–—-] ?(?=(?:photos?|foto|fotografie|фото|illustrative photo|ilustrační foto)\b)", re.IGNORECASE
)
_SIGNED = re.compile(
    rf"(?:[{UPPER}]{{2,5}} ?[-–—/,] ?)?[{UPPER}][^\W\d_]{{0,3}}(?:[/, -]{{1,2}}[{UPPER}][^\W\d_]{{0,3}})?"
)


def check(context: Context) -> Iterator[Mark]:
    """A closing line is a credit, a signature or a line of the page.

    Only lines at the end of the text, and only whole lines; a story that is nothing else is left alone. So is a line
    for which the original has a sentence of the story.
    """
    for start, end, line, kind in closing_lines(without_comments(context.text)):
        if kind not in _NEVER_SENTENCES and _is_told(context, start, end):
            return
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


def _is_told(context: Context, start: int, end: int) -> bool:
    """Whether the original has a sentence of its story for what stands from ``start`` to ``end``, and no more."""
    bead = context.bead_at(end - 1)
    if bead is None or any(segment.start < start for segment in context.target_of(bead)):
        return False
    return any(_is_story(segment.text.strip()) for segment in context.source_of(bead))


def _is_story(text: str) -> bool:
    """Whether a line of the original is a sentence, and neither the page's nor a request to its reader."""
    closed = text.rstrip("\"'“”»)").endswith((".", "!", "?", "…"))
    return closed and len(text.split()) >= _FEWEST and not _ASKED.match(text) and not line_kind(text)


def _is_listed(text: str, end: int) -> bool:
    """Whether the line before ``end`` is a name and an outlet too: a list of people, such as a prize's winners."""
    return is_byline(text[text.rfind("\n", 0, end) + 1 : end].strip(" ."))


def _end_of_text(text: str, end: int) -> int:
    """Where the white space before ``end`` begins."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


@lru_cache(maxsize=2**8)
def line_kind(line: str) -> str:
    """What a line of the page is ("a photo credit"); empty for a line of the story."""
    if not line or len(line) > _LONGEST or line.endswith(("?", "”", '"')):
        return ""
    bare = line.strip(" .!*|•").removeprefix("/").removesuffix("/")
    if _ENCLOSED.fullmatch(bare) and (kind := line_kind(bare[1:-1])) in _ENCLOSED_KINDS:
        return kind
    kind = _kind(bare) or _with_photo(bare) or (_BYLINE if is_byline(bare) else "")
    return "" if kind not in _NEVER_SENTENCES and _is_sentence(line, kind) else kind


def _is_sentence(line: str, kind: str) -> bool:
    """Whether a line that ends with a stop has a finite verb that is neither its opening nor the reader's.

    "Join us or die, the fighters told them." is the story's, "Write to us if you liked it." the page's. Behind a label
    and its colon only an auxiliary tells: "Photo: the bridge built in May."
    """
    labelled = ":" in line
    if not line.endswith((".", "…")) or (labelled and kind == _POINTER):
        return False
    words = _WORD.findall(line)[_OPENING - 1 :]
    last = words[-1] if len(words) > _OPENING and not labelled else ""
    if (last.islower() and last.endswith("ed")) or _ends_with_teller(line):
        return True
    return any(
        word.islower()
        and before.lower() not in _OURS
        and (is_a(word, "auxiliaries") or (not labelled and (is_past(word) or is_a(word, "subject_pronouns"))))
        and word not in _OURS
        for before, word in pairwise(words)
    )


def _ends_with_teller(line: str) -> bool:
    """Whether somebody tells what stands before the last comma: ``Support us, the nurses demand.``."""
    told = _TELLER.search(line)
    if told is None or told["said"]:
        return told is not None
    verb = told["verb"].removesuffix("s")
    return any(frequency(form) >= _VERB for form in (f"{verb}ed", f"{verb}d", f"{verb}{verb[-1]}ed"))


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
