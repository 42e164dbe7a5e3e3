"""What `sayso world` and `sayso places` share: adding a table, listing what was added, taking it away."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click
import msgspec

from sayso.casefile import Case, OwnKind, OwnTable, WritableCase
from sayso.cli.options import echo_json, echo_line
from sayso.cli.terminal import clean
from sayso.errors import InputError, UsageError
from sayso.world.own_cells import MAX_BYTES, Fault

MOST_FAULTS = 50
"""Faults that are told of one table."""
SHOWN_DIGITS = 12
"""Digits of a digest that tell two versions of a table apart."""

Rows = Iterable[tuple[str, str]]
"""What is added: the name under which a row is found, and the row."""


def read_table(path: Path) -> str:
    """The text of a table.

    Raises:
        InputError: where it is too large, or no text in UTF-8.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        limit = f"{MAX_BYTES // 2**20:,} MiB"
        raise InputError(f"{path} has {size // 2**20:,} MiB", remedy=f"expected at most {limit}: add the parts that you need")
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        remedy = "save the table as UTF-8; unpack it first if it is an archive"
        raise InputError(f"{path} is no text in UTF-8: byte {error.start:,} does not fit", remedy=remedy) from error


def name_of(path: Path, name: str | None) -> str:
    """What a table is to be called: as asked for, else as its file is.

    Raises:
        UsageError: where that is no name.
    """
    chosen = (name or path.stem).strip()
    if not chosen or not chosen.isprintable():
        raise UsageError(f"expected a name of plain characters, found {chosen!r}", remedy="give one with --name")
    return chosen


def refuse(path: Path, faults: Sequence[Fault], *, as_json: bool) -> int:
    """Tell what is wrong with a table; the exit code."""
    for fault in faults[:MOST_FAULTS]:
        if as_json:
            echo_json([{"kind": "fault", "path": str(path), **msgspec.to_builtins(fault)}])
        else:
            click.echo(clean(f"{path}:{fault.line}: {fault.message}" if fault.line else f"{path}: {fault.message}"), err=True)
    number = "1 fault" if len(faults) == 1 else f"{len(faults):,} faults"
    shown = f", of which {MOST_FAULTS} are shown" if len(faults) > MOST_FAULTS else ""
    click.echo(clean(f"sayso: {path} has {number}{shown}; nothing was added"), err=True)
    return InputError.exit_code


def keep(case: WritableCase, name: str, kind: OwnKind, rows: Rows, *, as_json: bool) -> None:
    """Keep a table and tell of it, and of the reports that wait to be read again.

    Raises:
        UsageError: where a table of another sort has the name.
    """
    same = next((table for table in case.own_tables() if table.name == name), None)
    if same and (same.kind is OwnKind.ACTORS) != (kind is OwnKind.ACTORS):
        raise UsageError(f"there is a table {name!r} of {same.kind} already", remedy="give this one another name with --name")
    _tell(case, case.add_own(name, kind, rows), "added" if same is None else "replaced", as_json=as_json)


def take_away(case_path: Path, name: str, *kinds: OwnKind, as_json: bool) -> None:
    """Take a table away and tell of it.

    Raises:
        NotFoundError: where there is none of the name.
    """
    _require(case_path)
    with Case.write(case_path) as case:
        _tell(case, case.remove_own(name, *kinds), "removed", as_json=as_json)


def _require(case_path: Path) -> None:
    """See to it that a case is there, so that none is made.

    Raises:
        CaseError: where there is none.
    """
    with Case.open(case_path):
        pass


def _tell(case: WritableCase, table: OwnTable, done: str, *, as_json: bool) -> None:
    reports = case.counts()["report"]
    if as_json:
        echo_json([{**_describe(table), "done": done, "reports_to_read_again": reports}])
        return
    waiting = f"; `sayso read -c {case.path}` reads its {reports:,} reports again" if reports else ""
    echo_line(f"{done} {table.name}: {table.rows:,} rows of {table.kind}{waiting}")


def show_tables(case_path: Path, *kinds: OwnKind, as_json: bool) -> None:
    """List the tables of some kinds."""
    with Case.open(case_path) as case:
        tables = case.own_tables(*kinds)
    if as_json:
        echo_json(map(_describe, tables))
        return
    if not tables:
        click.echo("no table was added", err=True)
    for table in tables:
        click.echo("\t".join((clean(table.name), table.kind, str(table.rows), table.digest[:SHOWN_DIGITS])))


def show_rows(
    case_path: Path, name: str, kinds: Sequence[OwnKind], write: Callable[[OwnTable, Iterable[str]], Iterable[str]]
) -> None:
    """Write the rows of one table, as a table that can be added again.

    Raises:
        NotFoundError: where there is none of the name.
    """
    with Case.open(case_path) as case:
        table = case.own_table(name, *kinds)
        for line in write(table, case.own_rows_of(name)):
            click.echo("\t".join(map(clean, line.split("\t"))))


def _describe(table: OwnTable) -> dict[str, object]:
    return {"kind": "own-table", "name": table.name, "of": str(table.kind), "rows": table.rows, "digest": table.digest}
