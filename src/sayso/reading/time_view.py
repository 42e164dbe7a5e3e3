"""What relative times are counted from."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sayso.world.calendar import Period


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
