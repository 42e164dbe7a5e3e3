import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case
from sayso.export.geojson import make_feature, make_point, write_geojson
from sayso.record import Place

POINT = Place(name="Obock", latitude=11.96, longitude=43.29, country="DJI", precision=1)


def test_the_collection_is_valid_and_whole(small: Any, small_case: Path) -> None:
    with Case.open(small_case) as case:
        collection = json.loads("".join(write_geojson(case)))
    assert collection["type"] == "FeatureCollection"
    assert {feature["id"] for feature in collection["features"]} == {incident.id for incident in small.linking.incidents}


@pytest.mark.parametrize("precision", [1, 2])
def test_a_point_is_longitude_then_latitude(precision: int) -> None:
    assert make_point(replace(POINT, precision=precision)) == {"type": "Point", "coordinates": [43.29, 11.96]}


@pytest.mark.parametrize("precision", [None, 3, 4, 5, 6, 7])
def test_an_area_is_never_drawn_as_a_point(precision: int | None) -> None:
    assert make_point(replace(POINT, precision=precision)) is None


@pytest.mark.parametrize("place", [None, replace(POINT, latitude=None), replace(POINT, longitude=None)])
def test_what_has_no_point_has_none(place: Place | None) -> None:
    assert make_point(place) is None


def test_zero_degrees_are_a_point() -> None:
    assert make_point(replace(POINT, latitude=0.0, longitude=0.0)) == {"type": "Point", "coordinates": [0.0, 0.0]}


def test_an_area_is_named_among_the_properties(small: Any) -> None:
    feature = make_feature(small.linking.incidents[2])
    assert (feature["geometry"], feature["properties"]["where"], feature["properties"]["where_prec"]) == (
        None,
        "Tadjourah (district), DJI",
        3,
    )


def test_the_properties_tell_sides_and_support(small: Any) -> None:
    properties = make_feature(small.linking.incidents[0])["properties"]
    assert {name: properties[name] for name in ("sides", "standing", "roots", "reports")} == {
        "sides": ["DJI", "ERI"],
        "standing": "disputed",
        "roots": 3,
        "reports": 4,
    }


def test_an_empty_case_is_an_empty_collection(tmp_path: Path) -> None:
    Case.write(tmp_path / "empty.sayso").close()
    with Case.open(tmp_path / "empty.sayso") as case:
        assert json.loads("".join(write_geojson(case))) == {"type": "FeatureCollection", "features": []}
