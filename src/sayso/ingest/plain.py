"""Plain text and Markdown: the decoded text as it is."""

from collections.abc import Iterator

from sayso.ingest.draft import Draft
from sayso.ingest.encoding import decode
from sayso.ingest.guard import Limits, read_whole
from sayso.ingest.part import Item, Part


def read_plain(part: Part, limits: Limits) -> Iterator[Item]:
    """One report, whose name is the stem of the file name; a byte order mark is no part of its text."""
    data = read_whole(part.stream, limits.document_bytes, size=part.size)
    yield Draft(text=decode(data, part.charset), path=part.path, name=part.stem, url=part.url)
