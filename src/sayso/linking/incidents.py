"""One incident from the sightings of one occurrence."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sayso.linking.accounts import find_sayings, find_versions
from sayso.linking.disputes import find_disputes
from sayso.linking.episodes import Episode
from sayso.linking.roots import find_roots, judge_standing
from sayso.linking.sightings import Sighting
from sayso.linking.titles import entitle
from sayso.linking.toll import find_toll
from sayso.linking.weights import features
from sayso.linking.whereabouts import is_area
from sayso.record import Claim, Dispute, Incident, Place, Reading, Reason, Time, stable_id
from sayso.record.vocabulary import AcledType, DisputeField, DisputeRelation, EventType, Status

SURE = 4.0
"""Mean strength of ties that makes a link certain: place, day and kind agree."""
UNDATED = "9"
"""Sorts after every date."""
T = TypeVar("T")


def assemble(
    episode: Episode,
    claims: Sequence[Claim],
    group: Sequence[Reading],
    root_of: Mapping[int, int],
    family_of: Mapping[str, str],
) -> tuple[Incident, list[Reason]]:
    """An incident with its accounts, disputes, toll, roots, standing and title, and why.

    Args:
        episode: The sightings of one occurrence.
        claims: The claims that tell of it.
        group: The readings of the group.
        root_of: Root of each report that is a copy, by their numbers.
        family_of: Family of each report that is in one, by id.
    """
    sightings = sorted(episode.sightings, key=lambda sighting: _told_order(sighting, group))
    identifier = stable_id("inc", sightings[0].event.report, sightings[0].event.id)
    versions = find_versions(identifier, find_sayings(sightings, claims, group, root_of), sightings)
    disputes, why = find_disputes(identifier, versions, sightings)
    origins = find_roots(sightings, group, root_of)
    standing, rule = judge_standing(len(origins), disputes, _doubts(sightings, group))
    toll = find_toll(versions, _first_hand(sightings, root_of), group, _doubted(disputes))
    acled, type_ = _sort(sightings)
    reports = sorted({sighting.event.report for sighting in sightings})
    incident = Incident(
        id=identifier,
        title="",
        type=type_,
        acled=acled,
        place=_place(sightings),
        time=_time(sightings),
        events=tuple(sighting.event.id for sighting in sightings),
        reports=tuple(reports),
        families=tuple(sorted({family_of[report] for report in reports if report in family_of})),
        roots=len(origins),
        accounts=tuple(version.account for version in versions),
        disputes=tuple(disputes),
        toll=toll,
        standing=standing,
        score=_score(episode),
    )
    incident = replace(incident, title=entitle(incident))
    return incident, [*_reasons(incident, episode, origins, rule, group), *why]


def _first_hand(sightings: Sequence[Sighting], root_of: Mapping[int, int]) -> list[Sighting]:
    """The sightings, without those of copies whose root tells of the incident too."""
    reports = {sighting.report for sighting in sightings}
    copies = {report for report in reports if root_of.get(report, report) != report and root_of[report] in reports}
    return [sighting for sighting in sightings if sighting.report not in copies]


def _told_order(sighting: Sighting, group: Sequence[Reading]) -> tuple[str, str, int, str]:
    """Which sighting was told first: by publication, report, place in the text; the first founds the incident."""
    event = sighting.event
    return (group[sighting.report].report.published or UNDATED, event.report, event.anchor.start, event.id)


def _doubts(sightings: Sequence[Sighting], group: Sequence[Reading]) -> list[Claim]:
    """The claims that hold the sightings, and those that answer them."""
    held = {sighting.claim.id for sighting in sightings if sighting.claim}
    known = held | {sighting.event.id for sighting in sightings}
    return [
        claim
        for number in sorted({sighting.report for sighting in sightings})
        for claim in group[number].claims
        if claim.id in held or known.intersection(claim.about)
    ]


def _doubted(disputes: Sequence[Dispute]) -> frozenset[str]:
    """Accounts of an occurrence that another denies."""
    return frozenset(
        dispute.accounts[0]
        for dispute in disputes
        if dispute.field is DisputeField.OCCURRENCE and dispute.relation is DisputeRelation.DENIED
    )


def _happened(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The sightings that tell it as a fact, or all where none does."""
    return [sighting for sighting in sightings if sighting.event.status is Status.ACTUAL] or list(sightings)


def _deeds(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The sightings that tell of the deed and not only of what came of it, or all where none does."""
    happened = _happened(sightings)
    return [sighting for sighting in happened if not sighting.after] or happened


def _commonest(values: Sequence[T]) -> T | None:
    """The value that stands most often, of equals the first."""
    counts = Counter(values)
    return max(values, key=lambda value: counts[value]) if values else None


def _sort(sightings: Sequence[Sighting]) -> tuple[AcledType | None, EventType | None]:
    """The ACLED and PLOVER types that most of its events have."""
    happened = _happened(sightings)
    acled = _commonest([sighting.event.acled for sighting in happened if sighting.event.acled])
    return acled, _commonest([sighting.event.type for sighting in happened])


def _place(sightings: Sequence[Sighting]) -> Place | None:
    """The place that most events have, points before areas; the best located mention of it."""
    deeds = [sighting for sighting in _deeds(sightings) if sighting.event.place]
    told = [sighting for sighting in deeds if sighting.place_told] or deeds
    placed = [sighting.event.place for sighting in told if sighting.event.place]
    points = [place for place in placed if not is_area(place)] or placed
    name = _commonest([place.name for place in points])
    alike = [place for place in points if place.name == name]
    best = min(alike, key=lambda place: (place.latitude is None, place.precision or 9), default=None)
    if best is None:
        return None
    return Place(
        name=best.name,
        geonames=best.geonames,
        latitude=best.latitude,
        longitude=best.longitude,
        country=best.country,
        admin1=best.admin1,
        precision=best.precision,
    )


def _time(sightings: Sequence[Sighting]) -> Time | None:
    """The days that most events have, the most precise of equals."""
    dated = [sighting for sighting in _deeds(sightings) if sighting.days]
    days = _commonest([sighting.days for sighting in dated if sighting.time_told] or [sighting.days for sighting in dated])
    alike = [sighting.event.time for sighting in dated if sighting.days == days and sighting.event.time]
    best = min(alike, key=lambda time: time.precision or 9, default=None)
    if best is None or best.start is None or best.end is None:
        return None
    return Time(start=best.start[:10], end=best.end[:10], precision=best.precision, basis=best.basis)


def _score(episode: Episode) -> float | None:
    """How sure the links are, from their mean strength; `None` of a single event."""
    if not episode.ties:
        return None
    strengths = [sum(weight for _, weight in tie.features) for tie in episode.ties]
    return round(max(0.0, min(1.0, sum(strengths) / len(strengths) / SURE)), 3)


def _reasons(
    incident: Incident, episode: Episode, origins: Sequence[tuple[str, tuple[int, ...]]], rule: str, group: Sequence[Reading]
) -> Iterator[Reason]:
    """Why its events are one, what its roots are, why it stands so, and where its toll comes from."""
    by_number = {sighting.number: sighting for sighting in episode.sightings}
    for tie in episode.ties:
        first, second = by_number[tie.first].event, by_number[tie.second].event
        for name, weight in tie.features:
            note = f"{first.id} {second.id}: {features()[name].says}"
            yield Reason(subject=incident.id, field="events", rule=name, words=second.anchor, score=round(weight, 3), note=note)
    for origin, numbers in origins:
        reports = " ".join(group[number].report.id for number in numbers)
        yield Reason(subject=incident.id, field="roots", rule="independent-origin", note=f"{origin}: {reports}")
    yield Reason(subject=incident.id, field="standing", rule=rule)
    for outcome, figure in incident.toll.items():
        yield Reason(subject=incident.id, field=f"toll.{outcome.value}", rule=figure.basis, note=" ".join(figure.claims))
