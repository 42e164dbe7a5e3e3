"""A run that is killed at any moment and run again ends with the record of an undisturbed one."""

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case
from sayso.pipeline.run import read_inputs
from sayso.record import Received, SetAside

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process, which this system has not")

KILLS = 200
SEED = 20_260_501
INPUTS = 24
BATCH = 4

Export = Callable[[Path], str]


@pytest.fixture(scope="module")
def inputs(received: Callable[..., Received]) -> list[Received | SetAside]:
    """Reports of overlapping topics, some failing, one in two forms, one in another language."""
    made: list[Received | SetAside] = [
        received(f"ann:mill{number % 7} bob:weir{number} cid:ford{number % 11}", f"n{number}", title=f"T{number}")
        for number in range(INPUTS - 5)
    ]
    made[3:3] = [
        received("fail", "f"),
        received("dan:wrong", "w"),
        received("eva:mill0", "m", language="fr"),
        received("ann:mill0 bob:weir0 cid:ford0", "a", title="U"),
        SetAside(path="x", code="empty", reason="", remedy=""),
    ]
    return made


def work(path: Path, inputs: Sequence[Received | SetAside], reader: Any, linker: Any) -> None:
    read_inputs(inputs, path, reader, linker, batch=BATCH, largest_group=12)


class Killing(sqlite3.Connection):
    """Kills its process at a given statement: before it begins, when all before it is done."""

    left = 0
    done = 0

    def count(self, _: str) -> None:
        Killing.done += 1
        if Killing.done == Killing.left:
            os.kill(os.getpid(), signal.SIGKILL)

    @classmethod
    def hook(cls, left: int) -> None:
        """From now on every connection counts."""
        connect, cls.left, cls.done = sqlite3.connect, left, 0

        def connect_counting(*args: Any, **known: Any) -> sqlite3.Connection:
            connection = connect(*args, factory=cls, **known)
            connection.set_trace_callback(connection.count)
            return connection

        sqlite3.connect = connect_counting  # type: ignore[assignment]


def fork(action: Callable[[], None]) -> int:
    """Number of a process that does this and nothing else."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        action()
        status = 0
    finally:
        os._exit(status)


def signal_of(child: int) -> int:
    """What ended a process; 0 where it came to its end."""
    status = os.waitpid(child, 0)[1]
    assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == 0
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def sound(path: Path, export: Export) -> str:
    """What a case exports, if it is as it should be."""
    with Case.open(path) as case:
        assert list(case.check()) == []
    return export(path)


def test_kills_between_statements_change_nothing(  # noqa: PLR0913, PLR0917 - fixtures
    tmp_path: Path, inputs: list[Received | SetAside], reader: Any, linker: Any, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "connect", sqlite3.connect)
    Killing.hook(0)
    work(tmp_path / "whole", inputs, reader, linker)
    statements = Killing.done
    monkeypatch.undo()
    expected = export(tmp_path / "whole")
    chance = random.Random(SEED)  # noqa: S311
    for number in range(KILLS // 2):
        path, left = tmp_path / f"case{number}", chance.randrange(1, statements)

        def killed(path: Path = path, left: int = left) -> None:
            Killing.hook(left)
            work(path, inputs, reader, linker)

        assert signal_of(fork(killed)) == signal.SIGKILL
        work(path, inputs, reader, linker)
        assert export(path) == expected, f"killed at statement {left} of {statements}"


def test_kills_at_any_time_change_nothing(
    tmp_path: Path, inputs: list[Received | SetAside], reader: Any, linker: Any, export: Export
) -> None:
    began = time.monotonic()
    work(tmp_path / "whole", inputs, reader, linker)
    seconds = time.monotonic() - began
    expected = sound(tmp_path / "whole", export)
    chance = random.Random(SEED)  # noqa: S311
    killed = 0
    for number in range(KILLS // 2):
        path = tmp_path / f"case{number}"
        child = fork(lambda path=path: work(path, inputs, reader, linker))  # type: ignore[misc]
        time.sleep(chance.uniform(0, seconds))
        os.kill(child, signal.SIGKILL)
        killed += signal_of(child) == signal.SIGKILL
        work(path, inputs, reader, linker)
        assert export(path) == expected
    assert killed > KILLS // 4


def test_one_case_killed_again_and_again_ends_whole(
    tmp_path: Path, inputs: list[Received | SetAside], reader: Any, linker: Any, export: Export
) -> None:
    work(tmp_path / "whole", inputs, reader, linker)
    path, chance, kills = tmp_path / "case", random.Random(SEED), 0  # noqa: S311

    def killed() -> None:
        Killing.hook(chance.randrange(100 * (kills + 1)) + 1)
        work(path, inputs, reader, linker)

    while signal_of(fork(killed)):
        chance.random()  # another moment next time: the child's use of it is its own
        kills += 1
        with Case.write(path) as case:
            assert {problem.code for problem in case.check()} <= {"unfinished"}
    assert kills > 3
    assert sound(path, export) == export(tmp_path / "whole")
