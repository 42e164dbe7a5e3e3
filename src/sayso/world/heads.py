"""The nouns that tell what sort of party a phrase names: *ministry*, *soldiers*, *surgeon*, *spokesman*."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import rows
from sayso.world.spelling import Atom, words_of


class Sort(StrEnum):
    """What a noun names."""

    ORGAN = "organ"
    """An institution: *it*."""
    PERSON = "person"
    """One human: *he*, *she*."""
    PEOPLE = "people"
    """Several: *they*."""
    WORDS = "words"
    """A text that stands for who issued it: *the statement*."""
    THING = "thing"
    """What belongs to a party: *jets*, *positions*."""


class Trait(StrEnum):
    """How a noun comes by its side and kind."""

    STATE = "state"
    """Speaks for a state or non-state side; where none is named, for that of the report's country."""
    NATION = "nation"
    """As `STATE`, but only where it is named."""
    PLACE = "place"
    """A town or region may own it."""
    GROUP = "group"
    """Fights for a non-state side."""
    OUT = "out"
    """Speaks for no side."""
    YIELD = "yield"
    """Is of the kind of its owner."""
    NAME = "name"
    """Is such a noun only as a word of a proper name: *Shipping*, *Herald*."""


@dataclass(frozen=True, slots=True)
class Head:
    """A noun, of one word or several."""

    words: str
    """In small letters."""
    kind: VoiceKind
    """What it names by itself."""
    sort: Sort
    """Institution, human, text or thing."""
    traits: frozenset[Trait]
    """How it comes by its side."""

    def has(self, *traits: Trait) -> bool:
        """Whether it has one of the traits."""
        return any(trait in self.traits for trait in traits)


@cache
def heads() -> dict[str, Head]:
    """Every noun of the table, by its plain words."""
    found: dict[str, Head] = {}
    for row in rows("heads"):
        traits = frozenset(Trait(trait) for trait in row["traits"].split())
        for words in row["words"].split("|"):
            key = " ".join(atom.fold for atom in words_of(words))
            found.setdefault(key, Head(words, VoiceKind(row["kind"]), Sort(row["sort"]), traits))
    return found


@cache
def _longest() -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in heads():
        parts = key.split(" ")
        longest[parts[0]] = max(len(parts), longest.get(parts[0], 0))
    return longest


def head_at(row: Sequence[Atom], first: int) -> tuple[int, Head] | None:
    """The longest noun that begins at an atom, and where it ends."""
    for size in range(min(_longest().get(row[first].fold, 0), len(row) - first), 0, -1):
        found = heads().get(" ".join([atom.fold for atom in row[first : first + size]]))
        if found:
            return first + size, found
    return None


@cache
def first_words() -> frozenset[str]:
    """The words with which a noun or title may begin."""
    return frozenset(_longest()) | frozenset(title.split(" ")[0] for title in titles())


@cache
def titles() -> dict[str, VoiceKind | None]:
    """What stands before a personal name, and the kind that it tells; `None` for a mere honorific."""
    return {
        " ".join(atom.fold for atom in words_of(words)): VoiceKind(row["kind"]) if row["kind"] else None
        for row in rows("titles")
        for words in row["words"].split("|")
    }
