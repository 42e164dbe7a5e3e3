"""Turn the network's scores into shares of what is right, and keep the table with the weights.

    python training/calibrate.py --weights src/sayso/model/weights

The passages beside this file that are kept for development are read without a table. A claim is right where its content shares
half of its code points with one of the gold (intersection over union), an event where its anchor overlaps one of the same type.
The shares are made monotone by pooling adjacent violators, over a few steps.

Source: Zadrozny & Elkan, "Transforming classifier scores into accurate multiclass probability estimates" (2002).
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpora import held_out, written
from sayso.model.weights import load_weights
from sayso.reading.trained import TrainedReader
from sayso.record import Received

STEPS = 8
"""Steps of a table: with 170 passages more would be chance."""


def main() -> None:
    """Read, compare, write the table into the manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    folder = parser.parse_args().weights
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["calibration"] = {}
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    _, passages = held_out(written(Path(__file__).parent / "passages"))
    reader = TrainedReader(load_weights(folder))
    claims: list[tuple[float, bool]] = []
    events: list[tuple[float, bool]] = []
    for example in passages:
        (reading,) = reader.read([Received.of(example.text, language="en")])
        contents = [(min(s for s, _ in c), max(e for _, e in c)) for q in example.cues or () if (c := q.parts.get("content"))]
        anchors = [(q.spans[0], q.classes.get("type")) for q in example.anchors or ()]
        claims += [
            (c.score, any(likeness((c.content.start, c.content.end), g) >= 0.5 for g in contents))
            for c in reading.claims
            if c.score
        ]
        events += [
            (
                e.score,
                any(
                    e.anchor.start < g[1] and g[0] < e.anchor.end and (e.type.value if e.type else "None") == kind
                    for g, kind in anchors
                ),
            )
            for e in reading.events
            if e.score
        ]
    manifest["calibration"] = {"claim": list(steps(claims)), "event": list(steps(events))}
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(manifest["calibration"]))


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
