"""Whose men somebody's men are, and whom an accusation means."""

from collections.abc import Callable

from sayso.record import Event

ReadEvents = Callable[..., dict[str, Event]]


def test_his_men_are_on_the_side_of_the_fighter_who_speaks(read_events: ReadEvents) -> None:
    events = read_events("Houthi fighters said their comrades had attacked a Saudi base on Monday.")
    assert [party.side for party in events["attacked"].actors] == ["Houthis"]


def test_our_children_are_nobodys_fighters(read_events: ReadEvents) -> None:
    events = read_events("The Chadian army said Sudanese soldiers had killed our children on Monday.")
    assert [party.kind for party in events["killed"].recipients] == ["resident"]
