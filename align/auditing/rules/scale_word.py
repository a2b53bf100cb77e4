"""A million where the original has a milliard, or nothing: scale words differ between languages, or get lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import floor, isclose, log10

from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.numbers.rough_numbers import of_scale, rough_differences
from align.auditing.rule import Example, Mark, Rule
from align.quantities import Quantity
from align.quantities.words import look_up
from align.types import Bead

_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_FACTORS = (1e3, 1e6, 1e9)
_NAMES = {1e3: "thousand", 1e6: "million", 1e9: "billion", 1e12: "trillion"}
_CERTAIN, _ROUGH, _DOUBTED = 0.95, 0.9, 0.7
_LEAST_CONFIDENCE = 0.2
_KNOWN = 2.5  # on the Zipf scale
_SMALLEST = 100.0  # of figures that stand for a part of a million


def check(context: Context) -> Iterator[Mark]:
    """A number has the scale word of another power of a thousand than the original's, or none.

    Czech ``miliarda`` and Russian ``миллиард`` are a billion, ``bilion`` and ``триллион`` a trillion. The
    figures must be the same, and neither number may have a counterpart of its own scale in its bead. Tens of thousands
    and the like are compared where a bead has one of them.
    """
    if context.aligned.source is None:
        return
    for bead in context.aligned.beads:
        if bead.source_ids and bead.target_ids and bead.confidence >= _LEAST_CONFIDENCE:
            theirs = _scaled(context.sides.source(bead).numbers)
            yield from _judge(context, bead, theirs) if theirs else ()
            yield from _rough(context, bead)


def _rough(context: Context, bead: Bead) -> Iterator[Mark]:
    """Dozens for tens of thousands, hundreds of thousands for hundreds of millions."""
    for one, right in rough_differences(context.sides.source(bead), context.sides.english(bead)):
        if of_scale(one, right) and not context.protected(one.start, one.end):
            message = f"“{one.text}” stands for “{right.text}”"
            evidence = {"source": right.text, "value": right.value}
            yield Mark(one.start, one.end, message, None, _ROUGH, evidence, review=True)


def _scaled(found: Sequence[Quantity]) -> list[tuple[Quantity, float]]:
    """The quantities that end with a scale word, each with what that word multiplies by."""
    return [(one, scale) for one in found if (scale := _scale_of(one)) > 1.0]


def _scale_of(quantity: Quantity) -> float:
    if quantity.kind in ("label", "ordinal", "group", "month"):
        return 1.0
    if quantity.digits:
        return quantity.scale
    last = _LAST_WORD.search(quantity.text)
    word = next((factor for factor in _NAMES if last and _means(last[0], factor)), 1.0)
    halved = 2 * quantity.value in _NAMES and " " not in quantity.text  # полмиллиона
    return 2 * quantity.value if word == 1.0 and halved else word


def _means(word: str, factor: float) -> bool:
    return any(
        (found := look_up(word, lang)) is not None and found.kind == "scale" and found.value == factor
        for lang in ("en", "cs", "ru")
    )


def _judge(context: Context, bead: Bead, theirs: Sequence[tuple[Quantity, float]]) -> Iterator[Mark]:
    english = context.sides.english(bead).numbers
    ours = [one for one in _scaled(english) if not context.protected(one[0].start, one[0].end)]
    witness = [one.value for one in context.sides.fresh(bead)]
    values = [one.value for one in english]
    free = [pair for pair in theirs if not any(isclose(pair[0].value, value) for value in values)]
    for one, power in ours:
        if any(isclose(one.value, other.value) for other, _ in theirs):
            continue
        pair = next((pair for pair in free if _is_shifted(pair[0], one)), None)
        if pair is None:
            continue
        free.remove(pair)
        right = _NAMES.get(round(pair[0].value / one.value * power))
        doubted = any(isclose(one.value, value) for value in witness)
        yield Mark(
            one.start,
            one.end,
            f"“{one.text}” stands for “{pair[0].text}”" + (f": a {right}" if right else ""),
            _LAST_WORD.sub(right, one.text) if right else None,
            _DOUBTED if doubted else _CERTAIN,
            {"source": pair[0].text, "value": pair[0].value, "witness": doubted},
            review=True,
        )
    yield from _without(context, bead, english, free)
    told = {each for one in context.sides.source(bead).numbers for each in one.all_values}
    yield from _misplaced([one for one in english if not one.all_values & told], free)


def _without(
    context: Context, bead: Bead, english: Sequence[Quantity], free: Sequence[tuple[Quantity, float]]
) -> Iterator[Mark]:
    """The figures whose scale word is missing."""
    told = [one.value for one in context.sides.source(bead).numbers]
    witness = [one.value for one in context.sides.fresh(bead)]
    for one, right in _lost(english, free):
        scale = _NAMES.get(right.scale)
        shared = any(other.start < one.start and _scale_of(other) == right.scale for other in english)
        known = shared or any(isclose(one.value, value) for value in told)  # "three million, 2 to fathers"
        if scale is None or known or not _counts_words(context, one) or context.protected(one.start, one.end):
            continue
        doubted = any(isclose(one.value, value) for value in witness)
        message = f"“{one.text}” stands for “{right.text}”: a {scale} is missing"
        evidence = {"source": right.text, "value": right.value, "witness": doubted}
        confidence = _DOUBTED if doubted else _CERTAIN
        yield Mark(one.start, one.end, message, f"{one.text} {scale}", confidence, evidence, review=True)


def _counts_words(context: Context, one: Quantity) -> bool:
    """Whether a word of English, or none, stands behind a figure: "3 tln", "6 tisíc" have a scale of another kind."""
    following = context.tokens[context.token_at(one.end - 1) + 1 :][:1]
    return not following or not following[0].is_word or frequency(following[0].text) >= _KNOWN


def _lost(english: Sequence[Quantity], free: Sequence[tuple[Quantity, float]]) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures that stand for a number of the original without its scale word: 1.8 for 1,8 milionu.

    The original has the plain figure nowhere; the English scale word may stand further on: "12 to 16 thousand".
    """
    plain = [one for one in english if one.digits and one.scale == 1.0 and one.kind in ("number", "percent")]
    for theirs, scale in free:
        bare = theirs.value / scale
        alike = [one for one in plain if isclose(one.values[0], bare)]
        if len(alike) == 1 and not any(isclose(theirs.value, each) for each in alike[0].all_values):
            yield alike[0], theirs


def _is_shifted(theirs: Quantity, ours: Quantity) -> bool:
    """Whether the figures are the same and thousands apart: 1.5 billion for 1500 billion."""
    low, high = sorted((theirs.value, ours.value))
    return low > 0 and any(isclose(high / low, factor) for factor in _FACTORS)


def _misplaced(english: Sequence[Quantity], free: Sequence[tuple[Quantity, float]]) -> Iterator[Mark]:
    """The figures that stand for a part of a thousand or a million and have too few or too many noughts."""
    parts = [one for one, _ in free if not one.digits and one.value % 1 == 0]
    plain = [one for one in english if one.digits and one.scale == 1.0 and one.kind == "number"]
    for theirs in parts:
        alike = [one for one in plain if one.value >= _SMALLEST and _digits(one.value) == _digits(theirs.value)]
        if len(alike) == 1:
            message = f"“{alike[0].text}” stands for “{theirs.text}”"
            evidence = {"source": theirs.text, "value": theirs.value}
            start, end = alike[0].start, alike[0].end
            yield Mark(start, end, message, f"{theirs.value:,.0f}", _CERTAIN, evidence, review=True)


def _digits(value: float) -> float:
    """The figures of a number as one between 1 and 10."""
    return round(value / 10 ** floor(log10(value)), 6) if value > 0 else 0.0


RULE = Rule(
    name="scale-word",
    severity="error",
    fix="review",
    mqm="Mistranslation",
    check=check,
    bad=(
        Example("The bridge cost [1.6 million] crowns.", "Most stál 1,6 miliardy korun."),
        Example("The debt exceeded [3.1 billion] crowns.", "Dluh přesáhl 3,1 bilionu korun."),
        Example("Losses came to [21 million] rubles.", "Убытки составили 21 млрд рублей.", "ru"),
        Example("The deficit is [3.485 billion] rubles.", "Дефицит 3,485 трлн рублей.", "ru"),
        Example("It has [1.8] members.", "Má 1,8 milionu členů."),
        Example("A barrel costs [12.4] rubles.", "Баррель стоит 12,4 тыс. рублей.", "ru"),
        Example("They were promised [six million] euros.", "Slíbili jim šest miliard eur."),
        Example("The budget is [1.4 billion] crowns.", "Rozpočet je 1400 miliard korun."),
        Example("They got [half a million] rubles.", "Они получили полмиллиарда рублей.", "ru"),
        Example("The loss was [one billion] won.", "Убыток составил тысячу миллиардов вон.", "ru"),
        Example("About [300] people came.", "Пришли около трехсот тысяч человек.", "ru"),
        Example("The town had [2,500] people then.", "Město mělo tehdy čtvrt milionu lidí."),
        Example("[Dozens] of cars were sold.", "Prodaly se desítky tisíc aut."),
        Example("They spent [hundreds of thousands] of rubles.", "Потратили сотни миллионов рублей.", "ru"),
    ),
    good=(
        Example("The bridge cost 1.6 billion crowns.", "Most stál 1,6 miliardy korun."),
        Example("The bridge cost 1,600 million crowns.", "Most stál 1,6 miliardy korun."),
        Example("Three million went to mothers, 2 to fathers.", "Tři miliony dostaly matky, 2 miliony otcové."),
        Example("From 12 to 16 thousand people, 12 in all.", "12 až 16 tisíc lidí, celkem 12."),
        Example("It cost $1.8m and 45k.", "Stálo to 1,8 milionu dolarů a 45 tisíc."),
        Example("It cost 2 billion, not 2 million.", "Stálo to 2 miliardy, ne 2 miliony."),
        Example("The loss was one trillion won.", "Убыток составил тысячу миллиардов вон.", "ru"),
        Example("Tens of thousands of cars were sold.", "Prodaly se desítky tisíc aut."),
        Example("Dozens of cars were sold for 2,000 crowns.", "Prodaly se desítky aut po dvou tisících korun."),
        Example("About 85,000 books and 2.5 million visitors.", "Asi 85 tisíc knih a 2,5 milionu návštěvníků."),
    ),
    needs_source=True,
)
