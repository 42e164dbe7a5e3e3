"""The reference of the command line as a page, made from its help: `python -m sayso.cli.reference` prints it."""

from collections.abc import Iterator

import click

from sayso.cli.group import EXIT_CODES, VERBS, sayso

WIDTH = 100
"""Columns of the help in the page."""

INTRODUCTION = """# Command line

Made from the program's own help; `python -m sayso.cli.reference > docs/reference/cli.md` makes it anew.
"""

CONVENTIONS = """## Conventions

- **Case**: `-c CASE` names the case file; without it the variable `SAYSO_CASE`, else `case.sayso` in this folder.
- **Ids** may be shortened as long as only one begins so: `sayso show inc_3f2a`.
- **`--json`** writes one JSON object a line. Nouns of the record are lines of the record (`sayso schema`); beside them
  there are `{"kind":"reason"}` of `explain`, `{"kind":"text"}` of `show` (the stored text of a report), `{"kind":"set-aside"}`,
  `{"kind":"problem"}` of `check`, `{"kind":"summary"}` and, on standard error, `{"kind":"progress"}` of `read`;
  `{"kind":"own-table"}` and `{"kind":"fault"}` of `world` and `places`.
  `search` writes its hits, whose `kind` is `report` or `claim`.
- **Pipes**: `sayso incidents` is tab-separated with a heading when it does not go to a terminal; other pages are plain text.
- **Colour** follows the terminal, [`NO_COLOR`](https://no-color.org) and `FORCE_COLOR`; `COLUMNS` sets the width.
- **Hostile texts**: control characters, escape sequences and bidi controls are shown (`\\x1b`, `\\u202e`), never carried out.
- **CSV**: a cell of words that begins with `=`, `+`, `-`, `@`, a tab or a line break gets an apostrophe before it.
"""


def write_reference() -> str:
    """The whole page."""
    verbs = (part for name in VERBS for part in _sections(f"sayso {name}", sayso.get_command(_context(sayso, "sayso"), name)))
    return "\n".join([INTRODUCTION, CONVENTIONS, _exit_codes(), _section("sayso", sayso), *verbs])


def _sections(name: str, command: click.Command | None) -> Iterator[str]:
    """The help of a command, and of those under it."""
    yield _section(name, command)
    if isinstance(command, click.Group):
        for under, found in command.commands.items():
            yield _section(f"{name} {under}", found)


def _exit_codes() -> str:
    """The exit codes as a table."""
    rows = "\n".join(f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items())
    return f"## Exit codes\n\n| code | meaning |\n|---|---|\n{rows}\n"


def _section(name: str, command: click.Command | None) -> str:
    """The help of one command."""
    words = command.get_help(_context(command, name)) if command else ""
    lines = "\n".join(line.rstrip() for line in words.splitlines())
    return f"## {name}\n\n```text\n{lines}\n```\n"


def _context(command: click.Command, name: str) -> click.Context:
    """A context of fixed width, so that the page does not depend on a terminal."""
    return click.Context(
        command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=["-h", "--help"]
    )


if __name__ == "__main__":
    click.echo(write_reference(), nl=False)
