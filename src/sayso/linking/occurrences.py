"""Which clusters of sightings are incidents: the news, and violent or forceful, not a figure of speech and not the past."""

from collections.abc import Mapping, Sequence

from sayso.linking.episodes import Episode
from sayso.linking.sightings import Sighting
from sayso.record import Event
from sayso.record.vocabulary import AcledType, EventType, Status, VoiceKind

GRAVE = frozenset({"clash", "shelling", "air", "blast", "gas", "abduction", "territory"})
"""Kinds that are an incident wherever they are told: each needs arms or force."""
VIOLENT = frozenset({"attack", "violence", "looting"})
"""Kinds that accidents, crimes and sports are told by too: a side must be party to it, or a weapon named."""
LEAD = 1
"""Last sentence, from 0, in which an unarmed event is still the news that its report tells."""
STALE = 7
"""Days after which what a report tells further down is no news."""
ARMED = frozenset({VoiceKind.MILITARY, VoiceKind.ARMED_GROUP, VoiceKind.POLICE})


def is_incident(episode: Episode, root_of: Mapping[int, int]) -> bool:
    """Whether a cluster is an incident.

    Args:
        episode: The cluster.
        root_of: Root of each report that is a copy, by their numbers in the group.
    """
    if _is_past(episode.sightings):
        return False
    told = [sighting for sighting in episode.sightings if sighting.event.type is not EventType.RETREAT]
    happened = [sighting for sighting in told if sighting.event.status is Status.ACTUAL]
    disputed = [sighting for sighting in told if sighting.event.status is Status.DENIED and _whereabouts(sighting)]
    founding = happened or disputed
    if len(episode.sightings) == 1 and not all(_placed_and_dated(sighting) for sighting in founding):
        return False
    if any(sighting.kind in GRAVE for sighting in founding) and _is_grounded(episode, happened, root_of):
        return True
    if any(sighting.kind in VIOLENT and _deed(sighting.event) for sighting in founding):
        return True
    return _news(happened, root_of)


def _is_past(sightings: Sequence[Sighting]) -> bool:
    """Whether it was over long before it is told, and no report leads with it: what came before the news."""
    return all(
        sighting.days is not None and sighting.told_by is not None and sighting.told_by[0] - sighting.days[1] > STALE
        for sighting in sightings
    ) and all(sighting.line > LEAD for sighting in sightings)


def _is_grounded(episode: Episode, happened: Sequence[Sighting], root_of: Mapping[int, int]) -> bool:
    """Whether more than a word that can be a figure of speech tells it: a side, a weapon, a second origin, or a place or day.

    A place or day that the sentence itself tells is enough with the other, or with a counted loss.
    """
    roots = {root_of.get(sighting.report, sighting.report) for sighting in episode.sightings}
    if len(roots) > 1 or any(_deed(sighting.event) for sighting in episode.sightings):
        return True
    return any(
        _placed_and_dated(sighting) or ((sighting.place_told or sighting.time_told) and bool(sighting.figures))
        for sighting in happened
    )


def _placed_and_dated(sighting: Sighting) -> bool:
    """Whether the sentence itself tells where and when."""
    return sighting.place_told and sighting.time_told


def _whereabouts(sighting: Sighting) -> bool:
    """Whether place and time are told: a denial of everything and nothing is no incident."""
    return sighting.place is not None and sighting.days is not None


def _deed(event: Event) -> bool:
    """Whether somebody is said to have done it, or to have done it with a weapon."""
    parties = (*event.actors, *event.recipients)
    return event.means is not None or any(party.side or party.kind in ARMED for party in parties)


def _news(happened: Sequence[Sighting], root_of: Mapping[int, int]) -> bool:
    """Whether something unarmed is news: told by independent reports, with losses, or in the lead with its parties."""
    unarmed = [sighting for sighting in happened if sighting.kind not in GRAVE | VIOLENT]
    roots = {root_of.get(sighting.report, sighting.report) for sighting in unarmed}
    if len(roots) > 1:
        return True
    return any(_prominent(sighting) for sighting in unarmed)


def _prominent(sighting: Sighting) -> bool:
    """Whether one unarmed event is the news of its report."""
    if sighting.event.acled is AcledType.DISRUPTED_WEAPONS_USE:
        return False
    return bool(sighting.figures) or (sighting.line <= LEAD and bool(sighting.sides) and sighting.place is not None)
