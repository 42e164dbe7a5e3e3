"""In which state a bare *the army* is: by places, groups, persons and the outlet."""

from collections.abc import Callable

import pytest

from sayso.reading.cast import Cast
from sayso.reading.reader import find_mentions, lay_out
from sayso.record import Received

HomeOf = Callable[..., str | None]


@pytest.fixture(scope="module")
def home_of() -> HomeOf:
    """The state of *the army* in a text of an outlet."""

    def find(text: str, outlet: str = "Morning Times") -> str | None:
        document = lay_out(Received.of(text, outlet=outlet))
        return Cast.of(document, find_mentions(document)).voice(text.index("The army"), text.index("The army") + 8).side

    return find


TOLD = [
    ("The army lost two men when M-19 gunmen burned a bus.", "COL"),
    ("The army lost two men, Nana Akufo said, and President Kais Saied wept.", "TUN"),
    ("A barn burned in Bujumbura on Monday. The army lost two men.", "BDI"),
    ("A barn burned on Monday. The army lost two men.", None),
]


@pytest.mark.parametrize(("text", "home"), TOLD)
def test_home_is_told_by_groups_persons_and_places(home_of: HomeOf, text: str, home: str | None) -> None:
    assert home == home_of(text)


def test_land_of_a_group_goes_before_the_seat_of_its_talks(home_of: HomeOf) -> None:
    text = "New People's Army rebels burned a barn on Monday. The army lost two men. Talks are due in Oslo on Friday."
    assert home_of(text) == "PHL"


def test_outlet_tells_where_nothing_else_does(home_of: HomeOf) -> None:
    assert home_of("A barn burned on Monday. The army lost two men.", "The Colombo Courier") == "LKA"


def test_known_outlet_goes_before_a_passing_visitor(home_of: HomeOf) -> None:
    assert home_of("A Danish tourist saw it. The army lost two men.", "The Colombo Courier") == "LKA"


def test_story_goes_before_an_outlet_abroad(home_of: HomeOf) -> None:
    text = "A barn burned in Peru on Monday, Peruvian farmers said in Lima. The army lost two men, Peru's president said."
    assert home_of(text, "The Colombo Courier") == "PER"
