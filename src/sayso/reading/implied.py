"""Parties that nothing in an event's sentence names, but the account that it belongs to."""

from collections.abc import Iterator, Sequence

from sayso.reading.drafts import Draft
from sayso.reading.opponents import ARMED, Enmities
from sayso.reading.tellers import as_party
from sayso.reading.unnamed import call_unnamed
from sayso.record import Party
from sayso.record.vocabulary import Stance, Status, VoiceKind
from sayso.world.lexicon import Roles

BACK = 1
"""Sentences back within which the act is looked for that an event without parties belongs to."""
TOLD = (Status.ACTUAL, Status.NEGATED, Status.DENIED)
"""Statuses of what has its parties from an act that is told."""


def imply_parties(drafts: Sequence[Draft], enmities: Enmities) -> None:
    """Give violent events in the foreground the parties of the account that they are part of, and call those without a name."""
    for at, draft in enumerate(drafts):
        if not draft.is_assault or not draft.foreground or draft.frame.roles in (Roles.RECIPROCAL, Roles.ALONE):
            continue
        if not draft.actors:
            _imply_actors(draft, drafts[:at], enmities)
        if not draft.recipients:
            _imply_recipients(draft, drafts[:at])
    call_unnamed(drafts)


def _imply_actors(draft: Draft, before: Sequence[Draft], enmities: Enmities) -> None:
    """The opponent of the armed voice that tells of it, else who did the act told before."""
    if (party := _by_voice(draft, enmities)) is not None:
        draft.actors = (party,)
        draft.explain("actors", "opponent-of-the-voice")
        return
    for other in _near(draft, before):
        actors = tuple(
            as_party(party) for party in other.actors if party.side not in _sides(draft.recipients) or not party.side
        )
        if actors and draft.status in TOLD and draft.is_harm:
            draft.actors = actors
            draft.explain("actors", "act-told-before", other.span)
            return


def _by_voice(draft: Draft, enmities: Enmities) -> Party | None:
    """Whom an armed voice must mean: its opponent, or itself where the opponent suffers."""
    claim = draft.claim
    if claim is None or not claim.chain or claim.stance is not Stance.ACCUSE:
        return None
    voice = claim.chain[0]
    foe = enmities.opponent(voice.side) if voice.kind in ARMED else None
    if foe is None or not voice.side:
        return None
    suffering = _sides(draft.recipients)
    return as_party(voice if foe.side in suffering else foe)


def _imply_recipients(draft: Draft, before: Sequence[Draft]) -> None:
    """Those who suffered the act told before, if the same party did it."""
    for other in _near(draft, before):
        if other.recipients and (not draft.actors or _sides(draft.actors) == _sides(other.actors)):
            recipients = tuple(
                as_party(party) if party.kind is not VoiceKind.RESIDENT else party
                for party in other.recipients
                if party.side not in _sides(draft.actors) or not party.side
            )
            if recipients:
                draft.recipients = recipients
                draft.explain("recipients", "act-told-before", other.span)
                return


def _near(draft: Draft, before: Sequence[Draft]) -> Iterator[Draft]:
    """The violent events in the foreground told shortly before another one in the same claim, the last first."""
    here = draft.layout.sentence.index
    claim = draft.claim and draft.claim.id
    for each in reversed(before):
        if here - each.layout.sentence.index > BACK:
            return
        if (each.claim and each.claim.id) != claim or each.frame.roles is Roles.RECIPROCAL:
            continue
        if each.is_assault and each.foreground and each.status in TOLD:
            yield each


def _sides(parties: Sequence[Party]) -> set[str]:
    """The sides of some parties."""
    return {party.side for party in parties if party.side}
