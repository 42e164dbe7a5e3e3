"""Finding the likely copies of a report among a million: the keys of all texts in two sorted columns."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np

from sayso.linking.textkeys import Key

CROWDED = 64
"""Reports of one key that are looked at, the latest; a key that many have is a footer's or a wire story's."""
FRESH = 200_000
"""Keys that are kept apart until they are sorted in with the others; more of them where there are many others."""
GROWTH = 4
"""Part of all keys that may be fresh, so that sorting in is rare."""
MIX = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1


class Shelf:
    """Texts by their keys, in order of arrival.

    *Cost*: 12 bytes for each key, of which a text has 40 at the most; finding takes some binary searches for each key.
    """

    def __init__(self) -> None:
        self._keys = np.empty(0, dtype=np.uint64)
        self._texts = np.empty(0, dtype=np.uint32)
        self._fresh: defaultdict[int, list[int]] = defaultdict(list)
        self._waiting = 0
        self._count = 0

    def __len__(self) -> int:
        """How many texts there are."""
        return self._count

    @property
    def size_bytes(self) -> int:
        """Memory of the sorted columns."""
        return self._keys.nbytes + self._texts.nbytes

    def add(self, keys: Iterable[Key]) -> int:
        """Put a text in; its number, counted from 0."""
        for key in sorted({_number(key) for key in keys}):
            self._fresh[key].append(self._count)
            self._waiting += 1
        self._count += 1
        if self._waiting > max(FRESH, len(self._keys) // GROWTH):
            self._sort_in()
        return self._count - 1

    def near(self, keys: Iterable[Key], most: int) -> list[int]:
        """The texts that share most keys with one, the one with most of them first, no more than so many."""
        wanted = sorted({_number(key) for key in keys})
        found = Counter[int]()
        starts = np.searchsorted(self._keys, np.array(wanted, dtype=np.uint64))
        for key, start in zip(wanted, starts.tolist(), strict=True):
            held = self._held(key, start)
            fresh = self._fresh.get(key, [])
            found.update((held + fresh)[-CROWDED:])
        return [text for text, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most]]

    def _held(self, key: int, start: int) -> list[int]:
        """The texts of a key among the sorted ones."""
        if start == len(self._keys) or int(self._keys[start]) != key:
            return []
        end = int(np.searchsorted(self._keys, np.uint64(key), side="right"))
        texts: list[int] = self._texts[max(start, end - CROWDED) : end].tolist()
        return texts

    def _sort_in(self) -> None:
        """Put the fresh keys among the others."""
        count = sum(map(len, self._fresh.values()))
        keys = np.fromiter((key for key, texts in self._fresh.items() for _ in texts), dtype=np.uint64, count=count)
        texts = np.fromiter((text for texts in self._fresh.values() for text in texts), dtype=np.uint32, count=count)
        keys, texts = np.concatenate((self._keys, keys)), np.concatenate((self._texts, texts))
        order = np.lexsort((texts, keys))
        self._keys, self._texts = keys[order], texts[order]
        self._fresh.clear()
        self._waiting = 0


def _number(key: Key) -> int:
    """64 bits for a key, the same on every machine."""
    sort, numbers = key
    mixed = ord(sort) * MIX & MASK
    for number in numbers:
        mixed = (mixed ^ number) * MIX & MASK
        mixed ^= mixed >> 29
    return mixed
