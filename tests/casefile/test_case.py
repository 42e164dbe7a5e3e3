"""What a case is asked, and what it answers."""

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case, Entry
from sayso.errors import CaseError, NotFoundError, RecordError
from sayso.record import Claim, Event, Family, Incident, Linking, Report, SetAside, report_id, text_digest


def test_a_missing_case_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no case file"):
        Case.open(tmp_path / "none.sayso")


def test_what_was_written_comes_back_whole(path: Path, small: Any) -> None:
    with Case.open(path) as case:
        assert {reading.report.id: reading for _, reading in small.read} == {
            report.id: case.reading(report.id) for report in case.reports()
        }


def test_texts_come_back_as_they_came(path: Path, small: Any) -> None:
    with Case.open(path) as case:
        assert [received.text for received, _ in small.read] == [case.text(received.report.id) for received, _ in small.read]


def test_reports_are_sorted_by_id(path: Path) -> None:
    with Case.open(path) as case:
        ids = [report.id for report in case.reports()]
    assert sorted(ids) == ids
    assert len(ids) == 5


def test_claims_and_events_are_sorted_by_report_and_offsets(path: Path) -> None:
    with Case.open(path) as case:
        claims = [(claim.report, claim.content.start, claim.content.end) for claim in case.claims()]
        events = [(event.report, event.anchor.start, event.anchor.end) for event in case.events()]
    assert (sorted(claims), sorted(events)) == (claims, events)
    assert claims
    assert events


@pytest.mark.parametrize("kind", [Report, Claim, Event, Family, Incident])
def test_an_id_of_any_kind_is_found(path: Path, kind: type[Any]) -> None:
    with Case.open(path) as case:
        noun = next(line for line in case.lines() if isinstance(line, kind))
        assert noun == case.find(noun.id)


def test_the_beginning_of_an_id_is_enough_where_only_one_has_it(path: Path) -> None:
    with Case.open(path) as case:
        family = next(case.families())
        assert family == case.find(family.id[:6])


def test_the_beginning_of_several_ids_is_refused_with_a_list_of_them(path: Path) -> None:
    with Case.open(path) as case, pytest.raises(NotFoundError, match="several") as caught:
        case.find("rep_")
    assert "rep_" in (caught.value.remedy or "")


@pytest.mark.parametrize("identity", ["", "rep_ffffffffffffffff", "xyz_1", "clm_é", "rep_' OR 1 --", "%", "rep_\x00"])
def test_what_no_id_begins_with_is_not_found(path: Path, identity: str) -> None:
    with Case.open(path) as case, pytest.raises(NotFoundError) as caught:
        case.find(identity)
    assert caught.value.remedy


@pytest.mark.parametrize("ask", ["report", "text", "claim", "event", "incident", "family", "reading", "received"])
def test_an_unknown_id_is_not_found(path: Path, ask: str) -> None:
    with Case.open(path) as case, pytest.raises(NotFoundError):
        getattr(case, ask)("rep_0000000000000000")


def filters(of: Incident) -> dict[str, tuple[Any, Callable[[Incident], bool]]]:
    """For each filter a value that an incident has, and whether another has it too."""
    report, event, family = of.reports[0], of.events[0], of.families[0]
    return {
        "type": (of.type, lambda incident: incident.type == of.type),
        "acled": (of.acled, lambda incident: incident.acled == of.acled),
        "country": (
            of.place and of.place.country,
            lambda one: bool(one.place and of.place and one.place.country == of.place.country),
        ),
        "standing": (of.standing, lambda incident: incident.standing == of.standing),
        "report": (report, lambda incident: report in incident.reports),
        "event": (event, lambda incident: event in incident.events),
        "family": (family, lambda incident: report in incident.reports),
    }


@pytest.mark.parametrize("name", ["type", "acled", "country", "standing", "report", "event", "family"])
def test_each_filter_of_incidents_lets_through_what_it_says(path: Path, small: Any, name: str) -> None:
    shelling = next(incident for incident in small.linking.incidents if incident.type == "assault" and incident.families)
    value, fits = filters(shelling)[name]
    with Case.open(path) as case:
        found = {incident.id for incident in case.incidents(**{name: value})}
    assert found == {incident.id for incident in small.linking.incidents if fits(incident)}
    assert shelling.id in found


def test_incidents_are_found_by_the_sides_that_tell_are_blamed_or_take_part(path: Path) -> None:
    with Case.open(path) as case:
        assert {"ERI", "DJI"} <= {
            account.voice.side for incident in case.incidents(side="ERI") for account in incident.accounts
        }
        assert list(case.incidents(side="FRA")) == []


def test_incidents_are_found_by_day_and_the_undated_are_not(path: Path, small: Any) -> None:
    dated = [incident for incident in small.linking.incidents if incident.time and (incident.time.start or incident.time.end)]
    day = min((incident.time.start or incident.time.end)[:10] for incident in dated)
    with Case.open(path) as case:
        assert {incident.id for incident in dated} == {incident.id for incident in case.incidents(since="1900-01-01")}
        assert {incident.id for incident in dated} == {incident.id for incident in case.incidents(since=day)}
        assert list(case.incidents(until="1900-01-01")) == []
        assert list(case.incidents(since="2100-01-01")) == []
        assert list(case.incidents(until=day)) == list(case.incidents(until=f"{day}T00:00:00Z"))


def test_incidents_are_sorted_by_first_day_with_the_undated_last(path: Path) -> None:
    with Case.open(path) as case:
        days = [((i.time.start or i.time.end) if i.time else None) or "9" for i in case.incidents()]
    assert sorted(days) == days
    assert len(days) > 1


def test_the_family_of_a_report_is_found_and_that_of_a_single_one_is_none(path: Path) -> None:
    with Case.open(path) as case:
        family = next(case.families())
        members = {member.report for member in family.reports}
        single = next(report.id for report in case.reports() if report.id not in members)
        assert [family] * len(members) == [case.family_of(member) for member in sorted(members)]
        assert case.family_of(single) is None


def test_reasons_come_by_subject_from_reader_and_linker(path: Path, small: Any) -> None:
    subject = small.linking.reasons[0].subject
    read = next(reason.subject for _, reading in small.read for reason in reading.reasons)
    with Case.open(path) as case:
        assert tuple(reason for reason in small.linking.reasons if reason.subject == subject) == case.reasons(subject)
        expected = tuple(reason for _, reading in small.read for reason in reading.reasons if reason.subject == read)
        assert expected == case.reasons(read)


def test_inputs_that_were_set_aside_are_listed_by_path(path: Path, small: Any) -> None:
    with Case.open(path) as case:
        assert sorted(small.set_aside, key=lambda item: item.path) == list(case.set_aside())


def test_the_same_input_set_aside_again_is_listed_once_with_the_newer_reason(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case.sayso") as case:
        for reason in ("first", "second"):
            case.put_aside([SetAside(path="a", code="empty", reason=reason, remedy="")])
        assert [item.reason for item in case.set_aside()] == ["second"]


def test_a_path_that_is_no_unicode_can_be_set_aside(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case.sayso") as case:
        case.put_aside([SetAside(path="a\udcff.txt", code="empty", reason="", remedy="")])
        assert [item.path for item in case.set_aside()] == ["a\\udcff.txt"]
        case.take_back(["a\udcff.txt"])
        assert list(case.set_aside()) == []


def test_a_report_is_found_by_every_name_and_known_by_the_smallest(tmp_path: Path, small: Any) -> None:
    received, reading = small.read[0]
    one, two = (replace(received.report, name=name, path=None) for name in ("one", "two"))
    with Case.write(tmp_path / "case.sayso") as case:
        case.store([Entry(text=received.text, forms=(two,), reading=reading)], reader="r", keyer="l")
        assert [(report.name, [f.name for f in case.inputs(report.id)]) for report in case.reports()] == [("two", ["two"])]
        case.add_forms([one])
        assert [(report.name, [f.name for f in case.inputs(report.id)]) for report in case.reports()] == [
            ("one", ["one", "two"])
        ]
        assert case.named("one") == case.named("two") == (case.report(received.report.id),)
        assert case.named("three") == ()


def test_what_is_written_in_a_failed_transaction_is_not_kept(path: Path) -> None:
    with Case.write(path) as case:
        before = case.counts()
        with suppress(ZeroDivisionError), case.transaction():
            case.put_aside([SetAside(path="z", code="empty", reason="", remedy="")])
            raise ZeroDivisionError
        assert before == case.counts()


def test_a_failed_part_of_a_transaction_takes_nothing_else_with_it(path: Path) -> None:
    with Case.write(path) as case:
        before = case.counts()["set_aside"]
        with case.transaction():
            case.put_aside([SetAside(path="y", code="empty", reason="", remedy="")])
            with suppress(ZeroDivisionError), case.transaction():
                case.put_aside([SetAside(path="z", code="empty", reason="", remedy="")])
                raise ZeroDivisionError
        assert before + 1 == case.counts()["set_aside"]


def test_two_reports_with_a_claim_of_one_id_are_refused_and_nothing_is_written(path: Path, small: Any) -> None:
    received, reading = small.read[0]
    text = received.text + " "
    other = replace(received.report, id=report_id(text, received.report.outlet, received.report.published))
    other = replace(other, text_sha256=text_digest(text), length=len(text))
    moved = replace(
        reading,
        report=other,
        mentions=(),
        events=(),
        reasons=(),
        claims=tuple(replace(claim, report=other.id, about=()) for claim in reading.claims),
    )
    with Case.write(path) as case:
        before = list(case.lines())
        with pytest.raises(RecordError, match="one id"):
            case.store([Entry(text=text, forms=(other,), reading=moved)], reader="r", keyer="l")
        assert before == list(case.lines())


def test_two_groups_with_an_incident_of_one_id_are_refused_and_nothing_is_written(path: Path, small: Any) -> None:
    with Case.write(path) as case:
        before = list(case.lines())
        case.store_group([1], Linking(), linker="links")
        case.store_group([2], small.linking, linker="links")
        with pytest.raises(RecordError, match="one id"):
            case.store_group([1], small.linking, linker="links")
        assert [line for line in before if not isinstance(line, (Incident, Family))][1:] == [
            line for line in case.lines() if not isinstance(line, (Incident, Family))
        ][1:]


def test_a_new_group_takes_the_place_of_all_that_its_reports_were_linked_to(path: Path) -> None:
    with Case.write(path) as case:
        case.store_group([1], Linking(), linker="links")
        assert list(case.incidents()) == []
        assert list(case.families()) == []
        assert case.count_unlinked() == 4


def test_a_report_that_is_written_again_loses_the_links_of_its_group(path: Path, small: Any) -> None:
    received, reading = small.read[0]
    with Case.write(path) as case:
        case.store([Entry(text=received.text, forms=(received.report,), reading=reading)], reader="other", keyer="links")
        assert list(case.incidents()) == []
        assert case.count_unlinked() == 5
        assert reading == case.reading(received.report.id)
        assert [problem.code for problem in case.check() if problem.code != "unfinished"] == []


def test_an_answer_left_half_read_is_let_go_quietly(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faults: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", faults.append)
    with Case.open(path) as case:
        claims = case.claims()
        next(claims)
    del claims
    gc.collect()
    assert faults == []
