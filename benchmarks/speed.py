"""How fast Sayso is, as ratios measured in one run: each figure beside a peer or a bound that does less.

    python benchmarks/speed.py [--reports 2000]

| figure | over | what it tells |
|---|---|---|
| ingest | decoding the same lines as JSON | what guarding, language and ids cost |
| store | inserting the same bytes into a plain SQLite table | what checks of spans, indexes and full-text search cost |
| whole | reading alone, without ingest, store and links | what is not the reader |

Rates are of this machine and moment; compare the ratios. The reports are the project's own examples, each made unique.
"""

import argparse
import itertools
import json
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

import sayso
from sayso.ingest import ingest
from sayso.linking.linker import RuleLinker
from sayso.pipeline.run import read_inputs
from sayso.reading.reader import RuleReader
from sayso.record import Linking, Reading, Received

EXAMPLES = Path(__file__).parent.parent / "examples" / "reports"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2000)
    count = parser.parse_args().reports
    with tempfile.TemporaryDirectory() as folder:
        lines = make_lines(Path(folder) / "reports.jsonl", count)
        received = [item for item in ingest([lines]) if isinstance(item, Received)]
        readings: list[Reading] = []
        rates = {
            "decode JSON": rate(count, lambda: consume(msgspec.json.decode(line) for line in lines.read_bytes().splitlines())),
            "ingest": rate(count, lambda: consume(ingest([lines]))),
            "read": rate(count, lambda: readings.extend(RuleReader().read(received))),
            "plain SQLite": rate(count, lambda: insert(Path(folder) / "plain.db", received, readings)),
            "store": rate(count, lambda: read_inputs(iter(received), Path(folder) / "a.sayso", Known(readings), Unlinked())),
            "whole": rate(count, lambda: sayso.read(lines, Path(folder) / "b.sayso")),
        }
    for name, value in rates.items():
        print(f"{name:<14} {value:10.0f} reports/s")
    for name, peer in (("ingest", "decode JSON"), ("store", "plain SQLite"), ("whole", "read")):
        print(f"{name} over {peer}: {rates[name] / rates[peer]:.3f}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def make_lines(path: Path, count: int) -> Path:
    """So many reports as JSON Lines, the examples in turn, each with a first line of its own and a day of its own hundred."""
    texts = [item.text for item in ingest([EXAMPLES]) if isinstance(item, Received)]
    with path.open("w", encoding="utf-8") as stream:
        for number, text in zip(range(count), itertools.cycle(texts), strict=False):
            day = f"2023-{1 + number // 100 % 12:02}-{1 + number // 1200 % 28:02}"
            stream.write(
                json.dumps({"text": f"Bulletin {number}.\n{text}", "outlet": f"Outlet {number % 50}", "published": day}) + "\n"
            )
    return path


class Known:
    """A reader that knows the answers, so that what is timed is the rest."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.fingerprint = RuleReader().fingerprint
        self._by_report = {reading.report.id: reading for reading in readings}

    def read(self, reports: Iterable[Received]) -> Iterator[Reading]:
        """The known readings."""
        return (self._by_report[received.report.id] for received in reports)


class Unlinked(RuleLinker):
    """A linker that links nothing."""

    def keys(self, received: Received, reading: Reading) -> tuple[str, ...]:  # noqa: ARG002
        """None."""
        return ()

    def link(self, group: Iterable[tuple[Received, Reading]]) -> Linking:  # noqa: ARG002
        """Nothing."""
        return Linking()


def insert(path: Path, received: Iterable[Received], readings: Iterable[Reading]) -> None:
    """The same bytes in a table without any index or check."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE plain (text TEXT, reading BLOB)")
        rows = ((item.text, msgspec.json.encode(reading)) for item, reading in zip(received, readings, strict=True))
        connection.executemany("INSERT INTO plain VALUES (?, ?)", rows)


def consume(items: Iterable[object]) -> None:
    """Take all items, keep none."""
    for _ in items:
        pass


def rate(count: int, work: Callable[[], object]) -> float:
    """Reports a second of one piece of work."""
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
