"""Tells in which country a place lies that no gazetteer has."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.places_line import Spot
from sayso.reading.places_resolve import capitals
from sayso.world.gazetteer import Kind, Row, fold_name

ENOUGH_NAMES = 2
"""How often a report must tell of a country, by places in it or its people, before unknown places are held to lie in it."""
MAIN_SHARE = 0.6
"""Share of all that tells of countries that must tell of this one."""

Home = tuple[str | None, str | None]
"""A country and a first-order division of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """Where the unknown places of a report lie."""

    told: dict[str, Home]
    """Folded names, to where the words say that they lie."""
    countries: dict[str, str]
    """Folded names of known places, to their country."""
    whole: str | None
    """The one country that the report plays in."""

    def of(self, spot: Spot) -> Home:
        """Where a place lies, as far as the words or the whole report tell."""
        if spot.ends:
            ends = {self.countries.get(fold_name(end)) for end in spot.ends}
            return (ends.pop() if len(ends) == 1 else None), None
        return self.told.get(fold_name(spot.name), (self.whole, None))


def find_homes(spots: Sequence[Spot], rows: Sequence[Row | None], hints: Counter[str]) -> Homes:
    """Where the unknown places of a report lie.

    Args:
        spots: The names of the report that are places.
        rows: The known place of each.
        hints: ISO codes of countries that the report tells of otherwise, with how often.
    """
    told: dict[str, Home] = {}
    countries: dict[str, str] = {}
    for spot, row in zip(spots, rows, strict=True):
        holder = rows[spot.container] if row is None and spot.container is not None else None
        if holder is not None and holder.country:
            told.setdefault(fold_name(spot.name), (holder.country, holder.admin1))
        elif row is None and spot.country:
            told.setdefault(fold_name(spot.name), (spot.country, None))
        elif row is not None and row.country:
            countries.setdefault(fold_name(spot.name), row.country)
    return Homes(told=told, countries=countries, whole=_whole(spots, rows, hints))


def _whole(spots: Sequence[Spot], rows: Sequence[Row | None], hints: Counter[str]) -> str | None:
    """The country in which all places of a report lie, capitals of others left out, if it tells mainly of that country."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    inner = set()
    for spot, row in zip(spots, rows, strict=True):
        if row is not None and row.country:
            names[row.country].add(fold_name(spot.name))
            if row.kind is not Kind.COUNTRY and row.name not in capitals():
                inner.add(row.country)
    if len(inner) != 1:
        return None
    country = inner.pop()
    here = len(names[country]) + hints[country]
    total = sum(map(len, names.values())) + hints.total()
    return country if here >= ENOUGH_NAMES and here >= MAIN_SHARE * total else None
