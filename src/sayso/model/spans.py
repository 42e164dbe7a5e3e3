"""From logits to labelled spans."""

from dataclasses import dataclass

import numpy as np

from sayso.model.pieces import Floats, Ints

OUT, BEGIN, INSIDE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Found:
    """A span in pieces with its score."""

    start: int
    """First piece."""
    end: int
    """One past the last piece."""
    score: float
    """Mean probability of its labels, 0 to 1."""


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis; same shape."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return shares


def best_labels(logits: Floats) -> Ints:
    """The most likely labels in which nothing goes on that has not begun.

    Viterbi over out, begin, in with one forbidden step (out, in). Shape: `[length, rows, 3]` → `[length, rows]`.
    """
    length, rows, _ = logits.shape
    score = logits[0].copy()
    score[:, INSIDE] = -np.inf
    back = np.zeros((length, rows, 3), dtype=np.int64)
    for i in range(1, length):
        best = score.argmax(axis=-1)
        top = np.take_along_axis(score, best[:, None], axis=-1)[:, 0]
        going = np.where(score[:, INSIDE] > score[:, BEGIN], INSIDE, BEGIN)
        back[i, :, OUT] = back[i, :, BEGIN] = best
        back[i, :, INSIDE] = going
        inside = np.maximum(score[:, INSIDE], score[:, BEGIN])
        score = np.stack([top, top, inside], axis=-1) + logits[i]
    labels = np.zeros((length, rows), dtype=np.int64)
    labels[-1] = score.argmax(axis=-1)
    for i in range(length - 1, 0, -1):
        labels[i - 1] = np.take_along_axis(back[i], labels[i][:, None], axis=-1)[:, 0]
    return labels


def spans_in(labels: Ints, probabilities: Floats) -> list[Found]:
    """The spans of one row of labels. Shape: `[length]`, `[length, 3]`."""
    found: list[Found] = []
    start = None
    for i, label in enumerate([*labels.tolist(), OUT]):
        if label != INSIDE and start is not None:
            kept = probabilities[np.arange(start, i), labels[start:i]]
            found.append(Found(start, i, float(kept.mean())))
            start = None
        if label == BEGIN:
            start = i
    return found
