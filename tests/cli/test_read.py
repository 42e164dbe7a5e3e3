"""`sayso read` from the first report to the summary."""

import io
import json
import re
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case
from sayso.cli.read import Size
from sayso.reading.reader import RuleReader

Command = Callable[..., Any]
MONDAY = "KUMA, March 4 (Valley News) - The interior ministry said on Monday that rebels had shelled the market, killing four."
TUESDAY = "A rebel spokesman denied on Tuesday that his men had shelled the market in Kuma."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "monday.txt").write_text(MONDAY)
    (folder / "tuesday.txt").write_text(TUESDAY)
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case.sayso"


def test_a_folder_is_read(sayso: Command, reports: Path, case: Path) -> None:
    ended = sayso("read", reports, "-c", case)
    assert (ended.code, "2 new in" in ended.out) == (0, True)


def test_the_same_again_adds_nothing(sayso: Command, reports: Path, case: Path) -> None:
    sayso("read", reports, "-c", case)
    before = sayso("export", "-c", case, "--mentions").out
    ended = sayso("read", reports, "-c", case)
    assert (ended.code, "2 known already in" in ended.out) == (0, True)
    assert sayso("export", "-c", case, "--mentions").out == before


def test_several_paths_are_read_in_one_go(sayso: Command, reports: Path, case: Path) -> None:
    ended = sayso("read", reports / "monday.txt", reports / "tuesday.txt", "-c", case, "--json")
    assert json.loads(ended.out)["added"] == 2


def test_the_order_of_reading_does_not_matter(sayso: Command, reports: Path, tmp_path: Path) -> None:
    paths = [reports / "monday.txt", reports / "tuesday.txt"]
    sayso("read", *paths, "-c", tmp_path / "one.sayso")
    sayso("read", paths[1], "-c", tmp_path / "two.sayso")
    sayso("read", paths[0], "-c", tmp_path / "two.sayso")
    assert sayso("export", "-c", tmp_path / "one.sayso").out == sayso("export", "-c", tmp_path / "two.sayso").out


def test_what_is_set_aside_is_told_with_what_to_do(sayso: Command, reports: Path, case: Path) -> None:
    (reports / "empty.txt").write_text("")
    ended = sayso("read", reports, "-c", case)
    assert (ended.code, "1 set aside" in ended.out, "1 empty – Leave it out" in ended.out) == (0, True, True)
    assert "empty.txt" in ended.out
    assert "sayso set-aside lists them all" in ended.out


def test_nothing_readable_ends_with_3(sayso: Command, tmp_path: Path, case: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert sayso("read", tmp_path / "empty.txt", "-c", case).code == 3


def test_a_missing_file_is_set_aside(sayso: Command, tmp_path: Path, case: Path) -> None:
    ended = sayso("read", tmp_path / "missing.txt", "-c", case)
    assert (ended.code, "not-found" in ended.out) == (3, True)


def test_strict_ends_with_3_where_anything_is_set_aside(sayso: Command, reports: Path, case: Path) -> None:
    assert sayso("read", reports, "-c", case, "--strict").code == 0
    (reports / "empty.txt").write_text("")
    assert sayso("read", reports, "-c", case, "--strict").code == 3


def test_quiet_is_quiet(sayso: Command, reports: Path, case: Path) -> None:
    ended = sayso("read", reports, "-c", case, "--quiet")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_the_summary_as_json(sayso: Command, reports: Path, case: Path) -> None:
    (reports / "empty.txt").write_text("")
    ended = sayso("read", reports, "-c", case, "--json")
    summary = json.loads(ended.out)
    told = {name: summary[name] for name in ("kind", "case", "added", "known", "read_again", "set_aside")}
    assert told == {"kind": "summary", "case": str(case), "added": 2, "known": 0, "read_again": 0, "set_aside": {"empty": 1}}


def test_progress_as_json_lines(sayso: Command, reports: Path, case: Path) -> None:
    ended = sayso("read", reports, "-c", case, "--json")
    assert {json.loads(line)["kind"] for line in ended.err.splitlines()} == {"progress"}


def test_standard_input_is_read(sayso: Command, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"text": MONDAY, "outlet": "Valley News", "published": "2024-03-04"}) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
    assert json.loads(sayso("read", "-", "-c", case, "--json").out)["added"] == 1


def test_nothing_to_read_and_no_case_is_a_mistake(sayso: Command, case: Path) -> None:
    ended = sayso("read", "-c", case)
    assert (ended.code, "say what to read" in ended.err, case.exists()) == (2, True, False)


def test_without_paths_a_case_is_brought_up_to_date(sayso: Command, reports: Path, case: Path) -> None:
    sayso("read", reports, "-c", case)
    assert sayso("read", "-c", case).code == 0


def test_a_second_writer_is_told_who_writes(sayso: Command, reports: Path, case: Path) -> None:
    with Case.write(case):
        ended = sayso("read", reports, "-c", case, "--quiet")
    assert (ended.code, ended.err.count("\n"), "is being written by" in ended.err) == (6, 1, True)


def test_ctrl_c_keeps_what_was_read(sayso: Command, reports: Path, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> Any:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("sayso.api.choose_reader", lambda **_: RuleReader())
        patch.setattr(RuleReader, "read", interrupt)
        ended = sayso("read", reports, "-c", case, "--quiet")
    assert (ended.code, "run the same command again" in ended.err) == (130, True)
    assert json.loads(sayso("read", reports, "-c", case, "--json").out)["added"] == 2


def test_an_address_is_set_aside_without_leave(sayso: Command, case: Path) -> None:
    ended = sayso("read", "https://example.org/feed.xml", "-c", case)
    assert (ended.code, "not-fetched" in ended.out) == (3, True)


def test_nothing_reaches_for_the_network(sayso: Command, reports: Path, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    codes = [sayso("read", reports, "-c", case).code, sayso("incidents", "-c", case).code, sayso("export", "-c", case).code]
    assert codes == [0, 0, 0]


def test_a_small_limit_sets_a_long_report_aside(sayso: Command, reports: Path, case: Path) -> None:
    (reports / "long.txt").write_text(MONDAY * 1_000)
    ended = sayso("read", reports, "-c", case, "--json", "--max-bytes", "10K")
    assert json.loads(ended.out)["set_aside"] == {"too-large": 1}


@pytest.mark.parametrize(("words", "number"), [("500", 500), ("2k", 2048), ("64M", 64 * 2**20), ("3G", 3 * 2**30)])
def test_a_size_may_have_a_unit(words: str, number: int) -> None:
    assert Size()(words) == number


@pytest.mark.parametrize("words", ["", "0", "-1", "M", "1.5M", "64MB", "²"])
def test_what_is_no_size_is_refused(words: str, sayso: Command, reports: Path, case: Path) -> None:
    ended = sayso("read", reports, "-c", case, "--max-bytes", words)
    assert (ended.code, "expected a size" in ended.err, case.exists()) == (2, True, False)


def test_the_summary_tells_where_to_look(sayso: Command, reports: Path, case: Path) -> None:
    ended = sayso("read", reports, "-c", case, columns=120)
    assert re.search(r"\d+ incidents? new or changed; sayso incidents -c \S+ lists them$", " ".join(ended.out.split()))
