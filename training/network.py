"""The reader's network: one MiniLM encoder, heads over pieces, and heads over queries (a cue or an anchor and what belongs to it).

Source: Wang et al., "MiniLM: Deep Self-Attention Distillation for Task-Agnostic Compression of Pre-Trained Transformers" (2020);
Reimers & Gurevych, "Sentence-BERT" (2019), for the weights that training starts from.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from labels import CLASSES, DISTANCES, LAYERS, PARTS, PIECE_LABELS, ROLES, SHAPES, WIDTH

QUERY_WIDTH = 256
"""Units of the query heads: 384 gave no more on development data at half again the time."""


class Encoder(nn.Module):
    """A BERT encoder with two more input embeddings: the shape of a word (its capitals are lost to the vocabulary) and quotation.

    Shape: pieces `[batch, length]` → vectors `[batch, length, WIDTH]`.
    """

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        nn.init.zeros_(self.shapes.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.dropout(self.norm(self.words(pieces) + self.positions(places) + self.shapes(shapes)))
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
    """One layer of self-attention, with the norm after each step."""

    heads = 12

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = hidden.shape
        q, k, v = self.mix(hidden).view(batch, length, 3, self.heads, WIDTH // self.heads).permute(2, 0, 3, 1, 4)
        likeness = q @ k.transpose(-1, -2) * (WIDTH // self.heads) ** -0.5 + bias
        mixed = (likeness.softmax(dim=-1) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.norm1(hidden + self.dropout(self.out(mixed)))
        return self.norm2(hidden + self.dropout(self.down(functional.gelu(self.up(hidden)))))


class QueryHead(nn.Module):
    """For a query and each piece of its window, the label of the piece in each part of the query.

    Shape: queries `[n, WIDTH]`, pieces `[n, length, WIDTH]`, distances `[n, length]` → logits `[n, length, parts, 3]` (out, begin, in).
    """

    def __init__(self, parts: int) -> None:
        super().__init__()
        self.parts = parts
        self.piece = nn.Linear(WIDTH, QUERY_WIDTH)
        self.query = nn.Linear(WIDTH, QUERY_WIDTH)
        self.gate = nn.Linear(WIDTH, QUERY_WIDTH)
        self.distance = nn.Embedding(DISTANCES, QUERY_WIDTH)
        self.out = nn.Linear(QUERY_WIDTH, parts * 3)

    def forward(self, queries: Tensor, pieces: Tensor, distances: Tensor) -> Tensor:
        seen = self.piece(pieces)
        asked = self.query(queries)[:, None] + self.distance(distances)
        joined = functional.gelu(seen + asked + seen * torch.tanh(self.gate(queries))[:, None])
        return self.out(joined).unflatten(-1, (self.parts, 3))


class ClassHead(nn.Module):
    """Classes of a query from its own vector, the mean of its main span and the mean of its window.

    Shape: `[n, 3 * WIDTH]` → for each name of `CLASSES` of its kind, logits `[n, classes]`.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.hidden = nn.Linear(3 * WIDTH, QUERY_WIDTH)
        self.dropout = nn.Dropout(0.1)
        self.names = names
        self.out = nn.ModuleList([nn.Linear(QUERY_WIDTH, len(CLASSES[name])) for name in names])

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
        self.answer = nn.Linear(WIDTH, QUERY_WIDTH)
        self.answered = nn.Linear(WIDTH, QUERY_WIDTH)

    def tag(self, hidden: Tensor) -> Tensor:
        """Shape: `[batch, length, WIDTH]` → logits `[batch, length, len(PIECE_LABELS), 3]`."""
        return self.pieces(hidden).unflatten(-1, (len(PIECE_LABELS), 3))
