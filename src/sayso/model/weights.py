"""The trained weights in the package, verified before they are used."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sayso.errors import WeightsError
from sayso.model.calibration import UNMEASURED, Calibration

FOLDER = Path(__file__).with_name("weights")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Files of one trained network with what their numbers mean."""

    folder: Path
    """Where the files lie."""
    name: str
    """Name of the network."""
    digest: str
    """SHA-256 of the manifest, which names the digests of all files."""
    labels: dict[str, Any]
    """Label sets by name, as `training/labels.py` had them."""
    caution: Mapping[str, float] = field(default_factory=dict)
    """By label and part, what is added to the logit of a piece outside: above 0 fewer spans are found, below 0 more."""
    calibration: Calibration = UNMEASURED
    """What its scores are worth."""

    @property
    def fingerprint(self) -> str:
        """`<name>@<sha256 head>`."""
        return f"{self.name}@{self.digest[:12]}"

    def path(self, name: str) -> Path:
        """Path of one file."""
        return self.folder / name


def has_weights(folder: Path = FOLDER) -> bool:
    """Whether the package carries weights."""
    return (folder / "manifest.json").exists()


@cache
def load_weights(folder: Path = FOLDER) -> Weights:
    """The weights of a folder, each file compared with the digest that the manifest names.

    Raises:
        WeightsError: where the manifest or a file is missing, or a file is not the one that was trained.
    """
    try:
        text = (folder / "manifest.json").read_bytes()
        manifest = json.loads(text)
        for name, expected in manifest["files"].items():
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if found != expected:
                raise WeightsError(f"{name}: expected sha256 {expected[:12]}…, found {found[:12]}…", remedy=REMEDY)
        return Weights(
            folder=folder,
            name=manifest["name"],
            digest=hashlib.sha256(text).hexdigest(),
            labels=manifest["labels"],
            caution=manifest.get("caution", {}),
            calibration=Calibration(**manifest.get("calibration", {})),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WeightsError(f"the weights of the reader cannot be read: {error}", remedy=REMEDY) from error


REMEDY = "install the package again; its weights are damaged"
