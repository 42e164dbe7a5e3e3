"""How much of one sequence stands in another in the same order."""

from collections.abc import Hashable, Sequence

LONGEST = 4_000
"""Items of each sequence that are looked at; with so many the time stays under 10 ms."""


def common_length(first: Sequence[Hashable], second: Sequence[Hashable]) -> int:
    """Length of the longest common subsequence.

    >>> common_length("abcdef", "xaybzd")
    3

    *Cost*: one operation on an integer of as many bits as the shorter has items, for each item of the longer.
    *Source*: Hyyrö, Bit-parallel LCS-length computation revisited (2004).
    """
    short, long = sorted((first[:LONGEST], second[:LONGEST]), key=len)
    places: dict[Hashable, int] = {}
    for at, item in enumerate(short):
        places[item] = places.get(item, 0) | 1 << at
    everywhere = (1 << len(short)) - 1
    left = everywhere
    for item in long:
        met = left & places.get(item, 0)
        left = (left + met | left - met) & everywhere
    return len(short) - left.bit_count()
