"""What a time expression stands for, given what it is counted from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sayso.reading.time_periods import edged, find_period, move
from sayso.reading.time_timex import (
    CLOCK_UNITS,
    PART_TIMEX,
    duration_timex,
    hours_timex,
    minutes_of,
    number_of,
    unit_of,
    zone_of,
)
from sayso.reading.time_view import Tense, Viewpoint
from sayso.record import TimeValue
from sayso.world import calendar
from sayso.world.calendar import Period

__all__ = ["NOTHING", "Resolved", "Tense", "Viewpoint", "resolve"]

NOTHING = TimeValue(timex=None, start=None, end=None, precision=None)
"""A time expression that says nothing certain."""


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


def resolve_day(day: date) -> Resolved:
    """A single day that was counted out."""
    return _of(calendar.day(day), {})


def _reference(features: dict[str, Any], _: Viewpoint) -> Resolved:
    """*now*, *recently*, *soon*."""
    word = features.get("ref") or features.get("refadj")
    return Resolved(value=_timex(str(word)), relative=False)


def _repetition(features: dict[str, Any], _: Viewpoint) -> Resolved | None:
    """*daily*, *every Thursday*, *each July*."""
    if "every" in features:
        timex: str | None = features["every"]
    elif "weekday" in features:
        timex = f"XXXX-WXX-{features['weekday']}" + PART_TIMEX.get(str(features.get("part")), "")
    elif "month" in features:
        timex = f"XXXX-{features['month']:02d}"
    elif "season" in features:
        timex = f"XXXX-{features['season']}"
    elif "part" in features:
        timex = f"XXXX-XX-XX{PART_TIMEX[features['part']]}"
    else:
        timex = duration_timex(features)
    return Resolved(value=_timex(timex), relative=False) if timex else None


def _duration(features: dict[str, Any], view: Viewpoint) -> Resolved | None:
    """*five days*, *the past two months*."""
    if "vague" in features:
        return Resolved(value=_timex(features["vague"]), relative=False)
    timex = duration_timex(features)
    if timex is None:
        return None
    number, unit = number_of(features), unit_of(features)
    window = features.get("window")
    if window is None or view.today is None or number is None or (view.tense is Tense.UNKNOWN and window > 0 and "X" in timex):
        return Resolved(value=_timex(timex), relative=window is not None)
    other = move(view.today, int(window * number), unit) if unit not in CLOCK_UNITS else view.today + timedelta(days=window)
    start, end = min(other, view.today), max(other, view.today)
    value = TimeValue(timex=timex, start=start.isoformat(), end=end.isoformat(), precision=calendar.precision_of(start, end))
    return Resolved(value=value)


def _decade(features: dict[str, Any], _: Viewpoint) -> Resolved:
    """*the late 1980s*."""
    period = calendar.decade(features["decade"])
    return _of(edged(period, features, None), features, relative=False)


def _century(features: dict[str, Any], _: Viewpoint) -> Resolved:
    """*the 20th century*."""
    return _of(calendar.century(int(features["century"])), features, relative=False)


def _clock(features: dict[str, Any], view: Viewpoint) -> Resolved:
    """A clock time or part of a day without a day: of the day told of last, else of the day of writing."""
    anchor = view.anchor if view.anchor and view.anchor.grain == "D" else None
    today = calendar.day(view.today) if view.today else None
    period = anchor or today
    if period is None:
        return Resolved(value=_timex(hours_timex(features)))
    return _of(period, features)


def _date(features: dict[str, Any], view: Viewpoint) -> Resolved | None:
    """Anything that names days, months, years."""
    period, known = find_period(features, view)
    if period is None:
        return Resolved(value=_timex(known)) if known != "" else None
    relative = not ("year" in features and period.grain != "W")
    return _of(edged(period, features, view), features, relative=relative)


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


def _timex(value: str | None) -> TimeValue:
    """A value without an interval."""
    return TimeValue(timex=value, start=None, end=None, precision=None)


def _of(period: Period, features: dict[str, Any], *, relative: bool = True) -> Resolved:
    """The value of a stretch with the hours that are told."""
    start, end, timex = period.start.isoformat(), period.end.isoformat(), period.timex
    precision = calendar.precision_of(period.start, period.end)
    if period.grain == "D":
        hours = hours_timex(features)
        timex += hours or ""
        if (minutes := minutes_of(features)) is not None:
            start = end = f"{start}T{minutes // 60 % 24:02d}:{minutes % 60:02d}{zone_of(features, minutes)}"
        elif "overnight" in features:
            end, precision = (period.end + timedelta(days=1)).isoformat(), 2
    value = TimeValue(timex=timex, start=start, end=end, precision=precision)
    return Resolved(value=value, period=period, relative=relative)
