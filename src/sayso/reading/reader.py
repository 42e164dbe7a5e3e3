"""The reader by rules: one report in; its mentions, claims and events out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from sayso.reading.answers_events import answer_events
from sayso.reading.attribution import attribute
from sayso.reading.cast import Cast
from sayso.reading.condition import judge_condition
from sayso.reading.counts import find_quantities
from sayso.reading.document import Document
from sayso.reading.events import find_events
from sayso.reading.names import find_names
from sayso.reading.places import find_places
from sayso.reading.repair import align
from sayso.reading.stances_told import revise_stances
from sayso.reading.times import find_times
from sayso.reading.weapons import find_weapons
from sayso.reading.written import when_written
from sayso.record import Claim, Event, Mention, Reading, Reason, Received, fingerprint_rooms
from sayso.record.vocabulary import ConditionLabel, MentionType

NAME = "rules"
ROOMS = ("language", "world", "reading")
"""Rooms whose code and tables decide what the rules read."""
MAX_LENGTH = 400_000
"""Code points of a text that are read; a longer one is a book or a dump, and its beginning tells what it is."""
REPAIRED = (ConditionLabel.SPUN, ConditionLabel.GARBLED)
"""Texts whose swapped words are put back before they are read."""
RANK = {kind: rank for rank, kind in enumerate(MentionType)}
FINDERS: tuple[Callable[[Document], tuple[Mention, ...]], ...] = (
    find_names,
    find_places,
    find_times,
    find_quantities,
    find_weapons,
)


class RuleReader:
    """Reads reports by rules and tables; keeps nothing between them."""

    def __init__(self) -> None:
        """Make a reader."""
        self.fingerprint = fingerprint_rooms(NAME, ROOMS)
        """What it is made of."""

    def read(self, reports: Iterable[Received]) -> Iterator[Reading]:
        """Read reports one after another, in their order."""
        return map(read_report, reports)


def read_report(received: Received) -> Reading:
    """All that the rules read in one report."""
    document = lay_out(received)
    mentions = find_mentions(document)
    cast = Cast.of(document, mentions)
    claims, claim_reasons = attribute(document, cast)
    events, event_reasons = find_events(document, claims, mentions, cast)
    claims, stance_reasons = revise_stances(claims, events)
    claims, answer_reasons = answer_events(claims, events)
    return finish(document, mentions, claims, events, (*claim_reasons, *event_reasons, *stance_reasons, *answer_reasons))


# --- what every reader does ------------------------------------------------------------------------------------------


def lay_out(received: Received) -> Document:
    """A report as far as it is read; a spun one in its reading version."""
    document = Document(received.report, received.text[:MAX_LENGTH])
    if judge_condition(document)[0].label not in REPAIRED:
        return document
    alignment = align(document)
    return Document(document.report, alignment.text, alignment) if alignment else document


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """The names, places, times, counts and weapons of a report, in text order.

    Two mentions of one type never overlap; those of different types may lie within one another ("Armenian" within "two Armenian
    soldiers"), but none has exactly the words of another.
    """
    return _settle(chain.from_iterable(find(document) for find in FINDERS))


def finish(
    document: Document,
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    events: Sequence[Event],
    reasons: Sequence[Reason],
) -> Reading:
    """A reading with what is told of the report as a whole: its condition and when it can have been written."""
    condition, condition_reasons = judge_condition(document.as_received)
    times = tuple(mention for mention in mentions if mention.type is MentionType.TIME)
    reading = Reading(
        report=document.report,
        mentions=tuple(mentions),
        claims=tuple(claims),
        events=tuple(events),
        reasons=tuple(reasons),
    )
    if document.alignment:
        reading = document.alignment.restore(reading)
        condition_reasons += document.alignment.reasons(document.report.id)
    report = replace(document.report, condition=condition, written=when_written(document, times))
    return replace(reading, report=report, reasons=(*condition_reasons, *reading.reasons))


def _settle(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in text order: of two of one type that overlap the first and longer stays, of the same words the first type."""
    kept: list[Mention] = []
    last: dict[MentionType, Mention] = {}
    seen: set[tuple[int, int]] = set()
    for mention in sorted(mentions, key=lambda each: (each.span.start, -each.span.end, RANK[each.type], each.id)):
        where = (mention.span.start, mention.span.end)
        before = last.get(mention.type)
        if where in seen or (before is not None and before.span.end > mention.span.start):
            continue
        seen.add(where)
        last[mention.type] = mention
        kept.append(mention)
    return tuple(kept)
