"""Events as the linker sees them: one report's sight of something that happened."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.linking.sketch import Sketch, marks_of
from sayso.linking.weights import kind_of, tells_aftermath
from sayso.linking.whereabouts import is_area
from sayso.record import Claim, Event, Party, Place, Reading, Report, Span, Time
from sayso.record.vocabulary import EventType, Status, VoiceKind

TOLD = frozenset({Status.ACTUAL, Status.DENIED, Status.NEGATED})
"""What is planned, demanded or supposed is no occurrence."""
CIVIL = frozenset(
    {VoiceKind.RESIDENT, VoiceKind.WITNESS, VoiceKind.OTHER, VoiceKind.MEDIA, VoiceKind.MEDICAL, VoiceKind.EXPERT}
)
"""Kinds of parties that fight for no side."""
LONGEST_DAYS = 7
"""A time of more than a week is too wide to tell one occurrence by."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One event with what is compared of it."""

    number: int
    """Its number in the group, in order of report and text."""
    report: int
    """Number of its report in the group."""
    event: Event
    """The event."""
    claim: Claim | None
    """The claim that holds it."""
    kind: str
    """Kind of occurrence."""
    actors: frozenset[str]
    """Sides that did it."""
    recipients: frozenset[str]
    """Sides to which it was done."""
    days: tuple[int, int] | None
    """First and last day that it can have been, as ordinals."""
    told_by: tuple[int, int] | None
    """First and last day that its report can have been written; `None` where that is unknown."""
    place: Place | None
    """Where."""
    figures: frozenset[tuple[str, int]]
    """Outcome and number of each counted loss."""
    line: int
    """Number of its sentence in the report's sketch."""
    place_told: bool
    """Whether its own sentence tells where; else its reader took it from the sentences around."""
    time_told: bool
    """Whether its own sentence tells when."""
    after: bool
    """Whether it tells what came of a deed, which may be later and elsewhere: *succumbed in hospital on Monday*."""
    names: frozenset[int]
    """Uncommon names and numbers in its sentence."""
    marks: frozenset[int]
    """The words of its place's name, where it is a point; empty of an area."""

    @property
    def sides(self) -> frozenset[str]:
        """Sides in either role."""
        return self.actors | self.recipients


def see(group: Sequence[Reading], sketches: Sequence[Sketch]) -> tuple[Sighting, ...]:
    """The events of a group that may tell of an occurrence, in order of report and text."""
    found: list[Sighting] = []
    for number, (reading, sketch) in enumerate(zip(group, sketches, strict=True)):
        claims = {claim.id: claim for claim in reading.claims}
        marked = any(each.span for event in reading.events for each in (event.place, event.time) if each)
        for event in _occurrences(reading):
            claim = claims.get(event.claim) if event.claim else None
            found.append(_sight(len(found), event, claim, number, sketch, _written(reading.report), marked=marked))
    return tuple(found)


def _is_told(span: Span | None, line: int, sketch: Sketch, *, marked: bool) -> bool:
    """Whether a sentence itself tells a place or time: it holds its words.

    Without words, where its reader marks any, it was taken from elsewhere in the report.
    """
    return not marked if span is None else line_of(sketch, span.start) == line


def line_of(sketch: Sketch, offset: int) -> int:
    """The number of the sentence that holds a code point."""
    return max(0, bisect_right(sketch.lines, offset, key=lambda line: line.start) - 1)


def _occurrences(reading: Reading) -> Iterator[Event]:
    """Foreground events of a report that tell of an occurrence, in text order."""
    for event in sorted(reading.events, key=lambda event: (event.anchor.start, event.anchor.end, event.id)):
        if kind_of(event) and event.foreground and event.status in TOLD and not _idle(event):
            yield event


def _idle(event: Event) -> bool:
    """Whether an event says of no occurrence that it was: civilians who left, a calm."""
    if event.type is EventType.RETREAT:
        return not sides(event.actors) or event.status is not Status.ACTUAL
    return event.status is Status.NEGATED and not event.casualties and not event.actors


def _written(report: Report) -> tuple[int, int] | None:
    """First and last day on which a report can have been written."""
    if report.written is None:
        return None
    first, last = day_of(report.written.earliest), day_of(report.written.latest)
    known = [day for day in (first, last) if day is not None]
    return (known[0], known[-1]) if known else None


def _sight(  # noqa: PLR0913, PLR0917 - all that a sighting is laid out of
    number: int,
    event: Event,
    claim: Claim | None,
    report: int,
    sketch: Sketch,
    written: tuple[int, int] | None,
    *,
    marked: bool,
) -> Sighting:
    """An event, laid out for comparing."""
    line = line_of(sketch, event.anchor.start)
    names = sketch.uncommon.intersection(sketch.lines[line].weights) if sketch.lines else frozenset()
    place, time = event.place, event.time
    figures = ((loss.outcome.value, loss.best if loss.best is not None else loss.low) for loss in event.casualties)
    return Sighting(
        number=number,
        report=report,
        event=event,
        claim=claim,
        kind=kind_of(event) or "",
        actors=sides(event.actors),
        recipients=sides(event.recipients),
        days=days(time),
        told_by=written,
        place=place,
        figures=frozenset((outcome, figure) for outcome, figure in figures if figure),
        line=line,
        place_told=place is not None and _is_told(place.span, line, sketch, marked=marked),
        time_told=time is not None and _is_told(time.span, line, sketch, marked=marked or time.basis is not None),
        after=tells_aftermath(event),
        names=names,
        marks=marks_of(place.name) if place and not is_area(place) else frozenset(),
    )


def sides(parties: Sequence[Party]) -> frozenset[str]:
    """The sides of parties that act for one; a party without a side counts by its name, civilians not at all."""
    return frozenset(side for party in parties if (side := party.side or _own_side(party)))


def _own_side(party: Party) -> str | None:
    """The name of a party that is a side of its own."""
    return None if party.kind in CIVIL else party.actor


def days(time: Time | None) -> tuple[int, int] | None:
    """First and last day of a time as ordinals; `None` where it is unknown, open or too wide."""
    if time is None:
        return None
    first, last = day_of(time.start), day_of(time.end)
    if first is None or last is None or not 0 <= last - first < LONGEST_DAYS:
        return None
    return first, last


def day_of(value: str | None) -> int | None:
    """The ordinal of an ISO date or date-time."""
    try:
        return date.fromisoformat(value[:10]).toordinal() if value else None
    except ValueError:
        return None
