from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.ingest import Limits

Take = Callable[..., Any]
Put = Callable[[str, bytes | str], Path]


def test_columns_are_known_by_common_names(take: Take, put: Put) -> None:
    path = put("a.csv", 'Headline,Body,Source,Date,Link\nFall,"It fell,\nthey said.",Wire,2022-05-11,https://example.org/1\n')
    (received,) = take(path).received
    report = received.report
    assert received.text == "It fell,\nthey said."
    assert (report.title, report.outlet, report.published, report.url) == (
        "Fall",
        "Wire",
        "2022-05-11",
        "https://example.org/1",
    )
    assert report.path == f"{path}:2"


@pytest.mark.parametrize(("name", "sign"), [("a.tsv", "\t"), ("a.csv", ";"), ("a.csv", "\t")])
def test_the_delimiter_is_told_by_the_header(take: Take, put: Put, name: str, sign: str) -> None:
    assert take(put(name, f"name{sign}text\n1{sign}It fell, again.\n")).texts == ["It fell, again."]


def test_rows_are_numbered_by_their_first_line(take: Take, put: Put) -> None:
    path = put("a.csv", 'text\n"one\ntwo"\nthree\n')
    assert [report.path for report in take(path).reports] == [f"{path}:2", f"{path}:4"]


def test_a_table_without_a_column_of_texts_names_its_columns(take: Take, put: Put) -> None:
    taken = take(put("a.csv", "colour,size\nred,1\n"))
    assert (taken.codes, taken.aside[0].reason) == (["no-text"], "expected a text; found columns colour, size")


def test_a_row_without_text_is_set_aside(take: Take, put: Put) -> None:
    path = put("a.csv", "title,text\nFall,\nRise,It rose.\n")
    taken = take(path)
    assert (taken.codes, taken.aside[0].path, taken.texts) == (["empty"], f"{path}:2", ["It rose."])


def test_old_encodings_are_detected(take: Take, put: Put) -> None:
    assert take(put("a.csv", "text\nLe général a été blessé près du fleuve.\n".encode("cp1252"))).texts == [
        "Le général a été blessé près du fleuve."
    ]


def test_a_damaged_row_is_set_aside(take: Take, put: Put) -> None:
    rows = b"text\n" + "Le général est blessé.\n".encode() * 3 + b"bad \xff row\n" + b"It fell.\n"
    taken = take(put("a.csv", rows), limits=Limits())
    assert (taken.codes, len(taken.texts)) == (["bad-encoding"], 4)
