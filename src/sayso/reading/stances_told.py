"""Stances that only the events of a content tell: who blames an opponent for a hostile act, who tells of its own losses."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.record import Claim, Event, Party, Reason
from sayso.record.vocabulary import EventType, Outcome, Stance, Status, Victims, VoiceKind

PARTISAN = frozenset(
    (
        VoiceKind.GOVERNMENT,
        VoiceKind.MINISTRY,
        VoiceKind.MILITARY,
        VoiceKind.POLICE,
        VoiceKind.OFFICIAL,
        VoiceKind.ARMED_GROUP,
        VoiceKind.PARTY,
    )
)
"""Kinds of voices that speak for a side."""
SUFFERED = frozenset((Outcome.KILLED, Outcome.INJURED, Outcome.MISSING, Outcome.CAPTURED))


def revise_stances(claims: Sequence[Claim], events: Sequence[Event]) -> tuple[tuple[Claim, ...], tuple[Reason, ...]]:
    """Claims with an assertion turned into an accusation or an admission where its first event tells one, and the reasons.

    A partisan voice accuses where its opponent does violence, and admits where its own side is told to have suffered losses.
    """
    by_claim: dict[str, list[Event]] = {}
    for event in events:
        if event.claim is not None and event.type is EventType.ASSAULT and event.status is Status.ACTUAL:
            by_claim.setdefault(event.claim, []).append(event)
    found: list[Claim] = []
    reasons: list[Reason] = []
    for claim in claims:
        told = _told(claim, by_claim.get(claim.id, []))
        if told is None:
            found.append(claim)
            continue
        stance, event, rule = told
        found.append(replace(claim, stance=stance))
        reasons.append(Reason(subject=claim.id, field="stance", rule=rule, words=event.anchor))
    return tuple(found), tuple(reasons)


def _told(claim: Claim, events: Sequence[Event]) -> tuple[Stance, Event, str] | None:
    """The stance that the first telling event of a bare assertion gives it, with the event and the rule."""
    voice = claim.chain[0] if claim.chain else None
    if claim.stance is not Stance.ASSERT or voice is None or not voice.side or voice.kind not in PARTISAN:
        return None
    for event in events:
        sides, hurt = _sides(event.actors), _sides(event.recipients)
        if sides and voice.side not in sides and (not hurt or voice.side in hurt or not (hurt & sides)):
            return Stance.ACCUSE, event, "opponent-does-violence"
        soldiers = any(line.outcome in SUFFERED and line.victims is Victims.MILITARY for line in event.casualties)
        if voice.side in hurt and voice.side not in sides and soldiers and voice.kind is not VoiceKind.POLICE:
            return Stance.ADMIT, event, "own-losses"
    return None


def _sides(parties: Sequence[Party]) -> set[str]:
    """The sides of some parties."""
    return {party.side for party in parties if party.side}
