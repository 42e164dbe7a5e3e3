"""Options that several verbs share."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
import msgspec

from sayso.casefile import Case
from sayso.errors import CaseError

DEFAULT_CASE = "case.sayso"

_encoder = msgspec.json.Encoder()

case_option: Callable[..., Any] = click.option(
    "-c",
    "--case",
    "case_path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=DEFAULT_CASE,
    envvar="SAYSO_CASE",
    show_default=True,
    show_envvar=True,
    help="The case file.",
)
json_option: Callable[..., Any] = click.option("--json", "as_json", is_flag=True, help="Write JSON instead, one object a line.")


def open_case(path: Path) -> Case:
    """An existing case, open for reading; use it in a `with`.

    Raises:
        CaseError: where there is none.
    """
    if not path.exists():
        raise CaseError(f"there is no case at {path}", remedy="make one with `sayso read PATHS…`, or name one with -c")
    return Case.open(path)


def echo_json(objects: Iterable[Any]) -> None:
    """Write objects to standard output, one a line."""
    stream = click.get_binary_stream("stdout")
    for value in objects:
        stream.write(_encoder.encode(value) + b"\n")
