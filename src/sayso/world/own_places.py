"""A user's table of places: a small one with a heading, or a dump of GeoNames; its rows checked line by line."""

from collections.abc import Iterator, Sequence

from sayso.world.gazetteer_file import Row, read_row, write_row
from sayso.world.gazetteer_names import Kind, fold_name
from sayso.world.own_cells import (
    MAX_CELL,
    Fault,
    Line,
    Wrong,
    country_code,
    country_codes,
    one_of,
    plain_name,
    several_names,
    split_lines,
)

COLUMNS = ("name", "also", "latitude", "longitude", "country", "admin1", "kind", "population")
"""Of a small table; only `name` is required."""
KINDS = {
    "country": Kind.COUNTRY,
    "province": Kind.PROVINCE,
    "district": Kind.DISTRICT,
    "town": Kind.TOWN,
    "site": Kind.SITE,
    "region": Kind.REGION,
    "sea": Kind.SEA,
}
DUMP_CELLS = 19
"""Cells of a line of a dump: geonameid, name, asciiname, alternatenames, latitude, longitude, feature class, feature code,
country, cc2, admin1 to admin4, population, elevation, dem, timezone, modification date."""
DUMP_KINDS = {"P": Kind.TOWN, "S": Kind.SITE, "T": Kind.SITE, "L": Kind.REGION}
"""Kinds by feature class; roads, woods and what lies under the sea are no places of events."""
DUMP_CODES = {
    "ADM1": Kind.PROVINCE,
    "ADM2": Kind.DISTRICT,
    "ADM3": Kind.DISTRICT,
    "ADM4": Kind.DISTRICT,
    "SEA": Kind.SEA,
    "OCN": Kind.SEA,
    "GULF": Kind.SEA,
    "STRT": Kind.SEA,
    "MTS": Kind.REGION,
    "VAL": Kind.REGION,
    "DSRT": Kind.REGION,
    "ISLS": Kind.REGION,
}
"""Kinds by feature code, where that tells more."""
WATERS = frozenset(("LK", "RSV", "BAY", "CHN", "HBR", "DAM", "STM"))
"""Feature codes of waters that the news tells of; wells and springs are passed over."""
HIGHEST_POPULATION = 10**10
"""Inhabitants of the Earth, with room."""


def is_dump(text: str) -> bool:
    """Whether a table is a dump of GeoNames: no heading, and a line begins with an id and has so many cells."""
    first = text[: text.find("\n") if "\n" in text else len(text)].removeprefix("\ufeff").split("\t")
    return len(first) == DUMP_CELLS and first[0].isdigit()


def check_places(text: str) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """The rows of a small table of places, one for each of their names, and everything that is wrong with it.

    Args:
        text: tab-separated, or comma-separated with quotes, with a heading of `COLUMNS`.

    Returns:
        Rows in their order, and faults; where there are faults the rows are not to be used.
    """
    found: list[Row] = []
    faults: list[Fault] = []
    for line in split_lines(text, COLUMNS, ("name",)):
        if isinstance(line, Fault):
            faults.append(line)
            continue
        try:
            found += _read(line)
        except Wrong as wrong:
            faults.append(Fault(line=line.number, message=str(wrong)))
    if not found and not faults:
        faults.append(Fault(line=0, message="expected rows under the heading, found none"))
    return tuple(found), tuple(faults)


def _read(line: Line) -> Iterator[Row]:
    """A row under each of its names.

    Raises:
        Wrong: naming the first cell that does not fit.
    """
    cells = line.cells
    name = plain_name(cells["name"])
    point = _point(cells.get("latitude", ""), cells.get("longitude", ""))
    kind = KINDS[one_of("kind", cells.get("kind", "") or "town", KINDS, f"one of {', '.join(KINDS)}")]
    country = country_code(cells.get("country", ""))
    population = _number("population", cells.get("population", "") or "0", 0, HIGHEST_POPULATION)
    admin1 = plain_name(cells["admin1"]) if cells.get("admin1") else None
    for alias in dict.fromkeys((name, *several_names(cells.get("also", "")))):
        if not fold_name(alias):
            raise Wrong(f"expected a name with letters, found {alias!r}")
        yield Row(
            alias=alias,
            name=name,
            latitude=point[0] if point else None,
            longitude=point[1] if point else None,
            country=country,
            admin1=admin1,
            kind=kind,
            population=int(population),
            geonames=None,
            own=True,
        )


def _point(latitude: str, longitude: str) -> tuple[float, float] | None:
    """A point, or `None` where the row gives none.

    Raises:
        Wrong: where it is none on Earth, or half of one.
    """
    if not latitude and not longitude:
        return None
    if not latitude or not longitude:
        raise Wrong("expected both latitude and longitude, or neither, found one of them")
    return _number("latitude", latitude, -90, 90), _number("longitude", longitude, -180, 180)


def _number(column: str, cell: str, least: float, most: float) -> float:
    """A number within bounds.

    Raises:
        Wrong: where it is none, or out of them.
    """
    try:
        number = float(cell)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise Wrong(f"{column}: expected a number from {least:,} to {most:,}, found {cell!r}")
    return number


# --- dumps --------------------------------------------------------------------------------------------------------------


def check_dump(lines: Sequence[str]) -> Iterator[Row | Fault]:
    """The rows of a dump of GeoNames, one for each of their names, or what is wrong with a line.

    First-order divisions are named as the dump itself names them; where it does not, a place has none.
    """
    divisions = _divisions(lines)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        cells = line.removeprefix("\ufeff").split("\t")
        if len(cells) != DUMP_CELLS:
            yield Fault(line=number, message=f"expected {DUMP_CELLS} cells between tabs, found {len(cells)}")
            continue
        try:
            yield from _read_dumped(cells, divisions)
        except Wrong as wrong:
            yield Fault(line=number, message=str(wrong))


def _divisions(lines: Sequence[str]) -> dict[tuple[str, str], str]:
    """Names of first-order divisions by country and code."""
    found: dict[tuple[str, str], str] = {}
    for line in lines:
        if "\tADM1\t" in line:
            cells = line.split("\t")
            if len(cells) == DUMP_CELLS and cells[7] == "ADM1":
                found[cells[8], cells[10]] = cells[1]
    return found


def _read_dumped(cells: Sequence[str], divisions: dict[tuple[str, str], str]) -> Iterator[Row]:
    """A place of a dump under each of its names that are written in Latin letters.

    Raises:
        Wrong: naming the first cell that does not fit.
    """
    kind = _kind_of(cells[6], cells[7])
    if kind is None:
        return
    if not cells[0].isdigit():
        raise Wrong(f"geonameid: expected a number, found {cells[0]!r}")
    name = cells[1].strip()
    point = _point(cells[4], cells[5])
    population = _number("population", cells[14] or "0", 0, HIGHEST_POPULATION)
    country = country_codes().get(cells[8])
    if cells[8] and country is None:
        raise Wrong(f"country: expected a code of two letters as of ISO 3166-1, found {cells[8]!r}")
    division = name if kind is Kind.PROVINCE else divisions.get((cells[8], cells[10]))
    keys: dict[str, str] = {}
    for alias in (name, cells[2], *cells[3].split(",")):
        if 1 < len(alias) <= MAX_CELL and _is_latin(alias):
            keys.setdefault(fold_name(alias), alias)
    for alias in (alias for key, alias in keys.items() if len(key) > 1):
        yield Row(
            alias=alias,
            name=name,
            latitude=point[0] if point else None,
            longitude=point[1] if point else None,
            country=country,
            admin1=division,
            kind=kind,
            population=int(population),
            geonames=int(cells[0]),
        )


def _kind_of(feature: str, code: str) -> Kind | None:
    """What a place of a dump is; `None` for what is passed over."""
    if feature == "A" and code.startswith("PCL"):
        return Kind.COUNTRY
    if code in DUMP_CODES:
        return DUMP_CODES[code]
    if feature == "H":
        return Kind.SITE if code in WATERS else None
    return DUMP_KINDS.get(feature)


def _is_latin(name: str) -> bool:
    """Whether English news could write a name so."""
    return all(sign < "\u0250" or not sign.isalpha() or "\u1e00" <= sign < "\u1f00" for sign in name)


# --- what a case keeps --------------------------------------------------------------------------------------------------


def pack_place(row: Row) -> tuple[str, str]:
    """The folded name of a row, and the row as a case keeps it."""
    return fold_name(row.alias), write_row(row)


def unpack_place(payload: str, *, own: bool) -> Row:
    """A row that a case keeps.

    Args:
        payload: as `pack_place` made it.
        own: whether it is of a small table, and so is alone meant by its name.

    Raises:
        ValueError: where it is none.
    """
    return read_row(payload, own=own)


def write_places(rows: Sequence[Row]) -> Iterator[str]:
    """Rows as the lines of a small table, one for each place; other names are folded as the case keeps them."""
    words = {kind: word for word, kind in KINDS.items()}
    yield "\t".join(COLUMNS)
    places: dict[Row, list[str]] = {}
    for row in rows:
        bare = Row(
            alias=row.name,
            name=row.name,
            latitude=row.latitude,
            longitude=row.longitude,
            country=row.country,
            admin1=row.admin1,
            kind=row.kind,
            population=row.population,
            geonames=row.geonames,
        )
        names = places.setdefault(bare, [])
        if row.alias != fold_name(row.name):
            names.append(row.alias)
    for row, also in places.items():
        point = ("", "") if row.latitude is None or row.longitude is None else (f"{row.latitude:g}", f"{row.longitude:g}")
        cells = (
            row.name,
            "|".join(also),
            *point,
            row.country or "",
            row.admin1 or "",
            words[row.kind],
            str(row.population or ""),
        )
        yield "\t".join(cells)
