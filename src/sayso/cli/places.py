"""`sayso places`: the user's own places, kept in the case."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from sayso.casefile import Case, OwnKind, OwnTable
from sayso.cli.options import case_option, json_option
from sayso.cli.own_tables import keep, name_of, read_table, refuse, show_rows, show_tables, take_away
from sayso.world.gazetteer_file import Row
from sayso.world.own_cells import Fault
from sayso.world.own_places import check_dump, check_places, is_dump, pack_place, unpack_place, write_places

FORM = """\b
A table is text in UTF-8, tab-separated or comma-separated, with a heading:
  name        (required)
  also        its other names, between bars: |
  latitude, longitude     in degrees; both or neither
  country     ISO 3166-1 alpha-3 code
  admin1      first-order division, by its English name
  kind        country, province, district, town, site, region or sea;
              empty: town
  population
Such places are meant wherever their names stand. A dump of GeoNames
(IQ.txt of IQ.zip) is known by its 19 columns without a heading: its places
are weighed with those that Sayso knows, and stand for the same ones there.

\b
Examples:
  sayso places add checkpoints.tsv
  sayso places list
  sayso places remove checkpoints
"""


@click.group("places", epilog=FORM)
def verb() -> None:
    """Add places of your own; they win over those that Sayso knows.

    They are kept in the case. The next `sayso read` of the case reads its reports again with them.
    """


@verb.command(
    "add",
    epilog="""\b
Examples:
  sayso places add checkpoints.tsv
  sayso places add IQ.txt --name iraq -c mosul.sayso
""",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@case_option
@click.option("--name", help="What to call the table; a table of that name is replaced.  [default: as the file]")
@json_option
def add(file: Path, case_path: Path, *, name: str | None, as_json: bool) -> int:
    """Check a table and add it to the case. Ends with 3 where a line of it does not fit; nothing is added then."""
    text, called = read_table(file), name_of(file, name)
    kind = OwnKind.GAZETTEER if is_dump(text) else OwnKind.PLACES
    rows, faults = _check(text, kind)
    if faults:
        return refuse(file, faults, as_json=as_json)
    with Case.write(case_path) as case:
        keep(case, called, kind, map(pack_place, rows), as_json=as_json)
    return 0


def _check(text: str, kind: OwnKind) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """The rows of either sort of table, and its faults."""
    if kind is OwnKind.PLACES:
        return check_places(text)
    found = list(check_dump(text.split("\n")))
    return tuple(row for row in found if isinstance(row, Row)), tuple(row for row in found if isinstance(row, Fault))


@verb.command("list")
@click.argument("name", required=False)
@case_option
@json_option
def show(name: str | None, case_path: Path, *, as_json: bool) -> None:
    """List the tables that were added, or with NAME the rows of one, as a table."""
    if name is None:
        show_tables(case_path, OwnKind.PLACES, OwnKind.GAZETTEER, as_json=as_json)
    else:
        show_rows(case_path, name, (OwnKind.PLACES, OwnKind.GAZETTEER), _write)


def _write(table: OwnTable, rows: Iterable[str]) -> Iterator[str]:
    return write_places(tuple(unpack_place(row, own=table.kind is OwnKind.PLACES) for row in rows))


@verb.command("remove")
@click.argument("name")
@case_option
@json_option
def remove(name: str, case_path: Path, *, as_json: bool) -> None:
    """Take a table away again."""
    take_away(case_path, name, OwnKind.PLACES, OwnKind.GAZETTEER, as_json=as_json)
