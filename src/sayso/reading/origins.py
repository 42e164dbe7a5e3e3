"""Where a report comes from: the country of its dateline and of its outlet, as far as the report tells of that country."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from sayso.world.actors import Sense, country_of, know_name
from sayso.world.gazetteer import Kind, find_places_named, fold_name
from sayso.world.heads import head_at
from sayso.world.spelling import words_of

DATELINE = re.compile(r"\s*([^\W\d_a-z][^\n,:(—–a-z]{2,60}?)\s*(?:,|:|\(|[-—–/]\s|[—–])")
"""One city in capitals, or two with a stroke between them, with which a text begins."""
MAX_OUTLET = 120
"""Code points of an outlet's name that are looked at."""
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


def outlet_country(outlet: str | None, told: Collection[str]) -> str | None:
    """The country after whose town, region or people an outlet is named; `None` where the report does not tell of it.

    Args:
        outlet: its name.
        told: codes of the states that the report names.
    """
    return _country(_names(outlet[:MAX_OUTLET]), told) if outlet and told else None


def _names(outlet: str) -> Iterator[str]:
    """The words of an outlet's name, two together and one by one, that are no common nouns such as *Times*."""
    row = words_of(outlet)
    own = [atom.text for at, atom in enumerate(row) if atom.capital and head_at(row, at) is None]
    yield from (" ".join(pair) for pair in pairwise(own))
    yield from own


def _country(names: Iterable[str], told: Collection[str]) -> str | None:
    """The first country of a name that the report tells of."""
    for name in names:
        known = know_name(name.title() if name.isupper() else name)
        state = country_of(known) if known and known.sense != Sense.NAME else None
        if state and (state in told or not told):
            return state
        rows = [row for row in find_places_named(fold_name(name)) if row.kind in SETTLED and row.country]
        near = next((row.country for row in rows if row.country in told), None)
        if near or (rows and not told):
            return near or rows[0].country
    return None
