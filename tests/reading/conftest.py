"""Reading a made-up text by rules, without the parts that a test does not ask about."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.reading.reader import RuleReader
from sayso.record import Event, Reading, Received

ReadText = Callable[..., Reading]
ReadEvents = Callable[..., dict[str, Event]]


def received(text: str, published: str | None = "2023-05-18", language: str | None = "en") -> Received:
    """A text as if it had come in."""
    return Received.of(text, outlet="Test Wire", language=language, published=published)


@pytest.fixture(scope="session")
def receive() -> Callable[..., Received]:
    """A text as if it had come in."""
    return received


@pytest.fixture(scope="session")
def read_text() -> ReadText:
    """The reading of a text; errors are let through."""
    reader = RuleReader()

    def read(text: str, published: str | None = "2023-05-18") -> Reading:
        (reading,) = reader.read([received(text, published)])
        return reading

    return read


@pytest.fixture(scope="session")
def read_events(read_text: ReadText) -> ReadEvents:
    """The events of a text by the words of their anchors, ids left out."""

    def read(text: str, published: str | None = "2023-05-18") -> dict[str, Event]:
        return {event.anchor.quote: replace(event, id="") for event in read_text(text, published).events}

    return read
