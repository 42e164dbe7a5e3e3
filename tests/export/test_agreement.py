from dataclasses import replace
from typing import Any

from sayso.export.agreement import Agreement, find_agreements
from sayso.record import Claim, Event, Incident
from sayso.record.vocabulary import DisputeField, Stance, Status


def parts(small: Any) -> tuple[Incident, list[Event], dict[str, Claim]]:
    incident: Incident = small.linking.incidents[0]
    events = [event for _, reading in small.read for event in reading.events if event.id in incident.events]
    return incident, events, {claim.id: claim for _, reading in small.read for claim in reading.claims}


def fields(found: tuple[Agreement, ...]) -> dict[str, str]:
    return {agreement.field: agreement.value for agreement in found}


def test_what_two_accounts_say_alike_is_agreed(small: Any) -> None:
    assert fields(find_agreements(*parts(small))) == {"where": "near Dar Adal, DJI", "when": "2021-05-04"}


def test_an_agreement_names_its_accounts(small: Any) -> None:
    incident, events, claims = parts(small)
    found = find_agreements(incident, events, claims)
    assert found[0].accounts == tuple(sorted(account.id for account in incident.accounts[:2]))


def test_what_is_in_dispute_is_not_agreed(small: Any) -> None:
    incident, events, claims = parts(small)
    disputed = replace(incident, disputes=(replace(incident.disputes[0], field=DisputeField.PLACE),))
    assert "where" not in fields(find_agreements(disputed, events, claims))


def test_a_denied_event_is_no_agreement(small: Any) -> None:
    incident, events, claims = parts(small)
    denied = [replace(event, status=Status.DENIED) for event in events]
    assert find_agreements(incident, denied, claims) == ()


def test_a_doubting_voice_agrees_to_nothing(small: Any) -> None:
    incident, events, claims = parts(small)
    doubted = {identity: replace(claim, stance=Stance.DOUBT) for identity, claim in claims.items()}
    assert find_agreements(incident, events, doubted) == ()


def test_two_days_are_no_agreement(small: Any) -> None:
    incident, events, claims = parts(small)
    assert events[0].time is not None
    moved = [replace(events[0], time=replace(events[0].time, start="2021-05-03", end="2021-05-03")), *events[1:]]
    assert "when" not in fields(find_agreements(incident, moved, claims))
