"""What each side or voice says of an incident."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sayso.linking.names import plain
from sayso.linking.sightings import Sighting, sides
from sayso.record import Account, Casualties, Claim, Holder, Reading, Report, Voice, stable_id
from sayso.record.vocabulary import EventType, Outcome, Stance, Status, Victims, VoiceKind

APART = frozenset(
    {
        VoiceKind.MEDIA,
        VoiceKind.AGENCY,
        VoiceKind.NGO,
        VoiceKind.MEDICAL,
        VoiceKind.WITNESS,
        VoiceKind.RESIDENT,
        VoiceKind.EXPERT,
    }
)
"""Kinds of voices that give their own account, not that of the side which they belong to."""
AT_ARMS = frozenset({VoiceKind.GOVERNMENT, VoiceKind.MILITARY, VoiceKind.ARMED_GROUP, VoiceKind.POLICE})
"""Kinds of voices that speak for their side wherever it is named."""
WAR_OFFICES = frozenset({"defence", "defense", "military", "army", "foreign"})
"""Words of offices that do so too."""
WHOLE = frozenset({Victims.UNKNOWN, Victims.MIXED})
"""Sorts of victims that take in all."""
SIDE = "side "
NEVER = "9"
"""Sorts after every date."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim of an incident with the sightings that it holds."""

    claim: Claim
    """The claim."""
    voice: Voice
    """Who first said it."""
    sightings: tuple[Sighting, ...]
    """What of the incident it holds; empty of a bare denial."""
    report: Report
    """Where it stands."""
    named: frozenset[str]
    """Sides that are said to have done something in it, be it only background."""
    copied: bool
    """Whether its report is a copy of another that tells of the incident."""

    @property
    def spoken(self) -> tuple[str, str, int]:
        """When it was said, for ordering: publication, report, offset."""
        return (self.report.published or NEVER, self.report.id, self.claim.content.start)


@dataclass(frozen=True, slots=True)
class Version:
    """One account with the sayings that it is made of."""

    account: Account
    """As the record has it."""
    sayings: tuple[Saying, ...]
    """In order of time."""

    @property
    def side(self) -> str | None:
        """The side that it speaks for."""
        return self.account.voice.side


def find_sayings(
    sightings: Sequence[Sighting], claims: Sequence[Claim], group: Sequence[Reading], root_of: Mapping[int, int]
) -> tuple[Saying, ...]:
    """The claims that make up the accounts of an incident, in order of time.

    Args:
        sightings: The events of the incident.
        claims: The claims that tell of it.
        group: The readings of the group.
        root_of: Root of each report that is a copy, by their numbers.
    """
    held: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.claim:
            held[sighting.claim.id].append(sighting)
    reports = {sighting.report for sighting in sightings}
    named: defaultdict[str, set[str]] = defaultdict(set)
    for event in (event for number in sorted(reports) for event in group[number].events):
        if event.claim and event.status is not Status.DENIED:
            named[event.claim].update(sides(event.actors))
    number_of = {reading.report.id: number for number, reading in enumerate(group)}
    found = []
    for claim in claims:
        number = number_of[claim.report]
        copied = root_of.get(number, number) != number and root_of[number] in reports
        its_own = tuple(held.get(claim.id, ()))
        found.append(Saying(claim, claim.chain[0], its_own, group[number].report, frozenset(named[claim.id]), copied))
    return tuple(sorted(found, key=lambda saying: saying.spoken))


def find_versions(incident: str, sayings: Iterable[Saying], sightings: Sequence[Sighting]) -> tuple[Version, ...]:
    """One account for each side that is party to the incident or on whose ground it was, and for each other voice."""
    hosts = {sighting.place.country for sighting in sightings if sighting.place and sighting.place.country}
    parties = hosts.union(*(sighting.sides for sighting in sightings))
    by_holder: defaultdict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        by_holder[_key(saying.voice, parties)].append(saying)
    versions = (_version(incident, key, said, _culprits(sightings)) for key, said in by_holder.items())
    return tuple(sorted((version for version in versions if version), key=lambda version: version.sayings[0].spoken))


def _key(voice: Voice, parties: AbstractSet[str]) -> str:
    """What makes two voices one: their side, if they speak for it and it is party to the incident or they bear arms for it.

    Other offices of a state that is not party to it, such as its department of labour, speak for themselves.
    """
    if voice.side and voice.kind not in APART and (voice.side in parties or _bears_arms(voice)):
        return f"{SIDE}{voice.side}"
    return f"voice {plain(voice.actor or voice.name or voice.kind)}"


def _bears_arms(voice: Voice) -> bool:
    """Whether a voice speaks for the forces or the leaders of its side."""
    words = f"{plain(voice.name or '')} {plain(voice.actor or '')}".split()
    return voice.kind in AT_ARMS or not WAR_OFFICES.isdisjoint(words)


def _culprits(sightings: Sequence[Sighting]) -> frozenset[str]:
    """The sides that are said to have done it."""
    return frozenset(side for each in sightings if each.event.status is Status.ACTUAL for side in each.actors)


def _version(incident: str, key: str, said: Sequence[Saying], culprits: frozenset[str]) -> Version | None:
    """One account; `None` for a sideless voice that only copies name, whose original stands in the root."""
    first_hand = [saying for saying in said if not saying.copied]
    if not first_hand and not key.startswith(SIDE):
        return None
    told = first_hand or list(said)
    holder = _holder(told, speaks=key.startswith(SIDE))
    account = Account(
        id=stable_id("acc", incident, key),
        voice=holder,
        blames=tuple(sorted({side for saying in told for side in _blamed(saying, holder.side, culprits)})),
        admits=any(_admits(saying) for saying in told),
        denies=any(saying.claim.stance is Stance.DENY for saying in told),
        claims=tuple(sorted(saying.claim.id for saying in said)),
        casualties=tuple(_merged([loss for _, loss in lines]) for lines in losses_over_time(told).values()),
    )
    return Version(account, tuple(told))


def _holder(told: Sequence[Saying], *, speaks: bool) -> Holder:
    """Whose account it is: of a side the voice heard most, then first; an outsider has no side."""
    voices = [saying.voice for saying in told]
    names = [voice.actor or voice.name for voice in voices]
    chosen = max(range(len(voices)), key=lambda i: (names.count(names[i]), -i))
    return Holder(actor=names[chosen], kind=VoiceKind(voices[chosen].kind), side=voices[chosen].side if speaks else None)


def _admits(saying: Saying) -> bool:
    """Whether a claim owns up: also where a side merely asserts that it struck."""
    if saying.claim.stance is Stance.ADMIT:
        return True
    own = frozenset({saying.voice.side})
    return saying.claim.stance is Stance.ASSERT and any(
        sighting.actors == own and _is_deed(sighting) for sighting in saying.sightings
    )


def _is_deed(sighting: Sighting) -> bool:
    """Whether somebody struck."""
    return sighting.event.type is EventType.ASSAULT and sighting.event.status is Status.ACTUAL


def _blamed(saying: Saying, own: str | None, culprits: frozenset[str]) -> Iterator[str]:
    """The sides that a claim blames for what it holds of the incident, never its own.

    An accusation that names nobody blames the one side that is said to have done it.
    """
    if saying.claim.stance is not Stance.ACCUSE:
        return
    told = [sighting for sighting in saying.sightings if sighting.event.status is not Status.DENIED]
    named = {side for sighting in told for side in sighting.actors} - {own} if told else saying.named - {own}
    others = culprits - {own}
    if not named and told and len(others) == 1:
        named = set(others)
    yield from named


LossKey = tuple[Outcome, Victims, str | None]


def losses_over_time(told: Sequence[Saying]) -> dict[LossKey, list[tuple[str, Casualties]]]:
    """What a voice gave as losses, by whom they count: date and line for each time that it spoke, in order.

    In one report a total and its parts ("two more died, which brings them to three") are one line: the largest. A loss of
    victims of no told sort is one of the only sort that the voice tells of for that side.
    """
    found: defaultdict[LossKey, dict[tuple[str, str], Casualties]] = defaultdict(dict)
    for saying in told:
        for sighting in saying.sightings:
            if sighting.event.status is not Status.DENIED:
                for loss in sighting.event.casualties:
                    held = found[loss.outcome, loss.victims, loss.side]
                    before = held.get(saying.spoken[:2])
                    held[saying.spoken[:2]] = loss if before is None else max(before, loss, key=size_of)
    return {key: [(when[0], lines[when]) for when in sorted(lines)] for key, lines in _sorted_out(found).items()}


def _sorted_out(found: dict[LossKey, dict[tuple[str, str], Casualties]]) -> dict[LossKey, dict[tuple[str, str], Casualties]]:
    """Lines of victims of unknown sort put with the only known sort of their side, or with the only other line of no side."""
    sorted_out = {key: dict(lines) for key, lines in found.items()}
    for key, lines in found.items():
        outcome, victims, side = key
        sorts = [other for other in found if other[0] is outcome and other[2] == side and other[1] not in WHOLE]
        told = [other for other in found if other[0] is outcome]
        if victims in WHOLE and len(sorts) == 1 and (side or told in ([key, *sorts], [*sorts, key])):
            into = sorted_out[sorts[0]]
            for when, loss in lines.items():
                into[when] = max(into.get(when, loss), loss, key=size_of)
            del sorted_out[key]
    return sorted_out


def size_of(loss: Casualties) -> tuple[int, int, int]:
    """How many a line counts, for choosing the larger."""
    return (loss.best or loss.low or 0, loss.low or 0, loss.high or 0)


def _merged(lines: Sequence[Casualties]) -> Casualties:
    """One line of what a voice said over time: its least, its latest, its most; a later figure is an update, no dispute."""
    last = lines[-1]
    lows = [line.low if line.low is not None else line.best for line in lines]
    highs = [line.high if line.high is not None else line.best for line in lines]
    return Casualties(
        outcome=last.outcome,
        low=min((low for low in lows if low is not None), default=None),
        best=last.best,
        high=None if open_above(last) else max((high for high in highs if high is not None), default=None),
        victims=last.victims,
        side=last.side,
    )


def open_above(loss: Casualties) -> bool:
    """Whether a line says only how many at the least."""
    return loss.high is None and loss.low is not None
