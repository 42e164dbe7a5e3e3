"""Reports in, a case out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case
from sayso.errors import CaseBusyError
from sayso.pipeline.run import read_inputs
from sayso.record import Received, SetAside

Receive = Callable[..., Received]
Export = Callable[[Path], str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.sayso"


def codes(path: Path) -> list[str]:
    with Case.open(path) as case:
        return [item.code for item in case.set_aside()]


def problems(path: Path) -> list[str]:
    with Case.open(path) as case:
        return [f"{problem.code} {problem.subject} {problem.message}" for problem in case.check()]


def test_reports_go_in_and_incidents_come_out(path: Path, reader: Any, linker: Any, received: Receive) -> None:
    summary = read_inputs([received("ann:mill bob:mill"), received("cid:mill"), received("dan:weir")], path, reader, linker)
    assert (summary.added, summary.known, summary.groups, summary.incidents) == (3, 0, 2, 2)
    with Case.open(path) as case:
        assert sorted(incident.title for incident in case.incidents()) == ["mill in 2 reports", "weir in 1 reports"]
        assert tuple(case.counts()[kind] for kind in ("claim", "event", "mention")) == (4, 4, 4)
    assert problems(path) == []


def test_the_same_again_adds_nothing_and_changes_no_byte(
    path: Path, reader: Any, linker: Any, received: Receive, export: Export
) -> None:
    inputs: list[Received | SetAside] = [received("ann:mill"), received("bob:mill")]
    inputs.append(SetAside(path="x", code="empty", reason="", remedy=""))
    read_inputs(inputs, path, reader, linker)
    before, read, linked = export(path), reader.read_count, linker.link_count
    summary = read_inputs(inputs, path, reader, linker)
    assert (summary.added, summary.known, summary.groups, dict(summary.set_aside)) == (0, 2, 0, {"empty": 1})
    assert (before, read, linked) == (export(path), reader.read_count, linker.link_count)
    assert codes(path) == ["empty"]


def test_new_reports_change_only_the_groups_that_they_touch(path: Path, reader: Any, linker: Any, received: Receive) -> None:
    read_inputs([received("ann:mill"), received("bob:weir"), received("cid:ford")], path, reader, linker)
    summary = read_inputs([received("dan:mill")], path, reader, linker)
    assert (summary.groups, summary.linked, reader.read_count, linker.link_count) == (1, 2, 4, 4)


def test_a_report_that_joins_two_groups_makes_them_one(path: Path, reader: Any, linker: Any, received: Receive) -> None:
    read_inputs([received("ann:mill"), received("bob:weir")], path, reader, linker)
    read_inputs([received("cid:mill dan:weir")], path, reader, linker)
    with Case.open(path) as case:
        assert sorted(incident.title for incident in case.incidents()) == ["mill in 3 reports", "weir in 3 reports"]
    assert problems(path) == []


def test_a_text_under_two_names_is_one_report_of_both(path: Path, reader: Any, linker: Any, received: Receive) -> None:
    summary = read_inputs([received("ann:mill", "b"), received("ann:mill", "a")], path, reader, linker)
    assert (summary.added, summary.known) == (1, 1)
    with Case.open(path) as case:
        (report,) = case.reports()
        assert report.name == "a"
        assert [form.name for form in case.inputs(report.id)] == ["a", "b"]
        assert case.named("b") == (report,)


def test_a_later_name_that_sorts_first_names_the_report_without_reading_it_again(
    path: Path, reader: Any, linker: Any, received: Receive
) -> None:
    read_inputs([received("ann:mill", "b")], path, reader, linker)
    read_inputs([received("ann:mill", "a")], path, reader, linker)
    with Case.open(path) as case:
        assert [report.name for report in case.reports()] == ["a"]
    assert reader.read_count == 1


def test_a_first_form_of_another_title_has_the_report_read_again(
    path: Path, reader: Any, linker: Any, received: Receive
) -> None:
    read_inputs([received("ann:mill", "b", title="Old")], path, reader, linker)
    summary = read_inputs([received("ann:mill", "a", title="New")], path, reader, linker)
    assert (summary.read_again, summary.added) == (1, 0)
    with Case.open(path) as case:
        assert [report.title for report in case.reports()] == ["New"]
        assert (len(case.search("new")), len(case.search("old"))) == (1, 0)
    assert problems(path) == []


def test_other_languages_are_kept_and_set_aside_as_not_read_yet(
    path: Path, reader: Any, linker: Any, received: Receive
) -> None:
    inputs = [received("ann:mill", language="fr", path="f.txt"), received("bob:mill", language="en-GB")]
    summary = read_inputs(inputs, path, reader, linker)
    assert (summary.added, dict(summary.set_aside), reader.read_count) == (2, {"not-read-yet": 1}, 1)
    with Case.open(path) as case:
        (item,) = case.set_aside()
        assert (item.path, item.reason) == ("f.txt", "expected English, found language fr")
        assert [
            report.condition and report.condition.label
            for report in sorted(case.reports(), key=lambda r: r.language or "", reverse=True)
        ] == [None, "clean"]
    assert problems(path) == []


def test_a_report_that_no_reader_can_bear_costs_nothing_else(path: Path, reader: Any, linker: Any, received: Receive) -> None:
    inputs = [received("ann:mill"), received("fail", path="bad.txt"), received("bob:mill")]
    summary = read_inputs(inputs, path, reader, linker)
    assert (summary.added, dict(summary.set_aside), summary.incidents) == (3, {"reader-failed": 1}, 1)
    with Case.open(path) as case:
        assert [(item.path, item.reason) for item in case.set_aside()] == [("bad.txt", "ValueError: no")]
    assert problems(path) == []


def test_a_reading_with_a_wrong_span_is_refused_and_costs_nothing_else(
    path: Path, reader: Any, linker: Any, received: Receive
) -> None:
    summary = read_inputs([received("ann:mill"), received("bob:wrong")], path, reader, linker)
    assert (summary.added, dict(summary.set_aside)) == (2, {"bad-reading": 1})
    with Case.open(path) as case:
        (item,) = case.set_aside()
        assert "content has 'right' at 4:9, where the text has 'wrong'" in item.reason
        assert case.counts()["claim"] == 1
    assert problems(path) == []


def test_a_claim_id_that_is_taken_costs_only_its_report(path: Path, reader: Any, linker: Any, received: Receive) -> None:
    summary = read_inputs([received("ann:twin"), received("ann:twin "), received("bob:mill")], path, reader, linker)
    assert (summary.added, codes(path)) == (3, ["bad-reading"])
    assert problems(path) == []


def test_a_report_without_keys_for_a_failing_linker_is_linked_alone(
    path: Path, reader: Any, linker: Any, received: Receive
) -> None:
    read_inputs([received("ann:mill keyless"), received("bob:mill")], path, reader, linker)
    assert codes(path) == ["linker-failed"]
    with Case.open(path) as case:
        assert [incident.title for incident in case.incidents()] == ["mill in 1 reports"] * 2


def test_a_group_that_no_linker_can_bear_costs_nothing_else(path: Path, reader: Any, linker: Any, received: Receive) -> None:
    read_inputs([received("ann:mill unlinkable"), received("bob:weir"), received("cid:stray")], path, reader, linker)
    assert codes(path) == ["bad-linking", "linker-failed"] or sorted(codes(path)) == ["bad-linking", "linker-failed"]
    with Case.open(path) as case:
        assert [incident.title for incident in case.incidents()] == ["weir in 1 reports"]
    read_inputs([], path, reader, linker)
    assert sorted(codes(path)) == ["bad-linking", "linker-failed"]
    assert problems(path) == []


def test_what_is_no_unicode_or_not_its_own_hash_is_set_aside(path: Path, reader: Any, linker: Any, received: Receive) -> None:
    other = Received(report=received("one", path="b").report, text="two")
    summary = read_inputs([received("ann:mill \udc80", path="a"), other, received("bob:mill")], path, reader, linker)
    assert (summary.added, dict(summary.set_aside), codes(path)) == (1, {"bad-report": 2}, ["bad-report"] * 2)


def test_a_path_that_can_be_read_at_last_is_no_longer_set_aside(
    path: Path, reader: Any, linker: Any, received: Receive
) -> None:
    read_inputs([SetAside(path="a", code="empty", reason="", remedy="")], path, reader, linker)
    read_inputs([received("ann:mill", path="a")], path, reader, linker)
    assert codes(path) == []


def test_another_reader_reads_everything_again(  # noqa: PLR0913, PLR0917 - fixtures
    path: Path, tmp_path: Path, linker: Any, received: Receive, new_reader: Any, export: Export
) -> None:
    inputs = [received(f"ann:mill{number} bob:mill", title="T") for number in range(7)] + [received("fail")]
    read_inputs(inputs, path, new_reader(), linker, batch=3)
    summary = read_inputs([], path, new_reader(version="2"), linker, batch=3)
    assert (summary.read_again, summary.groups, summary.linked) == (8, 1, 7)
    read_inputs(inputs, tmp_path / "fresh", new_reader(version="2"), linker)
    assert export(tmp_path / "fresh") == export(path)
    assert problems(path) == []


def test_another_linker_links_everything_again(  # noqa: PLR0913, PLR0917 - fixtures
    path: Path, tmp_path: Path, reader: Any, received: Receive, new_linker: Any, export: Export
) -> None:
    inputs = [received(f"ann:mill{number} bob:mill{number // 2}") for number in range(7)]
    read_inputs(inputs, path, reader, new_linker())
    summary = read_inputs([], path, reader, new_linker(version="2"), batch=2)
    assert (summary.read_again, summary.linked) == (0, 7)
    read_inputs(inputs, tmp_path / "fresh", reader, new_linker(version="2"))
    assert export(tmp_path / "fresh") == export(path)
    assert problems(path) == []


def test_the_run_tells_versions_settings_and_tables(path: Path, reader: Any, linker: Any, received: Receive) -> None:
    read_inputs([received("ann:mill")], path, reader, linker, settings={"fetch": False})
    with Case.open(path) as case:
        run = case.run()
    assert run.model == "fake@1"
    assert run.settings == {"fetch": False, "largest_group": 2000, "linker": "links@1", "reader words": "1111"}


def test_a_second_process_is_told_that_the_case_is_busy(path: Path, reader: Any, linker: Any, received: Receive) -> None:
    with Case.write(path), pytest.raises(CaseBusyError):
        read_inputs([received("ann:mill")], path, reader, linker)
    read_inputs([received("ann:mill")], path, reader, linker)
