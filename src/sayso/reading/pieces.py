"""Cutting a sentence or phrase into known names, nouns, titles, capitals and small words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import small_words
from sayso.world.actors import Entry, Match, Sense, names
from sayso.world.heads import Head, Sort, Trait, first_words, head_at, titles
from sayso.world.spelling import Atom

ARTICLES = small_words("words", "articles")
DATES = small_words("words", "dates")
LOWERCASE_NAMES = small_words("words", "lowercase_names")
MARKS_AGAINST = small_words("marks", "against")
MARKS_BELONGS = small_words("marks", "belongs")
MARKS_CONCERNS = small_words("marks", "concerns")
MARKS_ETHNIC = small_words("marks", "ethnic")
OPENERS = small_words("words", "openers")
PREPOSITIONS = small_words("words", "prepositions")
SHOUTED = small_words("words", "shouted")
SPEECH_WORDS = small_words("speech", "words")
STOPS = small_words("words", "stops")
TITLE_WORDS = 3
"""Words of the longest title."""


class Part(Enum):
    """What a piece of a phrase is."""

    NAME = auto()
    HEAD = auto()
    TITLE = auto()
    CAPITALS = auto()
    POSSESSIVE = auto()
    PREPOSITION = auto()
    PRONOUN = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a phrase."""

    part: Part
    """What it is."""
    first: int
    """Its first atom."""
    last: int
    """One past its last."""
    entry: Entry | None = None
    """The known name."""
    head: Head | None = None
    """The noun."""
    concerns: bool = False
    """Whether the name only tells whom it has to do with: *Iran-backed*."""
    ethnic: bool = False
    """Whether the name tells descent: *ethnic Armenian*."""
    kind: VoiceKind | None = None
    """The kind that a title tells."""


def piece_at(row: Sequence[Atom], at: int, before: Piece | None, *, shouted: bool) -> Piece:
    """The piece that begins at an atom.

    Args:
        row: the atoms of a sentence or phrase.
        at: where it begins.
        before: the piece before it.
        shouted: whether the text is all in capitals.
    """
    atom = row[at]
    if atom.text[0] in "'’":
        return Piece(Part.POSSESSIVE, at, at + 1)
    if _is_of_the_people(row, at):
        return Piece(Part.CAPITALS, at, at + 2)
    if at == 0 and atom.fold in OPENERS:
        return Piece(Part.OTHER, at, at + 1)
    return _piece(row, at, before, shouted=shouted)


def _piece(row: Sequence[Atom], at: int, before: Piece | None, *, shouted: bool) -> Piece:
    """The piece at an atom that is no mark and begins no sentence."""
    atom = row[at]
    if _is_grammar(atom) and not (before is not None and before.part == Part.CAPITALS and not shouted):
        return Piece(Part.OTHER, at, at + 1)
    if not atom.capital and atom.fold not in first_words() and not names().may_begin(atom):
        return _plain_piece(row, at, before, shouted=shouted)
    name = names().at(row, at, shouted=shouted)
    noun = head_at(row, at)
    title = _title(row, at)
    if title and (name is None or title.last > name.last) and (noun is None or title.last >= noun[0]):
        return title
    if noun and Trait.NAME in noun[1].traits and not (atom.capital and before is not None and before.part == Part.CAPITALS):
        noun = None
    if noun and name and noun[0] == name.last and before is not None and before.part in (Part.CAPITALS, Part.NAME):
        name = None
    if noun and (name is None or noun[0] > name.last) and not _within_name(row, at, noun[0], before):
        return Piece(Part.HEAD, at, noun[0], head=noun[1])
    if name and not _is_personal(row, name, before):
        return _marked(row, name)
    return _plain_piece(row, at, before, shouted=shouted)


def _is_of_the_people(row: Sequence[Atom], at: int) -> bool:
    """Whether a possessive belongs to a name: *People's Brigade*."""
    return (
        row[at].text == "People"
        and at + 2 < len(row)
        and row[at + 1].text[0] in "'’"
        and row[at + 2].capital
        and head_at(row, at + 2) is not None
    )


def _plain_piece(row: Sequence[Atom], at: int, before: Piece | None, *, shouted: bool) -> Piece:
    """A piece that is neither a known name nor a known noun."""
    atom = row[at]
    if before is None or before.part != Part.CAPITALS:
        if atom.fold in PREPOSITIONS:
            return Piece(Part.PREPOSITION, at, at + 1)
        if atom.fold in _possessives():
            return Piece(Part.PRONOUN, at, at + 1)
    if _opens_name(row, at, before, shouted=shouted):
        return Piece(Part.CAPITALS, at, _end_of_capitals(row, at + 1, shouted=shouted))
    if atom.fold in PREPOSITIONS:
        return Piece(Part.PREPOSITION, at, at + 1)
    if atom.fold in LOWERCASE_NAMES and at + 1 < len(row) and row[at + 1].capital:
        return Piece(Part.CAPITALS, at, _end_of_capitals(row, at + 1, shouted=shouted))
    return Piece(Part.OTHER, at, at + 1)


def _opens_name(row: Sequence[Atom], at: int, before: Piece | None, *, shouted: bool) -> bool:
    """Whether a capital begins an unknown name; where all is in capitals, only what follows a title or a human does."""
    if shouted:
        after_human = before is not None and before.head is not None and before.head.sort == Sort.PERSON
        return (
            row[at].capital
            and before is not None
            and (before.part == Part.TITLE or after_human)
            and not _is_small(row[at].fold)
        )
    if at == 0 and row[at].fold in small_words("words", "opening") and at + 1 < len(row) and row[at + 1].text[0].islower():
        return False
    return row[at].capital or (row[at].text[0].isdigit() and at + 1 < len(row) and row[at + 1].capital)


def _within_name(row: Sequence[Atom], first: int, last: int, before: Piece | None) -> bool:
    """Whether a noun is a word of a personal name: *Steve Baker*."""
    if before is None or before.part not in (Part.CAPITALS, Part.TITLE) or last - first > 1 or not row[first].capital:
        return False
    _, noun = head_at(row, first) or (0, None)
    return before.part == Part.TITLE or (noun is not None and noun.sort == Sort.PERSON and last == len(row))


def _title(row: Sequence[Atom], at: int) -> Piece | None:
    """A title before a capital: *Lt. Gen.*, *Mr*."""
    if row[at].fold not in first_words():
        return None
    for size in range(min(TITLE_WORDS, len(row) - at), 0, -1):
        key = " ".join(atom.fold for atom in row[at : at + size])
        if key not in titles():
            continue
        end = at + size
        while end < len(row) and row[end].text == ".":
            end += 1
        if end < len(row) and row[end].capital:
            return Piece(Part.TITLE, at, end, kind=titles()[key])
    return None


def _is_personal(row: Sequence[Atom], name: Match, before: Piece | None) -> bool:
    """Whether the name of a country or city is a personal name here: *Defence Minister Israel Katz*, *Denzel Washington*."""
    if name.entry.sense == Sense.NAME or name.last - name.first > 1 or before is None:
        return False
    if name.entry.sense == Sense.NATION:
        beside = before.part == Part.CAPITALS and before.last == name.first and not _is_dated(row[before.last - 1].fold)
        return beside and not (name.last < len(row) and head_at(row, name.last))
    if before.part in (Part.TITLE, Part.CAPITALS) and before.last == name.first:
        return not (before.part == Part.CAPITALS and name.last < len(row) and row[name.last].text[0] in "'’")
    follows = name.last < len(row) and row[name.last].capital and not head_at(row, name.last)
    return before.part == Part.HEAD and before.head is not None and before.head.sort == Sort.PERSON and follows


def _is_dated(word: str) -> bool:
    """Whether a capitalised word tells when or how, so that no name goes on after it: *Meanwhile Russian jets*."""
    return word.endswith("ly") or word in DATES or word in OPENERS


def _marked(row: Sequence[Atom], name: Match) -> Piece:
    """A known name with what is hyphened to it."""
    first, last, entry = name.first, name.last, name.entry
    before = row[first - 1].fold if first else ""
    against = row[first].glued and before in MARKS_AGAINST
    if last < len(row) and row[last].glued:
        mark = row[last].fold
        if mark in MARKS_CONCERNS:
            return Piece(Part.NAME, first, last + 1, entry=entry, concerns=True)
        if mark in MARKS_BELONGS:
            return Piece(Part.NAME, first, last + 1, entry=entry)
    return Piece(Part.NAME, first, last, entry=entry, concerns=against, ethnic=before in MARKS_ETHNIC)


def _end_of_capitals(row: Sequence[Atom], at: int, *, shouted: bool) -> int:
    """Where a run of capitalised words ends."""
    while at < len(row):
        atom = row[at]
        if shouted and (head_at(row, at) or names().at(row, at, shouted=True) or _is_small(atom.fold)):
            return at
        particle = atom.fold in LOWERCASE_NAMES and at + 1 < len(row) and row[at + 1].capital
        initial = atom.text == "." and len(row[at - 1].text) == 1
        if not (atom.glued or atom.capital or particle or initial) or _opens_another(row, at):
            return at
        at += 1
    return at


def _is_grammar(atom: Atom) -> bool:
    """Whether a word is an article, auxiliary or conjunction, with whatever letter it begins."""
    word = atom.fold
    if word not in ARTICLES and word not in STOPS:
        return False
    return not atom.acronym and word not in LOWERCASE_NAMES and not atom.glued


def _is_small(word: str) -> bool:
    """Whether a word is none of a name, where capitals do not tell."""
    return word in PREPOSITIONS or word in SHOUTED or word in SPEECH_WORDS


def _opens_another(row: Sequence[Atom], at: int) -> bool:
    """Whether a capitalised noun or nationality ends the run before it."""
    noun = head_at(row, at)
    if noun and not row[at].glued:
        return Trait.NAME in noun[1].traits or noun[1].sort != Sort.PERSON or noun[0] < len(row)
    known = names().at(row, at)
    return known is not None and (known.entry.sense in (Sense.NAME, Sense.NATION)) and not row[at].glued


@cache
def _possessives() -> frozenset[str]:
    return frozenset().union(*(small_words("possessives", kind) for kind in ("person", "institution", "several", "speaker")))
