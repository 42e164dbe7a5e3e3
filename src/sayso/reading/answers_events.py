"""Which events and claims a denial, a doubt or a confirmation answers, where its own words leave that open."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.record import Claim, Event, Party, Reason
from sayso.record.vocabulary import EventType, Outcome, Stance, Status
from sayso.world.lexicon import CLASSES

ANSWERING = (Stance.DENY, Stance.CONFIRM, Stance.DOUBT)
"""Stances that answer something."""
SAID = (Stance.ACCUSE, Stance.ASSERT, Stance.ADMIT)
"""Stances of what is answered."""
REFERRING = CLASSES["referring"]
"""Words of a content that only points to what another said."""
MAX_POINTING = 9
"""Words of a content that does no more than point."""
REACH = 700
"""Code points between an answer and the claim that it points to."""
KINDRED = frozenset((EventType.ASSAULT, EventType.COERCE))
"""Types that a denial may name for one another."""


def answer_events(claims: Sequence[Claim], events: Sequence[Event]) -> tuple[tuple[Claim, ...], tuple[Reason, ...]]:
    """Claims with `about` filled in where it was empty, and the reasons.

    A denial that tells what it denies answers the latest event told before it, else after it, that has the same type and the
    same actor or people harmed; one that only points ("denied the claim") answers the claim before it of another side.
    """
    by_claim: dict[str, list[Event]] = {}
    for event in events:
        if event.claim is not None:
            by_claim.setdefault(event.claim, []).append(event)
    found: list[Claim] = []
    reasons: list[Reason] = []
    for at, claim in enumerate(claims):
        about = _about(claim, claims[:at], events, by_claim.get(claim.id, [])) if _is_open(claim) else ()
        found.append(replace(claim, about=about) if about else claim)
        reasons += [Reason(subject=claim.id, field="about", rule="answers-event", words=claim.cue, note=each) for each in about]
    return tuple(found), tuple(reasons)


def _is_open(claim: Claim) -> bool:
    """Whether a claim answers something that its reading has not found."""
    return claim.stance in ANSWERING and not claim.about


def _about(claim: Claim, before: Sequence[Claim], events: Sequence[Event], own: Sequence[Event]) -> tuple[str, ...]:
    """Ids of what a claim answers."""
    for event in own:
        if (answered := _answered(claim, event, events)) is not None:
            return (answered.id,) if answered.claim is None else (answered.claim, answered.id)
    if _points(claim):
        return tuple(each.id for each in _pointed_at(claim, before))
    return ()


def _answered(claim: Claim, denied: Event, events: Sequence[Event]) -> Event | None:
    """The event told elsewhere that one inside an answer is about."""
    fitting = [
        event
        for event in events
        if event.claim != claim.id
        and event.status in (Status.ACTUAL, Status.DENIED)
        and event.foreground
        and _alike(denied, event)
    ]
    before = [event for event in fitting if event.anchor.start < denied.anchor.start]
    return before[-1] if before else next(iter(fitting), None)


def _alike(denied: Event, told: Event) -> bool:
    """Whether two events may be one: type, and actor or those harmed."""
    if denied.type is not told.type and not {denied.type, told.type} <= KINDRED:
        return False
    actors, others = _sides(denied.actors), _sides(told.actors)
    if actors and others:
        return bool(actors & others)
    recipients, harmed = _sides(denied.recipients), _sides(told.recipients)
    if recipients and harmed:
        return bool(recipients & harmed) and (denied.type is not EventType.ASSAULT or _outcomes(denied) == _outcomes(told))
    return bool(_outcomes(denied) & _outcomes(told))


def _outcomes(event: Event) -> set[Outcome]:
    """What losses an event tells of."""
    return {line.outcome for line in event.casualties}


def _sides(parties: Sequence[Party]) -> set[str]:
    """Sides, or names where there are none, of some parties."""
    return {name for party in parties if (name := party.side or party.actor)}


def _points(claim: Claim) -> bool:
    """Whether a content only points to what another said."""
    words = claim.content.quote.casefold().split()
    return len(words) <= MAX_POINTING and not REFERRING.isdisjoint(word.strip(".,;:'\"“”’") for word in words)


def _pointed_at(claim: Claim, before: Sequence[Claim]) -> list[Claim]:
    """The claims that a pointing answer means: the last one of another side; of a doubt about several, all close by."""
    side = _side(claim)
    near = [
        each
        for each in before
        if each.stance in SAID and claim.content.start - each.content.end < REACH and (side is None or _side(each) != side)
    ]
    if claim.stance is Stance.DOUBT:
        return near[-3:]
    return near[-1:]


def _side(claim: Claim) -> str | None:
    """The side of a claim's first voice."""
    return claim.chain[0].side if claim.chain else None
