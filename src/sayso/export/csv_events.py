"""The events as a table: one row each, for spreadsheets and statistics.

Form: RFC 4180 (CRLF, quotes doubled), UTF-8. A cell of words that begins with `=`, `+`, `-`, `@`, a tab or a line break would
be carried out as a formula by a spreadsheet; it gets an apostrophe before it. Numbers are left as they are.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.record import Casualties, Claim, Event, Party, Place, Report, Time
from sayso.record.vocabulary import Outcome

if TYPE_CHECKING:
    from sayso.casefile import Case

Cell = str | int | float | bool | None

COLUMNS: dict[str, str] = {
    "event": "id of the event",
    "incident": "id of the incident that it is part of; empty where it is part of none",
    "report": "id of the report",
    "outlet": "who published the report",
    "published": "when, as an ISO date or date-time",
    "claim": "id of the claim that holds it; empty for the report's own voice",
    "voice_name": "first voice of the claim, as written",
    "voice_actor": "its canonical name",
    "voice_kind": "what sort of voice it is",
    "voice_side": "the side that it speaks for",
    "relays": "voices that passed it on, the first first, parted by ` | `",
    "stance": "what the first voice does with the claim",
    "type": "PLOVER event type",
    "mode": "PLOVER mode, or the word for an event outside PLOVER",
    "acled": "ACLED sub-event type",
    "cameo": "CAMEO code",
    "status": "actual, denied, negated, hypothetical, planned or demanded",
    "foreground": "true for the news that the report tells, false for background",
    "actors": "who did it: canonical name, else as written; parted by ` | `",
    "actor_sides": "their sides, in the same order",
    "recipients": "to whom; as `actors`",
    "recipient_sides": "their sides, in the same order",
    "place": "name of the place",
    "latitude": "degrees north; the point of an area stands for the whole of it, see where_prec",
    "longitude": "degrees east",
    "country": "ISO 3166-1 alpha-3 code",
    "admin1": "first-order division",
    "where_prec": "UCDP precision of the place, 1 exact to 7 international",
    "time_start": "first day or moment that it can have happened",
    "time_end": "last day or moment",
    "date_prec": "UCDP precision of the time, 1 day to 5 more than a month",
    "means": "with what, as written",
    "means_category": "class of weapon",
    "killed_low": "at least so many killed, over all lines of losses; empty where one of them is open",
    "killed_best": "the figure given",
    "killed_high": "at most so many",
    "injured_low": "as `killed_low`, of the injured",
    "injured_best": "as `killed_best`",
    "injured_high": "as `killed_high`",
    "start": "first code point of the words that name the event, in the stored text",
    "end": "one past their last code point",
    "anchor": "these words",
    "quote": "the words of the claim; the event's own words for the report's own voice",
}
"""The columns in their order, and what each holds; an empty cell is unknown."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(case: "Case") -> Iterator[str]:
    """A heading, then one row for each event in the record's order."""
    incident_of = {event: incident.id for incident in case.incidents() for event in incident.events}
    report: Report | None = None
    yield _row(COLUMNS)
    for event in case.events():
        if report is None or report.id != event.report:
            report = case.report(event.report)
        claim = case.claim(event.claim) if event.claim else None
        yield _row(_cells(event, claim, report, incident_of.get(event.id)))


def _row(cells: Iterable[Cell]) -> str:
    """One line of the file."""
    line = io.StringIO()
    csv.writer(line).writerow([_disarm(cell) for cell in cells])
    return line.getvalue()


def _disarm(cell: Cell) -> Cell:
    """The cell, so that no spreadsheet carries it out."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell


def _cells(event: Event, claim: Claim | None, report: Report, incident: str | None) -> list[Cell]:
    """The cells of an event, in the order of `COLUMNS`."""
    return [
        *(event.id, incident, report.id, report.outlet, report.published),
        *_voices(claim),
        *(event.type, event.mode, event.acled, event.cameo, event.status, event.foreground),
        *_parties(event.actors),
        *_parties(event.recipients),
        *_where(event.place),
        *_when(event.time),
        *((event.means.name, event.means.category) if event.means else (None, None)),
        *_losses(event.casualties, Outcome.KILLED),
        *_losses(event.casualties, Outcome.INJURED),
        *(event.anchor.start, event.anchor.end, event.anchor.quote),
        claim.content.quote if claim else event.anchor.quote,
    ]


def _voices(claim: Claim | None) -> list[Cell]:
    """Claim, first voice, relays, stance."""
    if claim is None:
        return [None] * 7
    first = claim.chain[0] if claim.chain else None
    voice = [first.name, first.actor, first.kind, first.side] if first else [None] * 4
    return [claim.id, *voice, " | ".join(map(_name, claim.chain[1:])), claim.stance]


def _parties(parties: tuple[Party, ...]) -> tuple[str, str]:
    """Names and sides, in the same order."""
    return " | ".join(map(_name, parties)), " | ".join(party.side or "" for party in parties)


def _name(party: Party) -> str:
    """Canonical name, else as written."""
    return party.actor or party.name or ""


def _where(place: Place | None) -> list[Cell]:
    """The place's cells."""
    if place is None:
        return [None] * 6
    return [place.name, place.latitude, place.longitude, place.country, place.admin1, place.precision]


def _when(time: Time | None) -> list[Cell]:
    """The time's cells."""
    return [time.start, time.end, time.precision] if time else [None] * 3


def _losses(casualties: tuple[Casualties, ...], outcome: Outcome) -> list[Cell]:
    """The sum over the lines of losses of one outcome; a bound that one of them leaves open stays open."""
    lines = [loss for loss in casualties if loss.outcome == outcome]
    return [_sum([loss.low for loss in lines]), _sum([loss.best for loss in lines]), _sum([loss.high for loss in lines])]


def _sum(figures: list[int | None]) -> int | None:
    """The sum, or `None` where there is nothing to add or something is unknown."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known and len(known) == len(figures) else None
