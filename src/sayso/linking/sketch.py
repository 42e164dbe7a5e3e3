"""What of a text survives copying: its runs of words, and the skeleton of names and numbers that spinning leaves alone."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple
from zlib import crc32

from sayso.language.sentences import split_sentences
from sayso.linking.names import skeleton
from sayso.world.actor_tables import rows
from sayso.world.actors import know_name

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that nobody sees; mills put them into words so that no run of words is kept."""
HIDING = re.compile(f"[{UNSEEN}]")
WORD = re.compile(rf"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:(?:['’ʼ‘`-]|[{UNSEEN}]+)[^\W_]+)*")
LOOKALIKES = str.maketrans("аеорсухіјѕԁһАВЕКМНОРСТХІЈЅ", "aeopcyxijsdhABEKMHOPCTXIJS")
"""Letters of another script that look like those of English words."""
DISGUISED = re.compile(f"[{''.join(map(chr, LOOKALIKES))}]")
OPENS_QUOTE = '"“«‘'
RUN = 5
"""Words in a shingle: with five, independent reports of one incident share under 3 % of them."""
MARKS = 3
"""Names or numbers in a row that make one piece of the skeleton."""
STEM = 5
"""Letters of a word that inflection and edits mostly leave."""
SHORT = 4
"""Words under this length say little of what a sentence is about."""
HEAVY = 3
"""Weight of a name or number against a common word: it is what spinning and translation keep."""
LONG_NUMBER = 3
"""Characters of a number that few texts share."""
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december sept today yesterday tomorrow".split()
)
OFFICES = ("bodies", "organs", "heads", "titles", "media", "states")
"""Tables of the world whose words stand in the names of many: Ministry, Command, National."""
LOCATIVE = frozenset("in near at outside around of toward towards inside into on".split())
"""Words after which a name can be that of a place."""
YEAR = re.compile(r"(?:19|20)\d\d")
MASK = (1 << 32) - 1
MIX = 0x9E3779B1
BINS = 24
"""Minima kept of each sort; in pairs they give 12 chances that two copies meet, enough where half the pieces are kept."""
FEW = 12
"""Pieces under which a text has one band, of its least and greatest: with fewer than bins, chance agreements would be many."""
LONGEST = 200_000
"""Code points of a text that are looked at, so that time stays bounded."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, as comparison sees it."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    weights: dict[int, int]
    """Weight of each name, number and stem in it."""
    mass: int
    """Their sum."""
    length: int
    """Its words."""


@dataclass(frozen=True)
class Sketch:
    """A text reduced to what is compared."""

    words: tuple[int, ...]
    """Hash of each word, in order."""
    marks: tuple[int, ...]
    """Hash of each name and number, in order."""
    lines: tuple[Line, ...]
    """Its sentences."""

    uncommon: frozenset[int]
    """Names and longer numbers that few other texts have: not states and bodies, days and months, or offices."""

    located: frozenset[int]
    """Those of them that stand where a place is named: *near Dolna*, *the town of Dolna*."""

    @classmethod
    def of(cls, text: str) -> "Sketch":
        """Reduce a text."""
        plain = text[:LONGEST]
        if DISGUISED.search(plain):
            plain = plain.translate(LOOKALIKES)
        drafts = [_Draft.of(plain, sentence.start, sentence.end) for sentence in split_sentences(plain)]
        uncommon = frozenset().union(*(draft.uncommon for draft in drafts)).difference(*(draft.common for draft in drafts))
        return cls(
            words=tuple(word for draft in drafts for word in draft.words),
            marks=tuple(mark for draft in drafts for mark in draft.marks),
            lines=tuple(draft.line for draft in drafts if draft.line.weights),
            uncommon=uncommon,
            located=uncommon & frozenset().union(*(draft.located for draft in drafts)),
        )

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Runs of words."""
        return _runs(self.words, RUN)

    @cached_property
    def bones(self) -> frozenset[int]:
        """Runs of names and numbers."""
        return _runs(self.marks, MARKS)

    @property
    def mass(self) -> int:
        """Weight of all sentences."""
        return sum(line.mass for line in self.lines)


@dataclass(slots=True)
class _Draft:
    """One sentence while it is read."""

    line: Line
    words: list[int]
    marks: list[int]
    uncommon: set[int]
    located: set[int]
    common: set[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "_Draft":
        """Read one sentence."""
        draft = cls(Line(start, end, {}, 0, 0), [], [], set(), set(), set())
        shouted = text[start:end].isupper()
        weights = draft.line.weights
        before = ""
        for match in WORD.finditer(text, start, end):
            word = match[0]
            form = _form(word)
            draft.words.append(form.hash)
            if form.number or (form.capital and not shouted and not _is_first(text, match.start(), start)):
                draft.mark(form)
            elif form.long:
                weights.setdefault(form.mark if form.capital else form.stem, 1)
                if form.small:
                    draft.common.add(form.mark)
            if form.capital and before in LOCATIVE and not shouted:
                draft.located.add(form.mark)
            before = word
        draft.line = Line(start, end, weights, sum(weights.values()), len(draft.words))
        return draft

    def mark(self, form: "Form") -> None:
        """Note a name or number."""
        self.marks.append(form.mark)
        self.line.weights[form.mark] = HEAVY
        if form.telling:
            self.uncommon.add(form.mark)


class Form(NamedTuple):
    """What is compared of a word, wherever it stands."""

    hash: int
    """Number of the word."""
    mark: int
    """Number of the name by its consonants, or of the number by its digits."""
    stem: int
    """Number of its first letters."""
    number: bool
    """Whether it begins with a digit."""
    capital: bool
    """Whether it begins with a capital."""
    small: bool
    """Whether it has none."""
    long: bool
    """Whether it says something of what a sentence is about."""
    telling: bool
    """Whether few texts have it, if it is a number or a name."""


@lru_cache(65536)
def _form(written: str) -> Form:
    """What is compared of a word."""
    word = written if written.isascii() else HIDING.sub("", written)
    number, capital = word[0].isdigit(), word[0].isupper()
    return Form(
        hash=hash_of(word.casefold()),
        mark=_mark(word),
        stem=hash_of(word[:STEM].casefold()),
        number=number,
        capital=capital,
        small=word.islower(),
        long=len(word) >= SHORT,
        telling=_is_telling(word) if number else capital and len(word) >= SHORT and not _is_known(word),
    )


@lru_cache(65536)
def hash_of(word: str) -> int:
    """A number for a word, the same on every machine."""
    return crc32(word.encode("utf-8", "surrogatepass"))


@lru_cache(65536)
def _mark(word: str) -> int:
    """A number for a name by its consonants, or for a number by its digits."""
    return hash_of("=" + (re.sub(r"\D", "", word) if word[0].isdigit() else skeleton(word)))


@lru_cache(65536)
def marks_of(name: str) -> frozenset[int]:
    """The marks that a name leaves where it stands in a text."""
    return frozenset(_mark(word) for word in WORD.findall(name) if word[0].isupper())


def _is_first(text: str, at: int, start: int) -> bool:
    """Whether a word begins a sentence or a quotation, so that its capital says nothing."""
    return at == start or text[at - 1] in OPENS_QUOTE


def _is_telling(number: str) -> bool:
    """Whether a number is one that few texts have: no year, and not round."""
    return len(number) >= LONG_NUMBER and not number.endswith("00") and not YEAR.fullmatch(number)


@lru_cache(65536)
def _is_known(word: str) -> bool:
    """Whether a name is a common one."""
    small = word.casefold().removesuffix("'s").removesuffix("’s")
    return small in CALENDAR or small in _office_words() or know_name(word) is not None


@cache
def _office_words() -> frozenset[str]:
    """The words of names of offices and bodies."""
    cells = (cell for table in OFFICES for row in rows(table) for cell in row.values() if cell)
    return frozenset(word for cell in cells for word in WORD.findall(cell.casefold()))


def _runs(items: tuple[int, ...], size: int) -> frozenset[int]:
    """A hash of every run of so many items; of all items where there are fewer."""
    found = set()
    for i in range(max(1, len(items) - size + 1)):
        mixed = 0
        for item in items[i : i + size]:
            mixed = (mixed * MIX + item) & MASK
        found.add(_scatter(mixed))
    return frozenset(found) if items else frozenset()


def _scatter(value: int) -> int:
    """Spread a hash evenly over 32 bits."""
    value ^= value >> 16
    value = value * 0x85EBCA6B & MASK
    value ^= value >> 13
    value = value * 0xC2B2AE35 & MASK
    return value ^ value >> 16


def bands(pieces: frozenset[int], length: int = 2) -> tuple[tuple[int, ...], ...]:
    """Minima over bins of the hash space, some in a row: equal rows mark likely copies.

    Every piece falls into one of `BINS` bins and each bin keeps its least; an empty bin takes the next one's. Texts that have a
    share s of their pieces in common agree on a row of that length n with chance sⁿ.
    *Source*: one-permutation hashing with rotation (Li, Owen and Zhang 2012; Shrivastava and Li 2014).
    """
    if len(pieces) < FEW:
        return ((BINS, min(pieces), max(pieces)),) if pieces else ()
    least: dict[int, int] = {}
    for piece in pieces:
        at = piece % BINS
        if piece < least.get(at, MASK + 1):
            least[at] = piece
    filled = [next(least[(at + step) % BINS] for step in range(BINS) if (at + step) % BINS in least) for at in range(BINS)]
    return tuple((at, *filled[at : at + length]) for at in range(0, BINS, length))
