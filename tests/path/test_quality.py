"""The trained reader on passages of our own that it has not learnt from: its figures may not fall.

The passages are those beside the training code that are kept for development; `quality.json` has the least that is asked for,
with the digest of the passages that it was measured on. To measure anew, and keep what was found:

    SAYSO_KEEP_FIGURES=1 python -m pytest tests/path/test_quality.py
"""

import hashlib
import importlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.model.weights import has_weights
from sayso.reading.trained import TrainedReader
from sayso.record import Reading, Received

TRAINING = Path(__file__).parents[2] / "training"
KEPT = Path(__file__).with_name("quality.json")
MARGIN = 0.005
"""How much a figure may fall: other processors round otherwise."""

pytestmark = pytest.mark.skipif(not has_weights(), reason="the package carries no weights")

Span = tuple[int, int]


@pytest.fixture(scope="module")
def passages() -> list[Any]:
    """The annotated passages that are kept for development."""
    sys.path.insert(0, str(TRAINING))
    try:
        corpora = importlib.import_module("corpora")
        _, kept = corpora.held_out(corpora.written(TRAINING / "passages"))
    finally:
        sys.path.remove(str(TRAINING))
    return list(kept)


@pytest.fixture(scope="module")
def figures(passages: list[Any]) -> dict[str, float]:
    """What the reader reaches on them."""
    reports = [Received.of(passage.text, language="en") for passage in passages]
    hits: dict[str, list[int]] = {name: [0, 0, 0] for name in ("contents", "stances", "anchors", "types")}
    for passage, reading in zip(passages, TrainedReader(threads=2).read(reports), strict=True):
        count(hits["contents"], hits["stances"], contents(passage), claims(reading), 0.5)
        count(hits["anchors"], hits["types"], anchors(passage), events(reading), 0.0)
    found = {name: 2 * tp / (2 * tp + fp + fn) for name, (tp, fp, fn) in hits.items() if name in ("contents", "anchors")}
    shares = {name: tp / (tp + fp) for name, (tp, fp, _) in hits.items() if name in ("stances", "types")}
    return {name: round(value, 4) for name, value in sorted((found | shares).items())}


def contents(passage: Any) -> Iterator[tuple[Span, str]]:
    """The contents of the gold with their stances."""
    for cue in passage.cues or ():
        if spans := cue.parts.get("content"):
            yield (min(start for start, _ in spans), max(end for _, end in spans)), cue.classes["stance"]


def claims(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The contents of a reading with their stances."""
    for claim in reading.claims:
        yield (claim.content.start, claim.content.end), claim.stance.value


def anchors(passage: Any) -> Iterator[tuple[Span, str]]:
    """The anchors of the gold with their types."""
    for anchor in passage.anchors or ():
        yield anchor.spans[0], anchor.classes["type"]


def events(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The anchors of a reading with their types."""
    for event in reading.events:
        yield (event.anchor.start, event.anchor.end), event.type.value if event.type else "None"


def count(
    found: list[int], labelled: list[int], gold: Iterable[tuple[Span, str]], seen: Iterable[tuple[Span, str]], least: float
) -> None:
    """Pair spans one to one, the likest first; add hits, spurious and missed, and which of the hits have the right label."""
    left, right = list(gold), list(seen)
    pairs = sorted(((likeness(g[0], s[0]), i, j) for i, g in enumerate(left) for j, s in enumerate(right)), reverse=True)
    taken: tuple[set[int], set[int]] = (set(), set())
    for share, i, j in pairs:
        if share > least and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found[0] += 1
            labelled[left[i][1] != right[j][1]] += 1
    found[1] += len(right) - len(taken[1])
    found[2] += len(left) - len(taken[0])


def likeness(left: Span, right: Span) -> float:
    """Intersection over union of two spans."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, shared) / (max(left[1], right[1]) - min(left[0], right[0]))


def digest(passages: list[Any]) -> str:
    """Head of the SHA-256 over the texts of the passages."""
    return hashlib.sha256("\0".join(passage.text for passage in passages).encode()).hexdigest()[:16]


def test_no_figure_has_fallen(passages: list[Any], figures: dict[str, float]) -> None:
    if os.environ.get("SAYSO_KEEP_FIGURES"):
        KEPT.write_text(json.dumps({"digest": digest(passages), "figures": figures}, indent=1) + "\n", encoding="utf-8")
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert kept["digest"] == digest(passages), "other passages than those measured: measure anew"
    assert {name: value for name, value in figures.items() if value < kept["figures"][name] - MARGIN} == {}
