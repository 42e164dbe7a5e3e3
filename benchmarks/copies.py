"""Finding copies among many reports: recall at every rate of swapped words, and cost, beside two MinHash libraries in one run.

    python benchmarks/copies.py [--reports 10000]

Reports are made, with a seed, by a chain over the words of the annotated passages in training/passages, each with names and
numbers of its own; of 200 of them there is a copy at each rate, in which that share of the words that are no names and no
numbers stands for another word. Reports come one after another: each is looked up among those before it and then added. The
peers, datasketch and rensa (development dependencies; one that is not installed is left out), get word triples, 128
permutations and a threshold of 0.5, as is usual; what they find is not verified, Sayso's is. Compare times of one run only.
"""

import argparse
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from sayso.linking.likeness import Copyist, compare
from sayso.linking.shelf import Shelf
from sayso.linking.sketch import Sketch
from sayso.linking.textkeys import text_keys

PASSAGES = Path(__file__).parent.parent / "training" / "passages"
RATES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
COPIED = 200
"""Reports that have a copy at each rate."""
SENTENCES = 8
PERMUTATIONS = 128
THRESHOLD = 0.5
BANDS = 32
"""Bands of rensa, which takes their number; 32 of 4 rows find more than the 25 of 5 that datasketch chooses."""
MOST = 8
"""Candidates that Sayso lays over a report."""
SYLLABLES = "ba dor el gan hir iz jo kal lam mur nes or pas quo ras sel tam ur vel zim".split()
MARKUP = re.compile(r"\[\[[\w.,]*\s?|\]\]")
WORD = re.compile(r"[a-z]+|[A-Z][a-z]+|\d+|[.,]")
SMALL = re.compile(r"(?<![\w.])[a-z]+")


@dataclass(frozen=True, slots=True)
class Report:
    """One made report."""

    text: str
    """Its text."""
    base: int | None = None
    """Number of the report that it was made from, counted in order of arrival."""
    rate: float = 0.0
    """Share of its words that were swapped."""


class Finder(Protocol):
    """What looks for copies."""

    def look(self, text: str) -> Iterable[int]:
        """Numbers of the texts before that this one is a copy of; the text is added."""
        ...


class Ours:
    """Keys on a shelf, then a comparison of the likely ones."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.texts: list[str] = []
        self.sketching = 0.0

    def look(self, text: str) -> list[int]:
        """Look and add."""
        began = time.process_time()
        sketch = Sketch.of(text)
        keys = list(text_keys(sketch))
        self.sketching += time.process_time() - began
        near = self.shelf.near(keys, MOST)
        self.shelf.add(keys)
        self.texts.append(text)
        own = Copyist(sketch=sketch)
        return [other for other in near if compare(0, 1, own, Copyist(sketch=sketch_of(self.texts[other]))).copy]


@lru_cache(4096)
def sketch_of(text: str) -> Sketch:
    """The sketch of a text that was added before."""
    return Sketch.of(text)


class Datasketch:
    """MinHash with locality-sensitive hashing, in Python and numpy."""

    def __init__(self) -> None:
        self.library = import_module("datasketch")
        self.index = self.library.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        self.count = 0

    def look(self, text: str) -> list[int]:
        """Look and add."""
        minhash = self.library.MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch([triple.encode() for triple in triples(text)])
        return ask(self, minhash)


class Rensa:
    """The same in Rust."""

    def __init__(self) -> None:
        self.library = import_module("rensa")
        self.index = self.library.RMinHashLSH(THRESHOLD, PERMUTATIONS, BANDS)
        self.count = 0

    def look(self, text: str) -> list[int]:
        """Look and add."""
        minhash = self.library.RMinHash(PERMUTATIONS, 7)
        minhash.update(list(triples(text)))
        return ask(self, minhash)


def ask(finder: Any, minhash: Any) -> list[int]:
    """What an index has, before the new one is put in."""
    found = [int(number) for number in finder.index.query(minhash)]
    finder.index.insert(finder.count, minhash)
    finder.count += 1
    return found


def triples(text: str) -> set[str]:
    """Runs of three words."""
    words = text.casefold().split()
    return {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}


@dataclass(slots=True)
class Measured:
    """What one finder did."""

    seconds: float = 0.0
    found: dict[float, int] = field(default_factory=lambda: dict.fromkeys(RATES, 0))
    false: int = 0
    looks_ms: list[float] = field(default_factory=list)
    copies: dict[float, int] = field(default_factory=lambda: dict.fromkeys(RATES, 0))


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    count = parser.parse_args().reports
    if count < COPIED * (len(RATES) + 1):
        parser.error(f"expected {COPIED * (len(RATES) + 1)} reports or more, found {count}")
    reports = list(make_reports(count))
    finders: dict[str, Callable[[], Finder]] = {"sayso": Ours}
    finders |= {name: make for name, make in (("datasketch", Datasketch), ("rensa", Rensa)) if is_there(name)}
    print(f"{len(reports):,} reports\n| finder | seconds | false pairs | " + " | ".join(f"{rate:.0%}" for rate in RATES) + " |")
    print("|---|---|---|" + "---|" * len(RATES))
    for name, make in finders.items():
        finder = make()
        result = measure(finder, reports)
        recall = " | ".join(f"{result.found[rate] / result.copies[rate]:.3f}" for rate in RATES)
        print(f"| {name} | {result.seconds:.1f} | {result.false} | {recall} |", flush=True)
        if isinstance(finder, Ours):
            tell(finder, result, len(reports))


def is_there(name: str) -> bool:
    """Whether a peer is installed."""
    if find_spec(name):
        return True
    print(f"{name} is not installed: left out", file=sys.stderr)
    return False


def tell(finder: Ours, result: Measured, count: int) -> None:
    """What the search costs for each report."""
    search = 1000 * (result.seconds - finder.sketching) / count
    print(
        f"\nsayso, for each report: sketch and keys {1000 * finder.sketching / count:.2f} ms, search {search:.2f} ms "
        f"(99 of 100 looks in {sorted(result.looks_ms)[int(0.99 * count)]:.1f} ms, the longest {max(result.looks_ms):.0f} ms), "
        f"{finder.shelf.size_bytes / len(finder.shelf):.0f} bytes\n"
    )


def measure(finder: Finder, reports: Iterable[Report]) -> Measured:
    """Hand reports to a finder one by one."""
    result = Measured()
    family: list[int] = []
    for number, report in enumerate(reports):
        family.append(number if report.base is None else report.base)
        began = time.process_time()
        found = set(finder.look(report.text)) - {number}
        took = time.process_time() - began
        result.seconds += took
        result.looks_ms.append(1000 * took)
        if report.base is not None:
            result.copies[report.rate] += 1
            result.found[report.rate] += report.base in found
        result.false += sum(family[other] != family[number] for other in found)
    return result


def make_reports(count: int) -> Iterator[Report]:
    """So many reports, the copies last; the same on every machine."""
    chain, words = read_chain()
    rng = random.Random(f"copies {count}")  # noqa: S311 - seeded chance, no secret
    bases = [write(chain, rng) for _ in range(count - COPIED * len(RATES))]
    yield from map(Report, bases)
    for rate in RATES:
        for base in range(0, len(bases), -(-len(bases) // COPIED)):
            yield Report(swap(bases[base], rate, words, rng), base, rate)


def read_chain() -> tuple[dict[str, list[str]], list[str]]:
    """For each small word those that follow it in the passages, names and numbers as `N` and `0`; and all small words."""
    chain: dict[str, list[str]] = {}
    for path in sorted(PASSAGES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith(("###", "{", " ")):
                told = ["." if word == "." else shape(word) for word in WORD.findall(MARKUP.sub("", line))]
                for word, after in zip([".", *told], told, strict=False):
                    chain.setdefault(word, []).append(after)
    return chain, sorted({word for word in chain if word.isalpha() and word.islower()})


def shape(word: str) -> str:
    """A word, or what stands for a name or number."""
    return "0" if word.isdigit() else "N" if word[0].isupper() else word


def write(chain: dict[str, list[str]], rng: random.Random) -> str:
    """One report with names and numbers of its own."""
    names = ["".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3)))).capitalize() for _ in range(9)]
    numbers = [str(rng.randrange(2, 900)) for _ in range(6)]
    out, word, left = list[str](), ".", SENTENCES
    while left:
        word = rng.choice(chain[word])
        left -= word == "."
        said = rng.choice(names) if word == "N" else rng.choice(numbers) if word == "0" else word
        begins = not out or out[-1] == ".\n"
        out.append(".\n" if word == "." else f" {said.capitalize() if begins else said}")
    return "".join(out).replace("\n ", "\n").strip()


def swap(text: str, rate: float, words: list[str], rng: random.Random) -> str:
    """The text with that share of its small words replaced."""
    return SMALL.sub(lambda match: rng.choice(words) if rng.random() < rate else match[0], text)


if __name__ == "__main__":
    main()
