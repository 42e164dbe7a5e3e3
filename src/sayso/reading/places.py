"""Finds the places that a report names, and which places on Earth they are."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from sayso.reading.document import Document
from sayso.reading.places_homes import Homes, find_homes
from sayso.reading.places_line import Spot
from sayso.reading.places_resolve import FAMOUS, MAX_CANDIDATES, capitals, choose_rows, distance_km
from sayso.reading.places_spot import find_spots
from sayso.reading.places_variants import find_variants
from sayso.reading.places_weigh import ENOUGH
from sayso.record import Mention, Place, Span, stable_id
from sayso.record.vocabulary import MentionType
from sayso.world.gazetteer import Kind, Row, fold_name, weight_of
from sayso.world.states import states

PRECISIONS = {Kind.TOWN: 1, Kind.SITE: 1, Kind.DISTRICT: 3, Kind.PROVINCE: 4, Kind.REGION: 5, Kind.COUNTRY: 6, Kind.SEA: 7}
"""UCDP's `where_prec` of each kind of place. The point of an area is its centre, as in UCDP's data;
its precision says so."""
NEAR = 2
"""`where_prec` of what is near a point."""


SAID_ELSEWHERE, IN_COUNTRY, LOCATED = 1.0, 0.8, 1.4
"""What is added to a name that is surely a place elsewhere in the report; to one that lies in a country which the report tells
of; and from what weight on, that is behind a word such as *in*, the latter counts."""


LOCAL_KINDS = (Kind.TOWN, Kind.DISTRICT, Kind.SITE)
"""Kinds of places whose neighbours other spellings are looked for among."""
MAX_KNOWN, BESIDE_KM = 60, 60.0
"""Places of a report beyond which no other spellings are looked for, as it is no report of one scene; and how near to one of
the others a place must lie: the far ones found on development data were other places."""
PLAIN = 2.9
"""Weight from which a name by itself is no surname: a city of 500,000 without words around it weighs so much."""


def find_places(document: Document) -> tuple[Mention, ...]:
    """The places of a report in text order.

    A place that no gazetteer has keeps its name as written, without a point; its country and
    precision are those of the area that the words say it lies in, else the country that the whole report plays in. An area (a
    district or larger) has the point of its centre, and a precision from 3 up says that it is no more than that.
    """
    hints = _hints(document)
    spots = _settle(find_spots(document), hints)
    rows = choose_rows(spots, hints)
    _lengthen(document, spots, rows)
    _respell(spots, rows)
    homes = find_homes(spots, rows, hints)
    return tuple(_mention(document, spot, row, homes) for spot, row in zip(spots, rows, strict=True))


def _lengthen(document: Document, spots: list[Spot], rows: list[Row | None]) -> None:
    """Give names that turned out to be no known place the words behind them (*Goma Dyg* where nothing else tells of Goma)."""
    for index, (spot, row) in enumerate(zip(spots, rows, strict=True)):
        if spot.beyond is None or not spot.rows or (row is not None and fold_name(row.name) == fold_name(spot.name)):
            continue
        if row is None or (row.kind not in (Kind.COUNTRY, Kind.PROVINCE) and spot.container is None):
            rows[index], spot.end = None, spot.beyond
            spot.name = " ".join(document.text[spot.start : spot.end].split())


def _respell(spots: list[Spot], rows: list[Row | None]) -> None:
    """Give unknown names the place that bears them in another spelling, if it lies beside another place of the report."""
    known = {row for row in rows if row is not None and row.kind in LOCAL_KINDS and row.name not in capitals()}
    if len(known) > MAX_KNOWN:
        return
    told = frozenset(row.country for row in known if row.country)
    for index, (spot, row) in enumerate(zip(spots, rows, strict=True)):
        if row is None and not spot.ends and (spot.kind is None or spot.kind in LOCAL_KINDS):
            near = (each for each in find_variants(spot.name, told) if any(distance_km(each, one) < BESIDE_KM for one in known))
            rows[index] = next(near, None)


def _settle(spots: list[Spot], hints: Counter[str]) -> list[Spot]:
    """The spots that are places: enough speaks for them, or for the same name elsewhere in the report."""
    sure = {fold_name(spot.name) for spot in spots if spot.weight >= ENOUGH}
    located = {fold_name(spot.name) for spot in spots if spot.located}
    names: defaultdict[str | None, set[str]] = defaultdict(set)
    for spot in spots:
        if spot.rows and spot.weight >= ENOUGH:
            names[spot.rows[0].country].add(fold_name(spot.name))
    told = set(names) | set(hints)
    kept = [
        index
        for index, spot in enumerate(spots)
        if spot.weight + _lift(spot, sure, told) >= ENOUGH
        and (fold_name(spot.name) in located or not _may_be_a_surname(spot, names, hints))
    ]
    renumbered = {index: at for at, index in enumerate(kept)}
    for index in kept:
        container = spots[index].container
        spots[index].container = renumbered.get(container) if container is not None else None
    return [spots[index] for index in kept]


def _may_be_a_surname(spot: Spot, names: Mapping[str | None, set[str]], hints: Counter[str]) -> bool:
    """Whether nothing but its name speaks for a town: no words around it, and no other place of its country."""
    if not spot.rows or spot.weight >= PLAIN or len(spot.name.split()) > 1 or spot.rows[0].name in capitals():
        return False
    if any(row.kind is not Kind.TOWN or weight_of(row) >= FAMOUS for row in spot.rows[:MAX_CANDIDATES]):
        return False
    key = fold_name(spot.name)
    return not any(hints[row.country] or names.get(row.country, set()) - {key} for row in spot.rows if row.country)


def _lift(spot: Spot, sure: set[str], told: set[str | None]) -> float:
    """What the rest of the report adds to a name: that it is a place elsewhere in it, or lies in a country that is told of."""
    lift = SAID_ELSEWHERE if fold_name(spot.name) in sure else 0.0
    near = spot.weight >= LOCATED and any(row.country in told for row in spot.rows if row.country)
    return lift + IN_COUNTRY * near


def _hints(document: Document) -> Counter[str]:
    """Countries whose adjectives and peoples a report names, with how often."""
    words = _adjectives()
    title = document.report.title or ""
    tokens = [token.text for sentence in document.sentences for token in sentence.tokens if token.text in words]
    return Counter(words[word] for word in (*tokens, *(each for each in title.split() if each in words)))


@cache
def _adjectives() -> dict[str, str]:
    """Adjectives and names of peoples to their country; those of two countries are left out."""
    owners: dict[str, set[str]] = {}
    for state in states().values():
        for word in (*state.adjectives, *state.people):
            owners.setdefault(word, set()).add(state.iso3)
    return {word: min(codes) for word, codes in owners.items() if len(codes) == 1}


def _mention(document: Document, spot: Spot, row: Row | None, homes: Homes) -> Mention:
    """The mention of a place."""
    report = document.report.id
    span = Span.of(document.text, spot.start, spot.end)
    identity = stable_id("men", report, span.start, span.end, MentionType.PLACE)
    place = _unknown(spot, homes, span) if row is None else _known(spot, row, span)
    return Mention(id=identity, report=report, span=span, type=MentionType.PLACE, value=place)


def _unknown(spot: Spot, homes: Homes, span: Span) -> Place:
    """A place that no gazetteer has."""
    country, admin1 = homes.of(spot)
    if country is None or spot.kind is Kind.REGION:
        precision = PRECISIONS[Kind.REGION] if spot.kind is Kind.REGION else None
        return Place(name=spot.name, country=country, admin1=admin1, precision=precision, span=span)
    precision = PRECISIONS[Kind.PROVINCE if admin1 else Kind.COUNTRY]
    return Place(name=spot.name, country=country, admin1=admin1, precision=precision, span=span)


def _known(spot: Spot, row: Row, span: Span) -> Place:
    """A place of the gazetteer; a part of a country (*southern Lebanon*) has no point but the country's."""
    precision = PRECISIONS[row.kind]
    if precision == 1 and spot.near:
        precision = NEAR
    if row.latitude is None and precision in (1, NEAR):
        precision = PRECISIONS[Kind.REGION]
    part = spot.part if row.kind is Kind.COUNTRY else None
    return Place(
        name=f"{part} {row.name}" if part else spot.name if _is_misnamed(row) else row.name,
        geonames=None if part else row.geonames,
        latitude=row.latitude,
        longitude=row.longitude,
        country=row.country,
        admin1=row.admin1,
        precision=precision,
        span=span,
    )


def _is_misnamed(row: Row) -> bool:
    """Whether a region bears the name of the whole country: an outline of a disputed part of it."""
    return row.kind is Kind.REGION and row.name in _countries()


@cache
def _countries() -> frozenset[str]:
    """The names of the states."""
    return frozenset(state.name for state in states().values())
