"""Numbers of a Czech or Russian text as English writes them: 1 200 is 1,200, 4,6 is 4.6, pětadvacet is 25."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from align.quantities import Quantity, find_quantities
from align.quantities.idioms import LATE
from align.translation.clocks import pointed_clock

_BLANK = "[ \u00a0\u202f]"
_FIGURE = re.compile(
    rf"(?<![\w.,:/])(?:(?<!\w[-–])|(?=(?:19|20)\d\d(?!\w)))(?:(?P<grouped>\d{{1,3}}(?:{_BLANK}\d{{3}})+(?!\d)(?:[,.]\d+)?)|(?P<joined>\d+(?:[.,:/–-]\d+)*))(?!\d)"
)
_DECIMAL = re.compile(r"\d+,\d+")
_DECIMALS = re.compile(r"\d+,\d+[-–]\d+(?:,\d+)?|\d+[-–]\d+,\d+")  # 4,5-5,5
_POINTS = re.compile(r"(?!0|\d{1,3}(?:\.\d{1,3}){3}\Z)\d{1,3}(?:\.\d{3})+")  # not 0.125, no address of the internet
_MIXED = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+")  # 1.234,56
_RACED = re.compile(r"\d+(?::\d\d)+,\d+")  # 1:23,45
_CALLED = re.compile(
    r"(?:\b(?:tel\.|telefon\w*|тел\.|телефон\w*)|\b(?:info)?link\w{1,3}):?\s*(?:číslo\s*)?\Z", re.IGNORECASE
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d")
_SCORE = re.compile(r"\d{1,3}:\d{1,3}")
_LOWER = re.compile(rf"\.{_BLANK}([^\W\d_])")
_PLURAL = re.compile(r"(?:десят|дцат|сороков|девяност)ы(?:е|х|ми)\Z", re.IGNORECASE)
_SUFFIX = re.compile(r"[-‑](?:й|го|му|м|я|ю|е|ый|ой|ого|ому|ая|ую|ое)\b")
_DAY, _MONTH = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = re.compile(rf"{_DAY}\.{_BLANK}?{_MONTH}\.(?:{_BLANK}?\d{{4}})?|{_DAY}\.{_MONTH}\.\d{{2,4}}")
_YEAR_BEHIND = re.compile(rf"{_BLANK}(?:год[ауе]?|годом|rok|roku|roce|rokem)\b")
_YEAR_BEFORE = re.compile(rf"(?<!\w)(?:roce|roku){_BLANK}\Z", re.IGNORECASE)
_YEARS_BEHIND = re.compile(rf"{_BLANK}(?:год(?:ы|ов|ах|ам|ами)|let|léta|letech|lety)\b")
_REACH, _CALL = 8, 24
_YEARS, _TOLD_YEAR = range(1000, 2101), 1900
_DECADE = re.compile(rf"\.{_BLANK}l[eé]t|[-‑](?:х|ых|е)\b(?={_BLANK}?(?:год|$|\W))")
_SMALLEST_WORD, _LARGEST_WORD = 11, 999_999
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FIRST_WORD = 2
_LONGEST_FIGURE = 30  # what is longer is a key or a checksum
_LONGEST_YEAR = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that ends at offset ``end``, and how English may write it, the likeliest first."""

    end: int
    forms: tuple[str, ...]


def english_figures(text: str, lang: str) -> Iterator[Figure]:
    """The numbers of a text: all in digits, and those in words from two to 999,999, up to ten in words again.

    Left out are dates in figures, decades and labels, which English tells otherwise.
    """
    dates = [date.span() for date in _DATE.finditer(text)]
    for found in _FIGURE.finditer(text):
        end = found.end()
        if len(found[0]) > _LONGEST_FIGURE:
            continue
        if text[end : end + 1].isalpha() and not text[end : end + 1].islower():
            continue  # 5G, 3D: a label
        if _DECADE.match(text, end) or any(first <= found.start() < last for first, last in dates):
            continue
        if found.lastgroup == "grouped" and _CALLED.search(text, max(0, found.start() - _CALL), found.start()):
            continue  # a telephone number
        if clock := pointed_clock(text, found):
            yield Figure(end, (clock, found[0]))
            continue
        forms = _grouped(found[0]) if found.lastgroup == "grouped" else _joined(found[0])
        if found[0].isdigit() and _is_ordinal(text, end, lang):
            forms = (ordinal(int(found[0])), *forms)
        yield Figure(end, forms)
    late = False
    for quantity in find_quantities(text, lang):
        if late:  # without five twelve: English says five to twelve, or 11:55
            late = False
            continue
        late = quantity.kind == "part" and quantity.value >= LATE
        plain = not quantity.digits and quantity.kind in ("number", "ordinal") and quantity.scale == 1
        value = quantity.values[0]
        if not plain or value != int(value):
            continue
        number = int(value)
        if number in _YEARS and (years := _year(text, quantity)) is not None:
            yield from (Figure(quantity.end, (year,)) for year in years)
        elif quantity.kind == "ordinal" and _PLURAL.search(quantity.text):
            continue  # девяностые: a decade
        elif _SMALLEST_WORD <= number <= _LARGEST_WORD:
            yield Figure(quantity.end, (ordinal(number) if quantity.kind == "ordinal" else f"{number:,}",))
        elif _FIRST_WORD <= number < _SMALLEST_WORD and quantity.kind == "number":
            yield Figure(quantity.end, (_WORDS[number - _FIRST_WORD],))


def _year(text: str, quantity: Quantity) -> tuple[str, ...] | None:
    """The year that a number in words is, none where it is a decade; None for other numbers."""
    if _YEARS_BEHIND.match(text, quantity.end):
        return () if quantity.kind == "ordinal" else None
    start, of_one = quantity.start, quantity.kind == "ordinal" or " " not in quantity.text  # двухтысячном
    behind = _YEAR_BEHIND.match(text, quantity.end) if of_one else None
    told = quantity.kind == "ordinal" and " " in quantity.text and quantity.value >= _TOLD_YEAR  # две тысячи пятом
    if told or behind or _YEAR_BEFORE.search(text, max(0, start - _REACH), start):
        return (str(int(quantity.value)),)
    return None


def _grouped(figure: str) -> tuple[str, ...]:
    whole, _, rest = figure.replace(".", ",").partition(",")
    spelled = re.sub(_BLANK, ",", whole)
    return tuple(f"{each}.{rest}" if rest else each for each in (spelled, spelled.replace(",", "")))


def _joined(figure: str) -> tuple[str, ...]:
    if figure.isdigit():
        if len(figure) > _LONGEST_YEAR:
            return (f"{int(figure):,}", figure)
        return (figure, f"{int(figure):,}") if len(figure) == _LONGEST_YEAR else (figure, ordinal(int(figure)))
    if _DECIMAL.fullmatch(figure):
        pointed = figure.replace(",", ".")
        return (pointed, pointed.rstrip("0").rstrip("."), figure)
    if _DECIMALS.fullmatch(figure):
        pointed = figure.replace(",", ".")
        return (pointed, pointed.replace("–", "-"), pointed.replace("-", "–"))
    if _MIXED.fullmatch(figure):
        whole, _, rest = figure.replace(".", ",").rpartition(",")
        return (f"{whole}.{rest}", figure)
    if _RACED.fullmatch(figure):
        return (figure.replace(",", "."), figure)
    if _POINTS.fullmatch(figure):
        return (figure.replace(".", ","), figure)
    if _CLOCK.fullmatch(figure):
        return (figure, figure.replace(":", "-"))
    if _SCORE.fullmatch(figure):
        return (figure.replace(":", "-"), figure, figure.replace(":", "–"))
    return (figure, figure.replace("–", "-"), figure.replace("-", "–"), figure.replace("/", "-"))


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _is_ordinal(text: str, end: int, lang: str) -> bool:
    """Whether a figure is an ordinal: ``21. století`` and no date, ``21-й``."""
    if lang == "ru":
        return _SUFFIX.match(text, end) is not None
    following = _LOWER.match(text, end)
    if lang != "cs" or following is None or not following[1].islower():
        return False
    word = re.compile(r"[^\W\d_]+").match(text, following.start(1))
    return word is not None and not any(q.kind == "month" for q in find_quantities(word[0], lang))
