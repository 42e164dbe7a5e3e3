"""Where a report's noun phrases stand that may name somebody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.language.sentences import Sentence
from sayso.reading.document import Document
from sayso.reading.pieces import Part, Piece, piece_at
from sayso.world.actor_tables import small_words
from sayso.world.actors import Sense
from sayso.world.heads import Sort
from sayso.world.own import OwnWorld, own_world
from sayso.world.spelling import Atom, atoms

ARTICLES = small_words("words", "articles")
NUMBERS = small_words("words", "numbers")
SPEECH_WORDS = small_words("speech", "words")
STOPS = small_words("words", "stops")
MAX_LOOSE = 2
"""Unknown words between a nationality or article and the noun: *the Tajik regional welfare office*."""
MAX_CHAIN = 3
"""Prepositions that a phrase runs over."""
MAX_CLAUSE = 14
"""Atoms of a relative clause that describes a person."""
SAMPLE = 1000
"""Code points that tell whether a text is all in capitals."""
SHOUTED = 0.7
"""Share of capitals among letters from which a text is held to be all in capitals; ordinary reports have under 0.1, and those
that came by teletype over 0.95."""


def is_shouted(text: str) -> bool:
    """Whether a text is all in capitals, so that they tell nothing."""
    sample = text[:SAMPLE]
    upper = sum(map(str.isupper, sample))
    lower = sum(map(str.islower, sample))
    return upper > SHOUTED * (upper + lower)


def atoms_of(sentence: Sentence) -> tuple[Atom, ...]:
    """The atoms of a sentence."""
    return atoms(sentence.tokens)


@dataclass(frozen=True, slots=True)
class Outline:
    """The sentences of a report in atoms and pieces."""

    rows: tuple[tuple[Atom, ...], ...]
    """The atoms of each sentence."""
    pieces: tuple[tuple[Piece, ...], ...]
    """The pieces of each sentence."""
    shouted: bool
    """Whether the text is all in capitals."""


def outline(document: Document) -> Outline:
    """The outline of a report; kept for the next one who asks for the same report."""
    return _draw(own_world(), document)


@lru_cache(maxsize=2)
def _draw(_own: OwnWorld, document: Document) -> Outline:
    """The outline of a report by the names that are known at present."""
    shouted = is_shouted(document.text)
    rows = tuple(atoms_of(sentence) for sentence in document.sentences)
    return Outline(rows, tuple(pieces_of(row, shouted=shouted) for row in rows), shouted)


def pieces_of(row: Sequence[Atom], *, shouted: bool) -> tuple[Piece, ...]:
    """The pieces of a sentence from left to right."""
    found: list[Piece] = []
    at = 0
    while at < len(row):
        piece = piece_at(row, at, found[-1] if found else None, shouted=shouted)
        found.append(piece)
        at = piece.last
    return tuple(found)


def find_phrases(row: Sequence[Atom], pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """First and one past the last atom of each noun phrase with a known noun or a name, from left to right."""
    at = 0
    while at < len(pieces):
        end = _phrase(row, pieces, at)
        if end is None:
            at += 1
            continue
        end = _with_description(row, pieces, at, end)
        yield pieces[at].first, pieces[end - 1].last
        at = end


def _phrase(row: Sequence[Atom], pieces: Sequence[Piece], at: int) -> int | None:
    """One past the last piece of the phrase that begins at a piece, or `None`."""
    end = _run(row, pieces, at)
    if end is None:
        return None
    for _ in range(MAX_CHAIN):
        if end >= len(pieces) or not _chains(row, pieces[end]) or not _takes_tail(pieces[at:end]):
            return end
        further = _run(row, pieces, end + 1) if end + 1 < len(pieces) else None
        if further is None:
            return end
        end = further
    return end


def _chains(row: Sequence[Atom], piece: Piece) -> bool:
    word = row[piece.first].fold
    return piece.part == Part.PREPOSITION and word in ("of", "for", "from", "in", "at")


def _takes_tail(run: Sequence[Piece]) -> bool:
    """Whether a preposition belongs to the run: it ends in a noun, not in a name."""
    last = run[-1]
    return last.part == Part.HEAD and last.head is not None and last.head.sort != Sort.THING


def _run(row: Sequence[Atom], pieces: Sequence[Piece], at: int) -> int | None:
    """One past the last piece of a run of determiners, adjectives, names and nouns with at least one of the last two."""
    end, core, loose, article = at, None, 0, False
    while end < len(pieces):
        piece = pieces[end]
        word = row[piece.first].fold
        if piece.part in (Part.NAME, Part.HEAD, Part.TITLE, Part.CAPITALS):
            if core is not None and not _continues(pieces[end - 1], piece):
                break
            core, loose = end, 0
        elif piece.part == Part.POSSESSIVE and core == end - 1:
            loose = 0
        elif core is None and not article and _is_determiner(row, piece):
            article = True
        elif not _may_stand_within(row, pieces, end, core) or loose >= MAX_LOOSE or (end == at and not _is_number(word)):
            break
        else:
            loose += 1
        end += 1
    return core + 1 if core is not None else None


def _is_determiner(row: Sequence[Atom], piece: Piece) -> bool:
    word = row[piece.first].fold
    return piece.part == Part.PRONOUN or (word in ARTICLES and word != "that")


def _is_number(word: str) -> bool:
    return word in NUMBERS or word.isdigit()


def _continues(before: Piece, piece: Piece) -> bool:
    """Whether a name or noun goes on with the phrase of the one before it."""
    if before.part == Part.HEAD and piece.part == Part.HEAD:
        return before.head is not None and before.head.sort in (Sort.ORGAN, Sort.PERSON)
    if before.part == Part.HEAD and before.head is not None and before.head.sort in (Sort.PEOPLE, Sort.THING):
        return False
    if before.part == Part.NAME and piece.part == Part.NAME and before.entry is not None:
        return before.entry.sense == Sense.NATION or before.concerns
    return True


def _may_stand_within(row: Sequence[Atom], pieces: Sequence[Piece], at: int, core: int | None) -> bool:
    """Whether an unknown small word may be an adjective of the phrase."""
    piece, word = pieces[at], row[pieces[at].first]
    if piece.part != Part.OTHER or not word.word or word.fold in STOPS:
        return False
    if word.fold in SPEECH_WORDS:
        return False
    if core is None or pieces[at - 1].part in (Part.POSSESSIVE, Part.OTHER):
        return True
    last = pieces[core]
    adjective = last.part == Part.NAME and last.entry is not None and (last.entry.sense == Sense.NATION or last.concerns)
    return adjective and not word.fold.endswith("ed")


def _with_description(row: Sequence[Atom], pieces: Sequence[Piece], at: int, end: int) -> int:
    """One past the apposition or relative clause that tells who a named person is."""
    if end + 1 >= len(pieces) or row[pieces[end].first].text != ",":
        return end
    if not any(piece.part == Part.CAPITALS for piece in pieces[at:end]):
        return _with_name(row, pieces, end)
    if row[pieces[end + 1].first].fold == "who":
        return _end_of_clause(row, pieces, end + 1)
    further = _phrase(row, pieces, end + 1)
    if further is None:
        return end
    heads = [p.head for p in pieces[end + 1 : further] if p.head is not None]
    personal = any(head.sort == Sort.PERSON for head in heads)
    introduced = row[pieces[end + 1].first].fold in ("a", "an", "the", "his", "her", "its", "their", "our")
    closed = (
        introduced
        or further >= len(pieces)
        or not row[pieces[further].first].word
        or row[pieces[further].first].fold in ("said", "who", "told")
    )
    return further if personal and closed and not _is_person(pieces[end + 1 : further]) else end


def _with_name(row: Sequence[Atom], pieces: Sequence[Piece], end: int) -> int:
    """One past the name that follows a described party: *the operator, Cenit,*."""
    last = pieces[end - 1].head
    if last is None or last.sort not in (Sort.PERSON, Sort.ORGAN) or pieces[end - 1].part == Part.NAME:
        return end
    further = end + 1
    while further < len(pieces) and pieces[further].part in (Part.CAPITALS, Part.TITLE):
        further += 1
    closed = further < len(pieces) and row[pieces[further].first].text in ",." and further > end + 1
    return further if closed else end


def _is_person(run: Sequence[Piece]) -> bool:
    return any(piece.part == Part.TITLE for piece in run)


def _end_of_clause(row: Sequence[Atom], pieces: Sequence[Piece], at: int) -> int:
    end = at
    while end < len(pieces) and end - at < MAX_CLAUSE and row[pieces[end].first].text not in ",;.":
        end += 1
    return end if end < len(pieces) and row[pieces[end].first].text in ",." else at - 1
