"""What parties are called."""

from collections.abc import Callable

from sayso.record import Event

ReadEvents = Callable[..., dict[str, Event]]


def test_name_begins_with_the_words_that_bound_its_count(read_events: ReadEvents) -> None:
    event = read_events("Gunmen attacked the market, killing at least nine people, mostly women.")["killing"]
    assert [party.name for party in event.recipients] == ["at least nine people"]


def test_victims_are_all_who_are_counted_not_some_of_them(read_events: ReadEvents) -> None:
    event = read_events("At least 23 civilians, four of them children, were killed in the raid.")["killed"]
    assert [party.name for party in event.recipients] == ["At least 23 civilians"]


def test_international_body_that_asks_for_something_is_a_side(read_events: ReadEvents) -> None:
    event = read_events("The UN Security Council called on Kenya to withdraw its troops.")["called on"]
    assert [party.side for party in event.actors] == ["United Nations"]
