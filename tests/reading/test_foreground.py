"""News or background."""

from collections.abc import Callable

import pytest

from sayso.record import Event

ReadEvents = Callable[..., dict[str, Event]]


@pytest.mark.parametrize(
    ("text", "anchor", "foreground"),
    [
        ("Rebels attacked a convoy on Wednesday.", "attacked", True),
        ("The war that ravaged the region in the early 1990s killed thousands.", "killed", False),
        ("In 2016 a car bomb killed nine cadets at the academy.", "killed", False),
        ("In January rebels ambushed a convoy.", "ambushed", False),
        ("The two countries have fought two wars over the valley.", "fought", False),
        ("Yesterday a mine killed a shepherd.", "killed", True),
    ],
)
def test_old_times_are_background(read_events: ReadEvents, text: str, anchor: str, *, foreground: bool) -> None:
    found = read_events(text)
    assert [event.foreground for quote, event in found.items() if anchor in quote] == [foreground]


def test_sentence_that_goes_on_with_history_is_background(read_events: ReadEvents) -> None:
    text = "In 1994 the war reached the capital. Soldiers burned the market and killed hundreds of people."
    assert read_events(text)["killed"].foreground is False


def test_time_inside_a_relative_clause_is_not_that_of_the_main_clause(read_events: ReadEvents) -> None:
    text = "The army, which took the town in 2012, attacked rebels near the river."
    assert read_events(text)["attacked"].foreground is True
