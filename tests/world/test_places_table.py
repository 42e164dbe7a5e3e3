"""The compiled gazetteer."""

import hashlib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.world.gazetteer import Kind, Row, find_places_named, fold_name, open_gazetteer
from sayso.world.gazetteer_file import GazetteerFile, write_gazetteer

MEGABYTES = 9.2


def row(alias: str, **fields: object) -> Row:
    plain: dict[str, object] = {
        "alias": alias,
        "name": alias,
        "latitude": 1.5,
        "longitude": 2.25,
        "country": "UKR",
        "admin1": None,
        "kind": Kind.TOWN,
        "population": 0,
        "geonames": None,
    }
    return Row(**(plain | fields))  # type: ignore[arg-type]


def test_the_content_has_the_digest_beside_it() -> None:
    recorded = files("sayso.world").joinpath("tables/places.sha256").read_text("utf-8").strip()
    content = hashlib.sha256("\n".join(open_gazetteer().lines()).encode()).hexdigest()
    assert (recorded, recorded) == (content, open_gazetteer().digest)


def test_the_file_is_small() -> None:
    with Path(str(files("sayso.world").joinpath("tables/places.bin"))).open("rb") as opened:
        assert opened.seek(0, 2) < MEGABYTES * 1e6


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Ukraine", "UKR", Kind.COUNTRY),
        ("U.S.", "USA", Kind.COUNTRY),
        ("Ivory Coast", "CIV", Kind.COUNTRY),
        ("Donetsk", "UKR", Kind.TOWN),
        ("Goma", "COD", Kind.TOWN),
        ("Nagorno-Karabakh", "AZE", Kind.REGION),
        ("Gaza Strip", "PSE", Kind.PROVINCE),
        ("Tigray", "ETH", Kind.PROVINCE),
        ("Lachin corridor", "AZE", Kind.REGION),
        ("Red Sea", None, Kind.SEA),
    ],
)
def test_it_knows_the_places_of_the_news(name: str, country: str | None, kind: Kind) -> None:
    assert (country, kind) in {(each.country, each.kind) for each in find_places_named(fold_name(name))}


@pytest.mark.parametrize("name", ["", "zzqx", "Qwertyville", "1984"])
def test_what_names_no_place_has_none(name: str) -> None:
    assert find_places_named(fold_name(name)) == ()


@pytest.mark.parametrize(("one", "other"), [("Kök-Tash", "Kok Tash"), ("A'lo", "Alo"), ("Łódź", "Lodz"), ("U.S.", "US")])
def test_spellings_fold_to_one_key(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_unverified_corridors_have_no_point() -> None:
    assert [(each.latitude, each.longitude) for each in find_places_named(fold_name("Netzarim corridor"))] == [(None, None)]


@given(st.lists(st.text(alphabet="abcdefghij", min_size=2, max_size=6), min_size=1, max_size=60, unique=True))
def test_every_name_that_is_written_is_found_again(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = tmp_path_factory.mktemp("gazetteer") / "places.bin"
    write_gazetteer(path, [row(name, population=index) for index, name in enumerate(names)])
    gazetteer = GazetteerFile(path)
    assert [True] * len(names) == [
        any(each.name in (name, name.capitalize()) for each in gazetteer.find(name)) for name in names
    ]


def test_the_same_rows_in_another_order_are_the_same_file(tmp_path: Path) -> None:
    rows = [row("Alpha"), row("Beta", population=9), row("Alpha", country="POL")]
    digests = {write_gazetteer(tmp_path / "one", rows), write_gazetteer(tmp_path / "two", rows[::-1])}
    assert (1, (tmp_path / "one").read_bytes()) == (len(digests), (tmp_path / "two").read_bytes())
