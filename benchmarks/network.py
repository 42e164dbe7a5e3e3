"""What the trained reader costs, beside its own encoder alone on the same pieces, in one run.

    python benchmarks/network.py [--reports 200] [--threads 0]

| figure | over | what it tells |
|---|---|---|
| network | the bare encoder on the same windows in the same batches | what heads, decoding and cutting cost |
| reader | the same | what names, places, times, counts and the record cost |
| whole | the same | what is left of it end to end, with ingest, store and links |

Reports have 25 sentences, taken in turn from the project's own examples. Rates are of this machine and moment; compare the
ratios. All are measured in turn, several times, and the best of each counts.
"""

import argparse
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import onnxruntime

import sayso
from sayso.ingest import ingest
from sayso.model.network import Network, batch_windows
from sayso.model.pieces import load_tokenizer
from sayso.model.weights import load_weights
from sayso.reading.reader import lay_out
from sayso.reading.trained import TrainedReader
from sayso.record import Received

EXAMPLES = Path(__file__).parent.parent / "examples" / "reports"
SENTENCES = 25
"""Of one report."""
TURNS = 3
"""Measurements of each part."""

Texts = list[tuple[str, list[int]]]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--threads", type=int, default=0, help="of one operation of the network; 0 for all cores")
    options = parser.parse_args()
    weights = load_weights()
    reader, network = TrainedReader(threads=options.threads), Network(weights, threads=options.threads)
    with tempfile.TemporaryDirectory() as folder:
        lines = make_lines(Path(folder) / "reports.jsonl", options.reports)
        received = [item for item in ingest([lines]) if isinstance(item, Received)]
        texts = [(d.text, [s.start for s in d.sentences]) for d in map(lay_out, received)]
        given = feeds(texts, weights.path("tokenizer.json"))
        encoder = open_encoder(weights.path("encoder.onnx"), options.threads)
        parts: dict[str, Callable[[], object]] = {
            "bare encoder": lambda: consume(encoder.run(["hidden"], feed) for feed in given),
            "network": lambda: consume(network.see(*each) for each in texts),
            "reader": lambda: consume(reader.read(received)),
            "whole": lambda: sayso.read(lines, Path(folder) / f"{time.monotonic_ns()}.sayso", reader=reader),
        }
        rates = measure(parts, len(received))
        command = [sys.executable, "-m", "sayso", "read", str(lines), "-c", f"{folder}/alone.sayso", "--quiet"]
        subprocess.run(command, check=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    pieces = sum(int(feed["mask"].sum()) for feed in given)
    print(f"{len(received)} reports of {SENTENCES} sentences, {pieces / len(received):.0f} pieces each, overlaps included")
    for name, value in rates.items():
        print(f"{name:<14} {value:8.1f} reports/s  {value / rates['bare encoder']:.2f} of the bare encoder")
    print(f"peak memory of `sayso read`: {peak:.0f} MiB")


def make_lines(path: Path, count: int) -> Path:
    """So many reports of `SENTENCES` sentences as JSON Lines."""
    documents = [lay_out(item) for item in ingest([EXAMPLES]) if isinstance(item, Received)]
    sentences = itertools.cycle([s.text[s.start : s.end].strip() for d in documents for s in d.sentences])
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = " ".join([f"Bulletin {number}.", *itertools.islice(sentences, SENTENCES - 1)])
            stream.write(json.dumps({"text": text, "outlet": f"Outlet {number}", "published": "2023-05-18"}) + "\n")
    return path


def feeds(texts: Texts, tokenizer: Path) -> list[dict[str, np.ndarray]]:
    """What the encoder is given for some texts."""
    known = load_tokenizer(tokenizer)
    given = []
    for batch in (batch for text, breaks in texts for batch in batch_windows(text, breaks, known)):
        length = max(len(window.pieces) for window in batch)
        feed = {name: np.zeros((len(batch), length), dtype=np.int64) for name in ("pieces", "shapes", "mask")}
        for row, window in enumerate(batch):
            size = len(window.pieces)
            feed["pieces"][row, :size], feed["shapes"][row, :size], feed["mask"][row, :size] = window.pieces, window.shapes, 1
        given.append(feed)
    return given


def open_encoder(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """A session of the encoder alone."""
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = threads
    settings.log_severity_level = 3
    return onnxruntime.InferenceSession(path, settings, providers=["CPUExecutionProvider"])


def measure(parts: dict[str, Callable[[], object]], count: int) -> dict[str, float]:
    """Reports a second of each part, the best of several turns in which all take part."""
    best = dict.fromkeys(parts, 0.0)
    for _ in range(TURNS):
        for name, work in parts.items():
            began = time.perf_counter()
            work()
            best[name] = max(best[name], count / (time.perf_counter() - began))
    return best


def consume(items: Iterable[object]) -> None:
    """Take all items, keep none."""
    for _ in items:
        pass


if __name__ == "__main__":
    main()
