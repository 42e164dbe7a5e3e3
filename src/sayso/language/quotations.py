"""What stands between quotation marks, also over several paragraphs."""

import re
from dataclasses import dataclass

MARK = re.compile(r"''|``|[\"“”„«»‘’'`]|[\n\r\u2028\u2029]+")
PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", "''": "''", "``": "''"}
"""Opening marks, and those that close each."""
SINGLE = frozenset("‘'")
BEFORE_OPENING = frozenset('([{—–-/:,;"“„«')
MAX_QUOTATION = 6000
"""Code points; a speech quoted whole runs to about 4,000, and a mark whose partner is farther away is a stray one."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks; of quotations within one another only the outermost."""

    start: int
    """First code point inside the marks."""
    end: int
    """One past the last code point inside."""
    opening: int
    """First code point of the opening mark."""
    closing: int
    """One past the closing mark; `end` where there is none."""
    runs_on: bool
    """Whether the speech goes on in the next paragraph, which opens with the mark again."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that waits for its partner."""

    mark: str
    start: int
    end: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text, in order; one that is not closed ends with its paragraph.

    >>> [text[q.start:q.end] for text in ["“We left,” he said, “at 'dawn'.”"] for q in find_quotations(text)]
    ['We left,', "at 'dawn'."]
    """
    found: list[Quotation] = []
    waiting: _Open | None = None
    for match in MARK.finditer(text):
        mark, at = match[0], match.start()
        if waiting and at - waiting.end > MAX_QUOTATION:
            waiting = None
        if mark[0] in "\n\r\u2028\u2029":
            if waiting:
                found += _unclosed(text, waiting, at, match.end())
            waiting = None
        elif waiting and mark in PAIRS[waiting.mark] and _closes(text, match, waiting):
            found += _closed(text, waiting, match)
            waiting = None
        elif not waiting and mark in PAIRS and _opens(text, match):
            waiting = _Open(mark, at, match.end())
    if waiting and len(text) - waiting.end <= MAX_QUOTATION:
        found += _unclosed(text, waiting, len(text), len(text))
    return tuple(found)


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a mark may open a quotation: nothing or a blank before it, a word after it."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if not after or after.isspace():
        return False
    free = not before or before.isspace() or before in BEFORE_OPENING
    if match[0] in SINGLE:
        return free and after.isalpha() and _partner(text, match)
    return free or match[0] in "“„«"


def _partner(text: str, match: re.Match[str]) -> bool:
    """Whether a single mark has a partner in its line that is neither an apostrophe nor a plural's."""
    closing = PAIRS[match[0]]
    at = match.end()
    for _ in range(8):  # a quotation holds few apostrophes; it bounds the search
        at = text.find(closing, at, match.end() + 600)
        if at < 0 or "\n" in text[match.end() : at]:
            return False
        if not text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].isspace():
            return True
        at += 1
    return False


def _closes(text: str, match: re.Match[str], waiting: _Open) -> bool:
    """Whether a mark closes the one that waits: a single one within or after a word may be an apostrophe."""
    if waiting.mark not in SINGLE:
        return True
    after = text[match.end() : match.end() + 1]
    return not after.isalnum()


def _closed(text: str, waiting: _Open, match: re.Match[str]) -> list[Quotation]:
    """The quotation between two marks; none where nothing stands between them."""
    start, end = _trimmed(text, waiting.end, match.start())
    return [Quotation(start, end, waiting.start, match.end(), runs_on=False)] if start < end else []


def _unclosed(text: str, waiting: _Open, at: int, following: int) -> list[Quotation]:
    """What a mark without a partner opens: the rest of its paragraph, unless it is a stray apostrophe."""
    if waiting.mark in SINGLE:
        return []
    start, end = _trimmed(text, waiting.end, at)
    again = text.startswith(waiting.mark, following)
    return [Quotation(start, end, waiting.start, end, runs_on=again)] if start < end else []


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets without blanks at the ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
