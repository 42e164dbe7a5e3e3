"""A reading version of a text, word by word beside the text as received."""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from sayso.record import Reason, Span

Swap = tuple[int, int, str]
"""Offsets in the stored text, and the word that is read there."""
SHOWN = 12
"""Words that are shown as read otherwise."""
Value = TypeVar("Value")


@dataclass(frozen=True)
class Alignment:
    """What is read in place of some words of a stored text."""

    stored: str
    """The text as received."""
    swaps: tuple[Swap, ...]
    """In text order, none overlapping another."""

    @cached_property
    def text(self) -> str:
        """The reading version."""
        parts: list[str] = []
        at = 0
        for start, end, word in self.swaps:
            parts += [self.stored[at:start], word]
            at = end
        return "".join([*parts, self.stored[at:]])

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where each swapped word starts and ends in the reading version."""
        starts, ends = [], []
        shift = 0
        for start, end, word in self.swaps:
            starts.append(start + shift)
            shift += len(word) - (end - start)
            ends.append(end + shift)
        return starts, ends

    def place(self, start: int, end: int) -> Span:
        """The stored words of a stretch of the reading version; a part of a swapped word is the whole word."""
        return Span.of(self.stored, self._start(start), self._end(end))

    def _start(self, offset: int) -> int:
        """The stored offset of a beginning."""
        starts, ends = self._edges
        at = bisect_right(starts, offset) - 1
        if at < 0:
            return offset
        return self.swaps[at][0] if offset < ends[at] else offset - ends[at] + self.swaps[at][1]

    def _end(self, offset: int) -> int:
        """The stored offset of an end."""
        starts, ends = self._edges
        at = bisect_left(starts, offset) - 1
        if at < 0:
            return offset
        return self.swaps[at][1] if offset <= ends[at] else offset - ends[at] + self.swaps[at][1]

    def reasons(self, report: str) -> tuple[Reason, ...]:
        """What is read for each word, at its first place, the most frequent first.

        Args:
            report: the report's id.
        """
        first: dict[tuple[str, str], tuple[int, int]] = {}
        times: Counter[tuple[str, str]] = Counter()
        for start, end, word in self.swaps:
            pair = (self.stored[start:end].casefold(), word.casefold())
            first.setdefault(pair, (start, end))
            times[pair] += 1
        frequent = sorted(times.items(), key=lambda each: (-each[1], each[0]))[:SHOWN]
        return tuple(
            Reason(
                subject=report,
                field="condition",
                rule="read-as",
                words=Span.of(self.stored, *first[pair]),
                note=f"{pair[1]} ({number} times)",
            )
            for pair, number in frequent
        )

    def restore(self, value: Value) -> Value:
        """A value of the record with all spans pointing into the stored text."""
        return self._restored(value)  # type: ignore[no-any-return]

    def _restored(self, value: Any) -> Any:
        """A value and all that it holds."""
        if isinstance(value, Span):
            return self.place(value.start, value.end)
        if isinstance(value, tuple):
            return tuple(map(self._restored, value))
        if is_dataclass(value) and not isinstance(value, type):
            told = {field.name: getattr(value, field.name) for field in fields(value)}
            return replace(value, **{name: self._restored(each) for name, each in told.items()})
        return value
