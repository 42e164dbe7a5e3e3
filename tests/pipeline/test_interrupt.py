"""Ctrl-C stops a run cleanly."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case
from sayso.errors import RunInterruptedError
from sayso.pipeline.progress import Silence
from sayso.pipeline.run import read_inputs
from sayso.record import Received

Receive = Callable[..., Received]


def stopping_after(inputs: list[Received], number: int) -> Iterator[Received]:
    """The inputs, with a Ctrl-C among them."""
    yield from inputs[:number]
    os.kill(os.getpid(), signal.SIGINT)
    yield from inputs[number:]


def test_an_interrupted_run_keeps_whole_batches_and_says_how_to_go_on(
    tmp_path: Path, reader: Any, linker: Any, received: Receive
) -> None:
    inputs = [received(f"ann:mill{number}") for number in range(10)]
    with pytest.raises(RunInterruptedError, match="stopped after 4 new reports") as caught:
        read_inputs(stopping_after(inputs, 5), tmp_path / "case", reader, linker, batch=2)
    assert caught.value.exit_code == 130
    assert "same command again" in (caught.value.remedy or "")
    with Case.open(tmp_path / "case") as case:
        assert case.counts()["report"] == 4
        assert {problem.code for problem in case.check()} == {"unfinished"}


def test_an_interrupted_run_goes_on_to_the_record_of_an_undisturbed_one(
    tmp_path: Path, reader: Any, linker: Any, received: Receive, export: Callable[[Path], str]
) -> None:
    inputs = [received(f"ann:mill{number % 3}  bob:weir{number}") for number in range(10)]
    read_inputs(inputs, tmp_path / "whole", reader, linker)
    with pytest.raises(RunInterruptedError):
        read_inputs(stopping_after(inputs, 5), tmp_path / "case", reader, linker, batch=2)
    assert read_inputs(inputs, tmp_path / "case", reader, linker, batch=2).known == 4
    assert export(tmp_path / "whole") == export(tmp_path / "case")


def test_an_interruption_in_the_middle_of_linking_is_clean_too(
    tmp_path: Path, reader: Any, linker: Any, received: Receive, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = [received(f"ann:mill{number}") for number in range(300)]

    def link(group: object, former: Callable[[object], object] = linker.link) -> object:
        if linker.link_count == 250:
            raise KeyboardInterrupt
        return former(group)

    monkeypatch.setattr(linker, "link", link)
    with pytest.raises(RunInterruptedError, match="200 linked groups"):
        read_inputs(inputs, tmp_path / "case", reader, linker)
    monkeypatch.undo()
    with Case.open(tmp_path / "case") as case:
        assert case.counts()["incident"] == 200
    assert read_inputs([], tmp_path / "case", reader, linker).groups == 100


def test_progress_ends_however_a_run_ends(tmp_path: Path, reader: Any, linker: Any, received: Receive) -> None:
    class Ended(Silence):
        ends = 0

        def end(self) -> None:
            Ended.ends += 1

    with pytest.raises(RunInterruptedError):
        read_inputs(stopping_after([received("a:b")], 0), tmp_path / "case", reader, linker, progress=Ended())
    assert Ended.ends == 1


def test_nothing_is_left_running(tmp_path: Path, reader: Any, linker: Any, received: Receive) -> None:
    with pytest.raises(RunInterruptedError):
        read_inputs(stopping_after([received("a:b")], 0), tmp_path / "case", reader, linker)
    assert threading.active_count() == 1
    Case.write(tmp_path / "case").close()
