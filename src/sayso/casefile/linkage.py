"""Writing what reports are linked to, and the blocking keys that say which of them to look at together."""

import sqlite3
from collections.abc import Iterator, Sequence

from sayso.casefile.payload import pack, pack_reason
from sayso.casefile.reports import Reports
from sayso.casefile.rows import incident_row, sides_of
from sayso.errors import RecordError
from sayso.record import Family, Incident, Linking, SetAside

_SHARED = """SELECT key FROM keys AS own WHERE report = ?
    AND EXISTS (SELECT 1 FROM keys WHERE key = own.key AND report <> own.report) ORDER BY key"""
_NO_PIECES = "DELETE FROM settings WHERE name = 'pieces'"
_INCIDENT = (
    "INSERT INTO incidents (id, grp, type, acled, country, standing, first_day, last_day, payload) VALUES (?,?,?,?,?,?,?,?,?)"
)


class Linkage(Reports):
    """What a linker's results are written with. Reports are named by the numbers of their rows, which are small."""

    def unlinked(self) -> int | None:
        """The first report that is read and not linked."""
        row = self._one("SELECT row FROM reports WHERE linker IS NULL AND read = 1 ORDER BY row LIMIT 1")
        return None if row is None else row[0]

    def count_unlinked(self) -> int:
        """How many reports are read and not linked."""
        return int((self._one("SELECT count(*) FROM reports WHERE linker IS NULL AND read = 1") or (0,))[0])

    def unkeyed(self, keyer: str, limit: int) -> tuple[str, ...]:
        """Ids of some reports whose keys were made by something else than this."""
        found = "SELECT id FROM reports WHERE read = 1 AND keyer <> ? ORDER BY row LIMIT ?"
        return tuple(identity for (identity,) in self._all(found, (keyer, limit)))

    def rekey(self, report: str, keys: Sequence[str], keyer: str, set_aside: Sequence[SetAside] = ()) -> None:
        """Give a report other keys; it and those that it was linked with are to be linked again."""
        with self.transaction():
            row, group = self._one("SELECT row, grp FROM reports WHERE id = ?", (report,)) or (None, None)
            self._do("UPDATE reports SET linker = NULL WHERE grp = ?", (group,))
            self._do("DELETE FROM groups WHERE row = ?", (group,))
            self._do("DELETE FROM keys WHERE report = ?", (row,))
            self._do("DELETE FROM set_aside WHERE report = ?", (row,))
            self._do_many("INSERT INTO keys VALUES (?,?)", [(key, row) for key in set(keys)])
            self._put_aside(set_aside, report=row)
            self._do("UPDATE reports SET keyer = ?, linker = NULL WHERE row = ?", (keyer, row))

    def shared_keys(self, row: int) -> list[str]:
        """The keys of a report that others have too."""
        return [key for (key,) in self._all(_SHARED, (row,))]

    def holders(self, key: str, most: int) -> list[int]:
        """The reports that have a key, no more than so many."""
        return [row for (row,) in self._all("SELECT report FROM keys WHERE key = ? LIMIT ?", (key, most))]

    def count_holders(self) -> None:
        """Count who has each key, for `held_keys`; the counts are of this moment and of this connection only."""
        self._do("DROP TABLE IF EXISTS temp.held")
        self._do("CREATE TEMP TABLE held AS SELECT key, count(*) AS holders FROM keys GROUP BY key HAVING holders > 1")

    def held_keys(self, commonest: int | None) -> Iterator[tuple[int, int]]:
        """Every key, as a number, that several reports have but no more than so many, with each of these, key by key."""
        found = """SELECT held.rowid, report FROM temp.held CROSS JOIN keys ON keys.key = held.key
            WHERE holders <= ifnull(?, holders) ORDER BY held.rowid, report"""
        yield from self._each(found, (commonest,))

    def read_reports(self) -> Iterator[tuple[int, int | None, bool]]:
        """Every report that is read: its row, its group, and whether it waits to be linked."""
        for row, group, waits in self._each("SELECT row, grp, linker IS NULL FROM reports WHERE read = 1 ORDER BY row"):
            yield row, group, bool(waits)

    def unlink(self, rows: Sequence[int]) -> None:
        """Mark reports as to be linked again; what they are linked to stays until it is replaced."""
        self._do_many("UPDATE reports SET linker = NULL WHERE row = ?", [(row,) for row in rows])

    def has_pieces(self) -> bool:
        """Whether some groups are pieces of one that was too large."""
        return self._one("SELECT 1 FROM settings WHERE name = 'pieces'") is not None

    def note_pieces(self, *, there: bool) -> None:
        """Keep whether some groups are pieces of one that was too large."""
        self._do("INSERT OR IGNORE INTO settings VALUES ('pieces', 'true')" if there else _NO_PIECES)

    def identify(self, rows: Sequence[int]) -> list[str]:
        """The ids of reports, sorted."""
        return sorted((self._one("SELECT id FROM reports WHERE row = ?", (row,)) or ("",))[0] for row in rows)

    def store_group(self, rows: Sequence[int], linking: Linking, *, linker: str, set_aside: Sequence[SetAside] = ()) -> None:
        """Write what a group of reports is linked to in the place of all that they were linked to before, in one transaction.

        Args:
            rows: the reports of the group.
            linking: what it amounts to; it must be of these reports only.
            linker: mark of what linked them.
            set_aside: why it could not be linked, if so.

        Raises:
            RecordError: where an id of an incident or family is taken by another group; nothing is written then.
        """
        try:
            with self.transaction():
                group = self._new_group(rows, linker)
                self._store_families(group, linking.families)
                self._store_incidents(group, linking.incidents)
                self._do_many(
                    "INSERT INTO reasons (subject, grp, payload) VALUES (?,?,?)",
                    [(reason.subject, group, pack_reason(reason)) for reason in linking.reasons],
                )
                self._put_aside(set_aside, group=group)
        except sqlite3.IntegrityError as error:
            raise RecordError(f"two groups have incidents or families of one id: {error}") from error

    def _new_group(self, rows: Sequence[int], linker: str) -> int:
        """A group of these reports; the groups that they were in are gone, and what else was in those is to be linked again."""
        former = {(self._one("SELECT grp FROM reports WHERE row = ?", (row,)) or (None,))[0] for row in rows} - {None}
        for group in sorted(former):
            self._do("UPDATE reports SET linker = NULL WHERE grp = ?", (group,))
            self._do("DELETE FROM groups WHERE row = ?", (group,))
        made: int = (self._one("INSERT INTO groups DEFAULT VALUES RETURNING row") or (0,))[0]
        self._do_many("UPDATE reports SET grp = ?, linker = ? WHERE row = ?", [(made, linker, row) for row in rows])
        return made

    def _store_families(self, group: int, families: Sequence[Family]) -> None:
        self._do_many("INSERT INTO families VALUES (?,?,?)", [(family.id, group, pack(family)) for family in families])
        members = [(member.report, family.id) for family in families for member in family.reports]
        self._do_many("INSERT INTO family_reports VALUES (?,?)", members)

    def _store_incidents(self, group: int, incidents: Sequence[Incident]) -> None:
        self._do_many(_INCIDENT, [incident_row(group, incident) for incident in incidents])
        for incident in incidents:
            sides = [(self._one("SELECT sides FROM events WHERE id = ?", (event,)) or ("[]",))[0] for event in incident.events]
            self._do_many("INSERT INTO incident_reports VALUES (?,?)", [(report, incident.id) for report in incident.reports])
            self._do_many("INSERT INTO incident_events VALUES (?,?)", [(event, incident.id) for event in incident.events])
            self._do_many(
                "INSERT INTO incident_sides VALUES (?,?)", [(side, incident.id) for side in sides_of(incident, sides)]
            )

    def _put_aside(self, items: Sequence[SetAside], *, report: int | None = None, group: int | None = None) -> None:
        rows = [(item.path, item.code, item.reason, item.remedy, report, group) for item in items]
        self._do_many("INSERT INTO set_aside (path, code, reason, remedy, report, grp) VALUES (?,?,?,?,?,?)", rows)
