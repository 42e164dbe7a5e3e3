"""The reader's network: one MiniLM encoder, heads over pieces, heads over queries (a cue or an anchor and its parts).

Source: Wang et al., "MiniLM: Deep Self-Attention Distillation for Task-Agnostic Compression of Pre-Trained Transformers"
(2020); Reimers & Gurevych, "Sentence-BERT" (2019), for the weights that training starts from.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from labels import CLASSES, DISTANCES, LAYERS, PARTS, PIECE_LABELS, RELATIONS, ROLES, SHAPES, WIDTH

QUERY_WIDTH = 128
"""Units of a piece as a query sees it."""
CLASS_WIDTH = 256
"""Units of the heads over a query alone."""
POOL = 1 << 22
"""Drawn masks that dropout cuts its own from: drawing each anew takes a fifth of a step on a CPU."""


class Dropout(nn.Module):
    """Dropout whose masks are stretches of a pool that is drawn once for each type."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.pools: dict[tuple[torch.dtype, torch.device], Tensor] = {}

    def forward(self, values: Tensor) -> Tensor:
        if not self.training:
            return values
        count, kind = values.numel(), (values.dtype, values.device)
        if kind not in self.pools:
            self.pools[kind] = (torch.rand(POOL, device=values.device) >= self.rate).to(values.dtype) / (1 - self.rate)
        pool = self.pools[kind]
        start = int(torch.randint(POOL - count % POOL, ()))
        mask = pool[start : start + count] if count <= POOL - start else pool.repeat(count // POOL + 2)[start : start + count]
        return values * mask.view_as(values)


class Encoder(nn.Module):
    """A BERT encoder with two more input embeddings: the shape of a word, as the vocabulary has no capitals, and quotation.

    Shape: pieces `[batch, length]` → vectors `[batch, length, WIDTH]`.
    """

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        nn.init.zeros_(self.shapes.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.dropout(self.norm(self.words(pieces) + self.positions(places) + self.shapes(shapes)))
        if torch.is_autocast_enabled(hidden.device.type):
            hidden = hidden.to(torch.bfloat16)
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    @classmethod
    def pretrained(cls, folder: Path) -> "Encoder":
        """The encoder with the weights of a sentence-transformers folder."""
        config = json.loads((folder / "config.json").read_text())
        weights = load_file(folder / "model.safetensors")
        encoder = cls(config["vocab_size"])
        state = encoder.state_dict()
        kinds = weights["embeddings.token_type_embeddings.weight"][0]
        state["words.weight"] = weights["embeddings.word_embeddings.weight"] + kinds
        state["positions.weight"] = weights["embeddings.position_embeddings.weight"]
        for end in ("weight", "bias"):
            state[f"norm.{end}"] = weights[f"embeddings.LayerNorm.{end}"]
            for i in range(LAYERS):
                old, new = f"encoder.layer.{i}.", f"layers.{i}."
                state[f"{new}mix.{end}"] = torch.cat(
                    [weights[f"{old}attention.self.{x}.{end}"] for x in ("query", "key", "value")]
                )
                state[f"{new}out.{end}"] = weights[f"{old}attention.output.dense.{end}"]
                state[f"{new}norm1.{end}"] = weights[f"{old}attention.output.LayerNorm.{end}"]
                state[f"{new}up.{end}"] = weights[f"{old}intermediate.dense.{end}"]
                state[f"{new}down.{end}"] = weights[f"{old}output.dense.{end}"]
                state[f"{new}norm2.{end}"] = weights[f"{old}output.LayerNorm.{end}"]
        encoder.load_state_dict(state)
        return encoder


class Layer(nn.Module):
    """One layer of self-attention, with the norm after each step.

    Shape: `[batch, length, width]` and a bias that `[batch, heads, length, length]` can be made of → `[batch, length, width]`.
    """

    def __init__(self, dropout: float, width: int = WIDTH, heads: int = 12, inner: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner * width)
        self.down = nn.Linear(inner * width, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = hidden.shape
        q, k, v = self.mix(hidden).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        with torch.autocast(hidden.device.type, enabled=False):
            mixed = (q * (width // self.heads) ** -0.5 @ k.transpose(-1, -2) + bias).softmax(dim=-1) @ v
        hidden = normed(self.norm1, hidden + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, width))))
        return normed(self.norm2, hidden + self.dropout(self.down(functional.gelu(self.up(hidden)))))


def normed(norm: nn.LayerNorm, values: Tensor) -> Tensor:
    """The norm in the type of the values, which autocast would widen."""
    return functional.layer_norm(
        values, norm.normalized_shape, norm.weight.to(values.dtype), norm.bias.to(values.dtype), norm.eps
    )


class QueryHead(nn.Module):
    """For a query and each piece of its window, the label of the piece in each part of the query.

    A thin layer of attention between the pieces as this query sees them lets what is one span be seen as one.

    Shape: queries `[n, WIDTH]`, pieces `[batch, length, WIDTH]`, rows `[n]` (the window of each query), distances
    `[n, length]`, mask `[n, length]` → logits `[n, length, parts, 3]` (out, begin, in).
    """

    def __init__(self, parts: int) -> None:
        super().__init__()
        self.parts = parts
        self.piece = nn.Linear(WIDTH, QUERY_WIDTH)
        self.query = nn.Linear(WIDTH, QUERY_WIDTH)
        self.gate = nn.Linear(WIDTH, QUERY_WIDTH)
        self.distance = nn.Embedding(DISTANCES, QUERY_WIDTH)
        self.norm = nn.LayerNorm(QUERY_WIDTH)
        self.layer = Layer(0.1, QUERY_WIDTH, 4, 2)
        self.out = nn.Linear(QUERY_WIDTH, parts * 3)

    def forward(self, queries: Tensor, pieces: Tensor, rows: Tensor, distances: Tensor, mask: Tensor) -> Tensor:
        seen = self.piece(pieces)[rows]
        asked = self.query(queries)[:, None] + self.distance(distances).to(seen.dtype)
        joined = normed(self.norm, seen + asked + seen * torch.tanh(self.gate(queries))[:, None])
        return self.out(self.layer(joined, (1.0 - mask[:, None, None, :].to(joined.dtype)) * -1e4)).unflatten(
            -1, (self.parts, 3)
        )


class TreeHead(nn.Module):
    """Heads and relations of words: what the encoder learns syntax by; reading does without it.

    Shape: words `[batch, length, WIDTH]` → likeness of each to each as its head `[batch, length, length]`.
    Source: Dozat & Manning, "Deep Biaffine Attention for Neural Dependency Parsing" (2017).
    """

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, CLASS_WIDTH)
        self.head = nn.Linear(WIDTH, CLASS_WIDTH)
        self.relation = nn.Linear(2 * CLASS_WIDTH, RELATIONS)

    def forward(self, words: Tensor) -> Tensor:
        return functional.gelu(self.word(words)) @ functional.gelu(self.head(words)).transpose(-1, -2) / 16

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Shape: words and their heads `[n, WIDTH]` → logits `[n, RELATIONS]`."""
        return self.relation(torch.cat([functional.gelu(self.word(words)), functional.gelu(self.head(heads))], dim=-1))


class ClassHead(nn.Module):
    """Classes of a query from its own vector, the mean of its main span and the mean of its window.

    Shape: `[n, 3 * WIDTH]` → for each name of `CLASSES` of its kind, logits `[n, classes]`.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.hidden = nn.Linear(3 * WIDTH, CLASS_WIDTH)
        self.dropout = Dropout(0.1)
        self.names = names
        self.out = nn.ModuleList([nn.Linear(CLASS_WIDTH, len(CLASSES[name])) for name in names])

    def forward(self, features: Tensor) -> dict[str, Tensor]:
        hidden = self.dropout(functional.gelu(self.hidden(features)))
        return {name: out(hidden) for name, out in zip(self.names, self.out, strict=True)}


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.pieces = nn.Linear(WIDTH, len(PIECE_LABELS) * 3)
        self.cue = QueryHead(len(PARTS))
        self.anchor = QueryHead(len(ROLES))
        self.cue_classes = ClassHead(("stance", "voice"))
        self.anchor_classes = ClassHead(("type", "mode", "acled", "status", "foreground"))
        self.answer = nn.Linear(WIDTH, CLASS_WIDTH)
        self.answered = nn.Linear(WIDTH, CLASS_WIDTH)
        self.tree = TreeHead()

    def tag(self, hidden: Tensor) -> Tensor:
        """Shape: `[batch, length, WIDTH]` → logits `[batch, length, len(PIECE_LABELS), 3]`."""
        return self.pieces(hidden).unflatten(-1, (len(PIECE_LABELS), 3))
