"""What the events of one sentence tell of one another's parties."""

from collections.abc import Sequence

from sayso.reading.drafts import Draft
from sayso.reading.tellers import SAYINGS
from sayso.world.inflection import Form
from sayso.world.lexicon import Roles


def share_parties(drafts: Sequence[Draft]) -> None:
    """Within a sentence, hand actors on to what shares a subject, and between an act and the harm that it did.

    Args:
        drafts: The events of one sentence, from left to right.
    """
    for draft in drafts:
        shared = draft.participants.shares
        if shared is not None and not draft.actors and shared < draft.number:
            source = next((each for each in drafts if each.number == shared), None)
            if source is not None and _same_claim(source, draft):
                _share(draft, source)
    for draft in drafts:
        if draft.frame.type in SAYINGS and not draft.recipients:
            _address_doer(draft, drafts)
    for draft in drafts:
        if draft.is_assault and draft.is_harm and not draft.actors and draft.query is None:
            _blame_cause(draft, drafts)
    for draft in drafts:
        if draft.is_assault and not draft.is_harm and not draft.recipients and draft.frame.roles is not Roles.ALONE:
            _take_victims(draft, drafts)


def _address_doer(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Words about an act are meant for who did it: "condemned an attack by the rebels"."""
    sides = {party.side for party in draft.actors if party.side}
    for other in drafts:
        if draft.number < other.number <= draft.number + 1 and not other.anchor.is_verb:
            doers = tuple(party for party in other.actors if party.side not in sides or not party.side)
            if doers:
                draft.recipients = doers
                draft.explain("recipients", "doer-of-the-act", other.span)


def _same_claim(left: Draft, right: Draft) -> bool:
    """Whether two events stand in one claim, or both in none."""
    return (left.claim and left.claim.id) == (right.claim and right.claim.id)


def _share(draft: Draft, source: Draft) -> None:
    """Take over the subject of another anchor: its actors, or its recipients where both are passive."""
    if draft.anchor.passive:
        if source.anchor.passive or source.frame.roles is Roles.SUFFERS:
            draft.recipients = draft.recipients or source.recipients
            draft.actors = source.actors
            draft.explain("recipients", "shares-subject", source.span)
        return
    if draft.frame.roles is Roles.SUFFERS:
        draft.recipients = draft.recipients or source.recipients
        return
    if source.anchor.passive and source.frame.roles is not Roles.ALONE and draft.anchor.form is not Form.GERUND:
        draft.actors = source.recipients
    else:
        draft.actors = source.actors
    draft.explain("actors", "shares-subject", source.span)


def _blame_cause(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Of a harm without an actor, the actor is that of the act in the same sentence."""
    sides = {party.side for party in draft.recipients if party.side}
    for other in sorted(drafts, key=lambda each: abs(each.number - draft.number)):
        if other is draft or not other.is_assault or not other.actors or not _same_claim(other, draft):
            continue
        if other.frame.roles is Roles.RECIPROCAL and not sides:
            continue
        if other.status is not draft.status and draft.status is not other.status:
            continue
        actors = tuple(party for party in other.actors if party.side not in sides or not party.side)
        if actors:
            draft.actors = actors
            draft.recipients = draft.recipients or other.recipients
            draft.explain("actors", "cause-in-sentence", other.span)
            return


def _take_victims(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Of an act without a recipient, the recipients are those whom it harmed in the same sentence."""
    sides = {party.side for party in draft.actors if party.side}
    for other in drafts:
        if other.number <= draft.number or not other.is_harm or not other.recipients or not _same_claim(other, draft):
            continue
        recipients = tuple(party for party in other.recipients if party.side not in sides or not party.side)
        if recipients:
            draft.recipients = recipients
            draft.explain("recipients", "harm-in-sentence", other.span)
            return
