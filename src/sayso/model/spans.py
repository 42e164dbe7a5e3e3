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
    """The likeliest label of each piece; what goes on without having begun, begins. Shape: `[..., 3]` → `[...]`."""
    labels: Ints = logits.argmax(axis=-1)
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
        if label == BEGIN or (label == INSIDE and start is None):
            start = i
    return found
