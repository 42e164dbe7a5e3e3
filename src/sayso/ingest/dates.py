"""Dates as inputs write them → ISO; what is ambiguous or incomplete is nothing."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from sayso.ingest.dateline import MONTHS

MAX_CHARS = 64
"""The longest way to write a date is below it."""
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?")
MAIL = re.compile(r"(?:[A-Za-z]{3,9},? )?\d{1,2} [A-Za-z]{3,9} \d{4} \d\d?:\d\d(?::\d\d)? (?:[+-]\d{4}|[A-Z]{1,5})\b")
MONTH_FIRST = re.compile(r"(?:[A-Za-z]{3,9},? )?([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
DAY_FIRST = re.compile(r"(?:[A-Za-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})\b")
YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?!\d)")
NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")


def normalize_date(written: str | None, *, as_given: bool = False) -> str | None:
    """ISO date, or date-time with zone, of a date as some input writes it; `None` where it is none or has two readings.

    A time of day without zone is dropped: the day stays.

    Args:
        written: The words.
        as_given: Keep any valid ISO date or date-time exactly as it is, also without zone.

    >>> normalize_date("Tue, 13 Sep 2022 08:05:00 GMT"), normalize_date("13 September 2022"), normalize_date("03/04/2022")
    ('2022-09-13T08:05:00Z', '2022-09-13', None)
    """
    if not written or len(written) > MAX_CHARS:
        return None
    words = written if as_given else " ".join(written.split())
    if ISO.fullmatch(words) and (moment := _moment(words)):
        return words if as_given or len(words) == 10 or moment.tzinfo else words[:10]
    words = " ".join(written.split())
    return _from_moment(_moment(words)) or _from_mail(words) or _from_words(words)


def _moment(words: str) -> datetime | None:
    """A date or date-time in any form of ISO 8601 (a bare number of fewer than eight digits is none)."""
    if len(words) < 8:
        return None
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _from_moment(moment: datetime | None) -> str | None:
    """A date-time with zone, or the day of one without."""
    if moment is None:
        return None
    return moment.isoformat().replace("+00:00", "Z") if moment.tzinfo else moment.date().isoformat()


def _from_mail(words: str) -> str | None:
    """The form of e-mail headers, feeds and HTTP."""
    if not MAIL.match(words):
        return None
    try:
        return _from_moment(parsedate_to_datetime(words))
    except (ValueError, TypeError):
        return None


def _from_words(words: str) -> str | None:
    """Day, month and year in words or in an order that has one reading."""
    if match := MONTH_FIRST.match(words):
        return _day(match[3], MONTHS.get(match[1].lower()), match[2])
    if match := DAY_FIRST.match(words):
        return _day(match[3], MONTHS.get(match[2].lower()), match[1])
    if match := YEAR_FIRST.match(words):
        return _day(match[1], int(match[3]), match[4])
    if match := NUMBERS.match(words):
        first, second = int(match[1]), int(match[2])
        if first > 12 or first == second:
            return _day(match[3], second, first)
        return _day(match[3], first, second) if second > 12 else None
    return None


def _day(year: str, month: int | None, day: str | int) -> str | None:
    """The ISO date, if there is such a day."""
    try:
        return date(int(year), month or 0, int(day)).isoformat()
    except ValueError:
        return None
