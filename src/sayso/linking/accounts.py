"""What each side or voice says of an incident."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.linking.names import plain
from sayso.linking.sightings import Sighting, sides
from sayso.record import Account, Casualties, Claim, Holder, Reading, Report, Voice, stable_id
from sayso.record.vocabulary import Outcome, Stance, Status, Victims, VoiceKind

TELLING = frozenset({Stance.ASSERT, Stance.ACCUSE, Stance.ADMIT, Stance.DENY, Stance.CONFIRM})
"""Stances that tell of what happened; who declines, doubts, urges or threatens gives no account."""
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
    figures: tuple[Casualties, ...]
    """Each voice's latest figures, as the last saying gave them."""

    @property
    def side(self) -> str | None:
        """The side that it speaks for."""
        return self.account.voice.side


def find_sayings(sightings: Sequence[Sighting], group: Sequence[Reading], root_of: Mapping[int, int]) -> tuple[Saying, ...]:
    """The claims that make up the accounts of an incident, in order of time."""
    held: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.claim:
            held[sighting.claim.id].append(sighting)
    events = {sighting.event.id for sighting in sightings}
    reports = {sighting.report for sighting in sightings}
    found = []
    for number in sorted(reports):
        reading = group[number]
        for claim in reading.claims:
            answers = claim.stance is Stance.DENY and any(other in held or other in events for other in claim.about)
            if claim.chain and claim.stance in TELLING and (claim.id in held or answers):
                copied = root_of.get(number, number) != number and root_of[number] in reports
                found.append(Saying(claim, claim.chain[0], tuple(held.get(claim.id, ())), reading.report, copied))
    return tuple(sorted(found, key=lambda saying: saying.spoken))


def find_versions(incident: str, sayings: Iterable[Saying]) -> tuple[Version, ...]:
    """One account for each side, and for each voice that speaks for none."""
    by_holder: defaultdict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        by_holder[_key(saying.voice)].append(saying)
    versions = (_version(incident, key, said) for key, said in by_holder.items())
    return tuple(sorted((version for version in versions if version), key=lambda version: version.sayings[0].spoken))


def _key(voice: Voice) -> str:
    """What makes two voices one: their side, else their name."""
    if voice.side:
        return f"side {voice.side}"
    return f"voice {plain(voice.actor or voice.name or voice.kind)}"


def _version(incident: str, key: str, said: Sequence[Saying]) -> Version | None:
    """One account; `None` for a sideless voice that only copies name, whose original stands in the root."""
    first_hand = [saying for saying in said if not saying.copied]
    if not first_hand and not said[0].voice.side:
        return None
    told = first_hand or list(said)
    spoken = _losses(told)
    account = Account(
        id=stable_id("acc", incident, key),
        voice=_holder(told),
        blames=tuple(sorted({side for saying in told for side in blamed(saying)})),
        admits=any(saying.claim.stance is Stance.ADMIT for saying in told),
        denies=any(saying.claim.stance is Stance.DENY for saying in told),
        claims=tuple(sorted(saying.claim.id for saying in said)),
        casualties=tuple(_merged(lines) for lines in spoken.values()),
    )
    return Version(account, tuple(told), tuple(lines[-1] for lines in spoken.values()))


def _holder(told: Sequence[Saying]) -> Holder:
    """Whose account it is: of a side the voice heard most, then first."""
    voices = [saying.voice for saying in told]
    names = [voice.actor or voice.name for voice in voices]
    chosen = max(range(len(voices)), key=lambda i: (names.count(names[i]), -i))
    return Holder(actor=names[chosen], kind=VoiceKind(voices[chosen].kind), side=voices[chosen].side)


def blamed(saying: Saying) -> Iterator[str]:
    """The sides that a claim blames for what it holds of the incident, never its own."""
    if saying.claim.stance is not Stance.ACCUSE:
        return
    for sighting in saying.sightings:
        if sighting.event.status is not Status.DENIED:
            yield from (side for side in sides(sighting.event.actors) if side != saying.voice.side)


LossKey = tuple[Outcome, Victims, str | None]


def _losses(told: Sequence[Saying]) -> dict[LossKey, list[Casualties]]:
    """The lines of losses that a voice gave, by what they count, in order of time."""
    found: defaultdict[LossKey, list[Casualties]] = defaultdict(list)
    for saying in told:
        for sighting in saying.sightings:
            if sighting.event.status is not Status.DENIED:
                for loss in sighting.event.casualties:
                    found[loss.outcome, loss.victims, loss.side].append(loss)
    return dict(found)


def _merged(lines: Sequence[Casualties]) -> Casualties:
    """One line of what a voice said over time: its least, its latest, its most; a later figure is an update, no dispute."""
    last = lines[-1]
    lows = [line.low if line.low is not None else line.best for line in lines]
    highs = [line.high if line.high is not None else line.best for line in lines]
    known = [low for low in lows if low is not None]
    known_highs = [high for high in highs if high is not None]
    return Casualties(
        outcome=last.outcome,
        low=min(known) if known else None,
        best=last.best,
        high=None if last.high is None and last.best == last.low else max(known_highs, default=None),
        victims=last.victims,
        side=last.side,
    )
