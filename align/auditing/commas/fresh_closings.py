"""The comma that ends an insertion before the verb, by the fresh translation: "McGregor, Sparta's captain[,] told"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from align.auditing.commas.speeches import is_saying
from align.auditing.commas.witnesses import fresh_comma
from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency, is_a, is_finite, is_third_person
from align.auditing.watching import Pair, Watch

_SURE = 0.95
_OPENERS = ("prepositions", "adverbs", "conjunctions", "time")
_SUBORDINATORS = frozenset(
    ("after", "although", "as", "because", "before", "if", "since", "that", "though", "unless", "until", "when",
     "whereas", "whether", "while")
)  # fmt: skip
_COORDINATORS = ("and", "but", "nor", "or", "so", "yet")
_INSIDE = frozenset((".", "&", "-", "–", "/"))  # of names and abbreviations
_QUOTES = frozenset('"“”„«»')
_COMMON_WORD = 4.5  # on the Zipf scale


def unclosed_in_fresh(context: Context) -> Iterator[tuple[int, float]]:
    """The verbs, with a confidence, before which an insertion ends without the comma that the fresh translation has.

    "McGregor, Sparta's captain described": a comma before in the sentence has no answer yet. But "The grain, Lut said,
    will do" and "The grain will do, Lut said" have what they need.
    """
    if not context.aligned.translations:
        return
    for behind in context.fresh_places(_MAY_CLOSE):
        if not is_open(context, behind) or not fresh_comma(context, behind) or in_relative(context, behind):
            continue
        if not is_saying(context.tokens[behind].text) or not _tells(context, behind):
            yield behind, _SURE


def _tells(context: Context, verb: int) -> bool:
    """Whether a verb of saying and its subject stand in or behind what is said."""
    tokens, (start, end) = context.tokens, context.sentence_of(verb)
    if verb + 1 < end and (tokens[verb + 1].text == "," or is_finite(tokens[verb + 1].text)):
        return True
    comma = next(place for place in range(verb, start - 1, -1) if tokens[place].text == ",")
    return any(is_small_verb(token.text) for token in tokens[start:comma])


def in_relative(context: Context, verb: int) -> bool:
    """Whether the verb is that of the clause that opened last: "with whom Merz has", "whose owner Jan Mach built".

    A clause has a verb of its own, so it is where none stands between the word that opens the clause and this one.
    """
    tokens, (start, _) = context.tokens, context.sentence_of(verb)
    for place in range(verb - 1, start, -1):
        token = tokens[place]
        if is_a(token.text, "relatives") or token.text in _SUBORDINATORS:
            return place < verb - 1
        if token.text in _COORDINATORS and tokens[place - 1].text == ",":
            return place < verb - 1
        if token.text.islower() and (is_finite(token.text) or is_third_person(token.text)):
            return False
        if not (token.is_word or token.text in _INSIDE or token.text[0].isdigit()):
            return False
    return False


def is_open(context: Context, behind: int) -> bool:
    """Whether a comma before in the sentence has no answer yet; those behind openings ("Earlier,") want none.

    Nor does a comma inside a quotation that has ended since.
    """
    start, _ = context.sentence_of(behind)
    commas = context.commas[bisect_left(context.commas, start) : bisect_left(context.commas, behind)]
    if commas and sum(token.text in _QUOTES for token in context.tokens[commas[-1] + 1 : behind]) % 2:
        return False
    for passed, comma in enumerate(commas):
        if not _is_opening(context.tokens[start:comma]):
            return (len(commas) - passed) % 2 == 1
        start = comma + 1
    return False


def _is_opening(words: Sequence[Token]) -> bool:
    """Whether the words before a comma open a sentence and are no subject: Earlier, On Friday, However."""
    if not words:
        return False
    first = words[0].text.lower()
    return (
        is_a(first, *_OPENERS)
        or first == "according"
        or first.endswith("ly")
        or (len(words) == 1 and frequency(first) >= _COMMON_WORD)
    )


def _is_word(word: str) -> bool:
    return word[0].isalnum()


def is_small_verb(word: str) -> bool:
    """Whether the word is a finite verb in small letters."""
    return word.islower() and is_finite(word)


_MAY_CLOSE = Pair(_is_word, is_small_verb)
WATCHES: tuple[Watch | Pair, ...] = (_MAY_CLOSE,)
