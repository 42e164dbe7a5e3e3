"""Golden pages: `pytest tests/cli --regenerate` writes them anew; look at the diff."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
Golden = Callable[[str, str], None]
PAGES = {
    "incident": "inc_8c7afb",
    "report": "rep_2f59c5",
    "claim": "clm_cdd647",
    "event": "evt_0bef94",
    "family": "fam_a28c90",
}


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_incidents_on_a_terminal(columns: int, sayso: Command, golden: Golden, small_case: Path) -> None:
    ended = sayso("incidents", "-c", small_case, columns=columns)
    golden(f"incidents-{columns}.txt", ended.out)


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("noun", PAGES)
def test_pages_on_a_terminal(noun: str, columns: int, sayso: Command, golden: Golden, small_case: Path) -> None:
    ended = sayso("show", PAGES[noun], "-c", small_case, columns=columns)
    golden(f"{noun}-{columns}.txt", ended.out)


@pytest.mark.parametrize("noun", PAGES)
@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(noun: str, columns: int, sayso: Command, small_case: Path) -> None:
    pages = (
        sayso("show", PAGES[noun], "-c", small_case, columns=columns).out
        + sayso("incidents", "-c", small_case, columns=columns).out
    )
    assert [line for line in pages.splitlines() if len(line) > columns] == []


def test_incidents_in_a_pipe(sayso: Command, golden: Golden, small_case: Path) -> None:
    golden("incidents.tsv", sayso("incidents", "-c", small_case).out)


@pytest.mark.parametrize("identity", ["clm_7be9b2", "evt_0bef94", "inc_8c7afb", "fam_a28c90"])
def test_explanations(identity: str, sayso: Command, golden: Golden, small_case: Path) -> None:
    golden(f"explain-{identity}.txt", sayso("explain", identity, "-c", small_case, columns=80).out)


def test_search_on_a_terminal(sayso: Command, golden: Golden, small_case: Path) -> None:
    golden("search.txt", sayso("search", "eritrean", "soldier*", "-c", small_case, columns=80).out)


def test_set_aside(sayso: Command, golden: Golden, small_case: Path) -> None:
    golden("set-aside.txt", sayso("set-aside", "-c", small_case).out)


def test_check_of_a_sound_case(sayso: Command, small_case: Path) -> None:
    ended = sayso("check", "-c", small_case)
    assert (ended.code, ended.err) == (0, "")
    assert "is sound: 5 reports, 2 mentions" in ended.out


def test_colour_adds_nothing_but_colour(sayso: Command, small_case: Path) -> None:
    from rich.text import Text  # noqa: PLC0415

    plain = sayso("show", "inc_8c7afb", "-c", small_case, columns=80).out
    coloured = sayso("show", "inc_8c7afb", "-c", small_case, columns=80, colour=True).out
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in Text.from_ansi(coloured).plain.splitlines()] == [
        line.rstrip() for line in plain.splitlines()
    ]
