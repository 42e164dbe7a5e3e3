import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest import Limits
from sayso.ingest.lines import read_object
from sayso.record import SetAside

Take = Callable[..., Any]
Put = Callable[[str, bytes | str], Path]


def test_all_fields_come_back_as_given(take: Take, put: Put) -> None:
    given_fields = {
        "text": "  It  fell.\r\n",
        "name": "a/1",
        "title": "Fall",
        "outlet": "Wire",
        "published": "2022-05-11T18:30:00+06:00",
        "url": "https://example.org/1",
        "language": "en",
    }
    (received,) = take(put("a.jsonl", json.dumps(given_fields))).received
    report = received.report
    assert {
        "text": received.text,
        "name": report.name,
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published,
        "url": report.url,
        "language": report.language,
    } == given_fields


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_character_of_a_text_is_changed(text: str) -> None:
    draft = read_object(json.dumps({"text": text}).encode(), "a.jsonl:1")
    assert not isinstance(draft, SetAside)
    assert draft.text == text


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"text": "x"', "bad-json"),
        (b'["x"]', "bad-json"),
        (b'{"title": "x"}', "no-text"),
        (b'{"text": 5}', "no-text"),
        (b'{"text": " "}', "empty"),
        (b'{"text": "\xff"}', "bad-encoding"),
        (b'{"text": "\\ud800"}', "bad-json"),
    ],
)
def test_a_broken_line_is_set_aside_with_its_number_and_the_others_are_read(
    take: Take, put: Put, line: bytes, code: str
) -> None:
    path = put("a.jsonl", b'{"text": "It fell."}\n' + line + b'\n\n{"text": "It rose."}')
    taken = take(path)
    assert (taken.texts, taken.codes) == (["It fell.", "It rose."], [code])
    assert taken.aside[0].path == f"{path}:2"
    assert taken.reports[1].path == f"{path}:4"


def test_a_line_over_the_limit_is_skipped(take: Take, put: Put) -> None:
    path = put("a.jsonl", '{"text": "It fell."}\n' + "x" * 5000 + '\n{"text": "It rose."}\n')
    taken = take(path, limits=Limits(document_bytes=1000))
    assert (taken.texts, taken.codes, taken.aside[0].path) == (["It fell.", "It rose."], ["too-large"], f"{path}:2")


def test_fields_of_a_wrong_type_are_unknown(take: Take, put: Put) -> None:
    (report,) = take(
        put("a.jsonl", '{"text": "It fell.", "name": 7, "title": [], "outlet": {"name": "Wire"}, "published": 1}')
    ).reports
    assert (report.name, report.title, report.outlet, report.published) == ("7", None, "Wire", None)


def test_a_date_that_is_none_is_unknown(take: Take, put: Put) -> None:
    assert take(put("a.jsonl", '{"text": "It fell.", "published": "last week"}')).reports[0].published is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_lines_with_a_byte_order_mark_are_read(take: Take, put: Put, encoding: str) -> None:
    lines = '{"text": "Ça va."}\n{"text": "Ñandú."}\n'
    assert take(put("a.ndjson", lines.encode(encoding))).texts == ["Ça va.", "Ñandú."]


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".zst", zstandard.compress)])
def test_packed_lines_are_read_in_place(take: Take, put: Put, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    path = put(f"a.jsonl{suffix}", pack(b'{"text": "It fell."}\n{\n'))
    taken = take(path)
    assert (taken.reports[0].path, taken.aside[0].path) == (f"{path}:1", f"{path}:2")
