"""`sayso incidents`: what is said to have happened."""

import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import click

from sayso.casefile import Case
from sayso.cli.options import case_option, echo_json, json_option
from sayso.cli.pages.incident_table import TSV_COLUMNS, show_incidents, tabulate
from sayso.cli.terminal import page_width, print_page
from sayso.record import Incident
from sayso.record.codec import to_object
from sayso.record.vocabulary import EventType, Standing

EVENT_TYPES = [str(kind) for kind in EventType]
MOST_HITS = 1_000_000
"""Texts and claims that are looked through for the words of a filter."""


def _day(_: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """An ISO date as it was written, once it is known to be one."""
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"expected a date such as 2023-04-15, found {value!r}", param=option) from error


@click.command(
    "incidents",
    epilog="""\b
Examples:
  sayso incidents
  sayso incidents --country SDN --since 2023-04-15 --standing disputed
  sayso incidents --type assault --words "market"
  sayso incidents | cut -f1,4,5,8          tab-separated in a pipe
  sayso incidents --json | jq .toll
""",
)
@case_option
@click.option(
    "--type", metavar="TYPE", type=click.Choice(EVENT_TYPES), help=f"Only this PLOVER type: {', '.join(EVENT_TYPES)}."
)
@click.option(
    "--country",
    metavar="ISO",
    callback=lambda _, __, code: code and code.upper(),
    help="Only those placed in this country (ISO 3166-1 alpha-3).",
)
@click.option("--side", help="Only those that this side tells of, is blamed for, or takes part in.")
@click.option("--standing", type=click.Choice([str(standing) for standing in Standing]), help="Only of this standing.")
@click.option("--since", callback=_day, metavar="DATE", help="Only those that may have happened on this day or later.")
@click.option("--until", callback=_day, metavar="DATE", help="Only those that may have happened on this day or earlier.")
@click.option("--words", help="Only those whose reports or claims hold these words.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many, the first in time.")
@json_option
def verb(case_path: Path, limit: int | None, *, as_json: bool, **filters: str | None) -> int:
    """List what is said to have happened, in order of time.

    A date with ~ is a range. A place says how exact it is: "near X", "X (district)". "3 origins in 9 reports" counts copies of
    one another, and reports that rest on the same first voice, once. --since and --until leave out the undated. In a pipe the
    listing is tab-separated, with a heading.
    """
    with Case.open(case_path) as case, case.snapshot():
        incidents = list(islice(_choose(case, filters), limit))
    if as_json:
        echo_json(to_object(incident) for incident in incidents)
    elif not sys.stdout.isatty():
        click.echo("\n".join(["\t".join(TSV_COLUMNS), *map(tabulate, incidents)]))
    elif incidents:
        print_page(show_incidents(incidents, page_width(sys.stdout)))
    else:
        click.echo("no incidents fit" if any(filters.values()) else "no incidents in this case", err=True)
    return 0


def _choose(case: Case, filters: dict[str, str | None]) -> Iterator[Incident]:
    """The incidents that fit the filters, in order of time."""
    words = filters.pop("words")
    incidents = case.incidents(**filters)
    if words is None:
        return incidents
    reports = {hit.report for hit in case.search(words, limit=MOST_HITS)}
    return (incident for incident in incidents if not reports.isdisjoint(incident.reports))
