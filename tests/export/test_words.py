from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.words import (
    join_words,
    name_holder,
    name_party,
    say_dispute,
    say_figure,
    say_losses,
    say_origins,
    say_party,
    say_toll,
    say_voices,
    say_what,
    say_when,
    say_where,
)
from sayso.record import Account, Casualties, Claim, Dispute, Event, Holder, Party, Place, Span, Time, TollFigure, Voice
from sayso.record.vocabulary import AcledType, DisputeField, DisputeRelation, EventType, Outcome, Stance, Victims, VoiceKind


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, "undated"),
        ("2021-05-04", "2021-05-04", "2021-05-04"),
        ("2021-05-04T05:20:00Z", "2021-05-04T05:20:00Z", "2021-05-04 05:20"),
        ("2021-05-04T05:00:00Z", "2021-05-04T06:00:00Z", "2021-05-04"),
        ("2021-05-03", "2021-05-05", "~2021-05-03…05"),
        ("2021-05-30", "2021-06-02", "~2021-05-30…06-02"),
        ("2021-12-30", "2022-01-02", "~2021-12-30…2022-01-02"),
        ("2021-05-01", "2021-05-31", "2021-05"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-02-01", "2023-02-28", "2023-02"),
        ("2023-02-01", "2023-02-27", "~2023-02-01…27"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("2021-05-04", None, "since 2021-05-04"),
        (None, "2021-05-04", "until 2021-05-04"),
    ],
)
def test_a_time_is_said_as_wide_as_it_is(start: str | None, end: str | None, expected: str) -> None:
    assert say_when(Time(start=start, end=end, precision=None)) == expected


def test_no_time_is_undated() -> None:
    assert say_when(None) == "undated"


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_a_time_that_is_no_iso_date_does_no_harm(start: str, end: str) -> None:
    assert say_when(Time(start=start, end=end, precision=1))


PLACE = Place(name="Gali", country="GEO", admin1="Abkhazia")


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (None, "Gali, GEO"),
        (1, "Gali, GEO"),
        (2, "near Gali, GEO"),
        (3, "Gali (district), GEO"),
        (4, "Gali (region), GEO"),
        (5, "Gali (area), GEO"),
        (6, "Gali (country)"),
        (7, "Gali (sea or airspace), GEO"),
    ],
)
def test_a_place_is_said_as_exactly_as_it_is_known(precision: int | None, expected: str) -> None:
    assert say_where(replace(PLACE, precision=precision)) == expected


def test_the_region_is_told_on_wish() -> None:
    assert say_where(replace(PLACE, precision=1), region=True) == "Gali, Abkhazia, GEO"


def test_no_place_is_unknown() -> None:
    assert say_where(None) == "place unknown"


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [
        (None, None, None, "uncounted"),
        (12, 12, 12, "12"),
        (0, 0, 0, "0"),
        (12, 12, None, "≥12"),
        (12, None, None, "≥12"),
        (None, None, 12, "≤12"),
        (None, 12, None, "~12"),
        (15, None, 20, "15–20"),
        (7, None, 7, "7"),
        (1, 2, 3, "2 (1–3)"),
        (2, 5, None, "5 (≥2)"),
        (None, 5, 9, "5 (≤9)"),
        (0, None, 3, "0–3"),
    ],
)
def test_a_figure_keeps_its_bounds(low: int | None, best: int | None, high: int | None, expected: str) -> None:
    assert say_figure(low, best, high) == expected


def test_a_toll_tells_the_killed_first() -> None:
    figure = TollFigure(low=1, best=None, high=None, basis="")
    assert say_toll({Outcome.INJURED: figure, Outcome.KILLED: figure}) == "killed ≥1, injured ≥1"


def test_losses_say_whose_they_are() -> None:
    loss = Casualties(outcome=Outcome.KILLED, low=2, best=2, high=2, victims=Victims.CIVILIAN, side="DJI")
    unknown = Casualties(outcome=Outcome.INJURED, low=None, best=None, high=None, victims=Victims.UNKNOWN, side=None)
    assert say_losses([loss, unknown, loss]) == "killed 2 civilian (DJI); injured uncounted"


SPAN = Span(start=0, end=4, quote="fire")
EVENT = Event(id="evt_1", report="rep_1", claim=None, anchor=SPAN, type=EventType.ASSAULT)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (EVENT, "assault"),
        (replace(EVENT, acled=AcledType.GRENADE), "Grenade"),
        (replace(EVENT, type=None, mode="natural disaster"), "natural disaster"),
        (replace(EVENT, type=None), "kind unknown"),
    ],
)
def test_the_most_telling_kind_is_said(event: Event, expected: str) -> None:
    assert say_what(event) == expected


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        (Holder(actor="Ministry of Defence", kind=VoiceKind.MINISTRY, side="DJI"), "Ministry of Defence"),
        (Holder(actor=None, kind=VoiceKind.MILITARY, side="DJI"), "DJI"),
        (Holder(actor="DJI", kind=VoiceKind.OTHER, side="DJI"), "DJI"),
        (Holder(actor=None, kind=VoiceKind.OFFICIAL, side=None), "an official"),
        (Holder(actor=None, kind=VoiceKind.ARMED_GROUP, side=None), "an armed group"),
        (Holder(actor=None, kind=VoiceKind.NGO, side=None), "an NGO"),
        (Holder(actor=None, kind=VoiceKind.ANONYMOUS, side=None), "an unnamed source"),
        (Holder(actor=None, kind=VoiceKind.RESIDENT, side=None), "a resident"),
        (Holder(actor=None, kind=VoiceKind.MEDICAL, side=None), "a medical source"),
        (Holder(actor=None, kind=VoiceKind.MEDIA, side=None), "the reports themselves"),
    ],
)
def test_every_account_has_a_name(holder: Holder, expected: str) -> None:
    assert name_holder(holder) == expected


@given(st.from_type(Party))
def test_every_party_has_a_name(party: Party) -> None:
    assert name_party(replace(party, name=None, actor=None))


def test_a_party_is_said_with_side_and_kind() -> None:
    party = Party(name="the ministry", actor="Ministry of Defence", kind=VoiceKind.MINISTRY, side="DJI")
    assert say_party(party) == "Ministry of Defence (DJI, ministry)"


def claim(*names: str) -> Claim:
    chain = tuple(Voice(name=name, actor=None, kind=VoiceKind.OTHER, side=None) for name in names)
    return Claim(id="clm_1", report="rep_1", content=SPAN, cue=None, chain=chain, stance=Stance.ASSERT)


@pytest.mark.parametrize(
    ("names", "outlet", "expected"),
    [
        (["a major"], "Gulf Wire", "a major, in Gulf Wire"),
        (["a major", "Radio One"], "Gulf Wire", "a major, as told by Radio One, in Gulf Wire"),
        ([], "Gulf Wire", "Gulf Wire"),
        (["a major"], None, "a major, in the report"),
    ],
)
def test_the_chain_is_told_from_the_first_voice(names: list[str], outlet: str | None, expected: str) -> None:
    assert say_voices(claim(*names), outlet) == expected


@pytest.mark.parametrize(
    ("roots", "reports", "expected"),
    [(1, 1, "1 origin in 1 report"), (3, 9, "3 origins in 9 reports"), (2, 1200, "2 origins in 1,200 reports")],
)
def test_origins_are_counted_apart_from_reports(roots: int, reports: int, expected: str) -> None:
    assert say_origins(roots, reports) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_joined_as_english_does(words: list[str], expected: str) -> None:
    assert join_words(words) == expected


def account(side: str, *, denies: bool = False) -> Account:
    holder = Holder(actor=None, kind=VoiceKind.GOVERNMENT, side=side)
    return Account(id=f"acc_{side}", voice=holder, blames=(), admits=False, denies=denies, claims=(), casualties=())


def dispute(relation: DisputeRelation, field: DisputeField, *sides: str) -> Dispute:
    return Dispute(field=field, relation=relation, accounts=tuple(f"acc_{side}" for side in sides))


@pytest.mark.parametrize(
    ("relation", "field", "expected"),
    [
        (DisputeRelation.MUTUAL_BLAME, DisputeField.WHO_BEGAN, "DJI and ERI blame one another (who began)"),
        (DisputeRelation.CONFLICTING, DisputeField.TOLL, "DJI and ERI differ on how many were harmed"),
        (DisputeRelation.DENIED, DisputeField.OCCURRENCE, "ERI denies what DJI says (whether it happened)"),
    ],
)
def test_a_dispute_names_its_parties_and_takes_no_side(relation: DisputeRelation, field: DisputeField, expected: str) -> None:
    assert (
        say_dispute(dispute(relation, field, "DJI", "ERI"), [account("DJI"), account("ERI", denies=True), account("YEM")])
        == expected
    )


def test_a_dispute_without_a_denier_says_who_contradict() -> None:
    words = say_dispute(dispute(DisputeRelation.DENIED, DisputeField.PLACE, "DJI", "ERI"), [account("DJI"), account("ERI")])
    assert words == "DJI and ERI contradict one another on where it happened"


def test_a_dispute_of_unknown_accounts_is_still_told() -> None:
    words = say_dispute(dispute(DisputeRelation.CONFLICTING, DisputeField.TIME, "XXX"), [])
    assert words == "unnamed accounts differ on when it happened"
