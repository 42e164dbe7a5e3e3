"""Calling parties without name and side by what they are, so that *masked men* in two reports are both *gunmen*."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.drafts import Draft
from sayso.record import Party
from sayso.record.vocabulary import EventType, VoiceKind
from sayso.world.unnamed import ARMED, CROWD, name_of

CALLED = (VoiceKind.ARMED_GROUP, VoiceKind.RESIDENT, VoiceKind.OTHER, VoiceKind.WITNESS)
"""Kinds of parties that have no canonical name but what they are."""
GATHERED = frozenset(
    ("settler", "settlers", "protester", "protesters", "protestor", "protestors", "demonstrator", "demonstrators")
)
"""Words that name a crowd whatever it does."""


def call_unnamed(drafts: Sequence[Draft]) -> None:
    """Give parties without name and side the name of what they are."""
    gathering = any(draft.frame.type is EventType.PROTEST for draft in drafts)
    for draft in drafts:
        draft.actors = tuple(_called(draft, party, acting=True, gathering=gathering) for party in draft.actors)
        draft.recipients = tuple(_called(draft, party, acting=False, gathering=gathering) for party in draft.recipients)


def _called(draft: Draft, party: Party, *, acting: bool, gathering: bool) -> Party:
    """A party with the name of what it is."""
    if party.side or party.span is None or party.kind not in CALLED or not _is_bare(party):
        return party
    words = [word.strip(".,;:'’\"“”()").casefold() for word in party.span.quote.replace("-", " ").split()]
    if not GATHERED.isdisjoint(words) or (gathering and (draft.frame.type is EventType.PROTEST or not acting)):
        crowd = name_of(words, CROWD)
        return replace(party, actor=crowd) if crowd and party.kind is not VoiceKind.ARMED_GROUP else party
    if party.kind is VoiceKind.ARMED_GROUP or (acting and draft.is_assault):
        armed = name_of(words, ARMED)
        return replace(party, actor=armed, kind=VoiceKind.ARMED_GROUP) if armed else party
    return party


def _is_bare(party: Party) -> bool:
    """Whether a party's canonical name, if any, only repeats its words."""
    return party.actor is None or party.actor.casefold() in (party.name or "").casefold()
