"""Options that several verbs share."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
import msgspec

from sayso.cli.terminal import clean

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


def echo_line(words: str) -> None:
    """Write one plain line to standard output, harmless to a terminal."""
    click.echo(clean(words))


def echo_json(objects: Iterable[Any]) -> None:
    """Write objects to standard output, one a line."""
    sys.stdout.buffer.writelines(_encoder.encode(value) + b"\n" for value in objects)
