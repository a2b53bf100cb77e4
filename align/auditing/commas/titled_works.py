"""A title that names the one work its owner can mean: "Malá's debut, "Ice," won", "his second opera, "Ice," opened"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma, word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_finite, is_function, is_past, is_third_person
from align.auditing.rule import Mark
from align.auditing.watching import Pair

_SURE = 0.94
_CLOSING = {'"': '"', "“": "”"}
_LONGEST_TITLE, _LONGEST_OWNER = 8, 9
_OWNING = ("his", "her", "its", "their", "our", "my")
_SINGLING = frozenset(
    ("debut", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last",
     "latest", "newest", "final", "only", "sole", "best-known", "biggest", "longest", "maiden", "masterpiece",
     "bestselling", "earliest", "oldest", "best-selling", "largest", "autobiography", "firstling", "memoir")
)  # fmt: skip
_WORKS = frozenset(
    ("autobiography", "collection", "comedy", "concerto", "debut", "feature", "hit", "masterpiece", "memoir", "novella",
     "piece", "poem", "record", "single", "tragedy", "trilogy", "work", "painting", "sculpture", "photograph", "tale",
     "release", "title", "opus", "cantata", "oratorio", "sonata", "production", "staging", "hymn", "documentary")
)  # fmt: skip


def untitled(context: Context) -> Iterator[Mark]:
    """Marks where one of the two commas around the title of a unique work is missing, and the other is there."""
    tokens = context.tokens
    for quote in context.fresh_places(BEFORE_TITLE):
        start, end = context.sentence_of(quote)
        comma = tokens[quote - 1].text == ","
        owned = _owned(tokens, start, quote - comma)
        closed = next(
            (
                at
                for at in range(quote + 1, min(end, quote + _LONGEST_TITLE))
                if tokens[at].text == _CLOSING[tokens[quote].text]
            ),
            None,
        )
        if not owned or closed is None or not _is_title(tokens, quote, closed):
            continue
        inside, outside = tokens[closed - 1].text == ",", word_at(tokens, closed + 1) == ","
        verb = closed + 1 + outside
        if not _is_predicate(tokens, verb, end) or closing_comma(tokens, verb, end) is not None:
            continue
        text = context.text
        if comma and not (inside or outside) and tokens[closed - 1].text[0].isalnum():
            yield _mark(context, closed - 1, verb, f"{text[tokens[closed - 1].start : tokens[closed].start]},")
        elif not comma and (inside or outside) and owned == "singled":
            before, first = tokens[quote - 1], tokens[quote + 1]
            mended = f"{before.text}, {text[tokens[quote].start : first.end]}"
            yield Mark(before.start, first.end, f"a comma is missing behind “{before.text}”", mended, _SURE)


def _may_stand_before(word: str) -> bool:
    return word == "," or word in _WORKS or is_a(word, "works")


def _is_quote(word: str) -> bool:
    return word in ('"', "“")


BEFORE_TITLE = Pair(_may_stand_before, _is_quote)
WATCHES = (BEFORE_TITLE,)


def _mark(context: Context, last: int, verb: int, titled: str) -> Mark:
    """A mark from the last word of the title to the verb; ``titled`` is that word with its comma."""
    tokens = context.tokens
    behind = context.text[tokens[last].end : tokens[verb].end]
    why = f"a comma is missing between the title and “{tokens[verb].text}”"
    return Mark(tokens[last].start, tokens[verb].end, why, titled + behind, _SURE)


def _owned(tokens: Sequence[Token], start: int, stop: int) -> str:
    """``singled`` for "Malá's second opera", ``owned`` for "Malá's opera"; empty for any other words before a title."""
    words = [tokens[at].text for at in range(start, stop)]
    if not 1 < len(words) <= _LONGEST_OWNER or not (words[-1] in _WORKS or is_a(words[-1], "works")):
        return ""
    owner = next((at for at in range(len(words) - 1) if words[at].endswith(("'s", "’s"))), None)
    if owner is None:
        owner = 0 if words[0].lower() in _OWNING else None
    if owner is None or any(is_function(word) and word not in _SINGLING for word in words[owner + 1 :]):
        return ""
    if any(
        is_a(word, "prepositions", "conjunctions") or (word.islower() and is_a(word, "auxiliaries")) for word in words
    ):
        return ""
    return "singled" if any(word.lower() in _SINGLING for word in words[owner + 1 :]) else "owned"


def _is_title(tokens: Sequence[Token], quote: int, closed: int) -> bool:
    inner = [token for token in tokens[quote + 1 : closed] if token.is_word]
    return bool(inner) and inner[0].is_capitalised and tokens[closed - 1].text not in (".", "?", "!")


def _is_predicate(tokens: Sequence[Token], place: int, end: int) -> bool:
    verb = place
    while verb < end and is_adverb(tokens[verb].text):
        verb += 1
    if verb + 1 >= end or not tokens[verb].text.islower() or tokens[verb].start != tokens[verb - 1].end + 1:
        return False
    word = tokens[verb].text
    return (is_finite(word) or is_third_person(word)) and not (is_past(word) and word_at(tokens, verb + 1) == "by")
