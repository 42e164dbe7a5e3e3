"""`sayso world` and `sayso places`: tables are checked, kept in the case, used by the next reading, listed and taken away."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case

Command = Callable[..., Any]
ACTORS = "name\talso\tkind\tside\tcountry\nAmber Front\tAFX\tarmed-group\tAmber Front\tCOD\n"
PLACES = "name\tlatitude\tlongitude\tcountry\nDygtown\t-1.6\t28.9\tCOD\n"
WORDS = "The AFX said on Monday that its men had shelled Dygtown, killing four people."

pytestmark = pytest.mark.usefixtures("case")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with one report, and tables beside it."""
    monkeypatch.setenv("SAYSO_CASE", str(tmp_path / "case.sayso"))
    (tmp_path / "actors.tsv").write_text(ACTORS, encoding="utf-8")
    (tmp_path / "places.tsv").write_text(PLACES, encoding="utf-8")
    (tmp_path / "monday.jsonl").write_text(json.dumps({"text": WORDS, "published": "2024-03-05"}), encoding="utf-8")
    return tmp_path / "case.sayso"


def read(sayso: Command, *paths: Path) -> None:
    assert sayso("read", *paths, "--rules", "--quiet").code == 0


def sides(case: Path) -> set[str | None]:
    with Case.open(case) as opened:
        return {voice.side for claim in opened.claims() for voice in claim.chain}


def points(case: Path) -> set[float | None]:
    with Case.open(case) as opened:
        return {event.place.latitude for event in opened.events() if event.place}


def test_reports_are_read_again_with_added_actors(sayso: Command, case: Path, tmp_path: Path) -> None:
    read(sayso, tmp_path / "monday.jsonl")
    before = sides(case)
    assert sayso("world", "add", tmp_path / "actors.tsv").code == 0
    read(sayso)
    assert ({None}, {"Amber Front"}) == (before, sides(case))


def test_reports_are_read_again_with_added_places(sayso: Command, case: Path, tmp_path: Path) -> None:
    read(sayso, tmp_path / "monday.jsonl")
    assert sayso("places", "add", tmp_path / "places.tsv").code == 0
    read(sayso)
    assert {-1.6} == points(case)


def test_what_was_added_first_is_used_by_the_first_reading(sayso: Command, case: Path, tmp_path: Path) -> None:
    sayso("world", "add", tmp_path / "actors.tsv")
    read(sayso, tmp_path / "monday.jsonl")
    assert {"Amber Front"} == sides(case)


def test_a_table_taken_away_leaves_the_record_as_if_it_had_never_been(sayso: Command, tmp_path: Path) -> None:
    read(sayso, tmp_path / "monday.jsonl")
    before = sayso("export", "--mentions").out
    sayso("world", "add", tmp_path / "actors.tsv")
    read(sayso)
    assert before != sayso("export", "--mentions").out
    assert sayso("world", "remove", "actors").code == 0
    read(sayso)
    assert before == sayso("export", "--mentions").out


def test_the_run_tells_which_tables_were_used(sayso: Command, case: Path, tmp_path: Path) -> None:
    sayso("world", "add", tmp_path / "actors.tsv")
    sayso("places", "add", tmp_path / "places.tsv")
    read(sayso, tmp_path / "monday.jsonl")
    run = json.loads(sayso("export").out.splitlines()[0])
    with Case.open(case) as opened:
        digests = {f"own {table.kind} {table.name}": table.digest for table in opened.own_tables()}
    assert digests == {name: value for name, value in run["settings"].items() if name.startswith("own ")}
    assert set(digests) == {"own actors actors", "own places places"}


def test_a_table_with_faults_is_refused_whole_line_by_line(sayso: Command, case: Path, tmp_path: Path) -> None:
    (tmp_path / "actors.tsv").write_text(ACTORS + "Blue Front\t\tgroup\nGreen Front\t\tngo\t\tXX\n", encoding="utf-8")
    ended = sayso("world", "add", tmp_path / "actors.tsv")
    assert (ended.code, ended.out) == (3, "")
    assert [
        next(part for part in ("actors.tsv:3:", "actors.tsv:4:", "2 faults; nothing was added") if part in line)
        for line in ended.err.splitlines()
    ] == ["actors.tsv:3:", "actors.tsv:4:", "2 faults; nothing was added"]
    with Case.open(case) as opened:
        assert opened.own_tables() == ()


def test_what_is_no_text_is_refused(sayso: Command, tmp_path: Path) -> None:
    (tmp_path / "actors.tsv").write_bytes(b"PK\x03\x04\xff\xfe")
    ended = sayso("places", "add", tmp_path / "actors.tsv")
    assert (ended.code, "is no text in UTF-8" in ended.err) == (3, True)


def test_a_table_of_the_same_name_is_replaced(sayso: Command, tmp_path: Path) -> None:
    sayso("world", "add", tmp_path / "actors.tsv")
    (tmp_path / "actors.tsv").write_text("name\tkind\nBlue Front\tngo\nGreen Front\tngo\n", encoding="utf-8")
    assert "replaced actors: 2 rows" in sayso("world", "add", tmp_path / "actors.tsv").out


def test_a_table_of_places_does_not_replace_one_of_actors(sayso: Command, tmp_path: Path) -> None:
    sayso("world", "add", tmp_path / "actors.tsv")
    ended = sayso("places", "add", tmp_path / "places.tsv", "--name", "actors")
    assert (ended.code, "give this one another name" in ended.err) == (2, True)


def test_tables_are_listed_with_rows_and_digest(sayso: Command, tmp_path: Path) -> None:
    sayso("world", "add", tmp_path / "actors.tsv")
    (line,) = sayso("world", "list").out.splitlines()
    assert line.split("\t")[:3] == ["actors", "actors", "1"]
    assert sayso("places", "list").out == ""


def test_a_listed_table_can_be_added_again(sayso: Command, tmp_path: Path) -> None:
    sayso("world", "add", tmp_path / "actors.tsv")
    digest = sayso("world", "list").out
    (tmp_path / "actors.tsv").write_text(sayso("world", "list", "actors").out, encoding="utf-8")
    sayso("world", "add", tmp_path / "actors.tsv")
    assert digest == sayso("world", "list").out


@pytest.mark.parametrize("verb", ["world", "places"])
def test_a_table_that_is_not_there_is_not_taken_away(sayso: Command, tmp_path: Path, verb: str) -> None:
    sayso("world", "add", tmp_path / "actors.tsv")
    ended = sayso(verb, "remove", "others")
    assert (ended.code, "has no table 'others'" in ended.err) == (7, True)


def test_nothing_is_made_where_there_is_no_case_to_take_from(sayso: Command, case: Path) -> None:
    assert (sayso("world", "remove", "actors").code, case.exists()) == (5, False)


def test_a_row_is_told_as_json_too(sayso: Command, tmp_path: Path) -> None:
    told = json.loads(sayso("places", "add", tmp_path / "places.tsv", "--json").out)
    assert tuple(told[key] for key in ("kind", "name", "of", "rows", "done")) == ("own-table", "places", "places", 1, "added")
