"""The tables of a case file, laid by numbered migrations.

A migration is never changed once a version with it is out: another one is added. All run in the transaction that also sets the
file's number, so that a file is never between two versions.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sayso.errors import CaseError

APPLICATION_ID = 0x53415953
"""`SAYS` in ASCII: tells a case from other SQLite files."""

_RECORD = (
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # One linked set of reports. What the linker made of it goes with it.
    "CREATE TABLE groups (row INTEGER PRIMARY KEY AUTOINCREMENT) STRICT",
    # `reader`, `keyer`, `linker`: what each stage was made of when it did this report; another value than the present one, or
    # NULL, is work to do. `read` is 0 for a report that is kept but was not read.
    """CREATE TABLE reports (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, read INTEGER NOT NULL, reader TEXT NOT NULL,
        keyer TEXT NOT NULL, linker TEXT, grp INTEGER REFERENCES groups ON DELETE SET NULL, outlet TEXT, published TEXT,
        language TEXT, payload TEXT NOT NULL) STRICT""",
    "CREATE INDEX reports_stages ON reports (reader, keyer, linker)",
    "CREATE INDEX reports_unlinked ON reports (row) WHERE linker IS NULL",
    "CREATE INDEX reports_group ON reports (grp)",
    "CREATE TABLE texts (report INTEGER PRIMARY KEY REFERENCES reports, title TEXT, text TEXT NOT NULL) STRICT",
    # Every form in which a report was handed in: one text may come under many names.
    """CREATE TABLE inputs (report INTEGER NOT NULL REFERENCES reports, name TEXT, payload TEXT NOT NULL,
        PRIMARY KEY (report, payload)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX inputs_name ON inputs (name)",
    """CREATE TABLE mentions (report INTEGER NOT NULL REFERENCES reports, start INTEGER NOT NULL, stop INTEGER NOT NULL,
        id TEXT NOT NULL, type TEXT NOT NULL, payload TEXT NOT NULL,
        PRIMARY KEY (report, start, stop, id)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE claims (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report INTEGER NOT NULL REFERENCES reports,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, stance TEXT NOT NULL, actor TEXT, side TEXT, content TEXT NOT NULL,
        payload TEXT NOT NULL) STRICT""",
    "CREATE INDEX claims_report ON claims (report, start)",
    """CREATE TABLE events (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report INTEGER NOT NULL REFERENCES reports,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, claim TEXT, type TEXT, acled TEXT, status TEXT NOT NULL,
        foreground INTEGER NOT NULL, country TEXT, first_day TEXT, last_day TEXT, sides TEXT NOT NULL,
        payload TEXT NOT NULL) STRICT""",
    "CREATE INDEX events_report ON events (report, start)",
    """CREATE TABLE families (id TEXT PRIMARY KEY, grp INTEGER NOT NULL REFERENCES groups ON DELETE CASCADE,
        payload TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX families_group ON families (grp)",
    """CREATE TABLE family_reports (report TEXT NOT NULL, family TEXT NOT NULL REFERENCES families ON DELETE CASCADE,
        PRIMARY KEY (report, family)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX family_reports_family ON family_reports (family)",
    """CREATE TABLE incidents (id TEXT PRIMARY KEY, grp INTEGER NOT NULL REFERENCES groups ON DELETE CASCADE, type TEXT,
        acled TEXT, country TEXT, standing TEXT NOT NULL, first_day TEXT, last_day TEXT,
        payload TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX incidents_group ON incidents (grp)",
    "CREATE INDEX incidents_day ON incidents (first_day)",
    """CREATE TABLE incident_reports (report TEXT NOT NULL, incident TEXT NOT NULL REFERENCES incidents ON DELETE CASCADE,
        PRIMARY KEY (report, incident)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX incident_reports_incident ON incident_reports (incident)",
    """CREATE TABLE incident_events (event TEXT NOT NULL, incident TEXT NOT NULL REFERENCES incidents ON DELETE CASCADE,
        PRIMARY KEY (event, incident)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX incident_events_incident ON incident_events (incident)",
    """CREATE TABLE incident_sides (side TEXT NOT NULL, incident TEXT NOT NULL REFERENCES incidents ON DELETE CASCADE,
        PRIMARY KEY (side, incident)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX incident_sides_incident ON incident_sides (incident)",
    # Why: `report` for what its reader decided, `grp` for what the linker did.
    """CREATE TABLE reasons (row INTEGER PRIMARY KEY, subject TEXT NOT NULL, report INTEGER REFERENCES reports,
        grp INTEGER REFERENCES groups ON DELETE CASCADE, payload TEXT NOT NULL) STRICT""",
    "CREATE INDEX reasons_subject ON reasons (subject)",
    "CREATE INDEX reasons_report ON reasons (report) WHERE report IS NOT NULL",
    "CREATE INDEX reasons_group ON reasons (grp) WHERE grp IS NOT NULL",
    """CREATE TABLE keys (key TEXT NOT NULL, report INTEGER NOT NULL REFERENCES reports,
        PRIMARY KEY (key, report)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX keys_report ON keys (report)",
    """CREATE TABLE set_aside (row INTEGER PRIMARY KEY, path TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL,
        remedy TEXT NOT NULL, report INTEGER REFERENCES reports, grp INTEGER REFERENCES groups ON DELETE CASCADE) STRICT""",
    "CREATE UNIQUE INDEX set_aside_path ON set_aside (path, code, ifnull(report, 0), ifnull(grp, 0))",
    "CREATE INDEX set_aside_report ON set_aside (report) WHERE report IS NOT NULL",
    "CREATE INDEX set_aside_group ON set_aside (grp) WHERE grp IS NOT NULL",
)

TOKENIZER = "unicode61 remove_diacritics 2"
"""Words are found with and without their accents."""

_SEARCH = (
    f"""CREATE VIRTUAL TABLE texts_words USING fts5(title, text, content = 'texts', content_rowid = 'report',
        tokenize = '{TOKENIZER}')""",
    f"""CREATE VIRTUAL TABLE claims_words USING fts5(content, content = 'claims', content_rowid = 'row',
        tokenize = '{TOKENIZER}')""",
    "INSERT INTO texts_words (texts_words) VALUES ('rebuild')",
    "INSERT INTO claims_words (claims_words) VALUES ('rebuild')",
)

_OWN = (
    """CREATE TABLE own_tables (row INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        size INTEGER NOT NULL, digest TEXT NOT NULL) STRICT""",
    # By name first, since places are looked up by it for every capitalised word.
    """CREATE TABLE own_rows (key TEXT NOT NULL, own INTEGER NOT NULL REFERENCES own_tables, number INTEGER NOT NULL,
        payload TEXT NOT NULL, PRIMARY KEY (key, own, number)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX own_rows_own ON own_rows (own, number)",
)


def lay_record(connection: sqlite3.Connection) -> None:
    """Version 1: reports, what was read in them, what they were linked to, and why."""
    for statement in _RECORD:
        connection.execute(statement)


def lay_search(connection: sqlite3.Connection) -> None:
    """Version 2: full-text search over texts, titles and the contents of claims."""
    for statement in _SEARCH:
        connection.execute(statement)


def lay_own(connection: sqlite3.Connection) -> None:
    """Version 3: tables of actors and places of the user's own."""
    for statement in _OWN:
        connection.execute(statement)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (lay_record, lay_search, lay_own)
"""Number n of a file means that the first n have run."""


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The number of a case file; 0 for a file with nothing in it.

    Raises:
        CaseError: where the file is another application's, or made by a newer version of Sayso.
    """
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application == 0 and not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        return 0
    if application != APPLICATION_ID:
        raise CaseError(f"{path} is a database of another application, no case file", remedy="name another file with -c")
    if version > len(MIGRATIONS):
        raise CaseError(
            f"{path} is of version {version}; this Sayso knows versions up to {len(MIGRATIONS)}", remedy="install a newer Sayso"
        )
    return version


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a case file to the newest version, from whatever earlier one, or from nothing.

    Raises:
        CaseError: as `version_of`.
    """
    if version_of(connection, path) == len(MIGRATIONS):
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[version_of(connection, path) :]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
