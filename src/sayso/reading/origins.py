"""Where a report comes from: the country of its dateline and of its outlet, as far as the report tells of that country."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from sayso.world.actors import Sense, country_of, know_name
from sayso.world.gazetteer import Kind, Row, find_places_named, fold_name, weight_of
from sayso.world.heads import head_at
from sayso.world.spelling import words_of

DATELINE = re.compile(r"\s*([^\W\d_a-z][^\n,:(—–a-z]{2,60}?)\s*(?:,|:|\(|[-—–/]\s|[—–])")
"""One city in capitals, or two with a stroke between them, with which a text begins."""
MAX_OUTLET = 120
"""Code points of an outlet's name that are looked at."""
TOLD_WEIGHT = 4.0
"""How much the country of an outlet tells where the report tells of that country too."""
KNOWN_WEIGHT = 2.0
"""How much it tells where the outlet bears the name of a country, people or capital that the report does not name."""
GUESSED_WEIGHT = 0.3
"""How much it tells where the outlet bears the name of any other large place: little more than nothing."""
LARGE = 3.5
"""What such a place must weigh; as much as a town of thirty thousand."""
SETTLED = frozenset((Kind.PROVINCE, Kind.DISTRICT, Kind.TOWN, Kind.REGION))
"""What outlets are named after, and datelines are of."""


def dateline_country(text: str, told: Collection[str]) -> str | None:
    """The country of the city in capitals with which a text begins; `None` for two countries, or one that it never names.

    Correspondents also sit in the capitals of neighbours: a country that the report does not tell of is none of its own, unless
    it tells of no country at all.

    Args:
        text: the stored text.
        told: codes of the states that the report names.
    """
    found = DATELINE.match(text)
    if not found:
        return None
    cities = [city.strip() for city in found[1].split("/")]
    countries = {_country((city,), told) for city in cities}
    return countries.pop() if len(countries) == 1 else None


def outlet_country(outlet: str | None, told: Collection[str]) -> tuple[str, float] | None:
    """The country after whose town, region or people an outlet is named, and how much that tells; `None` where there is none.

    Args:
        outlet: its name.
        told: codes of the states that the report names.
    """
    if not outlet:
        return None
    names = tuple(_names(outlet[:MAX_OUTLET]))
    country = _country(names, told) if told else None
    if country:
        return country, TOLD_WEIGHT
    known = next((state for name in names if (state := _known_state(name))), None)
    if known:
        return known, KNOWN_WEIGHT
    large = next((row for name in names for row in find_places_named(fold_name(name))[:1] if _is_large(row)), None)
    return (large.country, GUESSED_WEIGHT) if large and large.country else None


def _names(outlet: str) -> Iterator[str]:
    """The words of an outlet's name, two together and one by one, that are no common nouns such as *Times*."""
    row = words_of(outlet)
    own = [atom.text for at, atom in enumerate(row) if atom.capital and head_at(row, at) is None]
    yield from (" ".join(pair) for pair in pairwise(own))
    yield from own


def _country(names: Iterable[str], told: Collection[str]) -> str | None:
    """The first country of a name that the report tells of."""
    for name in names:
        state = _known_state(name)
        if state and (state in told or not told):
            return state
        rows = [row for row in find_places_named(fold_name(name)) if row.kind in SETTLED and row.country]
        near = next((row.country for row in rows if row.country in told), None)
        if near or (rows and not told):
            return near or rows[0].country
    return None


def _is_large(row: Row) -> bool:
    return row.kind in SETTLED and weight_of(row) >= LARGE


def _known_state(name: str) -> str | None:
    """The state of a country, people or capital by this name."""
    known = know_name(name.title() if name.isupper() else name)
    return country_of(known) if known and known.sense != Sense.NAME else None
