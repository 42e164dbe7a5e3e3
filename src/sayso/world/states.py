"""The states of the world."""

from dataclasses import dataclass
from functools import cache

from sayso.world.actor_tables import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, or a country of the past, that reports tell of."""

    iso3: str
    """ISO 3166-1 alpha-3 code; of ISO 3166-3 where the country is no more; `XKX` for Kosovo."""
    name: str
    """Short English name."""
    adjectives: tuple[str, ...]
    """*Kyrgyz*, *Kirghiz*; the usual one first."""
    people: tuple[str, ...]
    """*Tajiks*."""
    also: tuple[str, ...]
    """Official, former and short names."""
    capitals: tuple[str, ...]
    """Cities that stand for its government; none where the city is named as the state is."""
    seats: tuple[str, ...]
    """Houses that stand for its government: *Kremlin*."""

    @property
    def adjective(self) -> str:
        """The usual adjective; the name where there is none."""
        return self.adjectives[0] if self.adjectives else self.name


@cache
def states() -> dict[str, State]:
    """The states by their codes.

    >>> states()["KGZ"].capitals
    ('Bishkek',)
    """
    return {row["iso3"]: _state(row) for row in rows("states")}


def _state(row: dict[str, str]) -> State:
    several = {
        key: tuple(name for name in row[key].split("|") if name)
        for key in ("adjectives", "people", "also", "capitals", "seats")
    }
    return State(iso3=row["iso3"], name=row["name"], **several)
