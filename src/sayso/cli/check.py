"""`sayso check`: whether a case holds what it says."""

from pathlib import Path

import click
import msgspec

from sayso.casefile import Case
from sayso.cli.options import case_option, echo_json, echo_line, json_option
from sayso.errors import CaseError

WORDS = {
    "report": ("report", "reports"),
    "mention": ("mention", "mentions"),
    "family": ("family", "families"),
    "claim": ("claim", "claims"),
    "event": ("event", "events"),
    "incident": ("incident", "incidents"),
    "set_aside": ("set aside", "set aside"),
}
"""What a case counts, one and several of it."""


@click.command(
    "check",
    epilog="""\b
Examples:
  sayso check
  sayso check -c archive/2023.sayso --json
""",
)
@case_option
@json_option
def verb(case_path: Path, *, as_json: bool) -> int:
    """Verify the case: the file, hashes of texts, spans, links, search. Ends with 5 where something is wrong."""
    with Case.open(case_path) as case:
        number = 0
        for number, problem in enumerate(case.check(), 1):  # noqa: B007  (the last number counts them)
            if as_json:
                echo_json([{"kind": "problem", **msgspec.to_builtins(problem)}])
            else:
                echo_line(f"{problem.code} {problem.subject}: {problem.message}; {problem.remedy}")
        counts = case.counts() if not number and not as_json else {}
    if counts:
        held = ", ".join(f"{counts[kind]:,} {words[counts[kind] != 1]}" for kind, words in WORDS.items())
        echo_line(f"{case_path} is sound: {held}")
    return CaseError.exit_code if number else 0
