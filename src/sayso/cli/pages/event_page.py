"""An event with every field that its words gave."""

from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from sayso.cli.pages.claim_page import show_around
from sayso.cli.pages.lines import say_claim, say_point, say_report
from sayso.cli.pages.marks import EVENT, FAINT, facts, offsets
from sayso.cli.terminal import join, styled
from sayso.export.words import say_losses, say_party, say_what, say_when
from sayso.record import Claim, Event, Incident, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFile:
    """An event with all that its page needs."""

    event: Event
    """The event."""
    claim: Claim | None
    """The claim that tells of it; `None` for the report's own voice."""
    report: Report
    """Its report."""
    text: str
    """The report's stored text."""
    incidents: tuple[Incident, ...]
    """The incidents that it is part of."""


def show_event(file: EventFile) -> RenderableType:
    """The page of an event; what is unknown is left out."""
    event = file.event
    title = join([styled(say_what(event), EVENT), styled(event.id, FAINT)], "\n")
    kinds = [event.type, event.mode, event.acled, f"CAMEO {event.cameo}" if event.cameo else None]
    means = event.means
    rows = facts(
        [
            ("report", say_report(file.report)),
            ("told by", say_claim(file.claim, outlet=file.report.outlet) if file.claim else "the report's own voice"),
            ("kind", " · ".join(kind for kind in kinds if kind)),
            ("status", f"{event.status}, {'news' if event.foreground else 'background'}"),
            ("by", ", ".join(map(say_party, event.actors))),
            ("against", ", ".join(map(say_party, event.recipients))),
            ("where", say_point(event.place) if event.place else ""),
            ("when", say_when(event.time) if event.time else ""),
            ("with", f"{means.name} ({means.category})" if means else ""),
            ("loss", say_losses(event.casualties)),
            ("stands at", offsets(event.anchor)),
            ("score", f"{event.score:.2f}" if event.score is not None else ""),
            *(("incident", f"{incident.title} ({incident.id})") for incident in file.incidents),
        ]
    )
    return Group(title, Text(), show_around(file.text, event.anchor), Text(), rows)
