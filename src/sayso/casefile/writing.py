"""Writing reports and what was read in them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.casefile.entry import Entry
from sayso.casefile.payload import pack, pack_reason
from sayso.casefile.reports import Reports
from sayso.casefile.rows import claim_row, event_row, mention_row
from sayso.errors import RecordError
from sayso.record import Report, SetAside
from sayso.record.run import Setting

_FORGET = (
    "UPDATE reports SET linker = NULL WHERE grp = (SELECT grp FROM reports WHERE row = ?)",
    "DELETE FROM groups WHERE row = (SELECT grp FROM reports WHERE row = ?)",
    """INSERT INTO texts_words (texts_words, rowid, title, text)
        SELECT 'delete', report, title, text FROM texts WHERE report = ?""",
    """INSERT INTO claims_words (claims_words, rowid, content)
        SELECT 'delete', row, content FROM claims WHERE report = ?""",
    "DELETE FROM mentions WHERE report = ?",
    "DELETE FROM claims WHERE report = ?",
    "DELETE FROM events WHERE report = ?",
    "DELETE FROM reasons WHERE report = ?",
    "DELETE FROM keys WHERE report = ?",
    "DELETE FROM set_aside WHERE report = ?",
)
"""What goes before a report is written again; its group goes too, and the other reports of that are to be linked again."""

_REPORT = """INSERT INTO reports (row, id, read, reader, keyer, outlet, published, language, payload) VALUES (?,?,?,?,?,?,?,?,?)
    ON CONFLICT (row) DO UPDATE SET read = excluded.read, reader = excluded.reader, keyer = excluded.keyer, linker = NULL,
    language = excluded.language, payload = excluded.payload"""
_TEXT = "INSERT INTO texts VALUES (?,?,?) ON CONFLICT (report) DO UPDATE SET title = excluded.title"
_INPUT = "INSERT OR IGNORE INTO inputs VALUES (?,?,?)"
_CLAIM = "INSERT INTO claims (id, report, start, stop, stance, actor, side, content, payload) VALUES (?,?,?,?,?,?,?,?,?)"
_EVENT = """INSERT INTO events (id, report, start, stop, claim, type, acled, status, foreground, country, first_day, last_day,
    sides, payload) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"""
_SET_ASIDE = """INSERT INTO set_aside (path, code, reason, remedy, report) VALUES (?,?,?,?,?)
    ON CONFLICT (path, code, ifnull(report, 0), ifnull(grp, 0)) DO UPDATE
    SET reason = excluded.reason, remedy = excluded.remedy"""


class Writing(Reports):
    """What a reader's results are written with."""

    def describe(self, *, sayso: str, model: str | None, settings: Mapping[str, Setting], reader: str, linker: str) -> None:
        """Set what the record says of its making: version, model and settings; and the marks of the stages that make it."""
        described = {**settings, "sayso": sayso, "model": model, "stage reader": reader, "stage linker": linker}
        with self.transaction():
            self._do("DELETE FROM settings WHERE name <> 'pieces'")
            self._do_many("INSERT INTO settings VALUES (?,?)", [(name, json.dumps(value)) for name, value in described.items()])

    def forms(self, report: str) -> frozenset[Report]:
        """Every form in which a report was handed in; none for a report that is new."""
        return frozenset(self.inputs(report))

    def store(self, entries: Sequence[Entry], *, reader: str, keyer: str) -> None:
        """Write reports, new or read again, with all that was read in them, in one transaction.

        Args:
            entries: the reports, each once.
            reader: mark of what read them.
            keyer: mark of what made their keys.

        Raises:
            RecordError: where an id of a claim or event is taken by another report; nothing is written then.
        """
        try:
            with self.transaction():
                self._store(entries, reader, keyer)
        except sqlite3.IntegrityError as error:
            raise RecordError(f"two reports have claims or events of one id: {error}") from error

    def _store(self, entries: Sequence[Entry], reader: str, keyer: str) -> None:
        numbered = self._numbered(entries)
        newest_claim = (self._one("SELECT ifnull(max(row), 0) FROM claims") or (0,))[0]
        reports = [(row, entry, entry.report) for row, entry in numbered]
        self._do_many(_REPORT, [_report_row(row, entry, report, reader, keyer) for row, entry, report in reports])
        self._do_many(_TEXT, [(row, report.title, entry.text) for row, entry, report in reports])
        self._do_many(_INPUT, [(row, form.name, pack(form)) for row, entry in numbered for form in entry.forms])
        self._do_many("INSERT INTO keys VALUES (?,?)", [(key, row) for row, entry in numbered for key in set(entry.keys)])
        self._do_many(_SET_ASIDE, [(*_aside(item), row) for row, entry in numbered for item in entry.set_aside])
        self._store_readings(numbered)
        self._do_many(
            "INSERT INTO texts_words (rowid, title, text) SELECT report, title, text FROM texts WHERE report = ?",
            [(row,) for row, _ in numbered],
        )
        self._do("INSERT INTO claims_words (rowid, content) SELECT row, content FROM claims WHERE row > ?", (newest_claim,))

    def _store_readings(self, numbered: Sequence[tuple[int, Entry]]) -> None:
        """Mentions, claims, events and reasons."""
        readings = [(row, entry.reading) for row, entry in numbered if entry.reading is not None]
        self._do_many(
            "INSERT INTO mentions VALUES (?,?,?,?,?,?)",
            [mention_row(row, m) for row, reading in readings for m in reading.mentions],
        )
        self._do_many(_CLAIM, [claim_row(row, claim) for row, reading in readings for claim in reading.claims])
        self._do_many(_EVENT, [event_row(row, event) for row, reading in readings for event in reading.events])
        self._do_many(
            "INSERT INTO reasons (subject, report, payload) VALUES (?,?,?)",
            [(reason.subject, row, pack_reason(reason)) for row, reading in readings for reason in reading.reasons],
        )

    def _numbered(self, entries: Sequence[Entry]) -> list[tuple[int, Entry]]:
        """The entries with the numbers of their rows; what was read before in those that have one already is gone then."""
        following = (self._one("SELECT ifnull(max(row), 0) + 1 FROM reports") or (1,))[0]
        numbered = []
        for entry in entries:
            known = self._one("SELECT row FROM reports WHERE id = ?", (entry.forms[0].id,))
            if known is None:
                numbered.append((following, entry))
                following += 1
                continue
            for statement in _FORGET:
                self._do(statement, known)
            numbered.append((known[0], entry))
        return numbered

    def add_forms(self, forms: Iterable[Report]) -> None:
        """Keep further names under which known reports were handed in; the first of all names a report."""
        with self.transaction():
            for form in forms:
                row = (self._one("SELECT row FROM reports WHERE id = ?", (form.id,)) or (None,))[0]
                self._do(_INPUT, (row, form.name, pack(form)))
                first = self.inputs(form.id)[0]
                named = replace(self.report(form.id), name=first.name, path=first.path)
                self._do("UPDATE reports SET payload = ? WHERE row = ?", (pack(named), row))

    def put_aside(self, items: Iterable[SetAside]) -> None:
        """Keep what could not be taken in, and why; the same again changes nothing."""
        with self.transaction():
            self._do_many(_SET_ASIDE, [(*_aside(item), None) for item in items])

    def take_back(self, paths: Iterable[str]) -> None:
        """Forget that these paths could not be taken in: now they were."""
        with self.transaction():
            self._do_many(
                "DELETE FROM set_aside WHERE path = ? AND report IS NULL AND grp IS NULL", [(_safe(path),) for path in paths]
            )

    def stale(self, reader: str, limit: int) -> tuple[str, ...]:
        """Ids of some reports that another reader than this one was at."""
        found = "SELECT id FROM reports WHERE reader <> ? ORDER BY row LIMIT ?"
        return tuple(identity for (identity,) in self._all(found, (reader, limit)))


def _report_row(row: int, entry: Entry, report: Report, reader: str, keyer: str) -> tuple[object, ...]:
    read = entry.reading is not None
    return row, report.id, read, reader, keyer, report.outlet, report.published, report.language, pack(report)


def _aside(item: SetAside) -> tuple[str, str, str, str]:
    return _safe(item.path), item.code, _safe(item.reason), _safe(item.remedy)


def _safe(words: str) -> str:
    """The words with what has no UTF-8 form spelt out, as in names of files that are no text."""
    return words.encode("utf-8", "backslashreplace").decode()
