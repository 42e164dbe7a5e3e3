"""What a run is made of: versions, settings, digests of model and tables."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import sayso
from sayso.casefile import WritableCase
from sayso.pipeline.stages import Linker, Reader
from sayso.record import Fingerprint, stable_id
from sayso.record.run import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All that decides what a record is, but the reports."""

    version: str
    """Of Sayso."""
    model: str
    """`<name>@<sha256 head>` of the reader."""
    settings: Mapping[str, Setting]
    """What was set; `linker`, and `reader NAME` and `linker NAME` with the digest of each table that these use."""
    reader: str
    """Mark of the reader: another one's readings are made again."""
    linker: str
    """Mark of the linker: another one's links are made again."""

    @classmethod
    def of(cls, reader: Reader, linker: Linker, settings: Mapping[str, Setting]) -> "Manifest":
        """The manifest of a run with these stages and settings."""
        tables: dict[str, Setting] = {}
        for stage, fingerprint in (("reader", reader.fingerprint), ("linker", linker.fingerprint)):
            tables |= {f"{stage} {name}": digest for name, digest in fingerprint.tables}
        return cls(
            version=sayso.__version__,
            model=reader.fingerprint.name,
            settings={**settings, "linker": linker.fingerprint.name, **tables},
            reader=mark(reader.fingerprint, settings),
            linker=mark(linker.fingerprint, settings),
        )

    def write(self, case: WritableCase) -> None:
        """Set it as that of a case's record."""
        case.describe(sayso=self.version, model=self.model, settings=self.settings, reader=self.reader, linker=self.linker)


def mark(fingerprint: Fingerprint, settings: Mapping[str, Setting]) -> str:
    """Stands for all that a stage is made of and set to."""
    return stable_id("stage", fingerprint.name, json.dumps(fingerprint.tables), json.dumps(dict(settings), sort_keys=True))
