"""Which reports are copies of one another: likely pairs without comparing all, then a judgement of each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from sayso.linking.likeness import CROWD, Common, Copyist, Likeness, compare
from sayso.linking.sketch import Sketch, bands

NEIGHBOURS = 4
"""In a crowd, reports that each is compared with: those that follow it in an order that puts like beside like."""
SHARED_MARKS = 5
"""Names and numbers in common from which two reports are compared although no band joins them (retranslations, rewrites)."""
SMALL_GROUP = 12
"""Reports in a group up to which every pair is compared."""

Signature = tuple[tuple[int, ...], ...]
"""The bands of a text, in order."""


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
