"""When a report can have been written."""

from collections.abc import Sequence
from datetime import date

from sayso.reading.document import Document
from sayso.reading.times import find_past_days, find_reference
from sayso.record import Mention, Written
from sayso.record.vocabulary import WrittenBasis

DAY = 10
"""Length of an ISO date."""


def when_written(document: Document, times: Sequence[Mention]) -> Written | None:
    """The interval in which a report can have been written, and what tells it.

    A publication date is taken as it is; else the day of the dateline; else the text was written on or after the latest day
    that it tells of as past, with an open end. `None` where nothing tells.

    Args:
        document: The report.
        times: Its mentions of times.
    """
    published = document.report.published
    if published is not None and _day(published) is not None:
        return Written(earliest=published, latest=published, basis=WrittenBasis.METADATA)
    reference = find_reference(document)
    if reference.today is not None:
        day = reference.today.isoformat()
        return Written(earliest=day, latest=day, basis=WrittenBasis.DATELINE)
    days = find_past_days(document)
    return Written(earliest=max(days), latest=None, basis=WrittenBasis.CONTENT) if times and days else None


def _day(text: str) -> date | None:
    """The day of an ISO date or date-time; `None` where it is neither."""
    try:
        return date.fromisoformat(text[:DAY])
    except ValueError:
        return None
