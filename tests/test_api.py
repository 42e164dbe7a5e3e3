"""Sayso from Python."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import sayso
from sayso.errors import CaseError
from sayso.record import Fingerprint, Reading, Received

WORDS = "The army said on Monday that rebels had shelled the market, killing four people."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "monday.txt"
    path.write_text(WORDS)
    return path


def test_one_path_is_read(report: Path, tmp_path: Path) -> None:
    assert sayso.read(report, tmp_path / "case.sayso").added == 1


def test_a_path_may_be_a_string(report: Path, tmp_path: Path) -> None:
    assert sayso.read(str(report), str(tmp_path / "case.sayso")).added == 1


def test_several_paths_are_read(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "tuesday.txt"
    other.write_text("The rebels denied on Tuesday that they had shelled the market.")
    assert sayso.read([report, str(other)], tmp_path / "case.sayso").added == 2


def test_reading_again_adds_nothing(report: Path, tmp_path: Path) -> None:
    sayso.read(report, tmp_path / "case.sayso")
    summary = sayso.read(report, tmp_path / "case.sayso")
    assert (summary.added, summary.known) == (0, 1)


def test_a_broken_input_raises_nothing(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    summary = sayso.read([empty, report], tmp_path / "case.sayso")
    assert (summary.added, dict(summary.set_aside)) == (1, {"empty": 1})
    with sayso.open(tmp_path / "case.sayso") as case:
        assert [aside.code for aside in case.set_aside()] == ["empty"]


def test_a_case_is_opened_to_look_at(report: Path, tmp_path: Path) -> None:
    sayso.read(report, tmp_path / "case.sayso")
    with sayso.open(tmp_path / "case.sayso") as case:
        assert [case.text(found.id) for found in case.reports()] == [WORDS]


def test_a_missing_case_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        sayso.open(tmp_path / "none.sayso")
    assert isinstance(caught.value, sayso.SaysoError)


def test_another_reader_may_be_had(report: Path, tmp_path: Path) -> None:
    class Nothing:
        fingerprint = Fingerprint(name="nothing@0", tables=())

        def read(self, reports: Iterable[Received]) -> Iterator[Reading]:
            return (Reading(report=received.report) for received in reports)

    sayso.read(report, tmp_path / "case.sayso", reader=Nothing())
    with sayso.open(tmp_path / "case.sayso") as case:
        assert (case.run().model, case.counts()["claim"]) == ("nothing@0", 0)


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        _ = sayso.write  # type: ignore[attr-defined]


def test_all_that_is_offered_is_there() -> None:
    assert [name for name in sayso.__all__ if not hasattr(sayso, name)] == []


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, sayso; print([name for name in ('msgspec', 'sqlite3', 'trafilatura', 'sayso.api') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ended.stdout == "[]\n"
