"""Files of other versions."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sayso.casefile import Case, Entry, migrations
from sayso.casefile.migrations import MIGRATIONS
from sayso.errors import CaseError


@pytest.fixture
def first_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case of version 1, which had no search, with one report."""
    path = tmp_path / "old.sayso"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", MIGRATIONS[:1])
        migrations.migrate(connection, path)
        connection.execute("INSERT INTO reports (row, id, read, reader, keyer, payload) VALUES (1, 'rep_1', 0, 'r', 'l', '{}')")
        connection.execute("INSERT INTO texts VALUES (1, 'A title', 'Shells fell on the mill')")
    return path


def test_an_old_file_is_migrated_when_it_is_written(first_version: Path) -> None:
    with Case.write(first_version) as case:
        assert [hit.id for hit in case.search("mill")] == ["rep_1"]


def test_an_old_file_is_migrated_when_it_is_opened(first_version: Path) -> None:
    with Case.open(first_version) as case:
        assert [hit.id for hit in case.search("title shells")] == ["rep_1"]


def test_a_file_of_a_newer_version_is_refused_with_a_remedy(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    for opening in (Case.open, Case.write):
        with pytest.raises(CaseError, match="version 99") as caught:
            opening(path)
        assert caught.value.remedy == "install a newer Sayso"


def test_a_migration_that_fails_leaves_the_old_file(first_version: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (a)")
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, fail))
        with pytest.raises(ZeroDivisionError):
            Case.write(first_version)
    with closing(sqlite3.connect(first_version)) as connection:
        assert (
            connection.execute("PRAGMA user_version").fetchone()[0],
            connection.execute("SELECT count(*) FROM sqlite_schema WHERE name IN ('half', 'texts_words')").fetchone()[0],
        ) == (1, 0)


def test_every_migration_says_what_it_does() -> None:
    assert [f"Version {number}" for number in range(1, len(MIGRATIONS) + 1)] == [
        (step.__doc__ or "").partition(":")[0] for step in MIGRATIONS
    ]


def test_a_new_case_has_the_newest_version(tmp_path: Path) -> None:
    Case.write(tmp_path / "case.sayso").close()
    with closing(sqlite3.connect(tmp_path / "case.sayso")) as connection:
        assert (len(MIGRATIONS), migrations.APPLICATION_ID, "wal") == (
            connection.execute("PRAGMA user_version").fetchone()[0],
            connection.execute("PRAGMA application_id").fetchone()[0],
            connection.execute("PRAGMA journal_mode").fetchone()[0],
        )


def test_all_tables_are_strict(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        loose = "SELECT name FROM pragma_table_list WHERE NOT strict AND type = 'table' AND name NOT LIKE 'sqlite%'"
        assert connection.execute(loose).fetchall() == []


def test_an_empty_file_is_no_case_to_read_and_becomes_one_when_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "case.sayso"
    path.touch()
    with pytest.raises(CaseError, match="empty"):
        Case.open(path)
    with Case.write(path) as case:
        case.store(list[Entry](), reader="r", keyer="l")
    Case.open(path).close()
