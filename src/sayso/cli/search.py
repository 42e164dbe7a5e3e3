"""`sayso search`: words in reports and claims."""

from pathlib import Path

import click
import msgspec
from rich.console import Group
from rich.text import Text

from sayso.casefile import Case, Hit
from sayso.cli.options import case_option, echo_json, json_option
from sayso.cli.pages.marks import FAINT, HEAD
from sayso.cli.terminal import clean, join, print_page, styled

FOUND = "bold black on yellow"


@click.command(
    "search",
    epilog="""\b
Examples:
  sayso search shelling hospital
  sayso search '"cease-fire violation"'      these words in this order
  sayso search 'bomb*' --limit 50            all that begins so
  sayso search drone --json | jq -r .id
""",
)
@click.argument("words", nargs=-1, required=True)
@case_option
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="At most so many of each, reports and claims."
)
@json_option
def verb(words: tuple[str, ...], case_path: Path, limit: int, *, as_json: bool) -> int:
    """Find words in reports and claims; the best first.

    All the words have to be there. Capitals and accents do not matter.
    """
    with Case.open(case_path) as case:
        hits = case.search(" ".join(words), limit)
    if as_json:
        echo_json(msgspec.to_builtins(hit) for hit in hits)
    elif hits:
        print_page(Group(*(line for hit in hits for line in (_hit(hit), Text()))))
    else:
        click.echo("nothing has all these words", err=True)
    return 0


def _hit(hit: Hit) -> Text:
    """What was found, and the words in their surroundings."""
    where = styled(f"in {hit.report}" if hit.kind == "claim" else "", FAINT)
    return join([join([styled(hit.id, HEAD), where, styled(hit.title or "")]), _excerpt(hit)], "\n")


def _excerpt(hit: Hit) -> Text:
    """The excerpt with the words marked."""
    shown, last = Text(), hit.excerpt.start
    for match in hit.matches:
        shown.append(clean(_cut(hit, last, match.start)))
        shown.append(clean(match.quote), style=FOUND)
        last = match.end
    return shown.append(clean(_cut(hit, last, hit.excerpt.end)))


def _cut(hit: Hit, start: int, end: int) -> str:
    """A stretch of the excerpt, by offsets into the report's text."""
    return hit.excerpt.quote[start - hit.excerpt.start : end - hit.excerpt.start]
