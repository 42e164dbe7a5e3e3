"""Which reports are copies of one another: likely pairs without comparing all, then a judgement of each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.linking.alignment import Alignment, align
from sayso.linking.sketch import Sketch, bands

CROWD = 24
"""Reports that may share a band or a mark before it is boilerplate: a footer's run of words, a capital's name."""
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
    """Every pair of copies among the reports of a group.

    *Cost*: near-linear: only pairs that share a band or several uncommon marks are compared.
    """
    sketches = [report.sketch for report in reports]
    compared = (compare(a, b, reports[a], reports[b]) for a, b in sorted(candidates(sketches)))
    return tuple(likeness for likeness in compared if likeness.copy)


def candidates(sketches: Sequence[Sketch]) -> set[tuple[int, int]]:
    """Pairs of reports that are worth comparing."""
    if len(sketches) <= SMALL_GROUP:
        return set(combinations(range(len(sketches)), 2))
    return _by_bands(sketches) | _by_marks(sketches)


def _by_bands(sketches: Sequence[Sketch]) -> set[tuple[int, int]]:
    """Pairs that share a band of words or of skeleton."""
    holders: defaultdict[tuple[str, tuple[int, ...]], list[int]] = defaultdict(list)
    for number, sketch in enumerate(sketches):
        for sort, pieces in (("words", sketch.shingles), ("bones", sketch.bones)):
            for band in bands(pieces):
                holders[sort, band].append(number)
    return {pair for held in holders.values() if len(held) <= CROWD for pair in combinations(held, 2)}


def _by_marks(sketches: Sequence[Sketch]) -> set[tuple[int, int]]:
    """Pairs that share several names or numbers which few reports have."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, sketch in enumerate(sketches):
        for mark in set(sketch.marks):
            holders[mark].append(number)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for held in holders.values():
        if len(held) <= CROWD:
            for pair in combinations(held, 2):
                shared[pair] += 1
    return {pair for pair, count in shared.items() if count >= SHARED_MARKS}


def compare(first: int, second: int, a: Copyist, b: Copyist) -> Likeness:
    """Lay two reports over one another."""
    return Likeness(
        first=first,
        second=second,
        alignment=align(a.sketch, b.sketch),
        words=_containment(a.sketch.shingles, b.sketch.shingles),
        bones=_containment(a.sketch.bones, b.sketch.bones),
        marks=_containment(frozenset(a.sketch.marks), frozenset(b.sketch.marks)),
        lines=min(len(a.sketch.lines), len(b.sketch.lines)),
        runs=len(a.sketch.shingles & b.sketch.shingles),
        joints=len(a.sketch.bones & b.sketch.bones),
        credited=a.credits(b) or b.credits(a),
    )


def _containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the smaller set that the other has."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
