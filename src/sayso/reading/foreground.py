"""Whether an event is the news that a report tells, or background and history."""

from dataclasses import dataclass
from datetime import date, timedelta

from sayso.reading.anchors import Anchor
from sayso.reading.clauses import Layout
from sayso.record import Time
from sayso.world.statuses import BACKGROUND_CUES, BACKGROUND_PHRASES, OLD_DAYS, find_phrase

LONG = 5
"""UCDP's precision of more than a month."""
CUE_REACH = 14
"""Words to either side of an anchor within which a word of earlier times is about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether an event is in the foreground, and why."""

    foreground: bool
    """True for the news."""
    rule: str
    """Name of the rule."""
    at: int | None = None
    """Number of the word that decided, in the sentence."""


NEWS = Standing(foreground=True, rule="told-as-news")


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The day from which a report looks back."""

    day: date | None
    """The day; `None` where nothing tells it."""
    is_dated: bool
    """Whether the report's own date or dateline tells it, not just the latest day that it tells of."""

    @classmethod
    def of(cls, written: date | None, latest: str | None) -> "Today":
        """The day of writing, else the latest day that the report itself tells of."""
        return cls(day=written or _day(latest), is_dated=written is not None)

    def is_old(self, time: Time | None) -> bool:
        """Whether a time began well before this day; in a report without a date, whether it is a year or longer."""
        if time is None or self.day is None:
            return False
        if not self.is_dated and time.precision == LONG:
            return True
        end, start = _day(time.end), _day(time.start)
        limit = self.day - timedelta(days=OLD_DAYS)
        return bool((end and end < limit) or (start and start < limit))


def _day(text: str | None) -> date | None:
    """The calendar day of an ISO date."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def find_standing(layout: Layout, anchor: Anchor, time: Time | None, today: Today, *, inherited: bool) -> Standing:
    """Whether the event of an anchor is the news.

    Args:
        layout: The sentence.
        anchor: The anchor in it.
        time: The time that its own sentence gives it.
        today: The day from which the report looks back.
        inherited: Whether the sentence goes on with the background of the one before it.
    """
    if today.is_old(time):
        return Standing(foreground=False, rule="long-before-the-report", at=_word_of(layout, time))
    if (at := _cue(layout, anchor)) is not None and (time is None or time.precision != 1):
        return Standing(foreground=False, rule="words-of-earlier-times", at=at)
    if time is None and anchor.frame.name == "war" and not anchor.is_verb:
        return Standing(foreground=False, rule="war-as-a-state")
    if inherited and time is None:
        return Standing(foreground=False, rule="goes-on-with-background")
    return NEWS


def _word_of(layout: Layout, time: Time | None) -> int | None:
    """Number of the first word of a time."""
    if time is None or time.span is None or not layout.sentence.start <= time.span.start < layout.sentence.end:
        return None
    return layout.number(time.span.start)


def _cue(layout: Layout, anchor: Anchor) -> int | None:
    """Number of a word of earlier times that stands by an anchor."""
    low, high = max(0, anchor.first - CUE_REACH), min(len(layout.words), anchor.last + CUE_REACH)
    for i in range(low, high):
        if layout.words[i] in BACKGROUND_CUES and not anchor.first <= i < anchor.last:
            return i
    return find_phrase(layout.words, BACKGROUND_PHRASES, low, high)
