"""What a time expression stands for, given what it is counted from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from sayso.record import TimeValue
from sayso.world import calendar
from sayso.world.calendar import Period

NOTHING = TimeValue(timex=None, start=None, end=None, precision=None)
"""A time expression that says nothing certain."""
UNIT_DAYS = {"D": 1, "W": 7, "F": 14, "WE": 2, "NI": 1}
UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
CLOCK_UNITS = ("TH", "TM", "TS")
AFTERNOON = ("AF", "EV", "DU")
PART_TIMEX = {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI", "DA": "TMO", "DU": "TEV"}
HALF_UNITS = {"Y": "6M", "TH": "30M", "TM": "30S"}
DIRECTIONS = {"last": -1, "previous": -1, "next": 1, "following": 1}


class Tense(Enum):
    """Which way the words around a time point."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewpoint:
    """What relative times are counted from at one place of a text."""

    today: date | None
    """The day on which the report was written; `None` where it is unknown."""
    anchor: Period | None
    """What was told of last; *that day* and *a day later* count from it."""
    tense: Tense
    """Which way the words around point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The value of an expression and what later ones can be counted from."""

    value: TimeValue
    """The value."""
    period: Period | None = None
    """The stretch of the calendar, where it is one."""
    relative: bool = True
    """Whether it was counted from something."""


def resolve(features: dict[str, Any], view: Viewpoint) -> Resolved | None:
    """The value of an expression; `None` where it turns out to tell no time.

    Args:
        features: What the grammar made of the words.
        view: What relative times are counted from.
    """
    try:
        return KINDS[features["kind"]](features, view)
    except (ValueError, OverflowError):  # 30 February, year 0
        return Resolved(value=NOTHING)


# --- kinds ------------------------------------------------------------------------------------------------------------


def _reference(features: dict[str, Any], _: Viewpoint) -> Resolved:
    """*now*, *recently*, *soon*."""
    word = features.get("ref") or features.get("refadj")
    return Resolved(value=_timex(str(word)), relative=False)


def _repetition(features: dict[str, Any], _: Viewpoint) -> Resolved | None:
    """*daily*, *every Thursday*, *each July*."""
    if "every" in features:
        timex: str | None = features["every"]
    elif "weekday" in features:
        timex = f"XXXX-WXX-{features['weekday']}"
    elif "month" in features:
        timex = f"XXXX-{features['month']:02d}"
    elif "season" in features:
        timex = f"XXXX-{features['season']}"
    elif "part" in features:
        timex = f"XXXX-XX-XX{PART_TIMEX[features['part']]}"
    else:
        timex = _duration_timex(features)
    return Resolved(value=_timex(timex), relative=False) if timex else None


def _duration(features: dict[str, Any], view: Viewpoint) -> Resolved | None:
    """*five days*, *the past two months*."""
    if "vague" in features:
        return Resolved(value=_timex(features["vague"]), relative=False)
    timex = _duration_timex(features)
    if timex is None:
        return None
    number, unit = _number(features), _unit(features)
    window = features.get("window")
    if window is None or view.today is None or number is None or (view.tense is Tense.UNKNOWN and window > 0 and "X" in timex):
        return Resolved(value=_timex(timex), relative=window is not None)
    other = _moved(view.today, int(window * number), unit) if unit not in CLOCK_UNITS else view.today + timedelta(days=window)
    start, end = min(other, view.today), max(other, view.today)
    value = TimeValue(timex=timex, start=start.isoformat(), end=end.isoformat(), precision=calendar.precision_of(start, end))
    return Resolved(value=value)


def _decade(features: dict[str, Any], _: Viewpoint) -> Resolved:
    """*the late 1980s*."""
    period = calendar.decade(features["decade"])
    return _of(_edged(period, features, None), features, relative=False)


def _century(features: dict[str, Any], _: Viewpoint) -> Resolved:
    """*the 20th century*."""
    return _of(calendar.century(int(features["century"])), features, relative=False)


def _clock(features: dict[str, Any], view: Viewpoint) -> Resolved:
    """A clock time or part of a day without a day: of the day told of last, else of the day of writing."""
    anchor = view.anchor if view.anchor and view.anchor.grain == "D" else None
    today = calendar.day(view.today) if view.today else None
    period = anchor or today
    if period is None:
        return Resolved(value=_timex(_hours_timex(features)))
    return _of(period, features)


def _date(features: dict[str, Any], view: Viewpoint) -> Resolved | None:
    """Anything that names days, months, years."""
    period, known = _period(features, view)
    if period is None:
        return Resolved(value=_timex(known)) if known != "" else None
    relative = not ("year" in features and period.grain != "W")
    return _of(_edged(period, features, view), features, relative=relative)


KINDS: dict[str, Callable[[dict[str, Any], Viewpoint], Resolved | None]] = {
    "ref": _reference,
    "set": _repetition,
    "duration": _duration,
    "decade": _decade,
    "century": _century,
    "clock": _clock,
    "part": _clock,
    "date": _date,
}
"""How each kind of the grammar is resolved."""


# --- which stretch of the calendar --------------------------------------------------------------------------------------


def _period(features: dict[str, Any], view: Viewpoint) -> tuple[Period | None, str | None]:
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
    before = [period for period in candidates if period.start <= today]
    after = [period for period in candidates if period.end >= today]
    if direction == "last":
        before = [period for period in candidates if period.end < today]
    if direction in ("last", "previous") or (direction is None and view.tense is Tense.PAST):
        return before[-1] if before else candidates[0]
    if direction == "next":
        after = [period for period in candidates if period.start > today]
    if direction in ("next", "following") or (direction is None and view.tense is Tense.FUTURE):
        return after[0] if after else candidates[-1]
    return min(candidates, key=lambda period: abs((period.start - today).days))


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
    return _unit_period(_moved(base, step, unit), unit, view, step), None


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
    number, unit = _number(features), _unit(features)
    if number is None:
        return None, "PAST_REF" if features["offset"] < 0 else "FUTURE_REF"
    anchor = view.anchor if "relative" in features and view.anchor else None
    if unit == "Y" and number == 1 and view.anchor and view.anchor.grain == "Q":
        return calendar.quarter(view.anchor.start.year + features["offset"], (view.anchor.start.month + 2) // 3), None
    base = anchor.start if anchor else view.today
    if base is None:
        return None, None
    if unit in CLOCK_UNITS:
        return (calendar.day(base), None) if "relative" in features else (None, None)
    moved = _moved(base, int(features["offset"] * number), unit)
    if unit in ("D", "NI", "WE"):
        return calendar.day(moved), None
    if unit in ("W", "F"):
        return calendar.week(moved), None
    return (calendar.month(moved.year, moved.month) if unit in ("M", "Q") else calendar.year(moved.year)), None


def _moved(when: date, count: int, unit: str) -> date:
    """A day so many units away."""
    if unit in UNIT_DAYS:
        return when + timedelta(days=count * (7 if unit == "WE" else UNIT_DAYS[unit]))
    return calendar.add_months(when, count * UNIT_MONTHS[unit])


def _edged(period: Period, features: dict[str, Any], view: Viewpoint | None) -> Period:
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


# --- values -------------------------------------------------------------------------------------------------------------


def _timex(value: str | None) -> TimeValue:
    """A value without an interval."""
    return TimeValue(timex=value, start=None, end=None, precision=None)


def _of(period: Period, features: dict[str, Any], *, relative: bool = True) -> Resolved:
    """The value of a stretch with the hours that are told."""
    start, end, timex = period.start.isoformat(), period.end.isoformat(), period.timex
    precision = calendar.precision_of(period.start, period.end)
    if period.grain == "D":
        hours = _hours_timex(features)
        timex += hours or ""
        if (minutes := _minutes(features)) is not None:
            start = end = f"{start}T{minutes // 60 % 24:02d}:{minutes % 60:02d}{_zone(features, minutes)}"
        elif "overnight" in features:
            end, precision = (period.end + timedelta(days=1)).isoformat(), 2
    value = TimeValue(timex=timex, start=start, end=end, precision=precision)
    return Resolved(value=value, period=period, relative=relative)


def _hours_timex(features: dict[str, Any]) -> str | None:
    """`T16:00`, `TMO`; `None` where no hour is told."""
    minutes = _minutes(features)
    if minutes is not None:
        return f"T{minutes // 60:02d}:{minutes % 60:02d}"
    if "overnight" in features:
        return "TNI"
    return PART_TIMEX[features["part"]] if features.get("part") in PART_TIMEX else None


def _minutes(features: dict[str, Any]) -> int | None:
    """Minutes after midnight of a clock time."""
    minutes = next((features[name] for name in ("hhmm", "hour", "hours") if name in features), None)
    if minutes is None:
        return int(features["noon"]) * 60 if "noon" in features else None
    half, part = features.get("ampm"), features.get("part")
    if half == "AM" or (half is None and part == "MO"):
        return int(minutes) % 720 if minutes >= 720 else int(minutes)  # 12 a.m. is midnight
    late = half == "PM" or (half is None and (part in AFTERNOON or (part == "NI" and minutes >= 300)))
    return int(minutes) + 720 if late and minutes < 720 else int(minutes)


def _zone(features: dict[str, Any], minutes: int) -> str:
    """The offset from UTC as ISO writes it; empty where the text gives none."""
    if "zone" not in features:
        return ""
    offset = int(features["zone"])
    if "hhmm2" in features:
        offset += (minutes - int(features["hhmm2"]) + 720) % 1440 - 720
    if offset == 0:
        return "Z"
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"


def _number(features: dict[str, Any]) -> float | None:
    """How many units; `None` where that is left open."""
    if "few" in features:
        return None
    number = features.get("num", features.get("couple", features.get("n")))
    if number is None:
        return None if "units" in features else 1
    return float(number) + (0.5 if "half_more" in features else 0)


def _unit(features: dict[str, Any]) -> str:
    """The unit of a duration."""
    return str(features.get("units") or features.get("unit") or "D")


def _duration_timex(features: dict[str, Any]) -> str | None:
    """`P5D`, `PT30M`, `PXW`."""
    number, unit = _number(features), _unit(features)
    if number is not None and unit in ("E", "C", "F", "L"):
        number, unit = number * {"E": 10, "C": 100, "F": 2, "L": 1000}[unit], "W" if unit == "F" else "Y"
    if unit in ("WE", "NI"):
        unit = "D"
    letter = unit.removeprefix("T") if unit in CLOCK_UNITS else unit
    prefix = "PT" if unit in CLOCK_UNITS else "P"
    if number is None:
        return f"{prefix}X{letter}"
    whole = int(number)
    if number == whole:
        return f"{prefix}{whole}{letter}"
    if number - whole == 0.5 and unit in HALF_UNITS:
        return f"{prefix}{f'{whole}{letter}' if whole else ''}{HALF_UNITS[unit]}"
    return f"{prefix}{number:g}{letter}"
