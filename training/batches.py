"""Examples as arrays: pieces, shapes, labels and queries, batched by length."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from corpora import Example, Query, Span
from labels import CLASSES, DISTANCES, MAX_PIECES, NAMES, PARTS, PIECE_LABELS, ROLES

IGNORED = -100
QUOTES = re.compile(r"[\"“”«»„]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query in pieces. Shape: labels `[parts, length]`, IGNORED where unknown."""

    at: tuple[int, int]
    labels: np.ndarray
    classes: dict[str, int]
    main: tuple[int, int]
    """Pieces of the source or the first actor; the query's own where there is none."""
    second: tuple[int, int]
    """Pieces of the content of a cue; the whole window for an anchor."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One window. Shape: pieces, shapes `[length]`; labels `[length, len(PIECE_LABELS)]`."""

    name: str
    pieces: np.ndarray
    shapes: np.ndarray
    offsets: np.ndarray
    labels: np.ndarray
    cues: tuple[Asked, ...]
    anchors: tuple[Asked, ...]
    about: tuple[tuple[int, int, int], ...]
    """(number of the cue, 0 for a cue and 1 for an anchor, number of what it answers)."""
    about_known: bool
    weight: float = 1.0


def shape_of(text: str, start: int, end: int, inside: bool, continues: bool) -> int:
    """Number of the shape of a piece; see `labels.SHAPES`."""
    word = text[start:end]
    letters = word.isalpha()
    if not letters:
        kind = 3 if not word[:1].isalpha() else 1 if word[:1].isupper() else 0
    elif word.isupper() and len(word) > 1:
        kind = 2
    else:
        kind = 1 if word[:1].isupper() else 0
    return kind + 4 * inside + 8 * continues


def shapes_of(text: str, offsets: Sequence[Span]) -> np.ndarray:
    """Shapes of all pieces. Shape: `[length]`."""
    marks = [match.start() for match in QUOTES.finditer(text)]
    shapes = np.zeros(len(offsets), dtype=np.int64)
    seen, before = 0, -1
    for i, (start, end) in enumerate(offsets):
        if start == end:
            continue
        while seen < len(marks) and marks[seen] < start:
            seen += 1
        line = text.rfind("\n", 0, start) + 1
        inside = sum(mark >= line for mark in marks[:seen][-8:]) % 2 == 1
        shapes[i] = shape_of(text, start, end, inside, start == before)
        before = end
    return shapes


def distance_buckets(length: int, at: tuple[int, int]) -> np.ndarray:
    """Bucket of each piece's signed distance to a query: by one up to 4, then doubling. Shape: `[length]`."""
    places = np.arange(length)
    away = np.where(places < at[0], at[0] - places, np.where(places >= at[1], places - at[1] + 1, 0))
    steps = np.where(away <= 4, away, np.minimum(4 + np.floor(2 * np.log2(np.maximum(away, 4) / 4)).astype(int) + 1, 15))
    return np.where(places < at[0], steps, np.where(away == 0, 0, 16 + np.minimum(steps, 15))).clip(0, DISTANCES - 1)


def encode(example: Example, tokenizer: Tokenizer, weight: float = 1.0) -> Encoded | None:
    """A window in pieces; `None` where nothing is left of it."""
    encoding = tokenizer.encode(example.text)
    offsets = np.array(encoding.offsets[:MAX_PIECES])
    pieces = np.array(encoding.ids[:MAX_PIECES])
    length = len(pieces)
    if length < 4:
        return None
    real = offsets[:, 1] > offsets[:, 0]
    labels = np.full((length, len(PIECE_LABELS)), IGNORED)

    def covered(span: Span) -> tuple[int, int] | None:
        touched = np.nonzero(real & (offsets[:, 0] < span[1]) & (offsets[:, 1] > span[0]))[0]
        return (int(touched[0]), int(touched[-1]) + 1) if len(touched) else None

    def mark(row: np.ndarray, spans: Iterable[Span]) -> None:
        row[real] = np.where(row[real] == IGNORED, 0, row[real])
        for span in spans:
            if at := covered(span):
                row[at[0] : at[1]] = 2
                row[at[0]] = 1

    for column, name in enumerate(NAMES, start=2):
        if name in example.names:
            mark(labels[:, column], example.names[name])
            for span in example.unsure:
                if at := covered(span):
                    here = labels[at[0] : at[1], column]
                    here[here == 0] = IGNORED
    queries: list[list[Asked]] = [[], []]
    numbers: list[dict[str, int]] = [{}, {}]
    for side, (asked, parts) in enumerate(((example.cues, PARTS), (example.anchors, ROLES))):
        if asked is None:
            continue
        mark(labels[:, side], (span for query in asked for span in query.spans))
        for query in asked:
            if at := covered(query.spans[0]):
                numbers[side][query.key] = len(queries[side])
                queries[side].append(ask(query, at, parts, length, real, covered, mark))
    about = []
    for cue in example.cues or ():
        for key in cue.about or ():
            side = int(key[0] == "e")
            if cue.key in numbers[0] and key in numbers[side]:
                about.append((numbers[0][cue.key], side, numbers[side][key]))
    known = example.cues is not None and example.anchors is not None
    return Encoded(
        example.name, pieces, shapes_of(example.text, encoding.offsets[:MAX_PIECES]), offsets, labels,
        tuple(queries[0]), tuple(queries[1]), tuple(about), known, weight,
    )  # fmt: skip


def ask(query: Query, at: tuple[int, int], parts: Sequence[str], length: int, real: np.ndarray, covered, mark) -> Asked:  # noqa: ANN001, PLR0913
    """One query in pieces."""
    labels = np.full((len(parts), length), IGNORED)
    for row, part in enumerate(parts):
        if part in query.parts:
            mark(labels[row], query.parts[part])
    classes = {name: CLASSES[name].index(value) for name, value in query.classes.items() if value in CLASSES[name]}
    main, second = (
        next((c for span in query.parts.get(part, ()) if (c := covered(span))), None)
        for part in (("source", "content") if parts is PARTS else ("actor", ""))
    )
    return Asked(at, labels, classes, main or at, second or (0, length))


def batches(windows: Sequence[Encoded], pieces: int, rng: random.Random) -> Iterator[list[Encoded]]:
    """Windows of like length together, at most so many pieces a batch, in random order."""
    order = sorted(windows, key=lambda window: len(window.pieces) + rng.random() * 24)
    made: list[list[Encoded]] = [[]]
    for window in order:
        if made[-1] and len(window.pieces) * (len(made[-1]) + 1) > pieces:
            made.append([])
        made[-1].append(window)
    rng.shuffle(made)
    yield from (batch for batch in made if batch)
