"""Groups of things that are joined directly or through others."""

from collections import defaultdict
from collections.abc import Iterable


def join(items: Iterable[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected groups of numbered things, each in order, by their first.

    >>> join(range(4), [(2, 0), (3, 2)])
    [[0, 2, 3], [1]]
    """
    parent = {item: item for item in items}

    def top(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for a, b in pairs:
        low, high = sorted((top(a), top(b)))
        parent[high] = low
    found: defaultdict[int, list[int]] = defaultdict(list)
    for item in sorted(parent):
        found[top(item)].append(item)
    return [found[first] for first in sorted(found)]
