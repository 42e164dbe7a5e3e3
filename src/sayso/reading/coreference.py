"""Those whom a report has named so far, and whom a pronoun or *the ministry* means among them."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import discourse, small_words
from sayso.world.heads import Head, Sort
from sayso.world.spelling import fold

NEAR = 900
"""Code points within which one who speaks goes before one who was only named; about six sentences."""
REACH = 120
"""Referents that a search goes back over; more lie two screens away, and it bounds the cost on endless texts."""
INSTITUTIONS = frozenset(VoiceKind) - {VoiceKind.WITNESS, VoiceKind.RESIDENT, VoiceKind.EXPERT, VoiceKind.ANONYMOUS}
"""Kinds that *it* may mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who somebody is."""

    actor: str | None
    """Canonical name."""
    kind: VoiceKind
    """What sort of party."""
    side: str | None
    """As in `Party.side`."""
    sort: Sort
    """Institution, human, several, text or thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """A phrase of the report and who it means."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    sentence: int
    """Number of its sentence."""
    identity: Identity
    """Who it is."""
    head: Head | None
    """Its noun."""
    words: frozenset[str]
    """The plain words that it is written with."""
    speaks: bool
    """Whether a word of saying stands beside it."""
    known: bool
    """Whether the identity rests on its own words, not on what went before."""


class Memory:
    """The referents of a report in text order."""

    def __init__(self) -> None:
        self._referents: list[Referent] = []
        self._ends: list[int] = []
        self._named: dict[str, Identity] = {}

    def add(self, referent: Referent) -> None:
        """Remember a referent that stands after all the others."""
        self._referents.append(referent)
        self._ends.append(referent.end)

    def name(self, name: str, identity: Identity) -> None:
        """Remember who bears a name; a fuller knowledge replaces mere naming."""
        keys = [fold(name)]
        if identity.sort == Sort.PERSON or identity.kind == VoiceKind.OTHER:
            keys.append(fold(name.rsplit(None, 1)[-1]))
        if identity.sort == Sort.PERSON:
            keys.append(fold(name.split(None, 1)[0]))
        for key in keys:
            known = self._named.get(key)
            if known is None or known.kind == VoiceKind.OTHER:
                self._named[key] = identity

    def named(self, name: str) -> Identity | None:
        """Whoever bears a full name, its first or last word, or an acronym, or `None`."""
        return self._named.get(fold(name)) or self._named.get(fold(name.rsplit(None, 1)[-1]))

    def before(self, at: int) -> Iterator[Referent]:
        """The referents that end at or before an offset, the last one first."""
        last = bisect_right(self._ends, at)
        for index in range(last - 1, max(-1, last - 1 - REACH), -1):
            yield self._referents[index]

    def _last(self, at: int, fits: Callable[[Referent], bool]) -> Identity | None:
        """The last fitting referent, one that speaks first, unless that is far away."""
        silent: Identity | None = None
        for referent in self.before(at):
            if silent and at - referent.end > NEAR:
                return silent
            if fits(referent):
                if referent.speaks:
                    return referent.identity
                silent = silent or referent.identity
        return silent

    def person_before(self, at: int) -> Identity | None:
        """Whom *he* or *she* means."""
        return self._last(at, lambda each: each.identity.sort == Sort.PERSON)

    def institution_before(self, at: int) -> Identity | None:
        """Whom *it* means."""
        return self._last(
            at,
            lambda each: each.identity.sort in (Sort.ORGAN, Sort.WORDS) and each.identity.kind in INSTITUTIONS and each.known,
        )

    def institution_within(self, sentence: int, at: int) -> Identity | None:
        """The first institution that a sentence names before an offset."""
        found: Identity | None = None
        for each in self.before(at):
            if each.sentence != sentence:
                break
            if each.identity.sort == Sort.ORGAN and each.identity.kind in INSTITUTIONS and each.known:
                found = each.identity
        return found

    def several_before(self, at: int) -> Identity | None:
        """Whom *they* means."""
        several = self._last(at, lambda each: each.identity.sort == Sort.PEOPLE)
        return several or self.institution_before(at)

    def owner_before(self, at: int) -> Identity | None:
        """Whose things *its* and *their* are: the last one with a side, whether it speaks or not."""
        fits = (each.identity for each in self.before(at) if each.identity.side and each.known)
        return next((identity for identity in fits if identity.sort in (Sort.ORGAN, Sort.PEOPLE, Sort.PERSON)), None)

    def speaker_before(self, at: int) -> Identity | None:
        """Whoever spoke last."""
        return next((each.identity for each in self.before(at) if each.speaks), None)

    def partisan_before(self, at: int) -> Identity | None:
        """Whoever with a side spoke last."""
        return next((each.identity for each in self.before(at) if each.speaks and each.identity.side), None)

    def next_before(self, at: int) -> Identity | None:
        """Whom *who* means."""
        return next((each.identity for each in self.before(at)), None)

    def pronoun(self, word: str, at: int) -> Identity | None:
        """Whom a pronoun means, or `None`."""
        if word in small_words("pronouns", "person"):
            return self.person_before(at)
        if word in small_words("pronouns", "institution"):
            return self.institution_before(at)
        if word in small_words("pronouns", "several"):
            return self.several_before(at)
        if word in small_words("pronouns", "relative"):
            return self.next_before(at)
        return self.speaker_before(at) if word in small_words("pronouns", "speaker") else None

    def possessor(self, word: str, at: int) -> Identity | None:
        """Whom a possessive means, or `None`."""
        if word in small_words("possessives", "person"):
            return self.person_before(at)
        if word in small_words("possessives", "speaker"):
            return self.speaker_before(at)
        return self.owner_before(at)

    def institution_of(self, side: str, at: int) -> Identity | None:
        """The last institution that spoke for a side."""
        fits = (each for each in self.before(at) if each.speaks and each.identity.side == side)
        return next((each.identity for each in fits if each.identity.sort in (Sort.ORGAN, Sort.WORDS)), None)

    def fighters_before(self, at: int) -> Identity | None:
        """The last armed group."""
        groups = (
            each.identity for each in self.before(at) if each.identity.kind == VoiceKind.ARMED_GROUP and each.identity.side
        )
        return next(groups, None)

    def same_noun(self, head: Head, at: int) -> Identity | None:
        """Whom *the ministry* or *the spokesman* means: the last one of that noun, else the last one of its kind."""
        if head.sort == Sort.WORDS:
            return self._last(at, lambda each: each.known and each.identity.sort in (Sort.ORGAN, Sort.PERSON))
        wanted = frozenset(fold(word) for word in head.words.split())
        kinds = generic_kinds(head.words)
        of_kind: Identity | None = None
        spoken = False
        for referent in self.before(at):
            sort, kind = referent.identity.sort, referent.identity.kind
            if sort == Sort.THING:
                continue
            states_own = head.kind == VoiceKind.MILITARY and kind == VoiceKind.ARMED_GROUP
            if wanted <= referent.words and (sort == head.sort or kind in kinds) and not states_own:
                return referent.identity
            fits = referent.known and kind in kinds and sort in (Sort.ORGAN, Sort.PEOPLE)
            if fits and (of_kind is None or (referent.speaks and not spoken)):
                of_kind, spoken = referent.identity, referent.speaks
        return of_kind


def generic_kinds(words: str) -> frozenset[VoiceKind]:
    """Kinds that a noun such as *group* or *the force* may point back to."""
    return frozenset(VoiceKind(kind) for kind in discourse()["generic"].get(words, "").split())
