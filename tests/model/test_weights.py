"""Weights are those that were trained, or are not used."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import WeightsError
from sayso.model.weights import Weights, has_weights, load_weights

Damage = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as an export leaves it, with one small file."""
    (tmp_path / "encoder.onnx").write_bytes(b"numbers")
    files = {"encoder.onnx": hashlib.sha256(b"numbers").hexdigest()}
    manifest = {"name": "reader", "files": files, "labels": {"PARTS": ["source"]}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return tmp_path


def test_what_was_trained_is_loaded(folder: Path) -> None:
    weights = load_weights(folder)
    digest = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    assert (weights.fingerprint, weights.labels, weights.path("encoder.onnx").read_bytes()) == (
        f"reader@{digest[:12]}",
        {"PARTS": ["source"]},
        b"numbers",
    )


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "encoder.onnx").write_bytes(b"other"),
        lambda folder: (folder / "encoder.onnx").unlink(),
        lambda folder: (folder / "manifest.json").write_text("{"),
        lambda folder: (folder / "manifest.json").write_text("{}"),
        lambda folder: (folder / "manifest.json").unlink(),
    ],
    ids=["changed", "lost", "no JSON", "no names", "no manifest"],
)
def test_damaged_weights_are_refused(folder: Path, damage: Damage) -> None:
    damage(folder)
    with pytest.raises(WeightsError, match=r"sha256|cannot be read") as caught:
        load_weights(folder)
    assert caught.value.remedy


def test_a_package_without_weights_has_none(tmp_path: Path) -> None:
    assert not has_weights(tmp_path)


def test_files_of_a_manifest_cannot_lie_elsewhere(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = {"../encoder.onnx": "0" * 64}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(WeightsError):
        load_weights(folder)


def test_a_path_is_within_the_folder(folder: Path) -> None:
    weights = Weights(folder=folder, name="reader", digest="", labels={})
    assert weights.path("cue.onnx") == folder / "cue.onnx"
