"""The gazetteer of the package."""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import as_file, files

from sayso.world.gazetteer_file import GazetteerFile, Row, rank, weight_of
from sayso.world.gazetteer_names import Kind, fold_name
from sayso.world.own import OwnWorld, own_world

__all__ = ["Kind", "Row", "find_places_named", "fold_name", "open_gazetteer", "weight_of"]

CACHED_NAMES = 8192
"""Names kept after they were looked up: news names the same places again and again."""
CLOSE_DEGREES = 0.2
"""Within which two places of one name and kind are one place."""


@cache
def open_gazetteer() -> GazetteerFile:
    """The gazetteer, opened once and mapped into memory."""
    with as_file(files("sayso.world").joinpath("tables/places.bin")) as path:
        return GazetteerFile(path)


def find_places_named(key: str) -> tuple[Row, ...]:
    """The places of a folded name, the larger first; empty where it names none. A user's own places win.

    >>> find_places_named(fold_name("Kyiv"))[0].country
    'UKR'
    """
    return _find(own_world(), key)


@lru_cache(maxsize=CACHED_NAMES)
def _find(own: OwnWorld, key: str) -> tuple[Row, ...]:
    """The places of a folded name: those of a user's small table alone, else those of a dump and of the package together."""
    known = open_gazetteer().find(key)
    added = own.find(key) if own.find else ()
    if not added:
        return known
    meant = tuple(row for row in added if row.own)
    if meant:
        return meant
    ids = {row.geonames for row in added}
    return rank((*added, *(row for row in known if row.geonames not in ids and not _is_among(row, added))))


def _is_among(row: Row, added: Sequence[Row]) -> bool:
    """Whether a place of the package is one of those added, under another number or none."""
    return any(
        row.kind is other.kind
        and row.country == other.country
        and (row.admin1 == other.admin1 or row.kind is Kind.COUNTRY or _is_close(row, other))
        for other in added
    )


def _is_close(row: Row, other: Row) -> bool:
    """Whether two points are within about twenty kilometres."""
    if row.latitude is None or row.longitude is None or other.latitude is None or other.longitude is None:
        return False
    return abs(row.latitude - other.latitude) < CLOSE_DEGREES and abs(row.longitude - other.longitude) < CLOSE_DEGREES
