"""What a noun becomes by whom it belongs to: kind, side of fighters and canonical name."""

from dataclasses import dataclass

from sayso.reading.coreference import Identity
from sayso.reading.descriptions import Description
from sayso.record.vocabulary import VoiceKind
from sayso.world.actors import Actor, adjective_of, forces, state_actor
from sayso.world.heads import Head, Sort, Trait
from sayso.world.states import states

UNSPECIFIC = frozenset({VoiceKind.OTHER, VoiceKind.OFFICIAL, VoiceKind.GOVERNMENT, VoiceKind.MILITARY, VoiceKind.ARMED_GROUP})
"""Kinds of a human that those of the institution override: *UN envoy*, *Houthi general*."""
OVERRIDING = frozenset(
    {
        VoiceKind.ARMED_GROUP, VoiceKind.IGO, VoiceKind.NGO, VoiceKind.COMPANY, VoiceKind.MEDICAL, VoiceKind.PARTY,
        VoiceKind.MEDIA, VoiceKind.AGENCY,
    }
)  # fmt: skip
"""Kinds of institutions whose humans are of their kind, whatever they are called."""
OFFICES = frozenset({VoiceKind.MINISTRY, VoiceKind.MILITARY, VoiceKind.POLICE})
"""Kinds of state organs whose *officials* are of their kind."""
HIRED = frozenset("fighter fighters saboteurs infiltrators intruders mercenaries mercenary irregulars bombers".split())
"""Fighters that may fight for the state whose nationality they bear; rebels of a nationality are a side of their own."""
MINISTRY_WORDS = frozenset("ministry department secretariat".split())
SPELLINGS = {"defense": "defence", "labor": "labour", "center": "centre", "program": "programme"}
"""One spelling for canonical names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """To whom a noun belongs."""

    owner: Identity | None
    """An institution or person."""
    nation: Actor | None
    """A country or side."""

    @property
    def nobody(self) -> bool:
        """Whether neither is known."""
        return self.owner is None and self.nation is None

    @property
    def side(self) -> str | None:
        """The side that they tell."""
        return self.nation.side if self.nation else self.owner.side if self.owner else None


def kind_of(head: Head, whose: Whose) -> VoiceKind:
    """The kind of a noun with its owner."""
    owner, nation = whose.owner, whose.nation
    if head.kind == VoiceKind.OTHER and head.has(Trait.YIELD) and not whose.nobody:
        return owner.kind if owner else nation.kind if nation else head.kind
    if owner and owner.kind in OVERRIDING and head.kind in UNSPECIFIC and _is_armed(owner, head):
        sent = (
            owner.kind == VoiceKind.IGO and head.kind == VoiceKind.GOVERNMENT and nation is not None and nation.side in states()
        )
        return head.kind if sent else owner.kind
    if owner and owner.kind in OFFICES and head.kind == VoiceKind.OFFICIAL and head.has(Trait.YIELD):
        return owner.kind
    if nation and head.kind in UNSPECIFIC and nation.side not in states():
        return _kind_of_side(nation, head)
    return head.kind


def _is_armed(owner: Identity, head: Head) -> bool:
    """Whether an owner can have what the noun names: a company has no soldiers."""
    return head.kind != VoiceKind.MILITARY or owner.kind in (VoiceKind.ARMED_GROUP, VoiceKind.IGO)


def _kind_of_side(nation: Actor, head: Head) -> VoiceKind:
    """The kind of what belongs to a non-state side."""
    if nation.kind == VoiceKind.ARMED_GROUP or (nation.kind == VoiceKind.PARTY and head.kind == VoiceKind.MILITARY):
        return VoiceKind.ARMED_GROUP
    return nation.kind if nation.kind == VoiceKind.PARTY else head.kind


def side_of_fighters(head: Head, whose: Whose) -> str | None:
    """The side of fighters: rebels of a nationality are a side of their own."""
    if whose.side not in states() or head.words in HIRED:
        return whose.side
    return f"{adjective_of(str(whose.side))} {_plain(head.words)}" if whose.nation else None


def name_of(described: Description, head: Head, whose: Whose, kind: VoiceKind, side: str | None) -> str | None:
    """The canonical name of whom a phrase means."""
    owner, nation = whose.owner, whose.nation
    if head.kind == VoiceKind.OTHER and head.has(Trait.YIELD) and (owner or nation):
        return owner.actor if owner else nation.actor if nation else None
    if described.proper:
        return described.proper
    several = head.sort in (Sort.ORGAN, Sort.PEOPLE)
    organ = several and head.has(Trait.STATE) and described.place is None
    if side in states() and (organ or head.kind == VoiceKind.MINISTRY):
        return _organ_name(_plain(head.words), str(side))
    if nation and several and nation.side not in states() and kind == nation.kind:
        return nation.actor
    if head.has(Trait.GROUP) and side and nation and nation.side in states():
        return side
    return described.words or None


def _plain(words: str) -> str:
    """The words of a noun in one order and spelling: *ministry of defense* is *defence ministry*."""
    plain = " ".join(SPELLINGS.get(word, word) for word in words.split())
    kind, _, topic = plain.partition(" of ")
    if topic and kind in MINISTRY_WORDS:
        topic = topic.removeprefix("the ").removeprefix("national ").replace("foreign affairs", "foreign")
        return f"{topic} {kind}"
    return plain


def _organ_name(plain: str, side: str) -> str:
    """Canonical name of an organ of a state."""
    if plain in ("army", "military", "armed forces", "forces", "troops", "soldiers"):
        own = forces().get((side, "military"))
        if own:
            return own
    if plain in ("junta", "ruling military council", "military council"):
        return forces().get((side, "junta"), f"{adjective_of(side)} junta")
    state = state_actor(side)
    return f"{plain} of {state.actor}" if " for " in plain and state else f"{adjective_of(side)} {plain}"
