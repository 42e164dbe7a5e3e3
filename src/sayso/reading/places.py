"""Finds the places that a report names, and which places on Earth they are."""

from collections import Counter
from functools import cache

from sayso.reading.document import Document
from sayso.reading.places_line import Spot
from sayso.reading.places_resolve import choose_rows
from sayso.reading.places_spot import find_spots
from sayso.reading.places_weigh import ENOUGH
from sayso.record import Mention, Place, Span, stable_id
from sayso.record.vocabulary import MentionType
from sayso.world.gazetteer import Kind, Row, fold_name
from sayso.world.states import states

PRECISIONS = {Kind.TOWN: 1, Kind.SITE: 1, Kind.DISTRICT: 3, Kind.PROVINCE: 4, Kind.REGION: 5, Kind.COUNTRY: 6, Kind.SEA: 7}
"""UCDP's `where_prec` of each kind of place. The point of an area is its centre, as in UCDP's data;
its precision says so."""
NEAR = 2
"""`where_prec` of what is near a point."""


SAID_ELSEWHERE, IN_COUNTRY, LOCATED = 1.0, 0.8, 1.4
"""What is added to a name that is surely a place elsewhere in the report; to one that lies in a country which the report tells
of; and from what weight on, that is behind a word such as *in*, the latter counts."""


def find_places(document: Document) -> tuple[Mention, ...]:
    """The places of a report in text order.

    A place that no gazetteer has keeps its name as written, without a point; its country and
    precision are those of the area that the words say it lies in. An area (a district or
    larger) has the point of its centre, and a precision from 3 up says that it is no more than that.
    """
    hints = _hints(document)
    spots = _settle(find_spots(document), hints)
    rows = choose_rows(spots, hints)
    holders = _holders(spots, rows)
    return tuple(
        _mention(document, spot, row, holders.get(fold_name(spot.name))) for spot, row in zip(spots, rows, strict=True)
    )


def _holders(spots: list[Spot], rows: list[Row | None]) -> dict[str, Row]:
    """Folded names of places that no gazetteer has, to the place that the words say they lie in."""
    found: dict[str, Row] = {}
    for spot, row in zip(spots, rows, strict=True):
        holder = rows[spot.container] if row is None and spot.container is not None else None
        if holder is not None:
            found.setdefault(fold_name(spot.name), holder)
    return found


def _settle(spots: list[Spot], hints: Counter[str]) -> list[Spot]:
    """The spots that are places: enough speaks for them, or for the same name elsewhere in the report."""
    sure = {fold_name(spot.name) for spot in spots if spot.weight >= ENOUGH}
    told = {spot.rows[0].country for spot in spots if spot.rows and spot.weight >= ENOUGH} | set(hints)
    kept = [index for index, spot in enumerate(spots) if spot.weight + _lift(spot, sure, told) >= ENOUGH]
    renumbered = {index: at for at, index in enumerate(kept)}
    for index in kept:
        container = spots[index].container
        spots[index].container = renumbered.get(container) if container is not None else None
    return [spots[index] for index in kept]


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


def _mention(document: Document, spot: Spot, row: Row | None, holder: Row | None) -> Mention:
    """The mention of a place."""
    report = document.report.id
    span = Span.of(document.text, spot.start, spot.end)
    identity = stable_id("men", report, span.start, span.end, MentionType.PLACE)
    return Mention(id=identity, report=report, span=span, type=MentionType.PLACE, value=_place(spot, row, holder, span))


def _place(spot: Spot, row: Row | None, holder: Row | None, span: Span) -> Place:
    """The place that a spot stands for."""
    if row is None:
        if holder is None:
            return Place(name=spot.name, precision=PRECISIONS[Kind.REGION] if spot.kind is Kind.REGION else None, span=span)
        precision = PRECISIONS[Kind.PROVINCE if holder.admin1 else Kind.COUNTRY]
        return Place(name=spot.name, country=holder.country, admin1=holder.admin1, precision=precision, span=span)
    precision = PRECISIONS[row.kind]
    if precision == 1 and spot.near:
        precision = NEAR
    if row.latitude is None and precision in (1, NEAR):
        precision = PRECISIONS[Kind.REGION]
    return Place(
        name=row.name,
        geonames=row.geonames,
        latitude=row.latitude,
        longitude=row.longitude,
        country=row.country,
        admin1=row.admin1,
        precision=precision,
        span=span,
    )
