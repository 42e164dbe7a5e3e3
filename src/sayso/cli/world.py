"""`sayso world`: the user's own actors, kept in the case."""

from collections.abc import Iterable
from pathlib import Path

import click

from sayso.casefile import Case, OwnKind, OwnTable
from sayso.cli.options import case_option, json_option
from sayso.cli.own_tables import keep, name_of, read_table, refuse, show_rows, show_tables, take_away
from sayso.world.own_actors import check_actors, pack_actor, unpack_actor, write_actors

FORM = """\b
A table is text in UTF-8, tab-separated or comma-separated, with a heading:
  name      canonical name (required)
  also      its other names, between bars: |
  kind      as in the record: armed-group, military, official, ... (required)
  side      ISO 3166-1 alpha-3 code of the state it speaks for, or the name of
            a non-state side, known or of this table; empty for an outsider
  country   alpha-3 code of the state in which a non-state side mostly is
  years     in which the row holds: 2019-2023, 2019-, -2021, 2020; empty: always
  what      person or organization; empty: organization

\b
Examples:
  sayso world add actors.tsv
  sayso world list
  sayso world remove actors
"""


@click.group("world", epilog=FORM)
def verb() -> None:
    """Add actors of your own; they win over those that Sayso knows.

    They are kept in the case. The next `sayso read` of the case reads its reports again with them.
    """


@verb.command(
    "add",
    epilog="""\b
Examples:
  sayso world add actors.tsv
  sayso world add actors.tsv --name militias -c kivu.sayso
""",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@case_option
@click.option("--name", help="What to call the table; a table of that name is replaced.  [default: as the file]")
@json_option
def add(file: Path, case_path: Path, *, name: str | None, as_json: bool) -> int:
    """Check a table and add it to the case. Ends with 3 where a line of it does not fit; nothing is added then."""
    text, called = read_table(file), name_of(file, name)
    with Case.write(case_path) as case:
        kept = (table.name for table in case.own_tables(OwnKind.ACTORS) if table.name != called)
        others = [unpack_actor(row) for table in kept for row in case.own_rows_of(table)]
        actors, faults = check_actors(text, others)
        if faults:
            return refuse(file, faults, as_json=as_json)
        keep(case, called, OwnKind.ACTORS, ((actor.name, pack_actor(actor)) for actor in actors), as_json=as_json)
    return 0


@verb.command("list")
@click.argument("name", required=False)
@case_option
@json_option
def show(name: str | None, case_path: Path, *, as_json: bool) -> None:
    """List the tables that were added, or with NAME the rows of one, as a table."""
    if name is None:
        show_tables(case_path, OwnKind.ACTORS, as_json=as_json)
    else:
        show_rows(case_path, name, (OwnKind.ACTORS,), _write)


def _write(_: OwnTable, rows: Iterable[str]) -> Iterable[str]:
    return write_actors(tuple(map(unpack_actor, rows)))


@verb.command("remove")
@click.argument("name")
@case_option
@json_option
def remove(name: str, case_path: Path, *, as_json: bool) -> None:
    """Take a table away again."""
    take_away(case_path, name, OwnKind.ACTORS, as_json=as_json)
