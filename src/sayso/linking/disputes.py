"""What the accounts of an incident differ about."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations

from sayso.linking.accounts import Saying, Version
from sayso.linking.figures import conflicts
from sayso.linking.sightings import Sighting
from sayso.record import Dispute, Reason
from sayso.record.vocabulary import DisputeField, DisputeRelation, EventType, Stance, Status, VoiceKind

Found = tuple[DisputeField, DisputeRelation, Version, Version, str]
"""Field, relation, the two accounts and the rule that found it."""
OUTSIDE_JUDGES = frozenset({VoiceKind.IGO, VoiceKind.NGO})
"""Voices of no side whose blame counts as an account of who did it."""


def find_disputes(
    incident: str, versions: Sequence[Version], sightings: Sequence[Sighting]
) -> tuple[list[Dispute], list[Reason]]:
    """The disputes of an incident, and the rule that found each.

    Silence is not denial; a different precision is no conflict; a later figure of the same voice is an update.
    """
    blame = list(_mutual_blame(versions))
    both_deny = [] if blame else list(_both_deny(versions))
    denials = [] if both_deny else list(_first_of_each(_denials(versions, sightings, blame)))
    disputes: list[Dispute] = []
    reasons: list[Reason] = []
    for field, relation, first, second, rule in (
        *blame,
        *_other_blame(versions, blame),
        *both_deny,
        *denials,
        *_tolls(versions),
    ):
        pair = (first.account.id, second.account.id)
        if any(other.field is field and other.relation is relation and set(other.accounts) == set(pair) for other in disputes):
            continue
        disputes.append(Dispute(field=field, relation=relation, accounts=pair))
        reasons.append(Reason(subject=incident, field="disputes", rule=rule, note=" ".join((field.value, *pair))))
    return disputes, reasons


def _mutual_blame(versions: Sequence[Version]) -> Iterator[Found]:
    """Two sides that blame each other: for having begun where each is the other's victim, else for what befell a third."""
    for a, b in combinations(versions, 2):
        if a.side and b.side and b.side in a.account.blames and a.side in b.account.blames:
            field = DisputeField.WHO_BEGAN if _hurt_by(a, b) and _hurt_by(b, a) else DisputeField.RESPONSIBILITY
            yield field, DisputeRelation.MUTUAL_BLAME, a, b, "each-blames-the-other"


def _hurt_by(victim: Version, other: Version) -> bool:
    """Whether an account says that the other side struck its own, or does not say whom it struck."""
    return any(
        other.side in sighting.actors and (victim.side in sighting.recipients or not sighting.recipients)
        for saying in victim.sayings
        if saying.claim.stance is Stance.ACCUSE
        for sighting in saying.sightings
    )


def _other_blame(versions: Sequence[Version], blame: Sequence[Found]) -> Iterator[Found]:
    """One account blames a side that blames a third for the same."""
    paired = {frozenset((a.account.id, b.account.id)) for _, _, a, b, _ in blame}
    for a, b in permutations(versions, 2):
        outside = b.side is not None or b.account.voice.kind in OUTSIDE_JUDGES
        if a.side and outside and a.side in b.account.blames and frozenset((a.account.id, b.account.id)) not in paired:
            thirds = [one for one in _accused(a) if b.side not in one.actors]
            if {one.kind for one in thirds} & {other.kind for other in _accused(b)}:
                yield DisputeField.RESPONSIBILITY, DisputeRelation.CONFLICTING, a, b, "blames-a-third"


def _accused(version: Version) -> list[Sighting]:
    """What an account's accusations tell of."""
    return [sighting for saying in version.sayings if saying.claim.stance is Stance.ACCUSE for sighting in saying.sightings]


def _both_deny(versions: Sequence[Version]) -> Iterator[Found]:
    """Two sides that each deny to have struck the other."""
    for a, b in combinations(versions, 2):
        if a.side and b.side and _denies_striking(a, b.side) and _denies_striking(b, a.side):
            yield DisputeField.WHO_BEGAN, DisputeRelation.DENIED, a, b, "each-denies-to-have-begun"


def _denies_striking(version: Version, other: str) -> bool:
    """Whether an account denies its side's deed against another side."""
    denials = (saying for saying in version.sayings if saying.claim.stance is Stance.DENY)
    return any(
        version.side in sighting.actors and other in sighting.recipients for saying in denials for sighting in saying.sightings
    )


def _first_of_each(found: Iterable[Found]) -> Iterator[Found]:
    """One denial for each denier and field: against a side before a voice of none, then the first told."""
    best: dict[tuple[str, DisputeField], Found] = {}
    for one in found:
        key = (one[3].account.id, one[0])
        if key not in best or (best[key][2].side is None and one[2].side is not None):
            best[key] = one
    return iter(best.values())


def _denials(versions: Sequence[Version], sightings: Sequence[Sighting], blame: Sequence[Found]) -> Iterator[Found]:
    """What one account tells and another denies."""
    blaming = {frozenset((a.account.id, b.account.id)) for _, _, a, b, _ in blame}
    for denier in versions:
        for saying in denier.sayings:
            if saying.claim.stance is not Stance.DENY:
                continue
            for claimant, told, named in _claimants(denier, saying, versions):
                pair = frozenset((claimant.account.id, denier.account.id))
                field = _denied_field(denier, claimant, told, sightings)
                if pair in blaming and field is DisputeField.RESPONSIBILITY:
                    continue
                if named or field is DisputeField.TARGET or pair not in blaming or not _same_quarrel(claimant, denier, told):
                    yield field, DisputeRelation.DENIED, claimant, denier, "denies-it"


def _claimants(denier: Version, saying: Saying, versions: Sequence[Version]) -> Iterator[tuple[Version, list[Sighting], bool]]:
    """The accounts that a denial answers, with what they tell: those it names, else the first that tells the same deed."""
    answered = set(saying.claim.about)
    named = False
    for version in versions:
        told = [
            sighting
            for other in version.sayings
            for sighting in other.sightings
            if other.claim.id in answered or sighting.event.id in answered
        ]
        if version is not denier and told:
            named = True
            yield version, _narrowed(saying, told), True
    if named:
        return
    denied = [sighting for sighting in saying.sightings if _is_denied(sighting)]
    for version in versions:
        if version is not denier and any(_tells(version, sighting) for sighting in denied):
            yield version, denied, False
            return


def _narrowed(saying: Saying, told: list[Sighting]) -> list[Sighting]:
    """What exactly is denied: the sightings of the denial itself where it holds any."""
    return [sighting for sighting in saying.sightings if _is_denied(sighting)] or told


def _is_denied(sighting: Sighting) -> bool:
    """Whether a deed is denied; that a deed hurt nobody is a figure, not a denial."""
    event = sighting.event
    return event.status is Status.DENIED or (event.status is Status.NEGATED and not event.casualties)


def _tells(version: Version, denied: Sighting) -> bool:
    """Whether an account tells as a fact what another denies: the same doer and the same kind of deed."""
    return any(
        sighting.kind == denied.kind and sighting.actors & denied.actors and sighting.event.status is Status.ACTUAL
        for saying in version.sayings
        for sighting in saying.sightings
    )


def _same_quarrel(claimant: Version, denier: Version, told: Sequence[Sighting]) -> bool:
    """Whether a denial is part of the mutual blame: of a kind of deed that the other blames its side for."""
    blamed = {
        sighting.kind
        for saying in claimant.sayings
        if saying.claim.stance is Stance.ACCUSE
        for sighting in saying.sightings
        if denier.side in sighting.actors
    }
    return all(sighting.kind in blamed for sighting in told)


def _denied_field(denier: Version, claimant: Version, told: Sequence[Sighting], sightings: Sequence[Sighting]) -> DisputeField:
    """What a denial is about: whom it hit, who did it, or whether it was at all."""
    told = [sighting for sighting in told if sighting.event.type is not EventType.RETREAT] or list(told)
    by_claimant = claimant.side is not None and any(claimant.side in sighting.actors for sighting in told)
    if by_claimant and claimant.account.admits and (denier.side is None or claimant.side in denier.account.blames):
        return DisputeField.TARGET
    if any(sighting.actors and denier.side not in sighting.actors for sighting in told):
        return DisputeField.OCCURRENCE
    if denier.side and _spares(denier, told):
        return DisputeField.TARGET
    if not any(denier.side in sighting.actors for sighting in told):
        return DisputeField.OCCURRENCE
    kinds = {sighting.kind for sighting in told}
    if denier.account.blames or any(_told_elsewhere(sighting, kinds, claimant, denier) for sighting in sightings):
        return DisputeField.RESPONSIBILITY
    return DisputeField.OCCURRENCE


def _spares(denier: Version, told: Sequence[Sighting]) -> bool:
    """Whether one who admits to have struck the other side denies to have struck those who fight for none."""
    struck = [
        sighting
        for saying in denier.sayings
        if saying.claim.stance is Stance.ADMIT
        for sighting in saying.sightings
        if denier.side in sighting.actors and sighting.recipients
    ]
    return bool(struck) and any(sighting.event.recipients and not sighting.recipients for sighting in told)


def _told_elsewhere(sighting: Sighting, kinds: set[str], claimant: Version, denier: Version) -> bool:
    """Whether a deed of these kinds is told as a fact by somebody beside the two, with nobody or another as its doer."""
    parties = {saying.claim.id for version in (claimant, denier) for saying in version.sayings}
    own_words = sighting.claim is None or sighting.claim.id not in parties
    happened = sighting.event.status is Status.ACTUAL and sighting.kind in kinds
    return happened and own_words and denier.side not in sighting.actors


def _tolls(versions: Sequence[Version]) -> Iterator[Found]:
    """Accounts whose figures for one loss exclude each other."""
    for reference, other in conflicts(versions):
        first, second = sorted((reference, other), key=lambda version: version.sayings[0].spoken)
        yield DisputeField.TOLL, DisputeRelation.CONFLICTING, first, second, "figures-exclude-each-other"
