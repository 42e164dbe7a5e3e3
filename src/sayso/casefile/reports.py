"""Queries on reports, their texts and what was read in them."""

from collections.abc import Iterator
from itertools import chain

from sayso.casefile.connection import Connected
from sayso.casefile.forms import first_form
from sayso.casefile.payload import unpack, unpack_each, unpack_reason
from sayso.errors import NotFoundError
from sayso.record import Claim, Event, Mention, Reading, Received, Report, SetAside

_MENTIONS = """SELECT mentions.payload FROM mentions JOIN reports ON reports.row = report WHERE reports.id = ?
    ORDER BY start, stop, mentions.id"""
_CLAIMS = """SELECT claims.payload FROM claims JOIN reports ON reports.row = report WHERE reports.id = ?
    ORDER BY start, stop, claims.id"""
_EVENTS = """SELECT events.payload FROM events JOIN reports ON reports.row = report WHERE reports.id = ?
    ORDER BY start, stop, events.id"""


class Reports(Connected):
    """What a case knows report by report."""

    def report(self, identity: str) -> Report:
        """One report.

        Raises:
            NotFoundError: where the case has none of that id.
        """
        return unpack(self._payload("SELECT payload FROM reports WHERE id = ?", identity), Report)

    def text(self, report: str) -> str:
        """The stored text of a report, as it came.

        Raises:
            NotFoundError: where the case has none of that id.
        """
        return self._payload("SELECT text FROM texts JOIN reports ON row = report WHERE id = ?", report)

    def reports(self) -> Iterator[Report]:
        """All reports by id."""
        return unpack_each(self._each("SELECT payload FROM reports ORDER BY id"), Report)

    def named(self, name: str) -> tuple[Report, ...]:
        """The reports that were handed in under a name, by id."""
        found = "SELECT DISTINCT reports.payload FROM reports JOIN inputs ON row = report WHERE name = ? ORDER BY id"
        return tuple(unpack_each(self._all(found, (name,)), Report))

    def inputs(self, report: str) -> tuple[Report, ...]:
        """Every form in which a report was handed in, by name and path; one text may come under many names."""
        found = "SELECT inputs.payload FROM inputs JOIN reports ON row = report WHERE id = ?"
        forms = set(unpack_each(self._all(found, (report,)), Report))
        ordered = []
        while forms:
            ordered.append(first_form(forms))
            forms.remove(ordered[-1])
        return tuple(ordered)

    def received(self, report: str) -> Received:
        """A report as it was handed in, before anything was read in it.

        Raises:
            NotFoundError: where the case has none of that id.
        """
        text = self.text(report)
        return Received(report=self.inputs(report)[0], text=text)

    def mentions(self, report: str) -> tuple[Mention, ...]:
        """The mentions of a report in text order."""
        return tuple(unpack_each(self._all(_MENTIONS, (report,)), Mention))

    def claims(self, report: str | None = None) -> Iterator[Claim]:
        """The claims of a report in text order, or all by report id and text order."""
        if report is None:
            return chain.from_iterable(map(self.claims, self._report_ids()))
        return unpack_each(self._all(_CLAIMS, (report,)), Claim)

    def claim(self, identity: str) -> Claim:
        """One claim.

        Raises:
            NotFoundError: where the case has none of that id.
        """
        return unpack(self._payload("SELECT payload FROM claims WHERE id = ?", identity), Claim)

    def events(self, report: str | None = None) -> Iterator[Event]:
        """The events of a report in text order, or all by report id and text order."""
        if report is None:
            return chain.from_iterable(map(self.events, self._report_ids()))
        return unpack_each(self._all(_EVENTS, (report,)), Event)

    def event(self, identity: str) -> Event:
        """One event.

        Raises:
            NotFoundError: where the case has none of that id.
        """
        return unpack(self._payload("SELECT payload FROM events WHERE id = ?", identity), Event)

    def reading(self, report: str) -> Reading:
        """A report with all that was read in it.

        Raises:
            NotFoundError: where the case has none of that id.
        """
        found = "SELECT reasons.payload FROM reasons JOIN reports ON reports.row = report WHERE id = ? ORDER BY reasons.row"
        with self.snapshot():
            return Reading(
                report=self.report(report),
                mentions=self.mentions(report),
                claims=tuple(self.claims(report)),
                events=tuple(self.events(report)),
                reasons=tuple(unpack_reason(payload) for (payload,) in self._all(found, (report,))),
            )

    def set_aside(self) -> Iterator[SetAside]:
        """The inputs that were not read, and why, by path and code."""
        found = "SELECT path, code, reason, remedy FROM set_aside ORDER BY path, code, reason"
        for path, code, reason, remedy in self._each(found):
            yield SetAside(path=path, code=code, reason=reason, remedy=remedy)

    def _report_ids(self) -> Iterator[str]:
        return (identity for (identity,) in self._each("SELECT id FROM reports ORDER BY id"))

    def _payload(self, sql: str, identity: str) -> str:
        """The first column of the one row that has an id."""
        row = self._one(sql, (identity,))
        if row is None:
            raise NotFoundError(
                f"{self.path} has no {identity}",
                remedy="list what it has with `sayso incidents` or find words with `sayso search`",
            )
        payload: str = row[0]
        return payload
