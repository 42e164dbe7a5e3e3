"""Whose a military thing is that is struck or taken, where no word says so: an unnamed *checkpoint*, *a patrol*."""

from collections.abc import Iterable
from typing import Protocol

from sayso.reading.drafts import Draft
from sayso.record import Party, Span
from sayso.record.vocabulary import Stance, VoiceKind
from sayso.world.unnamed import MILITARY_THINGS

SUFFERING = (Stance.ACCUSE, Stance.ADMIT)
"""Stances whose voice tells of what its own side suffered."""


class Sides(Protocol):
    """The sides of a report."""

    def home(self, at: int) -> str | None:
        """The state that a bare *the army* at an offset belongs to."""
        ...

    def facing(self, side: str | None) -> str | None:
        """The one side that another one has against it."""
        ...


def is_military(words: Iterable[str]) -> bool:
    """Whether some words in small letters name a thing that only those who fight have."""
    return not MILITARY_THINGS.isdisjoint(words)


def owner_struck(draft: Draft, span: Span, sides: Sides) -> Party | None:
    """The side that a military thing belongs to: that of the place, else the opponent of who strikes it.

    Args:
        draft: The event that it undergoes; its actors are known by now.
        span: The words for it.
        sides: The sides of the report.
    """
    acting = {party.side for party in draft.actors if party.side}
    voice = draft.claim.chain[0] if draft.claim and draft.claim.chain else None
    told = voice.side if voice is not None and draft.claim is not None and draft.claim.stance in SUFFERING else None
    home = sides.home(span.start)
    striking = next(iter(acting)) if len(acting) == 1 else None
    candidates = (told, home, sides.facing(striking) if striking else None)
    side = next((each for each in candidates if each and each not in acting), None)
    return Party(name=span.quote, actor=None, kind=VoiceKind.MILITARY, side=side, span=span) if side else None
