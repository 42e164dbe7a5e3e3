"""The gazetteer of the package."""

from functools import cache, lru_cache
from importlib.resources import as_file, files

from sayso.world.gazetteer_file import GazetteerFile, Row, weight_of
from sayso.world.gazetteer_names import Kind, fold_name

__all__ = ["Kind", "Row", "find_places_named", "fold_name", "open_gazetteer", "weight_of"]

CACHED_NAMES = 8192
"""Names kept after they were looked up: news names the same places again and again."""


@cache
def open_gazetteer() -> GazetteerFile:
    """The gazetteer, opened once and mapped into memory."""
    with as_file(files("sayso.world").joinpath("tables/places.bin")) as path:
        return GazetteerFile(path)


@lru_cache(maxsize=CACHED_NAMES)
def find_places_named(key: str) -> tuple[Row, ...]:
    """The places of a folded name, the larger first; empty where it names none.

    >>> find_places_named(fold_name("Kyiv"))[0].country
    'UKR'
    """
    return open_gazetteer().find(key)
