"""Nouns as rows: the columns that queries need, and the payload."""

import json
from collections.abc import Iterable
from typing import Any

from sayso.casefile.payload import pack
from sayso.record import Claim, Event, Incident, Mention, Time

Row = tuple[Any, ...]


def mention_row(report: int, mention: Mention) -> Row:
    """Values for `mentions`."""
    return report, mention.span.start, mention.span.end, mention.id, mention.type.value, pack(mention)


def claim_row(report: int, claim: Claim) -> Row:
    """Values for `claims`; actor and side are those of the first voice."""
    first = claim.chain[0] if claim.chain else None
    content = claim.content
    voice = (first.actor, first.side) if first else (None, None)
    return claim.id, report, content.start, content.end, claim.stance.value, *voice, content.quote, pack(claim)


def event_row(report: int, event: Event) -> Row:
    """Values for `events`."""
    return (
        event.id,
        report,
        event.anchor.start,
        event.anchor.end,
        event.claim,
        event.type and event.type.value,
        event.acled and event.acled.value,
        event.status.value,
        event.foreground,
        event.place and event.place.country,
        *days(event.time),
        json.dumps(sorted({party.side for party in (*event.actors, *event.recipients) if party.side})),
        pack(event),
    )


def incident_row(group: int, incident: Incident) -> Row:
    """Values for `incidents`."""
    return (
        incident.id,
        group,
        incident.type and incident.type.value,
        incident.acled and incident.acled.value,
        incident.place and incident.place.country,
        incident.standing.value,
        *days(incident.time),
        pack(incident),
    )


def days(time: Time | None) -> tuple[str | None, str | None]:
    """First and last day; an end that is open is taken to be the other one, so that the incident is found about that day."""
    if time is None:
        return None, None
    first, last = time.start or time.end, time.end or time.start
    return first and first[:10], last and last[:10]


def sides_of(incident: Incident, event_sides: Iterable[str]) -> list[str]:
    """The sides that tell of an incident, are blamed for it, or take part in its events (given as JSON lists)."""
    sides = {account.voice.side for account in incident.accounts if account.voice.side}
    sides.update(side for account in incident.accounts for side in account.blames)
    for listed in event_sides:
        sides.update(json.loads(listed))
    return sorted(sides)
