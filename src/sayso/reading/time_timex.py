"""Writes lengths and hours as TIMEX3 does."""

from typing import Any

CLOCK_UNITS = ("TH", "TM", "TS")
AFTERNOON = ("AF", "EV", "DU")
PART_TIMEX = {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI", "DA": "TMO", "DU": "TEV"}
HALF_UNITS = {"Y": "6M", "TH": "30M", "TM": "30S"}


def hours_timex(features: dict[str, Any]) -> str | None:
    """`T16:00`, `TMO`; `None` where no hour is told."""
    minutes = minutes_of(features)
    if minutes is not None:
        return f"T{minutes // 60:02d}:{minutes % 60:02d}"
    if "overnight" in features:
        return "TNI"
    return PART_TIMEX[features["part"]] if features.get("part") in PART_TIMEX else None


def minutes_of(features: dict[str, Any]) -> int | None:
    """Minutes after midnight of a clock time."""
    minutes = next((features[name] for name in ("hhmm", "hour", "hours") if name in features), None)
    if minutes is None:
        return int(features["noon"]) * 60 if "noon" in features else None
    half, part = features.get("ampm"), features.get("part")
    if half == "AM" or (half is None and part == "MO"):
        return int(minutes) % 720 if minutes >= 720 else int(minutes)  # 12 a.m. is midnight
    late = half == "PM" or (half is None and (part in AFTERNOON or (part == "NI" and minutes >= 300)))
    return int(minutes) + 720 if late and minutes < 720 else int(minutes)


def zone_of(features: dict[str, Any], minutes: int) -> str:
    """The offset from UTC as ISO writes it; empty where the text gives none."""
    if "zone" not in features:
        return ""
    offset = int(features["zone"])
    if "hhmm2" in features:
        offset += (minutes - int(features["hhmm2"]) + 720) % 1440 - 720
    if offset == 0:
        return "Z"
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"


def number_of(features: dict[str, Any]) -> float | None:
    """How many units; `None` where that is left open."""
    if "few" in features:
        return None
    number = features.get("num", features.get("couple", features.get("n")))
    if number is None:
        return None if "units" in features else 1
    return float(number) + (0.5 if "half_more" in features else 0)


def unit_of(features: dict[str, Any]) -> str:
    """The unit of a duration."""
    return str(features.get("units") or features.get("unit") or "D")


def duration_timex(features: dict[str, Any]) -> str | None:
    """`P5D`, `PT30M`, `PXW`."""
    number, unit = number_of(features), unit_of(features)
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
