"""Growing clusters from scored pairs, best first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

NEVER = -1e9
"""Strength of a tie that is barred."""
ROUNDING = 9
"""Decimals kept of a score, so that the order of additions decides nothing."""


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of the ties between two clusters."""

    best: float
    """The strongest pair."""
    total: float
    """Sum over the pairs that were compared."""
    pairs: int
    """How many were compared."""
    barred: bool = False
    """Whether nothing that they share can make them one."""

    def __add__(self, other: "Link") -> "Link":
        """Both ties together; a bar to either is a bar to both."""
        return Link(max(self.best, other.best), self.total + other.total, self.pairs + other.pairs, self.barred or other.barred)

    @property
    def strength(self) -> float:
        """Half the strongest pair, half the mean: one good pair is not enough against many bad ones, nor the reverse."""
        if self.barred:
            return NEVER
        return round((self.best + self.total / self.pairs) / 2, ROUNDING)


def link_of(scores: Iterable[float]) -> Link:
    """The tie of pairs with these scores; there must be one at least."""
    listed = list(scores)
    return Link(max(listed), sum(listed), len(listed))


def agglomerate(
    size: int, links: Mapping[tuple[int, int], Link], least: float
) -> tuple[list[list[int]], list[tuple[int, int, float]]]:
    """Merge the strongest tied clusters until no tie is as strong as `least`.

    Args:
        size: Number of items, which are numbered from 0.
        links: Ties of pairs of items, the lower number first; pairs that are missing say nothing.
        least: Strength from which clusters merge.

    Returns:
        The clusters, each in order, by their first item; and each merger: the firsts of the two clusters and the strength.

    *Cost*: the number of ties times its logarithm.
    """
    ties: defaultdict[int, dict[int, Link]] = defaultdict(dict)
    for (a, b), link in links.items():
        ties[a][b] = ties[b][a] = link
    members = {item: [item] for item in range(size)}
    queue = [(-link.strength, a, b) for (a, b), link in links.items() if link.strength >= least]
    heapify(queue)
    mergers = []
    while queue:
        strength, a, b = heappop(queue)
        if a not in members or b not in members or -ties[a][b].strength != strength:
            continue
        members[a] = sorted(members[a] + members.pop(b))
        mergers.append((a, b, -strength))
        for other, link in ties.pop(b).items():
            del ties[other][b]
            if other != a:
                joined = ties[a][other] + link if other in ties[a] else link
                ties[a][other] = ties[other][a] = joined
                if joined.strength >= least:
                    heappush(queue, (-joined.strength, min(a, other), max(a, other)))
    return [members[first] for first in sorted(members)], mergers
