"""Counts days of a course whose start the report tells: *on the fifth day of fighting*."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.reading.time_grammar import load_grammar

BESIDE = 80
"""Code points before and behind a day within which the verb stands that makes it the start of something."""
STOP = re.compile(r"[.!?]\s")
OF = re.compile(r"\s+of\s+")
WORD = re.compile(r"[^\W\d_]+")
MAX_TOLD = 12
"""Days told of last among which the start is looked for."""
MAX_WORDS = 4
"""Words behind *the fifth day of* among which the course is named."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a report tells of, with its offsets."""

    start: int
    end: int
    day: date


def count_day(text: str, end: int, number: int, told: Sequence[Dated]) -> date | None:
    """The day that *the fifth day* is, where *of fighting* follows and the report has told when the fighting began.

    Args:
        text: The report.
        end: One past the last code point of *the fifth day*.
        number: 5.
        told: The single days told of before, in text order.
    """
    opened = OF.match(text, end) if number > 0 else None
    if opened is None:
        return None
    words = WORD.findall(text[opened.end() : opened.end() + BESIDE])[:MAX_WORDS]
    if not any(word.casefold() in load_grammar().courses for word in words):
        return None
    began = next((each.day for each in reversed(told[-MAX_TOLD:]) if _is_start(text, each)), None)
    return began + timedelta(days=number - 1) if began else None


def _is_start(text: str, dated: Dated) -> bool:
    """Whether something is said to have begun on a day."""
    before = STOP.split(text[max(0, dated.start - BESIDE) : dated.start])[-1]
    behind = STOP.split(text[dated.end : dated.end + BESIDE])[0]
    return any(word.casefold() in load_grammar().beginnings for word in WORD.findall(f"{before} {behind}"))
