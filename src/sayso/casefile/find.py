"""Whatever an id, or the beginning of one, stands for."""

from sayso.casefile.incidents import Incidents
from sayso.errors import NotFoundError
from sayso.record import Claim, Event, Family, Incident, Report

MOST_CANDIDATES = 5
"""Ids that a message about an ambiguous beginning lists."""

_BEYOND = "\U0010ffff"
"""Sorts after every id that begins with what stands before it."""


class Find(Incidents):
    """Look-ups by id of any kind."""

    def find(self, identity: str) -> Report | Claim | Event | Family | Incident:
        """The noun of an id; any beginning of it that fits only one will do.

        Raises:
            NotFoundError: where no id, or more than one, begins so.
        """
        found = [
            candidate for prefix, sql in _FIND.items() if identity.startswith(prefix) for candidate in self._like(sql, identity)
        ]
        if identity in found or len(found) == 1:
            return self._noun(found[0])
        if found:
            raise NotFoundError(
                f"{identity} is the beginning of several ids",
                remedy=f"write more of it: {', '.join(found[:MOST_CANDIDATES])}, …",
            )
        raise NotFoundError(
            f"{self.path} has nothing with the id {identity}",
            remedy=f"ids begin with {', '.join(_FIND)}; `sayso incidents` and `sayso search` list them",
        )

    def _like(self, sql: str, identity: str) -> list[str]:
        """The first ids that begin so; an id that is whole comes first."""
        if not identity.isascii():
            return []
        return [candidate for (candidate,) in self._all(sql, (identity, identity + _BEYOND))]

    def _noun(self, identity: str) -> Report | Claim | Event | Family | Incident:
        match identity[:4]:
            case "rep_":
                return self.report(identity)
            case "clm_":
                return self.claim(identity)
            case "evt_":
                return self.event(identity)
            case "fam_":
                return self.family(identity)
            case _:
                return self.incident(identity)


_FIND = {
    "inc_": "SELECT id FROM incidents WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 6",
    "rep_": "SELECT id FROM reports WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 6",
    "clm_": "SELECT id FROM claims WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 6",
    "evt_": "SELECT id FROM events WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 6",
    "fam_": "SELECT id FROM families WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 6",
}
"""For each beginning of an id, where to look."""
