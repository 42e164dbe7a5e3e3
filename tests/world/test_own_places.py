"""A user's table of places, and a dump of GeoNames: read whole or refused line by line, and found before the gazetteer's."""

from collections import defaultdict
from collections.abc import Iterable

import pytest

from sayso.world.gazetteer import find_places_named
from sayso.world.gazetteer_file import Row
from sayso.world.gazetteer_names import Kind, fold_name
from sayso.world.own import OwnWorld, believing
from sayso.world.own_cells import Fault
from sayso.world.own_places import check_dump, check_places, is_dump, pack_place, unpack_place, write_places

HEADING = "name\talso\tlatitude\tlongitude\tcountry\tadmin1\tkind\tpopulation\n"
MILL = "Mill Crossing\tThe Mill\t34.5\t69.2\tAFG\tKabul\tsite\t\n"


def dumped(number: int, name: str, **cells: str) -> str:
    """A line of a dump."""
    known = {"also": "", "latitude": "36.3", "longitude": "43.1", "class": "P", "code": "PPL", "country": "IQ", "admin1": "15"}
    row = known | {"population": "0"} | cells
    point = (row["latitude"], row["longitude"])
    head = (str(number), name, name, row["also"], *point, row["class"], row["code"], row["country"], "", row["admin1"])
    return "\t".join((*head, "", "", "", row["population"], "", "", "Asia/Baghdad", "2020-01-01"))


def world_of(rows: Iterable[Row], *, own: bool) -> OwnWorld:
    """A world with places as a case keeps them."""
    kept: defaultdict[str, list[Row]] = defaultdict(list)
    for key, payload in map(pack_place, rows):
        kept[key].append(unpack_place(payload, own=own))
    return OwnWorld(find=lambda key: kept.get(key, ()))


def test_a_place_is_read_under_each_of_its_names() -> None:
    rows, faults = check_places(HEADING + MILL)
    assert (faults, [row.alias for row in rows]) == ((), ["Mill Crossing", "The Mill"])
    assert {(row.name, row.latitude, row.longitude, row.country, row.admin1, row.kind, row.own) for row in rows} == {
        ("Mill Crossing", 34.5, 69.2, "AFG", "Kabul", Kind.SITE, True)
    }


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("\t\t1\t1", "expected a name of 2 letters or more, found ''"),
        ("Mill\t\t91\t1", "latitude: expected a number from -90 to 90, found '91'"),
        ("Mill\t\t1\teast", "longitude: expected a number from -180 to 180, found 'east'"),
        ("Mill\t\t1\tnan", "found 'nan'"),
        ("Mill\t\t1\t", "expected both latitude and longitude, or neither"),
        ("Mill\t\t1\t1\tIQ", "(is it IRQ?)"),
        ("Mill\t\t1\t1\tIRQ\t\tvilage", "expected one of country, province"),
        ("Mill\t\t1\t1\tIRQ\t\ttown\tmany", "population: expected a number"),
    ],
)
def test_a_cell_that_does_not_fit_is_told_with_its_line(row: str, words: str) -> None:
    (fault,) = check_places(HEADING + MILL + row + "\n")[1]
    assert (fault.line, words in fault.message) == (3, True), fault.message


def test_an_own_place_is_alone_meant_by_its_name() -> None:
    own = world_of(check_places("name\tlatitude\tlongitude\tcountry\nParis\t33.1\t43.2\tIRQ\n")[0], own=True)
    with believing(own):
        assert [(row.country, row.latitude) for row in find_places_named("paris")] == [("IRQ", 33.1)]
    assert find_places_named("paris")[0].country == "FRA"


def test_a_place_without_a_point_has_none() -> None:
    (row,) = check_places("name\nMill Crossing\n")[0]
    assert [row.latitude, row.longitude, row.country, row.admin1] == [None] * 4


def test_places_are_written_as_they_were_read() -> None:
    rows, _ = check_places(HEADING + MILL)
    again, faults = check_places("\n".join(write_places(rows)))
    assert ((), {fold_name(row.alias) for row in rows}) == (faults, {fold_name(row.alias) for row in again})


def test_a_dump_is_known_by_its_cells() -> None:
    assert [is_dump(dumped(1, "Mill") + "\n"), is_dump(HEADING + MILL)] == [True, False]


def test_a_dump_gives_kinds_divisions_and_latin_names() -> None:
    lines = [
        dumped(1, "Nineveh", **{"class": "A", "code": "ADM1"}),
        dumped(2, "Dygtown", also="Digtown,دگ", population="1200"),
        dumped(3, "Dyg Road", **{"class": "R", "code": "RD"}),
        dumped(4, "Dyg Airfield", **{"class": "S", "code": "AIRF"}),
    ]
    found = [(row.alias, row.kind, row.admin1, row.country) for row in check_dump(lines) if isinstance(row, Row)]
    assert found == [
        ("Nineveh", Kind.PROVINCE, "Nineveh", "IRQ"),
        ("Dygtown", Kind.TOWN, "Nineveh", "IRQ"),
        ("Digtown", Kind.TOWN, "Nineveh", "IRQ"),
        ("Dyg Airfield", Kind.SITE, "Nineveh", "IRQ"),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1\tMill\t2", "expected 19 cells between tabs, found 3"),
        (dumped(1, "Mill", latitude="north"), "latitude: expected a number"),
        (dumped(1, "Mill", country="QQ"), "expected a code of two letters as of ISO 3166-1, found 'QQ'"),
        (dumped(1, "Mill").replace("1\t", "x\t", 1), "geonameid: expected a number"),
    ],
)
def test_a_line_of_a_dump_that_does_not_fit_is_told(line: str, words: str) -> None:
    fault = list(check_dump([dumped(9, "Dygtown"), line]))[-1]
    assert isinstance(fault, Fault)
    assert (fault.line, words in fault.message) == (2, True), fault.message


def test_places_of_a_dump_stand_beside_others_of_their_name() -> None:
    own = world_of((row for row in check_dump([dumped(7, "Paris")]) if isinstance(row, Row)), own=False)
    with believing(own):
        assert {"FRA", "IRQ"} <= {row.country for row in find_places_named("paris")}


def test_a_place_of_a_dump_stands_for_the_same_one_of_the_package() -> None:
    known = find_places_named("mosul")[0]
    line = dumped(known.geonames or 0, "Mosul", latitude="36.34", longitude="43.13", population="1700000")
    own = world_of((row for row in check_dump([line]) if isinstance(row, Row)), own=False)
    with believing(own):
        assert [row.latitude for row in find_places_named("mosul") if row.country == "IRQ" and row.kind is Kind.TOWN] == [36.34]
