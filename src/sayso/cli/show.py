"""`sayso show`: one noun of the record and all that belongs to it."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import click
from rich.console import RenderableType

from sayso.casefile import Case
from sayso.cli.options import case_option, echo_json, json_option
from sayso.cli.pages.claim_page import ClaimFile, show_claim
from sayso.cli.pages.event_page import EventFile, show_event
from sayso.cli.pages.family_page import show_family
from sayso.cli.pages.incident_page import IncidentFile, show_incident
from sayso.cli.pages.report_page import ReportFile, show_report
from sayso.cli.terminal import page_width, print_page
from sayso.record import Claim, Event, Family, Incident, Report
from sayso.record.codec import Line, to_object

Noun = Report | Claim | Event | Family | Incident


@click.command(
    "show",
    epilog="""\b
Examples:
  sayso show inc_3f2a                an incident, its accounts side by side
  sayso show rep_90bd --full         a report with claims and events marked
  sayso show clm_17c0                a claim in its surroundings
  sayso show inc_3f2a --json | jq -c 'select(.kind == "claim") | .content.quote'
""",
)
@click.argument("identity", metavar="ID")
@case_option
@click.option("--full", is_flag=True, help="Show a long text to its end.")
@json_option
def verb(identity: str, case_path: Path, *, full: bool, as_json: bool) -> int:
    """Show an incident with its accounts side by side, or a report, claim, event or family.

    An ID may be shortened as long as only one begins so. In a report [1] stands before the first claim, [e1] before the first
    event. With --json the first line is the noun itself; the lines of what its page shows follow it.
    """
    with Case.open(case_path) as case, case.snapshot():
        noun = case.find(identity)
        if as_json:
            echo_json([to_object(noun), *_texts(case, noun), *map(to_object, _related(case, noun))])
        else:
            print_page(_page(case, noun, whole=full))
    return 0


def _page(case: Case, noun: Noun, *, whole: bool) -> RenderableType:
    """The page of a noun."""
    match noun:
        case Incident():
            return show_incident(_incident_file(case, noun), page_width(sys.stdout))
        case Report():
            return show_report(_report_file(case, noun), whole=whole)
        case Claim():
            return show_claim(_claim_file(case, noun))
        case Event():
            return show_event(_event_file(case, noun))
        case Family():
            return show_family(noun, {member.report: case.report(member.report) for member in noun.reports})


def _incident_file(case: Case, incident: Incident) -> IncidentFile:
    """An incident with its claims, events, reports and families; also the reports that its reports were copied from."""
    families = _families(case, incident.reports)
    roots = [member.of for family in families for member in family.reports if member.of and member.report in incident.reports]
    return IncidentFile(
        incident=incident,
        claims={
            claim: case.claim(claim) for account in incident.accounts for claim in account.claims if claim.startswith("clm_")
        },
        events=[case.event(event) for event in incident.events],
        reports={report: case.report(report) for report in (*incident.reports, *roots)},
        families=families,
    )


def _families(case: Case, reports: Iterable[str]) -> list[Family]:
    """The families of some reports, each once."""
    found = (case.family_of(report) for report in reports)
    return list({family.id: family for family in found if family}.values())


def _report_file(case: Case, report: Report) -> ReportFile:
    """A report with what was read in it."""
    return ReportFile(
        report=report,
        text=case.text(report.id),
        claims=list(case.claims(report.id)),
        events=list(case.events(report.id)),
        family=case.family_of(report.id),
        incidents=list(case.incidents(report=report.id)),
    )


def _claim_file(case: Case, claim: Claim) -> ClaimFile:
    """A claim with what it tells of."""
    events = [event for event in case.events(claim.report) if event.claim == claim.id]
    incidents = {incident.id: incident for event in events for incident in case.incidents(event=event.id)}
    return ClaimFile(
        claim=claim,
        report=case.report(claim.report),
        text=case.text(claim.report),
        events=events,
        incidents=list(incidents.values()),
    )


def _event_file(case: Case, event: Event) -> EventFile:
    """An event with its claim."""
    return EventFile(
        event=event,
        claim=case.claim(event.claim) if event.claim else None,
        report=case.report(event.report),
        text=case.text(event.report),
        incidents=tuple(case.incidents(event=event.id)),
    )


def _texts(case: Case, noun: Noun) -> list[dict[str, str]]:
    """The stored text of a report, which is in no line of the record."""
    return [{"kind": "text", "id": noun.id, "text": case.text(noun.id)}] if isinstance(noun, Report) else []


def _related(case: Case, noun: Noun) -> Iterator[Line]:
    """The lines of what the page of a noun shows beside it, in the record's order."""
    match noun:
        case Incident():
            about = _incident_file(case, noun)
            return chain(about.reports.values(), about.families, about.claims.values(), about.events)
        case Report():
            told = _report_file(case, noun)
            return chain([told.family] if told.family else [], told.claims, told.events, told.incidents)
        case Claim():
            said = _claim_file(case, noun)
            return chain([said.report], said.events, said.incidents)
        case Event():
            done = _event_file(case, noun)
            return chain([done.report], [done.claim] if done.claim else [], done.incidents)
        case Family():
            return (case.report(member.report) for member in noun.reports)
