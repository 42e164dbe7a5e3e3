"""What the network sees happen is read on by the rules: event words, parties, status, losses."""

from collections.abc import Callable, Sequence

import pytest

from sayso.model.network import Query
from sayso.reading.advice import Advice
from sayso.reading.cast import Cast
from sayso.reading.events import find_events
from sayso.reading.reader import find_mentions, lay_out
from sayso.record import Event, Received
from sayso.record.vocabulary import EventType, Outcome, Status

Receive = Callable[..., Received]
Advise = Callable[..., dict[str, Event]]
CLASSES = {"type": "assault", "mode": "None", "acled": "Attack", "status": "actual", "foreground": "True"}


def anchor(text: str, word: str, *, score: float = 0.95, parts: dict[str, str] | None = None, **classes: str) -> Query:
    """An event word that the network found, its roles by their words."""
    start = text.index(word)
    spans: dict[str, tuple[tuple[int, int, float], ...]] = {
        role: ((text.index(words), text.index(words) + len(words), 0.9),) for role, words in (parts or {}).items()
    }
    chosen = {name: (value, 0.95) for name, value in {**CLASSES, **classes}.items()}
    return Query(start=start, end=start + len(word), score=score, parts=spans, classes=chosen)


@pytest.fixture(scope="session")
def advise(receive: Receive) -> Advise:
    def events(text: str, queries: Sequence[Query]) -> dict[str, Event]:
        document = lay_out(receive(text))
        mentions = find_mentions(document)
        found, _ = find_events(document, (), mentions, Cast.of(document, mentions), Advice.of(queries))
        return {event.anchor.quote: event for event in found}

    return events


UNKNOWN = "Ethiopian troops pulverised a column of Fano fighters near Gondar."


def test_a_word_that_no_table_has_is_an_event(advise: Advise) -> None:
    parts = {"actor": "Ethiopian troops", "recipient": "Fano fighters"}
    event = advise(UNKNOWN, [anchor(UNKNOWN, "pulverised", parts=parts)])["pulverised"]
    assert event.type is EventType.ASSAULT
    assert [party.side for party in event.actors] == ["ETH"]
    assert [party.name for party in event.recipients] == ["Fano fighters"]


def test_an_unsure_word_is_none(advise: Advise) -> None:
    assert "pulverised" not in advise(UNKNOWN, [anchor(UNKNOWN, "pulverised", score=0.2)])


def test_a_sure_status_goes_before_that_of_the_rules(advise: Advise) -> None:
    text = "Kenya stayed clear of shelling the camp."
    assert advise(text, [anchor(text, "shelling", status="negated")])["shelling"].status is Status.NEGATED


def test_a_count_that_the_network_sees_is_a_loss(advise: Advise) -> None:
    text = "The barrage over Gondar sent 14 soldiers to their graves."
    (line,) = advise(text, [anchor(text, "barrage", parts={"killed": "14 soldiers"})])["barrage"].casualties
    assert (line.outcome, line.best, line.span and line.span.quote) == (Outcome.KILLED, 14, "14 soldiers")


def test_words_of_two_findings_are_one_event(advise: Advise) -> None:
    text = "Rebels shelled the village of Tora."
    assert list(advise(text, [anchor(text, "shelled", parts={"actor": "Rebels"})])) == ["shelled"]


def test_unnamed_post_is_that_of_the_state_where_it_stands(advise: Advise) -> None:
    text = "Fano fighters pulverised a guardhouse in the Ethiopian town of Gondar."
    parts = {"actor": "Fano fighters", "recipient": "a guardhouse"}
    assert [party.side for party in advise(text, [anchor(text, "pulverised", parts=parts)])["pulverised"].recipients] == ["ETH"]


def test_town_that_is_helped_stands_for_its_people(advise: Advise) -> None:
    text = "Trucks with tents reached Gondar on Monday."
    event = advise(text, [anchor(text, "reached", type="aid", parts={"recipient": "Gondar"})])["reached"]
    assert [party.kind for party in event.recipients] == ["resident"]
