"""Persons, organizations and nationalities that a report names."""

from collections.abc import Iterator, Sequence

from sayso.reading.document import Document
from sayso.reading.noun_phrases import outline
from sayso.reading.pieces import Part, Piece
from sayso.record import Mention, NameValue, Span, stable_id
from sayso.record.vocabulary import MentionType, VoiceKind
from sayso.world.actor_tables import small_words
from sayso.world.actors import Actor, Sense
from sayso.world.heads import Sort
from sayso.world.persons import given_names, know_person
from sayso.world.spelling import Atom, fold

MAX_PIECES = 4
"""Pieces of a proper name before its noun."""
NO_NAMES = frozenset(
    "GMT UTC CEO TV DNA AIDS HIV GDP USD EUR BST EST PST EDT CET MSK RPG IED APC UAV FPV VII VIII III XII".split()
)
"""Words in capitals that name no organization."""
MIN_PARTS = 2
"""Words from which an unknown run of capitals in mid-sentence is held to be a name by itself."""


def find_names(document: Document) -> tuple[Mention, ...]:
    """Mentions of persons, organizations and nationalities, in text order.

    *Cost*: linear in the length of the text.
    """
    return Names(document).mentions()


class Names:
    """The names of one report."""

    def __init__(self, document: Document) -> None:
        drawn = outline(document)
        self._document = document
        self._shouted = drawn.shouted
        self._sentences = tuple(zip(drawn.rows, drawn.pieces, strict=True))
        self._small = _small_words(drawn.rows)
        self._persons: dict[str, NameValue] = {}
        for row, pieces in self._sentences:
            for name, value in _titled(row, pieces):
                if self._persons.setdefault(name, value).kind == VoiceKind.OTHER:
                    self._persons[name] = value

    def mentions(self) -> tuple[Mention, ...]:
        """All of them."""
        return tuple(mention for row, pieces in self._sentences for mention in self._in_sentence(row, pieces))

    def _in_sentence(self, row: Sequence[Atom], pieces: Sequence[Piece]) -> Iterator[Mention]:
        at = 0
        while at < len(pieces):
            end, kind = self._name(row, pieces, at)
            if kind is not None:
                span = Span.of(self._document.text, row[pieces[at].first].start, row[pieces[end - 1].last - 1].end)
                yield self._mention(span, kind, self._value(span.quote, pieces, at, end))
            at = end

    def _name(self, row: Sequence[Atom], pieces: Sequence[Piece], at: int) -> tuple[int, MentionType | None]:
        """One past the last piece of the name that begins at a piece, and what it names; no type where it is none."""
        piece = pieces[at]
        organ = self._organization(row, pieces, at)
        if organ:
            return organ, MentionType.ORGANIZATION
        if piece.part == Part.NAME and piece.entry:
            sense = piece.entry.sense
            if sense == Sense.NAME:
                return at + 1, MentionType.ORGANIZATION
            return at + 1, MentionType.NATIONALITY if sense == Sense.NATION else None
        if piece.part == Part.CAPITALS:
            return at + 1, self._of_capitals(row, pieces, at)
        return at + 1, None

    @staticmethod
    def _organization(row: Sequence[Atom], pieces: Sequence[Piece], at: int) -> int | None:
        """One past the end of a proper name with a noun in it: *Interior Ministry*, *Party of Labour*; `None` where none is."""
        end = at
        while end < len(pieces) and end - at < MAX_PIECES and pieces[end].part in (Part.CAPITALS, Part.NAME, Part.HEAD):
            head = pieces[end].head
            if head is not None:
                written = row[pieces[end].first : pieces[end].last]
                proper = head.sort == Sort.ORGAN and written[0].capital and written[-1].capital
                named = end > at or len(written) > 1 or _continues(row, pieces, end)
                return _with_tail(row, pieces, end) if proper and named and not written[0].text.isupper() else None
            entry = pieces[end].entry
            if entry is not None and entry.sense != Sense.NATION:
                return None
            end += 1
        return None

    def _of_capitals(self, row: Sequence[Atom], pieces: Sequence[Piece], at: int) -> MentionType | None:
        """Whether an unknown run of capitals names a person."""
        piece = pieces[at]
        name = self._document.text[row[piece.first].start : row[piece.last - 1].end]
        first = row[piece.first]
        if first.fold in small_words("words", "dates"):
            return None
        if not self._shouted and piece.last - piece.first == 1 and first.acronym and name.isalpha():
            return MentionType.ORGANIZATION if len(name) > MIN_PARTS and name not in NO_NAMES else None
        before = pieces[at - 1] if at else None
        if before is not None and (before.part == Part.TITLE or (before.head is not None and before.head.sort == Sort.PERSON)):
            return MentionType.PERSON
        if know_person(name) or fold(name) in self._persons or fold(name.rsplit(None, 1)[-1]) in self._persons:
            return MentionType.PERSON
        if first.fold in given_names() and (piece.last - piece.first >= MIN_PARTS or piece.first > 0):
            return MentionType.PERSON
        return MentionType.PERSON if self._speaks(row, piece) and not self._is_common(row, piece) else None

    def _speaks(self, row: Sequence[Atom], piece: Piece) -> bool:
        """Whether a word of saying, or *who*, follows a name or stands before it."""
        after = row[piece.last].fold if piece.last < len(row) else ""
        follows = after in small_words("speech", "words") or after == "who"
        before = piece.first > 0 and row[piece.first - 1].fold == "said"
        return (follows or before) and piece.last - piece.first >= MIN_PARTS

    def _is_common(self, row: Sequence[Atom], piece: Piece) -> bool:
        """Whether the run is the beginning of a sentence with words that also stand in small letters."""
        return all(atom.fold in self._small for atom in row[piece.first : piece.last])

    def _mention(self, span: Span, kind: MentionType, value: NameValue) -> Mention:
        report = self._document.report.id
        return Mention(
            id=stable_id("men", report, span.start, span.end, kind), report=report, span=span, type=kind, value=value
        )

    def _value(self, name: str, pieces: Sequence[Piece], at: int, end: int) -> NameValue:
        """Who a name means, as far as it and the words before it tell."""
        piece = pieces[end - 1]
        if piece.part == Part.NAME and piece.entry and end == at + 1:
            return _known(piece.entry.actor)
        if piece.part == Part.HEAD and piece.head:
            return NameValue(actor=name, kind=piece.head.kind, side=_side_before(pieces, end - 1))
        return self._persons.get(fold(name)) or _person(name, VoiceKind.OTHER, None)


def _known(actor: Actor) -> NameValue:
    """Somebody of the tables."""
    return NameValue(actor=actor.actor, kind=actor.kind, side=actor.side)


def _person(name: str, kind: VoiceKind, side: str | None) -> NameValue:
    """A person: as the tables know them, else as described."""
    known = know_person(name)
    return _known(known) if known else NameValue(actor=name, kind=kind, side=side)


def _side_before(pieces: Sequence[Piece], at: int) -> str | None:
    """The side of the nearest nationality before a piece in its phrase, or `None`."""
    for piece in reversed(pieces[max(0, at - MAX_PIECES) : at]):
        if piece.part == Part.NAME and piece.entry and not piece.concerns:
            return piece.entry.actor.side
        if piece.part not in (Part.HEAD, Part.TITLE, Part.POSSESSIVE, Part.CAPITALS):
            return None
    return None


def _small_words(rows: Sequence[Sequence[Atom]]) -> frozenset[str]:
    """The words that the report also writes in small letters."""
    return frozenset(atom.fold for row in rows for atom in row if atom.text[0].islower())


def _continues(row: Sequence[Atom], pieces: Sequence[Piece], at: int) -> bool:
    """Whether a capitalised noun goes on with "of" and a capital: *Ministry of Transport*, *University of Leeds*."""
    if at + 2 >= len(pieces) or row[pieces[at + 1].first].fold not in ("of", "for"):
        return False
    return pieces[at + 2].part in (Part.CAPITALS, Part.NAME, Part.HEAD) and row[pieces[at + 2].first].capital


def _with_tail(row: Sequence[Atom], pieces: Sequence[Piece], at: int) -> int:
    """One past the last piece of a proper name whose noun is the piece `at`."""
    return at + 3 if _continues(row, pieces, at) else at + 1


def _titled(row: Sequence[Atom], pieces: Sequence[Piece]) -> Iterator[tuple[str, NameValue]]:
    """Full and last names that stand after a title or the noun of a human, plain, with whom they mean."""
    for at in range(1, len(pieces)):
        before, piece = pieces[at - 1], pieces[at]
        human = before.head is not None and before.head.sort == Sort.PERSON
        called = piece.last - piece.first >= MIN_PARTS and row[piece.first].fold in given_names()
        if piece.part == Part.CAPITALS and (before.part == Part.TITLE or human or called):
            name = " ".join(atom.text for atom in row[piece.first : piece.last])
            kind = before.kind or (before.head.kind if before.head and human else VoiceKind.OTHER)
            value = _person(name, kind, _side_before(pieces, at))
            yield fold(name), value
            yield row[piece.last - 1].fold, value
