"""Every kind of damage is found and named."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sayso.casefile import Case


def spoil(path: Path, *statements: str) -> None:
    """Change a case behind its back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.create_function("set_in", 3, set_in)
        for statement in statements:
            connection.execute(statement)


def set_in(payload: str, where: str, value: str) -> str:
    """The JSON with another value at a place such as `content.start`."""
    whole = json.loads(payload)
    *way, last = where.split(".")
    inner = whole
    for step in way:
        inner = inner[int(step)] if isinstance(inner, list) else inner[step]
    inner[last] = json.loads(value)
    return json.dumps(whole)


def found(path: Path) -> set[str]:
    with Case.open(path) as case:
        return {problem.code for problem in case.check()}


DAMAGES: dict[str, tuple[str, str]] = {
    "a changed text": ("text-hash", "UPDATE texts SET text = replace(text, 'e', 'a') WHERE report = 1"),
    "a shortened text": ("text-length", "UPDATE texts SET text = substr(text, 1, 200) WHERE report = 1"),
    "another hash": ("text-hash", "UPDATE reports SET payload = set_in(payload, 'text_sha256', '\"0\"') WHERE row = 1"),
    "another outlet": ("report-id", "UPDATE reports SET payload = set_in(payload, 'outlet', '\"X\"') WHERE row = 1"),
    "another report's row": ("index", "UPDATE reports SET payload = set_in(payload, 'id', '\"rep_x\"') WHERE row = 1"),
    "a payload that is no JSON": ("row", "UPDATE claims SET payload = '{' WHERE row = 1"),
    "a payload of another kind": ("row", "UPDATE claims SET payload = (SELECT payload FROM events) WHERE row = 1"),
    "an incident that is no JSON": ("row", "UPDATE incidents SET payload = ''"),
    "a family that is no JSON": ("row", "UPDATE families SET payload = '[]'"),
    "a reason that is no JSON": ("row", "UPDATE reasons SET payload = '{}' WHERE report IS NOT NULL"),
    "a moved claim": ("span", "UPDATE claims SET payload = set_in(payload, 'content.start', '1') WHERE row = 1"),
    "a misquoted mention": ("span", "UPDATE mentions SET payload = set_in(payload, 'span.quote', '\"X\"') WHERE report = 1"),
    "a misquoted anchor": ("span", "UPDATE events SET payload = set_in(payload, 'anchor.quote', '\"X\"') WHERE report = 1"),
    "an event in no claim": ("link", "UPDATE events SET payload = set_in(payload, 'claim', '\"clm_x\"') WHERE report = 1"),
    "an answer to nothing": (
        "link",
        "UPDATE claims SET payload = set_in(payload, 'about', '[\"evt_x\"]') WHERE row = 1",
    ),
    "a claim of another report": (
        "link",
        "UPDATE claims SET payload = set_in(payload, 'report', '\"rep_x\"') WHERE row = 1",
    ),
    "an incident of no report": ("link", "UPDATE incidents SET payload = set_in(payload, 'reports', '[\"rep_x\"]')"),
    "an incident of no event": ("link", "UPDATE incidents SET payload = set_in(payload, 'events', '[\"evt_x\"]')"),
    "an incident of no family": ("link", "UPDATE incidents SET payload = set_in(payload, 'families', '[\"fam_x\"]')"),
    "an incident without accounts": ("link", "UPDATE incidents SET payload = set_in(payload, 'accounts', '[]')"),
    "an account of no claim": (
        "link",
        "UPDATE incidents SET payload = set_in(payload, 'accounts.0.claims', '[\"clm_x\"]') WHERE standing = 'disputed'",
    ),
    "a family of no report": ("link", "UPDATE families SET payload = set_in(payload, 'reports.1.of', '\"rep_x\"')"),
    "a wrong column of a claim": ("index", "UPDATE claims SET start = start + 1 WHERE row = 1"),
    "a wrong column of an event": ("index", "UPDATE events SET status = 'planned' WHERE status = 'actual'"),
    "a lost look-up of an incident": ("index", "DELETE FROM incident_reports"),
    "a lost look-up of an event": ("index", "DELETE FROM incident_events"),
    "a lost look-up of a family": ("index", "DELETE FROM family_reports"),
    "a lost input": ("index", "DELETE FROM inputs WHERE report = 1"),
    "a lost text": ("row", "DELETE FROM texts WHERE report = 1"),
    "a lost report": ("damaged", "DELETE FROM reports WHERE row = 1"),
    "a text that is not indexed": (
        "search",
        """INSERT INTO texts_words (texts_words, rowid, title, text)
            SELECT 'delete', report, title, text FROM texts WHERE report = 1""",
    ),
    "a claim that is not indexed": (
        "search",
        "INSERT INTO claims_words (claims_words, rowid, content) SELECT 'delete', row, content FROM claims WHERE row = 1",
    ),
    "words that are not there": ("search", "INSERT INTO texts_words (rowid, title, text) VALUES (99, 'x', 'y')"),
    "other words of the same number": ("search", "UPDATE texts SET text = replace(text, ' said ', ' sang ')"),
    "work of another reader": ("unfinished", "UPDATE reports SET reader = 'other' WHERE row = 1"),
    "work of another linker": ("unfinished", "UPDATE reports SET linker = 'other' WHERE row = 1"),
    "a report that waits": ("unfinished", "UPDATE reports SET linker = NULL WHERE row = 1"),
}


def test_a_sound_case_has_no_problem(path: Path) -> None:
    assert found(path) == set()


@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_damage_is_found(path: Path, damage: str) -> None:
    code, statement = DAMAGES[damage]
    spoil(path, "PRAGMA foreign_keys = OFF", statement)
    assert code in found(path)


def test_a_problem_names_what_is_wrong_and_what_to_do(path: Path) -> None:
    spoil(path, DAMAGES["a moved claim"][1])
    with Case.open(path) as case:
        (problem,) = [problem for problem in case.check() if problem.code == "span"]
        assert problem.subject.startswith("clm_")
    assert "content has" in problem.message
    assert problem.remedy


def test_one_spoilt_report_hides_no_other(path: Path) -> None:
    spoil(path, "UPDATE claims SET payload = '{' WHERE report = 1", "UPDATE texts SET text = 'x' WHERE report = 5")
    assert {"row", "text-hash"} <= found(path)


@pytest.mark.parametrize("page", [2, 5, 12])
def test_overwritten_pages_are_found(path: Path, page: int) -> None:
    spoil(path, "PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[page * 4096 : page * 4096 + 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    assert "damaged" in found(path)


def test_a_check_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    found(path)
    assert path.read_bytes() == before
