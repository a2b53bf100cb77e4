"""A number of the English version that is not the original's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from align.auditing.context import Context
from align.auditing.fractions import fractions
from align.auditing.rule import Example, Mark, Rule
from align.quantities import Comparison, Quantity, compare, find_quantities
from align.quantities.compare import agree
from align.types import Bead

_ALONE, _SEVERAL, _DOUBTED = 0.93, 0.8, 0.55
_SMALLEST_WORD = 3.0
_FRACTION, _NEAR = 0.9, 0.02


def check(context: Context) -> Iterator[Mark]:
    """A number differs from the one in the original.

    Reported where an English figure stands nowhere in its bead's original while a number there has no counterpart, and
    the neighbouring beads do not explain it. The fresh translation is heard as a witness.
    """
    source = context.aligned.source
    if source is None:
        return
    beads = [bead for bead in context.aligned.beads if bead.source_ids or bead.target_ids]
    sides = [(_in_source(context, bead, source.lang), _in_english(context, bead)) for bead in beads]
    differences = [compare(*both) for both in sides]
    for index, bead in enumerate(beads):
        if bead.source_ids and bead.target_ids:
            beside = [differences[at] for at in (index - 1, index + 1) if 0 <= at < len(beads)]
            here = differences[index]
            yield from _judge(context, bead, here if here.target else _with_word(here, *sides[index]), beside)
            yield from _fraction(context, bead, source.lang)


def _in_source(context: Context, bead: Bead, lang: str) -> list[Quantity]:
    return [q.moved(segment.start) for segment in context.source_of(bead) for q in find_quantities(segment.text, lang)]


def _in_english(context: Context, bead: Bead) -> list[Quantity]:
    found = [q.moved(segment.start) for segment in context.target_of(bead) for q in find_quantities(segment.text, "en")]
    return [quantity for quantity in found if not context.protected(quantity.start, quantity.end)]


def _with_word(here: Comparison, theirs: Sequence[Quantity], ours: Sequence[Quantity]) -> Comparison:
    """The comparison with the one English number word without a counterpart, if one number there has none."""
    words = [
        one
        for one, behind in zip_longest(ours, ours[1:])
        if _is_counted(one)
        and not (behind and behind.kind == "group")
        and not any(agree(other, one) for other in theirs)
    ]
    return Comparison(here.source, tuple(words)) if len(words) == len(here.source) == 1 else here


def _fraction(context: Context, bead: Bead, lang: str) -> Iterator[Mark]:
    """The one fraction in words that a bead has, where its original has another."""
    ours = [(segment.start, one) for segment in context.target_of(bead) for one in fractions(segment.text, "en")]
    theirs = [one for segment in context.source_of(bead) for one in fractions(segment.text, lang)]
    if len(ours) != 1 or len(theirs) != 1 or abs(ours[0][1].value - theirs[0].value) < _NEAR:
        return
    (offset, one), right = ours[0], theirs[0]
    message = f"“{one.text}” stands for “{right.text}” in the original"
    evidence = {"source": right.text, "value": round(right.value, 4)}
    yield Mark(offset + one.start, offset + one.end, message, None, _FRACTION, evidence, review=True)


def _is_counted(quantity: Quantity) -> bool:
    return quantity.kind == "number" and not quantity.digits and quantity.value >= _SMALLEST_WORD


def _judge(context: Context, bead: Bead, here: Comparison, beside: Sequence[Comparison]) -> Iterator[Mark]:
    """The marks of one bead; a number that merely moved to the next sentence is none."""
    alien = [one for one in here.target if not any(agree(other, one) for each in beside for other in each.source)]
    missing = [one for one in here.source if not any(agree(one, other) for each in beside for other in each.target)]
    if not alien or not missing:
        return
    witness = find_quantities(context.hypothesis_of(bead), "en")
    sure = _ALONE if len(alien) == len(missing) else _SEVERAL
    for one, right in _pairs(alien, missing):
        seen = any(agree(other, one) for other in witness)
        yield Mark(
            one.start,
            one.end,
            f"“{one.text}” stands for “{right.text}” in the original",
            _in_english_form(right, one),
            (_DOUBTED if seen else sure) * min(1.0, 0.5 + bead.confidence),
            {"source": right.text, "value": right.value, "witness": seen},
            review=True,
        )


def _pairs(alien: Sequence[Quantity], missing: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each foreign figure with the number of the original that it most looks like; in order where they are as many."""
    free = list(missing)
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


def _in_english_form(right: Quantity, wrong: Quantity) -> str:
    """The original's number written the way the wrong one is: with its commas, percent sign and scale word."""
    value = right.values[0] if right.scale == wrong.scale else right.value / wrong.scale
    if not right.digits and wrong.scale == 1:
        value = right.value
    figure = f"{value:.10g}"
    whole, _, fraction = figure.partition(".")
    if "e" in figure:
        return right.text
    if (
        len(whole) > 4
        or (len(whole) == 4 and "," in wrong.text)
        or (len(whole) == 4 and value % 100 and not _is_year(value))
    ):
        whole = f"{int(whole):,}"
    digits = re.match(r"[\d.,]+", wrong.text)
    rest = wrong.text[digits.end() :] if digits else ""
    return f"{whole}.{fraction}{rest}" if fraction else whole + rest


def _is_year(value: float) -> bool:
    return 1000 <= value <= 2100


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
        Example("The F-16 flew at 10.", "F-16 letěla v deset."),
    ),
    needs_source=True,
)
