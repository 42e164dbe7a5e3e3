"""Blocking keys: reports that share none are never looked at together."""

from collections.abc import Iterable, Iterator
from functools import cache

from sayso.linking.names import plain, skeleton
from sayso.linking.sightings import day_of, days, line_of, sides
from sayso.linking.sketch import Sketch
from sayso.linking.textkeys import Key, text_keys
from sayso.linking.weights import kind_of
from sayso.linking.whereabouts import COUNTRY, is_area
from sayso.record import Event, Place, Reading, Received
from sayso.world.states import states

WINDOW_DAYS = 3
"""Days of a window for keys of parties; two windows overlap by half, so that neighbours always share one."""
LEAST_FIGURE = 2
"""A loss of one is too common to know an undated occurrence by."""
MOST_NAMES = 40
"""Points of one report that give keys; a report of more is a list."""
MOST_EVENTS = 400
"""Events of one report that give keys; a report of more is a list."""


def blocking_keys(received: Received, reading: Reading) -> tuple[str, ...]:
    """The blocking keys of one report, sorted: of its text (copies), and of each foreground event (occurrences)."""
    events = [event for event in reading.events if event.foreground and kind_of(event)][:MOST_EVENTS]
    sketch = Sketch.of(received.text)
    keys = {key for event in events for key in _event_keys(event, reading)}
    told = {days(event.time) or _published(reading) for event in events}
    keys.update(_mention_keys(reading, sketch, sorted(span for span in told if span)))
    keys.update(key for event in events for key in _sentence_keys(event, reading, sketch))
    return tuple(sorted(keys.union(_spelt(key) for key in text_keys(sketch))))


def _spelt(key: Key) -> str:
    """A key of a text as a word."""
    sort, numbers = key
    return f"{sort}:{':'.join(f'{number:x}' for number in numbers)}"


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


def _sentence_keys(event: Event, reading: Reading, sketch: Sketch) -> Iterator[str]:
    """Keys of uncommon names and numbers in the sentence of an event, on its days: they know it where its place is misread."""
    names = sketch.uncommon.intersection(sketch.lines[line_of(sketch, event.anchor.start)].weights) if sketch.lines else ()
    span = days(event.time) or _published(reading)
    yield from (f"k:{name:x}:{window}" for name in sorted(names) for window in _windows(span, 1))


def _mention_keys(reading: Reading, sketch: Sketch, told: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Keys of points named anywhere in a report, on the days of its events: an event's own place may be misread.

    Names where a place stands count too, since many a village is in no gazetteer.
    """
    points = [mention.value for mention in reading.mentions if isinstance(mention.value, Place) and not is_area(mention.value)]
    named = {point.name for point in points if point.precision is not None}
    names = sorted({skeleton(name) for name in named if plain(name) not in capitals()})[:MOST_NAMES]
    unplaced = sorted({skeleton(point.name) for point in points if point.precision is None})
    yield from (f"u:{name}" for name in unplaced[:MOST_NAMES])
    located = sorted(f"{mark:x}" for mark in sketch.located)[:MOST_NAMES]
    for span in sorted(told):
        yield from (f"m:{name}:{window}" for name in (*names, *located) for window in _windows(span, 1))


@cache
def capitals() -> frozenset[str]:
    """Seats of governments, which stand in reports of all sorts of things."""
    return frozenset(plain(city) for state in states().values() for city in state.capitals)


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
