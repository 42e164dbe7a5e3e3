"""`sayso incidents`: what is said to have happened."""

import sys
from pathlib import Path

import click

from sayso.cli.options import case_option, echo_json, json_option, open_case
from sayso.cli.pages.incident_table import TSV_COLUMNS, show_incidents, tabulate
from sayso.cli.terminal import console
from sayso.record.codec import to_object
from sayso.record.vocabulary import EventType, Standing

DAY = click.DateTime(["%Y-%m-%d"])


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
@click.option("--type", "event_type", type=click.Choice([str(kind) for kind in EventType]), help="Only this PLOVER type.")
@click.option("--country", metavar="ISO", help="Only those placed in this country (ISO 3166-1 alpha-3).")
@click.option("--side", help="Only those that this side tells of or is blamed in.")
@click.option("--standing", type=click.Choice([str(standing) for standing in Standing]), help="Only of this standing.")
@click.option("--since", type=DAY, metavar="DATE", help="Only those that may have happened on this day or later.")
@click.option("--until", type=DAY, metavar="DATE", help="Only those that may have happened on this day or earlier.")
@click.option("--words", help="Only those whose reports or claims hold these words.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many, the first in time.")
@json_option
def verb(case_path: Path, *, as_json: bool, **filters: object) -> int:
    """List what is said to have happened, in order of time.

    A date with ~ is a range. A place says how exact it is: "near X", "X (district)". "3 origins in 9 reports" counts copies of
    one another, and reports that rest on the same first voice, once. In a pipe the listing is tab-separated, with a heading.
    """
    chosen = {name: value for name, value in filters.items() if value is not None}
    with open_case(case_path) as case:
        incidents = list(case.incidents(**chosen))
    if as_json:
        echo_json(to_object(incident) for incident in incidents)
    elif not sys.stdout.isatty():
        click.echo("\n".join(["\t".join(TSV_COLUMNS), *map(tabulate, incidents)]))
    elif incidents:
        page = console()
        page.print(show_incidents(incidents, page.width))
    else:
        click.echo("no incidents" + (" fit these filters" if chosen else " in this case yet"), err=True)
    return 0
