"""Which sentences of two texts say the same thing in other words."""

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.linking.sketch import Line, Sketch

LEAST_SHARED = 0.34
"""Share of the lighter sentence's weight from which two sentences are one: half-garbled copies keep their names and numbers."""
LEAST_MASS = 4
"""Weight that two sentences must share at the least: one name and one word."""
ALIKE = 0.6
"""Share from which two sentences are alike beyond doubt: independent reports of one incident have hardly any."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences that belong together."""

    first: int
    """Number of the sentence in the first text."""
    second: int
    """Number of the sentence in the second text."""
    share: float
    """How much of the lighter sentence the other has."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two texts lie over one another."""

    matches: tuple[Match, ...]
    """Sentences of the first text with their best counterparts in the second."""
    coverage: float
    """Share of the lighter text's weight that stands in matched sentences, each weighed by how much of it the other has."""
    alike: float
    """Share of the lighter text's weight that stands in sentences which are alike beyond doubt."""
    order: float
    """Share of successive matches that go forward in both texts; 1 where there is only one."""
    likeness: float
    """Mean share of the matched sentences."""


def align(first: Sketch, second: Sketch) -> Alignment:
    """Match the sentences of two texts, the lighter one's to the other's.

    *Cost*: the number of words, times the few sentences that each occurs in.
    """
    if first.mass > second.mass:
        turned = align(second, first)
        matches = tuple(Match(match.second, match.first, match.share) for match in turned.matches)
        return replace(turned, matches=matches)
    matches = _matches(first, second)
    covered = sum(match.share * first.lines[match.first].mass for match in matches)
    alike = sum(first.lines[match.first].mass for match in matches if match.share >= ALIKE)
    steps = [b.second >= a.second for a, b in pairwise(matches)]
    return Alignment(
        matches=matches,
        coverage=covered / first.mass if first.mass else 0.0,
        alike=alike / first.mass if first.mass else 0.0,
        order=sum(steps) / len(steps) if steps else 1.0,
        likeness=sum(match.share for match in matches) / len(matches) if matches else 0.0,
    )


def _matches(first: Sketch, second: Sketch) -> tuple[Match, ...]:
    """The best counterpart of each sentence of the first text."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(second.lines):
        for piece in line.weights:
            holders[piece].append(number)
    found = (_best(number, line, second, holders) for number, line in enumerate(first.lines))
    return tuple(match for match in found if match)


def _best(number: int, line: Line, other: Sketch, holders: dict[int, list[int]]) -> Match | None:
    """The sentence of the other text that shares most with a sentence."""
    shared: defaultdict[int, int] = defaultdict(int)
    for piece, weight in line.weights.items():
        for at in holders.get(piece, ()):
            shared[at] += weight
    telling = ((at, mass) for at, mass in shared.items() if mass >= LEAST_MASS)
    best = max(((_share(line, other.lines[at], mass), -at) for at, mass in telling), default=(0.0, 0))
    return Match(number, -best[1], best[0]) if best[0] >= LEAST_SHARED else None


def _share(a: Line, b: Line, mass: int) -> float:
    """Shared weight over that of the lighter sentence, marked down where the lengths are far apart."""
    lighter, heavier = sorted((a.mass, b.mass))
    return min(1.0, mass / (0.8 * lighter + 0.2 * heavier))
