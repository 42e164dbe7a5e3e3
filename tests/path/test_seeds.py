"""What the whole path makes of three real reports, read as files; skipped with a word where their folder is missing."""

import os
from pathlib import Path

import pytest

import sayso
from sayso.casefile import Case
from sayso.record import Claim, Incident
from sayso.record.vocabulary import ConditionLabel, DisputeRelation, Stance

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).resolve().parents[3] / "shared"))
SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the folder of seeds is missing: set SAYSO_SHARED to what holds it")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    path = tmp_path_factory.mktemp("seeds") / "case.sayso"
    sayso.read(sorted(SEEDS.glob("*.txt")), path)
    return sayso.open(path)


def report_of(case: Case, start: str) -> str:
    return next(report.id for report in case.reports() if (report.name or "").startswith(start))


def incidents_of(case: Case, start: str) -> list[Incident]:
    return [incident for incident in case.incidents() if report_of(case, start) in incident.reports]


def claims_in(case: Case, incident: Incident) -> list[Claim]:
    return [case.claim(identifier) for account in incident.accounts for identifier in account.claims]


def test_rival_accusations_are_one_incident_with_mutual_blame(case: Case) -> None:
    disputed = [i for i in incidents_of(case, "002") if any(d.relation is DisputeRelation.MUTUAL_BLAME for d in i.disputes)]
    assert len(disputed) == 1
    accused = [claim for claim in claims_in(case, disputed[0]) if claim.stance is Stance.ACCUSE]
    ministries = [claim for claim in accused if claim.chain and claim.chain[0].kind == "ministry"]
    words = {side: [claim.content.quote for claim in ministries if claim.chain[0].side == side] for side in ("AZE", "ARM")}
    assert any("intense shelling" in each for each in words["AZE"])
    assert any("large-scale provocation" in each for each in words["ARM"])


def test_own_losses_are_admitted_in_the_same_incident(case: Case) -> None:
    (account,) = [
        account for incident in incidents_of(case, "002") for account in incident.accounts if account.voice.side == "AZE"
    ]
    assert account.admits


def test_the_claim_of_the_jet_is_denied_by_ankara_and_baku(case: Case) -> None:
    claims = list(case.claims(report=report_of(case, "000")))
    (jet,) = [claim for claim in claims if "Su-25" in claim.content.quote and claim.stance is Stance.ACCUSE]
    denials = [claim for claim in claims if jet.id in claim.about and claim.stance is Stance.DENY]
    assert jet.chain[0].side == "ARM"
    assert {claim.chain[0].side for claim in denials} == {"TUR", "AZE"}


@pytest.mark.parametrize("start", ["000", "001"])
def test_the_dead_of_the_nineties_are_in_no_incident(case: Case, start: str) -> None:
    dead = {
        event.id
        for event in case.events(report=report_of(case, start))
        if any(30_000 in (loss.low, loss.best) for loss in event.casualties)
    }
    assert dead
    assert not any(dead & set(incident.events) for incident in case.incidents())


def test_three_reports_of_three_years_are_not_linked(case: Case) -> None:
    assert all(len(incident.reports) == 1 for incident in case.incidents())


def test_the_spun_page_is_known_for_one(case: Case) -> None:
    condition = case.report(report_of(case, "001")).condition
    assert condition is not None
    assert condition.label is ConditionLabel.SPUN


def test_both_ministries_speak_in_the_spun_page(case: Case) -> None:
    claims = list(case.claims(report=report_of(case, "001")))
    sides = {claim.chain[0].side for claim in claims if claim.chain and claim.chain[0].kind == "ministry"}
    assert sides == {"AZE", "ARM"}


def test_the_case_is_sound(case: Case) -> None:
    assert list(case.check()) == []
