"""Own tables in the case file: kept in their order, told by a digest, replaced and taken away whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sayso.casefile import Case, OwnKind, WritableCase
from sayso.errors import NotFoundError

ROWS = [("b", "second"), ("a", "first"), ("a", "again")]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[WritableCase]:
    with Case.write(tmp_path / "case.sayso") as made:
        yield made


def test_rows_are_kept_in_their_order(case: WritableCase) -> None:
    case.add_own("mine", OwnKind.ACTORS, ROWS)
    assert list(case.own_rows(OwnKind.ACTORS)) == ["second", "first", "again"]


def test_places_are_found_by_their_names(case: WritableCase) -> None:
    case.add_own("mine", OwnKind.PLACES, ROWS)
    case.add_own("dump", OwnKind.GAZETTEER, ROWS[:2])
    case.add_own("actors", OwnKind.ACTORS, ROWS)
    expected = [(OwnKind.GAZETTEER, "first"), (OwnKind.PLACES, "first"), (OwnKind.PLACES, "again")]
    assert case.own_places("a") == expected


def test_the_digest_is_of_the_rows_and_their_order(case: WritableCase) -> None:
    digests = [case.add_own("mine", OwnKind.ACTORS, rows).digest for rows in (ROWS, ROWS[::-1], ROWS)]
    assert digests[0] == digests[2] != digests[1]


def test_a_table_of_the_same_name_is_replaced_whole(case: WritableCase) -> None:
    case.add_own("mine", OwnKind.ACTORS, ROWS)
    case.add_own("mine", OwnKind.ACTORS, ROWS[:1])
    assert [(table.name, table.rows) for table in case.own_tables()] == [("mine", 1)]
    assert list(case.own_rows()) == ["second"]


def test_a_table_that_fails_half_way_leaves_the_former_one(case: WritableCase) -> None:
    def failing() -> Iterator[tuple[str, str]]:
        yield "a", "new"
        raise ZeroDivisionError

    case.add_own("mine", OwnKind.ACTORS, ROWS)
    with pytest.raises(ZeroDivisionError):
        case.add_own("mine", OwnKind.ACTORS, failing())
    assert list(case.own_rows()) == ["second", "first", "again"]


def test_a_table_is_taken_away_whole(case: WritableCase) -> None:
    case.add_own("mine", OwnKind.ACTORS, ROWS)
    assert case.remove_own("mine", OwnKind.ACTORS).rows == 3
    assert (case.own_tables(), list(case.own_rows())) == ((), [])


def test_a_table_of_another_kind_is_not_taken_away(case: WritableCase) -> None:
    case.add_own("mine", OwnKind.ACTORS, ROWS)
    with pytest.raises(NotFoundError, match="no table 'mine' of places"):
        case.remove_own("mine", OwnKind.PLACES)


def test_changed_rows_are_a_problem(tmp_path: Path) -> None:
    with Case.write(tmp_path / "c") as case:
        case.add_own("mine", OwnKind.ACTORS, ROWS)
        assert [problem.code for problem in case.check()] == []
    with closing(sqlite3.connect(tmp_path / "c", isolation_level=None)) as connection:
        connection.execute("UPDATE own_rows SET payload = 'other' WHERE number = 1")
    with Case.open(tmp_path / "c") as opened:
        assert [(problem.code, problem.subject) for problem in opened.check()] == [("own-table", "mine")]
