"""RSS and Atom: one report for each entry."""

import io
import re
from collections.abc import Iterator
from typing import Any

from sayso.errors import UnfitError
from sayso.ingest.dates import normalize_date
from sayso.ingest.draft import Draft
from sayso.ingest.guard import Limits, read_whole
from sayso.ingest.markup import XML_DECLARATION, decode_markup, parse_markup, plain_text
from sayso.ingest.part import Item, Part
from sayso.ingest.reasons import set_aside
from sayso.record import SetAside

ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)


def read_feed(part: Part, limits: Limits) -> Iterator[Item]:
    """The entries of a feed, each with the feed's title as outlet; their path is `file!1`, `file!2` and so on.

    A feed that declares entities of its own is refused, since they can unpack to gigabytes and no newsroom needs them.

    Raises:
        UnfitError: `unsafe-xml`, `bad-feed`, `too-large`, `binary`, `bad-encoding`.
    """
    markup = decode_markup(read_whole(part.stream, limits.document_bytes, size=part.size), part.charset)
    if ENTITY.search(markup):
        raise UnfitError("unsafe-xml", "<!ENTITY …> declarations")
    import feedparser  # noqa: PLC0415 - only when needed

    plain = XML_DECLARATION.sub("", markup).lstrip().encode()
    # The markup of entries is only ever turned into text, so there is nothing to sanitize and no link to resolve.
    parsed = feedparser.parse(
        io.BytesIO(plain),
        resolve_relative_uris=False,
        sanitize_html=False,
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    if not parsed.get("version") and not parsed.entries:
        raise UnfitError("bad-feed", str(parsed.get("bozo_exception") or "no feed")[:200])
    if len(parsed.entries) > limits.entries:
        raise UnfitError("archive-limit", f"{len(parsed.entries)} entries, over the limit of {limits.entries}")
    for number, entry in enumerate(parsed.entries, start=1):
        yield _entry(entry, parsed.feed, f"{part.path}!{number}", limits)


def _entry(entry: Any, feed: Any, path: str, limits: Limits) -> Draft | SetAside:
    """The report of one entry: its content, else its summary."""
    contents = [*entry.get("content", ()), *([entry.summary_detail] if entry.get("summary_detail") else ())]
    try:
        text = max((_text(content, limits) for content in contents), key=len, default="")
    except UnfitError as error:
        return set_aside(path, error.code, str(error))
    if not text:
        return set_aside(path, "no-text", "an entry with a title only")
    source = entry.get("source") or {}
    return Draft(
        text=text,
        path=path,
        title=entry.get("title") or None,
        outlet=source.get("title") or feed.get("title") or None,
        published=normalize_date(entry.get("published")) or normalize_date(entry.get("updated")),
        url=entry.get("link") or None,
    )


def _text(content: Any, limits: Limits) -> str:
    """Text of a content element, which is markup unless it says that it is plain."""
    value = content.get("value") or ""
    if content.get("type") == "text/plain" and "<" not in value:
        return str(value).strip()
    return plain_text(parse_markup(f"<div>{value}</div>", limits))
