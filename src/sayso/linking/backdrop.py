"""What the reports behind sightings have in common."""

from collections.abc import Sequence
from functools import cache

from sayso.linking.sightings import Sighting
from sayso.linking.sketch import Sketch

Copied = frozenset[tuple[int, int, int, int]]
"""Sentences that are copies of one another: report, sentence, report, sentence."""
LEAST_MASS = 20
"""Weight up to which a sentence is too short for its likeness to another to say much: it counts as if it had so much."""
LEAST_LIKE = 0.15
"""Share of two sentences' weight in common up to which they are unlike: any two sentences on a war share as much."""


class Backdrop:
    """The texts of a group, asked for what two of them share; answers are kept."""

    def __init__(self, sketches: Sequence[Sketch], copied: Copied = frozenset()) -> None:
        self._sketches = sketches
        self._copied = copied
        self._marks = [frozenset(sketch.marks) for sketch in sketches]
        self.story = cache(self._story)
        """How many uncommon names and numbers two reports share."""

    def are_copies(self, a: Sighting, b: Sighting) -> bool:
        """Whether the sentences that tell two sightings are copies of one another."""
        return (a.report, a.line, b.report, b.line) in self._copied

    def named(self, report: int) -> frozenset[int]:
        """Names and numbers that a report has."""
        return self._marks[report]

    def likeness(self, a: Sighting, b: Sighting) -> float:
        """Share of the weight of two sentences that both have, from 0 to 1; 0 of what any two have."""
        first, second = (self._sketches[each.report].lines[each.line] for each in (a, b))
        shared = sum(weight for piece, weight in first.weights.items() if piece in second.weights)
        share = 2 * shared / (max(first.mass, LEAST_MASS) + max(second.mass, LEAST_MASS))
        return max(0.0, share - LEAST_LIKE) / (1 - LEAST_LIKE)

    def _story(self, a: int, b: int) -> int:
        return len(self._sketches[a].uncommon & self._sketches[b].uncommon)
