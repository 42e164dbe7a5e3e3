"""Names that only the network sees are mentions too."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sayso.reading.named import add_names
from sayso.reading.reader import find_mentions, lay_out
from sayso.record import Mention, Received
from sayso.record.vocabulary import MentionType

if TYPE_CHECKING:
    from sayso.model.network import Piece

Receive = Callable[..., Received]
TEXT = "Zorblax Quentley met officials of the Frobnar in Geneva."


def named(receive: Receive, sort: str, words: str, score: float = 0.9) -> list[Mention]:
    document = lay_out(receive(TEXT))
    known = [mention for mention in find_mentions(document) if mention.type is MentionType.PLACE]
    start = TEXT.index(words)
    pieces: list[Piece] = [(start, start + len(words), score)]
    return [mention for mention in add_names(document, known, {sort: pieces}) if mention not in known]


def test_an_unknown_person_is_named(receive: Receive) -> None:
    (found,) = named(receive, "person", "Zorblax Quentley")
    assert (found.span.quote, found.type, found.value) == ("Zorblax Quentley", MentionType.PERSON, None)


def test_what_the_rules_name_is_left_as_it_is(receive: Receive) -> None:
    assert named(receive, "organization", "Geneva") == []


def test_an_unsure_name_is_none(receive: Receive) -> None:
    assert named(receive, "organization", "Frobnar", score=0.3) == []


def test_a_name_has_a_capital(receive: Receive) -> None:
    assert named(receive, "person", "officials") == []
