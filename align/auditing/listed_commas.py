"""The comma between names that the original enumerates, given names and names of several words among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from align.auditing.context import Context, Token
from align.auditing.passages import passages
from align.auditing.watching import Pair
from align.letters import UPPER
from align.names.index import Match

_ALIKE, _SURE = 0.9, 0.95
_FEWEST = 3  # letters of a name
_LONGEST_RUN = 8
_JOINTS = ("and", "or", ",")
_ONE = rf"[{UPPER}][\w’'-]+(?:[ \u00a0](?:[{UPPER}][\w’'-]*\.?|nad|von|van|de|ван|фон|де))*"
_QUOTES = re.compile('[«»„“”"]')  # around the names of clubs and ships
_LIST = re.compile(rf"{_ONE}(?:,[ \u00a0]{_ONE}){{1,30}},?[ \u00a0](?:a|i|nebo|či|и|или)[ \u00a0]{_ONE}")


def enumerated_names(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that parts two names of a list.

    The original has the list ("Kos, Jan Vrba a Lípa"), the same two names in it, with a comma between, and nowhere
    side by side without one; in the English the list goes on behind the second.
    """
    source, names = context.aligned.source, context.names
    if source is None or names is None:
        return
    tokens = context.tokens
    for index in context.fresh_places(NAMES):
        before, token = tokens[index - 1 : index + 1]
        end = context.sentence_of(index)[1]
        if token.start != before.end + 1 or not _goes_on(tokens, index, end):
            continue
        found = (names.find(before.text), names.find(token.text))
        if not _are_alike(found):
            continue
        texts = [_QUOTES.sub("", segment.text) for segment in passages(context, token.start)]
        if _is_parted([each.source for each in found if each], texts):
            yield index, _SURE


def _are_alike(found: Sequence[Match | None]) -> bool:
    return all(match is not None and match.score >= _ALIKE for match in found)


def _goes_on(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether the list goes on, or the last of it comes, behind the name that begins at ``index``."""
    last = index
    while last < min(end, index + _LONGEST_RUN) and tokens[last].is_capitalised:
        last += 1
    return last < end and tokens[last].text in _JOINTS


def _is_parted(names: Sequence[str], texts: Sequence[str]) -> bool:
    first, second = map(re.escape, names)
    parted = re.compile(rf"\b{first},[ \u00a0]{second}\b")
    beside = re.compile(rf"\b{first}[ \u00a0-]{second}\b")
    return any(parted.search(each) for text in texts for each in _lists(text)) and not any(
        beside.search(text) for text in texts
    )


@lru_cache(maxsize=256)
def _lists(text: str) -> Sequence[str]:
    """The lists of names in a sentence of the original."""
    return [found[0] for found in _LIST.finditer(text)]


def _may_be_name(word: str) -> bool:
    return word[0].isupper() and len(word) >= _FEWEST and word[1:].islower()


NAMES = Pair(_may_be_name, _may_be_name)
WATCHES = (NAMES,)
