"""What the one who tells of an event, or says that it will come, tells of its parties."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.drafts import Draft
from sayso.reading.owners import Named
from sayso.record import Claim, Party, Voice
from sayso.record.vocabulary import EventType, Stance, Status, VoiceKind
from sayso.world.inflection import Form
from sayso.world.lexicon import Roles

OWN_ACTS = (Stance.DENY, Stance.ADMIT, Stance.PLEDGE, Stance.THREATEN)
"""Stances whose voice speaks of what its own side did or will do."""
PROMISING = (Stance.PLEDGE, Stance.THREATEN)
"""Stances whose voice tells of what it will do."""
SAYINGS = frozenset((EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT))
"""Types of what is done by saying something."""
BARE_LOSSES = frozenset(("losses", "losses-word", "dead"))
"""Frames of losses that a voice tells as its own where it names nobody else."""
PARTISAN = frozenset((VoiceKind.MINISTRY, VoiceKind.MILITARY, VoiceKind.GOVERNMENT, VoiceKind.ARMED_GROUP))


def distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Parties without a second one of the same side and name."""
    kept: dict[tuple[str | None, str | None, VoiceKind | None], Party] = {}
    for party in parties:
        key = (party.side, None, None) if party.side else (None, (party.actor or party.name or "").casefold(), party.kind)
        kept.setdefault(key, party)
    return tuple(kept.values())


def as_party(voice: Party) -> Party:
    """Somebody as a party that is understood: it has no words at this place."""
    return Party(name=voice.name, actor=voice.actor, kind=voice.kind, side=voice.side, span=None)


def as_people(voice: Party) -> Party:
    """Somebody who says *we*: his side, or where he speaks for none, people like him."""
    party = as_party(voice)
    return party if party.side or party.kind in PARTISAN else replace(party, kind=VoiceKind.RESIDENT)


def take_losses(draft: Draft) -> None:
    """Bare losses of which a partisan voice tells are its own."""
    voice = draft.claim.chain[0] if draft.claim and draft.claim.chain else None
    if draft.frame.name not in BARE_LOSSES or draft.recipients or voice is None or "enemy" in draft.layout.vocabulary:
        return
    if voice.side and voice.kind in PARTISAN:
        draft.recipients = (as_party(voice),)
        draft.explain("recipients", "voice-tells-its-losses", voice.span)


def take_speaker(draft: Draft, cast: Named) -> None:
    """Of what is done by saying something, who says it is the actor."""
    if draft.frame.type not in SAYINGS or draft.status is not Status.ACTUAL:
        return
    voices = distinct([_as_doer(claim.chain[0], cast) for claim in draft.utterances])
    voices = tuple(voice for voice in voices if voice.side or voice.actor)
    if voices:
        sides = {voice.side for voice in voices if voice.side}
        draft.actors = voices
        draft.recipients = tuple(party for party in draft.recipients if party.side not in sides)
        draft.explain("actors", "voice-of-the-utterance", draft.utterances[0].chain[0].span)


def _as_doer(voice: Voice, cast: Named) -> Party:
    """A voice as one who does something; an international body is an outsider as the one and a side as the other."""
    if voice.side or voice.kind is not VoiceKind.IGO or voice.span is None:
        return as_party(voice)
    return replace(as_party(voice), side=cast.party(voice.span.start, voice.span.end).side)


def take_voice(draft: Draft) -> None:
    """Of a bare "denied attacking" or "vowed to retaliate" the voice is the actor."""
    claim = draft.claim
    if (
        draft.actors
        or claim is None
        or not claim.chain
        or claim.stance not in OWN_ACTS
        or draft.frame.roles is Roles.RECIPROCAL
    ):
        return
    voice = as_party(claim.chain[0])
    denies = claim.stance is Stance.DENY and not any(party.side == voice.side for party in draft.recipients)
    bare = draft.anchor.form in (Form.BASE, Form.GERUND) and not draft.participants.actors and _opens(draft, claim)
    if (denies or bare) and (voice.side or voice.actor):
        draft.actors = (voice,)
        draft.explain("actors", "voice-of-the-claim", claim.chain[0].span)


def take_promiser(draft: Draft) -> None:
    """Who promises or threatens something does it, where nobody else will; who accuses of a restraint suffers it."""
    claim = draft.claim
    voice = claim.chain[0] if claim is not None and claim.chain else None
    if claim is None or voice is None or not voice.side or draft.frame.roles is Roles.RECIPROCAL:
        return
    if not draft.actors and claim.stance in PROMISING and all(party.side != voice.side for party in draft.recipients):
        draft.actors = (as_party(voice),)
        draft.explain("actors", "voice-of-the-promise", voice.span)
    restrained = draft.frame.type is EventType.COERCE and claim.stance is Stance.ACCUSE
    if restrained and draft.actors and not draft.recipients and all(party.side != voice.side for party in draft.actors):
        draft.recipients = (as_party(voice),)
        draft.explain("recipients", "voice-of-the-accusation", voice.span)


def _opens(draft: Draft, claim: Claim) -> bool:
    """Whether an anchor stands at the beginning of a content."""
    return draft.span.start - claim.content.start <= len("to deliberately ")
