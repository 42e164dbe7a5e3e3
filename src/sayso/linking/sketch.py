"""What of a text survives copying: its runs of words, and the skeleton of names and numbers that spinning leaves alone."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from zlib import crc32

from sayso.language.sentences import split_sentences
from sayso.linking.names import skeleton

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ‘`-][^\W_]+)*")
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

    @classmethod
    def of(cls, text: str) -> "Sketch":
        """Reduce a text."""
        words: list[int] = []
        marks: list[int] = []
        lines = []
        for sentence in split_sentences(text[:LONGEST]):
            said, marked, weights = _sentence(text, sentence.start, sentence.end)
            words += said
            marks += marked
            if weights:
                lines.append(Line(sentence.start, sentence.end, weights, sum(weights.values()), len(said)))
        return cls(tuple(words), tuple(marks), tuple(lines))

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


def _sentence(text: str, start: int, end: int) -> tuple[list[int], list[int], dict[int, int]]:
    """Word hashes, mark hashes and weights of one sentence."""
    said, marked = [], []
    weights: dict[int, int] = {}
    shouted = text[start:end].isupper()
    for match in WORD.finditer(text, start, end):
        word, at = match[0], match.start()
        said.append(_hash(word.casefold()))
        first = at == start or text[at - 1] in OPENS_QUOTE
        if word[0].isdigit() or (word[0].isupper() and not first and not shouted):
            mark = _mark(word)
            marked.append(mark)
            weights[mark] = HEAVY
        elif len(word) >= SHORT:
            weights.setdefault(_mark(word) if word[0].isupper() else _hash(word[:STEM].casefold()), 1)
    return said, marked, weights


@lru_cache(65536)
def _hash(word: str) -> int:
    """A number for a word, the same on every machine."""
    return crc32(word.encode("utf-8", "surrogatepass"))


@lru_cache(65536)
def _mark(word: str) -> int:
    """A number for a name by its consonants, or for a number by its digits."""
    return _hash("=" + (re.sub(r"\D", "", word) if word[0].isdigit() else skeleton(word)))


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


def bands(pieces: frozenset[int]) -> tuple[tuple[int, int, int], ...]:
    """Pairs of minima over bins of the hash space: equal pairs mark likely copies.

    Every piece falls into one of `BINS` bins and each bin keeps its least; an empty bin takes the next one's. Texts that have a
    share s of their pieces in common agree on a pair with chance s².
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
    return tuple((at, filled[at], filled[at + 1]) for at in range(0, BINS, 2))
