"""Words or whole sentences of the original that were left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from align.auditing.context import Context
from align.auditing.left_words import (
    CYRILLIC,
    czech_frequency,
    has_foreign_letter,
    is_left,
    lang_of,
    may_be_foreign,
    source_words,
)
from align.auditing.lexicon import frequency, is_a
from align.auditing.rule import Example, Mark, Rule

_OPENERS = 3
_RATHER = 0.5  # on the Zipf scale: so much more frequent is a word in Czech than in English
_SENTENCE = 0.6  # the share of a sentence's words that makes it one that was left
_SPOKEN_OF = frozenset(
    ("word", "words", "term", "phrase", "letter", "letters", "inscription", "hashtag", "reads", "reading", "read",
     "spelled", "spelling", "written", "abbreviation", "slogan", "sign", "labelled", "labeled", "caption", "russian")
)  # fmt: skip
_STREETS = frozenset(
    ("Street", "St", "Square", "Avenue", "Road", "Boulevard", "Embankment", "Bridge", "Station", "Park", "Lane", "Quay")
)
_QUOTES = "\"“”„«»‘’'"


def check(context: Context) -> Iterator[Mark]:
    """A word, a phrase or a sentence is still in the language of the original.

    Names are left alone, as are words in brackets or quotation marks, which are left on purpose; but not several words
    in Cyrillic with no explanation.
    """
    left = [False] * len(context.tokens)
    for index in context.places(may_be_foreign if context.aligned.source else has_foreign_letter):
        left[index] = is_left(context, index)
    sentences: dict[int, bool] = {}
    for first, stop in _left_sentences(context):
        sentences[first] = True
        left[first:stop] = [False] * (stop - first)
        yield Mark(context.tokens[first].start, context.tokens[stop - 1].end, "not translated", None, 0.9)
    for first, last in _runs(context, left) if any(left) else ():
        start, end = context.tokens[first].start, context.tokens[last].end
        if context.protected(start, end) or _is_quoted(context, first, last) or _is_street(context, first, last):
            continue
        begin, stop = context.sentence_of(first)
        if begin not in sentences:
            sentences[begin] = _is_sentence(context, left, range(begin, stop))
        if sentences[begin] and last < stop:
            start, end = context.tokens[begin].start, context.tokens[stop - 1].end
        elif end - start == 1 or _is_title(context, first, last):
            continue
        yield Mark(start, end, "not translated", None, 0.9 if CYRILLIC.search(context.text[start:end]) else 0.8)


def _left_sentences(context: Context) -> Iterator[tuple[int, int]]:
    """Czech sentences that stand in the original word for word, as token ranges; a name alone is none."""
    source = context.aligned.source
    if source is None or source.lang != "cs":
        return
    for segment in context.aligned.english.segments:
        first, stop = context.token_at(segment.start), context.token_at(segment.end - 1) + 1
        words = [token.text for token in context.tokens[first:stop] if token.is_word]
        small = [word for word in words if word.islower() and len(word) > _OPENERS - 1]
        if len(words) < _OPENERS or len(small) < _OPENERS - 1 or segment.text.rstrip(".!?… ") not in source.text:
            continue
        czech = sum(czech_frequency(word) > frequency(word) + _RATHER for word in small)
        if czech >= _SENTENCE * len(small):
            yield first, stop


def _runs(context: Context, left: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Neighbouring words that were left, with the small Czech words between and beside them."""
    tokens, index = context.tokens, 0
    while index < len(tokens):
        if not left[index]:
            index += 1
            continue
        first = last = index
        while first > 0 and tokens[first - 1].is_word and _joins(context, first - 1, left):
            first -= 1
        while last + 1 < len(tokens) and "\n" not in context.text[tokens[last].end : tokens[last + 1].start]:
            step = 1 if tokens[last + 1].is_word else 2
            if last + step >= len(tokens) or not _joins(context, last + step, left):
                break
            last += step
        yield first, last
        index = last + 1


def _joins(context: Context, index: int, left: Sequence[bool]) -> bool:
    """Whether a word beside one that was left belongs to it."""
    if left[index]:
        return True
    token = context.tokens[index]
    if not token.is_word or is_a(token.text, "determiners", "prepositions", "conjunctions", "auxiliaries"):
        return False
    known = token.text.lower() in source_words(context) and lang_of(context) == "cs"
    return known and czech_frequency(token.text.lower()) > frequency(token.text)


def _is_quoted(context: Context, first: int, last: int) -> bool:
    """Whether the words stand in brackets or quotation marks of their own."""
    tokens = context.tokens
    before = tokens[first - 1].text if first else ""
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    if before == "(" or after == ")" or _is_domain(context, first, last):
        return True
    quoted = bool(before) and before in _QUOTES and bool(after) and (after in _QUOTES or after in ",.")
    return quoted and not _is_unexplained(context, first, last)


def _is_unexplained(context: Context, first: int, last: int) -> bool:
    """Whether several words in Cyrillic stand in quotation marks without a word that says why, nor what they mean."""
    tokens, (start, end) = context.tokens, context.sentence_of(first)
    if last == first or not all(CYRILLIC.search(token.text) for token in tokens[first : last + 1] if token.is_word):
        return False
    around = [*tokens[start:first], *tokens[last + 1 : end]]
    explained = any(token.text.lower() in _SPOKEN_OF for token in around)
    return not explained and all(token.text not in ("(", "—", "–") for token in tokens[last + 1 : last + 3])


def _is_title(context: Context, first: int, last: int) -> bool:
    """Whether several Czech words begin with a capital inside a sentence, as a song or an office does."""
    begin = context.tokens[first]
    if last == first or not begin.is_capitalised or CYRILLIC.search(begin.text):
        return False
    start, _ = context.sentence_of(first)
    return first - start > _OPENERS or any(token.is_word for token in context.tokens[start:first])


def _is_domain(context: Context, first: int, last: int) -> bool:
    """Whether a stop joins the words to others, as in an internet address in Cyrillic."""
    start, end = context.tokens[first].start, context.tokens[last].end
    inside = context.text[start - 1 : end + 2] if start else context.text[: end + 2]
    return re.search(r"\w\.\w", inside) is not None


def _is_street(context: Context, first: int, last: int) -> bool:
    """Whether the words are the name of a street or the like, with a number or a capital first: 5. května Street."""
    tokens = context.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].text not in _STREETS:
        return False
    dated = first > 1 and tokens[first - 1].text == "." and tokens[first - 2].text.isdigit()
    return dated or tokens[first].is_capitalised or (first > 0 and tokens[first - 1].is_capitalised)


def _is_sentence(context: Context, left: Sequence[bool], places: Iterable[int]) -> bool:
    """Whether most words of a sentence were left."""
    words = [place for place in places if context.tokens[place].is_word]
    foreign = sum(left[place] or _joins(context, place, left) for place in words)
    return len(words) > 2 and foreign >= _SENTENCE * len(words)


RULE = Rule(
    name="untranslated",
    severity="error",
    fix="review",
    mqm="Untranslated",
    check=check,
    bad=(
        Example("Nobody heard the [взрывы] in the town.", "Никто не слышал взрывы в городе.", "ru"),
        Example("He lost the title “[Народный артист]” in May.", "В мае он лишен звания «Народный артист».", "ru"),
        Example("The [pozhar] on the roof is out.", "Пожар на крыше потушен.", "ru"),
        Example("[Pozhar] on the roof is out.", "Пожар на крыше потушен.", "ru"),
        Example("The governor of the [kraya] agreed.", "Губернатор края согласился.", "ru"),
        Example("He met the [zastupitele] there.", "Setkal se tam se zastupiteli."),
        Example("The mayor did not [vysvětlil] why.", "Starosta nevysvětlil proč. Jen to vysvětlil."),
        Example(
            "[Most byl v pátek večer uzavřen.] It reopens today.", "Most byl v pátek večer uzavřen. Dnes se otevře."
        ),
    ),
    good=(
        Example("The Russian Railways (РЖД) carried coal.", "РЖД перевезли уголь.", "ru"),
        Example(
            "In Kostelec nad Orlicí the Moravská banka gave to the café.", "V Kostelci nad Orlicí dala Moravská banka."
        ),
        Example("It stands in 5. května Street, May 6.", "Stojí v ulici 5. května."),
        Example("They served svíčková and pelmeni.", "Podávali svíčkovou a pelmeně. Svíčková chutnala."),
        Example("Korol agreed. The judge heard Ivan Korol.", "Король согласился. Судья слушал Ивана Короля.", "ru"),
        Example("Sarayev agreed. MAGATE will come.", "Сараев согласился. МАГАТЭ приедет.", "ru"),
        Example("A kokoshnik of rayon, and okroshka.", "Кокошник из вискозы и окрошка.", "ru"),
        Example("The word “мост” means bridge.", "Мост.", "ru"),
        Example("The sign reads “Тихий берег” in blue.", "На вывеске синим «Тихий берег».", "ru"),
        Example("The film “Тихий берег” (Quiet Shore) opens.", "Выходит фильм «Тихий берег».", "ru"),
    ),
    watches=(has_foreign_letter, may_be_foreign),
)
