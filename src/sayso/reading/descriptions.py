"""What a noun phrase says of the one it names, taken by itself: head, nationality, owner, personal name, place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.reading.pieces import Part, Piece, piece_at
from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import small_words
from sayso.world.actors import Entry, Sense
from sayso.world.heads import Head, Sort, Trait
from sayso.world.spelling import Atom

APART = small_words("words", "apart")
ARTICLES = small_words("words", "articles")
FOREIGN = small_words("words", "foreign")
LEADING = small_words("words", "leading")
LOCATING = small_words("words", "locating")
NUMBERS = small_words("words", "numbers")
POSSESSING = small_words("words", "possessing")
RELATIVES = small_words("words", "relatives")
MAX_ATOMS = 60
"""Atoms of a phrase that are looked at; the longest source in the development cases has 21."""
MAX_DEPTH = 4
"""Owners within owners; deeper ones are not followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a phrase says."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    words: str
    """The phrase without article, apposition and relative clause."""
    head: Head | None = None
    """What sort of party it names."""
    named: Entry | None = None
    """The known actor whose name it is."""
    nation: Entry | None = None
    """Of which country or side."""
    ethnic: bool = False
    """Whether the nationality is descent only."""
    concerned: bool = False
    """Whether a nationality was named that it only has to do with."""
    owner: "Description | None" = None
    """Whose it is, where that is no mere nationality."""
    person: str | None = None
    """Personal name, without title."""
    rank: VoiceKind | None = None
    """The kind that a title tells."""
    proper: str | None = None
    """Unknown proper name: of a person or organization."""
    pronoun: str | None = None
    """The pronoun that it is."""
    article: str | None = None
    """*the*, *a* or *no*, also for words that mean as much; `None` where there is none."""
    counted: bool = False
    """Whether a number stands before it."""
    foreign: bool = False
    """Whether it is said to be of other countries, or of several: *Western governments*, *both delegations*."""
    apart: bool = False
    """Whether it is called one of a breakaway authority: *the de facto ministry*, *the region's army*."""
    place: tuple[int, int] | None = None
    """Offsets of the words that tell where it is."""
    place_nation: Entry | None = None
    """The country named in these words."""


def describe(row: Sequence[Atom], *, shouted: bool = False, depth: int = 0) -> Description | None:
    """What a phrase says; `None` where it has no word.

    Args:
        row: its atoms; no more than `MAX_ATOMS` of them are looked at.
        shouted: whether the text is all in capitals.
        depth: how many owners it is within.
    """
    segments = [segment for segment in _segments(row[:MAX_ATOMS]) if segment]
    if not segments:
        return None
    first, *rest = segments
    span = (row[0].start, row[-1].end)
    found = _segment(first, span, shouted=shouted, depth=depth)
    for segment in rest:
        leads = len(segment) > 1 and segment[0].fold in LEADING
        other = _segment(segment[1:] if leads else segment, span, shouted=shouted, depth=depth)
        found = _led(found, other) if leads else _joined(found, other)
    return found


def _segments(row: Sequence[Atom]) -> Iterator[list[Atom]]:
    """The parts between commas, brackets and before relative pronouns, without quotation marks."""
    segment: list[Atom] = []
    for atom in row:
        if atom.text in ",;()[]:–—-" or atom.fold in RELATIVES:
            yield segment
            segment = []
        elif atom.word or atom.text[0] in "'’":
            segment.append(atom)
    yield segment


def _led(first: Description, other: Description) -> Description:
    """Somebody and what he speaks for or commands: *X, who speaks for the Houthis*."""
    owner = other.owner if other.head is None and other.named is None and other.owner else other
    return first if first.owner or first.head else replace(first, owner=owner)


def _joined(first: Description, other: Description) -> Description:
    """A description and its apposition."""
    if other.head is None and other.named is None and other.proper is None and other.person is None:
        return first
    whole = first.proper or first.person
    if first.head is None and first.named is None and whole is None and first.owner and other.head is None:
        return replace(first, proper=other.person or other.proper)
    if other.head is None and whole and first.head is None and other.named and other.named.sense == Sense.NAME:
        return replace(first, person=whole, proper=None, owner=first.owner or other)
    if first.head is None and first.named is None and first.proper and other.head and other.head.sort == Sort.ORGAN:
        return replace(other, words=first.words, proper=first.proper, article=first.article)
    if first.head is None and first.named is None and other.head is not None:
        return (
            replace(
                other,
                words=first.words,
                person=first.person or first.proper,
                proper=None,
                rank=first.rank,
                article=first.article,
                named=None,
            )
            if first.person or first.proper
            else first
        )
    if first.head is not None and first.person is None and first.named is None and other.head is None:
        return _with_name(first, other)
    return first


def _with_name(first: Description, other: Description) -> Description:
    """A described party and the name that follows it: *the referee, Ali Darwish*."""
    person = other.person or other.proper
    if first.head is not None and first.head.sort == Sort.PERSON:
        return replace(first, person=person, words=person or first.words) if person else first
    if other.named and other.named.sense == Sense.NAME:
        return replace(first, named=other.named)
    return replace(first, proper=first.proper or other.proper)


def _segment(row: Sequence[Atom], span: tuple[int, int], *, shouted: bool, depth: int) -> Description:
    """A part of the phrase at these offsets, without commas."""
    both = row[0].fold == "both"
    article, counted, row = _without_article(row)
    words = _written(row, 0, len(row))
    blank = Description(start=span[0], end=span[1], words=words, article=article, counted=counted)
    if not row:
        return blank
    pieces = list(_pieces(row, shouted=shouted))
    main, tail = _parted(pieces)
    before = {atom.fold for atom in row[: main[-1].last]}
    foreign = any(row[piece.first].fold in FOREIGN for piece in main if piece.part not in (Part.HEAD, Part.NAME))
    blank = replace(blank, apart=not APART.isdisjoint(before), foreign=both or foreign)
    found = _main(row, main, blank, shouted=shouted, depth=depth)
    return _with_tail(found, row, tail, shouted=shouted, depth=depth) if tail else found


def _without_article(row: Sequence[Atom]) -> tuple[str | None, bool, Sequence[Atom]]:
    """Article, whether a number follows it, and the rest."""
    article, counted = None, False
    while row and not row[0].glued:
        word = row[0].fold
        if word in ARTICLES and not (word == "al" or row[0].acronym in ("US", "AN")):
            article = article or _article(word)
        elif word in NUMBERS or word.isdigit():
            counted = True
        else:
            break
        row = row[1:]
    return article, counted, row


def _article(word: str) -> str:
    """Definite, indefinite or none."""
    if word in ("no", "neither"):
        return "no"
    return "a" if word in ("a", "an", "another", "any") else "the"


def _pieces(row: Sequence[Atom], *, shouted: bool) -> Iterator[Piece]:
    """The pieces of a phrase from left to right."""
    at = 0
    before: Piece | None = None
    while at < len(row):
        before = piece_at(row, at, before, shouted=shouted)
        yield before
        at = before.last


def _parted(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """The pieces before the first preposition, and the rest."""
    for index, piece in enumerate(pieces):
        if piece.part == Part.PREPOSITION and index:
            return pieces[:index], pieces[index:]
    return pieces, ()


def _main(row: Sequence[Atom], pieces: Sequence[Piece], blank: Description, *, shouted: bool, depth: int) -> Description:
    """The part of a phrase before its prepositions."""
    owner: Description | None = None
    for index in range(len(pieces) - 1, 0, -1):
        if pieces[index].part == Part.POSSESSIVE and index < len(pieces) - 1:
            owner = _owner(row, pieces[0].first, pieces[index].first, shouted=shouted, depth=depth)
            pieces = pieces[index + 1 :]
            break
    if pieces and pieces[0].part == Part.PRONOUN and len(pieces) > 1:
        owner = _pronoun(row[pieces[0].first])
        pieces = pieces[1:]
    found = _core(row, pieces, blank, shouted=shouted, depth=depth)
    return _owned(found, owner) if owner else found


def _owner(row: Sequence[Atom], first: int, last: int, *, shouted: bool, depth: int) -> Description | None:
    """Whose something is."""
    return describe(row[first:last], shouted=shouted, depth=depth + 1) if depth < MAX_DEPTH and first < last else None


def _owned(found: Description, owner: Description) -> Description:
    """A description with its owner; a mere country or side becomes its nationality."""
    mere = owner.named if owner.head is None and owner.person is None else None
    if mere and (mere.sense != Sense.NAME or mere.actor.kind == VoiceKind.ARMED_GROUP):
        return replace(found, nation=found.nation or mere)
    if owner.head is None and owner.named is None and owner.pronoun is None and owner.person is None:
        return replace(found, place=(owner.start, owner.end), owner=found.owner or (owner if owner.proper else None))
    return replace(found, owner=found.owner or owner)


def _pronoun(atom: Atom) -> Description:
    return Description(start=atom.start, end=atom.end, words=atom.text, pronoun=atom.fold)


def _core(row: Sequence[Atom], pieces: Sequence[Piece], blank: Description, *, shouted: bool, depth: int) -> Description:
    """The head with what stands directly before and after it."""
    at = max((i for i, piece in enumerate(pieces) if piece.part == Part.HEAD), default=None)
    if at is None:
        return _headless(row, pieces, blank)
    head = pieces[at].head
    assert head is not None  # noqa: S101 - a head piece has one
    found = replace(blank, head=head)
    found = _before_head(row, pieces[:at], found, shouted=shouted, depth=depth)
    fighters = head.sort == Sort.PEOPLE and head.has(Trait.GROUP) and not any(piece.part == Part.NAME for piece in pieces[:at])
    if any(piece.part == Part.CAPITALS for piece in pieces[:at]) and (head.sort == Sort.ORGAN or fighters):
        start = next(piece.first for piece in pieces if piece.part in (Part.CAPITALS, Part.NAME))
        found = replace(found, proper=_written(row, start, pieces[at].last))
    return _after_head(row, pieces[at + 1 :], found)


def _before_head(row: Sequence[Atom], pieces: Sequence[Piece], found: Description, *, shouted: bool, depth: int) -> Description:
    """What stands before the head: nationalities, names and other heads that own it."""
    nouns = [piece for piece in pieces if piece.part == Part.HEAD]
    known = [piece for piece in pieces if piece.part == Part.NAME]
    if any(piece.concerns for piece in known):
        found = replace(found, concerned=True)
    owning = [piece for piece in known if not piece.concerns]
    if owning:
        last = owning[-1]
        assert last.entry is not None  # noqa: S101 - a name piece has one
        found = replace(found, ethnic=last.ethnic)
        if last.entry.sense == Sense.NAME and last.entry.actor.kind != VoiceKind.ARMED_GROUP:
            found = replace(found, owner=_owner(row, last.first, last.last, shouted=shouted, depth=depth))
        else:
            found = replace(found, nation=last.entry)
    if nouns and found.owner is None and nouns[-1].head and nouns[-1].head.sort in (Sort.ORGAN, Sort.PERSON):
        owner = _owner(row, nouns[-1].first, nouns[-1].last, shouted=shouted, depth=depth)
        found = replace(found, owner=owner and replace(owner, nation=found.nation, article="the"))
    return found


def _after_head(row: Sequence[Atom], pieces: Sequence[Piece], found: Description) -> Description:
    """What stands after the head: a personal name or the name of the institution."""
    pieces = [piece for piece in pieces if piece.part in (Part.CAPITALS, Part.NAME, Part.TITLE)]
    if not pieces:
        return found
    rank = next((piece.kind for piece in pieces if piece.part == Part.TITLE), None)
    named = [piece for piece in pieces if piece.part != Part.TITLE]
    if not named:
        return found
    known = named[-1].entry
    if len(named) == 1 and known is not None and known.sense == Sense.NAME:
        return replace(found, named=known)
    if len(named) == 1 and known is not None and found.head is not None and found.head.sort == Sort.ORGAN:
        return replace(found, nation=found.nation or known)
    if found.head is not None and found.head.sort in (Sort.PERSON, Sort.PEOPLE):
        return replace(found, person=_written(row, named[0].first, named[-1].last), rank=rank)
    return replace(found, proper=_written(row, named[0].first, named[-1].last))


def _headless(row: Sequence[Atom], pieces: Sequence[Piece], blank: Description) -> Description:
    """A phrase without a known noun: a name, a pronoun, or nothing that is known."""
    if len(pieces) == 1 and pieces[0].part in (Part.PRONOUN, Part.OTHER) and _is_pronoun(row[pieces[0].first].fold):
        return replace(blank, pronoun=row[pieces[0].first].fold)
    known = [piece for piece in pieces if piece.part == Part.NAME]
    capitals = [piece for piece in pieces if piece.part == Part.CAPITALS]
    title = next((piece for piece in pieces if piece.part == Part.TITLE), None)
    if capitals and (title or not known or capitals[-1].first > known[-1].first):
        last = max(capitals[-1].last, *(piece.last for piece in known), 0) if known else capitals[-1].last
        first = min(capitals[0].first, *(piece.first for piece in known)) if known and not title else capitals[0].first
        name = _written(row, first, last)
        nation = known[0].entry if known else None
        if title:
            return replace(blank, person=name, rank=title.kind, nation=nation)
        return replace(blank, proper=name, nation=nation)
    if known:
        last_known = known[-1]
        if last_known.concerns:
            return replace(blank, concerned=True)
        return replace(blank, named=last_known.entry, ethnic=last_known.ethnic)
    if pieces and pieces[0].part == Part.PRONOUN:
        return replace(blank, pronoun=row[pieces[0].first].fold)
    return blank


def _is_pronoun(word: str) -> bool:
    return any(word in small_words("pronouns", kind) for kind in ("person", "institution", "several", "speaker", "relative"))


def _with_tail(found: Description, row: Sequence[Atom], tail: Sequence[Piece], *, shouted: bool, depth: int) -> Description:
    """A description with what its prepositions tell: whose it is, and where."""
    at = tail[0].first
    preposition = row[at].fold
    rest = row[at + 1 :]
    inner = describe(rest, shouted=shouted, depth=depth + 1) if rest and depth < MAX_DEPTH else None
    if inner is None:
        return found
    where = (rest[0].start, rest[-1].end)
    nation = _nation_within(inner)
    if preposition in POSSESSING and inner.head is None and inner.named and inner.person is None:
        return _owned(found, inner)
    institution = inner.head is not None and inner.head.sort in (Sort.ORGAN, Sort.PERSON, Sort.PEOPLE)
    if preposition == "to" and (institution or (inner.named and inner.named.sense == Sense.NAME)):
        return replace(found, owner=found.owner or inner)
    if (institution or inner.named) and preposition in POSSESSING | LOCATING:
        is_town = inner.named is not None and inner.head is None and inner.named.sense != Sense.NAME
        if not is_town:
            return replace(
                found, owner=found.owner or inner, place=found.place or inner.place, place_nation=found.place_nation or nation
            )
    return replace(found, place=found.place or where, place_nation=found.place_nation or nation)


def _nation_within(inner: Description) -> Entry | None:
    """A country named in the words that tell where something is."""
    if inner.place_nation or inner.nation:
        return inner.place_nation or inner.nation
    return inner.named if inner.named and inner.named.sense != Sense.NAME else None


def _written(row: Sequence[Atom], first: int, last: int) -> str:
    """The words of some atoms, one blank between them, hyphens and possessives as they were."""
    out: list[str] = []
    for index in range(first, last):
        atom = row[index]
        if index > first and atom.glued:
            out.append("-")
        elif index > first and not (
            atom.text[0] in "'’" or atom.text == "." or (row[index - 1].text == "'" and atom.text == "s")
        ):
            out.append(" ")
        out.append(atom.text)
    return "".join(out)
