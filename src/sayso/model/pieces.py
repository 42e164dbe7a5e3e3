"""Text as pieces of words, and the windows that the encoder sees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

MAX_PIECES = 256
"""Pieces of a window with its two marks; the network saw no longer ones."""
BEFORE, AFTER = 64, 32
"""Pieces of context on either side of a window's core: a pronoun looks back further than a content looks ahead."""
QUOTES = re.compile(r"[\"“”«»„]")
QUOTES_BACK = 8
"""Quotation marks of a paragraph that are counted back: more in one paragraph say nothing of whether a word is quoted."""
START, END = 101, 102
"""Ids of the marks around a window in the BERT vocabulary."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces of a text that are read together. Shape: pieces, shapes `[length]`; offsets `[length, 2]`."""

    pieces: Ints
    """Ids in the vocabulary, with the marks at both ends."""
    shapes: Ints
    """Numbers from `shapes_of`."""
    offsets: Ints
    """Code points of each piece in the text; both 0 for a mark."""
    core: tuple[int, int]
    """Pieces of the window, half-open, for which it and no other window answers."""


@cache
def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a file, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cut_windows(text: str, breaks: Sequence[int], tokenizer: Tokenizer) -> tuple[Window, ...]:
    """Overlapping windows over a text; every piece is in the core of exactly one.

    Args:
        text: the stored text.
        breaks: offsets at which sentences begin, ascending; cores end there where a sentence fits into a window.
        tokenizer: from `load_tokenizer`.
    """
    encoding = tokenizer.encode(text, add_special_tokens=False)
    if not encoding.ids:
        return ()
    ids = np.array(encoding.ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    shapes = shapes_of(text, encoding.offsets)
    room = MAX_PIECES - 2
    if len(ids) <= room:
        return (_window(ids, shapes, offsets, 0, len(ids), (0, len(ids))),)
    firsts = np.searchsorted(offsets[:, 0], np.array(breaks, dtype=np.int64))
    windows, start = [], 0
    while start < len(ids):
        end = _core_end(firsts, start, len(ids), room - BEFORE - AFTER if start else room - AFTER)
        begin = max(0, start - BEFORE)
        stop = min(len(ids), begin + room)
        windows.append(_window(ids, shapes, offsets, begin, stop, (start, end)))
        start = end
    return tuple(windows)


def _core_end(firsts: Ints, start: int, length: int, room: int) -> int:
    """Where a core that begins at `start` ends: the last sentence's end that leaves it within its room."""
    if length - start <= room:
        return length
    fitting = firsts[(firsts > start) & (firsts <= start + room)]
    return int(fitting[-1]) if len(fitting) else start + room


def _window(ids: Ints, shapes: Ints, offsets: Ints, begin: int, stop: int, core: tuple[int, int]) -> Window:  # noqa: PLR0913, PLR0917
    """A stretch of pieces between the two marks."""
    return Window(
        pieces=np.concatenate([[START], ids[begin:stop], [END]]),
        shapes=np.concatenate([[0], shapes[begin:stop], [0]]),
        offsets=np.concatenate([[[0, 0]], offsets[begin:stop], [[0, 0]]]),
        core=(core[0] - begin + 1, core[1] - begin + 1),
    )


def shapes_of(text: str, offsets: Sequence[tuple[int, int]]) -> Ints:
    """Kind of letters of each piece, plus 4 inside quotation marks, plus 8 where it goes on with a word. Shape: `[length]`."""
    marks = [match.start() for match in QUOTES.finditer(text)]
    shapes = np.zeros(len(offsets), dtype=np.int64)
    seen, last_end, line_end, first = 0, -1, -1, 0
    for i, (start, end) in enumerate(offsets):
        if start == end:
            continue
        while seen < len(marks) and marks[seen] < start:
            seen += 1
        if start > line_end:
            line = text.rfind("\n", 0, start) + 1
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
            first = next((k for k in range(max(0, seen - QUOTES_BACK), seen) if marks[k] >= line), seen)
        inside = (seen - max(first, seen - QUOTES_BACK)) % 2 == 1
        shapes[i] = _letters(text[start:end]) + 4 * inside + 8 * (start == last_end)
        last_end = end
    return shapes


def _letters(word: str) -> int:
    """0 in small letters, 1 with a capital, 2 in capitals, 3 digits and marks."""
    if not word[:1].isalpha():
        return 3
    if word.isalpha() and word.isupper() and len(word) > 1:
        return 2
    return int(word[:1].isupper())


def distance_buckets(length: int, at: tuple[int, int]) -> Ints:
    """Bucket of each piece's signed distance to a query: one each up to 4, then two for each doubling. Shape: `[length]`."""
    places = np.arange(length)
    away = np.where(places < at[0], at[0] - places, np.where(places >= at[1], places - at[1] + 1, 0))
    far = np.minimum(5 + np.floor(2 * np.log2(np.maximum(away, 4) / 4)).astype(np.int64), 15)
    steps = np.where(away <= 4, away, far)
    return np.where(places < at[0], steps, np.where(away == 0, 0, 16 + steps)).astype(np.int64)
