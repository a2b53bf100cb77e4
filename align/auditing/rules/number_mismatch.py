"""A number of the English version that is not the original's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from align.auditing.context import Context
from align.auditing.numbers.amounts import other_amounts
from align.auditing.numbers.bead_sides import Side, Spot
from align.auditing.numbers.changes import other_changes
from align.auditing.numbers.english_figures import end_of, english_form
from align.auditing.numbers.foreign_figures import foreign_figures
from align.auditing.numbers.lone_numbers import is_told, lone_differences, with_words
from align.auditing.numbers.measures import other_measures
from align.auditing.numbers.ratios import other_ratios
from align.auditing.numbers.retold_numbers import without_retold
from align.auditing.numbers.rough_numbers import of_scale, rough_differences
from align.auditing.numbers.shares import other_shares
from align.auditing.rule import Example, Mark, Rule
from align.quantities import Comparison, Quantity, compare
from align.quantities.compare import agree
from align.types import Bead

_ALONE, _SEVERAL, _DOUBTED = 0.93, 0.8, 0.55
_FRACTION = 0.9
_LARGE = 12.0
_MOST = 50  # numbers that differ in one bead
_TABLE = 200  # a bead with more numbers is none of sentences


def check(context: Context) -> Iterator[Mark]:
    """A number differs from the one in the original.

    Reported where an English figure stands nowhere in its bead's original while a number there has no counterpart, and
    the neighbouring beads do not explain it. The fresh translation is heard as a witness.
    """
    if context.aligned.source is None:
        return
    beads = [bead for bead in context.aligned.beads if bead.source_ids or bead.target_ids]
    sides = [(context.sides.source(bead), _in_english(context, bead)) for bead in beads]
    differences = [compare(theirs.numbers, ours.numbers) for theirs, ours in sides]
    for index, bead in enumerate(beads):
        beside = [differences[at] for at in (index - 1, index + 1) if 0 <= at < len(beads)]
        theirs, ours = sides[index]
        if bead.source_ids and bead.target_ids:
            here = differences[index]
            if max(len(theirs.numbers), len(ours.numbers)) <= _TABLE:
                here = without_retold(with_words(here, theirs, ours), theirs, ours)
                yield from _alone(context, bead, theirs, ours)
            yield from _judge(context, bead, here, beside)
        elif other := _parted(bead, beads[index + 1 : index + 2], sides[index : index + 2]):
            yield from _judge(context, other, compare(theirs.numbers, sides[index + 1][1].numbers), beside[:-1])
    yield from _as_in_original(context)


def _as_in_original(context: Context) -> Iterator[Mark]:
    """The right number in the original's notation, which English reads as two numbers or as a wrong one."""
    for start, end, written in foreign_figures(context):
        figure = context.text[start:end]
        message = f"“{figure}” is “{written}” in English"
        yield Mark(start, end, message, written, _ALONE, {"source": figure}, review=True)


def _in_english(context: Context, bead: Bead) -> Side:
    """The English side without the numbers that must not be touched."""
    side = context.sides.english(bead)
    numbers = [quantity for quantity in side.numbers if not context.protected(quantity.start, quantity.end)]
    return side if len(numbers) == len(side.numbers) else replace(side, numbers=numbers)


def _parted(bead: Bead, following: Sequence[Bead], sides: Sequence[tuple[Side, Side]]) -> Bead | None:
    """The English bead behind a lone bead of the original, where a large number tells that they are one sentence."""
    if not following or bead.target_ids or following[0].source_ids:
        return None
    (theirs, _), (_, ours) = sides
    shared = any(
        one.digits and one.value > _LARGE and agree(one, other)
        for one in theirs.numbers[:_MOST]
        for other in ours.numbers[:_MOST]
    )
    return following[0] if shared else None


def _alone(context: Context, bead: Bead, theirs: Side, ours: Side) -> Iterator[Mark]:
    """The one month, multiple or fraction in words that a bead has, where its original has another."""
    for one, right in _without_doubles(theirs, ours):
        seen = is_told(one, Side("en", context.hypothesis_of(bead), (), context.sides.fresh(bead)))
        message = f"“{one.text}” stands for “{right.text}” in the original"
        evidence = {"source": right.text, "value": round(right.value, 4), "witness": seen}
        yield Mark(one.start, one.end, message, None, _DOUBTED if seen else _FRACTION, evidence, review=True)


def _without_doubles(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """What is told in words and differs, each place once."""
    taken: list[Spot] = []
    rough = (pair for pair in rough_differences(theirs, ours) if not of_scale(*pair))
    for look in (lone_differences, other_shares, other_ratios, other_changes, other_measures, other_amounts):
        for one, right in look(theirs, ours):
            if not any(one.start < other.end and other.start < one.end for other in taken):
                taken.append(one)
                yield one, right
    yield from rough


def _judge(context: Context, bead: Bead, here: Comparison, beside: Sequence[Comparison]) -> Iterator[Mark]:
    """The marks of one bead; a number that merely moved to the next sentence is none.

    Where dozens differ, the sides are not of one sentence.
    """
    if max(len(here.source), len(here.target)) > _MOST:
        return
    alien = [one for one in here.target if not any(agree(other, one) for each in beside for other in each.source)]
    missing = [one for one in here.source if not any(agree(one, other) for each in beside for other in each.target)]
    if not alien or not missing:
        return
    source = context.aligned.source.text if context.aligned.source else ""
    witness = context.sides.fresh(bead)
    sure = _ALONE if len(alien) == len(missing) else _SEVERAL
    for one, right in _pairs(alien, missing):
        seen = any(agree(other, one) for other in witness)
        start, end = _span(context.text, one, right)
        yield Mark(
            start,
            end,
            f"“{context.text[start:end]}” stands for “{right.text}” in the original",
            english_form(right, one, source, context.text),
            (_DOUBTED if seen else sure) * min(1.0, 0.5 + bead.confidence),
            {"source": right.text, "value": right.value, "witness": seen},
            review=True,
        )


def _span(text: str, one: Quantity, right: Quantity) -> tuple[int, int]:
    """The number, with its unit where that is what differs, and with the letters of a decade or an ordinal."""
    if _is_other_unit(one, right) and one.unit:
        return min(one.start, one.unit.start), max(one.end, one.unit.end)
    return one.start, end_of(one, text)


def _is_other_unit(one: Quantity, right: Quantity) -> bool:
    return (
        one.unit is not None
        and right.unit is not None
        and one.unit.name != right.unit.name
        and one.value == right.value
    )


def _pairs(alien: Sequence[Quantity], missing: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each foreign figure with the number of the original that it most looks like; in order where they are as many."""
    free = list(missing)
    if len(alien) > len(free):
        near = sorted(alien, key=lambda one: -max(_alike(one, right) for right in free))[: len(free)]
        alien = [one for one in alien if one in near]
    for one in alien:
        if not free:
            return
        same = free[0] if len(free) == len(alien) else max(free, key=lambda right: _alike(one, right))
        yield one, same
        free.remove(same)
        alien = alien[1:]


def _alike(one: Quantity, other: Quantity) -> float:
    """How much the figures of two numbers have in common, from 0 to 1; the same kind and length count."""
    mine, theirs = (re.sub(r"\D", "", f"{quantity.values[0]:.10g}") for quantity in (one, other))
    shared = sum(a == b for a, b in zip(mine, theirs, strict=False)) + sum(digit in theirs for digit in mine)
    length = len(mine) == len(theirs)
    return (shared / (2 * max(len(mine), len(theirs))) + 0.3 * length + 0.3 * (one.kind == other.kind)) / 1.6


RULE = Rule(
    name="number-mismatch",
    severity="error",
    fix="review",
    mqm="Mistranslation",
    check=check,
    bad=(
        Example("Russia handed over [6,000] bodies.", "Россия передала 6 060 тел.", "ru"),
        Example("The deficit reached [285.5 billion] crowns.", "Schodek dosáhl 288,5 miliardy korun."),
        Example("The key rate was raised to [22%] from 19%.", "Ключевая ставка повышена с 19% до 21%.", "ru"),
        Example("The parade took place on July [62].", "Парад прошел 26 июля.", "ru"),
        Example("[A third] of the farms closed.", "Čtvrtina statků skončila."),
        Example("[Two thirds] of them voted.", "Голосовали три четверти из них.", "ru"),
        Example("It lasts from August 3 to August [15].", "Trvá od 3. do 5. srpna."),
        Example("Profit rose by [80%] then.", "Прибыль выросла тогда в 1,7 раза.", "ru"),
        Example("They meet at [8]:30 a.m.", "Sejdou se na půl osmé ráno."),
        Example("It cost [3,5] billion euros.", "Stálo to 3,5 miliardy eur."),
        Example("It was seen by [14.000] people.", "Vidělo to 14 000 lidí."),
        Example("It is on May 3-[15].", "Koná se od 3. do 9. května."),
        Example("He won [9]-1.", "Vyhrál 1:1."),
        Example("The talks lasted [30] minutes.", "Jednání trvalo dvacet minut."),
    ),
    good=(
        Example("About 6,000 bodies were handed over.", "Россия передала 6 060 тел.", "ru"),
        Example("The 24-year-old won 6-4, 6-4.", "Čtyřiadvacetiletá tenistka vyhrála 6:4, 6:4."),
        Example("It begins at 3:30 p.m. on July 4.", "Začíná v 15.30 hodin 4. července."),
        Example("More than 1,500 people came.", "Пришли более полутора тысяч человек.", "ru"),
        Example("In the first quarter of the year half of them closed.", "V prvním čtvrtletí zavřela polovina z nich."),
        Example("The third of them came.", "Čtvrtina z nich přišla jako třetí."),
        Example("He ran 18 miles.", "Uběhl 30 kilometrů."),
        Example("It begins at 19.30 in the chapel.", "Začíná v 19.30 hodin v kapli."),
        Example("In the 1990s, twelve hundred people lived here.", "V 90. letech tu žilo 1 200 lidí."),
        Example("It cost 1.25 trillion rubles.", "Это стоило 1 трлн 250 млрд рублей.", "ru"),
        Example("It was the 500,000th car.", "Это был 500-тысячный автомобиль.", "ru"),
        Example("Profit rose by 70% and costs by 40%.", "Прибыль выросла в 1,7 раза, расходы - на 40%.", "ru"),
        Example("It is open from 22.6. to 25.6. this year.", "Otevřeno je letos od 22. 6. do 25. 6."),
        Example("They meet at 7:30 a.m.", "Sejdou se na půl osmé ráno."),
        Example("He came at 7:30 and left at 8:45.", "Přišel v půl osmé, odešel ve tři čtvrtě na devět."),
        Example(
            "This year 38,000 came, compared with 32,000 last year.",
            "Letos přišlo 38 000 lidí, o šest tisíc více než loni.",
        ),
        Example("It cost 1.047 billion euros.", "Stálo to 1,047 miliardy eur."),
        Example("The yield was 2.87 tons per hectare.", "Урожайность составила 28,7 центнера с гектара.", "ru"),
        Example("It brewed 90 million liters.", "Uvařil 900 tisíc hektolitrů."),
        Example("The plot has 600 square meters.", "Участок в шесть соток.", "ru"),
        Example("The F-16 flew at 10.", "F-16 letěla v deset."),
    ),
    needs_source=True,
)
