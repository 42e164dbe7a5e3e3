"""Examples as arrays: pieces, shapes, labels and queries, batched by length."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from corpora import Example, Query, Span
from labels import CLASSES, NAMES, PARTS, PIECE_LABELS, ROLES
from sayso.model.pieces import MAX_PIECES, shapes_of

IGNORED = -100
RELATION_NUMBERS: defaultdict[str, int] = defaultdict(lambda: len(RELATION_NUMBERS))
"""Numbers of relations in the order in which they are met."""


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
    """Whether the corpus says what answers what."""
    trees: np.ndarray
    """First piece of a word, of its head, and number of the relation. Shape: `[words, 3]`."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A text in pieces. Shape: pieces `[length]`, offsets `[length, 2]`, real `[length]` (false for marks)."""

    pieces: np.ndarray
    offsets: np.ndarray
    real: np.ndarray

    def covered(self, span: Span) -> tuple[int, int] | None:
        """The pieces that share a code point with a span."""
        touched = np.nonzero(self.real & (self.offsets[:, 0] < span[1]) & (self.offsets[:, 1] > span[0]))[0]
        return (int(touched[0]), int(touched[-1]) + 1) if len(touched) else None

    def mark(self, row: np.ndarray, spans: Iterable[Span]) -> None:
        """Label the pieces of some spans begin and in, others out. Shape: row `[length]`."""
        row[self.real] = np.where(row[self.real] == IGNORED, 0, row[self.real])
        for span in spans:
            if at := self.covered(span):
                row[at[0] : at[1]] = 2
                row[at[0]] = 1


def encode(example: Example, tokenizer: Tokenizer) -> Encoded | None:
    """A window in pieces; `None` where nothing is left of it."""
    encoding = tokenizer.encode(example.text)
    offsets = np.array(encoding.offsets[:MAX_PIECES])
    laid = Laid(np.array(encoding.ids[:MAX_PIECES]), offsets, offsets[:, 1] > offsets[:, 0])
    length = len(laid.pieces)
    if length < 4:
        return None
    labels = np.full((length, len(PIECE_LABELS)), IGNORED)
    mark_names(example, laid, labels)
    queries: list[list[Asked]] = [[], []]
    numbers: list[dict[str, int]] = [{}, {}]
    for side, (asked, parts) in enumerate(((example.cues, PARTS), (example.anchors, ROLES))):
        if asked is None:
            continue
        laid.mark(labels[:, side], (span for query in asked for span in query.spans))
        for query in asked:
            if at := laid.covered(query.spans[0]):
                numbers[side][query.key] = len(queries[side])
                queries[side].append(ask(query, at, parts, laid))
    return Encoded(
        name=example.name,
        pieces=laid.pieces,
        shapes=shapes_of(example.text, encoding.offsets[:MAX_PIECES]),
        offsets=offsets,
        labels=labels,
        cues=tuple(queries[0]),
        anchors=tuple(queries[1]),
        about=tuple(answers(example, numbers)),
        about_known=example.cues is not None and example.anchors is not None,
        trees=tree_of(example, laid),
    )


def mark_names(example: Example, laid: Laid, labels: np.ndarray) -> None:
    """Label the names of an example; where they may stand unmarked, nothing is known."""
    for column, name in enumerate(NAMES, start=2):
        if name not in example.names:
            continue
        laid.mark(labels[:, column], example.names[name])
        for span in example.unsure:
            if at := laid.covered(span):
                here = labels[at[0] : at[1], column]
                here[here == 0] = IGNORED


def answers(example: Example, numbers: Sequence[dict[str, int]]) -> Iterator[tuple[int, int, int]]:
    """Which claims and events each cue's claim answers, by the numbers of the queries."""
    for cue in example.cues or ():
        for key in cue.about or ():
            side = int(key[0] == "e")
            if cue.key in numbers[0] and key in numbers[side]:
                yield numbers[0][cue.key], side, numbers[side][key]


def tree_of(example: Example, laid: Laid) -> np.ndarray:
    """Words with their heads by their first pieces. Shape: `[words, 3]`."""
    first = {int(laid.offsets[i, 0]): i for i in range(len(laid.offsets) - 1, -1, -1) if laid.real[i]}
    rows = [
        (first[word[0]], first[head[0]], RELATION_NUMBERS[relation])
        for word, head, relation in example.trees
        if word[0] in first and head[0] in first
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def ask(query: Query, at: tuple[int, int], parts: Sequence[str], laid: Laid) -> Asked:
    """One query in pieces."""
    length = len(laid.pieces)
    labels = np.full((len(parts), length), IGNORED)
    for row, part in enumerate(parts):
        if part in query.parts:
            laid.mark(labels[row], query.parts[part])
    classes = {name: CLASSES[name].index(value) for name, value in query.classes.items() if value in CLASSES[name]}
    main, second = (
        next((c for span in query.parts.get(part, ()) if (c := laid.covered(span))), None)
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
