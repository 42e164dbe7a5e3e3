"""Learns what the signs of a text's state weigh: world/tables/condition.json.

    python -m tables.fit_condition DATA [OUTPUT]

Learnt from clean texts of the open corpora (with the table of pairs as it would be without them), from broken passages written
for the project, and from clean texts broken by `broken.py`. The part that is kept to measure on is not looked at.
"""

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from tables.broken import Breaker, garble
from tables.texts import corpora, passages

from sayso.reading.condition import LABELS, Weights
from sayso.reading.document import Document
from sayso.reading.signs import BINS, Signs, lay_forms
from sayso.record import Report
from sayso.world.pairs import Numbers, Pairs, load_pairs

OUTPUT = Path(__file__).parents[1] / "src/sayso/world/tables/condition.json"
SIZES = (60, 100, 150, 250, 400, 700)
"""Words of the pieces that texts are cut into."""
BROKEN = 1000
"""Texts broken at random."""
SKIPPED = {"muc": 0.7, "ngec": 0.7, "ucdp": 0.8}
"""Share of texts of large and uniform corpora that is left out."""
VARIED = ("gum", "ewt")
"""Corpora of many genres: of a text several pieces are taken."""
WEIGHT = {"clean": 1.0, "passages": 3.0, "varied": 2.0, "broken": 0.5}
FEW_WORDS = 25.0
UNITS = 24
DECAY = 0.09
STEPS = 40
"""Times that all examples are gone through."""
BATCH = 128
RATE = 3e-3
THRESHOLD = 0.75
"""Of clean texts that were not learnt from, one in two hundred is above it: half of them lists, menus and letters."""

Example = tuple[Signs, int, int, float]
"""Signs, words, number of the label, weight."""


def main(arguments: list[str]) -> int:
    """Learn from the corpora named on the command line."""
    data, output = Path(arguments[0]), Path(arguments[1]) if len(arguments) > 1 else OUTPUT
    rng = random.Random(3)  # noqa: S311 - examples, no secrets
    pairs = load_pairs()
    examples = [*known_examples(data, pairs, rng), *broken_examples(data, pairs, rng)]
    usual = usual_shares([signs for signs, _, label, _ in examples if label == 0])
    weights, likely = fit(examples, usual)
    clean = sorted((1 - each[0] for each, example in zip(likely, examples, strict=True) if example[2] == 0), reverse=True)
    write(weights, output)
    sys.stdout.write(f"{len(examples)} examples, clean ones above {clean[len(clean) // 200]:.3f}: one in two hundred\n")
    return 0


def known_examples(data: Path, pairs: Pairs, rng: random.Random) -> Iterator[Example]:
    """Clean and broken texts whose state is known."""
    for text in (*passages(data), *corpora(data)):
        if text.part == 1 or rng.random() < SKIPPED.get(text.corpus, 0):
            continue
        if text.condition != "clean":
            yield from example(text.text, pairs, text.condition, WEIGHT["passages"])
            continue
        counts = pairs.without(lay_forms(laid(text.text), pairs, whole=True).ids) if text.part else pairs
        weight = WEIGHT["varied" if text.corpus in (*VARIED, "passages", "polnear") else "clean"]
        for _ in range(4 if text.corpus == "gum" else 1):
            yield from example(cut(text.text, rng), counts, "clean", weight)


def broken_examples(data: Path, pairs: Pairs, rng: random.Random) -> Iterator[Example]:
    """Clean texts broken at random."""
    breaker = Breaker(pairs)
    ways = ((breaker.foreign, "spun"), (breaker.thesaurus, "spun"), (breaker.foreign, "spun"), (garble, "garbled"))
    texts = [text for text in (*passages(data), *corpora(data)) if text.part == 0 and text.condition == "clean"]
    for _ in range(BROKEN):
        way, label = rng.choice(ways)
        yield from example(way(cut(rng.choice(texts).text, rng), rng), pairs, label, WEIGHT["broken"])


def laid(text: str) -> Document:
    """A text laid out."""
    report = Report(
        id="rep_",
        name=None,
        path=None,
        url=None,
        outlet=None,
        title=None,
        language="en",
        published=None,
        written=None,
        condition=None,
        text_sha256="",
        length=len(text),
    )
    return Document(report, text)


def example(text: str, pairs: Pairs, label: str, weight: float) -> Iterator[Example]:
    """The signs of a text, unless it is too short."""
    forms = lay_forms(laid(text), pairs)
    if forms.words >= 25:
        yield Signs(forms, pairs), forms.words, [str(each) for each in LABELS].index(label), weight


def cut(text: str, rng: random.Random) -> str:
    """A piece of a text, from the beginning of a sentence."""
    size = rng.choice(SIZES)
    words = [match.start() for match in re.finditer(r"\S+", text)]
    if len(words) <= size:
        return text
    start = words[rng.randrange(len(words) - size)]
    stop = text.find(". ", start, start + 200)
    start = stop + 2 if stop >= 0 else start
    return text[start : start + 6 * size]


def usual_shares(clean: Sequence[Signs]) -> Numbers:
    """Share of pairs that are seen in clean text, by kind and expected count."""
    every, seen = np.ones((4, BINS)), np.full((4, BINS), 0.5)
    for signs in clean:
        where = (signs.kind[signs.known], signs.bin[signs.known])
        np.add.at(every, where, 1.0)
        np.add.at(seen, where, (signs.counted[signs.known] > 0).astype(np.float64))
    return np.asarray(seen / every, dtype=np.float64)


def fit(examples: Sequence[Example], usual: Numbers) -> tuple[Weights, Numbers]:
    """Weights, and the likelihoods that they give to the examples."""
    measured = [signs.measure(usual) for signs, *_ in examples]
    names = tuple(measured[0])
    table = np.array([[each[name] for name in names] for each in measured])
    labels = np.array([label for _, _, label, _ in examples])
    clean = table[labels == 0]
    rng = np.random.default_rng(0)
    hidden = rng.normal(0, 1 / np.sqrt(len(names)), (len(names) + 2, UNITS))
    weights = Weights(
        names=names,
        mean=clean.mean(axis=0),
        spread=clean.std(axis=0) + 1e-6,
        hidden=hidden,
        out=rng.normal(0, 0.2, (UNITS + 1, 4)),
        usual=usual,
        few_words=FEW_WORDS,
        threshold=THRESHOLD,
    )
    inputs = np.array([weights.row(each, words) for each, (_, words, _, _) in zip(measured, examples, strict=True)])
    weigh = np.array([weight for *_, weight in examples])
    descend(weights, inputs, np.eye(4)[labels], weigh, rng)
    return weights, weights.judge(inputs)


def descend(weights: Weights, inputs: Numbers, wanted: Numbers, weigh: Numbers, rng: np.random.Generator) -> None:
    """Adam with decoupled decay (Loshchilov and Hutter, 2019), a tenth of the hidden units left out at each step."""
    parts = (weights.hidden, weights.out)
    first, second = [np.zeros_like(part) for part in parts], [np.zeros_like(part) for part in parts]
    number = 0
    for step in range(STEPS):
        rate = RATE * (1 - step / STEPS) + 1e-4
        for batch in np.array_split(rng.permutation(len(inputs)), max(1, len(inputs) // BATCH)):
            number += 1
            for i, slope in enumerate(slopes(weights, inputs[batch], wanted[batch], weigh[batch], rng)):
                first[i] = 0.9 * first[i] + 0.1 * slope
                second[i] = 0.999 * second[i] + 0.001 * slope**2
                move = first[i] / (1 - 0.9**number) / (np.sqrt(second[i] / (1 - 0.999**number)) + 1e-8)
                parts[i][...] -= rate * (move + DECAY * parts[i])


def slopes(
    weights: Weights, inputs: Numbers, wanted: Numbers, weigh: Numbers, rng: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """Slopes of the cross entropy."""
    units = np.tanh(inputs @ weights.hidden)
    kept = (rng.random(units.shape) > 0.1) / 0.9
    scores = (units * kept) @ weights.out[:-1] + weights.out[-1]
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    off = (likely - wanted) * weigh[:, None] / len(inputs)
    back = (off @ weights.out[:-1].T) * kept * (1 - units**2)
    out = np.vstack([(units * kept).T @ off, off.sum(axis=0)])
    return inputs.T @ back, out


def write(weights: Weights, output: Path) -> None:
    """The weights as a file of JSON."""
    arrays = {name: np.round(getattr(weights, name), 4).tolist() for name in ("mean", "spread", "hidden", "out", "usual")}
    told = {"names": weights.names, "few_words": weights.few_words, "threshold": weights.threshold, **arrays}
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in told.items())
    output.write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
