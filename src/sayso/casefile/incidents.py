"""Queries on what reports were linked to: incidents and families, and why."""

from collections.abc import Iterator

from sayso.casefile.payload import unpack, unpack_each, unpack_reason
from sayso.casefile.reports import Reports
from sayso.record import Family, Incident, Reason


class Incidents(Reports):
    """What a case knows across reports."""

    def incidents(  # noqa: PLR0913 - one argument for each filter, by name only
        self,
        *,
        type: str | None = None,  # noqa: A002 - the field's name
        acled: str | None = None,
        country: str | None = None,
        side: str | None = None,
        standing: str | None = None,
        since: str | None = None,
        until: str | None = None,
        report: str | None = None,
        event: str | None = None,
        family: str | None = None,
    ) -> Iterator[Incident]:
        """The incidents to which all filters apply, by first day (the undated last) and id.

        Args:
            type: PLOVER type.
            acled: ACLED sub-event.
            country: ISO 3166-1 alpha-3 code of the place.
            side: a side that tells of it, is blamed for it, or takes part in one of its events.
            standing: such as `disputed`.
            since: ISO date; incidents that ended before are left out, and so are the undated.
            until: ISO date; incidents that began after are left out, and so are the undated.
            report: id of a report that tells of it.
            event: id of one of its events.
            family: id of a family that tells of it.
        """
        filters = (
            ("type = ?", type),
            ("acled = ?", acled),
            ("country = ?", country),
            ("id IN (SELECT incident FROM incident_sides WHERE side = ?)", side),
            ("standing = ?", standing),
            ("last_day >= ?", since[:10] if since else None),
            ("first_day <= ?", until[:10] if until else None),
            ("id IN (SELECT incident FROM incident_reports WHERE report = ?)", report),
            ("id IN (SELECT incident FROM incident_events WHERE event = ?)", event),
            (
                """id IN (SELECT incident FROM incident_reports WHERE report IN
                    (SELECT report FROM family_reports WHERE family = ?))""",
                family,
            ),
        )
        asked = [(condition, value) for condition, value in filters if value is not None]
        where = " AND ".join(condition for condition, _ in asked) or "TRUE"
        found = f"SELECT payload FROM incidents WHERE {where} ORDER BY first_day IS NULL, first_day, id"  # noqa: S608 - constants
        return unpack_each(self._each(found, [value for _, value in asked]), Incident)

    def incident(self, identity: str) -> Incident:
        """One incident.

        Raises:
            NotFoundError: where the case has none of that id.
        """
        return unpack(self._payload("SELECT payload FROM incidents WHERE id = ?", identity), Incident)

    def families(self) -> Iterator[Family]:
        """All families by id."""
        return unpack_each(self._each("SELECT payload FROM families ORDER BY id"), Family)

    def family(self, identity: str) -> Family:
        """One family.

        Raises:
            NotFoundError: where the case has none of that id.
        """
        return unpack(self._payload("SELECT payload FROM families WHERE id = ?", identity), Family)

    def family_of(self, report: str) -> Family | None:
        """The family of a report; `None` for a report that has no copies."""
        found = "SELECT payload FROM families JOIN family_reports ON family = id WHERE report = ? ORDER BY id"
        row = self._one(found, (report,))
        return None if row is None else unpack(row[0], Family)

    def reasons(self, subject: str) -> tuple[Reason, ...]:
        """Why something of the record is as it is, in the order in which it was decided."""
        found = "SELECT payload FROM reasons WHERE subject = ? ORDER BY report IS NULL, row"
        return tuple(unpack_reason(payload) for (payload,) in self._all(found, (subject,)))
