"""The comma before an apposition: of a work behind its title, of a name behind the one office that somebody has.

"They will stage Silence of Bells a play by Ota Hora", "said the plant's director Timur Saidov."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from align.auditing.clauses import name_start, word_at
from align.auditing.commas.source_commas import source_sentence
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_function, is_role
from align.auditing.watches import is_capitalised
from align.auditing.watching import Pair
from align.names.given import is_given_name
from align.tables import read_rows

_SURE, _STYLE = 0.94, 0.85  # the second is below the bar: some houses print "the firm's head Ota Hora"
_ADJECTIVES = 3
_BEHIND_WORKS = frozenset(("by", "about", "based", "from", "of", "directed", "written", "starring", "inspired", "set"))
_OFFICES = frozenset(
    ("ambassador", "engineer", "chairman", "chairwoman", "chair", "chief", "coach", "commander", "conductor",
     "curator", "director",
     "founder", "governor", "head", "leader", "manager", "mayor", "minister", "owner", "president", "rector",
     "secretary", "spokesman", "spokeswoman", "spokesperson", "superintendent", "chancellor", "dean", "principal")
)  # fmt: skip
_ENDS = frozenset((",", ".", ";", "?", "!", '"', "”"))
_LONGEST_OFFICE, _GIVING = 5, 8


def unopened_appositions(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that opens an apposition."""
    tokens = context.tokens
    for place in context.fresh_places(BEFORE_ARTICLE):
        start, end = context.sentence_of(place)
        noun = _work(tokens, place, end)
        if noun and not _is_governed(tokens, place, start) and _is_in_source(context, place, noun):
            yield place, _SURE
    for place in context.fresh_places(BEHIND_OFFICE):
        start, end = context.sentence_of(place)
        if _is_owned_office(tokens, place, start) and _is_whole_name(tokens, place, end):
            yield place, _STYLE


def _is_article(word: str) -> bool:
    return word in ("a", "an")


def _is_office(word: str) -> bool:
    return word in _OFFICES


BEFORE_ARTICLE = Pair(is_capitalised, _is_article)
BEHIND_OFFICE = Pair(_is_office, is_capitalised)
WATCHES = (BEFORE_ARTICLE, BEHIND_OFFICE)


@cache
def _works() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """What the names of each work begin with behind a comma of the original, after an adjective or two."""
    rows = read_rows(Path(__file__).parents[1] / "data" / "works.tsv", 3)
    return {
        noun: tuple(
            re.compile(rf",[ \u00a0](?:[^\W\d_]+[ \u00a0]){{0,2}}(?:{'|'.join(stems.split())})", re.IGNORECASE)
            for stems in (czech, russian)
        )
        for nouns, czech, russian in rows
        for noun in nouns.split()
    }


def _work(tokens: Sequence[Token], article: int, end: int) -> str:
    """The work that "a production by" or "an early play about" names; empty where something else begins."""
    for at in range(article + 1, min(end - 1, article + 2 + _ADJECTIVES)):
        word = tokens[at].text
        if word in _works() and word_at(tokens, at + 1) in _BEHIND_WORKS:
            return word
        if not tokens[at].is_word or is_function(word):
            return ""
    return ""


def _is_governed(tokens: Sequence[Token], article: int, start: int) -> bool:
    """Whether a verb before the name may have the work as its second object: "gave Sparta a film about"."""
    name = name_start(tokens, article - 1, start)
    near = tokens[max(start, name - _GIVING) : name]
    return any(is_a(token.text, "naming", "asking") for token in near) or name == start


def _is_in_source(context: Context, place: int, noun: str) -> bool:
    sentence = source_sentence(context, place) if context.aligned.source is not None else None
    return sentence is not None and any(pattern.search(sentence.text) for pattern in _works()[noun])


def _is_owned_office(tokens: Sequence[Token], name: int, start: int) -> bool:
    """Whether "the plant's former chief engineer" ends before ``name``, so that the name adds who that is."""
    for at in range(name - 1, max(start, name - 1 - _LONGEST_OFFICE), -1):
        word = tokens[at].text
        if word.endswith(("'s", "’s")):
            return not is_a(word[:-2], "time") and at < name - 1 and not word_at(tokens, at - 1).endswith(("'s", "’s"))
        if not word.islower() or is_function(word) or not tokens[at].is_word:
            return False
    return False


def _is_whole_name(tokens: Sequence[Token], name: int, end: int) -> bool:
    """Whether a given name and a surname stand here, and the clause ends behind them."""
    last = name
    while last < end and tokens[last].is_capitalised and tokens[last].is_word and not is_role(tokens[last].text):
        last += 1
    named = last - name > 1 and is_given_name(tokens[name].text)
    return named and (last == end or tokens[last].text in _ENDS)
