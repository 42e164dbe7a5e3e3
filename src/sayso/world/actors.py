"""Those who speak and act in conflicts: states, organs, groups, bodies, media; known by their names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import rows
from sayso.world.own import OwnActor, OwnWorld, own_world
from sayso.world.spelling import Atom, words_of
from sayso.world.states import State, states

ARTICLES = frozenset("the a an".split())
WORDS_IN_CAPITALS = frozenset(
    "US IS IT WHO CAR AIM ARM AID FACT MODEL MEND CARE SAFE PAP TIP APP TAK TEN FOR AND THE ALL NEW OLD WAR MEN PRESS STATE "
    "SAF PA AP AU ADF FAN MIT EPL SPA RIA BIR MAN SLA UTO INA ANI APA ARK PIT FIS RAB JEM ICU SLM MIA".split()
)
"""Names in capitals that are no names in a text that is all capitals."""
MIN_AFTER_ARTICLE = 2
"""Words above which a name is also known without its article; without it *The Hindu* would be a religion."""
MIN_TITLED = 4
"""Letters from which initials are also written as a word: Nato, Isis."""
OWN_WORLDS = 8
"""Worlds with a user's own tables whose names are kept; a case has one for each span of years in which the same rows hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody known."""

    actor: str
    """Canonical name."""
    kind: VoiceKind
    """What sort of party it is."""
    side: str | None
    """ISO 3166-1 alpha-3 code of the state, or canonical name of the non-state side; `None` for an outsider."""


class Sense(StrEnum):
    """What a known name is."""

    STATE = "state"
    """A country: Armenia."""
    NATION = "nation"
    """Of a country or a non-state side: Armenian, Azeris, Houthi, Bosnian Serb."""
    SEAT = "seat"
    """A city that stands for a government: Baku."""
    NAME = "name"
    """An organ, group, body or outlet by its own name: Hezbollah, the Kremlin, UNIFIL, Reuters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of somebody known."""

    sense: Sense
    """What the name is."""
    actor: Actor
    """Whom it means."""
    proper: bool
    """Whether it must stand with a capital."""
    adjective: str
    """What the names of its organs begin with: *Kyrgyz*, *Houthi*."""


@dataclass(frozen=True, slots=True)
class Match:
    """A known name in a row of atoms."""

    first: int
    """Its first atom."""
    last: int
    """One past its last atom."""
    entry: Entry
    """What it is."""


class Names:
    """Every known name, found by the longest match; a look-up costs the length of the longest name at most."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._longest: dict[str, int] = {}

    def add(self, name: str, sense: Sense, actor: Actor, adjective: str) -> None:
        """Learn a name; one that is known already keeps its meaning."""
        parts = words_of(name)
        if len(parts) > MIN_AFTER_ARTICLE and parts[0].fold in ARTICLES and not parts[1].glued:
            parts = parts[1:]
        entry = Entry(sense, actor, name != name.lower(), adjective)
        self._put([atom.acronym or atom.fold for atom in parts], entry)
        if len(parts) > 1 or not parts[0].acronym:
            self._put([atom.fold for atom in parts], entry)
        elif len(parts[0].text) >= MIN_TITLED and parts[0].acronym not in WORDS_IN_CAPITALS:
            self._put([parts[0].fold], entry)

    def _put(self, keys: Sequence[str], entry: Entry) -> None:
        self._entries.setdefault(" ".join(keys), entry)
        self._longest[keys[0]] = max(len(keys), self._longest.get(keys[0], 0))

    def at(self, row: Sequence[Atom], first: int, *, shouted: bool = False) -> Match | None:
        """The longest known name that begins at an atom.

        Args:
            row: the atoms of a sentence or phrase.
            first: where it has to begin.
            shouted: whether the text is all in capitals, so that they tell nothing.
        """
        atom = row[first]
        folded = self._longest.get(atom.fold, 0)
        initials = self._longest.get(atom.acronym, 0) if atom.acronym else 0
        for size in range(min(max(folded, initials), len(row) - first), 0, -1):
            entry = self._look(row[first : first + size], shouted=shouted)
            if entry and (not entry.proper or shouted or any(atom.text[0].isupper() for atom in row[first : first + size])):
                return Match(first, first + size, entry)
        return None

    def _look(self, row: Sequence[Atom], *, shouted: bool) -> Entry | None:
        folded = " ".join([atom.fold for atom in row])
        if shouted:
            found = self._entries.get(folded)
            if found or (len(row) == 1 and row[0].acronym in WORDS_IN_CAPITALS and "." not in row[0].text):
                return found
        return self._entries.get(" ".join([atom.acronym or atom.fold for atom in row])) or self._entries.get(folded)

    def may_begin(self, atom: Atom) -> bool:
        """Whether some known name begins with a word."""
        return atom.fold in self._longest or (atom.acronym is not None and atom.acronym in self._longest)

    def scan(self, row: Sequence[Atom], *, shouted: bool = False) -> Iterator[Match]:
        """The known names in a row of atoms, from left to right, none within another."""
        at = 0
        while at < len(row):
            found = self.at(row, at, shouted=shouted)
            if found:
                yield found
            at = found.last if found else at + 1


@cache
def _blocs() -> dict[str, str]:
    """For each body of several states by its canonical name, the one that acts through it; itself where none does."""
    return {row["name"]: row["of"] or row["name"] for row in rows("bodies") if row["kind"] == VoiceKind.IGO}


def bloc_of(name: str | None) -> str | None:
    """The union or alliance that acts through an international body; `None` where the name is of none.

    >>> bloc_of("UNIFIL"), bloc_of("NATO"), bloc_of("Ethiopia")
    ('United Nations', 'NATO', None)
    """
    return _blocs().get(name) if name else None


def know_actor(name: str) -> Actor | None:
    """Who bears a name, or `None` where it is not known or names a nationality only.

    >>> know_actor("Ansar Allah")
    Actor(actor='Houthis', kind=<VoiceKind.ARMED_GROUP: 'armed-group'>, side='Houthis')
    """
    entry = know_name(name)
    return entry.actor if entry and entry.sense != Sense.NATION else None


def know_name(name: str) -> Entry | None:
    """What a whole name is, or `None`."""
    row = words_of(name)
    if not row:
        return None
    found = names().at(row, 0)
    if found and found.last == len(row):
        return found.entry
    bare = row[0].fold in ARTICLES and not row[0].acronym and len(row) > 1
    found = names().at(row[1:], 0) if bare else None
    return found.entry if found and found.last == len(row) - 1 else None


def names() -> Names:
    """All names of the tables; a user's own win over those of the package."""
    return _names(own_world())


@lru_cache(maxsize=OWN_WORLDS)
def _names(own: OwnWorld) -> Names:
    known = Names()
    for added in own.actors:
        if not added.person:
            _add_own(known, added)
    for state in states().values():
        _add_state(known, state)
    for row in rows("organs"):
        side = row["side"] or None
        _add(
            known,
            row,
            Actor(actor=row["name"], kind=VoiceKind(row["kind"]), side=side),
            state.adjective if state else row["name"],
        )
    for row in rows("groups"):
        _add_group(known, row)
    for row in rows("bodies"):
        _add(known, row, Actor(actor=row["name"], kind=VoiceKind(row["kind"]), side=None), row["name"])
    for row in rows("media"):
        _add(known, row, Actor(actor=row["name"], kind=VoiceKind(row["kind"]), side=row["side"] or None), row["name"])
    return known


def country_of(entry: Entry) -> str | None:
    """ISO 3166-1 alpha-3 code of the state that a name tells of, or `None`."""
    return entry.actor.side if entry.actor.side in states() else None


def state_actor(iso3: str) -> Actor | None:
    """A state as an actor."""
    state = states().get(iso3)
    return Actor(actor=state.name, kind=VoiceKind.GOVERNMENT, side=iso3) if state else None


def land_of(side: str) -> str | None:
    """The state that a side is, or in which a non-state side mostly fights or rules; `None` where that is no one state.

    >>> land_of("Houthis"), land_of("YEM"), land_of("al-Qaeda")
    ('YEM', 'YEM', None)
    """
    return side if side in states() else _lands(own_world()).get(side)


@lru_cache(maxsize=OWN_WORLDS)
def _lands(own: OwnWorld) -> dict[str, str]:
    """The states of non-state sides."""
    known = {row["name"]: row["country"] for row in rows("groups") if row["country"] in states()}
    return known | {added.name: added.country for added in own.actors if added.country and added.side == added.name}


def adjective_of(side: str) -> str:
    """What the names of a side's organs begin with.

    >>> adjective_of("KGZ"), adjective_of("Houthis")
    ('Kyrgyz', 'Houthi')
    """
    if side in states():
        return states()[side].adjective
    entry = know_name(side)
    return entry.adjective if entry else side


@cache
def forces() -> dict[tuple[str, str], str]:
    """Canonical names of a state's organs by side and role, such as ("ISR", "military")."""
    return {(row["side"], row["role"]): row["name"] for row in rows("organs") if row["role"]}


def _add_state(known: Names, state: State) -> None:
    actor = Actor(actor=state.name, kind=VoiceKind.GOVERNMENT, side=state.iso3)
    for name in (state.name, *state.also):
        known.add(name, Sense.STATE, actor, state.adjective)
    for name in (*state.adjectives, *state.people):
        known.add(name, Sense.NATION, actor, state.adjective)
    for name in state.capitals:
        known.add(name, Sense.SEAT, actor, state.adjective)
    for name in state.seats:
        known.add(name, Sense.NAME, Actor(actor=name, kind=VoiceKind.GOVERNMENT, side=state.iso3), state.adjective)


def _add_own(known: Names, added: OwnActor) -> None:
    actor = Actor(actor=added.name, kind=added.kind, side=added.side)
    for name in (added.name, *added.also):
        known.add(name, Sense.NAME, actor, added.name)


def _add(known: Names, row: dict[str, str], actor: Actor, adjective: str) -> None:
    for name in (row["name"], *_several(row["also"])):
        known.add(name, Sense.NAME, actor, adjective)


def _add_group(known: Names, row: dict[str, str]) -> None:
    actor = Actor(actor=row["name"], kind=VoiceKind(row["kind"]), side=row["name"])
    nations = _several(row["adjectives"])
    adjective = nations[0] if nations else row["name"]
    _add(known, row, actor, adjective)
    for name in nations:
        known.add(name, Sense.NATION, actor, adjective)
    for name in _several(row["seats"]):
        known.add(name, Sense.SEAT, actor, adjective)


def _several(cell: str) -> tuple[str, ...]:
    """The names in a cell."""
    return tuple(name for name in cell.split("|") if name)
