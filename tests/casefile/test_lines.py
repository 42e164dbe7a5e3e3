"""A case as a record."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.casefile import Case, Entry
from sayso.record import Mention
from sayso.record.codec import KINDS, dump, loads, to_object


def test_lines_come_in_the_order_of_kinds(path: Path) -> None:
    with Case.open(path) as case:
        kinds = [to_object(line)["kind"] for line in case.lines(mentions=True)]
    order = list(KINDS)
    assert sorted(kinds, key=order.index) == kinds
    assert set(order) == set(kinds)


def test_mentions_are_left_out_unless_wanted(path: Path) -> None:
    with Case.open(path) as case:
        assert not any(isinstance(line, Mention) for line in case.lines())


def test_the_run_counts_the_lines_of_each_kind(path: Path) -> None:
    with Case.open(path) as case:
        kinds = [to_object(line)["kind"] for line in case.lines(mentions=True)]
        assert {kind: kinds.count(kind) for kind in KINDS if kind != "run"} == case.run().counts


def test_the_record_survives_its_format(path: Path) -> None:
    with Case.open(path) as case:
        lines = list(case.lines(mentions=True))
    assert lines == [loads(line) for line in dump(lines)]


def test_the_run_is_the_same_however_its_reports_arrived(tmp_path: Path, small: Any) -> None:
    runs = []
    for name, order in (("a", 1), ("b", -1)):
        with Case.write(tmp_path / name) as case:
            case.describe(sayso="1", model="m@1", settings={"x": 1, "a": None}, reader="r", linker="l")
            for received, reading in small.read[::order]:
                case.store([Entry(text=received.text, forms=(received.report,), reading=reading)], reader="r", keyer="l")
            runs.append(case.run())
    assert runs[0] == runs[1]


def test_the_run_differs_by_version_model_settings_and_reports(tmp_path: Path, small: Any) -> None:
    ids = set()
    received, reading = small.read[0]
    with Case.write(tmp_path / "case.sayso") as case:
        case.store([Entry(text=received.text, forms=(received.report,), reading=reading)], reader="r", keyer="l")
        for change in ({}, {"sayso": "2"}, {"model": "m@2"}, {"settings": {"x": 2}}):
            case.describe(**{"sayso": "1", "model": "m@1", "settings": {"x": 1}, "reader": "r", "linker": "l", **change})  # type: ignore[arg-type]
            ids.add(case.run().id)
        received, reading = small.read[1]
        case.store([Entry(text=received.text, forms=(received.report,), reading=reading)], reader="r", keyer="l")
        ids.add(case.run().id)
    assert len(ids) == 5


def test_an_empty_case_is_a_record_of_one_line(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case.sayso") as case:
        (run,) = case.lines(mentions=True)
        assert run == case.run()
    assert run.model is None


def test_lines_are_of_one_state_although_a_writer_goes_on(path: Path, small: Any) -> None:
    with Case.open(path) as reader:
        expected = list(reader.lines(mentions=True))
        lines = reader.lines(mentions=True)
        got = [next(lines), next(lines)]
        with Case.write(path) as writer:
            received, _ = small.read[0]
            form = replace(received.report, name="0")
            writer.store([Entry(text=received.text, forms=(form,), reading=None)], reader="r", keyer="l")
        assert expected == got + list(lines)
        assert expected != list(reader.lines(mentions=True))
