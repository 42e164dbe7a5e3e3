"""On how many independent origins an incident rests, and how it stands."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from sayso.linking.accounts import APART
from sayso.linking.names import plain, same_name
from sayso.linking.sightings import Sighting
from sayso.record import Claim, Dispute, Reading, Report
from sayso.record.vocabulary import DisputeField, DisputeRelation, Stance, Standing, Status, VoiceKind

NAMED = frozenset({VoiceKind.IGO, VoiceKind.NGO, VoiceKind.AGENCY, VoiceKind.MEDIA, VoiceKind.COMPANY, VoiceKind.PARTY})
"""Kinds of voices whose name is one body everywhere; "residents" of two reports are not the same people."""
MEDIA = frozenset({VoiceKind.AGENCY, VoiceKind.MEDIA})
CONTESTED = frozenset({DisputeField.OCCURRENCE, DisputeField.RESPONSIBILITY, DisputeField.WHO_BEGAN, DisputeField.TARGET})
"""Fields whose dispute makes the incident disputed; rival figures alone do not."""


def find_roots(
    sightings: Sequence[Sighting], group: Sequence[Reading], root_of: Mapping[int, int]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Independent origins: the name of each, with the numbers of the reports that rest on it.

    Copies of one another are one origin, and so are reports whose telling rests for the most part on the same first voice.
    """
    told: defaultdict[int, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        told[sighting.report].append(sighting)
    origins: defaultdict[str, list[int]] = defaultdict(list)
    for number in sorted(told):
        root = root_of.get(number, number)
        origins[_origin(told.get(root) or told[number], group[root].report)].append(number)
    return tuple((origin, tuple(numbers)) for origin, numbers in sorted(origins.items()))


def _origin(told: Sequence[Sighting], report: Report) -> str:
    """The first voice that most of a report's telling rests on; of two with as much, one known elsewhere.

    What a voice only denies is another's telling.

    Of a report whose publisher speaks for itself in it, such as a monitor's own finding, the report is the origin.
    """
    own = f"report {report.id}"
    if any(_is_publisher(sighting.claim, report) for sighting in told):
        return own
    affirmed = [sighting for sighting in told if sighting.event.status is not Status.DENIED] or told
    weight = Counter(_voice_key(sighting.claim, report.id) for sighting in affirmed)
    return max(weight, key=lambda key: (key != own, weight[key], not key.endswith(report.id)))


def _is_publisher(claim: Claim | None, report: Report) -> bool:
    """Whether a claim is the publisher's own, of one who is no news medium."""
    if claim is None or not claim.chain or not report.outlet or claim.chain[0].kind in MEDIA:
        return False
    return same_name(claim.chain[0].actor or "", report.outlet)


def _voice_key(claim: Claim | None, report: str) -> str:
    """What makes two first voices one: the side that they speak for, or their name; the nameless are each report's own."""
    if claim is None or not claim.chain:
        return f"report {report}"
    voice = claim.chain[0]
    if voice.kind is VoiceKind.ANONYMOUS:
        return f"{voice.kind} of {report}"
    if voice.side and voice.kind not in APART:
        return f"side {voice.side}"
    if voice.actor and voice.kind in NAMED:
        return f"voice {plain(voice.actor)}"
    return f"{voice.kind} of {report}"


def judge_standing(roots: int, disputes: Sequence[Dispute], claims: Sequence[Claim]) -> tuple[Standing, str]:
    """How an incident stands, and the rule that says so."""
    began = (DisputeField.WHO_BEGAN, DisputeRelation.DENIED)
    contested = [dispute for dispute in disputes if dispute.field in CONTESTED and (dispute.field, dispute.relation) != began]
    if any(dispute.relation is not DisputeRelation.CONFLICTING for dispute in contested):
        return Standing.DISPUTED, "an account denies or blames back"
    if roots > 1:
        return Standing.CORROBORATED, "two or more independent origins"
    doubted = any(claim.stance is Stance.DOUBT for claim in claims)
    confirmed = any(claim.stance in (Stance.ADMIT, Stance.CONFIRM) for claim in claims)
    if doubted and not confirmed:
        return Standing.UNCONFIRMED, "a voice could not verify it"
    return Standing.SINGLE_SOURCE, "one origin"
