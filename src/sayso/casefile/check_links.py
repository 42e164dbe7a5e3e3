"""Whether families and incidents point at what is there."""

from collections.abc import Iterator

from sayso.casefile.lines import Lines
from sayso.casefile.payload import unpack
from sayso.casefile.problem import Problem
from sayso.errors import CaseError
from sayso.record import Family, Incident


class CheckLinks(Lines):
    """The part of a check that looks across reports."""

    def _links(self) -> Iterator[Problem]:
        """Families and incidents that point at nothing, or of which the look-up tables know something else."""
        for identity, payload in self._each("SELECT id, payload FROM families ORDER BY id"):
            try:
                yield from self._family_links(identity, unpack(payload, Family))
            except CaseError as error:
                yield Problem(code="row", subject=identity, message=str(error))
        for identity, payload in self._each("SELECT id, payload FROM incidents ORDER BY id"):
            try:
                yield from self._incident_links(identity, unpack(payload, Incident))
            except CaseError as error:
                yield Problem(code="row", subject=identity, message=str(error))

    def _family_links(self, identity: str, family: Family) -> Iterator[Problem]:
        members = {member.report for member in family.reports}
        sources = {member.of for member in family.reports if member.of is not None}
        yield from self._missing(identity, "reports", members | sources, "reports")
        stored = {report for (report,) in self._all("SELECT report FROM family_reports WHERE family = ?", (identity,))}
        if (stored, identity) != (members, family.id):
            yield Problem(code="index", subject=identity, message="the look-up table knows other reports of it than it has")

    def _incident_links(self, identity: str, incident: Incident) -> Iterator[Problem]:
        claims = {claim for account in incident.accounts for claim in account.claims}
        figures = {claim for figure in incident.toll.values() for claim in figure.claims}
        yield from self._missing(identity, "reports", set(incident.reports), "reports")
        yield from self._missing(identity, "families", set(incident.families), "families")
        yield from self._missing(identity, "events", set(incident.events), "events")
        yield from self._missing(identity, "accounts", claims, "claims")
        yield from self._missing(identity, "toll", figures, "claims", "events")
        accounts = {account.id for account in incident.accounts}
        disputants = {account for dispute in incident.disputes for account in dispute.accounts}
        for account in sorted(disputants - accounts):
            yield Problem(code="link", subject=identity, message=f"disputes has {account}, which is not there")
        reports = {report for (report,) in self._all("SELECT report FROM incident_reports WHERE incident = ?", (identity,))}
        events = {event for (event,) in self._all("SELECT event FROM incident_events WHERE incident = ?", (identity,))}
        if (reports, events, identity) != (set(incident.reports), set(incident.events), incident.id):
            yield Problem(
                code="index", subject=identity, message="the look-up tables know other reports or events of it than it has"
            )

    def _missing(self, subject: str, field: str, ids: set[str], *tables: str) -> Iterator[Problem]:
        """Ids that none of the tables has."""
        for identity in sorted(ids):
            if not any(self._one(f"SELECT 1 FROM {table} WHERE id = ?", (identity,)) for table in tables):  # noqa: S608 - constants
                yield Problem(code="link", subject=subject, message=f"{field} has {identity}, which is not there")
