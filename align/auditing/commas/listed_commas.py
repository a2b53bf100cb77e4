"""The comma between names that the original enumerates, given names and names of several words among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from align.auditing.commas.passages import passages
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_function
from align.auditing.watching import Pair
from align.letters import UPPER
from align.names.index import Match

_ALIKE, _SURE = 0.9, 0.95
_FEWEST = 3  # letters of a name
_LONGEST_RUN = 8
_JOINTS = ("and", "or", ",")
_BLANKS = (" ", "\u00a0")
_ONE = rf"[{UPPER}][\w’'-]+(?:[ \u00a0](?:[{UPPER}][\w’'-]*\.?|nad|von|van|de|ван|фон|де))*"
_QUOTES = re.compile('[«»„“”"]')  # around the names of clubs and ships
_LIST = re.compile(rf"{_ONE}(?:,[ \u00a0]{_ONE}){{1,30}},?[ \u00a0](?:a|i|nebo|či|и|или)[ \u00a0]{_ONE}")

_LAND = r"[^\W\d_]+(?:(?:ск|цк)(?:ой|ий|ая|ое|ие|их|ую|ом|ому|ого|им|ими)|[sc]k(?:ý|á|é|ém|ého|ému|ou|ých|ým|ými|í))"
_LANDS = re.compile(rf"\b{_LAND}(?:,[ \u00a0]{_LAND})+[ \u00a0](?:a|i|и)[ \u00a0]{_LAND}\b")
_WORDS = re.compile(rf"\b{_LAND}\b")


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


def enumerated_lands(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing in "the Tula Ryazan and Kaluga regions".

    The original lists as many adjectives, each one word, as the English has names before its noun.
    """
    tokens = context.tokens
    for index in context.fresh_places(NAMES):
        start, end = context.sentence_of(index)
        parted = _is_name(tokens[index - 1]) and _is_name(tokens[index]) and context.aligned.source is not None
        listed = _listed(tokens, index, (start, end)) if parted else ()
        if len(listed) < _FEWEST:
            continue
        texts = [_QUOTES.sub("", segment.text) for segment in passages(context, tokens[index].start)]
        if any(len(_WORDS.findall(found[0])) == len(listed) for text in texts for found in _LANDS.finditer(text)):
            yield index, _SURE


def _listed(tokens: Sequence[Token], index: int, sentence: tuple[int, int]) -> Sequence[int]:
    """The names around ``index`` that end with "and" one more and a noun in the plural; none where none are listed."""
    start, end = sentence
    first, last = index, index
    while first > start and (_is_name(tokens[first - 1]) or tokens[first - 1].text == ","):
        first -= 1
    while last < end and (_is_name(tokens[last]) or tokens[last].text == ","):
        last += 1
    if last + 2 >= end or tokens[last].text != "and" or not tokens[last + 1].is_capitalised:
        return ()
    noun = tokens[last + 2].text
    many = noun.islower() and noun.endswith("s") and not is_function(noun)
    names = [at for at in (*range(first, last), last + 1) if _is_name(tokens[at])]
    return names if many else ()


def _is_name(token: Token) -> bool:
    return token.is_capitalised and not is_function(token.text)


def _are_alike(found: Sequence[Match | None]) -> bool:
    return all(match is not None and match.score >= _ALIKE for match in found)


def _goes_on(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether the list goes on, or the last of it comes, behind the name that begins at ``index``."""
    last = index
    while last < min(end, index + _LONGEST_RUN) and tokens[last].is_capitalised:
        last += 1
    return last < end and tokens[last].text in _JOINTS


def _is_parted(names: Sequence[str], texts: Sequence[str]) -> bool:
    if not any(f"{names[0]},{blank}{names[1]}" in text for blank in _BLANKS for text in texts):
        return False
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
