"""What is refused before it is written."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from sayso.casefile import Entry
from sayso.casefile.verify import spans_of, verify_linking, wrong_texts
from sayso.errors import RecordError
from sayso.record import Account, Dispute, Event, Holder, Incident, Member, Reading, Received, Span
from sayso.record.vocabulary import DisputeField, DisputeRelation, VoiceKind


def entry(received: Received, reading: Reading) -> Entry:
    return Entry(text=received.text, forms=(received.report,), reading=reading)


def every_span(value: object) -> Iterator[Span]:
    """Every span that hangs on a noun, wherever."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from every_span(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from every_span(getattr(value, field.name))


def test_every_span_of_every_noun_is_looked_at(small: Any) -> None:
    kinds = set()
    nouns = [noun for _, reading in small.read for noun in (*reading.mentions, *reading.claims, *reading.events)]
    placed = next(noun for noun in nouns if isinstance(noun, Event) and noun.place)
    assert placed.place
    for noun in (*nouns, replace(placed, place=replace(placed.place, span=placed.anchor))):
        named = dict(spans_of(noun))
        assert {span for span in named.values() if span} == set(every_span(noun))
        kinds |= {field.partition("[")[0] for field, span in named.items() if span}
    assert kinds == {
        "span", "content", "cue", "chain", "anchor", "actors", "recipients", "place", "time", "means", "casualties",
    }  # fmt: skip


@pytest.mark.parametrize("part", ["mentions", "claims", "events", "reasons"])
def test_a_wrong_span_is_refused_by_name(small: Any, part: str) -> None:
    received, reading = small.read[0]
    field = {"mentions": "span", "claims": "content", "events": "anchor", "reasons": "words"}[part]
    nouns = getattr(reading, part)
    number = next(at for at, noun in enumerate(nouns) if getattr(noun, field))
    span = getattr(nouns[number], field)
    wrong = replace(nouns[number], **{field: replace(span, start=span.start + 1, end=span.end + 1)})
    spoilt = replace(reading, **{part: (*nouns[:number], wrong, *nouns[number + 1 :])})
    entry(received, reading)
    with pytest.raises(RecordError, match="where the text has"):
        entry(received, spoilt)


@pytest.mark.parametrize("start", [-5, 10_000])
def test_a_span_outside_the_text_is_refused(small: Any, start: int) -> None:
    received, reading = small.read[0]
    claim = replace(reading.claims[0], content=Span(start=start, end=start + 2, quote="xy"))
    with pytest.raises(RecordError, match="xy"):
        entry(received, replace(reading, claims=(claim, *reading.claims[1:])))


def test_a_reading_of_another_report_is_refused(small: Any) -> None:
    (one, reading), (other, _) = small.read[:2]
    entry(one, reading)
    with pytest.raises(RecordError, match="expected a reading of"):
        entry(other, reading)


def test_a_claim_of_another_report_is_refused(small: Any) -> None:
    received, reading = small.read[0]
    with pytest.raises(RecordError, match="belongs to rep_x"):
        entry(received, replace(reading, claims=(replace(reading.claims[0], report="rep_x"), *reading.claims[1:])))


def test_an_event_in_a_claim_that_is_not_there_is_refused(small: Any) -> None:
    received, reading = small.read[0]
    with pytest.raises(RecordError, match="clm_none"):
        entry(received, replace(reading, events=(replace(reading.events[0], claim="clm_none"), *reading.events[1:])))


def test_a_claim_that_answers_nothing_is_refused(small: Any) -> None:
    received, reading = small.read[0]
    with pytest.raises(RecordError, match="answers evt_none"):
        entry(received, replace(reading, claims=(replace(reading.claims[0], about=("evt_none",)), *reading.claims[1:])))


def test_two_nouns_of_one_id_are_refused(small: Any) -> None:
    received, reading = small.read[0]
    with pytest.raises(RecordError, match="2 nouns"):
        entry(received, replace(reading, events=(*reading.events, reading.events[-1])))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"length": 3}, "text-length"),
        ({"text_sha256": "0"}, "text-hash"),
        ({"id": "rep_0"}, "report-id"),
        ({"title": "\ud800"}, "not-unicode"),
    ],
)
def test_what_does_not_fit_a_text_is_named(small: Any, change: dict[str, Any], code: str) -> None:
    received, _ = small.read[0]
    assert [code] == [found for found, _ in wrong_texts(replace(received.report, **change), received.text)]


def test_a_sound_text_has_nothing_wrong(small: Any) -> None:
    assert [fault for received, _ in small.read for fault in wrong_texts(received.report, received.text)] == []


STRAY = {
    "reports": ("rep_none",),
    "families": ("fam_none",),
    "events": ("evt_none",),
    "accounts": (
        Account(
            id="acc_1",
            voice=Holder(actor=None, kind=VoiceKind.OTHER, side=None),
            blames=(),
            admits=False,
            denies=False,
            claims=("clm_none",),
            casualties=(),
        ),
    ),
    "disputes": (Dispute(field=DisputeField.TOLL, relation=DisputeRelation.DENIED, accounts=("acc_none",)),),
}


@pytest.mark.parametrize("field", sorted(STRAY))
def test_an_incident_that_points_at_nothing_is_refused(small: Any, field: str) -> None:
    readings = [reading for _, reading in small.read]
    verify_linking(small.linking, readings)
    first = replace(small.linking.incidents[0], disputes=()) if field == "accounts" else small.linking.incidents[0]
    stray: Incident = replace(first, **{field: STRAY[field]})
    with pytest.raises(RecordError, match=f"{field} has .*_none"):
        verify_linking(replace(small.linking, incidents=(stray,)), readings)


def test_a_family_of_a_report_outside_the_group_is_refused(small: Any) -> None:
    family = small.linking.families[0]
    member: Member = replace(family.reports[0], report="rep_none")
    with pytest.raises(RecordError, match="rep_none"):
        verify_linking(replace(small.linking, families=(replace(family, reports=(member,)),)), [r for _, r in small.read])


def test_events_without_place_time_or_means_have_no_spans_of_them(small: Any) -> None:
    event: Event = next(event for _, reading in small.read for event in reading.events)
    bare = replace(event, place=None, time=None, means=None, casualties=(), actors=(), recipients=())
    assert {span for _, span in spans_of(bare) if span} == {event.anchor}
