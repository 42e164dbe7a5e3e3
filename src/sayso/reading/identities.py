"""From what a phrase says of somebody to who it is: kind, side and canonical name."""

from dataclasses import dataclass, replace

from sayso.reading.belongings import OVERRIDING, Whose, kind_of, name_of, side_of_fighters
from sayso.reading.coreference import Identity, Memory
from sayso.reading.descriptions import Description
from sayso.reading.setting import Setting
from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import small_words
from sayso.world.actors import Actor, Entry, Sense, land_of, state_actor
from sayso.world.heads import Head, Sort, Trait
from sayso.world.persons import given_names, know_person
from sayso.world.spelling import fold
from sayso.world.states import states

APART = small_words("words", "apart")
ARTICLE = 5
"""Code points that an article before an owner takes."""
LEADERS = ("commander", "leader", "spokesman", "spokeswoman", "chief", "official")
"""Of which group one of these is, is told before."""
RULERS = small_words("words", "rulers")
"""Non-state sides whose ministries are those of a state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """From where a phrase is looked at."""

    at: int
    """Where it begins; only what stands before is looked back on."""
    sentence: int
    """Number of its sentence."""
    speaker: Identity | None = None
    """Who says it, where it stands within a claim: *our soldiers* are theirs."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """Finds out who phrases mean from what stands before them."""

    memory: Memory
    """Who was named so far."""
    setting: Setting
    """The countries and sides of the report."""

    def identify(self, described: Description, view: Standpoint) -> Identity | None:
        """Who a phrase means, or `None` where nothing is known.

        Args:
            described: what the phrase says.
            view: from where it is looked at.
        """
        if described.article == "no":
            return Identity(actor=None, kind=VoiceKind.ANONYMOUS, side=None, sort=Sort.ORGAN)
        if described.pronoun:
            return self._pronoun(described.pronoun, view)
        if described.person:
            return self._person(described.person, described, view)
        if described.named and (described.head is None or described.named.sense == Sense.NAME):
            return self._named(described.named, described)
        if described.head:
            return self._headed(described, described.head, view)
        return self._of_owner(described, view) or self._proper(described, view)

    def _pronoun(self, word: str, view: Standpoint) -> Identity | None:
        if view.speaker and word in small_words("pronouns", "speaker"):
            return view.speaker
        return self.memory.pronoun(word, view.at)

    def _named(self, entry: Entry, described: Description) -> Identity:
        """A known name; descent points to the unrecognised authority of the report."""
        actor = self._nation(entry, ethnic=described.ethnic)
        sort = Sort.PEOPLE if entry.sense == Sense.NATION and described.article != "the" else Sort.ORGAN
        return Identity(actor=actor.actor, kind=actor.kind, side=actor.side, sort=sort)

    def _nation(self, entry: Entry, *, ethnic: bool) -> Actor:
        authority = self.setting.authority() if ethnic else None
        return authority.actor if authority else entry.actor

    def _of_owner(self, described: Description, view: Standpoint) -> Identity | None:
        """An unknown name and whose it is: *Ali Darwish of the Popular Front*; `None` where that is nobody known."""
        owner = self._owner(described, view) if described.proper else None
        if described.proper is None or owner is None or owner.kind == VoiceKind.OTHER:
            return None
        known = self.memory.named(described.proper) or _known_person(described.proper, None)
        if known and known.kind != VoiceKind.OTHER:
            return known
        return Identity(actor=described.proper, kind=owner.kind, side=owner.side, sort=Sort.PERSON)

    def _proper(self, described: Description, view: Standpoint) -> Identity | None:
        """An unknown name: a person named before, or nobody known."""
        if not described.proper:
            return self._owned_by_nation(described) or self._belonging(described, view)
        known = self.memory.named(described.proper) or _known_person(described.proper, None)
        if known and (known.side or described.nation is None):
            return known
        called = fold(described.proper.split(None, 1)[0]) in given_names()
        nation = described.nation.actor if described.nation else None
        armed = nation is not None and nation.kind == VoiceKind.ARMED_GROUP and called
        return Identity(
            actor=described.proper,
            kind=VoiceKind.ARMED_GROUP if armed else VoiceKind.OTHER,
            side=nation.side if nation else None,
            sort=Sort.PERSON if called else Sort.ORGAN,
        )

    def _belonging(self, described: Description, view: Standpoint) -> Identity | None:
        """An unknown noun of somebody known: *the ministry's orator*."""
        whose = described.owner
        before = whose is not None and whose.pronoun is None and whose.start <= described.start + ARTICLE
        owner = self._owner(described, view) if before and not described.counted else None
        if owner is None or not owner.side or not described.words:
            return None
        return Identity(actor=described.words, kind=owner.kind, side=owner.side, sort=Sort.ORGAN)

    @staticmethod
    def _owned_by_nation(described: Description) -> Identity | None:
        """An unknown noun of a country or side: *Peru's blockaders*."""
        if described.nation is None:
            return None
        side = described.nation.actor.side
        return Identity(actor=described.words, kind=VoiceKind.OTHER, side=side, sort=Sort.ORGAN)

    def _person(self, name: str, described: Description, view: Standpoint) -> Identity:
        """A named person: by title, noun and apposition; else as named before."""
        known = self.memory.named(name) or _known_person(name, described.rank)
        if known and known.kind != VoiceKind.OTHER and not _tells_side(described):
            return known
        actor = known.actor if known and known.actor else name
        if described.head is not None:
            whose = self._whose(described, described.head, view)
            found = self._of(described, described.head, whose, view)
            rank = described.rank if found.kind in (VoiceKind.OTHER, VoiceKind.OFFICIAL) else None
            return Identity(actor=actor, kind=rank or found.kind, side=found.side, sort=Sort.PERSON)
        owner = self._owner(described, view)
        if owner and not (described.rank and owner.kind == VoiceKind.COMPANY):
            return Identity(actor=actor, kind=owner.kind, side=owner.side, sort=Sort.PERSON)
        if known and not described.rank:
            return known
        kind = described.rank or VoiceKind.OTHER
        side = self._side_of_rank(kind, described, view)
        if side in states() and kind == VoiceKind.ARMED_GROUP:
            kind = VoiceKind.MILITARY
        return Identity(actor=actor, kind=kind, side=side, sort=Sort.PERSON)

    def _side_of_rank(self, kind: VoiceKind, described: Description, view: Standpoint) -> str | None:
        """The side of somebody of whom only a title is known."""
        if described.nation:
            return described.nation.actor.side
        if kind == VoiceKind.ARMED_GROUP:
            group = self.memory.fighters_before(view.at)
            return group.side if group else self.setting.home(view.sentence)
        return self.setting.home(view.sentence) if kind != VoiceKind.OTHER else None

    def _headed(self, described: Description, head: Head, view: Standpoint) -> Identity:
        """A phrase with a noun: one named before, or a new one."""
        whose = self._whose(described, head, view, belonging=False)
        if whose.nobody and self._points_back(described, head):
            found = self.memory.same_noun(head, view.at)
            if found:
                return found
        found = self._of(described, head, self._whose(described, head, view), view)
        if found.kind == VoiceKind.OFFICIAL and _is_unnamed(described, head):
            return replace(found, kind=VoiceKind.ANONYMOUS)
        return found

    def _of(self, described: Description, head: Head, whose: Whose, view: Standpoint) -> Identity:
        """Whoever a noun with its owner means."""
        kind = kind_of(head, whose)
        if kind == VoiceKind.MILITARY and described.proper and whose.nobody and _is_rising(described.proper):
            kind = VoiceKind.ARMED_GROUP
        side = self._side(described, head, whose, view, kind)
        return Identity(actor=name_of(described, head, whose, kind, side), kind=kind, side=side, sort=head.sort)

    def _whose(self, described: Description, head: Head, view: Standpoint, *, belonging: bool = True) -> Whose:
        """To whom a noun belongs.

        Args:
            described: the phrase.
            head: its noun.
            view: from where it is looked at.
            belonging: whether to look back for an owner that the phrase leaves out, as in *a spokesman said*.
        """
        owner = self._owner(described, view)
        nation = self._nation(described.nation, ethnic=described.ethnic) if described.nation else None
        if nation and nation.actor in RULERS and head.kind in (VoiceKind.MINISTRY, VoiceKind.GOVERNMENT):
            nation = state_actor(str(land_of(nation.actor)))
        if described.apart and owner is None and (nation is None or nation.side in states()):
            authority = self.setting.authority()
            nation = authority.actor if authority else nation
        if owner is None and nation is None and head.kind == VoiceKind.OTHER and head.has(Trait.YIELD):
            nation = _seat(described)
        if owner is None and belonging:
            owner = self._understood(head, nation, view)
        leads = head.sort == Sort.PERSON and head.words.endswith(LEADERS)
        armed = head.has(Trait.GROUP) and (leads or described.article != "a") and not described.counted
        if owner is None and nation is None and belonging and armed:
            nation = self.setting.fighters(view.at)
        return Whose(owner=owner, nation=nation)

    def _understood(self, head: Head, nation: Actor | None, view: Standpoint) -> Identity | None:
        """The institution of a spokesman or statement that the phrase does not name."""
        if not head.has(Trait.YIELD) or head.kind != VoiceKind.OTHER:
            return None
        if nation is not None:
            return self.memory.institution_of(str(nation.side), view.at) if nation.side in states() else None
        return self.memory.institution_before(view.at) if head.sort != Sort.WORDS else None

    def _owner(self, described: Description, view: Standpoint) -> Identity | None:
        """The owner that a phrase names."""
        owner = described.owner
        if owner is None:
            return None
        if owner.pronoun:
            return self._possessor(owner.pronoun, described.head, view)
        if described.apart and owner.head and owner.head.words in APART:
            return None
        if owner.proper and described.place == (owner.start, owner.end):
            return self._bearer(owner.proper)
        if owner.nation is None and described.nation is not None:
            owner = replace(owner, nation=described.nation)
        return self.identify(owner, view)

    def _bearer(self, name: str) -> Identity | None:
        """A person known by a name that might as well be a town's: *Aliyev's office*."""
        known = self.memory.named(name) or _known_person(name, None)
        return known if known and known.sort == Sort.PERSON and known.kind != VoiceKind.OTHER else None

    def _possessor(self, word: str, head: Head | None, view: Standpoint) -> Identity | None:
        """Whom *its* or *our* means before a noun."""
        if view.speaker and word not in small_words("pronouns", "relative"):
            return view.speaker
        human = head is not None and (head.kind == VoiceKind.OTHER or head.sort == Sort.PERSON)
        if human and word in small_words("possessives", "institution"):
            return self.memory.institution_within(view.sentence, view.at) or self.memory.institution_before(view.at)
        return self.memory.possessor(word, view.at)

    @staticmethod
    def _points_back(described: Description, head: Head) -> bool:
        """Whether a phrase may mean one named before: *the ministry*, *police*."""
        if described.place_nation or described.counted or described.article == "a" or described.proper:
            return False
        if head.has(Trait.PLACE) and described.place:
            return False
        return described.article == "the" or head.sort == Sort.ORGAN or head.kind == VoiceKind.ARMED_GROUP

    def _side(self, described: Description, head: Head, whose: Whose, view: Standpoint, kind: VoiceKind) -> str | None:
        """The side that a phrase speaks for."""
        named, owner = whose.side, whose.owner
        if kind in (VoiceKind.IGO, VoiceKind.NGO):
            return None
        if kind in (VoiceKind.MEDIA, VoiceKind.AGENCY) and whose.nation:
            return whose.nation.side
        if head.has(Trait.OUT) and kind == head.kind:
            return named if named not in states() else None
        if owner is not None and owner.kind in OVERRIDING and kind == owner.kind:
            return owner.side
        if head.has(Trait.GROUP) and kind == VoiceKind.ARMED_GROUP:
            return side_of_fighters(head, whose) or described.proper
        if described.proper and _is_rising(described.proper):
            return described.proper
        if named or head.has(Trait.NATION) or (owner is not None and owner.kind in OVERRIDING):
            return named
        if described.foreign or (described.article == "a" and head.kind == VoiceKind.OFFICIAL and head.sort == Sort.ORGAN):
            return None
        return self._side_of_place(described, view) if owner or head.has(Trait.STATE, Trait.PLACE) else None

    def _side_of_place(self, described: Description, view: Standpoint) -> str | None:
        """The state where somebody is, or where the report plays."""
        if described.place_nation:
            return described.place_nation.actor.side
        where = self.setting.country_at(*described.place) if described.place else None
        return where or self.setting.home(view.sentence)


def _seat(described: Description) -> Actor | None:
    """The state in whose capital somebody speaks: *a spokesman in Addis Ababa*."""
    place = described.place_nation
    return state_actor(str(place.actor.side)) if place and place.sense == Sense.SEAT else None


def _tells_side(described: Description) -> bool:
    """Whether a description names a country or side, so that it goes before what is known of the person."""
    owner = described.owner
    return described.nation is not None or (owner is not None and (owner.named is not None or owner.nation is not None))


def _known_person(name: str, rank: VoiceKind | None) -> Identity | None:
    """A person of the tables; by a last name alone only where no title makes it somebody else of that name."""
    actor = know_person(name)
    if actor is None or (rank not in (None, actor.kind) and fold(name) != fold(actor.actor)):
        return None
    return Identity(actor=actor.actor, kind=actor.kind, side=actor.side, sort=Sort.PERSON)


def _is_rising(name: str) -> bool:
    """Whether an army or brigade calls itself by what it fights for: *People's Brigade*, *Highland Liberation Army*."""
    return not small_words("words", "rising").isdisjoint(name.casefold().replace("'s", "").replace("’s", "").split())


def _is_unnamed(described: Description, head: Head) -> bool:
    """Whether an official is meant to stay unknown: *a Kyrgyz official*, *two officials*."""
    if not head.has(Trait.YIELD) or described.place or described.owner:
        return False
    return described.counted or (head.sort == Sort.PERSON and described.article == "a" and described.nation is not None)
