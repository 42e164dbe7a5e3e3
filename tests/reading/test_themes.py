"""Words of war in reports of something else."""

from collections.abc import Callable

import pytest

from sayso.reading.document import Document
from sayso.reading.themes import find_theme
from sayso.record import Event, Received

ReadEvents = Callable[..., dict[str, Event]]
Receive = Callable[..., Received]


@pytest.mark.parametrize(
    ("theme", "text"),
    [
        (
            "sport",
            "The striker shot twice, struck the crossbar and killed the match. “We defended like soldiers,” the coach said.",
        ),
        ("weather", "A landslide exploded through the mill after heavy rain. Rescuers with shovels fought until dawn."),
        ("market", "Traders fought off an attack on the currency. The shares came under fire and investors fled."),
        (
            "campaign",
            "The candidates bombarded each other before the election. Turnout was low, and a recount of the ballots goes on.",
        ),
    ],
)
def test_report_of_something_else_has_its_theme(theme: str, text: str, receive: Receive) -> None:
    assert theme == find_theme(Document.of(receive(text))).name


def test_report_of_war_has_no_theme(receive: Receive) -> None:
    text = "Rebels shelled the stadium during a football match. Soldiers fired mortars back, and two players were killed."
    assert find_theme(Document.of(receive(text))).name is None


def test_what_a_thing_is_only_likened_to_is_no_word_of_war(receive: Receive) -> None:
    text = "The hail struck the harvest like artillery. The storm tore the roof off the mill as mortars would."
    assert find_theme(Document.of(receive(text))).name == "weather"


@pytest.mark.parametrize(
    "text",
    [
        "The captain struck the crossbar and killed the match. The goalkeeper came under fire. Two were hurt in a clash.",
        "A flood stormed the valley overnight. The storm battered the harvest, and rescuers fought for hours.",
    ],
)
def test_report_of_something_else_has_no_violence(text: str, read_events: ReadEvents) -> None:
    assert [event for event in read_events(text).values() if event.type == "assault"] == []


def test_police_are_told_of_in_a_report_of_sport(read_events: ReadEvents) -> None:
    text = "The match was abandoned after the referee fled the stadium. Police arrested twelve fans."
    assert read_events(text)["arrested"].type == "coerce"


def test_real_violence_is_told_in_a_report_of_something_else(read_events: ReadEvents) -> None:
    text = (
        "The flood buried the mill after days of rain. The storm cut the road. "
        "Last week rebels attacked an army garrison near the dam with mortars."
    )
    assert read_events(text)["attacked"].type == "assault"
