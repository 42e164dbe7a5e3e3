"""Blocking keys: reports that share none are never looked at together."""

from collections.abc import Iterator

from sayso.linking.names import plain, skeleton
from sayso.linking.sightings import day_of, days, sides
from sayso.linking.sketch import Sketch, bands
from sayso.linking.weights import kind_of
from sayso.linking.whereabouts import COUNTRY, is_area
from sayso.record import Event, Reading, Received

WINDOW_DAYS = 3
"""Days of a window for keys of parties; two windows overlap by half, so that neighbours always share one."""
LEAST_FIGURE = 2
"""A loss of one is too common to know an undated occurrence by."""
LATEST_EVENTS = 400
"""Events of one report that give keys; a report of more is a list."""


def blocking_keys(received: Received, reading: Reading) -> tuple[str, ...]:
    """The blocking keys of one report, sorted: of its text (copies), and of each foreground event (occurrences)."""
    events = [event for event in reading.events if event.foreground and kind_of(event)][:LATEST_EVENTS]
    keys = {key for event in events for key in _event_keys(event, reading)}
    return tuple(sorted(keys.union(_text_keys(received.text))))


def _text_keys(text: str) -> Iterator[str]:
    """Keys that copies share: pairs of minima of words, and of the skeleton."""
    sketch = Sketch.of(text)
    for sort, pieces in (("w", sketch.shingles), ("s", sketch.bones)):
        for at, first, second in bands(pieces):
            yield f"{sort}:{at}:{first:x}:{second:x}"


def _event_keys(event: Event, reading: Reading) -> Iterator[str]:
    """Keys that reports of one occurrence share: point and day, parties and days, or point and loss where no day is told."""
    span = days(event.time) or _published(reading)
    point = event.place if event.place and not is_area(event.place) else None
    if point:
        for name in sorted({plain(point.name), skeleton(point.name)}):
            yield from (f"p:{name}:{window}" for window in _windows(span, 1))
            yield from (
                f"l:{name}:{loss.outcome.value}:{loss.best}" for loss in event.casualties if (loss.best or 0) >= LEAST_FIGURE
            )
    pair = sorted(sides((*event.actors, *event.recipients)))
    country = event.place.country if event.place else None
    if len(pair) > 1:
        yield from (f"a:{'+'.join(pair)}:{kind_of(event)}:{window}" for window in _windows(span, WINDOW_DAYS))
    if event.place and not point and event.place.precision != COUNTRY:
        yield from (f"r:{plain(event.place.name)}:{kind_of(event)}:{window}" for window in _windows(span, 1))
    if len(pair) == 1 and country and not point:
        yield from (f"c:{pair[0]}:{country}:{kind_of(event)}:{window}" for window in _windows(span, WINDOW_DAYS))


def _published(reading: Reading) -> tuple[int, int] | None:
    """The day of publication, for an event without a day."""
    day = day_of(reading.report.published)
    return (day, day) if day else None


def _windows(span: tuple[int, int] | None, length: int) -> Iterator[str]:
    """Names of the windows that an interval touches, in two series that overlap by half; of none where there is no interval."""
    if span is None:
        return
    first, last = span
    double = 2 * length
    for series, shift in (("a", 0), ("b", length)):
        for window in range((first + shift) // double, (last + shift) // double + 1):
            yield f"{series}{window}"
