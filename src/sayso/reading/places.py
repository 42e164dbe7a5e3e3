"""Finds the places that a report names, and which places on Earth they are."""

from collections import Counter
from functools import cache

from sayso.reading.document import Document
from sayso.reading.places_resolve import choose_rows
from sayso.reading.places_spot import ENOUGH, Spot, find_spots
from sayso.record import Mention, Place, Span, stable_id
from sayso.record.vocabulary import MentionType
from sayso.world.gazetteer import Kind, Row, fold_name
from sayso.world.states import states

PRECISIONS = {Kind.TOWN: 1, Kind.SITE: 1, Kind.DISTRICT: 3, Kind.PROVINCE: 4, Kind.REGION: 5, Kind.COUNTRY: 6, Kind.SEA: 7}
"""UCDP's `where_prec` of each kind of place. The point of an area is its centre, as in UCDP's data;
its precision says so."""
NEAR = 2
"""`where_prec` of what is near a point."""


def find_places(document: Document) -> tuple[Mention, ...]:
    """The places of a report in text order.

    A place that no gazetteer has keeps its name as written, without point, country and precision. An area (a district or
    larger) has the point of its centre, and a precision from 3 up says that it is no more than that.
    """
    spots = _settle(find_spots(document))
    rows = choose_rows(spots, _hints(document))
    return tuple(_mention(document, spot, row) for spot, row in zip(spots, rows, strict=True))


def _settle(spots: list[Spot]) -> list[Spot]:
    """The spots that are places: enough speaks for them, or for the same name elsewhere in the report."""
    sure = {fold_name(spot.name) for spot in spots if spot.weight >= ENOUGH}
    lift = 1.0
    kept = [index for index, spot in enumerate(spots) if spot.weight + lift * (fold_name(spot.name) in sure) >= ENOUGH]
    renumbered = {index: at for at, index in enumerate(kept)}
    for index in kept:
        container = spots[index].container
        spots[index].container = renumbered.get(container) if container is not None else None
    return [spots[index] for index in kept]


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


def _mention(document: Document, spot: Spot, row: Row | None) -> Mention:
    """The mention of a place."""
    report = document.report.id
    span = Span.of(document.text, spot.start, spot.end)
    identity = stable_id("men", report, span.start, span.end, MentionType.PLACE)
    return Mention(id=identity, report=report, span=span, type=MentionType.PLACE, value=_place(spot, row, span))


def _place(spot: Spot, row: Row | None, span: Span) -> Place:
    """The place that a spot stands for."""
    if row is None:
        return Place(name=spot.name, span=span)
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
