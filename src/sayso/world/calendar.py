"""Days, weeks, months and larger stretches as closed intervals with their TIMEX3 values."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, as the north counts; a winter belongs to the year in which it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days that has a name in the calendar."""

    timex: str
    """TIMEX3 value."""
    start: date
    """First day."""
    end: date
    """Last day."""
    grain: str
    """What it is: D day, R several days, W week, WE weekend, M month, Q quarter, S season, H half year, Y year, E decade,
    C century."""


def day(when: date) -> Period:
    """One day.

    >>> day(date(2023, 4, 11)).timex
    '2023-04-11'
    """
    return Period(timex=when.isoformat(), start=when, end=when, grain="D")


def days(first: date, last: date) -> Period:
    """Several days of one month, as an ISO interval; TIMEX3 has no value of its own for them.

    Raises:
        ValueError: where the last day is before the first.
    """
    if last <= first:
        raise ValueError(f"expected days in order, found {first} to {last}")
    return Period(timex=f"{first.isoformat()}/{last.isoformat()}", start=first, end=last, grain="R")


def week(when: date) -> Period:
    """The ISO week that holds a day.

    >>> week(date(2023, 4, 11)).timex
    '2023-W15'
    """
    monday = when - timedelta(days=when.isoweekday() - 1)
    year, number, _ = when.isocalendar()
    return Period(timex=f"{year:04d}-W{number:02d}", start=monday, end=monday + timedelta(days=6), grain="W")


def weekend(when: date) -> Period:
    """Saturday and Sunday of the ISO week that holds a day."""
    whole = week(when)
    return Period(timex=f"{whole.timex}-WE", start=whole.end - timedelta(days=1), end=whole.end, grain="WE")


def month(year: int, number: int) -> Period:
    """A month; numbers beyond 1 to 12 run on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, number)[1]
    return Period(timex=f"{year:04d}-{number:02d}", start=date(year, number, 1), end=date(year, number, last), grain="M")


def quarter(year: int, number: int) -> Period:
    """A quarter of the calendar year; numbers beyond 1 to 4 run on into other years."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    first = month(year, number * 3 - 2)
    return Period(timex=f"{year:04d}-Q{number}", start=first.start, end=month(year, number * 3).end, grain="Q")


def half(year: int, number: int) -> Period:
    """The first or second half of a year."""
    start = date(year, 1, 1) if number == 1 else date(year, 7, 1)
    end = date(year, 6, 30) if number == 1 else date(year, 12, 31)
    return Period(timex=f"{year:04d}-H{number}", start=start, end=end, grain="H")


def season(year: int, name: str) -> Period:
    """A season of the north; the south's are not told apart, so its interval is of precision 5 at best."""
    first = month(year, SEASON_MONTHS[name])
    return Period(timex=f"{year:04d}-{name}", start=first.start, end=month(year, SEASON_MONTHS[name] + 2).end, grain="S")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(timex=f"{number:04d}", start=date(number, 1, 1), end=date(number, 12, 31), grain="Y")


def decade(first: int) -> Period:
    """The ten years from one that ends in 0."""
    return Period(timex=f"{first // 10:03d}", start=date(first, 1, 1), end=date(first + 9, 12, 31), grain="E")


def century(number: int) -> Period:
    """A century by its ordinal; the 20th is 1901 to 2000."""
    return Period(timex=f"{number - 1:02d}", start=date(number * 100 - 99, 1, 1), end=date(number * 100, 12, 31), grain="C")


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    *Source*: the anonymous Gregorian algorithm (Nature, 20 April 1876).

    >>> easter(2019).isoformat()
    '2019-04-21'
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    p = h + m - 7 * n + 114
    return date(year, p // 31, p % 31 + 1)


def thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(4 - first.isoweekday()) % 7 + 21)


def narrow(period: Period, edge: str) -> Period:
    """The early, middle or late part of a period, with the value of the whole (TIMEX3 keeps that in `mod`).

    >>> [narrow(month(1991, 1), edge).end.day for edge in ("early", "mid", "late")]
    [10, 20, 31]
    """
    if period.grain in ("D", "R", "W", "WE"):
        return period
    start, end = _thirds(period)[{"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}[edge]]
    return Period(timex=period.timex, start=start, end=end, grain=period.grain)


def _thirds(period: Period) -> tuple[tuple[date, date], tuple[date, date], tuple[date, date]]:
    """A period in three; months are cut after the 10th and 20th, decades after the third and sixth year."""
    if period.grain == "M":
        tenth, twentieth = period.start.replace(day=10), period.start.replace(day=20)
        return (period.start, tenth), (tenth, twentieth), (twentieth + timedelta(days=1), period.end)
    if period.grain == "E":
        first = period.start.year
        return (
            (period.start, date(first + 3, 12, 31)),
            (date(first + 3, 1, 1), date(first + 6, 12, 31)),
            (date(first + 6, 1, 1), period.end),
        )
    third = (period.end - period.start) // 3
    return (period.start, period.start + third), (period.start + third, period.end - third), (period.end - third, period.end)


def precision_of(start: date, end: date) -> int:
    """UCDP's `date_prec` of a closed interval: 1 day, 2 two to six days, 3 week, 4 month, 5 more."""
    days = (end - start).days + 1
    return next((precision for precision, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def add_months(when: date, count: int) -> date:
    """The same day of another month, or the last where that month is shorter."""
    whole = month(when.year, when.month + count)
    return whole.start.replace(day=min(when.day, whole.end.day))
