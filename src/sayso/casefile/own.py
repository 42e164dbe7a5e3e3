"""A user's own tables of actors and places, kept in the case whose reports are read with them."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sayso.casefile.connection import Connected
from sayso.errors import NotFoundError


class OwnKind(StrEnum):
    """What a table of a user's own is of."""

    ACTORS = "actors"
    """Who speaks and acts."""
    PLACES = "places"
    """Places that their names mean wherever they stand."""
    GAZETTEER = "gazetteer"
    """Places that are weighed with those of the package: a dump of GeoNames."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTable:
    """A table that a user added."""

    name: str
    """What it is called."""
    kind: OwnKind
    """What it is of."""
    rows: int
    """How many rows it has; a place has one for each of its names."""
    digest: str
    """SHA-256 over its rows."""


def digest_of(rows: Iterable[str]) -> tuple[str, int]:
    """SHA-256 over the rows of a table, and how many there are."""
    digest, number = hashlib.sha256(), 0
    for row in rows:
        digest.update(f"{row}\n".encode())
        number += 1
    return digest.hexdigest(), number


class OwnTables(Connected):
    """The tables that a user added."""

    def own_tables(self, *kinds: OwnKind) -> tuple[OwnTable, ...]:
        """The tables of some kinds, or all, by name."""
        found = "SELECT name, kind, size, digest FROM own_tables ORDER BY name"
        tables = [
            OwnTable(name=name, kind=OwnKind(kind), rows=size, digest=digest) for name, kind, size, digest in self._all(found)
        ]
        return tuple(table for table in tables if not kinds or table.kind in kinds)

    def own_table(self, name: str, *kinds: OwnKind) -> OwnTable:
        """One table.

        Raises:
            NotFoundError: where the case has none of that name and of these kinds.
        """
        tables = self.own_tables(*kinds)
        found = next((table for table in tables if table.name == name), None)
        if found is None:
            listed = ", ".join(table.name for table in tables)
            remedy = f"it has {listed}" if listed else "it has none yet"
            raise NotFoundError(f"{self.path} has no table {name!r} of {' or '.join(kinds) or 'your own'}", remedy=remedy)
        return found

    def own_rows(self, *kinds: OwnKind) -> Iterator[str]:
        """The rows of all tables of some kinds, table by table by name, in the order in which they stood there."""
        for table in self.own_tables(*kinds):
            yield from self.own_rows_of(table.name)

    def own_rows_of(self, name: str) -> Iterator[str]:
        """The rows of one table in the order in which they stood there."""
        found = "SELECT payload FROM own_rows JOIN own_tables ON row = own WHERE name = ? ORDER BY number"
        return (payload for (payload,) in self._each(found, (name,)))

    def own_places(self, key: str) -> list[tuple[OwnKind, str]]:
        """The rows of places under a folded name, with the kind of their table, table by table by name."""
        found = """SELECT kind, payload FROM own_rows JOIN own_tables ON row = own WHERE key = ? AND kind <> 'actors'
            ORDER BY name, number"""
        return [(OwnKind(kind), payload) for kind, payload in self._all(found, (key,))]


class OwnWriting(OwnTables):
    """Adding tables and taking them away again."""

    def add_own(self, name: str, kind: OwnKind, rows: Iterable[tuple[str, str]]) -> OwnTable:
        """Keep a table in the place of any other of its name.

        Args:
            name: what to call it.
            kind: what it is of.
            rows: the name under which each is found, and the row itself.

        Reports that the case has are read again with it by the next `sayso.pipeline.run.read_inputs`.
        """
        with self.transaction():
            self._drop(name)
            made = self._one("INSERT INTO own_tables (name, kind, size, digest) VALUES (?,?,0,'') RETURNING row", (name, kind))
            own = made[0] if made else 0
            numbered = ((key, own, number, payload) for number, (key, payload) in enumerate(rows, 1))
            self._do_many("INSERT INTO own_rows VALUES (?,?,?,?)", numbered)
            digest, size = digest_of(self.own_rows_of(name))
            self._do("UPDATE own_tables SET size = ?, digest = ? WHERE row = ?", (size, digest, own))
        return OwnTable(name=name, kind=kind, rows=size, digest=digest)

    def remove_own(self, name: str, *kinds: OwnKind) -> OwnTable:
        """Take a table away.

        Raises:
            NotFoundError: where the case has none of that name and of these kinds.
        """
        found = self.own_table(name, *kinds)
        with self.transaction():
            self._drop(name)
        return found

    def _drop(self, name: str) -> None:
        self._do("DELETE FROM own_rows WHERE own IN (SELECT row FROM own_tables WHERE name = ?)", (name,))
        self._do("DELETE FROM own_tables WHERE name = ?", (name,))
