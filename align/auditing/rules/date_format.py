"""Dates and times in figures as Czech and Russian write them: 15. 7. 2023, 15.30 hodin, 13.30 Moscow time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from align.auditing.context import Context
from align.auditing.dating.datetimes import MONTHS, is_british, is_day, written_date, written_time
from align.auditing.dating.decades import decades
from align.auditing.dating.left_dates import is_named_so, is_of_street, keeps_24_hours, may_be_year_sign, years
from align.auditing.dating.mixed_dates import mixed
from align.auditing.dating.told_days import has_day, names_month
from align.auditing.rule import Example, Mark, Rule
from align.auditing.watching import Pair
from align.letters import UPPER

_B = r"[ \u00a0\u202f]"
_OPEN, _SHUT = r"(?<![\w.,:/\-–])", r"(?![\w/:]|[.,\-–]\d)"
_DATE = re.compile(
    rf"{_OPEN}(?:(?P<first>\d{{1,2}})\.?{_B}?[-–]{_B}?)?(?P<day>\d{{1,2}})\.{_B}?(?P<month>\d{{1,2}})\."
    rf"(?:{_B}?(?P<year>[12]\d{{3}}){_SHUT}|(?={_B}[a-z(]|,|\)))"
)
_NAMED = re.compile(
    rf"{_OPEN}(?:(?P<first>\d{{1,2}})\.?{_B}?[-–]{_B}?)?(?P<day>\d{{1,2}})\.{_B}?(?P<name>{'|'.join(MONTHS)})\b(?:,?{_B}(?P<year>[12]\d{{3}}){_SHUT})?"
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_IN_ROMAN = re.compile(
    rf"{_OPEN}(?P<day>\d{{1,2}})\.{_B}?(?P<roman>{'|'.join(_ROMAN[::-1])})\.{_B}?(?P<year>[12]\d{{3}}){_SHUT}"
)
_SINCE = re.compile(rf"\b(?:{'|'.join(MONTHS)}) \d{{1,2}} (?:to|until|till|through)\s+\Z")
_FULL_HOUR = re.compile(rf"\d:00{_B}?[ap]\.?m\b")
_CLOCK = r"(?:[01]?\d|2[0-4])\.[0-5]\d"
_ZONE = r"(?:Moscow|Kyiv|Kiev|Prague|local|Central European)(?: summer)? time|MSK|msk|GMT|UTC|CEST|CET"
_HOURS = r"hodin|hod|hours|hour|hrs|o['’]clock|h"
_TIME = re.compile(
    rf"{_OPEN}(?:(?P<first>{_CLOCK})(?P<to>{_B}(?:to|and|until|till){_B}|{_B}?[-–]{_B}?))?(?P<time>{_CLOCK})"
    rf"(?:{_B}(?:{_HOURS})\b)?(?P<zone>{_B}(?:{_ZONE})\b)?{_SHUT}"
)
_CZECH_HOUR = re.compile(rf"{_OPEN}(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d))?{_B}(?:hodin|hod)\b")
_OF_TIME = re.compile(
    r"\b(?:at|from|until|till|by|before|after|since|around|about|between|to|daily|starts|begins"
    r"|(?:scheduled|set|planned|due|fixed|announced) for)\s+\Z",
    re.IGNORECASE,
)
_OF_DAY = re.compile(
    r"\b(?:on|from|until|till|by|before|after|since|around|between|to|of|and|dated)\s+\Z", re.IGNORECASE
)
_OF_MONTH = re.compile(
    rf"(?<![\w.,:/\-–])(?P<day>\d{{1,2}}) of (?P<name>{'|'.join(MONTHS)}),? (?P<year>[12]\d{{3}}){_SHUT}"
)
_DASHED = re.compile(rf"(?<![\w.,:/\-–])(?P<hour>[01]?\d|2[0-4])[-–](?P<minute>[0-5]\d){_SHUT}")
_SLASHED = re.compile(rf"(?<![\w.,:/\-–])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>[12]\d{{3}}){_SHUT}")
_MOSCOW = re.compile(rf"{_OPEN}(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d){_B}(?:MSK|msk)\b")
_BARE = re.compile(rf"{_OPEN}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})(?![\w:/%]|[.,\-–]\d)")
_HALF = re.compile(rf"{_B}?[ap]\.?m\b", re.IGNORECASE)
_SENTENCE_STOP = re.compile(rf"\.(?=\s*\n|\s+[{UPPER}“\"(]|\s*\Z)")
_BEGINNING = re.compile(rf"\d{{1,2}}(?:[.:/\-–]|{_B}(?:[-–]|of |hod))")
_JOINED = "_.,:/-–"  # as in _OPEN
_BEFORE = 16
_DATED, _TOLD, _ALONE = 0.97, 0.95, 0.75


def check(context: Context) -> Iterator[Mark]:
    """A date or time stands in figures as the original writes it.

    A day with month and year speaks for itself; a time with a full stop needs a word of time beside it, and a bare one
    the same time in the original.
    """
    dates = [*_dates(context), *_further_dates(context), *_bare_days(context), *decades(context), *years(context)]
    taken = {mark.start for mark in dates}
    times = [mark for mark in (*_times(context), *_dashed_times(context), *mixed(context)) if mark.start not in taken]
    yield from (mark for mark in (*dates, *times) if not context.protected(mark.start, mark.end))


def _begins_date(word: str) -> bool:
    return _BEGINNING.search(word) is not None


def _is_tenth(word: str) -> bool:
    return word.endswith("0th")


def _ends_with_figure(word: str) -> bool:
    return word[-1].isdecimal()


def _continues_date(word: str) -> bool:
    return word in (".", ":", "/", "-", "–", "of", *MONTHS) or word.startswith("hod") or may_be_year_sign(word)


@lru_cache(maxsize=1)
def _figures(text: str) -> Sequence[int]:
    """Where a date or time may begin: one or two digits that go on as one, with nothing before that they belong to."""
    starts = [found.start() for found in _BEGINNING.finditer(text)]
    return [start for start in starts if not start or not (text[start - 1].isalnum() or text[start - 1] in _JOINED)]


def _found(pattern: re.Pattern[str], context: Context) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` finds, for a pattern that begins with ``_OPEN`` and a figure."""
    end = 0
    for start in _figures(context.text):
        found = pattern.match(context.text, start) if start >= end else None
        if found:
            end = found.end()
            yield found


def _dates(context: Context) -> Iterator[Mark]:
    for found in _found(_DATE, context):
        first, day, month = (int(found[name] or 0) for name in ("first", "day", "month"))
        days = (first, day) if first else (day,)
        if not all(is_day(one, month) for one in days) or (first >= day and first):
            continue
        told = bool(found["year"]) or has_day(context, found.start(), rf"{day}\.{_B}?0?{month}\.")
        if told:
            year = int(found["year"]) if found["year"] else None
            yield _mark(found.span(), found[0], written_date(days, month, year, british=is_british(context)), _DATED)
    for found in _found(_NAMED, context):
        day, month = int(found["day"]), MONTHS.index(found["name"]) + 1
        days = (int(found["first"]), day) if found["first"] else (day,)
        expected = _OF_DAY.search(context.text[max(0, found.start() - _BEFORE) : found.start()]) is not None
        expected = expected or ((bool(found["year"]) or len(days) > 1) and has_day(context, found.start(), rf"{day}\."))
        expected = expected or is_named_so(context, found.start(), day, month)
        if (
            all(is_day(one, month) for one in days)
            and days[0] <= day
            and expected
            and not is_of_street(context.text, found.end())
        ):
            year = int(found["year"]) if found["year"] else None
            yield _mark(found.span(), found[0], written_date(days, month, year, british=is_british(context)), _TOLD)


def _further_dates(context: Context) -> Iterator[Mark]:
    """``27 of June, 2025``, ``15.VII.1945``, and ``03/10/2023`` where the original has the third of October."""
    for found in _found(_OF_MONTH, context):
        day, month = int(found["day"]), MONTHS.index(found["name"]) + 1
        if is_day(day, month):
            written = written_date((day,), month, int(found["year"]), british=is_british(context))
            yield _mark(found.span(), found[0], written, _TOLD)
    for found in _found(_IN_ROMAN, context):
        day, month = int(found["day"]), _ROMAN.index(found["roman"]) + 1
        if is_day(day, month):
            written = written_date((day,), month, int(found["year"]), british=is_british(context))
            yield _mark(found.span(), found[0], written, _DATED)
    for found in _found(_SLASHED, context):
        day, month = int(found["day"]), int(found["month"])
        if is_day(day, month) and has_day(
            context, found.start(), rf"0?{day}(?:\.{_B}?|{_B})(?:0?{month}\.|[^\W\d_]{{3}})"
        ):
            written = written_date((day,), month, int(found["year"]), british=is_british(context))
            yield _mark(found.span(), found[0], written, _TOLD)


def _dashed_times(context: Context) -> Iterator[Mark]:
    """``19-00`` where the original has that time of day."""
    text, british = context.text, context.profile.dialect == "british"
    for found in _found(_DASHED, context):
        hour, minute = int(found["hour"]), int(found["minute"])
        bead = context.bead_at(found.start())
        wanted = re.compile(rf"(?<![\d.,:])0?{hour}[.:]{minute:02}(?![\d%])")
        if bead is None or not text[: found.start()].endswith((" at ", " by ", " from ", " until ")):
            continue
        if any(wanted.search(segment.text) for segment in context.source_of(bead)):
            written = written_time(hour, minute, british=british)
            yield _mark(*_with_stop(text, found, written), _TOLD)


def _bare_days(context: Context) -> Iterator[Mark]:
    """``12.08`` behind "on" or the like, where the original has the twelfth of August in words or figures."""
    for found in _found(_BARE, context):
        day, month = int(found["day"]), int(found["month"])
        before = context.text[max(0, found.start() - _BEFORE) : found.start()]
        told = names_month(context, found.start(), day, month)
        since = context.text[max(0, found.start() - 2 * _BEFORE) : found.start()]
        told = told or (
            (before.endswith("on ") or _SINCE.search(since) is not None)
            and has_day(context, found.start(), rf"0?{day}\.{_B}?0?{month}(?!\d)")
        )
        if is_day(day, month) and _OF_DAY.search(before) and told:
            written = written_date((day,), month, None, british=is_british(context))
            yield _mark(found.span(), found[0], written, _TOLD)


def _times(context: Context) -> Iterator[Mark]:
    text, british = context.text, context.profile.dialect == "british"
    for found in _found(_MOSCOW, context):
        written = written_time(int(found["hour"]), int(found["minute"]), british=british or keeps_24_hours(text))
        yield _mark(*_with_stop(text, found, f"{written} Moscow time"), _TOLD)
    for found in _found(_TIME, context):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        beside = found.end() > found.end("time")
        if not (beside or _OF_TIME.search(before)) or _HALF.match(text, found.end()):
            continue
        confidence = _confidence(context, found, told=bool(found["zone"] or (beside and _OF_TIME.search(before))))
        if confidence:
            zone = re.sub("msk", "Moscow time", found["zone"] or "", flags=re.IGNORECASE)
            full = _FULL_HOUR.search(text) is not None
            written = _clock(found["time"], british=british, full=full) + zone
            if found["first"]:
                written = _clock(found["first"], british=british, full=full) + found["to"] + written
            yield _mark(*_with_stop(text, found, written), confidence)
    for found in _found(_CZECH_HOUR, context):
        written = written_time(int(found["hour"]), int(found["minute"] or 0), british=british)
        if _OF_TIME.search(text[max(0, found.start() - _BEFORE) : found.start()]):
            yield _mark(*_with_stop(text, found, written), _TOLD)


def _clock(figure: str, *, british: bool, full: bool) -> str:
    hour, minute = figure.split(".")
    return written_time(int(hour), int(minute), british=british, full=full)


def _with_stop(text: str, found: re.Match[str], written: str) -> tuple[tuple[int, int], str, str]:
    """Span, text and replacement; where "p.m." ends the sentence, its stop is the sentence's."""
    end = found.end()
    if written.endswith(".") and _SENTENCE_STOP.match(text, end):
        end += 1
    return (found.start(), end), text[found.start() : end], written


def _confidence(context: Context, found: re.Match[str], *, told: bool) -> float:
    """How certain it is that the figure is a time of day: a word beside it says so, or the original has that time."""
    if told:
        return _TOLD
    bead = context.bead_at(found.start())
    if context.aligned.source is None or bead is None:
        return _ALONE if int(found["time"].split(".")[0]) > 12 else 0.0
    hour, minute = found["time"].split(".")
    wanted = re.compile(rf"(?<![\d.,:])0?{int(hour)}[.:]{minute}(?![\d%])")
    return _TOLD if any(wanted.search(segment.text) for segment in context.source_of(bead)) else 0.0


def _mark(span: tuple[int, int], text: str, written: str, confidence: float) -> Mark:
    return Mark(*span, f"“{text}” is “{written}” in English", written, confidence)


RULE = Rule(
    name="date-format",
    severity="note",
    fix="profile",
    mqm="Locale",
    check=check,
    bad=(
        Example("The fair opened on [4.7.2025] in the north."),
        Example("She won on [15. 7. 2023] in London."),
        Example("It lasts from [3.-5. 10. 2025], they said."),
        Example("It was announced at [13.30 Moscow time]."),
        Example("The concert begins at [19.30] in the chapel.", "Koncert začne v 19.30 hodin v kapli."),
        Example("The train was scheduled for [9.40], he said.", "Поезд был назначен на 9.40.", "ru"),
        Example("It is open from [10.00 to 18.00] daily.", "Otevřeno je od 10.00 do 18.00."),
        Example("It begins at [15.30 hodin] on Friday."),
        Example("He came on [9. May 1945]."),
        Example("It was signed on [27 of June, 2019].", "Подписано 27 июня 2019 года.", "ru"),
        Example("It opened at [19-00] sharp.", "Открытие состоялось в 19:00.", "ru"),
        Example("It opens at [18:00 MSK] today.", "Открытие в 18:00 мск.", "ru"),
        Example("The school, built in [1932 g.], is shut.", "Школа 1932 г. закрыта.", "ru"),
        Example("It opens on [12.08] in Tula.", "Открытие 12 августа в Туле.", "ru"),
        Example("It opens on [27.11] in Tula.", "Открытие 27.11 в Туле.", "ru"),
        Example(
            "It runs from May 3 to [07.05] in Tula.",
            "Проходит с 03.05 по 07.05 в Туле.",
            "ru",
            fixed="It runs from May 3 to May 7 in Tula.",
        ),
        Example("It runs [3.-5. October] in Tula.", "Koná se 3.–5. října.", fixed="It runs October 3-5 in Tula."),
        Example("It is dated [9.XI.1932] in ink.", fixed="It is dated November 9, 1932 in ink."),
        Example("In the [60. years] it grew.", "V 60. letech rostl.", fixed="In the 1960s it grew."),
        Example("In the [60-s] it grew.", "В 60-х годах рос.", "ru", fixed="In the 1960s it grew."),
        Example("In the [40th years] it grew.", "В 1940-е годы рос.", "ru", fixed="In the 1940s it grew."),
        Example("In the [1870-ies] it grew.", fixed="In the 1870s it grew."),
        Example(
            "It opens at 9:00 a.m. and shuts at [18.00 local time] daily.",
            fixed="It opens at 9:00 a.m. and shuts at 6:00 p.m. local time daily.",
        ),
    ),
    good=(
        Example("On July 4, 2025, at 3:30 p.m. Moscow time."),
        Example("The rate rose from 3.50 to 4.25 percent.", "Sazba stoupla z 3,50 na 4,25 procenta."),
        Example("It starts at 7.30pm on 15 July 2023."),
        Example("Version 10.12.2024.1 and the address 192.168.10.2023 are no dates."),
        Example("He ran it in 2.15 hours."),
        Example("In the 60. years of the 19th century.", "V 60. letech 19. století."),
        Example("He drove it for 60 years. Years went by.", "Řídil to 60 let. Roky plynuly."),
        Example("The index fell to 12.08 from 14.", "Индекс упал до 12,08 с 14.", "ru"),
        Example("It was sold for 9.40 euros.", "Prodalo se to za 9,40 eura."),
    ),
    signs=(
        _begins_date,
        _is_tenth,
        Pair(_ends_with_figure, _continues_date),
        Pair(_ends_with_figure, may_be_year_sign),
    ),
)
