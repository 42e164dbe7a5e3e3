"""The trained network: texts in, cues and anchors with what belongs to each out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnxruntime
from sayso.model.pieces import Floats, Ints, Window, cut_windows, distance_buckets, load_tokenizer
from sayso.model.spans import OUT, Found, best_labels, softmax, spans_in
from sayso.model.weights import Weights

BATCH_PIECES = 4096
"""Pieces of a batch with its padding: larger ones fall out of the second-level cache and are slower."""
TEXTS_AHEAD = 32
"""Texts whose windows are batched together, so that batches hold windows of one length."""

Piece = tuple[int, int, float]
"""Half-open offsets in code points, and a score from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A cue or an anchor with what belongs to it."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    score: float
    """How sure the network is that it is one, 0 to 1."""
    parts: dict[str, tuple[Piece, ...]]
    """Spans by part: *source, content, relay1, relay2* of a cue, roles of an anchor."""
    classes: dict[str, tuple[str, float]]
    """Most likely class and its probability: *stance, voice*; *type, mode, acled, status, foreground*."""
    answers: tuple[tuple[str, int, float], ...] = ()
    """What a cue's claim answers: (`cue` or `anchor`, first code point of it, probability)."""


@dataclass(slots=True)
class Seen:
    """What the network finds in one text, in text order."""

    cues: list[Query] = field(default_factory=list)
    """Cues of attribution."""
    anchors: list[Query] = field(default_factory=list)
    """Event words."""
    names: dict[str, list[Piece]] = field(default_factory=dict)
    """Spans by kind of name."""


class Network:
    """ONNX sessions over the weights of a folder.

    Deterministic for one machine and number of threads. *Cost*: linear in pieces; memory is that of one batch.
    """

    def __init__(self, weights: Weights, *, threads: int = 0) -> None:
        """Open the sessions.

        Args:
            weights: from `load_weights`.
            threads: of one operation; 0 takes all cores, 1 suits a worker among several.
        """
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = threads
        settings.inter_op_num_threads = 1
        settings.log_severity_level = 3

        def session(name: str) -> onnxruntime.InferenceSession:
            return onnxruntime.InferenceSession(weights.path(name), settings, providers=["CPUExecutionProvider"])

        self._encoder, self._heads = session("encoder.onnx"), {"cue": session("cue.onnx"), "anchor": session("anchor.onnx")}
        self._tokenizer = load_tokenizer(weights.path("tokenizer.json"))
        with np.load(weights.path("classes.npz")) as small:
            self._small = {name: small[name].astype(np.float32) for name in small.files}
        self._labels: dict[str, Any] = weights.labels

    def read(self, texts: Iterable[tuple[str, Sequence[int]]]) -> Iterator[Seen]:
        """What is in each text.

        Args:
            texts: each with the offsets at which its sentences begin.

        Yields:
            One `Seen` a text, in order.
        """
        ahead: list[tuple[str, Sequence[int]]] = []
        for text in texts:
            ahead.append(text)
            if len(ahead) == TEXTS_AHEAD:
                yield from self._read_some(ahead)
                ahead = []
        yield from self._read_some(ahead)

    def _read_some(self, texts: Sequence[tuple[str, Sequence[int]]]) -> list[Seen]:
        """Some texts, their windows batched together by length."""
        seen = [Seen() for _ in texts]
        windows = [(i, w) for i, (text, breaks) in enumerate(texts) for w in cut_windows(text, breaks, self._tokenizer)]
        windows.sort(key=lambda pair: len(pair[1].pieces))
        batch: list[tuple[int, Window]] = []
        for pair in windows:
            if batch and len(pair[1].pieces) * (len(batch) + 1) > BATCH_PIECES:
                self._read_batch(batch, seen)
                batch = []
            batch.append(pair)
        if batch:
            self._read_batch(batch, seen)
        for each in seen:
            each.cues.sort(key=lambda query: (query.start, query.end))
            each.anchors.sort(key=lambda query: (query.start, query.end))
            for spans in each.names.values():
                spans.sort()
        return seen

    def _read_batch(self, batch: Sequence[tuple[int, Window]], seen: list[Seen]) -> None:
        """Windows of like length: encode, tag, ask the queries, hand out what each window answers for."""
        windows = [window for _, window in batch]
        hidden, tags = self._encode(windows)
        rows, length = tags.shape[:2]
        flat = tags.transpose(1, 0, 2, 3).reshape(length, -1, 3)
        labels = best_labels(flat).reshape(length, rows, -1)
        probabilities = softmax(tags)
        asked: dict[str, list[tuple[int, Found]]] = {"cue": [], "anchor": []}
        for row, (text, window) in enumerate(batch):
            size = len(window.pieces)
            for column, name in enumerate(self._labels["PIECE_LABELS"]):
                kept = [
                    found
                    for found in spans_in(labels[:size, row, column], probabilities[row, :size, column])
                    if window.core[0] <= found.start < window.core[1]
                ]
                if name in asked:
                    asked[name] += [(row, found) for found in kept]
                else:
                    points = seen[text].names.setdefault(name, [])
                    points += [piece for found in kept if (piece := _points(found, window))]
        vectors = {name: self._vectors(hidden, queries) for name, queries in asked.items()}
        answers = self._answers(asked, vectors, windows)
        for name, queries in asked.items():
            found = self._ask(name, hidden, windows, queries, vectors[name])
            for i, ((row, _), query) in enumerate(zip(queries, found, strict=True)):
                if query is None:
                    continue
                target = seen[batch[row][0]]
                if name == "anchor":
                    target.anchors.append(query)
                else:
                    target.cues.append(_with_answers(query, answers.get(i, ())))

    def _encode(self, windows: Sequence[Window]) -> tuple[Floats, Floats]:
        """Shape: hidden `[batch, length, width]`, tags `[batch, length, labels, 3]`."""
        length = max(len(window.pieces) for window in windows)
        pieces, shapes, mask = (np.zeros((len(windows), length), dtype=np.int64) for _ in range(3))
        for row, window in enumerate(windows):
            size = len(window.pieces)
            pieces[row, :size], shapes[row, :size], mask[row, :size] = window.pieces, window.shapes, 1
        hidden, tags = self._encoder.run(["hidden", "tags"], {"pieces": pieces, "shapes": shapes, "mask": mask})
        return hidden, tags

    @staticmethod
    def _vectors(hidden: Floats, queries: Sequence[tuple[int, Found]]) -> Floats:
        """Mean vector of each query. Shape: `[queries, width]`."""
        if not queries:
            return np.zeros((0, hidden.shape[2]), dtype=np.float32)
        return np.stack([hidden[row, found.start : found.end].mean(axis=0) for row, found in queries])

    def _ask(
        self, name: str, hidden: Floats, windows: Sequence[Window], queries: Sequence[tuple[int, Found]], vectors: Floats
    ) -> list[Query | None]:
        """Parts and classes of the cues or the anchors of a batch; `None` where a query stands on no text."""
        if not queries:
            return []
        length = hidden.shape[1]
        rows: Ints = np.array([row for row, _ in queries], dtype=np.int64)
        away = np.stack([distance_buckets(length, (found.start, found.end)) for _, found in queries])
        given = {"hidden": hidden, "rows": rows, "queries": vectors, "distances": away}
        (logits,) = self._heads[name].run(["logits"], given)
        for i, row in enumerate(rows):
            size = len(windows[row].pieces)
            logits[i, size - 1 :, :, OUT] += 1e4
            logits[i, 0, :, OUT] += 1e4
        count, _, parts, _ = logits.shape
        labels = best_labels(logits.transpose(1, 0, 2, 3).reshape(length, -1, 3)).reshape(length, count, parts)
        names = self._labels["PARTS" if name == "cue" else "ROLES"]
        main, second = ("source", "content") if name == "cue" else ("actor", "")
        found_parts: list[dict[str, list[Found]]] = []
        features = np.empty((count, 3 * hidden.shape[2]), dtype=np.float32)
        for i, (row, query) in enumerate(queries):
            size = len(windows[row].pieces)
            touched = np.any(labels[:, i], axis=0)
            chances = softmax(logits[i])
            each = {part: spans_in(labels[:size, i, k], chances[:size, k]) for k, part in enumerate(names) if touched[k]}
            found_parts.append(each)
            one = next(iter(each.get(main, ())), query)
            two = next(iter(each.get(second, ())), Found(0, size, 1.0))
            features[i] = np.concatenate(
                [vectors[i], hidden[row, one.start : one.end].mean(axis=0), hidden[row, two.start : two.end].mean(axis=0)]
            )
        classes = self._classes(f"{name}_classes", features)
        made: list[Query | None] = []
        for i, (row, query) in enumerate(queries):
            at = _points(query, windows[row])
            spans = {part: tuple(p for f in each if (p := _points(f, windows[row]))) for part, each in found_parts[i].items()}
            made.append(at and Query(start=at[0], end=at[1], score=at[2], parts=spans, classes=classes[i]))
        return made

    def _classes(self, head: str, features: Floats) -> list[dict[str, tuple[str, float]]]:
        """Most likely class of each name with its probability, for each query."""
        hidden = gelu(features @ self._small[f"{head}.hidden.weight"].T + self._small[f"{head}.hidden.bias"])
        names = ("stance", "voice") if head.startswith("cue") else ("type", "mode", "acled", "status", "foreground")
        found: list[dict[str, tuple[str, float]]] = [{} for _ in features]
        for k, name in enumerate(names):
            chances = softmax(hidden @ self._small[f"{head}.out.{k}.weight"].T + self._small[f"{head}.out.{k}.bias"])
            best = chances.argmax(axis=-1)
            for i, choice in enumerate(best.tolist()):
                found[i][name] = (self._labels["CLASSES"][name][choice], float(chances[i, choice]))
        return found

    def _answers(
        self, asked: dict[str, list[tuple[int, Found]]], vectors: dict[str, Floats], windows: Sequence[Window]
    ) -> dict[int, tuple[tuple[str, int, float], ...]]:
        """For each cue what it answers, with the probability, where that is above a half."""
        cues = asked["cue"]
        if not cues:
            return {}
        small = self._small
        targets = [("cue", *pair) for pair in cues] + [("anchor", *pair) for pair in asked["anchor"]]
        every = np.concatenate([vectors["cue"], vectors["anchor"]])
        left = vectors["cue"] @ small["answer.weight"].T + small["answer.bias"]
        right = every @ small["answered.weight"].T + small["answered.bias"]
        chances = 1 / (1 + np.exp(-(left @ right.T) / 16))
        found = {}
        for i, (row, _) in enumerate(cues):
            likely = [
                (kind, int(windows[row].offsets[other.start, 0]), float(chances[i, j]))
                for j, (kind, place, other) in enumerate(targets)
                if j != i and place == row and chances[i, j] > 0.5
            ]
            found[i] = tuple(sorted(likely, key=lambda answer: -answer[2]))
        return found


def _points(found: Found, window: Window) -> Piece | None:
    """A span of pieces as code points; `None` where it covers marks only."""
    offsets = window.offsets[found.start : found.end]
    real = offsets[offsets[:, 1] > offsets[:, 0]]
    return (int(real[0, 0]), int(real[-1, 1]), found.score) if len(real) else None


def _with_answers(query: Query, answers: tuple[tuple[str, int, float], ...]) -> Query:
    """A cue with what it answers."""
    return Query(start=query.start, end=query.end, score=query.score, parts=query.parts, classes=query.classes, answers=answers)


def gelu(values: Floats) -> Floats:
    """The activation that the network was trained with, by the tanh form (within 0.001 of the exact one); same shape."""
    return 0.5 * values * (1 + np.tanh(0.7978845608 * (values + 0.044715 * values**3)))  # type: ignore[no-any-return]
