"""Going through a report once and remembering whom its noun phrases name."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.reading.coreference import Identity, Memory, Referent
from sayso.reading.descriptions import Description, describe
from sayso.reading.identities import Resolver, Standpoint
from sayso.reading.noun_phrases import find_phrases
from sayso.reading.pieces import Piece
from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import small_words
from sayso.world.grammar import VEHICLES
from sayso.world.heads import Sort
from sayso.world.spelling import Atom

BARE = small_words("words", "bare")
DATES = small_words("words", "dates")
LOCATING = small_words("words", "locating")
RELATIVES = small_words("words", "relatives")
SEEING = small_words("words", "seeing")
SPEECH_BEFORE = small_words("speech", "before")
SPEECH_BETWEEN = small_words("speech", "between")
SPEECH_WORDS = small_words("speech", "words")
BESIDE = 7
"""Atoms after a phrase in which a word of saying makes it a speaker: *the ministry in a statement on Monday said*."""
MAX_PLACE = 3
"""Atoms of a place between a speaker and the word of saying: *officials in the border area said*."""
MAX_ASIDE = 16
"""Atoms of an aside between a speaker and the word of saying."""
ASIDE = 60
"""Code points after a source in which "who asked not to be named" may stand."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Fills the memory of a report, sentence by sentence."""

    memory: Memory
    """What is filled."""
    resolver: Resolver
    """Finds out who a phrase means."""
    shouted: bool
    """Whether the text is all in capitals."""
    places: frozenset[int]
    """Where places begin; these are no parties."""
    descriptions: dict[tuple[int, int], Description | None] = field(default_factory=dict)
    """What phrases say, by their offsets."""

    def read(self, sentence: int, row: tuple[Atom, ...], pieces: Sequence[Piece]) -> None:
        """Remember whom one sentence names."""
        for first, last in find_phrases(row, pieces):
            phrase = row[first:last]
            described = describe(phrase, shouted=self.shouted)
            self.descriptions[phrase[0].start, phrase[-1].end] = described
            if described is None or described.pronoun or self._is_nobody(described, row, first, last):
                continue
            identity = self.resolver.identify(described, Standpoint(at=phrase[0].start, sentence=sentence))
            if identity is not None:
                identity = as_told(identity, phrase, "")
                self._name(described, identity, acronym_after(row, last))
                speaks = described.article != "no" and does_speak(row, first, last)
                self.memory.add(_referent(described, identity, sentence, phrase, speaks=speaks))

    def _is_nobody(self, described: Description, row: Sequence[Atom], first: int, last: int) -> bool:
        """Whether a phrase is a place, a date, a bare common noun, or just the first word of a sentence."""
        if described.head and described.head.words in BARE:
            return not (described.article or described.nation or described.owner or described.proper)
        if described.head or described.named or described.person:
            return False
        if row[first].start in self.places or row[first].fold in DATES:
            return True
        return first == 0 and last == 1 and not does_speak(row, first, last)

    def _name(self, described: Description, identity: Identity, short: str | None) -> None:
        """Remember the names that a phrase gives to somebody."""
        own = described.person or described.proper
        if own:
            self.memory.name(own, identity)
            if identity.sort == Sort.ORGAN and described.head:
                self.memory.name(own.split(None, 1)[0], identity)
        if short:
            self.memory.name(short, identity)


def _referent(described: Description, identity: Identity, sentence: int, phrase: Sequence[Atom], *, speaks: bool) -> Referent:
    """A phrase with whom it means."""
    told = (described.named, described.nation, described.owner, described.place_nation, described.person)
    named = described.proper is not None or described.person is not None or speaks
    return Referent(
        start=phrase[0].start,
        end=phrase[-1].end,
        sentence=sentence,
        identity=identity,
        head=described.head,
        words=frozenset(atom.fold for atom in phrase),
        speaks=speaks,
        known=any(each is not None for each in told) or (described.head is not None and named),
    )


def as_told(identity: Identity, row: Sequence[Atom], after: str) -> Identity:
    """An identity with what a relative clause tells: who saw it is a witness, who will not be named is anonymous."""
    words = {atom.fold for atom in row}
    if identity.kind == VoiceKind.RESIDENT and words & RELATIVES and words & SEEING:
        return replace(identity, kind=VoiceKind.WITNESS)
    hidden = "anonym" in after or "not to be named" in after or "not to be identified" in after
    if identity.kind in (VoiceKind.OFFICIAL, VoiceKind.MILITARY) and identity.sort in (Sort.PERSON, Sort.PEOPLE) and hidden:
        return replace(identity, kind=VoiceKind.ANONYMOUS)
    return identity


def acronym_after(row: Sequence[Atom], last: int) -> str | None:
    """The initials in brackets after a name."""
    if last + 2 < len(row) and row[last].text == "(" and row[last + 2].text == ")":
        return row[last + 1].acronym
    return None


def does_speak(row: Sequence[Atom], first: int, last: int) -> bool:
    """Whether a word of saying stands beside a phrase."""
    if _is_told_by(row, first):
        return True
    at = _after_aside(row, last)
    loose = 0
    for atom in row[at : at + BESIDE]:
        if atom.fold in SPEECH_WORDS:
            return True
        if atom.fold in LOCATING:
            loose = MAX_PLACE
        elif atom.fold not in SPEECH_BETWEEN and atom.fold not in DATES:
            loose -= 1
            if loose < 0 or not atom.word:
                return False
    return False


def _is_told_by(row: Sequence[Atom], first: int) -> bool:
    """Whether a word before a phrase makes it one who speaks: *according to*, *, said*, *a statement by*."""
    before = [atom.fold for atom in row[max(0, first - 2) : first]]
    if before == ["according", "to"]:
        return True
    if not before or before[-1] not in SPEECH_BEFORE:
        return False
    if before[-1] in ("by", "from"):
        return len(before) > 1 and (before[0] in SPEECH_WORDS or before[0] in VEHICLES)
    return before[-1] != "said" or len(before) == 1 or not before[0][0].isalnum()


def _after_aside(row: Sequence[Atom], at: int) -> int:
    """Where the sentence goes on after a stretch between commas: *a doctor, reached by telephone, said*."""
    if at >= len(row) or row[at].text != ",":
        return at
    for further in range(at + 1, min(len(row), at + MAX_ASIDE)):
        if row[further].text == ",":
            return further + 1
    return at + 1
