"""Settle how cautious the network is and what its scores are worth; both are kept with the weights.

    python training/calibrate.py --weights src/sayso/model/weights --data ../shared/data

1. Caution: for each label and part, the number to add to the logit of a piece outside with which the spans found in the
   passages kept for development fit the gold best (F1 of exact spans; parts over the queries that were found).
2. Shares: a claim is right where its content shares half of its code points with one of the gold (intersection over union),
   an event where its anchor overlaps one of the same type. The shares are made monotone by pooling adjacent violators, over a
   few steps.

Source: Zadrozny & Elkan, "Transforming classifier scores into accurate multiclass probability estimates" (2002).
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpora import KEPT_SHARED, Example, Span, held_out, written
from labels import PARTS, PIECE_LABELS, ROLES
from sayso.model.network import Network
from sayso.model.network import Query as Found
from sayso.model.weights import Weights, load_weights
from sayso.reading.reader import lay_out
from sayso.reading.trained import TrainedReader
from sayso.record import Received

GRID = (-1.2, -0.9, -0.6, -0.3, 0.0, 0.3, 0.6, 0.9)
STEPS = 8
"""Steps of a table: with 170 passages more would be chance."""


def main() -> None:
    """Measure, write into the manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    path = options.weights / "manifest.json"
    manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) | {"caution": {}, "calibration": {}}
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    _, own = held_out(written(Path(__file__).parent / "passages"))
    _, shared = held_out(written(options.data / "written"), KEPT_SHARED)
    plain = load_weights(options.weights)
    manifest["caution"] = settle(plain, [*own, *shared])
    manifest["calibration"] = shares(replace(plain, caution=manifest["caution"]), own)
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({name: manifest[name] for name in ("caution", "calibration")}))


# --- caution ---------------------------------------------------------------------------------------------------------


def settle(weights: Weights, passages: Sequence[Example]) -> dict[str, float]:
    """The best number of the grid for each label and part; of equals the nearest to 0."""
    names = (*PIECE_LABELS, *PARTS, *ROLES)
    reached: dict[str, dict[float, float]] = {name: {} for name in names}
    for number in GRID:
        network = Network(replace(weights, caution=dict.fromkeys(names, number)))
        cells: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for passage in passages:
            document = lay_out(Received.of(passage.text, language="en"))
            seen = network.see(document.text, [sentence.start for sentence in document.sentences])
            for label, queries, gold in (("cue", seen.cues, passage.cues), ("anchor", seen.anchors, passage.anchors)):
                add(cells[label], {(q.start, q.end) for q in queries}, {q.spans[0] for q in gold or ()})
                by_start = {q.spans[0][0]: q for q in gold or ()}
                for query in queries:
                    if match := by_start.get(query.start):
                        for part in PARTS if label == "cue" else ROLES:
                            add(cells[part], spans(query, part), set(match.parts.get(part, ())))
        for name, (right, found, wanted) in cells.items():
            reached[name][number] = 2 * right / max(1, found + wanted)
    print(json.dumps({name: {str(k): round(v, 3) for k, v in row.items()} for name, row in reached.items()}))
    return {name: max(row, key=lambda number: (round(row[number], 3), -abs(number))) for name, row in reached.items() if row}


def spans(query: Found, part: str) -> set[Span]:
    """The spans of a part of a query."""
    return {(start, end) for start, end, _ in query.parts.get(part, ())}


def add(cell: list[int], found: set[Span], gold: set[Span]) -> None:
    """Count right, found and wanted spans."""
    for i, value in enumerate((len(found & gold), len(found), len(gold))):
        cell[i] += value


# --- shares ----------------------------------------------------------------------------------------------------------


def shares(weights: Weights, passages: Iterable[Example]) -> dict[str, list[tuple[float, float]]]:
    """The tables of claims and events."""
    reader = TrainedReader(weights)
    claims: list[tuple[float, bool]] = []
    events: list[tuple[float, bool]] = []
    for passage in passages:
        (reading,) = reader.read([Received.of(passage.text, language="en")])
        contents = [(min(s for s, _ in c), max(e for _, e in c)) for q in passage.cues or () if (c := q.parts.get("content"))]
        anchors = [(q.spans[0], q.classes.get("type")) for q in passage.anchors or ()]
        for claim in reading.claims:
            at = (claim.content.start, claim.content.end)
            claims.append((claim.score or 0.0, any(likeness(at, gold) >= 0.5 for gold in contents)))
        for event in reading.events:
            kind = event.type.value if event.type else "None"
            right = any(event.anchor.start < g[1] and g[0] < event.anchor.end and kind == k for g, k in anchors)
            events.append((event.score or 0.0, right))
    return {"claim": list(steps(claims)), "event": list(steps(events))}


def likeness(left: tuple[int, int], right: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, shared) / (max(left[1], right[1]) - min(left[0], right[0]))


def steps(scored: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float]]:
    """Middle score and share that is right of each step, both rising."""
    ordered = sorted(scored)
    size = max(1, len(ordered) // STEPS)
    pools: list[list[float]] = []
    for first in range(0, len(ordered), size):
        part = ordered[first : first + size]
        pools.append([sum(s for s, _ in part), float(sum(r for _, r in part)), float(len(part))])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    yield from ((round(score / count, 3), round(right / count, 3)) for score, right, count in pools)


if __name__ == "__main__":
    main()
