"""Chooses among the places of one name by what else the report names."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.reading.places_line import Spot
from sayso.reading.places_words import place_words
from sayso.world.gazetteer import Kind, Row, fold_name, weight_of
from sayso.world.states import states

MAX_CANDIDATES = 12
"""Places of one name that are weighed; the weightier come first."""
MAX_NEIGHBOURS = 40
"""Other names of the report that a candidate is compared with."""
CONTAINED = 8.0
"""Weight of standing before the place that holds it (*Tame, Arauca*), and of being that place."""
SAME_COUNTRY, SAME_DIVISION, CLOSE = 2.4, 1.2, 2.2
"""Weights of lying in the country that all other names lie in, in the division of one of them, and close to one of them."""
SAID_KIND, MEANT = 2.5, 1.0
"""Weights of being of the kind that the words say, and of being what the news means by the name."""
OWN_NAME = 0.8
"""Weight of being called so in English, not only by another of its names."""
ABSENT = -1.5
"""Weight of lying in a country that the report tells nothing of, where a namesake lies in one that it tells of."""
WELL_KNOWN, FAMOUS = 3.6, 4.9
"""Weights from which a place is taken to be meant wherever the report plays: a town of 40,000 or a province; and a city of
800,000, where much in the report tells of other countries."""
ENOUGH_VOTES, MANY_VOTES = 2.0, 4.0
"""What the other names must say for countries before a small or a larger place elsewhere is left unresolved."""
TOWN_KM, TOWN_POPULATION = 200.0, 5000
"""How far from a division's middle, and how large at least, the town is that it is named after."""
STATES_NOT_TOWNS = frozenset(("New York",))
"""Divisions that do not share the place of the town of their name."""
CLOSE_KM = 120.0
"""Distance at which a neighbour counts a third."""
KM_PER_DEGREE = 111.2
CERTAIN_VOTE, LIKELY_VOTE, HINT_VOTE = 1.0, 0.3, 0.5
"""What a name says for a country: one that has no namesake or is large, any other, and an adjective such as *Sudanese*."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What the names of a report say about where it takes place."""

    votes: dict[str, tuple[str, float]]
    """Folded name, to the country that it speaks for and how much."""
    hints: Counter[str]
    """Countries whose adjectives and peoples are named."""
    neighbours: tuple[Row, ...]
    """The places chosen so far, one for each name, countries left out."""

    def total(self, without: str) -> float:
        """All the votes, that of one name left out."""
        return HINT_VOTE * self.hints.total() + sum(vote for name, (_, vote) in self.votes.items() if name != without)

    def share(self, country: str, without: str) -> float:
        """The part of the votes that speak for a country, the vote of one name left out."""
        here = sum(vote for name, (code, vote) in self.votes.items() if name != without and code == country)
        return (here + HINT_VOTE * self.hints[country]) / max(self.total(without), 1.0)


def choose_rows(spots: Sequence[Spot], hints: Counter[str]) -> list[Row | None]:
    """The place of each spot; `None` for those that no gazetteer has.

    Args:
        spots: The names of a report that are places.
        hints: ISO codes of countries that the report tells of otherwise, with how often.

    *Cost*: linear in the number of names, as candidates and neighbours of each are bounded.
    """
    first = _choose(spots, _Context({}, hints, ()))
    context = _context(spots, first, hints)
    chosen = _agree(spots, _choose(spots, context))
    return [
        None if row is not None and _is_foreign(spot, row, context) else row for spot, row in zip(spots, chosen, strict=True)
    ]


def _is_foreign(spot: Spot, row: Row, context: _Context) -> bool:
    """Whether a small place lies in a country of which the report says nothing, though it tells of others.

    Then a local place of the same name is meant, which no gazetteer has.
    """
    weight = weight_of(row)
    if spot.container is not None or row.country is None or weight >= FAMOUS or row.name in capitals():
        return False
    key = fold_name(spot.name)
    least = ENOUGH_VOTES if weight < WELL_KNOWN else MANY_VOTES
    return context.total(key) >= least and context.share(row.country, key) == 0


@cache
def capitals() -> frozenset[str]:
    """The capitals of the states and other seats of power, which are meant wherever a report plays."""
    return frozenset(city for state in states().values() for city in (*state.capitals, *state.seats)) | place_words().seats


def _town_of(row: Row, rows: Sequence[Row]) -> Row:
    """The town that a province is named after: where nothing says *province*, the town is meant."""
    if row.kind not in (Kind.PROVINCE, Kind.DISTRICT) or row.name in STATES_NOT_TOWNS:
        return row
    towns = (each for each in rows if each.kind is Kind.TOWN and each.country == row.country)
    return next((each for each in towns if distance_km(each, row) < TOWN_KM and each.population >= TOWN_POPULATION), row)


def _context(spots: Sequence[Spot], chosen: Sequence[Row | None], hints: Counter[str]) -> _Context:
    """What a first choice says about where the report takes place."""
    votes: dict[str, tuple[str, float]] = {}
    neighbours: dict[str, Row] = {}
    for spot, row in zip(spots, chosen, strict=True):
        if row is None or len(votes) >= MAX_NEIGHBOURS:
            continue
        certain = len(spot.rows) == 1 or row.kind in (Kind.COUNTRY, Kind.PROVINCE)
        if row.country:
            votes.setdefault(fold_name(spot.name), (row.country, CERTAIN_VOTE if certain else LIKELY_VOTE))
        if row.kind is not Kind.COUNTRY:
            neighbours.setdefault(fold_name(spot.name), row)
    return _Context(votes, hints, tuple(neighbours.values()))


def _choose(spots: Sequence[Spot], context: _Context) -> list[Row | None]:
    """The weightiest candidate of each spot; one name that stands alone is weighed once."""
    inner: dict[int, list[Spot]] = {}
    for spot in spots:
        if spot.container is not None:
            inner.setdefault(spot.container, []).append(spot)
    known: dict[tuple[str, Kind | None], Row | None] = {}
    chosen: list[Row | None] = []
    for index, spot in enumerate(spots):
        if spot.container is not None or index in inner:
            outer = spots[spot.container] if spot.container is not None else None
            chosen.append(_best(spot, context, outer, inner.get(index, ())))
            continue
        key = spot.name, spot.kind
        if key not in known:
            known[key] = _best(spot, context, None, ())
        chosen.append(known[key])
    return chosen


def _agree(spots: Sequence[Spot], chosen: Sequence[Row | None]) -> list[Row | None]:
    """One place for one name: that of the mention which is told best (*Tame, Arauca*), unless another is told otherwise."""
    told: dict[str, Row] = {}
    for spot, row in zip(spots, chosen, strict=True):
        if row is not None and spot.container is not None:
            told.setdefault(spot.name, row)
    pairs = zip(spots, chosen, strict=True)
    return [told.get(spot.name, row) if row is not None and spot.container is None else row for spot, row in pairs]


def _best(spot: Spot, context: _Context, outer: Spot | None, inner: Sequence[Spot]) -> Row | None:
    """The candidate of the greatest weight; the first of equals."""
    if not spot.rows:
        return None
    if len(spot.rows) == 1:
        return spot.rows[0]
    key = fold_name(spot.name)
    rows = spot.rows[:MAX_CANDIDATES]
    shares = {row.country: context.share(row.country, key) for row in rows if row.country}
    told = context.total(key) >= ENOUGH_VOTES and any(shares.values())
    best, most = None, -math.inf
    for row in rows:
        weight = weight_of(row) + _fits_kind(row, spot.kind) + _nearness(row, key, context.neighbours)
        weight += MEANT * _is_meant(row, key) + OWN_NAME * (fold_name(row.name) == key)
        if row.country:
            weight += SAME_COUNTRY * shares[row.country] + ABSENT * (told and not shares[row.country])
        if outer and any(_inside(row, holder) for holder in outer.rows[:4]):
            weight += CONTAINED
        if any(_inside(held, row) for each in inner for held in each.rows[:MAX_CANDIDATES]):
            weight += CONTAINED
        if weight > most:
            best, most = row, weight
    return _town_of(best, spot.rows) if best and spot.kind not in (Kind.PROVINCE, Kind.DISTRICT) else best


def _is_meant(row: Row, key: str) -> bool:
    """Whether a place is what the news means by a name: *Washington* is a city."""
    country, _, division = place_words().meant.get(key, "-").partition("/")
    return row.country == country and (not division or (row.admin1 == division and row.kind is Kind.TOWN))


def _fits_kind(row: Row, kind: Kind | None) -> float:
    """What it weighs that the words say what kind of place it is."""
    if kind is None:
        return 0.0
    if row.kind is kind or (kind is Kind.DISTRICT and row.kind is Kind.PROVINCE):
        return SAID_KIND
    return -SAID_KIND if kind in (Kind.DISTRICT, Kind.PROVINCE) else -SAID_KIND / 2


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


def _nearness(row: Row, key: str, neighbours: Sequence[Row]) -> float:
    """What it weighs that other places of the report are near or in the same division."""
    if row.kind is Kind.COUNTRY:
        return 0.0
    most, division = 0.0, False
    for other in neighbours:
        if fold_name(other.name) == key:
            continue
        if other.kind is not Kind.PROVINCE:
            most = max(most, math.exp(-distance_km(row, other) / CLOSE_KM))
        division = division or (row.admin1 is not None and other.admin1 == row.admin1 and other.country == row.country)
    return CLOSE * most + SAME_DIVISION * division


def distance_km(one: Row, other: Row) -> float:
    """Distance between two places, as on a plane: good enough to compare with."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * math.cos(math.radians((one.latitude + other.latitude) / 2))
    return KM_PER_DEGREE * math.hypot(north, east)
