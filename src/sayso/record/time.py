"""When something is said to have happened."""

from dataclasses import dataclass

from sayso.record.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A closed interval, no narrower than the words."""

    start: str | None
    """ISO date or date-time; `None` where the words leave it open."""
    end: str | None
    """ISO date or date-time; `None` where the words leave it open."""
    precision: int | None
    """UCDP's `date_prec`: 1 day, 2 two to six days, 3 week, 4 month, 5 more than a month."""
    span: Span | None = None
    """The words that tell it; `None` where it comes from elsewhere in the report."""
    basis: str | None = None
    """What the words were counted from: `metadata`, `dateline`, `content`; `None` for an absolute date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeValue:
    """What a time expression stands for."""

    timex: str | None
    """TimeML TIMEX3 value, such as `2023-04-11`, `2023-W15`, `P6W`, `PRESENT_REF`."""
    start: str | None
    """As in `Time`."""
    end: str | None
    """As in `Time`."""
    precision: int | None
    """As in `Time`."""
