"""Keys that copies of one text share: what to look for among many reports without comparing all."""

from collections.abc import Iterator
from itertools import pairwise

from sayso.linking.sketch import Sketch, bands

SINGLES = 8
"""Pairs of uncommon names in a row that each give a key by themselves: half a text has half of them, though no band."""

Key = tuple[str, tuple[int, ...]]
"""A sort of key and its numbers."""


def text_keys(sketch: Sketch) -> Iterator[Key]:
    """The keys of one text: 12 of runs of words, 12 of the skeleton, 8 of uncommon names, 8 of pairs of these in a row.

    The last two sorts are for retranslations, rewrites and parts, which keep neither runs of words nor the order of all names.
    """
    for sort, pieces, length in (("w", sketch.shingles, 2), ("s", sketch.bones, 2), ("n", sketch.uncommon, 3)):
        yield from ((sort, band) for band in bands(pieces, length))
    telling = [mark for mark in sketch.marks if mark in sketch.uncommon]
    pairs = {(min(pair), max(pair)) for pair in pairwise(telling) if pair[0] != pair[1]}
    yield from (("t", pair) for pair in sorted(pairs, key=_chance)[:SINGLES])


def _chance(pair: tuple[int, int]) -> tuple[int, tuple[int, int]]:
    """An order that is the same for all texts and that no name is favoured in."""
    return ((pair[0] * 0x9E3779B1 ^ pair[1]) & 0xFFFFFFFF, pair)
