"""From what a phrase says of somebody to who it is: kind, side and canonical name."""

from dataclasses import dataclass, replace

from sayso.reading.coreference import Identity, Memory
from sayso.reading.descriptions import Description
from sayso.reading.setting import Setting
from sayso.record.vocabulary import VoiceKind
from sayso.world.actors import Actor, Entry, Sense, adjective_of, forces, state_actor
from sayso.world.heads import Head, Sort, Trait
from sayso.world.persons import given_names, know_person
from sayso.world.spelling import fold
from sayso.world.states import states

UNSPECIFIC = frozenset({VoiceKind.OTHER, VoiceKind.OFFICIAL, VoiceKind.GOVERNMENT, VoiceKind.MILITARY, VoiceKind.ARMED_GROUP})
"""Kinds of a human that those of the institution override: *UN envoy*, *Houthi general*."""
OVERRIDING = frozenset(
    {
        VoiceKind.ARMED_GROUP, VoiceKind.IGO, VoiceKind.NGO, VoiceKind.COMPANY, VoiceKind.MEDICAL, VoiceKind.PARTY, VoiceKind.MEDIA,
        VoiceKind.AGENCY,
    }
)  # fmt: skip
"""Kinds of institutions whose humans are of their kind, whatever they are called."""
OFFICES = frozenset({VoiceKind.MINISTRY, VoiceKind.MILITARY, VoiceKind.POLICE})
"""Kinds of state organs whose *officials* are of their kind."""
HIRED = frozenset("fighter fighters saboteurs infiltrators intruders mercenaries mercenary irregulars bombers bomber".split())
"""Fighters that may fight for the state whose nationality they bear; rebels of a nationality are a side of their own."""
MINISTRY_WORDS = frozenset("ministry department secretariat".split())
SPELLINGS = {"defense": "defence", "labor": "labour", "center": "centre", "program": "programme"}
"""One spelling for canonical names."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """Finds out who phrases mean from what stands before them."""

    memory: Memory
    """Who was named so far."""
    setting: Setting
    """The countries and sides of the report."""

    def identify(self, described: Description, at: int, sentence: int, speaker: Identity | None = None) -> Identity | None:
        """Who a phrase means, or `None` where nothing is known.

        Args:
            described: what the phrase says.
            at: where it begins; only what stands before is looked back on.
            sentence: the number of its sentence.
            speaker: who says it, where it stands within a claim: *our soldiers* are theirs.
        """
        if described.article == "no":
            return Identity(actor=None, kind=VoiceKind.ANONYMOUS, side=None, sort=Sort.ORGAN)
        if described.pronoun:
            return self._pronoun(described.pronoun, at, speaker)
        if described.person:
            return self._person(described.person, described, at, sentence, speaker)
        if described.named and (described.head is None or described.named.sense == Sense.NAME):
            return self._named(described.named, described)
        if described.head:
            return self._headed(described, described.head, at, sentence, speaker)
        return self._proper(described)

    def _pronoun(self, word: str, at: int, speaker: Identity | None) -> Identity | None:
        if speaker and word in ("we", "us", "i", "me", "ours", "our", "my"):
            return speaker
        return self.memory.pronoun(word, at)

    def _named(self, entry: Entry, described: Description) -> Identity:
        """A known name; descent points to the unrecognised authority of the report."""
        actor = self._nation(entry, ethnic=described.ethnic)
        sort = Sort.PEOPLE if entry.sense == Sense.NATION and described.article != "the" else Sort.ORGAN
        return Identity(actor=actor.actor, kind=actor.kind, side=actor.side, sort=sort)

    def _nation(self, entry: Entry, *, ethnic: bool) -> Actor:
        authority = self.setting.authority() if ethnic else None
        return authority.actor if authority else entry.actor

    def _proper(self, described: Description) -> Identity | None:
        """An unknown name: a person named before, or nobody known."""
        if not described.proper:
            return None
        known = self.memory.named(described.proper) or _known_person(described.proper)
        if known:
            return known
        called = fold(described.proper.split(None, 1)[0]) in given_names()
        side = described.nation.actor.side if described.nation else None
        return Identity(actor=described.proper, kind=VoiceKind.OTHER, side=side, sort=Sort.PERSON if called else Sort.ORGAN)

    def _person(self, name: str, described: Description, at: int, sentence: int, speaker: Identity | None) -> Identity:
        """A named person: by title, noun and apposition; else as named before."""
        known = self.memory.named(name) or _known_person(name)
        if known and known.kind != VoiceKind.OTHER and not described.owner and not described.nation:
            return known
        if described.head is None and described.owner:
            owner = self._owner(described, at, sentence, speaker)
            if owner:
                return Identity(actor=name, kind=owner.kind, side=owner.side, sort=Sort.PERSON)
        if described.head is None:
            kind = described.rank or VoiceKind.OTHER
            home = self.setting.home(sentence) if kind not in (VoiceKind.OTHER, VoiceKind.ARMED_GROUP) else None
            group = self.memory.fighters_before(at) if kind == VoiceKind.ARMED_GROUP else None
            side = described.nation.actor.side if described.nation else group.side if group else home
            return known if known and not described.rank else Identity(actor=name, kind=kind, side=side, sort=Sort.PERSON)
        found = self._headed(
            replace(described, article=described.article or "the"), described.head, at, sentence, speaker, fresh=True
        )
        rank = described.rank if described.rank and found.kind in (VoiceKind.OTHER, VoiceKind.OFFICIAL) else None
        actor = known.actor if known and known.actor else name
        return Identity(actor=actor, kind=rank or found.kind, side=found.side, sort=Sort.PERSON)

    def _headed(
        self, described: Description, head: Head, at: int, sentence: int, speaker: Identity | None, *, fresh: bool = False
    ) -> Identity:
        """A phrase with a noun.

        Args:
            fresh: whether it is the description of a named person, so that it points back to nobody.
        """
        owner = self._owner(described, at, sentence, speaker)
        nation = self._nation(described.nation, ethnic=described.ethnic) if described.nation else None
        if owner is None and nation is None and not fresh and self._points_back(described, head):
            found = self.memory.same_noun(head, at)
            if found:
                return found
        if (
            owner is None
            and nation is not None
            and nation.side in states()
            and head.has(Trait.YIELD)
            and head.kind == VoiceKind.OTHER
        ):
            owner = self.memory.institution_of(str(nation.side), at)
        if (
            owner is None
            and nation is None
            and head.has(Trait.YIELD)
            and head.kind == VoiceKind.OTHER
            and head.sort != Sort.WORDS
        ):
            owner = self.memory.institution_before(at)
        if nation is None and owner is None and head.has(Trait.GROUP) and described.article != "a" and not described.counted:
            nation = self.setting.fighters(at)
        kind = _kind(head, owner, nation)
        if kind == VoiceKind.OFFICIAL and _is_unnamed(described, head) and not fresh:
            kind = VoiceKind.ANONYMOUS
        side = self._side(described, head, kind, owner, nation, sentence)
        return Identity(actor=self._name(described, head, kind, side, owner, nation), kind=kind, side=side, sort=head.sort)

    def _owner(self, described: Description, at: int, sentence: int, speaker: Identity | None) -> Identity | None:
        owner = described.owner
        if owner is None:
            return None
        if owner.pronoun:
            if speaker and owner.pronoun in ("our", "my", "its", "their", "his", "her"):
                return speaker
            speaks = described.head is not None and (described.head.kind == VoiceKind.OTHER or described.head.sort == Sort.PERSON)
            return (
                self.memory.institution_before(at)
                if speaks and owner.pronoun == "its"
                else self.memory.possessor(owner.pronoun, at)
            )
        if owner.nation is None and described.nation is not None:
            owner = replace(owner, nation=described.nation)
        return self.identify(owner, at, sentence, speaker)

    @staticmethod
    def _points_back(described: Description, head: Head) -> bool:
        """Whether a phrase may mean one named before: *the ministry*, *police*."""
        if described.place_nation or described.counted or described.article == "a" or described.proper:
            return False
        if head.has(Trait.PLACE) and described.place:
            return False
        return described.article == "the" or head.sort == Sort.ORGAN or head.kind in (VoiceKind.ARMED_GROUP,)

    def _side(
        self, described: Description, head: Head, kind: VoiceKind, owner: Identity | None, nation: Actor | None, sentence: int
    ) -> str | None:
        """The side that a phrase speaks for."""
        if kind in (VoiceKind.IGO, VoiceKind.NGO):
            return None
        named = nation.side if nation else owner.side if owner else None
        if kind in (VoiceKind.MEDIA, VoiceKind.AGENCY) and nation:
            return nation.side
        if head.has(Trait.OUT) and kind == head.kind:
            return named if named and named not in states() else None
        if owner is not None and owner.kind in OVERRIDING and kind == owner.kind:
            return owner.side
        if head.has(Trait.GROUP) and kind == VoiceKind.ARMED_GROUP and named in states() and head.words not in HIRED:
            return f"{adjective_of(str(named))} {_plain(head.words)}" if nation else None
        if head.has(Trait.GROUP) and kind == VoiceKind.ARMED_GROUP:
            return named
        if named:
            return named
        if not head.has(Trait.STATE, Trait.PLACE) and owner is None:
            return None
        if head.has(Trait.NATION) or (owner is not None and owner.kind in OVERRIDING):
            return None
        if described.place_nation:
            return described.place_nation.actor.side
        where = self.setting.country_at(*described.place) if described.place else None
        return where or self.setting.home(sentence)

    def _name(
        self,
        described: Description,
        head: Head,
        kind: VoiceKind,
        side: str | None,
        owner: Identity | None,
        nation: Actor | None,
    ) -> str | None:
        """The canonical name of whom a phrase means."""
        if head.kind == VoiceKind.OTHER and owner and owner.actor and head.has(Trait.YIELD):
            return owner.actor
        if head.kind == VoiceKind.OTHER and nation and head.has(Trait.YIELD):
            return nation.actor
        if described.proper:
            return described.proper
        plain = _plain(head.words)
        if side in states() and head.sort in (Sort.ORGAN, Sort.PEOPLE) and head.has(Trait.STATE) and described.place is None:
            return _organ_name(plain, str(side))
        if head.has(Trait.GROUP) and side and side not in states() and nation and nation.side in states():
            return side
        if nation and nation.side not in states() and head.sort in (Sort.ORGAN, Sort.PEOPLE) and kind == nation.kind:
            return nation.actor
        if head.kind == VoiceKind.MINISTRY and side in states():
            return _organ_name(plain, str(side))
        return described.words or None


def _known_person(name: str) -> Identity | None:
    """A person of the tables."""
    actor = know_person(name)
    return Identity(actor=actor.actor, kind=actor.kind, side=actor.side, sort=Sort.PERSON) if actor else None


def _kind(head: Head, owner: Identity | None, nation: Actor | None) -> VoiceKind:
    """The kind of a noun with its owner."""
    if owner and head.kind == VoiceKind.OTHER and head.has(Trait.YIELD):
        return owner.kind
    if nation and head.kind == VoiceKind.OTHER and head.has(Trait.YIELD):
        return nation.kind
    if (
        owner
        and owner.kind in OVERRIDING
        and head.kind in UNSPECIFIC
        and not (head.kind == VoiceKind.MILITARY and owner.kind not in (VoiceKind.ARMED_GROUP, VoiceKind.IGO))
    ):
        return owner.kind
    if owner and owner.kind in OFFICES and head.kind == VoiceKind.OFFICIAL and head.has(Trait.YIELD):
        return owner.kind
    if nation and head.kind in UNSPECIFIC and nation.side not in states():
        return _kind_of_side(nation, head)
    return head.kind


def _kind_of_side(nation: Actor, head: Head) -> VoiceKind:
    """The kind of what belongs to a non-state side."""
    if nation.kind == VoiceKind.ARMED_GROUP or (nation.kind == VoiceKind.PARTY and head.kind == VoiceKind.MILITARY):
        return VoiceKind.ARMED_GROUP
    return nation.kind if nation.kind == VoiceKind.PARTY else head.kind


def _is_unnamed(described: Description, head: Head) -> bool:
    """Whether an official is meant to stay unknown: *a Kyrgyz official*, *two officials*."""
    if not head.has(Trait.YIELD) or described.place or described.owner:
        return False
    return described.counted or (head.sort == Sort.PERSON and described.article == "a" and described.nation is not None)


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
