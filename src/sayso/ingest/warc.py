"""Web archives: the pages and texts among their records."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

from sayso.errors import UnfitError
from sayso.ingest.guard import Counted, Limits, buffered
from sayso.ingest.part import Item, Part
from sayso.ingest.reasons import set_aside
from sayso.record import SetAside

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MEDIA_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
"""What is read of an archive; pictures, scripts, redirections and the archive's own notes are no reports."""
FINE = range(200, 300)
"""Answers that have the page."""


def read_warc(part: Part, limits: Limits) -> Iterator[Item]:
    """The pages of a web archive, as further parts; their path is `file!1`, `file!2` and so on, by number of the record.

    The day on which a page was archived is not its day of publication, and is not taken for it.

    Raises:
        UnfitError: `bad-archive`, where what is left cannot be read.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only when needed

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    # The library asks the stream for its position, which a pipe does not have.
    stream = cast("BinaryIO", Counted(part.stream))
    try:
        records = ArchiveIterator(stream, record_types=wanted, parse_http=True, auto_decode="all", stream_detect=False)
        number = 0
        while (record := next(records, None)) is not None:
            number += 1
            if (item := _page(record, f"{part.path}!{number}", part, limits)) is not None:
                yield item
    except (UnfitError, GeneratorExit, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a fault within the library is no `Exception`
        raise UnfitError("bad-archive", f"{type(error).__name__}: {error}"[:200]) from error


def _page(record: "WarcRecord", path: str, part: Part, limits: Limits) -> Part | SetAside | None:
    """The page that a record holds; `None` where it holds something else."""
    http = record.http_headers
    if http is not None and http.status_code not in FINE:
        return None
    media_type, charset = _type(record)
    if media_type not in MEDIA_TYPES:
        return None
    data = record.reader.read(limits.document_bytes + 1)
    if len(data) > limits.document_bytes:
        return set_aside(path, "too-large", f"more than {limits.document_bytes} bytes")
    return Part(
        path=path,
        name=None,
        stream=buffered(BytesIO(data)),
        depth=part.depth,
        media_type=media_type,
        charset=charset,
        url=record.headers.get("WARC-Target-URI"),
    )


def _type(record: "WarcRecord") -> tuple[str, str | None]:
    """Media type and encoding of a record's content."""
    if record.http_headers is not None:
        return record.http_content_type or "", record.http_charset
    return (record.headers.get("Content-Type") or "").split(";")[0].strip().lower(), None
