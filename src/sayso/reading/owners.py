"""Whose men *his men* are, and whom *they* means in an accusation: what a possessive or pronoun tells by who speaks."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from sayso.reading.drafts import Draft
from sayso.record import Party
from sayso.record.vocabulary import Stance, VoiceKind

OWNERS = frozenset("its their his her our my".split())
"""Determiners that point to an owner."""
MEN = frozenset(
    "men man boys lads fellows comrades brothers chaps guys people ones own fighters warriors troops gentlemen siblings "
    "martyrs cadres companions mates buddies forces soldiers units gunners unit side members brigades legion cavalry commander "
    "commanders officers missing dead wounded fallen elements combatants".split()
)
"""Words for those who belong to whoever fights."""
FIGHTING = (VoiceKind.ARMED_GROUP, VoiceKind.MILITARY, VoiceKind.POLICE)
"""Kinds of owners whose men are their fighters."""
ACCUSED = frozenset("they them their".split())
"""Pronouns for those whom one accuses."""


class Named(Protocol):
    """Who the phrases of a report stand for."""

    def party(self, start: int, end: int, speaker: Party | None = None) -> Party:
        """The party that the words at these offsets name."""
        ...

    def facing(self, side: str | None) -> str | None:
        """The one side that another one has against it."""
        ...


def men_of(party: Party, speaker: Party | None, cast: Named) -> Party:
    """A party without a side, or with that of its owner where it is *his men* or *seven of our lads*.

    Args:
        party: Somebody as named so far.
        speaker: Whose claim it stands in.
        cast: Who else the report tells of.
    """
    if party.span is None or (party.side and party.kind is not VoiceKind.RESIDENT):
        return party
    words = party.span.quote.casefold().split()
    at = next((i for i, word in enumerate(words) if word in OWNERS), None)
    if at is None or MEN.isdisjoint(words[at + 1 :]):
        return party
    owner = _owner(party, words, at, speaker, cast)
    if owner is None or not owner.side or owner.kind not in FIGHTING:
        return party
    return replace(party, side=owner.side, actor=owner.actor if owner.side == owner.actor else party.actor, kind=owner.kind)


def _owner(party: Party, words: Sequence[str], at: int, speaker: Party | None, cast: Named) -> Party | None:
    """Whose men they are: the speaker's where he fights or says *our*, else those of whom the pronoun means."""
    if speaker is not None and speaker.side and (words[at] in ("our", "my") or speaker.kind in FIGHTING):
        return speaker
    assert party.span is not None  # noqa: S101 - only parties with words are asked for
    start = party.span.start + party.span.quote.casefold().index(words[at])
    return cast.party(start, start + len(words[at]))


def accused_by(draft: Draft, party: Party, cast: Named) -> Party:
    """A party, or its opponent where *they* in an accusation would mean the accuser himself."""
    claim = draft.claim
    voice = claim.chain[0] if claim is not None and claim.chain else None
    if claim is None or voice is None or claim.stance is not Stance.ACCUSE or not voice.side or party.side != voice.side:
        return party
    if party.span is None or party.span.quote.casefold() not in ACCUSED:
        return party
    foe = cast.facing(voice.side)
    return replace(party, side=foe, actor=foe) if foe else party
