"""Persons, organizations and nationalities that a report names."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.reading.cast import Cast
from sayso.reading.document import Document
from sayso.reading.noun_phrases import atoms_of, is_shouted, pieces_of
from sayso.reading.pieces import Part, Piece
from sayso.record import Mention, NameValue, Party, Span, stable_id
from sayso.record.vocabulary import MentionType
from sayso.world.actor_tables import small_words
from sayso.world.actors import Sense
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
        self._document = document
        self._shouted = is_shouted(document.text)
        self._rows = [atoms_of(sentence) for sentence in document.sentences]
        self._pieces = [pieces_of(row, shouted=self._shouted) for row in self._rows]
        self._cast = Cast.of(document)
        self._small = _small_words(self._rows)
        self._persons = {
            fold(name) for row, pieces in zip(self._rows, self._pieces, strict=True) for name in _titled(row, pieces)
        }

    def mentions(self) -> tuple[Mention, ...]:
        """All of them."""
        return tuple(
            mention for row, pieces in zip(self._rows, self._pieces, strict=True) for mention in self._in_sentence(row, pieces)
        )

    def _in_sentence(self, row: Sequence[Atom], pieces: Sequence[Piece]) -> Iterator[Mention]:
        at = 0
        while at < len(pieces):
            end, kind = self._name(row, pieces, at)
            if kind is not None:
                yield self._mention(row[pieces[at].first].start, row[pieces[end - 1].last - 1].end, kind)
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

    def _mention(self, start: int, end: int, kind: MentionType) -> Mention:
        span = Span.of(self._document.text, start, end)
        report = self._document.report.id
        party = self._cast.party(start, end)
        return Mention(
            id=stable_id("men", report, start, end, kind), report=report, span=span, type=kind, value=_value(party, kind)
        )


def _value(party: Party, kind: MentionType) -> NameValue:
    """Who a named party is; of a nationality, its state or side."""
    return NameValue(actor=party.actor, kind=party.kind, side=party.side if kind else None)


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


def _titled(row: Sequence[Atom], pieces: Sequence[Piece]) -> Iterator[str]:
    """Full and last names that stand after a title or the noun of a human."""
    for before, piece in pairwise(pieces):
        human = before.head is not None and before.head.sort == Sort.PERSON
        called = piece.last - piece.first >= MIN_PARTS and row[piece.first].fold in given_names()
        if piece.part == Part.CAPITALS and (before.part == Part.TITLE or human or called):
            yield " ".join(atom.text for atom in row[piece.first : piece.last])
            yield row[piece.last - 1].text
