"""Own tables of a case: each report is read with the rows that hold in its year, and no table outlives the reading."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case, OwnKind
from sayso.errors import CaseError
from sayso.pipeline.own import own_world_of
from sayso.pipeline.run import read_inputs
from sayso.record import Fingerprint, Reading, Received
from sayso.world.own import NOTHING, own_world
from sayso.world.own_actors import check_actors, pack_actor


class Watcher:
    """A reader that notes which own actors are believed while it reads."""

    fingerprint = Fingerprint(name="watcher@1", tables=())

    def __init__(self) -> None:
        self.seen: list[tuple[str | None, tuple[str, ...]]] = []

    def read(self, reports: Iterable[Received]) -> Iterator[Reading]:
        for received in reports:
            self.seen.append((received.report.published, tuple(actor.name for actor in own_world().actors)))
            yield Reading(report=received.report, mentions=(), claims=(), events=(), reasons=())


def add(path: Path, table: str) -> None:
    with Case.write(path) as case:
        case.add_own("ours", OwnKind.ACTORS, ((actor.name, pack_actor(actor)) for actor in check_actors(table)[0]))


def test_each_report_is_read_with_the_rows_of_its_year(tmp_path: Path, linker: Any) -> None:
    add(tmp_path / "c", "name\tkind\tyears\nOld Front\tngo\t-2019\nNew Front\tngo\t2020-\n")
    watcher = Watcher()
    dates = ("2019-05-01", "2020-05-01", None, "2018-05-01")
    inputs = [Received.of(f"Text {number}.", published=date) for number, date in enumerate(dates)]
    read_inputs(inputs, tmp_path / "c", watcher, linker)
    assert dict(watcher.seen) == {
        "2018-05-01": ("Old Front",),
        "2019-05-01": ("Old Front",),
        "2020-05-01": ("New Front",),
        None: ("Old Front", "New Front"),
    }
    assert own_world() is NOTHING


def test_the_same_tables_leave_the_readings_as_they_are(tmp_path: Path, linker: Any) -> None:
    add(tmp_path / "c", "name\tkind\nOld Front\tngo\n")
    inputs = [Received.of("Text.")]
    read_inputs(inputs, tmp_path / "c", Watcher(), linker)
    add(tmp_path / "c", "name\tkind\nOld Front\tngo\n")
    assert read_inputs(inputs, tmp_path / "c", Watcher(), linker).read_again == 0


def test_a_changed_table_makes_the_readings_again(tmp_path: Path, linker: Any) -> None:
    read_inputs([Received.of("Text.")], tmp_path / "c", Watcher(), linker)
    add(tmp_path / "c", "name\tkind\nOld Front\tngo\n")
    first = read_inputs([], tmp_path / "c", Watcher(), linker).read_again
    add(tmp_path / "c", "name\tkind\nOld Front\tparty\n")
    assert (first, read_inputs([], tmp_path / "c", Watcher(), linker).read_again) == (1, 1)


def test_a_row_that_is_none_is_told(tmp_path: Path) -> None:
    with Case.write(tmp_path / "c") as case:
        case.add_own("ours", OwnKind.ACTORS, [("Front", "[]")])
        with pytest.raises(CaseError, match="a row holds no actor"):
            own_world_of(case)
