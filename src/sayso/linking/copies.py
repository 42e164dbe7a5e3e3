"""Which reports are copies of one another: likely pairs without comparing all, then a judgement of each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.linking.alignment import Alignment, align
from sayso.linking.sketch import Sketch, bands

CROWD = 24
"""Reports with a band or a mark in common up to which all pairs of them are compared; more of them are a wire's copies, or
share a footer or a capital's name."""
NEIGHBOURS = 4
"""In a crowd, reports that each is compared with: those that follow it in an order that puts like beside like."""
OWN_WORDS = 0.5
"""Share of both texts that only few others have, from which what a crowd has too is boilerplate and shows no copying."""
SHARED_MARKS = 5
"""Names and numbers in common from which two reports are compared although no band joins them (retranslations, rewrites)."""
SMALL_GROUP = 12
"""Reports in a group up to which every pair is compared."""
COPY = 0.32
"""Evidence from which two reports are copies, if words or skeleton survived too."""
BONES_COUNT = 0.3
"""What a whole shared skeleton adds to the evidence of the sentences."""
MARKS_COUNT = 0.3
"""What names and numbers in common add, beyond the half that reports of one incident share anyway."""
MARKS_OF_RIVALS = 0.5
KEPT_WORDS = 0.2
"""Share of runs of words that shows copying by itself; shared footers and quotations reach .15, the heaviest editing .3."""
KEPT_BONES = 0.3
"""Share of the skeleton that shows copying by itself; independent reports of one incident reach .29 in the shortest texts."""
RETOLD_MATCHES = 6
"""Sentences that must match, in order, where neither words nor skeleton survived: a retranslation changes both."""
RETOLD_SHARE = 0.6
"""Share of the lighter text's sentences that must match there."""
RETOLD_COVERAGE = 0.4
RETOLD_ORDER = 0.9
CREDITED = 0.2
"""Coverage from which a report that credits the other's outlet, with the same names and numbers, retells it."""
CREDITED_MARKS = 0.65
LEAST_RUNS = 10
"""Runs of words that must be shared: in texts of one sentence a share says little."""
LEAST_JOINTS = 4
"""Runs of names and numbers that must be shared where no words are."""
LEAST_MATCHES = 3
"""Sentences that must match, or half of those of a short text: one that both have may be a statement that both quote."""
WHOLE = 0.6
"""Share of runs of words from which it does not matter how many sentences they make."""
CREDIT_LENGTH = 3
"""Letters of an outlet's name from which its occurrence in another text is a credit."""


Pieces = frozenset[int]
"""Runs of words, or of names and numbers."""
Signature = tuple[tuple[int, ...], ...]
"""The bands of a text, in order."""


@dataclass(frozen=True, slots=True)
class Common:
    """What more than a crowd of the reports of a group have."""

    words: Pieces
    """Runs of words."""
    bones: Pieces
    """Runs of names and numbers."""

    @classmethod
    def of(cls, sketches: Sequence[Sketch]) -> "Common":
        """Count the pieces of all texts."""
        words = Counter(piece for sketch in sketches for piece in sketch.shingles)
        bones = Counter(piece for sketch in sketches for piece in sketch.bones)
        return cls(*(frozenset(piece for piece, count in counts.items() if count > CROWD) for counts in (words, bones)))


NOTHING_COMMON = Common(frozenset(), frozenset())
"""Where two reports are compared by themselves."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two reports are, and by what."""

    first: int
    """Number of the first report in its group."""
    second: int
    """Number of the second."""
    alignment: Alignment
    """Their sentences."""
    words: float
    """Share of the shorter text's runs of words that both have."""
    bones: float
    """Share of the shorter skeleton's runs of names and numbers that both have."""
    marks: float
    """Share of the fewer names and numbers that both have."""
    lines: int
    """Sentences of the text that has fewer."""
    runs: int
    """Runs of words that both have."""
    joints: int
    """Runs of names and numbers that both have."""
    credited: bool = False
    """Whether one names the other's outlet."""

    @property
    def evidence(self) -> float:
        """Strength of the case for a copy, 0 to about 1."""
        told = max(self.alignment.coverage, self.words)
        order = 0.5 + 0.5 * self.alignment.order
        skeleton = BONES_COUNT * self.bones + MARKS_COUNT * max(0.0, self.marks - MARKS_OF_RIVALS)
        return min(1.0, told * order + skeleton * min(1.0, 4 * told))

    @property
    def copy(self) -> bool:
        """Whether one was made from the other, or both from a third."""
        if (self.words >= KEPT_WORDS and self.runs >= LEAST_RUNS) or (self.bones >= KEPT_BONES and self.joints >= LEAST_JOINTS):
            return self.evidence >= COPY and self._spread
        return self.retold or (self.credited and self.alignment.coverage >= CREDITED and self.marks >= CREDITED_MARKS)

    @property
    def _spread(self) -> bool:
        """Whether more is shared than one statement that both quote."""
        return self.words >= WHOLE or len(self.alignment.matches) >= min(LEAST_MATCHES, (self.lines + 1) // 2)

    @property
    def retold(self) -> bool:
        """Whether one follows the other sentence by sentence, in other words and with names spelt otherwise."""
        matches = len(self.alignment.matches)
        return (
            matches >= max(RETOLD_MATCHES, RETOLD_SHARE * self.lines)
            and self.alignment.order >= RETOLD_ORDER
            and self.alignment.coverage >= RETOLD_COVERAGE
        )


@dataclass(frozen=True, slots=True)
class Copyist:
    """A report as the search for copies sees it."""

    sketch: Sketch
    """Its text, reduced."""
    outlet: str | None = None
    """Who published it."""
    text: str = ""
    """Its stored text, searched for credits."""

    def credits(self, other: "Copyist") -> bool:
        """Whether it names the other's outlet in its text, and is not of that outlet."""
        outlet = other.outlet or ""
        return len(outlet) >= CREDIT_LENGTH and outlet != self.outlet and outlet in self.text


def find_copies(reports: Sequence[Copyist]) -> tuple[Likeness, ...]:
    """Pairs of copies among the reports of a group: all of a small family, of a crowd of copies as many as join it.

    *Cost*: near-linear: only pairs that share a band or several uncommon marks are compared, and in a crowd only neighbours.
    """
    sketches = [report.sketch for report in reports]
    common = Common.of(sketches)
    compared = (compare(a, b, reports[a], reports[b], common) for a, b in sorted(candidates(sketches)))
    return tuple(likeness for likeness in compared if likeness.copy)


def candidates(sketches: Sequence[Sketch]) -> set[tuple[int, int]]:
    """Pairs of reports that are worth comparing."""
    if len(sketches) <= SMALL_GROUP:
        return set(combinations(range(len(sketches)), 2))
    words, bones = (
        [bands(pieces) for pieces in sort] for sort in zip(*((each.shingles, each.bones) for each in sketches), strict=True)
    )
    return _by_bands(words) | _by_bands(bones) | _by_marks(sketches, bones)


def _by_bands(signatures: Sequence[Signature]) -> set[tuple[int, int]]:
    """Pairs that share a band; in a crowd those that agree best on the bands after it."""
    holders: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, signature in enumerate(signatures):
        for band in signature:
            holders[band].append(number)
    found: set[tuple[int, int]] = set()
    for band, held in holders.items():
        found.update(_pairs(held, lambda number, at=band[0]: _turned(signatures[number], at)))  # type: ignore[misc]
    return found


def _by_marks(sketches: Sequence[Sketch], signatures: Sequence[Signature]) -> set[tuple[int, int]]:
    """Pairs that share several names or numbers which few reports have, or as neighbours among many."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, sketch in enumerate(sketches):
        for mark in set(sketch.marks):
            holders[mark].append(number)
    shared = Counter(pair for held in holders.values() for pair in _pairs(held, signatures.__getitem__))
    return {pair for pair, count in shared.items() if count >= SHARED_MARKS}


def _pairs(held: Sequence[int], order: Callable[[int], Signature]) -> Iterator[tuple[int, int]]:
    """All pairs of a few; of a crowd, each with those that follow it in an order."""
    if len(held) <= CROWD:
        yield from combinations(held, 2)
        return
    ranked = sorted(held, key=lambda number: (order(number), number))
    for at, number in enumerate(ranked):
        yield from ((min(number, other), max(number, other)) for other in ranked[at + 1 : at + 1 + NEIGHBOURS])


def _turned(signature: Signature, at: int) -> Signature:
    """The bands from one on, then those before it."""
    return (*(band for band in signature if band[0] >= at), *(band for band in signature if band[0] < at))


def compare(first: int, second: int, a: Copyist, b: Copyist, common: Common = NOTHING_COMMON) -> Likeness:
    """Lay two reports over one another, without what a crowd of others has too."""
    words = _own(a.sketch.shingles, b.sketch.shingles, common.words)
    bones = _own(a.sketch.bones, b.sketch.bones, common.bones)
    return Likeness(
        first=first,
        second=second,
        alignment=align(a.sketch, b.sketch),
        words=_containment(*words),
        bones=_containment(*bones),
        marks=_containment(frozenset(a.sketch.marks), frozenset(b.sketch.marks)),
        lines=min(len(a.sketch.lines), len(b.sketch.lines)),
        runs=len(words[0] & words[1]),
        joints=len(bones[0] & bones[1]),
        credited=a.credits(b) or b.credits(a),
    )


def _own(a: Pieces, b: Pieces, common: Pieces) -> tuple[Pieces, Pieces]:
    """Two texts without what a crowd has too, if both are for the most part their own; a copy has little that is."""
    if common and len(a - common) > OWN_WORDS * len(a) and len(b - common) > OWN_WORDS * len(b):
        return a - common, b - common
    return a, b


def _containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the smaller set that the other has."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
