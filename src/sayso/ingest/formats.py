"""Which format a part has: by media type, by extension, then by its first bytes."""

import re
from enum import StrEnum

from sayso.errors import UnfitError
from sayso.ingest.encoding import MAGIC, is_binary
from sayso.ingest.guard import HEAD_BYTES
from sayso.ingest.part import Part


class Format(StrEnum):
    """What can be read."""

    PLAIN = "plain"
    PAGE = "page"
    OBJECTS = "json"
    LINES = "jsonl"
    TABLE = "table"
    MAIL = "mail"
    MAILBOX = "mailbox"
    FEED = "feed"
    WARC = "warc"
    ZIP = "zip"
    GZIP = "gzip"
    ZSTANDARD = "zstandard"


EXTENSIONS = {
    ".txt": Format.PLAIN, ".text": Format.PLAIN, ".md": Format.PLAIN, ".markdown": Format.PLAIN,
    ".html": Format.PAGE, ".htm": Format.PAGE, ".xhtml": Format.PAGE,
    ".json": Format.OBJECTS, ".jsonl": Format.LINES, ".ndjson": Format.LINES,
    ".csv": Format.TABLE, ".tsv": Format.TABLE,
    ".eml": Format.MAIL, ".mbox": Format.MAILBOX,
    ".rss": Format.FEED, ".atom": Format.FEED,
    ".warc": Format.WARC, ".zip": Format.ZIP,
    ".gz": Format.GZIP, ".gzip": Format.GZIP, ".zst": Format.ZSTANDARD, ".zstd": Format.ZSTANDARD,
}  # fmt: skip
"""Formats by extension; `.xml` is looked into."""
MEDIA_TYPES = {
    "text/plain": Format.PLAIN, "text/markdown": Format.PLAIN,
    "text/html": Format.PAGE, "application/xhtml+xml": Format.PAGE,
    "application/json": Format.OBJECTS, "application/x-ndjson": Format.LINES, "application/jsonl": Format.LINES,
    "text/csv": Format.TABLE, "message/rfc822": Format.MAIL,
    "application/rss+xml": Format.FEED, "application/atom+xml": Format.FEED, "application/rdf+xml": Format.FEED,
    "application/warc": Format.WARC, "application/zip": Format.ZIP,
    "application/gzip": Format.GZIP, "application/zstd": Format.ZSTANDARD,
}  # fmt: skip
SIGNS = (
    (b"\x1f\x8b", Format.GZIP),
    (b"\x28\xb5\x2f\xfd", Format.ZSTANDARD),
    (b"PK\x03\x04", Format.ZIP),
    (b"WARC/", Format.WARC),
)
"""First bytes that only one format has."""
OFFICE = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".apk"})
"""Zip files that are no archives of reports."""
FEED_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
PAGE_ROOT = re.compile(r"<(?:!doctype html|html|head|body)[\s>]", re.IGNORECASE)
MAIL_HEADER = re.compile(
    r"(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|X-[\w-]+): ?\S", re.IGNORECASE
)
MAILBOX_LINE = re.compile(r"From \S+ .*\d{4}\r?\n")


def format_of(part: Part) -> Format:
    """The format of a part.

    Raises:
        UnfitError: `unknown-format`, `binary`, `empty`.
    """
    head = part.stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    if not head:
        raise UnfitError("empty", "0 bytes")
    if found := MEDIA_TYPES.get(part.media_type or "") or EXTENSIONS.get(part.suffix):
        return found
    if part.suffix in OFFICE:
        raise UnfitError("unknown-format", f"a file of the extension {part.suffix}")
    if found := next((found for sign, found in SIGNS if head.startswith(sign)), None):
        return found
    if head.startswith(MAGIC) or is_binary(head):
        raise UnfitError("binary", f"bytes that are no text ({part.suffix or 'no extension'})")
    return _sniff(head, part)


def _sniff(head: bytes, part: Part) -> Format:
    """The format of a text, from its beginning."""
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace").lstrip()
    if text.startswith("<"):
        return _sniff_markup(text, part)
    if text.startswith("["):
        return Format.OBJECTS
    if text.startswith("{"):
        # A whole object on the first line and another below: lines. The reader of objects copes where this is wrong.
        first, _, rest = text.partition("\n")
        return Format.LINES if first.rstrip().endswith("}") and rest.lstrip().startswith("{") else Format.OBJECTS
    if MAILBOX_LINE.match(text):
        return Format.MAILBOX
    if MAIL_HEADER.match(text) and sum(1 for line in text.split("\n", 20)[:20] if MAIL_HEADER.match(line)) > 2:
        return Format.MAIL
    if part.suffix in {"", ".log", ".asc"} or part.media_type is not None or part.name is None:
        return Format.PLAIN
    raise UnfitError("unknown-format", f"a file of the extension {part.suffix}")


def _sniff_markup(text: str, part: Part) -> Format:
    """Page or feed, by the root element."""
    feed, page = FEED_ROOT.search(text), PAGE_ROOT.search(text)
    if feed and (not page or feed.start() < page.start()):
        return Format.FEED
    if page or part.suffix != ".xml":
        return Format.PAGE
    raise UnfitError("unknown-format", "XML that is no feed and no page")
