import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sayso.ingest import Limits

Take = Callable[..., Any]
Put = Callable[[str, bytes | str], Path]
PAGE = (
    "<html><head><title>Bridge shelled</title></head><body><article>"
    "<p>The bridge at Harwa was shelled at dawn on Tuesday, the army said.</p>"
    "<p>The rebels denied that they had fired on it and blamed a mine for the blast.</p></article></body></html>"
)


def record(kind: str, content_type: str, block: bytes, url: str = "https://example.org/1") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-01-05T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(content_type: str, body: bytes, status: str = "200 OK", more: str = "") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode()
    return record("response", "application/http; msgtype=response", http + body)


def test_pages_and_texts_of_a_web_archive_are_read(take: Take, put: Put) -> None:
    archive = (
        record("warcinfo", "application/warc-fields", b"software: x\r\n")
        + response("text/html; charset=utf-8", PAGE.encode())
        + response("image/png", b"\x89PNG")
        + response("text/html", b"moved", "301 Moved")
        + response("text/plain", b"The army said so.")
    )
    path = put("a.warc", archive)
    taken = take(path)
    assert [(report.path, report.url) for report in taken.reports] == [
        (f"{path}!1", "https://example.org/1"),
        (f"{path}!4", "https://example.org/1"),
    ]
    assert taken.texts[0].startswith("The bridge at Harwa")
    assert taken.codes == []


def test_the_day_of_archiving_is_no_day_of_publication(take: Take, put: Put) -> None:
    assert take(put("a.warc", response("text/html", PAGE.encode()))).reports[0].published is None


def test_archives_packed_record_by_record_are_read(take: Take, put: Put) -> None:
    one = gzip.compress(response("text/html", PAGE.encode()))
    assert len(take(put("a.warc.gz", one + one)).texts) == 2


def test_packed_answers_are_unpacked_within_the_limit(take: Take, put: Put) -> None:
    body = gzip.compress(PAGE.encode())
    bomb = gzip.compress(b"a" * 100_000)
    archive = response("text/html", body, more="Content-Encoding: gzip\r\n") + response(
        "text/plain", bomb, more="Content-Encoding: gzip\r\n"
    )
    taken = take(put("a.warc", archive), limits=Limits(document_bytes=50_000))
    assert (len(taken.texts), taken.codes) == (1, ["too-large"])


def test_what_is_no_web_archive_is_set_aside(take: Take, put: Put) -> None:
    assert take(put("a.warc", "no archive\n" * 100)).codes == ["bad-archive"]
