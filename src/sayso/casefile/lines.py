"""A case as a record: its lines in their order, and the run that stands for them all."""

import hashlib
import json
from collections.abc import Iterator

from sayso.casefile.search import Search
from sayso.record import SCHEMA, Run, stable_id
from sayso.record.codec import KINDS, Line

_TABLES = {
    "report": "SELECT count(*) FROM reports",
    "mention": "SELECT count(*) FROM mentions",
    "family": "SELECT count(*) FROM families",
    "claim": "SELECT count(*) FROM claims",
    "event": "SELECT count(*) FROM events",
    "incident": "SELECT count(*) FROM incidents",
    "set_aside": "SELECT count(*) FROM set_aside",
}

_SETTINGS = "SELECT name, value FROM settings WHERE name NOT IN ('stage reader', 'stage linker', 'pieces') ORDER BY name"
"""All but what the case keeps for itself."""


class Lines(Search):
    """The whole of a case."""

    def counts(self) -> dict[str, int]:
        """How many of each kind the case holds, and how many inputs are set aside (`set_aside`)."""
        with self.snapshot():
            return {kind: (self._one(sql) or (0,))[0] for kind, sql in _TABLES.items()}

    def run(self) -> Run:
        """The manifest of the record as it stands, not of its history: however it came about, the same record has the same run.

        *Cost*: linear in the number of reports.
        """
        with self.snapshot():
            settings = {name: json.loads(value) for name, value in self._all(_SETTINGS)}
            counts = {kind: number for kind, number in self.counts().items() if kind in KINDS}
            sayso, model = settings.pop("sayso", ""), settings.pop("model", None)
            model = model if counts["report"] else None  # nothing was read, whatever was ready to
            made = stable_id("run", SCHEMA, sayso, model, json.dumps(settings, sort_keys=True), self._digest())
        return Run(id=made, schema=SCHEMA, sayso=sayso, model=model, settings=settings, counts=counts)

    def _digest(self) -> str:
        """SHA-256 over the ids of all reports, sorted."""
        digest = hashlib.sha256()
        for identity in self._report_ids():
            digest.update(f"{identity}\n".encode())
        return digest.hexdigest()

    def lines(self, *, mentions: bool = False) -> Iterator[Line]:
        """The record: run, reports, mentions if wanted, families, claims, events, incidents.

        Reports and families by id, what stands in a report by report id and offsets, incidents by first day (the undated last)
        and id. All lines are of one snapshot, whatever is written meanwhile. Memory does not grow with their number.
        """
        with self.snapshot():
            yield self.run()
            yield from self.reports()
            if mentions:
                for report in self._report_ids():
                    yield from self.mentions(report)
            yield from self.families()
            yield from self.claims()
            yield from self.events()
            yield from self.incidents()
