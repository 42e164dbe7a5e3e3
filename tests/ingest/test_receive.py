import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.ingest import ingest
from sayso.record import Received, report_id, text_digest

Take = Callable[..., Any]
Put = Callable[[str, bytes | str], Path]
SAID = "The army said on Monday that it had returned fire across the river."


def test_a_text_file_is_one_report_named_by_its_stem(take: Take, put: Put) -> None:
    path = put("river_clash.txt", SAID + "\r\n")
    (received,) = take(path).received
    report = received.report
    assert (report.name, report.path, received.text) == ("river_clash", str(path), SAID + "\r\n")
    assert (report.id, report.text_sha256, report.length) == (
        report_id(received.text, None, None),
        text_digest(received.text),
        len(received.text),
    )
    assert (report.language, report.written, report.condition) == ("en", None, None)


def test_a_byte_order_mark_is_no_part_of_the_text(take: Take, put: Put) -> None:
    assert take(put("a.md", b"\xef\xbb\xbf" + SAID.encode())).texts == [SAID]


def test_folders_are_read_by_name_and_without_hidden_files(take: Take, put: Put, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.txt", ".hidden.txt", "c.md"):
        put(name, f"{SAID} {name}")
    assert [report.name for report in take(tmp_path).reports] == ["c", "z", "b", "c"]


def test_arguments_keep_their_order(take: Take, put: Put) -> None:
    second, first = put("b.txt", SAID + "2"), put("a.txt", SAID + "1")
    assert take(second, first).texts == [SAID + "2", SAID + "1"]


def test_a_pattern_matches_through_folders(take: Take, put: Put, tmp_path: Path) -> None:
    for name in ("x/one.txt", "x/y/two.txt", "x/three.md"):
        put(name, name)
    assert take(str(tmp_path / "**" / "*.txt")).texts == ["x/one.txt", "x/y/two.txt"]


def test_a_pattern_that_matches_nothing_is_set_aside(take: Take, tmp_path: Path) -> None:
    assert take(str(tmp_path / "*.txt")).codes == ["not-found"]


def test_what_is_not_there_is_set_aside(take: Take, put: Put) -> None:
    taken = take("nowhere.txt", put("a.txt", SAID))
    assert (taken.codes, taken.texts) == (["not-found"], [SAID])
    assert taken.aside[0].remedy == "Check the spelling of the path."


def test_standard_input_is_told_by_its_first_bytes(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = b"\n".join(
        json.dumps({"text": text, "name": name}).encode() for name, text in [("a", "It fell."), ("b", "It rose.")]
    )
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert [(report.name, report.path) for report in take("-").reports] == [("a", "-:1"), ("b", "-:2")]


def test_standard_input_may_be_plain_text(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SAID.encode())))
    taken = take("-")
    assert (taken.texts, taken.reports[0].name) == ([SAID], None)


def test_a_file_without_extension_is_told_by_its_content(take: Take, put: Put) -> None:
    taken = take(put("one", json.dumps({"text": SAID, "name": "n"})), put("two", SAID))
    assert [report.name for report in taken.reports] == ["n", "two"]


@pytest.mark.parametrize("name", ["paper.docx", "notes.tex"])
def test_a_format_that_is_not_read_says_so(take: Take, put: Put, name: str) -> None:
    assert take(put(name, SAID)).codes == ["unknown-format"]


def test_other_languages_are_received_with_their_language(take: Take, put: Put) -> None:
    taken = take(put("a.txt", "Le ministère a déclaré que ses positions avaient été bombardées dans la nuit."))
    assert [report.language for report in taken.reports] == ["fr"]


def test_the_agency_of_a_dateline_is_the_outlet_where_nothing_else_names_one(take: Take, put: Put) -> None:
    text = "GOMA, March 3 (Lakes Agency) — Rebels took a hill, residents said."
    taken = take(put("a.txt", text), put("b.jsonl", json.dumps({"text": text, "outlet": "The Daily"})))
    assert [report.outlet for report in taken.reports] == ["Lakes Agency", "The Daily"]
    assert taken.reports[0].id == report_id(text, "Lakes Agency", None)


def test_an_address_is_not_fetched_without_leave(take: Take) -> None:
    assert take("https://example.org/a").codes == ["not-fetched"]


def test_inputs_are_streamed(put: Put) -> None:
    found = ingest([put("a.txt", SAID), "nowhere"])
    first = next(found)
    assert isinstance(first, Received)


def test_a_reader_that_fails_stops_nothing_else(take: Take, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("of a library")

    monkeypatch.setattr("sayso.ingest.feed.decode_markup", fail)
    taken = take(put("a.rss", "<rss/>"), put("b.txt", SAID))
    assert (taken.codes, taken.texts) == (["unreadable"], [SAID])
