"""Finds places under other spellings of their names, as transliteration varies (*Ramyah*, *Ramiyeh*)."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from sayso.reading.places_words import place_words
from sayso.world.gazetteer import Kind, Row, find_places_named, fold_name
from sayso.world.own import OwnWorld, own_world

MIN_LETTERS = 5
"""Shorter names are too near to others."""
MAX_LETTERS = 24
"""Longer names are no single names."""


def find_variants(name: str, countries: Collection[str]) -> tuple[Row, ...]:
    """The places of some countries whose name differs in one such spelling, a doubled letter, or the same spelling throughout.

    Args:
        name: As written.
        countries: Where the report plays; elsewhere no other spelling is looked for.

    Returns:
        Places of one place only: where the variants name places of several names, none.
    """
    return _find(own_world(), name, frozenset(countries))


@lru_cache(maxsize=4096)
def _find(_own: OwnWorld, name: str, countries: frozenset[str]) -> tuple[Row, ...]:
    """The same, remembered for as long as the same tables are in force."""
    key = fold_name(name)
    if not MIN_LETTERS <= len(key) <= MAX_LETTERS:
        return ()
    rows = [
        row
        for variant in sorted(set(_variants(key)) - {key})
        for row in find_places_named(variant)
        if row.country in countries and row.kind in (Kind.TOWN, Kind.DISTRICT)
    ]
    return tuple(rows) if rows and len({row.name for row in rows}) == 1 else ()


def _variants(key: str) -> Iterator[str]:
    """The spellings one step away."""
    for written, other in place_words().spellings:
        at = key.find(written)
        if at >= 0:
            yield key.replace(written, other)
        while at >= 0:
            yield key[:at] + other + key[at + len(written) :]
            at = key.find(written, at + 1)
    for index, letter in enumerate(key):
        yield key[: index + 1] + letter + key[index + 1 :]
        if key[index + 1 : index + 2] == letter:
            yield key[:index] + key[index + 1 :]
