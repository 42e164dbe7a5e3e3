"""The words around names of places."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.world.gazetteer import Kind
from sayso.world.states import states


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The words around names of places."""

    strong: frozenset[str]
    """Words before a name that speak strongly for a place: *in*, *near*."""
    weak: frozenset[str]
    """Words before a name that speak a little for a place: *of*."""
    targets: frozenset[str]
    """Words before *on* or *of* that make these speak strongly: *strike on*."""
    types: dict[str, Kind]
    """Words that say what kind of place a name is."""
    directions: frozenset[str]
    """*north*, *eastern*."""
    units: frozenset[str]
    """Units of distance."""
    near: frozenset[str]
    """Words before a name that tell of a place near it."""
    institutions: frozenset[str]
    """Words behind a place name that is the place of an institution."""
    titles: frozenset[str]
    """Titles of persons."""
    given: frozenset[str]
    """Names of places by which persons are called too."""
    connectors: frozenset[str]
    """Small words inside names."""
    prefixes: frozenset[str]
    """Articles that stand in small letters inside a name, with a hyphen."""
    never: frozenset[str]
    """Capitalised words that are no place on their own."""
    common: frozenset[str]
    """Words of the language that are also names of places."""
    articles: frozenset[str]
    """Words that no name begins with."""
    unknown_before: frozenset[str]
    """Words before *of* that make an unknown name a place."""
    unknown_behind: frozenset[str]
    """Words behind an unknown name that make it a place."""
    bare_leads: frozenset[str]
    """Words, and pairs of words, behind which an unknown name is held to be a place."""
    generics: frozenset[str]
    """Words that begin the names of camps, hills and the like (*Camp Dyg*, *Hill 304*)."""
    lines: frozenset[str]
    """What runs between two places that are named in one word: *border*, *road*."""
    bare_followers: frozenset[str]
    """Words that may follow *in* and an unknown name that is a place."""
    partner_followers: frozenset[str]
    """Words that may follow an unknown name that *and* joins to a place."""
    unknown_between: frozenset[str]
    """Words that may stand between an unknown name and such a word."""
    apposition: frozenset[str]
    """Words between a place and the one that holds it."""
    adjectives: dict[str, str]
    """Adjectives and peoples of states in small letters, to the state; to nothing where several share one."""
    meant: dict[str, str]
    """Folded names, to the country of the place that the news means by them."""
    spellings: tuple[tuple[str, str], ...]
    """Letters that one transliteration writes, and what others write for them."""
    seats: frozenset[str]
    """Cities in which bodies of many states meet."""
    abbreviations: dict[str, str]
    """Short forms of divisions, to their names."""


@cache
def place_words() -> PlaceWords:
    """The words of the package."""
    tables = files("sayso.world").joinpath("tables")
    table = tomllib.loads(tables.joinpath("places.toml").read_text("utf-8"))
    kinds = {
        "country": Kind.COUNTRY,
        "province": Kind.PROVINCE,
        "district": Kind.DISTRICT,
        "town": Kind.TOWN,
        "site": Kind.SITE,
        "region": Kind.REGION,
    }

    def listed(section: str, name: str = "words") -> frozenset[str]:
        return frozenset(table[section][name].split())

    return PlaceWords(
        strong=listed("before", "strong"),
        weak=listed("before", "weak"),
        targets=listed("before", "targets"),
        types={word: kinds[kind] for kind, words in table["types"].items() for word in words.split()},
        directions=listed("directions"),
        units=listed("distance", "units"),
        near=listed("distance", "near"),
        institutions=listed("institutions"),
        titles=listed("persons", "titles"),
        given=listed("persons", "given"),
        connectors=listed("connectors"),
        prefixes=listed("prefixes"),
        never=listed("never"),
        common=frozenset(tables.joinpath("places_common.txt").read_text("utf-8").split()),
        articles=listed("articles"),
        unknown_before=listed("unknown", "before"),
        unknown_behind=listed("unknown", "behind"),
        bare_leads=frozenset(table["unknown"]["bare_leads"]),
        generics=listed("unknown", "generics"),
        lines=listed("unknown", "lines"),
        bare_followers=listed("unknown", "bare_followers"),
        partner_followers=listed("unknown", "partner_followers"),
        unknown_between=listed("unknown", "between"),
        apposition=listed("apposition"),
        adjectives=_adjectives(),
        meant=table["meant"],
        spellings=tuple(
            (written, other) for written, _, other in (pair.partition(":") for pair in table["spellings"]["pairs"].split())
        ),
        seats=frozenset(table["seats"]["names"]),
        abbreviations=table["abbreviations"],
    )


def _adjectives() -> dict[str, str]:
    """Adjectives and names of peoples in small letters, to the state that they are of."""
    found: dict[str, str] = {}
    for state in states().values():
        for word in (*state.adjectives, *state.people):
            key = word.casefold()
            found[key] = state.iso3 if found.get(key, state.iso3) == state.iso3 else ""
    return found
