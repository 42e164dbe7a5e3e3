"""How far a run is."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.pipeline.progress import BarProgress, JsonProgress, LineProgress, Progress, Silence, choose_progress
from sayso.pipeline.run import read_inputs
from sayso.record import Received


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def tell(progress: Progress, clock: Clock, total: int | None) -> None:
    """Ten seconds of a stage, 20 reports a second."""
    progress.begin("reading", total)
    for _ in range(10):
        clock.now += 1
        progress.advance(20)
    progress.end()


def test_plain_lines_tell_count_rate_and_time_left_every_few_seconds() -> None:
    stream, clock = io.StringIO(), Clock()
    tell(LineProgress(stream, clock), clock, 1000)
    assert stream.getvalue().splitlines() == [
        "reading: 100 of 1,000 reports, 20/s, 45 s left",
        "reading: 200 of 1,000 reports, 20/s, 40 s left",
        "reading: 200 of 1,000 reports, 20/s, done",
    ]


def test_plain_lines_say_nothing_of_a_total_that_is_not_known() -> None:
    stream, clock = io.StringIO(), Clock()
    tell(LineProgress(stream, clock), clock, None)
    assert stream.getvalue().splitlines()[0] == "reading: 100 reports, 20/s"


def test_json_lines_tell_the_same() -> None:
    stream, clock = io.StringIO(), Clock()
    tell(JsonProgress(stream, clock), clock, 1000)
    assert json.loads(stream.getvalue().splitlines()[0]) == {
        "kind": "progress",
        "stage": "reading",
        "reports": 100,
        "total": 1000,
        "per_second": 20.0,
        "seconds_left": 45,
        "done": False,
    }


def test_a_stage_that_ended_is_not_told_twice() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = LineProgress(stream, clock)
    tell(progress, clock, None)
    before = stream.getvalue()
    progress.end()
    assert stream.getvalue() == before


def test_a_bar_shows_count_and_stage() -> None:
    stream = Terminal()
    progress = BarProgress(stream)
    progress.begin("reading", 40)
    progress.advance(40)
    progress.end()
    assert "reading" in stream.getvalue()
    assert "40/40" in stream.getvalue()


@pytest.mark.parametrize(
    ("stream", "known", "kind"),
    [
        (Terminal(), {}, BarProgress),
        (io.StringIO(), {}, LineProgress),
        (Terminal(), {"as_json": True}, JsonProgress),
        (Terminal(), {"quiet": True}, Silence),
        (io.StringIO(), {"quiet": True, "as_json": True}, Silence),
    ],
)
def test_the_way_to_tell_fits_the_stream(stream: io.StringIO, known: dict[str, bool], kind: type[Progress]) -> None:
    assert type(choose_progress(stream, **known)) is kind


def test_a_run_tells_both_of_its_stages(tmp_path: Path, reader: Any, linker: Any, received: Callable[..., Received]) -> None:
    stream, clock = io.StringIO(), Clock()
    read_inputs(
        [received("a:b"), received("c:d")], tmp_path / "case", reader, linker, progress=LineProgress(stream, clock), total=2
    )
    assert stream.getvalue().splitlines() == ["reading: 2 of 2 reports, done", "linking: 2 of 2 reports, done"]
