"""Chooses among the places of one name by what else the report names."""

import math
from collections import Counter
from collections.abc import Sequence

from sayso.reading.places_spot import Spot
from sayso.world.gazetteer import Kind, Row

MAX_CANDIDATES = 12
"""Places of one name that are weighed; the larger come first."""
MAX_NEIGHBOURS = 40
"""Other names of the report that a candidate's distance is measured to."""
KIND_PRIORS = {Kind.COUNTRY: 6.5, Kind.PROVINCE: 4.2, Kind.REGION: 3.2, Kind.SEA: 4.0, Kind.DISTRICT: 2.2, Kind.SITE: 2.0}
"""What a kind weighs against towns, which weigh the decimal logarithm of their population less 1."""
CONTAINED, SAME_COUNTRY, SAME_DIVISION, CLOSE, SAID_KIND = 8.0, 2.4, 1.6, 2.2, 2.5
CLOSE_KM = 120.0
"""Distance at which a neighbour counts a third."""
KM_PER_DEGREE = 111.2


def choose_rows(spots: Sequence[Spot], hints: Counter[str]) -> list[Row | None]:
    """The place of each spot; `None` for those that no gazetteer has.

    Args:
        spots: The names of a report that are places.
        hints: ISO codes of countries that the report tells of otherwise, with how often.

    *Cost*: the number of names times the number of different names, both bounded for each name.
    """
    first = [_best(spot, spots, {}, hints, ()) for spot in spots]
    countries: dict[str, float] = {code: count / 2 for code, count in hints.items()}
    for spot, row in zip(spots, first, strict=True):
        if row is not None and row.country:
            countries[row.country] = countries.get(row.country, 0.0) + (
                1.0 if len(spot.rows) == 1 or row.kind in (Kind.COUNTRY, Kind.PROVINCE) else 0.3
            )
    neighbours = tuple(
        {row.name: row for row in first if row and row.latitude is not None and row.kind is not Kind.COUNTRY}.values()
    )[:MAX_NEIGHBOURS]
    weights = {code: count / max(sum(countries.values()), 1.0) for code, count in countries.items()}
    chosen = [_best(spot, spots, weights, hints, neighbours) for spot in spots]
    return _agree(spots, chosen)


def _agree(spots: Sequence[Spot], chosen: Sequence[Row | None]) -> list[Row | None]:
    """One place for one name: that of the mention that is told best (*Tame, Arauca*), unless another is told otherwise."""
    told: dict[str, Row] = {}
    for spot, row in zip(spots, chosen, strict=True):
        if row is not None and spot.container is not None:
            told.setdefault(spot.name, row)
    return [
        told[spot.name] if row is not None and spot.container is None and spot.name in told else row
        for spot, row in zip(spots, chosen, strict=True)
    ]


def _best(
    spot: Spot, spots: Sequence[Spot], weights: dict[str, float], hints: Counter[str], neighbours: Sequence[Row]
) -> Row | None:
    """The candidate of the greatest weight; the first of equals."""
    if not spot.rows:
        return None
    holder = spots[spot.container] if spot.container is not None and spot.container < len(spots) else None
    total = max(hints.total(), 1)
    best, most = None, -math.inf
    for row in spot.rows[:MAX_CANDIDATES]:
        weight = _prior(row) + _fits_kind(row, spot.kind)
        if row.country:
            weight += SAME_COUNTRY * (weights.get(row.country, 0.0) if weights else hints[row.country] / total)
        if holder and any(_inside(row, outer) for outer in holder.rows[:4]):
            weight += CONTAINED
        weight += _nearness(row, neighbours)
        if weight > most:
            best, most = row, weight
    return best


def _prior(row: Row) -> float:
    """What a place weighs by itself."""
    return math.log10(row.population + 1) - 1 if row.kind is Kind.TOWN else KIND_PRIORS[row.kind]


def _fits_kind(row: Row, kind: Kind | None) -> float:
    """What it weighs that the words say what kind of place it is."""
    if kind is None:
        return 0.0
    return SAID_KIND if row.kind is kind or (kind is Kind.DISTRICT and row.kind is Kind.PROVINCE) else -SAID_KIND / 2


def _inside(row: Row, outer: Row) -> bool:
    """Whether a place lies in another."""
    if outer.kind is Kind.COUNTRY:
        return row.country == outer.country and row.kind is not Kind.COUNTRY
    return (
        outer.kind is Kind.PROVINCE
        and row.country == outer.country
        and row.admin1 == outer.name
        and row.kind is not Kind.PROVINCE
    )


def _nearness(row: Row, neighbours: Sequence[Row]) -> float:
    """What it weighs that other places of the report are near."""
    if row.latitude is None or row.kind is Kind.COUNTRY:
        return 0.0
    most = 0.0
    for other in neighbours:
        if other.name == row.name and other.country == row.country:
            continue
        most = max(most, math.exp(-distance_km(row, other) / CLOSE_KM))
    division = SAME_DIVISION * any(
        other.admin1 == row.admin1 and other.country == row.country and other.name != row.name
        for other in neighbours
        if row.admin1
    )
    return CLOSE * most + division


def distance_km(one: Row, other: Row) -> float:
    """Distance between two places, as on a plane: good enough to compare with."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * math.cos(math.radians((one.latitude + other.latitude) / 2))
    return KM_PER_DEGREE * math.hypot(north, east)
