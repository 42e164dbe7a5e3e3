"""Texts that try to take over the terminal are shown, not obeyed; in JSON they keep every character."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case, Entry
from sayso.record import Reading, Reason, Received, Report, Span, report_id, stable_id, text_digest

Command = Callable[..., Any]
EVIL = "\x1b]0;owned\x07\x1b[2J\u202e\u2066\x9b31m\r[bold]"
"""Renames the window, clears the screen, turns the reading direction, paints red, overwrites the line, and tries markup."""
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def poisoned(received: Received) -> Received:
    """The same report with hostile signs at every place that a page shows."""
    report = received.report
    text = received.text + "\n" + EVIL + " fled."
    outlet, title = f"Gulf{EVIL}Wire", f"Shelled{EVIL}"
    identity = report_id(text, outlet, report.published)
    return Received(
        report=replace(
            report,
            id=identity,
            outlet=outlet,
            title=title,
            path=f"a{EVIL}.txt",
            text_sha256=text_digest(text),
            length=len(text),
        ),
        text=text,
    )


def moved(reading: Reading, report: Report, text: str) -> Reading:
    """A reading of the poisoned report, with the hostile signs in names, quotes and reasons."""
    said = reading.claims[0]
    start = text.index(EVIL)
    span = Span.of(text, start, start + len(EVIL))
    claim = replace(
        said,
        id=stable_id("clm", report.id),
        report=report.id,
        content=span,
        chain=(replace(said.chain[0], name=EVIL, actor=f"Ministry {EVIL}"),),
    )
    place = replace(reading.events[0].place, name=EVIL)  # type: ignore[type-var]
    event = replace(
        reading.events[0], id=stable_id("evt", report.id), report=report.id, claim=claim.id, anchor=span, place=place
    )
    reason = Reason(subject=claim.id, field=EVIL, rule=EVIL, words=span, note=EVIL)
    return Reading(report=report, claims=(claim,), events=(event,), reasons=(reason,))


@pytest.fixture
def evil(small: Any, tmp_path: Path) -> Path:
    """A case with one poisoned report, and an incident of it."""
    received = poisoned(small.read[0][0])
    reading = moved(small.read[0][1], received.report, received.text)
    first = small.linking.incidents[0]
    account = replace(first.accounts[0], claims=(reading.claims[0].id,))
    incident = replace(
        first,
        title=f"Title {EVIL}",
        place=reading.events[0].place,
        events=(reading.events[0].id,),
        reports=(received.report.id,),
        families=(),
        accounts=(account,),
        disputes=(),
    )
    path = tmp_path / "evil.sayso"
    with Case.write(path) as case:
        case.describe(sayso="0", model=None, settings={}, reader="r", linker="l")
        case.store([Entry(text=received.text, forms=(received.report,), reading=reading, keys=("k",))], reader="r", keyer="l")
        case.store_group([1], replace(small.linking, families=(), incidents=(incident,), reasons=()), linker="l")
        case.put_aside([replace(small.set_aside[0], path=f"x{EVIL}", reason=EVIL, remedy=EVIL)])
    return path


def identities(path: Path) -> dict[str, str]:
    with Case.open(path) as case:
        return {
            "incident": next(case.incidents()).id,
            "report": next(case.reports()).id,
            "claim": next(case.claims()).id,
            "event": next(case.events()).id,
        }


def pages(sayso: Command, path: Path, **terminal: Any) -> dict[str, str]:
    """What each verb shows."""
    shown = {f"show {noun}": sayso("show", identity, "-c", path, **terminal) for noun, identity in identities(path).items()}
    shown |= {
        f"explain {noun}": sayso("explain", identity, "-c", path, **terminal) for noun, identity in identities(path).items()
    }
    shown |= {verb: sayso(verb, "-c", path, **terminal) for verb in ("incidents", "set-aside", "check")}
    shown["search"] = sayso("search", "shelled", "-c", path, **terminal)
    return {name: ended.out + ended.err for name, ended in shown.items()}


@pytest.mark.parametrize("terminal", [{}, {"columns": 80}, {"columns": 160}], ids=["pipe", "80", "160"])
def test_no_control_reaches_the_terminal(terminal: dict[str, Any], sayso: Command, evil: Path) -> None:
    guilty = {
        name
        for name, shown in pages(sayso, evil, **terminal).items()
        if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\u2066]", shown)
    }
    assert guilty == set()


def test_styles_are_the_only_escapes_in_colour(sayso: Command, evil: Path) -> None:
    guilty = {name for name, shown in pages(sayso, evil, columns=100, colour=True).items() if "\x1b" in STYLE.sub("", shown)}
    assert guilty == set()


def test_the_signs_are_shown(sayso: Command, evil: Path) -> None:
    shown = sayso("show", identities(evil)["claim"], "-c", evil, columns=200).out
    assert r"\x1b]0;owned\x07\x1b[2J\u202e\u2066\x9b31m\r[bold]" in shown


def test_json_keeps_every_character(sayso: Command, evil: Path) -> None:
    out = sayso("show", identities(evil)["claim"], "-c", evil, "--json").out
    assert json.loads(out.splitlines()[0])["content"]["quote"] == EVIL


def test_json_holds_no_raw_escape(sayso: Command, evil: Path) -> None:
    assert "\x1b" not in sayso("export", "-c", evil).out


def test_a_cell_cannot_break_out_of_its_line(sayso: Command, evil: Path) -> None:
    lines = sayso("incidents", "-c", evil).out.splitlines()
    assert [line.count("\t") for line in lines] == [13, 13]


def test_a_hostile_argument_is_told_harmlessly(sayso: Command, evil: Path) -> None:
    ended = sayso("show", "inc_\x1b[2J", "-c", evil)
    assert (ended.code, "\x1b" in ended.err) == (7, False)


def test_a_long_text_is_cut_unless_wanted_whole(small: Any, sayso: Command, tmp_path: Path) -> None:
    text = "Nothing happened here. " * 5_000
    report = replace(small.read[0][0].report, id=report_id(text, None, None), outlet=None, published=None, written=None)
    report = replace(report, text_sha256=text_digest(text), length=len(text))
    with Case.write(tmp_path / "long.sayso") as case:
        case.describe(sayso="0", model=None, settings={}, reader="r", linker="l")
        case.store([Entry(text=text, forms=(report,), reading=Reading(report=report))], reader="r", keyer="l")
    shown = sayso("show", report.id, "-c", tmp_path / "long.sayso").out
    whole = sayso("show", report.id, "-c", tmp_path / "long.sayso", "--full").out
    assert (shown.count("Nothing"), whole.count("Nothing")) == (870, 5_000)
    assert "95,000 more characters; --full shows them" in shown
