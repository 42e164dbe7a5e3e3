"""The trained network: texts in, cues and anchors with what belongs to each out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from sayso.model.pieces import Floats, Ints, Window, cut_windows, distance_buckets, load_tokenizer
from sayso.model.spans import OUT, Found, best_labels, softmax, spans_in
from sayso.model.weights import Weights

BATCH_PIECES = 4096
"""Pieces of a batch with its padding: larger ones fall out of the second-level cache and are slower."""
ASKED = 16
"""Queries asked together, each of which looks at its whole window: bounds memory."""
FAR = 1e4
"""Added to a logit that must win."""
ANSWER_SCALE = 16
"""The likeness of a claim and what it answers is divided by this, as in training."""

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

    def sort(self) -> None:
        """Put all in text order."""
        for queries in (self.cues, self.anchors):
            queries.sort(key=lambda query: (query.start, query.end))
        for spans in self.names.values():
            spans.sort()


def batch_windows(text: str, breaks: Sequence[int], tokenizer: Tokenizer) -> Iterator[list[Window]]:
    """The windows of a text, those of like length together.

    Those of several texts never share a batch: the encoder's numbers of 8 bits are scaled to the batch that they stand in, and
    what is seen in a report may not hang on its neighbours.
    """
    batch: list[Window] = []
    for window in sorted(cut_windows(text, breaks, tokenizer), key=lambda window: len(window.pieces)):
        if batch and len(window.pieces) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Batch:
    """Windows of like length after the encoder. Shape: hidden `[windows, length, width]`, mask `[windows, length]`."""

    windows: Sequence[Window]
    hidden: Floats
    mask: Ints

    @property
    def length(self) -> int:
        """Pieces of the longest window."""
        return int(self.hidden.shape[1])

    def means(self, spans: Sequence[tuple[int, int, int]]) -> Floats:
        """Mean vector of each span, given by its row, first piece and the one after its last. Shape: `[spans, width]`."""
        if not spans:
            return np.zeros((0, self.hidden.shape[2]), dtype=np.float32)
        return np.stack([self.hidden[row, start:end].mean(axis=0) for row, start, end in spans])


Asked = tuple[int, Found]
"""A query: number of its window in the batch, and its pieces."""


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
        self._caution = {
            rank: np.array([weights.caution.get(name, 0.0) for name in weights.labels[rank]], dtype=np.float32)
            for rank in ("PIECE_LABELS", "PARTS", "ROLES")
        }

    def see(self, text: str, breaks: Sequence[int]) -> Seen:
        """What is in a text.

        Args:
            text: the stored text.
            breaks: offsets at which its sentences begin.
        """
        seen = Seen()
        for windows in batch_windows(text, breaks, self._tokenizer):
            self._see_batch(windows, seen)
        seen.sort()
        return seen

    def _see_batch(self, windows: Sequence[Window], seen: Seen) -> None:
        """Windows of like length: encode, tag, ask the queries, hand out what each window answers for."""
        batch, tags = self._encode(windows)
        found = self._tagged(batch, tags)
        for name, spans in found.items():
            if name not in self._heads:
                pieces = (_points(span, windows[row]) for row, span in spans)
                seen.names.setdefault(name, []).extend(piece for piece in pieces if piece)
        vectors = {name: batch.means([(row, f.start, f.end) for row, f in found[name]]) for name in self._heads}
        answers = self._answers(found["cue"], found["anchor"], vectors, batch)
        cues = self._ask("cue", batch, found["cue"], vectors["cue"])
        seen.cues += [replace(query, answers=answers.get(i, ())) for i, query in enumerate(cues) if query]
        seen.anchors += [query for query in self._ask("anchor", batch, found["anchor"], vectors["anchor"]) if query]

    def _encode(self, windows: Sequence[Window]) -> tuple[_Batch, Floats]:
        """Shape: tags `[windows, length, labels, 3]`."""
        length = max(len(window.pieces) for window in windows)
        pieces, shapes, mask = (np.zeros((len(windows), length), dtype=np.int64) for _ in range(3))
        for row, window in enumerate(windows):
            size = len(window.pieces)
            pieces[row, :size], shapes[row, :size], mask[row, :size] = window.pieces, window.shapes, 1
        hidden, tags = self._encoder.run(["hidden", "tags"], {"pieces": pieces, "shapes": shapes, "mask": mask})
        return _Batch(windows, hidden, mask), tags

    def _tagged(self, batch: _Batch, tags: Floats) -> dict[str, list[Asked]]:
        """For each label its spans, each from the window in whose core it begins."""
        tags[:, :, :, OUT] += self._caution["PIECE_LABELS"]
        labels = best_labels(tags)
        touched: Ints = labels.max(axis=1)
        found: dict[str, list[Asked]] = {}
        for column, name in enumerate(self._labels["PIECE_LABELS"]):
            spans = found.setdefault(name, [])
            for row in np.nonzero(touched[:, column])[0].tolist():
                first, last = batch.windows[row].core
                size = len(batch.windows[row].pieces)
                chances = softmax(tags[row, :size, column])
                spans += [(row, f) for f in spans_in(labels[row, :size, column], chances) if first <= f.start < last]
        return found

    def _ask(self, name: str, batch: _Batch, queries: Sequence[Asked], vectors: Floats) -> list[Query | None]:
        """Parts and classes of the cues or the anchors of a batch; `None` where a query stands on no text."""
        if not queries:
            return []
        found = self._parts(name, batch, queries, vectors)
        main, second = ("source", "content") if name == "cue" else ("actor", "")
        ones, twos = [], []
        for (row, query), parts in zip(queries, found, strict=True):
            one = next(iter(parts.get(main, ())), query)
            two = next(iter(parts.get(second, ())), None)
            ones.append((row, one.start, one.end))
            twos.append((row, two.start, two.end) if two else (row, 0, len(batch.windows[row].pieces)))
        features = np.concatenate([vectors, batch.means(ones), batch.means(twos)], axis=1)
        classes = self._classes(f"{name}_classes", features)
        made: list[Query | None] = []
        for i, (row, query) in enumerate(queries):
            window = batch.windows[row]
            at = _points(query, window)
            spans = {part: tuple(p for f in each if (p := _points(f, window))) for part, each in found[i].items()}
            made.append(at and Query(start=at[0], end=at[1], score=at[2], parts=spans, classes=classes[i]))
        return made

    def _parts(self, name: str, batch: _Batch, queries: Sequence[Asked], vectors: Floats) -> list[dict[str, list[Found]]]:
        """The spans of each part of each query; a query without content takes the whole window."""
        names = self._labels["PARTS" if name == "cue" else "ROLES"]
        found: list[dict[str, list[Found]]] = []
        for first in range(0, len(queries), ASKED):
            some = queries[first : first + ASKED]
            logits = self._logits(name, batch, some, vectors[first : first + ASKED])
            labels = best_labels(logits)
            touched: Ints = labels.max(axis=1)
            for i, (row, _) in enumerate(some):
                size = len(batch.windows[row].pieces)
                found.append(
                    {
                        part: spans_in(labels[i, :size, k], softmax(logits[i, :size, k]))
                        for k, part in enumerate(names)
                        if touched[i, k]
                    }
                )
        return found

    def _logits(self, name: str, batch: _Batch, queries: Sequence[Asked], vectors: Floats) -> Floats:
        """Shape: `[queries, length, parts, 3]`; the marks at both ends and the padding are in no part."""
        rows: Ints = np.array([row for row, _ in queries], dtype=np.int64)
        away = np.stack([distance_buckets(batch.length, (found.start, found.end)) for _, found in queries])
        given = {"hidden": batch.hidden, "rows": rows, "queries": vectors, "distances": away, "mask": batch.mask}
        logits: Floats = self._heads[name].run(["logits"], given)[0]
        logits[:, :, :, OUT] += self._caution["PARTS" if name == "cue" else "ROLES"]
        logits[:, 0, :, OUT] += FAR
        for i, row in enumerate(rows):
            logits[i, len(batch.windows[row].pieces) - 1 :, :, OUT] += FAR
        return logits

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
        self, cues: Sequence[Asked], anchors: Sequence[Asked], vectors: dict[str, Floats], batch: _Batch
    ) -> dict[int, tuple[tuple[str, int, float], ...]]:
        """For each cue what it answers, with the probability, where that is above a half."""
        if not cues:
            return {}
        targets = [("cue", *pair) for pair in cues] + [("anchor", *pair) for pair in anchors]
        left = vectors["cue"] @ self._small["answer.weight"].T + self._small["answer.bias"]
        right = (
            np.concatenate([vectors["cue"], vectors["anchor"]]) @ self._small["answered.weight"].T
            + self._small["answered.bias"]
        )
        chances = 1 / (1 + np.exp(-(left @ right.T) / ANSWER_SCALE))
        found = {}
        for i, (row, _) in enumerate(cues):
            likely = [
                (kind, int(batch.windows[row].offsets[other.start, 0]), float(chances[i, j]))
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


def gelu(values: Floats) -> Floats:
    """The activation that the network was trained with, by the tanh form (within 0.001 of the exact one); same shape."""
    return 0.5 * values * (1 + np.tanh(0.7978845608 * (values + 0.044715 * values**3)))  # type: ignore[no-any-return]
