"""What speaks for a case ending that an English name keeps: the given name before it, its end, what stands behind."""

from __future__ import annotations

from align.auditing.cases.czech_men import man_in_genitive
from align.auditing.cases.given_cases import cases_behind, cases_of_given, inflected_given, is_plain, mans_given
from align.auditing.cases.inflected import is_inflected_place, is_known_in_a, is_womans
from align.auditing.cases.nominative import choose, is_known, is_seen
from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.originals import Original, Originals
from align.names.cases import Reading
from align.names.exonyms import given_names
from align.names.given import is_given_name

AGREED, SURE, SEEN = 0.97, 0.95, 0.92
USUAL = 3.9  # on the Zipf scale: from here on a name is one that English has
_UNKNOWN, _STRANGE = 1.2, 2.2
_SHORTEST = 4
_WOMEN = ("ova", "eva", "yova", "ina", "yna", "aya")
_TELLING = ("em", "om", "ovi", "ym")  # how hardly any given name ends


def evidence(
    context: Context, originals: Originals, index: int, pair: tuple[str, Original], options: list[Reading]
) -> tuple[float, Reading] | None:
    """The best reading and how sure it is; None where nothing speaks for a case ending."""
    name, original = pair
    before = context.tokens[index - 1].text if index else ""
    given = inflected_given(name, original.form, originals.lang) if name.endswith(_TELLING) else None
    if given:
        return SURE, given
    beside = [given for form in original.before if form and (given := inflected_given(before, form, originals.lang))]
    agreed = [each for each in options if any(each.cases & given.cases for given in beside)]
    if agreed:
        return AGREED, choose(context, originals, agreed)
    if before and man_in_genitive(context, before, original):
        agreed = [each for each in options if "g" in each.cases]
        if agreed:
            return AGREED, choose(context, originals, agreed)
    if frequency(name) < _UNKNOWN and not is_given_name(name):
        onward = cases_behind(context, index, original, originals.lang)
        agreed = [each for each in options if onward and each.cases & onward and _tells(name, each)]
        if agreed:
            return AGREED, choose(context, originals, agreed)
    if before and originals.lang == "ru" and mans_given(before, original.before):
        masculine = [each for each in options if not each.nominative.endswith(("а", "я"))]
        return (AGREED, choose(context, originals, masculine)) if masculine else None
    if before and before[0].isupper() and (is_given_name(before) or frequency(before) < USUAL):
        cases = cases_of_given(before, original, originals.lang)
        if cases is not None:
            agreeing = [each for each in options if each.cases & cases]
            return (AGREED, choose(context, originals, agreeing)) if agreeing else None
        if any(is_plain(before, each) for each in original.before):
            return None
    sure = [each for each in options if each.sure or is_womans(original, each)]
    if sure:
        return SURE, choose(context, originals, sure)
    if name.lower() in given_names() or (originals.lang == "ru" and name.endswith(_WOMEN)):
        return None  # Kuznetsova may be a woman
    named = is_given_name(before)
    if originals.lang == "ru" and not named:
        written = [each for each in options if each.english in context.words and len(each.english) > _SHORTEST]
        placed = [each for each in options if is_inflected_place(original.form, each)]
        placed = placed or [each for each in options if is_known_in_a(original.form, each)]
        if frequency(name) < _UNKNOWN and (written or placed):
            return SEEN, choose(context, originals, written or placed)
        return None
    limit = _STRANGE if named else _UNKNOWN
    seen = [
        each
        for each in options
        if is_seen(context, originals, each) or (frequency(name) < limit and is_known(name, each, originals.lang))
    ]
    return (SEEN, choose(context, originals, seen)) if seen else None


def _tells(name: str, reading: Reading) -> bool:
    """Whether a given name that no table has ends as hardly any nominative does, or its nominative is one."""
    return name.endswith((*_TELLING, "im", "ho", "mu", "oy", "ey")) or is_given_name(reading.english)
