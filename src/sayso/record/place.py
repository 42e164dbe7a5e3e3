"""Where something is said to have happened."""

from dataclasses import dataclass

from sayso.record.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point or an area, no more precise than the words."""

    name: str
    """Canonical name where the place is known, else as written."""
    geonames: int | None = None
    """GeoNames id; `None` where the place is in no gazetteer."""
    latitude: float | None = None
    """Degrees north; `None` for an area without a point of its own and for an unknown place."""
    longitude: float | None = None
    """Degrees east; `None` as for `latitude`."""
    country: str | None = None
    """ISO 3166-1 alpha-3 code; `None` at sea and where it is unknown."""
    admin1: str | None = None
    """First-order division by its English name."""
    precision: int | None = None
    """UCDP's `where_prec`: 1 exact, 2 near a point, 3 second-order division, 4 first-order division, 5 line or fuzzy region,
    6 country, 7 international waters or airspace."""
    span: Span | None = None
    """The words that name it."""
