"""What the whole path makes of the examples: the picture that an analyst should see."""

from pathlib import Path

import pytest

import sayso
from sayso.casefile import Case
from sayso.record import Incident
from sayso.record.vocabulary import DisputeRelation, Relation

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    path = tmp_path_factory.mktemp("examples") / "case.sayso"
    sayso.read(EXAMPLES, path)
    return sayso.open(path)


def incident_on(case: Case, day: str) -> Incident:
    (found,) = [incident for incident in case.incidents() if incident.time and (incident.time.start or "").startswith(day)]
    return found


def names(case: Case, reports: tuple[str, ...]) -> set[str]:
    return {case.report(report).name or case.report(report).title or "" for report in reports}


def test_all_seventeen_reports_are_read(case: Case) -> None:
    assert (case.counts()["report"], list(case.set_aside())) == (17, [])


def test_wire_and_copies_are_one_family_told_apart_by_how_they_were_made(case: Case) -> None:
    (family,) = case.families()
    relations = {case.report(member.report).name: member.relation for member in family.reports}
    assert relations == {
        "mekong-wire-1": Relation.ROOT,
        "delta-daily": relations["delta-daily"],
        "whirl-news": Relation.SPUN,
        "orient-review": Relation.TRANSLATED,
    }
    assert relations["delta-daily"] in {Relation.VERBATIM, Relation.EDITED}


def test_border_clash_is_one_incident_in_which_each_blames_the_other(case: Case) -> None:
    clash = incident_on(case, "2024-02-13")
    assert len(clash.reports) >= 6
    assert {side for account in clash.accounts for side in account.blames} == {"THA", "KHM"}
    assert DisputeRelation.MUTUAL_BLAME in {dispute.relation for dispute in clash.disputes}
    assert clash.roots < len(clash.reports)


def test_market_attack_is_one_incident_over_a_week(case: Case) -> None:
    assert names(case, incident_on(case, "2024-03-17").reports) == {
        "sahel-wire-1",
        "desert-post",
        "rights-monitor",
        "army-communique",
    }


def test_mine_of_the_next_day_is_another_incident(case: Case) -> None:
    assert names(case, incident_on(case, "2024-03-18").reports) == {"desert-post"}


def test_camp_shelling_is_one_incident_that_is_disputed(case: Case) -> None:
    shelling = incident_on(case, "2024-05-03")
    assert (len(shelling.reports), shelling.standing) == (4, "disputed")


def test_mudslide_and_football_are_no_incident(case: Case) -> None:
    told = {report for incident in case.incidents() for report in incident.reports}
    assert not names(case, tuple(told)) & {"mudslide", "football"}


def test_the_case_is_sound(case: Case) -> None:
    assert list(case.check()) == []
