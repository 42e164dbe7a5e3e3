"""Which sightings are of one occurrence: first within each report, then over reports."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from sayso.linking.agglomeration import Link, agglomerate, link_of
from sayso.linking.backdrop import Backdrop
from sayso.linking.features import Weighed, compare
from sayso.linking.names import skeleton
from sayso.linking.sightings import Sighting
from sayso.linking.whereabouts import is_area

WITHIN = 1.0
"""Strength from which two clusters of one report are one: more than that they stand in one report and are of one kind."""
ACROSS = 2.4
"""Strength from which clusters of two reports are one: place and day, or day, kind and parties."""
SCRAP = 0.0
"""Strength from which a scrap joins a cluster of its report: what speaks for it outweighs what speaks against."""
LONGEST_SCRAP = 2
"""Sightings of a scrap at the most."""
WINDOW = 40
"""Sightings of one report that are compared with each following; bounds the time for texts that are all events."""
CROWD = 80
"""Clusters in one block of which each is compared with as many as follow it in time; bounds the time for crowded places."""
SPOKEN_FOR = 12
"""Sightings that stand for a cluster when it is compared with others; more of one kind add nothing."""


DAYS_APART = Link(best=-5.0, total=-40.0, pairs=8)
"""The tie of clusters that cannot be of one day, without comparing them: as eight pairs of sightings that are days apart."""
FAR = 7
"""Days between two clusters that no undated sighting bridges: a wrong day is mostly the day of writing or a weekday misread."""
FAR_APART = Link(best=-5.0, total=-40.0, pairs=8, barred=True)
"""The tie of clusters that are so far apart."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two clusters are one: the strongest pair of sightings and what they share."""

    first: int
    """Number of one sighting."""
    second: int
    """Number of the other."""
    features: tuple[Weighed, ...]
    """What they show."""


@dataclass(frozen=True, slots=True)
class Episode:
    """Sightings of one occurrence."""

    sightings: tuple[Sighting, ...]
    """In order of report and text."""
    ties: tuple[Tie, ...]
    """What joined them."""


def find_episodes(sightings: Sequence[Sighting], behind: Backdrop, kin: Sequence[tuple[int, int]]) -> tuple[Episode, ...]:
    """Cluster sightings.

    Args:
        sightings: All of a group, in order.
        behind: What is known of their reports.
        kin: Pairs of reports that are copies, whose clusters are always compared.
    """
    within = [
        episode for _, told in groupby(sightings, key=lambda each: each.report) for episode in _in_report(tuple(told), behind)
    ]
    links = {pair: _link(within[pair[0]], within[pair[1]], behind) for pair in sorted(_candidates(within, kin))}
    clusters, mergers = agglomerate(len(within), links, ACROSS)
    ties = [_tie(within[a].sightings, within[b].sightings, behind) for a, b, _ in mergers]
    episodes = [_merged([within[number] for number in cluster], ties) for cluster in clusters]
    return tuple(_gathered(episodes, behind))


def _gathered(episodes: Sequence[Episode], behind: Backdrop) -> list[Episode]:
    """The clusters, with scraps put to the cluster of their report that they fit best, if they contradict none of it."""
    told: defaultdict[int, list[int]] = defaultdict(list)
    for number, episode in enumerate(episodes):
        if not _is_scrap(episode):
            for report in {sighting.report for sighting in episode.sightings}:
                told[report].append(number)
    into: defaultdict[int, list[Episode]] = defaultdict(list)
    kept = []
    for number, episode in enumerate(episodes):
        strengths = {}
        if _is_scrap(episode):
            near = told.get(episode.sightings[0].report, [])
            strengths = {home: _link_near(episode, episodes[home], behind).strength for home in near}
        best = max(strengths, key=lambda home: (strengths[home], -home), default=None)
        if best is not None and strengths[best] >= SCRAP:
            into[best].append(episode)
        else:
            kept.append(number)
    return [
        _merged(
            [episodes[number], *into[number]],
            [_tie(episodes[number].sightings, scrap.sightings, behind) for scrap in into[number]],
        )
        for number in kept
    ]


def _is_scrap(episode: Episode) -> bool:
    """Whether a cluster is a word or two of one report, without a place or without a day."""
    sightings = episode.sightings
    if len(sightings) > LONGEST_SCRAP or len({sighting.report for sighting in sightings}) > 1:
        return False
    return all(sighting.place is None for sighting in sightings) or all(sighting.days is None for sighting in sightings)


def _link_near(scrap: Episode, episode: Episode, behind: Backdrop) -> Link:
    """The tie of a scrap and those sightings of a cluster that stand in its report."""
    report = scrap.sightings[0].report
    own = [sighting for sighting in episode.sightings if sighting.report == report]
    return link_of(_score(compare(one, other, behind)) for one, other in product(scrap.sightings, own))


def _in_report(told: tuple[Sighting, ...], behind: Backdrop) -> list[Episode]:
    """The clusters of one report."""
    links = {}
    for i, j in _near_pairs(len(told)):
        links[i, j] = link_of([_score(compare(told[i], told[j], behind))])
    clusters, mergers = agglomerate(len(told), links, WITHIN)
    ties = [_tie((told[a],), (told[b],), behind) for a, b, _ in mergers]
    return [_merged([Episode((told[number],), ()) for number in cluster], ties) for cluster in clusters]


def _near_pairs(size: int) -> Iterator[tuple[int, int]]:
    """Pairs of numbers that are not farther apart than the window."""
    return ((i, j) for i in range(size) for j in range(i + 1, min(size, i + 1 + WINDOW)))


def _score(features: Sequence[Weighed]) -> float:
    """The sum of weights."""
    return sum(weight for _, weight in features)


def _link(a: Episode, b: Episode, behind: Backdrop) -> Link:
    """The tie between two clusters of different reports."""
    first, second = _days(a), _days(b)
    if first and second and _gap(first, second) > FAR:
        return FAR_APART
    if not _can_meet(_span(a), _span(b)):
        return DAYS_APART
    return link_of(_score(compare(one, other, behind)) for one, other in product(_spokesmen(a), _spokesmen(b)))


def _spokesmen(episode: Episode) -> list[Sighting]:
    """Sightings of a cluster that differ in what is compared, the best described first."""
    unlike: dict[object, Sighting] = {}
    for each in episode.sightings:
        place = each.place.name if each.place else None
        unlike.setdefault(
            (each.report, each.line, each.kind, each.actors, each.recipients, each.days, place, each.figures), each
        )
    known = sorted(unlike.values(), key=lambda each: (each.place is None, each.days is None, not each.sides, each.number))
    return known[:SPOKEN_FOR]


def _candidates(episodes: Sequence[Episode], kin: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Pairs of clusters of different reports that are worth comparing."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    by_report: defaultdict[int, list[int]] = defaultdict(list)
    for number, episode in enumerate(episodes):
        by_report[episode.sightings[0].report].append(number)
        for key in {key for sighting in episode.sightings for key in _blocks(sighting)}:
            blocks[key].append(number)
    found = {pair for a, b in kin for pair in product(by_report[a], by_report[b])}
    for held in blocks.values():
        held.sort(key=lambda number: (_first_day(episodes[number]), number))
        found.update((a, b) for i, a in enumerate(held) for b in held[i + 1 : i + 1 + CROWD])
    unlike = ((a, b) for a, b in found if episodes[a].sightings[0].report != episodes[b].sightings[0].report)
    return {(min(pair), max(pair)) for pair in unlike}


def _span(episode: Episode) -> tuple[int, int] | None:
    """First and last day of a cluster; `None` where any of its sightings may be of any day."""
    days = [None if sighting.after else sighting.days for sighting in episode.sightings]
    known = [each for each in days if each]
    return (min(first for first, _ in known), max(last for _, last in known)) if len(known) == len(days) else None


def _days(episode: Episode) -> tuple[int, int] | None:
    """The days that most of a cluster's sightings have, those told in their own sentences before others."""
    dated = [each for each in episode.sightings if each.days and not each.after]
    days = [each.days for each in dated if each.time_told] or [each.days for each in dated]
    return max(days, key=lambda each: (days.count(each), each), default=None)


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Days from the end of the earlier interval to the beginning of the later; 0 or less where they overlap."""
    return max(a[0], b[0]) - min(a[1], b[1])


def _can_meet(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    """Whether two clusters can be of one day, or of two that follow one another."""
    return a is None or b is None or _gap(a, b) <= 1


def _blocks(sighting: Sighting) -> Iterator[str]:
    """What a sighting has in common with any other of its occurrence: its point, its parties and day, or its answers."""
    if sighting.place and not is_area(sighting.place):
        yield f"at {skeleton(sighting.place.name)}"
        if sighting.place.latitude is not None and sighting.place.longitude is not None:
            yield f"at {round(sighting.place.latitude, 1)} {round(sighting.place.longitude, 1)}"
    if sighting.sides:
        days = range(sighting.days[0], sighting.days[1] + 1) if sighting.days else ("undated",)
        for side in sorted(sighting.sides):
            for day in days:
                yield f"by {side} {day}"
    for name in sorted(sighting.names):
        yield f"named {name}"
    if sighting.claim:
        for identifier in (sighting.claim.id, *sighting.claim.about):
            yield f"of {identifier}"
    yield f"of {sighting.event.id}"


def _first_day(episode: Episode) -> int:
    """The first day on which it can have been; 0 where it is unknown."""
    return min((sighting.days[0] for sighting in episode.sightings if sighting.days), default=0)


def _tie(a: Sequence[Sighting], b: Sequence[Sighting], behind: Backdrop) -> Tie:
    """The strongest pair between two clusters."""
    pairs = ((compare(one, other, behind), one, other) for one, other in product(a[:SPOKEN_FOR], b[:SPOKEN_FOR]))
    features, one, other = max(pairs, key=lambda pair: (_score(pair[0]), -pair[1].number, -pair[2].number))
    return Tie(one.number, other.number, features)


def _merged(parts: Sequence[Episode], ties: Sequence[Tie]) -> Episode:
    """One cluster of several, with the ties that lie within it."""
    sightings = sorted((sighting for part in parts for sighting in part.sightings), key=lambda sighting: sighting.number)
    numbers = {sighting.number for sighting in sightings}
    own = [tie for tie in ties if tie.first in numbers and tie.second in numbers]
    return Episode(tuple(sightings), (*(tie for part in parts for tie in part.ties), *own))
