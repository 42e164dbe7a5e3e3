"""How two places stand to one another."""

from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from sayso.linking.names import same_name
from sayso.record import Place

SAME_KM = 2.0
"""Two points of one village, as gazetteers place it."""
NEAR_KM = 8.0
"""A village and its outskirts or the post beside it; the next village is mostly farther."""
NEARBY = 2
"""UCDP's `where_prec` of a place that is only said to be near a point, and may have a name of its own."""
AREA = 3
"""UCDP's `where_prec` from which a place is an area: second-order division or more."""
PROVINCE, FUZZY, COUNTRY = 4, 5, 6
EARTH_KM = 6371.0


class Whereabouts(StrEnum):
    """How two places stand to one another."""

    SAME = "same"
    NEAR = "near"
    INSIDE = "inside"
    OTHER = "other"
    APART = "apart"
    UNKNOWN = "unknown"


def relate(a: Place | None, b: Place | None) -> Whereabouts:
    """Whether two places can be one, as far as they are known.

    A village inside a district is compatible with it; the next village is not.
    """
    if a is None or b is None:
        return Whereabouts.UNKNOWN
    if a.geonames is not None and a.geonames == b.geonames:
        return Whereabouts.SAME
    distance = kilometres(a, b)
    if not is_area(a) and not is_area(b):
        return _points(a, b, distance)
    if _crosses_border(a, b):
        return Whereabouts.APART
    if same_name(a.name, b.name):
        return Whereabouts.SAME if is_area(a) == is_area(b) else Whereabouts.INSIDE
    return _areas(a, b)


def _points(a: Place, b: Place, distance: float | None) -> Whereabouts:
    """Two points: by distance where it is known, else by name."""
    if distance is None:
        if same_name(a.name, b.name) and not _crosses_border(a, b):
            return Whereabouts.SAME
        if _crosses_border(a, b):
            return Whereabouts.APART
        return Whereabouts.UNKNOWN if NEARBY in {a.precision, b.precision} else Whereabouts.OTHER
    if distance <= SAME_KM or (distance <= NEAR_KM and same_name(a.name, b.name)):
        return Whereabouts.SAME
    return Whereabouts.NEAR if distance <= NEAR_KM else Whereabouts.APART


def _areas(a: Place, b: Place) -> Whereabouts:
    """A point and an area, or two areas, of different names."""
    wider = max((a, b), key=lambda place: place.precision or 0)
    precision = wider.precision or AREA
    if wider.country is None or a.country is None or b.country is None:
        return Whereabouts.UNKNOWN
    if precision in (FUZZY, COUNTRY):
        return Whereabouts.INSIDE
    if a.admin1 and b.admin1:
        return Whereabouts.INSIDE if same_name(a.admin1, b.admin1) else Whereabouts.APART
    return Whereabouts.UNKNOWN


def _crosses_border(a: Place, b: Place) -> bool:
    """Whether two places are known to lie in different countries."""
    return a.country is not None and b.country is not None and a.country != b.country


def is_area(place: Place) -> bool:
    """Whether a place is more than a point."""
    return place.precision is not None and place.precision >= AREA


def kilometres(a: Place, b: Place) -> float | None:
    """Great-circle distance; `None` where either has no point.

    *Units*: kilometres.
    """
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    south, west, north, east = (radians(value) for value in (a.latitude, a.longitude, b.latitude, b.longitude))
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))
