"""The incidents as a map: a GeoJSON FeatureCollection (RFC 7946).

A point is drawn only where the words give one (precision 1, exact, or 2, near a point). A district, region or country has a
geometry of null and its name among the properties: a point in its middle would be a false statement.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from sayso.export.words import say_when, say_where
from sayso.record import Incident, Place

if TYPE_CHECKING:
    from sayso.casefile import Case

POINTS = (1, 2)
"""UCDP's `where_prec` values that stand for a point."""

_encoder = msgspec.json.Encoder()


def write_geojson(case: "Case") -> Iterator[str]:
    """The collection, one feature a line, in the record's order."""
    yield '{"type":"FeatureCollection","features":[\n'
    for number, incident in enumerate(case.incidents()):
        yield ",\n" if number else ""
        yield _encoder.encode(make_feature(incident)).decode()
    yield "\n]}\n"


def make_feature(incident: Incident) -> dict[str, Any]:
    """An incident with its fields as properties."""
    place = incident.place
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": make_point(place),
        "properties": {
            "title": incident.title,
            "type": incident.type,
            "acled": incident.acled,
            "standing": incident.standing,
            "roots": incident.roots,
            "reports": len(incident.reports),
            "when": say_when(incident.time),
            "start": incident.time.start if incident.time else None,
            "end": incident.time.end if incident.time else None,
            "date_prec": incident.time.precision if incident.time else None,
            "where": say_where(place),
            "place": place.name if place else None,
            "country": place.country if place else None,
            "admin1": place.admin1 if place else None,
            "where_prec": place.precision if place else None,
            "sides": sorted({account.voice.side for account in incident.accounts if account.voice.side}),
            "toll": msgspec.to_builtins(incident.toll),
        },
    }


def make_point(place: Place | None) -> dict[str, Any] | None:
    """A point where the place is one, else `None`."""
    if place is None or place.precision not in POINTS or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}
