"""The command line as a user has it, without a process of its own."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from sayso.cli.main import run


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def sayso(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command; `columns` makes standard output a terminal of that width, one that knows no styles unless asked for."""

    def command(*arguments: object, columns: int | None = None, colour: bool = False) -> Ended:
        with monkeypatch.context() as patch:
            if columns:
                patch.setenv("COLUMNS", str(columns))
                patch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
                patch.setenv("TERM", "xterm" if colour else "dumb")
            code = run([str(argument) for argument in arguments])
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return Ended(code, captured.out.decode(), captured.err.decode())

    return command
