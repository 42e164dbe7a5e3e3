"""Where a noun phrase begins and ends, from the classes of its tokens."""

from sayso.reading.lines import Line
from sayso.world.grammar import CHAINS

MAX_PHRASE = 40
"""Tokens; the longest source in 2,000 news reports has 38, and it bounds the cost of a sentence without end."""
STARTS = frozenset("dnNmo")
"""Classes that a noun phrase may begin with."""


def begin_of_phrase(line: Line, end: int, floor: int = 0) -> int:  # noqa: C901, PLR0912 - one branch for each class of token
    """First token of the noun phrase that ends before `end`; `end` itself where none stands there."""
    tags, lower = line.tags, line.lower
    at = end
    lowest = max(floor, end - MAX_PHRASE)
    while at > lowest:
        tag = tags[at - 1]
        if tag == ")" and at < len(tags) + 1:
            opening = _opening(line, at - 1, lowest)
            if opening is None or opening <= lowest or tags[opening - 1] not in "nN":
                break
            at = opening
        elif tag in "nNm'":
            at -= 1
        elif tag == "o":
            if at < end and lower[at] != "of":
                break
            at -= 1
            if at <= lowest or lower[at - 1] != "of":
                break
        elif tag == "d":
            at -= 1
            if at <= lowest or not (tags[at - 1] == "d" or _chained(line, at - 1, lowest)):
                break
        elif (tag in "gr" and at < end and at - 1 > lowest and tags[at - 2] in "d'" and tags[at] in "nNg") or (
            tag == "p" and at < end and _chained(line, at - 1, lowest)
        ):
            at -= 1
        elif tag == "t" and at < end and tags[at - 2] == "p" and at - 2 > lowest and lower[at - 2] == "of":
            at -= 2
        elif tag == "-" and at < end and line.tokens[at - 1].end == line.tokens[at].start:
            at -= 1
        else:
            break
    while at < end and tags[at] == "'":
        at += 1
    return at


def _chained(line: Line, at: int, lowest: int) -> bool:
    """Whether the token joins a noun phrase to the one before it."""
    if line.tags[at] != "p" or line.lower[at] not in CHAINS or at <= lowest:
        return False
    before = line.tags[at - 1]
    return before in "nNm)" or (before in "do" and line.lower[at] == "of") or (before == "q" and line.lower[at] in ("of", "in"))


def _opening(line: Line, closing: int, lowest: int) -> int | None:
    """The bracket that a closing one belongs to."""
    at = line.tags.rfind("(", lowest, closing)
    return at if at >= 0 else None


def end_of_phrase(line: Line, start: int, ceiling: int | None = None) -> int:  # noqa: C901 - one branch for each class of token
    """One past the last token of the noun phrase that begins at `start`; `start` itself where none stands there."""
    tags = line.tags
    last = min(len(tags), start + MAX_PHRASE, len(tags) if ceiling is None else ceiling)
    at = start
    if at < last and tags[at] == "o":
        return at + 1
    seen = False
    while at < last:
        tag = tags[at]
        if tag in "nNm":
            seen = True
        elif tag == "d":
            if seen and tags[at - 1] not in "p'":
                break
        elif tag == "'" or (tag == "p" and seen and line.lower[at] in CHAINS and at + 1 < last and tags[at + 1] in "dnNm"):
            seen = False
        elif tag in "gr" and not seen and at + 1 < last and tags[at + 1] in "nNgr" and at > start:
            pass
        elif tag == "(" and seen:
            closing = tags.find(")", at, last)
            if closing < 0:
                break
            at = closing
        elif tag == "-" and seen and at + 1 < last and line.tokens[at].end == line.tokens[at + 1].start:
            pass
        else:
            break
        at += 1
    while at > start and tags[at - 1] in "pdgr":
        at -= 1
    return at
