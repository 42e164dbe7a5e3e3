"""The linker by rules: reports in, families and incidents out."""

from collections.abc import Sequence

from sayso.linking.backdrop import Backdrop, Copied
from sayso.linking.belonging import place_claims
from sayso.linking.blocking import blocking_keys
from sayso.linking.episodes import find_episodes
from sayso.linking.families import find_families
from sayso.linking.incidents import assemble
from sayso.linking.likeness import Likeness
from sayso.linking.occurrences import is_incident
from sayso.linking.sightings import see
from sayso.linking.sketch import Sketch
from sayso.linking.voices import hear
from sayso.record import Linking, Reading, Received, fingerprint_rooms

NAME = "rules"
ROOMS = ("language", "linking", "world")
"""Rooms whose code and tables decide what is linked."""


class RuleLinker:
    """Links reports by features of their words and events; a pure function of the set of reports."""

    def __init__(self) -> None:
        self.fingerprint = fingerprint_rooms(NAME, ROOMS)
        """What it is made of."""

    def keys(self, received: Received, reading: Reading) -> tuple[str, ...]:
        """Blocking keys of one report, sorted."""
        return blocking_keys(received, reading)

    def link(self, group: Sequence[tuple[Received, Reading]]) -> Linking:
        """Families and incidents among the reports of one group; their order does not matter."""
        ordered = sorted({reading.report.id: (received, reading) for received, reading in group}.items())
        pairs = [pair for _, pair in ordered]
        readings = [hear(reading) for _, reading in pairs]
        sketches = [Sketch.of(received.text) for received, _ in pairs]
        kin = find_families(pairs, sketches)
        number_of = {reading.report.id: number for number, reading in enumerate(readings)}
        root_of = {number_of[report]: number_of[root] for report, root in kin.root_of.items()}
        family_of = {member.report: family.id for family in kin.families for member in family.reports}
        behind = Backdrop(sketches, _copied(kin.copies))
        episodes = find_episodes(see(readings, sketches), behind, [(like.first, like.second) for like in kin.copies])
        claims = place_claims(episodes, readings, sketches)
        assembled = [
            assemble(episode, claims.get(number, ()), readings, root_of, family_of)
            for number, episode in enumerate(episodes)
            if is_incident(episode, root_of)
        ]
        assembled.sort(key=lambda each: each[0].id)
        return Linking(
            families=kin.families,
            incidents=tuple(incident for incident, _ in assembled),
            reasons=(*kin.reasons, *(reason for _, reasons in assembled for reason in reasons)),
        )


def _copied(copies: Sequence[Likeness]) -> Copied:
    """The sentences that are copies of one another, either way round."""
    found = set()
    for like in copies:
        for match in like.alignment.matches:
            found.add((like.first, match.first, like.second, match.second))
            found.add((like.second, match.second, like.first, match.first))
    return frozenset(found)
