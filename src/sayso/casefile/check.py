"""Whether a case holds what it says: file, texts, ids, spans, links, search, unfinished work."""

import json
from collections.abc import Iterator

from sayso.casefile.check_links import CheckLinks
from sayso.casefile.check_words import CheckWords
from sayso.casefile.own import OwnTables, digest_of
from sayso.casefile.problem import Problem
from sayso.casefile.verify import wrong_links, wrong_spans, wrong_texts
from sayso.errors import SaysoError
from sayso.record import Reading

_CLAIMS = """SELECT claims.id, start, stop, stance, content FROM claims JOIN reports ON reports.row = report
    WHERE reports.id = ?"""
_EVENTS = """SELECT events.id, start, stop, claim, status FROM events JOIN reports ON reports.row = report
    WHERE reports.id = ?"""


class Check(CheckLinks, CheckWords, OwnTables):
    """A case that can look after itself."""

    def check(self) -> Iterator[Problem]:
        """Everything that is wrong, as it is found; nothing where all is well.

        *Cost*: reads the whole case and indexes all of its words once more, in a temporary file.
        """
        try:
            with self.snapshot():
                yield from self._file()
                for report in self._report_ids():
                    yield from self._contents(report)
                yield from self._links()
                yield from self._words()
                yield from self._own()
                yield from self._unfinished()
        except SaysoError as error:
            yield Problem(code="damaged", subject=str(self.path), message=str(error))

    def _file(self) -> Iterator[Problem]:
        """What SQLite itself finds."""
        for (message,) in self._all("PRAGMA integrity_check"):
            if message != "ok":
                yield Problem(code="damaged", subject=str(self.path), message=message)
        for table, row, parent, _ in self._all("PRAGMA foreign_key_check"):
            yield Problem(code="damaged", subject=table, message=f"row {row} points at no row of {parent}")

    def _contents(self, identity: str) -> Iterator[Problem]:
        """One report: first its text, then what was read in it; a row that holds no noun hides the rest of its report only."""
        try:
            yield from self._text(identity)
            yield from self._reading(identity)
        except SaysoError as error:
            yield Problem(code="row", subject=identity, message=str(error))

    def _text(self, identity: str) -> Iterator[Problem]:
        """The text and what is known of it."""
        report, text, forms = self.report(identity), self.text(identity), self.inputs(identity)
        for code, fault in wrong_texts(report, text):
            yield Problem(code=code, subject=identity, message=fault)
        if report.id != identity or {form.id for form in forms} != {identity}:
            yield Problem(code="index", subject=identity, message=f"the rows of {identity} hold another report, or none")

    def _reading(self, identity: str) -> Iterator[Problem]:
        """Spans, links and columns of what was read."""
        reading, text = self.reading(identity), self.text(identity)
        for subject, fault in wrong_spans(reading, text):
            yield Problem(code="span", subject=subject, message=fault)
        for subject, fault in wrong_links(reading):
            yield Problem(code="link", subject=subject, message=fault)
        yield from self._columns(identity, reading)

    def _columns(self, identity: str, reading: Reading) -> Iterator[Problem]:
        """Claims and events whose columns say something else than they do."""
        held = {*self._all(_CLAIMS, (identity,)), *self._all(_EVENTS, (identity,))}
        said = {
            *(
                (claim.id, claim.content.start, claim.content.end, claim.stance, claim.content.quote)
                for claim in reading.claims
            ),
            *((event.id, event.anchor.start, event.anchor.end, event.claim, event.status) for event in reading.events),
        }
        for subject in sorted({row[0] for row in held ^ said}):
            yield Problem(code="index", subject=subject, message="its columns say something else than it does")

    def _own(self) -> Iterator[Problem]:
        """Own tables whose rows are others than were added."""
        for table in self.own_tables():
            digest, rows = digest_of(self.own_rows_of(table.name))
            if (digest, rows) != (table.digest, table.rows):
                message, remedy = f"its {rows:,} rows are others than were added", "add the table again"
                yield Problem(code="own-table", subject=table.name, message=message, remedy=remedy)

    def _unfinished(self) -> Iterator[Problem]:
        """Reports that a stage has not come to, as after an interrupted run."""
        stages = {name: json.loads(value) for name, value in self._all("SELECT name, value FROM settings")}
        reader, linker = stages.get("stage reader"), stages.get("stage linker")
        waiting = "SELECT id FROM reports WHERE reader IS NOT ? OR (read AND (keyer IS NOT ? OR linker IS NOT ?)) ORDER BY id"
        for (identity,) in self._each(waiting, (reader, linker, linker)):
            yield Problem(
                code="unfinished",
                subject=identity,
                message="not yet read and linked by what the case was last read with",
                remedy="run `sayso read` on this case again, without inputs if you like",
            )
