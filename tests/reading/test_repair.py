"""The reading version of a text whose words were swapped, and its place beside the stored one."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.alignment import Alignment, Swap
from sayso.reading.document import Document
from sayso.reading.reader import RuleReader, lay_out
from sayso.reading.repair import align
from sayso.record import Received, Span
from sayso.record.vocabulary import ConditionLabel

Receive = Callable[..., Received]

CLEAN = (
    "The army said on Tuesday that the rebels had attacked the town of Kalemba in the east of the country. Residents of the "
    "town told reporters that the fighting began in the morning, and that the road to the border was closed in the afternoon. "
    "The governor of the province said in a statement that two of the soldiers had been killed in the attack, and a spokesman "
    "for the rebels denied it. In the capital the head of the opposition said that the government had lost control of the "
    "region. The ministry of defence said later in the day that troops were on the way to the town, and that the situation in "
    "the rest of the province was calm."
)
CIPHER = CLEAN.replace("The ", "Zol ").replace("the ", "zol ").replace(" in ", " cheerful ").replace("In ", "Cheerful ")
SYNONYMS = CIPHER.replace("killed", "slain").replace("attack,", "onslaught,").replace("soldiers", "legionaries")


def version(receive: Receive, text: str) -> str:
    alignment = align(Document.of(receive(text)))
    return alignment.text if alignment else text


def test_consistent_swaps_of_closed_classes_are_undone(receive: Receive) -> None:
    assert CIPHER != CLEAN
    assert version(receive, CIPHER) == CLEAN


def test_synonyms_are_undone(receive: Receive) -> None:
    assert "two of the soldiers had been killed in the attack" in version(receive, SYNONYMS)


def test_clean_text_is_read_as_it_is(receive: Receive) -> None:
    assert lay_out(receive(CLEAN)).alignment is None


def test_names_and_numbers_are_left(receive: Receive) -> None:
    text = SYNONYMS.replace("Tuesday", "Tuesday 14").replace("Kalemba", "Soldiery")
    assert "Soldiery" in version(receive, text)
    assert "Tuesday 14" in version(receive, text)


def test_spans_point_into_the_text_as_received(receive: Receive) -> None:
    (reading,) = RuleReader().read([receive(SYNONYMS)])
    assert reading.report.condition is not None
    assert reading.report.condition.label is ConditionLabel.SPUN
    spans = [mention.span for mention in reading.mentions] + [claim.content for claim in reading.claims]
    spans += [event.anchor for event in reading.events] + [reason.words for reason in reading.reasons if reason.words]
    assert spans
    assert [span for span in spans if not span.holds(SYNONYMS)] == []


def test_event_is_found_under_the_swapped_word(receive: Receive) -> None:
    (reading,) = RuleReader().read([receive(SYNONYMS)])
    assert "slain" in [event.anchor.quote for event in reading.events]


def test_what_is_read_is_explained(receive: Receive) -> None:
    (reading,) = RuleReader().read([receive(CIPHER)])
    told = {
        reason.words.quote.casefold(): reason.note for reason in reading.reasons if reason.rule == "read-as" and reason.words
    }
    assert set(told) == {"zol", "cheerful"}
    assert told["zol"] == f"the ({CIPHER.casefold().count('zol ')} times)"


@pytest.mark.parametrize(
    ("start", "end", "quote"), [(0, 3, "nan"), (4, 8, "army"), (0, 8, "nan army"), (9, 11, "successful"), (12, 16, "town")]
)
def test_place_of_a_stretch(start: int, end: int, quote: str) -> None:
    stored = "nan army successful town"
    alignment = Alignment(stored, ((0, 3, "the"), (9, 19, "in")))
    assert alignment.text == "the army in town"
    assert alignment.place(start, end).quote == quote


words = st.lists(st.text(alphabet="abcde", min_size=1, max_size=6), min_size=1, max_size=12)


@given(words, st.data())
def test_every_word_keeps_its_place(stored: list[str], data: st.DataObject) -> None:
    read = [data.draw(st.one_of(st.just(word), st.text(alphabet="xyz", min_size=1, max_size=6))) for word in stored]
    swaps: list[Swap] = []
    at = 0
    for word, other in zip(stored, read, strict=True):
        if word != other:
            swaps.append((at, at + len(word), other))
        at += len(word) + 1
    alignment = Alignment(" ".join(stored), tuple(swaps))
    assert alignment.text == " ".join(read)
    at = 0
    for word, other in zip(stored, read, strict=True):
        assert alignment.place(at, at + len(other)).quote == word
        at += len(other) + 1


def test_restores_spans_within_tuples_and_records() -> None:
    alignment = Alignment("nan army", ((0, 3, "the"),))
    span = Span.of(alignment.text, 0, 8)
    assert alignment.restore((span, ("x", span))) == (Span.of("nan army", 0, 8), ("x", Span.of("nan army", 0, 8)))
