"""Where something happened."""

from collections.abc import Callable

from sayso.record import Event

ReadEvents = Callable[..., dict[str, Event]]


def test_local_name_that_nobody_knows_is_finer_than_its_district(read_events: ReadEvents) -> None:
    event = read_events("Rebels opened fire on a patrol on the outskirts of Orubeki in the Isfara district.")["opened fire"]
    assert event.place is not None
    assert (event.place.name, event.place.country, event.place.precision) == ("Orubeki", "TJK", None)


def test_local_name_without_places_around_it_has_no_country(read_events: ReadEvents) -> None:
    event = read_events("Gunmen killed two farmers in the village of Zobrabad on Sunday.")["killed"]
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Zobrabad", None)


def test_struck_town_is_where_it_happened_and_no_party(read_events: ReadEvents) -> None:
    event = read_events("Rebels shelled Goma on Friday.")["shelled"]
    assert event.place is not None
    assert (event.place.name, event.recipients) == ("Goma", ())


def test_struck_country_stays_a_party(read_events: ReadEvents) -> None:
    event = read_events("Ukraine attacked Russia on Friday.")["attacked"]
    assert ([party.side for party in event.recipients], event.place) == (["RUS"], None)
