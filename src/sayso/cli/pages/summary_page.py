"""What a run of `sayso read` did."""

from collections.abc import Iterable
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from sayso.cli.pages.marks import FAINT, HEAD, heading, listed
from sayso.cli.terminal import join, styled
from sayso.pipeline.summary import Summary
from sayso.record import SetAside

EXAMPLES = 3
"""Paths that are named for each reason."""


def describe_summary(summary: Summary, case: Path) -> dict[str, Any]:
    """The summary as a JSON object."""
    return {"kind": "summary", "case": str(case), **asdict(summary), "set_aside": dict(sorted(summary.set_aside.items()))}


def show_summary(summary: Summary, case: Path, set_aside: Iterable[SetAside]) -> RenderableType:
    """How many were read, known and set aside; why, and what to do; and what to do next.

    Args:
        summary: what was done.
        case: the case file.
        set_aside: all that the case has set aside, of this run and earlier ones.
    """
    parts: list[RenderableType] = [_counts(summary, case)]
    if summary.set_aside:
        parts += [heading("Set aside"), listed(_reasons(summary, set_aside)), styled("  sayso set-aside lists them all", FAINT)]
    if summary.received or summary.read_again:
        parts += [Text(), _next(summary, case)]
    return Group(*parts)


def _counts(summary: Summary, case: Path) -> Text:
    """What became of the inputs."""
    counts = [(summary.added, "new"), (summary.known, "known already"), (summary.read_again, "read again")]
    told = [f"{number:,} {words}" for number, words in counts if number] or ["nothing new"]
    aside = summary.set_aside.total()
    told += [f"{aside:,} set aside"] if aside else []
    return join([styled(f"{case}:", HEAD), ", ".join(told), styled(f"in {summary.seconds:,.1f} s", FAINT)])


def _reasons(summary: Summary, set_aside: Iterable[SetAside]) -> list[Text]:
    """For each reason of this run how many, what to do, and some of the paths."""
    by_code: dict[str, list[SetAside]] = {}
    for aside in set_aside:
        by_code.setdefault(aside.code, []).append(aside)
    return [_reason(code, number, by_code.get(code, [])) for code, number in sorted(summary.set_aside.items())]


def _reason(code: str, number: int, members: list[SetAside]) -> Text:
    """One reason."""
    remedy = members[0].remedy if members else ""
    paths = [styled(f"{aside.path}: {aside.reason}", FAINT) for aside in islice(members, EXAMPLES)]
    return join([join([styled(f"{number:,} {code}", HEAD), remedy], " – "), *paths], "\n")


def _next(summary: Summary, case: Path) -> Text:
    """The incidents, and how to see them."""
    option = "" if str(case) == "case.sayso" else f" -c {case}"
    many = f"{summary.incidents:,} incident{'' if summary.incidents == 1 else 's'}"
    return join([f"{many} new or changed;", styled(f"sayso incidents{option}", HEAD), "lists them"])
