"""One writer at a time."""

import os
import signal
from pathlib import Path

import pytest

from sayso.casefile import Case
from sayso.casefile.lock import WriterLock
from sayso.errors import CaseBusyError, CaseError
from sayso.record import SetAside


def test_a_second_writer_is_told_who_writes_and_what_to_do(path: Path) -> None:
    with Case.write(path), pytest.raises(CaseBusyError, match=f"process {os.getpid()}") as caught:
        Case.write(path)
    assert "wait" in (caught.value.remedy or "")


def test_readers_are_not_in_the_way_of_a_writer_nor_it_in_theirs(path: Path) -> None:
    with Case.open(path) as first, Case.write(path) as writer, writer.transaction(), Case.open(path) as second:
        writer.put_aside([SetAside(path="z", code="empty", reason="", remedy="")])
        assert first.counts() == second.counts() != writer.counts()


def test_the_lock_file_goes_with_the_writer(path: Path) -> None:
    with Case.write(path) as case:
        assert Path(f"{case.path}-lock").exists()
    assert not Path(f"{case.path}-lock").exists()
    Case.write(path).close()


def test_the_lock_goes_with_a_killed_process(path: Path) -> None:
    ready, tell = os.pipe()
    child = os.fork()
    if not child:
        Case.write(path)
        os.write(tell, b"1")
        signal.pause()
    os.read(ready, 1)
    with pytest.raises(CaseBusyError, match=f"process {child}"):
        Case.write(path)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    Case.write(path).close()


def test_a_lock_file_that_was_left_behind_is_no_lock(path: Path) -> None:
    Path(f"{path}-lock").write_text("1")
    Case.write(path).close()


def test_a_lock_on_a_file_that_was_taken_away_is_taken_again(path: Path) -> None:
    lock = WriterLock.take(path)
    Path(f"{path}-lock").unlink()
    other = WriterLock.take(path)
    other.release()
    lock.release()
    assert not Path(f"{path}-lock").exists()


def test_a_link_to_a_case_has_the_lock_of_the_case(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.sayso"
    link.symlink_to(path)
    with Case.write(path), pytest.raises(CaseBusyError):
        Case.write(link)


def test_a_case_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot make"):
        Case.write(tmp_path / "none" / "case.sayso")


def test_a_writer_that_fails_to_open_lets_go_of_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "case.sayso"
    path.write_text("no database, but long enough to look at" * 50)
    for _ in range(2):
        with pytest.raises(CaseError, match="no case file"):
            Case.write(path)
