"""Connections to a case file: many may read while one writes."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sayso.errors import CaseBusyError, CaseError

OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""
BUSY_TIMEOUT_MS = 10_000
"""How long a statement waits for another connection; only checkpoints and the laying of a new file take any such time."""
CACHE_KIB = 64 * 1024
"""Pages that the writer keeps; the key index of 100,000 reports fits in it."""

MAGIC = b"SQLite format 3\x00"
"""With which every database of SQLite begins."""
_WHOLE = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_PART = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))
"""Words that begin, keep and undo a transaction, or a part of one."""

Row = tuple[Any, ...]


def require_database(path: Path) -> None:
    """Refuse a file that is no database, before SQLite takes a very short one for an empty database and fills it.

    Raises:
        CaseError: where the file has content and that is not a database's.
    """
    with path.open("rb") as file:
        head = file.read(len(MAGIC))
    if head and head != MAGIC:
        raise CaseError(f"{path} is no case file", remedy="name another file with -c")


def connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write.

    A file on read-only media has no room for the index of its journal and is then read as one that nobody writes.
    """
    _require_sqlite()
    uri = path.resolve().as_uri()
    try:
        return _prepared(sqlite3.connect(f"{uri}?mode=ro", uri=True, isolation_level=None, cached_statements=256))
    except sqlite3.OperationalError:
        journal = path.with_name(path.name + "-wal")
        if journal.exists() and journal.stat().st_size:
            raise
        return _prepared(sqlite3.connect(f"{uri}?immutable=1", uri=True, isolation_level=None, cached_statements=256))


def connect_writing(path: Path) -> sqlite3.Connection:
    """A connection that may write; the file is made where it is missing."""
    _require_sqlite()
    connection = _prepared(sqlite3.connect(path, isolation_level=None, cached_statements=256))
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return connection


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection with the settings that both kinds share; the last finds out whether the file is a database."""
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")  # a case from elsewhere may bring views and triggers of its own
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _require_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        raise CaseError(
            f"expected SQLite {oldest} or newer, found {sqlite3.sqlite_version}",
            remedy="use a Python that comes with a newer SQLite",
        )


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """SQLite's errors as errors of the case.

    Raises:
        CaseBusyError: where another connection held the file for longer than the timeout.
        CaseError: where the file is damaged or no case.
    """
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # the writer's and the programmer's, not the file's
    except OSError as error:
        raise CaseError(f"{path}: {error.strerror}", remedy="see whether the file may be read") from error
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise CaseBusyError(f"{path} is held by another process: {error}", remedy="try again when it has ended") from error
        raise CaseError(
            f"{path}: {error}", remedy="see whether the file may be read and written and the disk has room"
        ) from error
    except sqlite3.DatabaseError as error:
        raise CaseError(f"{path} is damaged or no case file: {error}", remedy="restore it, or read its inputs again") from error


class Connected:
    """A connection with the two ways to use it: a snapshot to read, a transaction to write."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        """The case file."""
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; what was not committed is undone."""
        self._connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All queries inside see the record as it stood at the start, whatever is written meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        with plain_errors(self.path):
            self._connection.execute("BEGIN")
            self._connection.execute("SELECT count(*) FROM settings").fetchone()  # the first look fixes the snapshot
        try:
            yield
        finally:
            self._end("ROLLBACK")  # which nothing can be wrong with, whatever the file is like

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept, or none of it; inside another transaction it is a part that may fail alone."""
        inside = self._connection.in_transaction
        begin, keep, undo = _PART if inside else _WHOLE
        with plain_errors(self.path):
            self._connection.execute(begin)
        try:
            yield
        except BaseException:
            for word in undo:
                self._end(word)
            raise
        with plain_errors(self.path):
            self._end(keep)

    def _end(self, word: str) -> None:
        if self._connection.in_transaction:
            self._connection.execute(word)

    def _each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Rows one after another."""
        with plain_errors(self.path):
            for row in self._connection.execute(sql, values):  # noqa: UP028  (`yield from` closes a cursor whose database is closed)
                yield row

    def _all(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows; for answers that are known to be small."""
        with plain_errors(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _one(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row."""
        with plain_errors(self.path):
            row: Row | None = self._connection.execute(sql, values).fetchone()
            return row

    def _do(self, sql: str, values: Sequence[object] = ()) -> int:
        """Write; the number of rows changed."""
        with plain_errors(self.path):
            return self._connection.execute(sql, values).rowcount

    def _do_many(self, sql: str, rows: Iterator[Sequence[object]] | Sequence[Sequence[object]]) -> None:
        """Write the same statement for many rows."""
        with plain_errors(self.path):
            self._connection.executemany(sql, rows)
