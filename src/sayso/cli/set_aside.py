"""`sayso set-aside`: the inputs that could not be read."""

from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from sayso.casefile import Case
from sayso.cli.options import case_option, echo_json, echo_line, json_option
from sayso.record import SetAside


@click.command(
    "set-aside",
    epilog="""\b
Examples:
  sayso set-aside
  sayso set-aside --code too-large
  sayso set-aside --json | jq -r .path
""",
)
@case_option
@click.option("--code", help="Only those set aside for this reason.")
@json_option
def verb(case_path: Path, code: str | None, *, as_json: bool) -> int:
    """List the inputs that could not be read, by reason, each with what to do."""
    with Case.open(case_path) as case:
        found = [aside for aside in case.set_aside() if code in (None, aside.code)]
    if as_json:
        echo_json({"kind": "set-aside", **msgspec.to_builtins(aside)} for aside in found)
    else:
        _list(found)
    return 0


def _list(found: Iterable[SetAside]) -> None:
    """Reason by reason: what to do, then the paths."""
    groups: dict[tuple[str, str], list[SetAside]] = {}
    for aside in found:
        groups.setdefault((aside.code, aside.remedy), []).append(aside)
    if not groups:
        click.echo("nothing was set aside", err=True)
    for (code, remedy), members in sorted(groups.items()):
        echo_line(f"{code} ({len(members):,}): {remedy}")
        for aside in members:
            echo_line(f"  {aside.path}: {aside.reason}")
