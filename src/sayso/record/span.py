"""A stretch of a report's stored text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open offsets in Unicode code points, with the words that stand there."""

    start: int
    """First code point, from 0."""
    end: int
    """One past the last code point; greater than `start`."""
    quote: str
    """The words as received: `text[start:end]`."""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span of `text` from `start` to `end`.

        Raises:
            ValueError: where the offsets do not lie in the text or leave nothing between them.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"offsets {start}:{end} are outside the text of {len(text)} code points, or empty")
        return cls(start=start, end=end, quote=text[start:end])

    def holds(self, text: str) -> bool:
        """Whether the text has the quote at these offsets."""
        return 0 <= self.start < self.end and text[self.start : self.end] == self.quote

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end
