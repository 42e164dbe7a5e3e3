"""Which claims belong to which occurrence, also those that hold no event of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.linking.episodes import Episode
from sayso.linking.sightings import Sighting, line_of
from sayso.linking.sketch import Sketch
from sayso.record import Claim, Reading
from sayso.record.vocabulary import Stance

TELLING = frozenset({Stance.ASSERT, Stance.ACCUSE, Stance.ADMIT, Stance.DENY, Stance.CONFIRM})
"""Stances that tell of what happened; who declines, doubts, urges or threatens gives no account."""
REACH = 1
"""Sentences between a claim without events and the event that it speaks of."""


def place_claims(episodes: Sequence[Episode], group: Sequence[Reading], sketches: Sequence[Sketch]) -> dict[int, list[Claim]]:
    """The claims that tell of each episode, by its number, in order of report and text.

    A claim belongs where its events are; without events, where what it answers is (of several, the first told), and else where
    the nearest event in its report is, if that stands in its sentence or the one beside it.
    """
    home = {sighting.event.id: number for number, episode in enumerate(episodes) for sighting in episode.sightings}
    by_claim: defaultdict[str, list[Sighting]] = defaultdict(list)
    by_report: defaultdict[int, list[Sighting]] = defaultdict(list)
    for sighting in sorted((each for episode in episodes for each in episode.sightings), key=lambda each: each.number):
        by_report[sighting.report].append(sighting)
        if sighting.claim:
            by_claim[sighting.claim.id].append(sighting)
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for number, reading in enumerate(group):
        speaking = {event.claim for event in reading.events if event.foreground}
        for claim in reading.claims:
            if claim.stance not in TELLING or not claim.chain:
                continue
            held = by_claim.get(claim.id) or list(_answered(claim, by_claim, home, episodes))
            if not held and claim.id not in speaking:
                held = _nearest(claim, by_report.get(number, ()), sketches[number])
            for place in sorted({home[sighting.event.id] for sighting in held}):
                found[place].append(claim)
    return dict(found)


def _answered(
    claim: Claim, by_claim: dict[str, list[Sighting]], home: dict[str, int], episodes: Sequence[Episode]
) -> Iterator[Sighting]:
    """The event that a claim answers, or the first of those in the claim that it answers."""
    for identifier in claim.about:
        if identifier in home:
            yield from (each for each in episodes[home[identifier]].sightings if each.event.id == identifier)
        elif by_claim.get(identifier):
            yield by_claim[identifier][0]


def _nearest(claim: Claim, told: Sequence[Sighting], sketch: Sketch) -> list[Sighting]:
    """The event that stands nearest to a claim, the one before it rather than the one after."""
    line = line_of(sketch, claim.content.start)
    near = [sighting for sighting in told if abs(sighting.line - line) <= REACH]
    if not near:
        return []
    return [
        min(
            near, key=lambda each: (abs(each.line - line), each.line > line, abs(each.event.anchor.start - claim.content.start))
        )
    ]
