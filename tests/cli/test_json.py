"""`--json`: one object a line, lines of the record where there are any."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from sayso.record.codec import KINDS
from sayso.record.schema import schema_text

Command = Callable[..., Any]
VALIDATOR = Draft202012Validator(json.loads(schema_text()))


@pytest.mark.parametrize(
    ("identity", "kinds"),
    [
        ("inc_8c7afb", ["incident", "report", "family", "claim", "event"]),
        ("rep_2f59c5", ["report", "text", "family", "claim", "event", "incident"]),
        ("clm_cdd647", ["claim", "report", "event", "incident"]),
        ("evt_0bef94", ["event", "report", "claim", "incident"]),
        ("fam_a28c90", ["family", "report"]),
    ],
)
def test_the_noun_is_first_and_what_its_page_shows_follows(
    identity: str, kinds: list[str], sayso: Command, small_case: Path
) -> None:
    lines = [json.loads(line) for line in sayso("show", identity, "-c", small_case, "--json").out.splitlines()]
    assert lines[0]["id"].startswith(identity)
    assert list(dict.fromkeys(line["kind"] for line in lines)) == kinds


@pytest.mark.parametrize("identity", ["inc_8c7afb", "rep_2f59c5", "clm_cdd647", "evt_0bef94", "fam_a28c90"])
def test_nouns_are_lines_of_the_record(identity: str, sayso: Command, small_case: Path) -> None:
    lines = [json.loads(line) for line in sayso("show", identity, "-c", small_case, "--json").out.splitlines()]
    faults = [error.message for line in lines if line["kind"] in KINDS for error in VALIDATOR.iter_errors(line)]
    assert faults == []


def test_a_report_comes_with_its_text(sayso: Command, small: Any, small_case: Path) -> None:
    lines = [json.loads(line) for line in sayso("show", "rep_2f59c5", "-c", small_case, "--json").out.splitlines()]
    assert [line["text"] for line in lines if line["kind"] == "text"] == [small.read[0][0].text]


def test_incidents_are_lines_of_the_record(sayso: Command, small_case: Path) -> None:
    lines = sayso("incidents", "-c", small_case, "--json").out.splitlines()
    assert [error.message for line in lines for error in VALIDATOR.iter_errors(json.loads(line))] == []


def test_reasons_as_json(sayso: Command, small_case: Path) -> None:
    lines = [json.loads(line) for line in sayso("explain", "evt_0bef94", "-c", small_case, "--json").out.splitlines()]
    assert [(line["kind"], line["field"], line["rule"]) for line in lines] == [
        ("reason", "place", "gazetteer"),
        ("reason", "stance", "hostile-act-by-opponent"),
        ("reason", "chain", "subject-of-cue"),
    ]


def test_hits_as_json(sayso: Command, small_case: Path) -> None:
    lines = [json.loads(line) for line in sayso("search", "smugglers", "-c", small_case, "--json").out.splitlines()]
    assert [(line["kind"], line["id"][:8], line["matches"][0]["quote"]) for line in lines] == [
        ("report", "rep_38d1", "Smugglers")
    ]


def test_what_is_set_aside_as_json(sayso: Command, small_case: Path) -> None:
    lines = [json.loads(line) for line in sayso("set-aside", "-c", small_case, "--json", "--code", "empty").out.splitlines()]
    assert lines == [
        {
            "kind": "set-aside",
            "path": "reports/empty.txt",
            "code": "empty",
            "reason": "expected words, found none",
            "remedy": "nothing to do",
        }
    ]


def test_a_sound_case_has_no_problem_to_tell(sayso: Command, small_case: Path) -> None:
    ended = sayso("check", "-c", small_case, "--json")
    assert (ended.code, ended.out) == (0, "")
