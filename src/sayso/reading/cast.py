"""Who a report's noun phrases stand for: name as written, canonical actor, kind and side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.language.tokens import tokenize
from sayso.reading.condition import judge_condition
from sayso.reading.coreference import Identity, Memory
from sayso.reading.descriptions import Description, describe
from sayso.reading.document import Document
from sayso.reading.identities import Resolver, Standpoint
from sayso.reading.noun_phrases import outline, pieces_of
from sayso.reading.origins import dateline_country, outlet_country
from sayso.reading.outlets import dateline_agency, outlet_identities
from sayso.reading.pieces import MARKS_CONCERNS, Part, Piece
from sayso.reading.setting import WEIGHTS, SentenceAt, Setting, Sighting, lands_of, persons_sighted, places_sighted
from sayso.reading.survey import ASIDE, Survey, as_told
from sayso.record import Mention, Party, Place, Span, Voice
from sayso.record.vocabulary import ConditionLabel, VoiceKind
from sayso.world.actor_tables import small_words
from sayso.world.actors import Entry, Match, Sense, bloc_of, names, state_actor
from sayso.world.heads import Sort
from sayso.world.spelling import Atom, atoms
from sayso.world.states import states

MAX_TITLE = 400
"""Code points of a title that are looked at."""
FAR_BEHIND = 3.0
"""How many times more than the next one the second side must be told of to be the only opponent."""
HALVES = ("KOR", "PRK")
"""States of which a report that tells of both says *the South* and *the North*."""
HINTED = frozenset(
    (VoiceKind.OTHER, VoiceKind.MILITARY, VoiceKind.POLICE, VoiceKind.GOVERNMENT, VoiceKind.OFFICIAL, VoiceKind.MINISTRY)
)
"""Kinds whose side any nationality in their phrase tells."""
NO_NATIONS = frozenset(("polish",))
"""Words in small letters that mean something else than a nationality."""
MAX_PAIR = 6
"""Atoms of *commanders from both armies*."""
PAIR = 2
"""Members that a row of parties has at least."""
FIGHTING = frozenset((VoiceKind.MILITARY, VoiceKind.POLICE, VoiceKind.GOVERNMENT, VoiceKind.ARMED_GROUP))
"""Kinds that share the nationality of the member of a row before them."""
UNITED_NATIONS = "United Nations"
UNKNOWN = Identity(actor=None, kind=VoiceKind.OTHER, side=None, sort=Sort.ORGAN)
"""Nobody known."""

Row = tuple[Atom, ...]
"""The atoms of a sentence."""


class Cast:
    """Those who speak and act in a report; what it answers depends on the text alone, not on what was asked before."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self._text = document.text
        self._document = document
        self._disguised: bool | None = None
        drawn = outline(document)
        self._shouted = drawn.shouted
        self._sentence_at = SentenceAt([sentence.start for sentence in document.sentences])
        titled = _titled(document.report.title)
        named = [*_names_sighted(drawn.rows, drawn.pieces)]
        known = {*titled, *(each.side for each in named)}
        sightings = [*named, *places_sighted(mentions, known, self._sentence_at)]
        told = {side for side in known if side in states()}
        self._setting = Setting(
            sightings,
            dateline_country(document.text, told),
            titled,
            hints=[*lands_of(named), *persons_sighted(mentions, self._sentence_at)],
            outlet=outlet_country(document.report.outlet, told | {each.side for each in sightings if each.side in states()}),
        )
        places = {mention.span.start for mention in mentions if isinstance(mention.value, Place)}
        self._memory = Memory()
        self._resolver = Resolver(self._memory, self._setting)
        outlets = (*outlet_identities(document.report.outlet), *dateline_agency(document.text))
        for name, identity in outlets:
            self._memory.name(name, identity)
        self._outlet = outlets[0][1] if outlets else None
        self._names_united = any(
            bloc_of(piece.entry.actor.actor) == UNITED_NATIONS for pieces in drawn.pieces for piece in pieces if piece.entry
        )
        survey = Survey(self._memory, self._resolver, self._shouted, frozenset(places))
        self._descriptions = survey.descriptions
        self._known: dict[tuple[int, int, Identity | None, int | None], Identity] = {}
        for sentence, row, parts in zip(document.sentences, drawn.rows, drawn.pieces, strict=True):
            survey.read(sentence.index, row, parts)

    @classmethod
    def of(cls, document: Document, names: Sequence[Mention] = ()) -> "Cast":
        """The cast of a report.

        Args:
            document: the report.
            names: mentions found in it; those of places tell in which countries it plays.

        *Cost*: linear in the length of the text.
        """
        return cls(document, names)

    def voice(self, start: int, end: int, *, before: int | None = None) -> Voice:
        """Who the phrase between two offsets means, as a speaker.

        Args:
            start: first code point.
            end: one past the last.
            before: where the quotation begins that a pronoun follows; whom it names is none of its speakers.
        """
        span = Span.of(self._text, start, end)
        own = self._outlet if span.quote.casefold() in small_words("pronouns", "speaker") else None
        identity = own or self._identity(start, end, None, before)
        return Voice(name=span.quote, actor=identity.actor, kind=identity.kind, side=identity.side, span=span)

    def party(self, start: int, end: int, speaker: Party | None = None) -> Party:
        """Who the phrase between two offsets means, as one who acts or is acted on.

        Args:
            start: first code point.
            end: one past the last.
            speaker: whose claim it stands in; *our soldiers* are theirs, *the enemy* is their opponent.
        """
        own = Identity(actor=speaker.actor, kind=speaker.kind, side=speaker.side, sort=Sort.ORGAN) if speaker else None
        foe = self.opponent((own and own.side) or self.home(start)) if self._is_foe(start, end) else None
        found = foe or self._identity(start, end, own)
        hinted = self._hinted(start, end) if found.side is None and found.kind in HINTED else None
        return self._party(start, end, replace(found, side=hinted) if hinted else found)

    def parties(self, start: int, end: int, speaker: Party | None = None) -> tuple[Party, ...]:
        """The parties that a phrase means: several for *both sides* or *Armenian and Azerbaijani forces*, else one."""
        words = self._text[start:end].casefold().strip().replace("’", "'").removesuffix("'s")
        if words in small_words("both", "words") or self._means_pair(start, end):
            pair = self._principals()
            if pair:
                return tuple(self._party(start, end, each) for each in pair)
        own = Identity(actor=speaker.actor, kind=speaker.kind, side=speaker.side, sort=Sort.ORGAN) if speaker else None
        return self._coordinated(start, end, own) or (self.party(start, end, speaker),)

    def words(self, start: int, end: int) -> str:
        """The words between two offsets."""
        return self._text[start:end]

    def opponent(self, side: str | None) -> Identity | None:
        """The other of two sides that the report tells of; `None` where it tells of none or of several alike."""
        ranked = self._ranked(but=side)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < FAR_BEHIND * ranked[1][1]):
            return None
        return _side_identity(ranked[0][0])

    def facing(self, side: str | None) -> str | None:
        """The one side that another one has against it; `None` where there is none or are several alike."""
        found = self.opponent(side)
        return found.side if found else None

    def home(self, at: int) -> str | None:
        """The state that a bare *the army* or *police* at an offset belongs to, or `None`."""
        return self._setting.home(self._sentence_at(at))

    def _hinted(self, start: int, end: int) -> str | None:
        """The one side of which a nationality anywhere in a phrase tells, also one in small letters, or *the North*."""
        row = self._row(start, end)
        halves = [side for side in HALVES if any(atom.fold in small_words("halves", side) for atom in row)]
        if len(halves) == 1 and set(HALVES) <= self._setting.sides().keys():
            return halves[0]
        found = {
            match.entry.actor.side
            for match in names().scan(row, shouted=True)
            if match.entry.sense == Sense.NATION and _belongs(row, match)
        }
        return found.pop() if len(found) == 1 else None

    def _means_pair(self, start: int, end: int) -> bool:
        """Whether a phrase means the two sides of the report: *both armies*, *the warring factions*."""
        row = self._row(start, end)
        if not 1 < len(row) <= MAX_PAIR or row[-1].fold not in small_words("pair", "heads"):
            return False
        if any(atom.fold in small_words("pair", "counting") for atom in row[:-1]):
            return next(names().scan(row, shouted=self._shouted), None) is None
        plain = all(atom.fold in small_words("pair", "plural") for atom in row[:-1])
        return plain and row[-1].fold in small_words("pair", "whole")

    def _is_foe(self, start: int, end: int) -> bool:
        """Whether a phrase means the opponent whatever his name: *the enemy*, *the other side*."""
        words = self._text[start:end].casefold()
        return not small_words("opponent", "words").isdisjoint(words.split()) or words.endswith(("other side", "opposing side"))

    def _principals(self) -> tuple[Identity, Identity] | None:
        """The two sides that the report tells most of."""
        ranked = self._ranked(but=None)
        return (_side_identity(ranked[0][0]), _side_identity(ranked[1][0])) if len(ranked) > 1 else None

    def _ranked(self, *, but: str | None) -> list[tuple[str, float]]:
        """Sides by how much the report tells of them, the most first."""
        sides = [(side, weight) for side, weight in self._setting.sides().items() if side != but]
        return sorted(sides, key=lambda each: (-each[1], each[0]))

    def _coordinated(self, start: int, end: int, speaker: Identity | None) -> tuple[Party, ...]:
        """The parties of *Armenian and Azerbaijani forces* or *A, B and C*; empty where a phrase is no such row."""
        if " and " not in self._text[start:end].casefold():
            return ()
        parts = self._conjuncts(start, end)
        if len(parts) < PAIR:
            return ()
        known = [self._identity(part[0].start, part[-1].end, speaker) for part in parts]
        last_nation: Entry | None = None
        found: list[Identity] = []
        for part, identity in zip(parts, known, strict=True):
            match = next(names().scan(part, shouted=self._shouted), None)
            described = self._described(part[0].start, part[-1].end)
            if match is not None and match.entry.actor.side:
                last_nation = match.entry
                bare = match.entry.sense == Sense.NATION and match.last == len(part)
                actor = match.entry.actor
                found.append(replace(known[-1], actor=actor.actor, side=actor.side) if bare else identity)
            elif identity.side and identity.sort == Sort.PERSON:
                found.append(identity)
            elif described is None or described.head is None:
                return ()
            elif last_nation and described.owner is None and identity.kind in FIGHTING:
                found.append(replace(identity, actor=last_nation.actor.actor, side=last_nation.actor.side))
            else:
                found.append(identity)
        if len({(identity.side, identity.side or identity.kind) for identity in found}) < PAIR:
            return (self._party(start, end, found[0]),) if last_nation else ()
        return tuple(self._party(part[0].start, part[-1].end, who) for part, who in zip(parts, found, strict=True))

    def _conjuncts(self, start: int, end: int) -> list[Row]:
        """The members of a row of phrases; commas part them only where each of them holds a known name."""
        row = self._row(start, end)
        spanned = {at for match in names().scan(row, shouted=self._shouted) for at in range(match.first, match.last)}
        joints = [at for at, atom in enumerate(row) if atom.fold == "and" and at not in spanned]
        commas = [at for at, atom in enumerate(row) if atom.text == "," and at not in spanned]
        parts = _parted_at(row, sorted((*joints, *commas)))
        if commas and not all(any(True for _ in names().scan(part, shouted=self._shouted)) for part in parts):
            return []
        return parts

    def _row(self, start: int, end: int) -> Row:
        return atoms(tokenize(self._text, start, end))

    def _described(self, start: int, end: int) -> Description | None:
        if (start, end) not in self._descriptions:
            self._descriptions[start, end] = describe(self._row(start, end), shouted=self._shouted)
        return self._descriptions[start, end]

    def _party(self, start: int, end: int, identity: Identity) -> Party:
        """A party; a union of states, an outsider as a voice, is a side of its own where it acts or is hurt.

        Where no known state or side is named at all, a name of one word is taken for one of its own.
        """
        span = Span.of(self._text, start, end)
        bloc = self._bloc(identity, start, end) if identity.side is None and identity.kind == VoiceKind.IGO else None
        side = bloc or identity.side
        if side is None and identity.kind == VoiceKind.OTHER and identity.sort == Sort.ORGAN and not self._setting.told:
            side = identity.actor if identity.actor and identity.actor.isalpha() else None
        return Party(name=span.quote, actor=identity.actor, kind=identity.kind, side=side, span=span)

    def _bloc(self, identity: Identity, start: int, end: int) -> str | None:
        """The union that acts through a body; unnamed peacekeepers are the United Nations' where the report names these."""
        known = bloc_of(identity.actor)
        if known:
            return known
        row = self._row(start, end)
        named = (bloc_of(match.entry.actor.actor) for match in names().scan(row, shouted=self._shouted))
        found = next((bloc for bloc in named if bloc), None)
        unnamed = self._names_united and any(atom.fold in small_words("words", "peacekeeping") for atom in row)
        return found or (UNITED_NATIONS if unnamed else None)

    def _identity(self, start: int, end: int, speaker: Identity | None, before: int | None = None) -> Identity:
        key = (start, end, speaker, before)
        if key not in self._known:
            self._known[key] = self._identify(*key)
        return self._known[key]

    def _identify(self, start: int, end: int, speaker: Identity | None, before: int | None) -> Identity:
        """Who a phrase means; what a report asks for twice is looked up once."""
        row = self._row(start, end)
        described = self._described(start, end)
        if described is None:
            return UNKNOWN
        at = start if before is None or not described.pronoun else min(start, before)
        found = self._resolver.identify(described, Standpoint(at=at, sentence=self._sentence_at(at), speaker=speaker))
        if found is None and described.nation is None and self._is_disguised():
            found = self._memory.partisan_before(at)
        return as_told(found, row, self._text[end : end + ASIDE]) if found else UNKNOWN

    def _is_disguised(self) -> bool:
        """Whether synonyms stand for the nouns of the report, so that an unknown one means whoever spoke last."""
        if self._disguised is None:
            self._disguised = judge_condition(self._document.as_received)[0].label is ConditionLabel.SPUN
        return self._disguised


def _belongs(row: Row, match: Match) -> bool:
    """Whether a nationality in a phrase is that of whom the phrase names: neither *US-backed* nor *16,000 Thais*."""
    if match.last < len(row):
        return row[match.last].fold not in MARKS_CONCERNS and row[match.first].fold not in NO_NATIONS
    return not any(atom.text[0].isdigit() for atom in row)


def _parted_at(row: Row, joints: Sequence[int]) -> list[Row]:
    """The stretches of a row between some of its atoms, empty ones left out."""
    bounds = [-1, *joints, len(row)]
    return [row[low + 1 : high] for low, high in pairwise(bounds) if high - low > 1]


def _names_sighted(rows: Iterable[Row], parts: Iterable[Sequence[Piece]]) -> Iterator[Sighting]:
    """Where known names of states and sides stand."""
    for sentence, (row, pieces) in enumerate(zip(rows, parts, strict=True)):
        for piece in pieces:
            entry = piece.entry
            if piece.part == Part.NAME and entry and entry.actor.side and not piece.concerns:
                start, end = row[piece.first].start, row[piece.last - 1].end
                yield Sighting(start, end, sentence, entry.actor.side, WEIGHTS[entry.sense], entry)


def _titled(title: str | None) -> tuple[str, ...]:
    """The sides that a title names."""
    row = atoms(tokenize(title[:MAX_TITLE])) if title else ()
    entries = (piece.entry for piece in pieces_of(row, shouted=False))
    return tuple(entry.actor.side for entry in entries if entry and entry.actor.side)


def _side_identity(side: str) -> Identity:
    """A side as an identity."""
    actor = state_actor(side)
    if actor:
        return Identity(actor=actor.actor, kind=actor.kind, side=side, sort=Sort.ORGAN)
    return Identity(actor=side, kind=VoiceKind.ARMED_GROUP, side=side, sort=Sort.ORGAN)
