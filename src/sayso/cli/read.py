"""`sayso read`: reports in, a case out."""

import sys
from pathlib import Path
from typing import Any

import click

from sayso import api
from sayso.casefile import Case
from sayso.cli.options import case_option, echo_json
from sayso.cli.pages.summary_page import describe_summary, show_summary
from sayso.cli.terminal import print_page
from sayso.errors import InputError
from sayso.ingest import Limits, Options
from sayso.pipeline.progress import choose_progress
from sayso.pipeline.summary import Summary

UNITS = {"K": 2**10, "M": 2**20, "G": 2**30}
DEFAULTS = Limits()


class Size(click.ParamType[int]):
    """A number of bytes, such as 500000, 64M or 2G."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of bytes."""
        if isinstance(value, int):
            return value
        number, unit = (value[:-1], value[-1].upper()) if value[-1:].upper() in UNITS else (value, "")
        if not number.isascii() or not number.isdigit() or not int(number):
            self.fail(f"expected a size such as 500000, 64M or 2G, found {value!r}", param, ctx)
        return int(number) * UNITS.get(unit, 1)


@click.command(
    "read",
    epilog="""\b
Examples:
  sayso read reports/                        a folder and all folders in it
  sayso read monday.txt feed.xml crawl.warc.gz -c sudan.sayso
  sayso read "dispatches/2023-*.html"
  curl -s https://example.org/a.json | sayso read -
  sayso read --fetch https://example.org/news/feed.xml
  sayso read reports/ --quiet --strict       for scripts: ends with 3 where something is set aside
""",
)
@click.argument("paths", nargs=-1)
@case_option
@click.option("--fetch", is_flag=True, help="Fetch addresses; without it they are set aside.")
@click.option("--allow-private", is_flag=True, help="With --fetch: also from this machine and its own network.")
@click.option("--rules", is_flag=True, help="Read by rules alone, without the trained network: quicker, and less well.")
@click.option("--strict", is_flag=True, help="End with 3 where anything is set aside.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.option("--json", "as_json", is_flag=True, help="Progress as JSON lines on standard error, the summary as JSON.")
@click.option(
    "--max-bytes", type=Size(), default=DEFAULTS.document_bytes, metavar="SIZE", help="Of one text or page.  [default: 16M]"
)
@click.option(
    "--max-unpacked",
    type=Size(),
    default=DEFAULTS.unpacked_bytes,
    metavar="SIZE",
    help="Of all in one archive.  [default: 16G]",
)
@click.option(
    "--max-characters",
    type=click.IntRange(min=1),
    default=DEFAULTS.text_chars,
    show_default=True,
    metavar="N",
    help="Of one report.",
)
@click.option(
    "--max-entries",
    type=click.IntRange(min=1),
    default=DEFAULTS.entries,
    show_default=True,
    metavar="N",
    help="Of one archive or feed.",
)
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=DEFAULTS.seconds, show_default=True, metavar="S", help="To fetch."
)
def verb(paths: tuple[str, ...], case_path: Path, *, strict: bool, quiet: bool, as_json: bool, **taken: Any) -> int:
    """Read reports into a case.

    PATHS are files, folders, patterns, addresses (with --fetch) or - for standard input: text, HTML, JSON, JSON Lines, CSV,
    TSV, e-mail, RSS, Atom, WARC; also as .gz, .zst and .zip. What the case knows already is passed over, so that the same
    command may be run again at any time. What cannot be read is set aside with its reason; everything else is read. Without
    PATHS a case is brought up to the present version of Sayso.
    """
    if not paths and not case_path.exists():
        raise click.UsageError("say what to read: sayso read PATHS…")
    progress = choose_progress(sys.stderr, quiet=quiet, as_json=as_json)
    reader = api.choose_reader(rules=taken["rules"])
    summary = api.read(paths, case_path, options=_options(taken), reader=reader, progress=progress)
    if as_json:
        echo_json([describe_summary(summary, case_path)])
    elif not quiet:
        with Case.open(case_path) as case:
            print_page(show_summary(summary, case_path, case.set_aside()))
    return _code(summary, strict=strict)


def _options(taken: dict[str, Any]) -> Options:
    """The options as ingest has them."""
    limits = Limits(
        document_bytes=taken["max_bytes"],
        unpacked_bytes=taken["max_unpacked"],
        text_chars=taken["max_characters"],
        entries=taken["max_entries"],
        seconds=taken["timeout"],
    )
    return Options(limits=limits, fetch=taken["fetch"], allow_private=taken["allow_private"])


def _code(summary: Summary, *, strict: bool) -> int:
    """What the verb ends with."""
    set_aside = summary.set_aside.total()
    failed = set_aside and (strict or not summary.received)
    return InputError.exit_code if failed else 0
