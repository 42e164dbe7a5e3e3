"""What parties without name and side are called."""

from collections.abc import Callable

from sayso.record import Event

ReadEvents = Callable[..., dict[str, Event]]


def actors(event: Event) -> list[str | None]:
    """What the actors of an event are called."""
    return [party.actor for party in event.actors]


def test_armed_men_are_gunmen(read_events: ReadEvents) -> None:
    event = read_events("Masked men attacked a village near the river on Monday.")["attacked"]
    assert actors(event) == ["gunmen"]
    assert [party.kind for party in event.actors] == ["armed-group"]


def test_outlaws_are_bandits(read_events: ReadEvents) -> None:
    assert actors(read_events("Outlaws attacked a village near the river on Monday.")["attacked"]) == ["bandits"]


def test_crowd_of_a_protest_are_protesters(read_events: ReadEvents) -> None:
    assert actors(read_events("Crowds protested against the new tax on Monday.")["protested"]) == ["protesters"]


def test_those_with_a_side_keep_their_name(read_events: ReadEvents) -> None:
    assert actors(read_events("Houthi gunmen attacked a village near the river on Monday.")["attacked"]) == ["Houthis"]
