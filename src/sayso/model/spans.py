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
    """The likeliest labels in which nothing goes on that has not begun.

    The likeliest of each piece, mended where one goes on without a beginning: it begins there or at the piece before, or its
    run is outside, whichever costs least. Shape: `[rows, length, columns, 3]` → `[rows, length, columns]`.
    """
    labels: Ints = logits.argmax(axis=-1)
    before = np.zeros_like(labels)
    before[:, 1:] = labels[:, :-1]
    for row, at, column in np.argwhere((labels == INSIDE) & (before == OUT)).tolist():
        _mend(labels[row, :, column], logits[row, :, column], at)
    return labels


def _mend(labels: Ints, logits: Floats, at: int) -> None:
    """Give a run that has not begun a beginning, or put it outside. Shape: labels `[length]`, logits `[length, 3]`."""
    end = at
    while end < len(labels) and labels[end] == INSIDE:
        end += 1
    run = logits[at:end]
    costs = {
        "here": run[0, INSIDE] - run[0, BEGIN],
        "before": logits[at - 1, OUT] - logits[at - 1, BEGIN] if at else np.inf,
        "outside": (run[:, INSIDE] - run[:, OUT]).sum(),
    }
    best = min(costs, key=lambda name: float(costs[name]))
    if best == "outside":
        labels[at:end] = OUT
    else:
        labels[at if best == "here" else at - 1] = BEGIN


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
