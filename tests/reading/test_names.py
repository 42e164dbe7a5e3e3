"""Persons, organizations and nationalities in a text."""

from collections.abc import Callable

import pytest

from sayso.reading.document import Document
from sayso.reading.names import find_names
from sayso.record import NameValue, Received

Receive = Callable[..., Received]
FindNames = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def names_in(receive: Receive) -> FindNames:
    """Type and words of each mention."""

    def find(text: str) -> list[tuple[str, str]]:
        return [(mention.type.value, mention.span.quote) for mention in find_names(Document.of(receive(text)))]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Colonel Arvo Lintz met two Estonian envoys.", [("person", "Arvo Lintz"), ("nationality", "Estonian")]),
        ("Fighters of Boko Haram left.", [("organization", "Boko Haram")]),
        ("The Interior Ministry closed the road.", [("organization", "Interior Ministry")]),
        ("He joined the Highland Freedom Party.", [("organization", "Highland Freedom Party")]),
        ("Then Fatima Zubairi spoke. Later Zubairi left.", [("person", "Fatima Zubairi"), ("person", "Zubairi")]),
        ("Later the UN asked for calm.", [("organization", "UN")]),
        ("Rain fell on Monday in March.", []),
        ("Two shells fell near the river.", []),
    ],
)
def test_names_are_found(names_in: FindNames, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == names_in(text)


def test_names_are_found_in_a_text_all_in_capitals(names_in: FindNames) -> None:
    text = "THE SALVADORAN ARMY SAID FMLN GUERRILLAS ATTACKED A POST, COL ROLANDO PAZ REPORTED."
    assert names_in(text) == [("nationality", "SALVADORAN"), ("organization", "FMLN"), ("person", "ROLANDO PAZ")]


def test_value_tells_who_it_is(receive: Receive) -> None:
    mention = find_names(Document.of(receive("Hezbollah kept silent.")))[0]
    assert NameValue(actor="Hezbollah", kind=mention.value.kind, side="Hezbollah") == mention.value  # type: ignore[union-attr]


def test_ids_depend_on_place_and_type_only(receive: Receive) -> None:
    document = Document.of(receive("Hamas met Hamas."))
    ids = [mention.id for mention in find_names(document)]
    assert len(set(ids)) == 2
    assert ids == [mention.id for mention in find_names(document)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "'s", "The", "“”", "A" * 5000, "Al- " * 2000, "Mr. " * 2000])
def test_odd_texts_are_read_without_harm(names_in: FindNames, text: str) -> None:
    assert isinstance(names_in(text), list)
