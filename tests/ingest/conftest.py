"""A folder to fill and a short way to take it in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.ingest import Limits, Options, ingest
from sayso.record import Received, Report, SetAside


@dataclass(frozen=True)
class Taken:
    """What came of some inputs."""

    received: list[Received]
    aside: list[SetAside]

    @property
    def texts(self) -> list[str]:
        """The stored texts, in order."""
        return [received.text for received in self.received]

    @property
    def reports(self) -> list[Report]:
        """What is known of them."""
        return [received.report for received in self.received]

    @property
    def codes(self) -> list[str]:
        """Why the others are set aside."""
        return [aside.code for aside in self.aside]


Take = Callable[..., Taken]


@pytest.fixture
def take() -> Take:
    """Take inputs in."""

    def run(*paths: str | Path, limits: Limits | None = None, fetch: bool = False, allow_private: bool = False) -> Taken:
        options = Options(limits=limits or Limits(), fetch=fetch, allow_private=allow_private)
        items = list(ingest(paths, options=options))
        return Taken(
            [item for item in items if isinstance(item, Received)], [item for item in items if isinstance(item, SetAside)]
        )

    return run


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Write a file into the folder of the test."""

    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
