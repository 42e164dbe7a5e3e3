"""`sayso export`: the record in the formats that others read."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from sayso.casefile import Case
from sayso.cli.options import case_option
from sayso.export.csv_events import write_csv
from sayso.export.geojson import write_geojson
from sayso.export.jsonl import write_jsonl

FORMATS: dict[str, Callable[[Case], Iterator[str]]] = {"jsonl": write_jsonl, "csv": write_csv, "geojson": write_geojson}


@click.command(
    "export",
    epilog="""\b
Examples:
  sayso export > record.jsonl
  sayso export --mentions --output record.jsonl
  sayso export --format csv --output events.csv
  sayso export --format geojson --output incidents.geojson
""",
)
@case_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True, help="What to write.")
@click.option("--mentions", is_flag=True, help="jsonl only: with every name, place, time and number as written.")
@click.option("-q", "--quiet", is_flag=True, expose_value=False, help="As in sayso read; an export shows no progress anyway.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file, written whole or not at all.")
def verb(case_path: Path, form: str, output: Path | None, *, mentions: bool) -> int:
    """Write the record to standard output or a file, in UTF-8.

    jsonl: the whole record, one object a line; the schema is that of `sayso schema`. csv: one row for each event with its voice
    and incident; cells that a spreadsheet would carry out as formulas get an apostrophe. geojson: the incidents; only
    an exact place, or one near a point, is drawn as a point, a wider one has a geometry of null.
    """
    if mentions and form != "jsonl":
        raise click.UsageError("--mentions goes with --format jsonl only")
    with Case.open(case_path) as case, case.snapshot():
        parts = write_jsonl(case, mentions=True) if mentions else FORMATS[form](case)
        encoded = (part.encode("utf-8") for part in parts)
        if output is None:
            sys.stdout.buffer.writelines(encoded)
        else:
            _write_whole(output, encoded)
    return 0


def _write_whole(path: Path, parts: Iterator[bytes]) -> None:
    """Write a file beside the final one and put it in its place at the end."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(parts)
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
