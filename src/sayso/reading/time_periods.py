"""Which stretch of the calendar an expression names."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sayso.reading.time_timex import CLOCK_UNITS, number_of, unit_of
from sayso.reading.time_view import Tense, Viewpoint
from sayso.world import calendar
from sayso.world.calendar import Period

UNIT_DAYS = {"D": 1, "W": 7, "F": 14, "WE": 2, "NI": 1}
UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
AGAINST_TENSE = 3
"""How many times as far a month or day is that the verb does not point to.

The nearest verb often is of something else: *Nov. 6* after *said*, on 2 November, is to come.
"""
DIRECTIONS = {"last": -1, "previous": -1, "next": 1, "following": 1}


def find_period(features: dict[str, Any], view: Viewpoint) -> tuple[Period | None, str | None]:
    """The stretch that a date names, or `None` with the TIMEX3 value that can be given; "" where it is no time at all."""
    if "nthday" in features and "weekday" not in features and "day" not in features and "today" not in features:
        return None, (None if features["nthday"] > 1 else "")
    if "offset" in features:
        return _offset(features, view)
    if "overnight" in features:
        return (
            (calendar.day(view.today - timedelta(days=1)), None)
            if view.today and not _calendar(features)
            else _calendar_period(features, view)
        )
    if "today" in features:
        return (calendar.day(view.today + timedelta(days=features["today"])), None) if view.today else (None, None)
    if "shift" in features:
        return (calendar.day(view.today), None) if view.today else (None, None)
    if "holiday" in features:
        return _holiday(features, view)
    if not _calendar(features) and ("unit" in features or "weekend" in features):
        return _shift(features, view)
    return _calendar_period(features, view)


def _calendar(features: dict[str, Any]) -> bool:
    """Whether a date names a part of the calendar itself."""
    return any(name in features for name in ("year", "month", "weekday", "season", "quarter", "iso", "dmy", "half", "yeardir"))


def _calendar_period(features: dict[str, Any], view: Viewpoint) -> tuple[Period | None, str | None]:
    """The stretch that is named by parts of the calendar."""
    if "month" in features:
        return _month_or_day(features, view)
    if "weekday" in features:
        return _weekday(features["weekday"], features.get("dir"), view)
    year = features.get("year") or _year_from(features, view)
    for name, make in (("season", calendar.season), ("quarter", calendar.quarter), ("half", calendar.half)):
        if name in features:
            return _within_year(year, features[name], make, features, view)
    if year and features.get("unit") == "Q" and view.anchor and _is_quarter(view.anchor):
        return calendar.quarter(year, (view.anchor.start.month + 2) // 3), None
    return (calendar.year(year), None) if year else (None, None)


def _year_from(features: dict[str, Any], view: Viewpoint) -> int | None:
    """The year of *last year's*, if that is said."""
    direction = features.get("yeardir")
    if direction is None or view.today is None:
        return None
    return int(view.today.year + DIRECTIONS.get(direction, 0))


def _month_or_day(features: dict[str, Any], view: Viewpoint) -> tuple[Period | None, str | None]:
    """A month, or a day of one."""
    number, day = features["month"], features.get("day")

    def of(year: int) -> Period:
        if "from" in features and day:
            return calendar.days(date(year, number, features["from"]), date(year, number, day))
        return calendar.day(date(year, number, day)) if day else calendar.month(year, number)

    year = features.get("year") or _year_from(features, view)
    if year:
        return of(year), None
    if view.today is None:
        return None, f"XXXX-{number:02d}" + (f"-{day:02d}" if day else "")
    weekday = features.get("weekday")
    candidates = [of(view.today.year + shift) for shift in (-1, 0, 1) if _exists(view.today.year + shift, number, day)]
    fitting = [each for each in candidates if weekday is None or not day or each.start.isoweekday() == weekday]
    return _directed(fitting or candidates, features.get("dir"), view), None


def _exists(year: int, month: int, day: int | None) -> bool:
    """Whether a year has that day."""
    return day is None or day <= calendar.month(year, month).end.day


def _directed(candidates: list[Period], direction: str | None, view: Viewpoint) -> Period | None:
    """The one of several periods that direction and tense point to; otherwise the nearest."""
    today = view.today
    if today is None or not candidates:
        return None
    if direction in ("last", "previous"):
        before = [period for period in candidates if period.end < today or (direction == "previous" and period.start <= today)]
        return before[-1] if before else candidates[0]
    if direction in ("next", "following"):
        after = [period for period in candidates if period.start > today or (direction == "following" and period.end >= today)]
        return after[0] if after else candidates[-1]
    if direction is not None:
        return min(candidates, key=lambda period: abs((period.start - today).days))
    return min(candidates, key=lambda period: _remoteness(period, today, view.tense))


def _remoteness(period: Period, today: date, tense: Tense) -> float:
    """How far a period is from a day; what the verb does not point to is so many times as far."""
    behind, ahead = (today - period.end).days, (period.start - today).days
    if behind > 0:
        return behind * (AGAINST_TENSE if tense is Tense.FUTURE else 1)
    return max(ahead, 0) * (AGAINST_TENSE if tense is Tense.PAST else 1)


def _weekday(number: int, direction: str | None, view: Viewpoint) -> tuple[Period | None, str | None]:
    """A day of the week: for what has been the last such day up to today, for what is to come the next from today on."""
    if view.today is None:
        anchored = view.anchor and view.anchor.grain == "D" and view.anchor.start.isoweekday() == number
        return (view.anchor, None) if anchored else (None, f"XXXX-WXX-{number}")
    back = (view.today.isoweekday() - number) % 7
    if direction == "previous" and view.anchor and view.anchor.grain == "D":
        gap = (view.anchor.start.isoweekday() - number) % 7 or 7
        return calendar.day(view.anchor.start - timedelta(days=gap)), None
    if direction in ("last", "previous"):
        back = back or 7
    elif direction in ("next", "following") or (direction == "this" and view.tense is not Tense.PAST):
        back = back - 7 if back or direction != "this" else 0
    elif view.tense is Tense.FUTURE and back:
        back -= 7
    return calendar.day(view.today - timedelta(days=back)), None


def _within_year(
    year: int | None, part: Any, make: Callable[[int, Any], Period], features: dict[str, Any], view: Viewpoint
) -> tuple[Period | None, str | None]:
    """A season, quarter or half of a year."""
    if year:
        return make(year, part), None
    if view.today is None:
        return None, make(2000, part).timex.replace("2000", "XXXX")
    return _directed([make(view.today.year + shift, part) for shift in (-1, 0, 1)], features.get("dir"), view), None


def _holiday(features: dict[str, Any], view: Viewpoint) -> tuple[Period | None, str | None]:
    """A feast by its name."""
    name, year = str(features["holiday"]), features.get("year")
    if year is None and view.today is None:
        return None, f"XXXX-{name}" if name[0].isdecimal() else None

    def of(number: int) -> Period:
        if name == "easter":
            return calendar.day(calendar.easter(number) + timedelta(days="monday" in features))
        return calendar.day(
            calendar.thanksgiving(number) if name == "thanksgiving" else date(number, int(name[:2]), int(name[3:]))
        )

    if year:
        return of(year), None
    assert view.today is not None  # noqa: S101 (told to the type checker)
    period = _directed([of(view.today.year + shift) for shift in (-1, 0, 1)], features.get("dir"), view)
    return (calendar.week(period.start) if period and "week" in features else period), None


def _shift(features: dict[str, Any], view: Viewpoint) -> tuple[Period | None, str | None]:
    """*last week*, *this month*, *the previous day*, *that night*."""
    unit = features.get("unit") or features.get("weekend") or "D"
    if "weekend" in features:
        unit = "WE"
    direction = str(features.get("dir", "this"))
    if unit in CLOCK_UNITS or unit in ("F", "L"):
        return None, ""
    if unit == "Q" and view.today and (direction in ("latest", "current") or not _is_quarter(view.anchor)):
        return _quarter(view.today, DIRECTIONS.get(direction, 0 if direction == "current" else -1)), None
    anaphoric = direction in ("previous", "following", "that", "same")
    if unit == "D" and "part" not in features and direction in ("last", "this", "current", "latest") and "dir" in features:
        return None, ""
    anchor = view.anchor.start if view.anchor and (view.anchor.grain == "D" or unit != "D") else None
    base = (anchor or view.today) if anaphoric or unit == "Q" else view.today
    if base is None:
        return None, None
    step = DIRECTIONS.get(direction, 0)
    if unit == "D":
        return calendar.day(base + timedelta(days=step)), None
    return _unit_period(move(base, step, unit), unit, view, step), None


def _is_quarter(period: Period | None) -> bool:
    """Whether a stretch is a quarter, as reports of figures tell of."""
    return period is not None and period.grain == "Q"


def _quarter(when: date, step: int) -> Period:
    """The quarter so many steps from that of a day; figures are told of the one that has ended last."""
    return calendar.quarter(when.year, (when.month + 2) // 3 + step)


def _unit_period(when: date, unit: str, view: Viewpoint, step: int) -> Period:
    """The week, weekend, month, quarter, year, decade or century that holds a day."""
    if unit == "WE":
        back = step == 0 and view.tense is not Tense.FUTURE and when.isoweekday() < 6
        return calendar.weekend(when - timedelta(days=7) if back else when)
    if unit == "W":
        return calendar.week(when)
    if unit == "M":
        return calendar.month(when.year, when.month)
    if unit == "Q":
        return calendar.quarter(when.year, (when.month + 2) // 3)
    if unit == "E":
        return calendar.decade(when.year // 10 * 10)
    return calendar.century((when.year + 99) // 100) if unit == "C" else calendar.year(when.year)


def _offset(features: dict[str, Any], view: Viewpoint) -> tuple[Period | None, str | None]:
    """*two days ago*, *a week later*."""
    number, unit = number_of(features), unit_of(features)
    if number is None:
        return None, "PAST_REF" if features["offset"] < 0 else "FUTURE_REF"
    anchor = view.anchor if "relative" in features and view.anchor else None
    if unit == "Y" and number == 1 and view.anchor and _is_quarter(view.anchor):
        return _quarter(view.anchor.start, 4 * features["offset"]), None
    if view.today and features.get("unit2") == "Q":
        return _quarter(view.today, 4 * features["offset"] - 1), None
    base = anchor.start if anchor else view.today
    if base is None:
        return None, None
    if unit in CLOCK_UNITS:
        return (calendar.day(base), None) if "relative" in features else (None, None)
    moved = move(base, int(features["offset"] * number), unit)
    if unit in ("D", "NI", "WE"):
        return calendar.day(moved), None
    if unit in ("W", "F"):
        return calendar.week(moved), None
    return (calendar.month(moved.year, moved.month) if unit in ("M", "Q") else calendar.year(moved.year)), None


def move(when: date, count: int, unit: str) -> date:
    """The day so many units away."""
    if unit in UNIT_DAYS:
        return when + timedelta(days=count * (7 if unit == "WE" else UNIT_DAYS[unit]))
    return calendar.add_months(when, count * UNIT_MONTHS[unit])


def edged(period: Period, features: dict[str, Any], view: Viewpoint | None) -> Period:
    """The part of a stretch that *early*, *the end of*, *earlier* leave; what is not over yet ends today."""
    if "week_of" in features:
        return calendar.week(period.start)
    edge = features.get("edge") or features.get("peak")
    if edge in ("early", "mid", "late", "start", "end"):
        return calendar.narrow(period, str(edge))
    if view is None or view.today is None or not period.start <= view.today <= period.end or period.grain == "D":
        return period
    if edge == "later" or (edge is None and view.tense is Tense.FUTURE and features.get("dir") in ("this", "current")):
        return Period(timex=period.timex, start=view.today, end=period.end, grain=period.grain)
    if edge == "earlier" or (features.get("dir") in ("this", "current") and view.tense is not Tense.FUTURE):
        return Period(timex=period.timex, start=period.start, end=view.today, grain=period.grain)
    return period
