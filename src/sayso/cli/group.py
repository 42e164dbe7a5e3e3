"""The verbs of the command line; each is loaded when it is asked for, so that `sayso --help` is there at once."""

from importlib import import_module

import click

from sayso import __version__

VERBS: dict[str, str] = {
    "read": "Read reports into a case.",
    "incidents": "List what is said to have happened, in order of time.",
    "show": "Show an incident with its accounts side by side, or a report, claim, event or family.",
    "explain": "Say why: the words and the rule or score behind each field.",
    "search": "Find words in reports and claims.",
    "export": "Write the record as JSON Lines, CSV or GeoJSON.",
    "world": "Add actors of your own to a case, list them, take them away.",
    "places": "Add places of your own to a case, list them, take them away.",
    "set-aside": "List the inputs that could not be read, and what to do.",
    "check": "Verify the case: hashes, spans, links.",
    "schema": "Print the JSON Schema of the record.",
}
"""The verbs in the order in which a newcomer needs them, each in one line."""

EXIT_CODES: dict[int, str] = {
    0: "done; for `read`: something could be read, or was known already",
    1: "a fault of Sayso's own; please report it",
    2: "the command line does not fit: an unknown option, an output that cannot be written",
    3: "nothing could be read; with --strict: something was set aside",
    4: "a line is not of the record format",
    5: "the case file is missing, damaged or of a newer version; for `check`: something is wrong",
    6: "another process writes the case",
    7: "no such id in the case",
    8: "the trained weights of the package are damaged",
    130: "interrupted; what was read is kept, and the same command goes on from there",
}
"""What the command line ends with, and what it means."""

INTRODUCTION = """Keep the record of who says what about a conflict.

Reports go in; out comes who said what happened, where, when and at what loss, who denies it, and on how many independent
origins it rests. Every field leads back to the exact words.
"""

FIRST_STEPS = """\b
First steps:
  sayso read reports/            read a folder into case.sayso
  sayso incidents                what is said to have happened
  sayso show inc_3f2a            one incident, its accounts side by side
  sayso explain clm_90bd         why Sayso reads it so
"""


class VerbGroup(click.Group):
    """Verbs by name, each in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """The verbs in the order of `VERBS`."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The verb of this name, or `None`."""
        if cmd_name not in VERBS:
            return None
        verb: click.Command = import_module(f"sayso.cli.{cmd_name.replace('-', '_')}").verb
        return verb

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The verbs with one line each, without loading them."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


def _exit_codes() -> str:
    """The exit codes as click shows them unwrapped."""
    lines = (f"  {code:>3}  {meaning}" for code, meaning in EXIT_CODES.items())
    return "\n".join(["\b", "Exit codes:", *lines])


@click.group(
    cls=VerbGroup,
    help=INTRODUCTION,
    epilog=f"{FIRST_STEPS}\n{_exit_codes()}",
    subcommand_metavar="VERB ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)
@click.version_option(__version__, "-V", "--version", prog_name="sayso", message="%(prog)s %(version)s")
def sayso() -> None:
    """Hold the verbs."""
