"""Files that pretend to be a case, and places where none can be."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from sayso.casefile import Case
from sayso.errors import CaseBusyError, CaseError


def text(path: Path) -> None:
    path.write_text("Shells fell on the mill. " * 400)


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def header_only(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 84)


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE reports (id)")


def other_application(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("CREATE TABLE reports (id)")


def folder(path: Path) -> None:
    path.mkdir()


def one_byte(path: Path) -> None:
    path.write_bytes(b"S")


@pytest.mark.parametrize("make", [text, noise, header_only, other_database, other_application, folder, one_byte])
def test_what_is_no_case_is_refused_and_not_touched(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "case.sayso"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for opening in (Case.open, Case.write):
        with pytest.raises(CaseError) as caught:
            opening(path)
        assert caught.value.remedy
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(child.name for child in tmp_path.iterdir()) == ["case.sayso"]


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_a_truncated_case_is_refused_or_reported_without_a_traceback(small_case: Path, tmp_path: Path, kept: float) -> None:
    path = tmp_path / "case.sayso"
    content = small_case.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(CaseError) as caught:
        look(path)
    assert caught.value.remedy


def look(path: Path) -> None:
    with Case.open(path) as case:
        assert "damaged" in {problem.code for problem in case.check()}
        list(case.lines(mentions=True))


def test_triggers_of_a_strangers_case_do_nothing_unsafe(small_case: Path, tmp_path: Path) -> None:
    path = tmp_path / "case.sayso"
    path.write_bytes(small_case.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIEW evil AS SELECT load_extension('evil') AS id")
        connection.commit()
    with Case.open(path) as case:
        assert [problem for problem in case.check() if problem.code == "damaged"] == []
        with pytest.raises(CaseError, match=r"unsafe|not authorized|no such function"):
            case._all("SELECT id FROM evil")  # noqa: SLF001 - as any statement would


def test_a_case_in_a_folder_without_writing_can_be_read(
    small_case: Path, open_folder: Path, ordinary_user: Callable[[], AbstractContextManager[None]]
) -> None:
    path = open_folder / "case.sayso"
    path.write_bytes(small_case.read_bytes())
    open_folder.chmod(0o555)
    with ordinary_user():
        with Case.open(path) as case:
            assert case.counts()["report"] == 5
        with pytest.raises(CaseError, match="cannot make"):
            Case.write(path)


def test_a_case_that_a_stranger_locks_is_busy_and_no_traceback(
    small_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.casefile.connection.BUSY_TIMEOUT_MS", 50)
    path = tmp_path / "case.sayso"
    path.write_bytes(small_case.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger, Case.write(path) as case:
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseBusyError) as caught:
            case.put_aside([])
        assert caught.value.remedy


def test_a_name_with_signs_of_an_address_is_a_name(small_case: Path, tmp_path: Path) -> None:
    path = tmp_path / "a?mode=rw#b%41 ü.sayso"
    path.write_bytes(small_case.read_bytes())
    with Case.open(path) as case:
        assert case.counts()["report"] == 5
    Case.write(path).close()
    assert path.exists()
