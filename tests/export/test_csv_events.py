import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.casefile import Case, Entry
from sayso.export.csv_events import COLUMNS, _disarm, _row, write_csv
from sayso.record import report_id


def rows(path: Path) -> list[dict[str, str]]:
    with Case.open(path) as case:
        return list(csv.DictReader(io.StringIO("".join(write_csv(case)), newline="")))


def test_one_row_for_each_event(small: Any, small_case: Path) -> None:
    events = {event.id for _, reading in small.read for event in reading.events}
    assert sorted(row["event"] for row in rows(small_case)) == sorted(events)


def test_the_columns_are_those_documented(small_case: Path) -> None:
    with Case.open(small_case) as case:
        assert next(write_csv(case)) == ",".join(COLUMNS) + "\r\n"


def test_a_row_tells_the_whole_event(small: Any, small_case: Path) -> None:
    event = small.read[1][1].events[0]
    row = next(row for row in rows(small_case) if row["event"] == event.id)
    assert row == {
        "event": event.id,
        "incident": small.linking.incidents[0].id,
        "report": event.report,
        "outlet": "Coast Bulletin",
        "published": "2021-05-05",
        "claim": event.claim,
        "voice_name": "Djibouti's defence ministry",
        "voice_actor": "Ministry of Defence of Djibouti",
        "voice_kind": "ministry",
        "voice_side": "DJI",
        "relays": "Gulf Wire",
        "stance": "accuse",
        "type": "assault",
        "mode": "aerial",
        "acled": "Shelling/artillery/missile attack",
        "cameo": "194",
        "status": "actual",
        "foreground": "true",
        "actors": "Eritrean forces",
        "actor_sides": "ERI",
        "recipients": "soldiers",
        "recipient_sides": "DJI",
        "place": "Dar Adal",
        "latitude": "12.42",
        "longitude": "43.21",
        "country": "DJI",
        "admin1": "Obock",
        "where_prec": "2",
        "time_start": "2021-05-04",
        "time_end": "2021-05-04",
        "date_prec": "1",
        "means": "shelled",
        "means_category": "artillery",
        "killed_low": "2",
        "killed_best": "2",
        "killed_high": "2",
        "injured_low": "5",
        "injured_best": "5",
        "injured_high": "",
        "start": str(event.anchor.start),
        "end": str(event.anchor.end),
        "anchor": "shelled",
        "quote": "Eritrean gunners had shelled the village of Dar Adal, killing two soldiers and wounding at least five",
    }


def test_the_reports_own_voice_has_no_claim(small: Any, small_case: Path) -> None:
    row = next(row for row in rows(small_case) if row["event"] == small.read[3][1].events[1].id)
    assert (row["claim"], row["voice_name"], row["stance"], row["quote"], row["foreground"]) == ("", "", "", "marched", "false")


@pytest.mark.parametrize("head", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_of_words_is_a_formula(head: str) -> None:
    assert _disarm(f'{head}cmd|"/c calc"!A1') == f'\'{head}cmd|"/c calc"!A1'


@pytest.mark.parametrize("number", [-12.5, -3, 0, 7, None])
def test_numbers_stay_numbers(number: float | None) -> None:
    assert _disarm(number) == number


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=5))
def test_a_row_reads_back_as_it_was(cells: list[str]) -> None:
    read = next(csv.reader(io.StringIO(_row(cells), newline="")))
    assert [cell.removeprefix("'") if cell != written else cell for cell, written in zip(read, cells, strict=True)] == cells


def test_a_hostile_outlet_is_disarmed(small: Any, tmp_path: Path) -> None:
    received, reading = small.read[0]
    report = replace(received.report, title=None, outlet="=HYPERLINK(A1)")
    identity = report_id(received.text, report.outlet, report.published)
    report = replace(report, id=identity)
    moved = [replace(event, report=identity, id=f"evt_{number}", claim=None) for number, event in enumerate(reading.events)]
    path = tmp_path / "hostile.sayso"
    with Case.write(path) as case:
        case.describe(sayso="0", model=None, settings={}, reader="r", linker="l")
        read = replace(reading, report=report, claims=(), mentions=(), reasons=(), events=tuple(moved))
        case.store([Entry(text=received.text, forms=(report,), reading=read)], reader="r", keyer="l")
    assert [row["outlet"] for row in rows(path)] == ["'=HYPERLINK(A1)"]
