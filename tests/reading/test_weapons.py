"""Weapons and their classes."""

import pytest

from sayso.reading.document import Document
from sayso.reading.weapons import find_weapons, means_of
from sayso.record import Received, WeaponValue


def document(text: str) -> Document:
    return Document.of(Received.of(text, language="en"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fired mortars and rifles.", [("mortars", "artillery"), ("rifles", "small-arms")]),
        ("A rocket-propelled grenade hit the post.", [("rocket-propelled grenade", "grenade")]),
        ("Grad rockets fell on the town.", [("Grad rockets", "rocket")]),
        (
            "Two Shahed drones and a cruise missile struck.",
            [("Shahed", "drone"), ("drones", "drone"), ("cruise missile", "missile")],
        ),
        ("A car bomb went off beside a tank.", [("car bomb", "mine-ied"), ("tank", "vehicle")]),
        ("A Su-25 dropped barrel bombs.", [("Su-25", "aircraft"), ("barrel bombs", "aircraft")]),
        ("Men with machetes and sticks came.", [("machetes", "melee"), ("sticks", "melee")]),
        ("Sarin was used.", [("Sarin", "chemical")]),
        ("Their weapons were taken.", [("weapons", "other")]),
        ("The coal mine closed and shell companies grew.", []),
    ],
)
def test_weapons_have_their_class(text: str, expected: list[tuple[str, str]]) -> None:
    found = [
        (each.span.quote, each.value.category) for each in find_weapons(document(text)) if isinstance(each.value, WeaponValue)
    ]
    assert expected == found


def test_means_name_the_weapon_as_written() -> None:
    means = means_of(find_weapons(document("They used Mortars."))[0])
    assert (means.name, means.category) == ("Mortars", "artillery")


@pytest.mark.parametrize("text", ["rocket " * 30_000, "anti " * 30_000, "ballistic missile" * 20_000])
def test_long_runs_are_read_in_bounded_time(text: str) -> None:
    find_weapons(document(text))
