"""A case: the record of a set of reports, in one file."""

import sqlite3
from pathlib import Path

from sayso.casefile.check import Check
from sayso.casefile.connection import connect_reading, connect_writing, plain_errors, require_database
from sayso.casefile.linkage import Linkage
from sayso.casefile.lock import WriterLock
from sayso.casefile.migrations import MIGRATIONS, migrate, version_of
from sayso.casefile.own import OwnWriting
from sayso.casefile.writing import Writing
from sayso.errors import CaseError


class Case(Check):
    """A case to look at. Whatever a writer does meanwhile, each query sees one state, and so does all inside `snapshot()`.

    Use it in the thread that opened it; opening another costs about a millisecond.
    """

    @classmethod
    def open(cls, path: str | Path) -> "Case":
        """Open a case to read; a file of an older version is first brought to the newest.

        Raises:
            CaseError: where there is no such file, or it is no case, damaged, or made by a newer version.
        """
        path = Path(path)
        if not path.is_file():
            raise CaseError(f"there is no case file {path}", remedy="make it with `sayso read PATHS… -c CASE`, or name another")
        with plain_errors(path):
            require_database(path)
            connection = connect_reading(path)
            try:
                version = version_of(connection, path)
            except BaseException:
                connection.close()
                raise
        if version == len(MIGRATIONS):
            return cls(path, connection)
        connection.close()
        if version == 0:
            raise CaseError(f"{path} is empty and no case yet", remedy="fill it with `sayso read PATHS… -c CASE`")
        with cls.write(path):
            pass
        return cls.open(path)

    @staticmethod
    def write(path: str | Path) -> "WritableCase":
        """Open a case to write, or make it; one process at a time may.

        Raises:
            CaseBusyError: where another process writes it.
            CaseError: where it is no case, damaged, made by a newer version, or in a folder that is not there.
        """
        path = Path(path).resolve()  # one lock, whatever the file is called by
        if path.exists():
            if not path.is_file():
                raise CaseError(f"{path} is no file", remedy="name a file with -c")
            with plain_errors(path):
                require_database(path)
        lock = WriterLock.take(path)
        try:
            return WritableCase(path, _connect_newest(path), lock)
        except BaseException:
            lock.release()
            raise


def _connect_newest(path: Path) -> sqlite3.Connection:
    """A connection to a file that is of the newest version now."""
    with plain_errors(path):
        connection = connect_writing(path)
        try:
            migrate(connection, path)
            connection.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last batches, never the file
        except BaseException:
            connection.close()
            raise
    return connection


class WritableCase(Case, Writing, Linkage, OwnWriting):
    """A case to write. Nobody else writes it until it is closed or its process ends."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock) -> None:
        super().__init__(path, connection)
        self._lock = lock

    def close(self) -> None:
        """Let go of the file and let the next writer in; what was not committed is undone."""
        super().close()
        self._lock.release()
