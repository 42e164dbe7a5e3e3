"""The reader by rules as a stage of the pipeline."""

from collections.abc import Callable, Iterator

import pytest

from sayso.pipeline.stages import Reader
from sayso.reading import reader as reader_module
from sayso.reading.answers_events import answer_events
from sayso.reading.reader import RuleReader
from sayso.record import Mention, Reading, Received
from sayso.record.vocabulary import Stance

Receive = Callable[..., Received]
ReadText = Callable[..., Reading]

TEXT = (
    "BANGUI, May 18 (Test Wire) - Rebels attacked an army convoy near Bria on Wednesday, killing two soldiers, "
    "the defence ministry said. "
    "The rebels denied attacking the convoy."
)


def test_reader_is_one_of_the_pipeline() -> None:
    reader = RuleReader()
    names = {name for name in vars(Reader) if not name.startswith("_")}
    assert all(hasattr(reader, name) for name in names)
    assert reader.fingerprint.name.startswith("rules@")
    assert dict(reader.fingerprint.tables).keys() >= {"world/tables/events.toml", "world/tables/status.toml"}


def test_fingerprint_is_always_the_same() -> None:
    assert RuleReader().fingerprint == RuleReader().fingerprint


def test_readings_come_in_the_order_of_the_reports(receive: Receive) -> None:
    reports = [receive(f"{TEXT} {number}") for number in range(3)]
    assert [each.report.id for each in reports] == [each.report.id for each in RuleReader().read(reports)]


def test_reading_does_not_depend_on_what_was_read_before(receive: Receive) -> None:
    reports = [receive(TEXT), receive("Nothing happened in the valley.")]
    alone = [next(iter(RuleReader().read([each]))) for each in reports]
    assert alone == list(RuleReader().read(reports))


def test_report_is_read_one_at_a_time(receive: Receive) -> None:
    asked: list[int] = []

    def reports() -> Iterator[Received]:
        for number in range(3):
            asked.append(number)
            yield receive(f"{TEXT} {number}")

    next(iter(RuleReader().read(reports())))
    assert asked == [0]


def test_condition_and_date_of_writing_are_filled_in(read_text: ReadText) -> None:
    report = read_text(TEXT).report
    assert report.condition is not None
    assert report.written is not None


def test_mentions_of_one_type_do_not_overlap(read_text: ReadText) -> None:
    last: dict[str, Mention] = {}
    for mention in read_text(TEXT).mentions:
        before = last.get(mention.type)
        assert before is None or before.span.end <= mention.span.start
        last[mention.type] = mention


def test_no_two_mentions_have_the_same_words(read_text: ReadText) -> None:
    spans = [(mention.span.start, mention.span.end) for mention in read_text(TEXT).mentions]
    assert len(spans) == len(set(spans))


def test_denial_answers_the_event_that_it_denies(read_text: ReadText) -> None:
    reading = read_text(TEXT)
    denial = next(claim for claim in reading.claims if claim.stance is Stance.DENY)
    attacked = next(event for event in reading.events if event.anchor.quote == "attacked")
    assert attacked.id in denial.about or attacked.claim in denial.about


def test_answers_that_are_known_stay_as_they_are(read_text: ReadText) -> None:
    reading = read_text(TEXT)
    claims, _ = answer_events(reading.claims, reading.events)
    assert claims == reading.claims


def test_failure_is_let_through_to_the_pipeline(receive: Receive, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("told to")

    monkeypatch.setattr(reader_module, "judge_condition", fail)
    with pytest.raises(ZeroDivisionError):
        list(RuleReader().read([receive(TEXT)]))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "\u202e\u200b\ufeff", "(" * 3000, "“" * 3000, "a" * 5000, "killed " * 2000, "and , " * 2000, "\ud800"],
    ids=["empty", "blank", "lines", "controls", "brackets", "quotes", "letters", "killed", "commas", "surrogate"],
)
def test_no_text_raises(receive: Receive, text: str) -> None:
    (reading,) = RuleReader().read([receive(text)])
    assert reading.report.length == len(text)
