"""How far a run is: a bar on a terminal, plain lines or JSON lines elsewhere."""

import json
import time
from collections.abc import Callable
from typing import IO, Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

EVERY_S = 5.0
"""Between two plain lines, so that a log of an hour has 720."""

Clock = Callable[[], float]


class Progress(Protocol):
    """What is told while a run goes on."""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage (`reading`, `linking`) begins; the number of reports where it is known."""
        ...

    def advance(self, number: int) -> None:
        """So many reports more are done."""
        ...

    def end(self) -> None:
        """The stage is done, or the run stops."""
        ...


class Silence:
    """Tells nothing."""

    def begin(self, stage: str, total: int | None) -> None:
        """Nothing."""

    def advance(self, number: int) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


class BarProgress:
    """A bar for each stage with count, rate and time left."""

    def __init__(self, stream: IO[str]) -> None:
        self._bars = Bars(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            console=Console(file=stream),
        )
        self._task: TaskID | None = None

    def begin(self, stage: str, total: int | None) -> None:
        """Another bar."""
        self._bars.start()
        self._task = self._bars.add_task(stage, total=total)

    def advance(self, number: int) -> None:
        """Move the bar."""
        if self._task is not None:
            self._bars.advance(self._task, number)

    def end(self) -> None:
        """Leave the bar where it is."""
        self._bars.stop()


class _Rate(ProgressColumn):
    """Reports a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f}/s", style="progress.data.speed")


class LineProgress:
    """A line every few seconds, and one at the end of each stage."""

    def __init__(self, stream: IO[str], clock: Clock = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._stage: str | None = None
        self._total: int | None = None
        self._done = 0
        self._began = self._told = 0.0

    def begin(self, stage: str, total: int | None) -> None:
        """Start to count."""
        self._stage, self._total, self._done = stage, total, 0
        self._began = self._told = self._clock()

    def advance(self, number: int) -> None:
        """Count, and tell if it is time."""
        self._done += number
        if self._clock() - self._told >= EVERY_S:
            self._tell(done=False)

    def end(self) -> None:
        """Tell of the whole stage."""
        if self._stage is not None:
            self._tell(done=True)
            self._stage = None

    def _tell(self, *, done: bool) -> None:
        self._told = self._clock()
        seconds = self._told - self._began
        rate = self._done / seconds if seconds else 0.0
        left = None if self._total is None or not rate or done else max(0.0, (self._total - self._done) / rate)
        self._write(self._stage or "", rate, left, done=done)
        self._stream.flush()

    def _write(self, stage: str, rate: float, left: float | None, *, done: bool) -> None:
        total = "" if self._total is None else f" of {self._total:,}"
        words = [
            f"{stage}: {self._done:,}{total} reports",
            f"{rate:,.0f}/s" if rate else "",
            f"{left:,.0f} s left" if left else "",
        ]
        self._stream.write(", ".join(filter(None, words)) + (", done\n" if done else "\n"))


class JsonProgress(LineProgress):
    """The same as JSON lines."""

    def _write(self, stage: str, rate: float, left: float | None, *, done: bool) -> None:
        line = {
            "kind": "progress",
            "stage": stage,
            "reports": self._done,
            "total": self._total,
            "per_second": round(rate, 1),
            "seconds_left": None if left is None else round(left),
            "done": done,
        }
        self._stream.write(json.dumps(line) + "\n")


def choose_progress(stream: IO[str], *, quiet: bool = False, as_json: bool = False) -> Progress:
    """The way to tell of progress that fits: nothing, JSON lines, a bar on a terminal, else plain lines."""
    if quiet:
        return Silence()
    if as_json:
        return JsonProgress(stream)
    return BarProgress(stream) if stream.isatty() else LineProgress(stream)
