"""Memory does not grow with the number of reports."""

import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sayso.pipeline.run import read_inputs
from sayso.record import Received

WORDS = 400
"""Of each text: 3 kB."""


def peak(path: Path, number: int, reader: Any, linker: Any, received: Callable[..., Received]) -> int:
    """Bytes that Python held at the most."""

    def inputs() -> Iterator[Received]:
        for at in range(number):
            yield received(f"ann:mill{at // 3} " + "lorem " * WORDS + str(at))

    tracemalloc.start()
    try:
        read_inputs(inputs(), path, reader, linker, batch=20)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_ten_times_the_reports_take_no_more_memory(
    tmp_path: Path, reader: Any, linker: Any, received: Callable[..., Received]
) -> None:
    few = peak(tmp_path / "few", 100, reader, linker, received)
    many = peak(tmp_path / "many", 1000, reader, linker, received)
    assert many < 1.3 * few
