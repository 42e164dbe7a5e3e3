"""Whatever the user hands over → reports, and notes on what is none."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

from sayso.errors import UnfitError
from sayso.ingest.archive import read_zip
from sayso.ingest.draft import Draft, complete
from sayso.ingest.feed import read_feed
from sayso.ingest.fetch import fetch
from sayso.ingest.formats import Format, format_of
from sayso.ingest.guard import HEAD_BYTES, Limits, buffered
from sayso.ingest.lines import read_lines
from sayso.ingest.mail import read_mail, read_mailbox
from sayso.ingest.objects import read_objects
from sayso.ingest.page import read_page
from sayso.ingest.part import FormatReader, Part
from sayso.ingest.plain import read_plain
from sayso.ingest.reasons import set_aside
from sayso.ingest.table import read_table
from sayso.ingest.unpack import read_gzip, read_zstandard
from sayso.ingest.walk import find_files
from sayso.ingest.warc import read_warc
from sayso.record import Received, SetAside

STANDARD_INPUT = "-"
READERS: dict[Format, FormatReader] = {
    Format.PLAIN: read_plain,
    Format.PAGE: read_page,
    Format.OBJECTS: read_objects,
    Format.LINES: read_lines,
    Format.TABLE: read_table,
    Format.MAIL: read_mail,
    Format.MAILBOX: read_mailbox,
    Format.FEED: read_feed,
    Format.WARC: read_warc,
    Format.ZIP: read_zip,
    Format.GZIP: read_gzip,
    Format.ZSTANDARD: read_zstandard,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How inputs are taken in."""

    limits: Limits = field(default_factory=Limits)
    """What one input may cost."""
    fetch: bool = False
    """Whether addresses are fetched; without it they are set aside."""
    allow_private: bool = False
    """Whether addresses of this machine and its own network may be fetched too."""


DEFAULT = Options()


def ingest(paths: Iterable[str | Path], *, options: Options = DEFAULT) -> Iterator[Received | SetAside]:
    """The reports in files, folders, patterns, addresses and standard input (`-`), and a note on each input that is none.

    Streams: memory does not grow with the number of reports. The order is that of the arguments; within a folder or archive by
    name, within a file as they stand there. Nothing that is wrong with an input raises: it is set aside and the rest is read.
    Reports in other languages than English are given like all others.

    Args:
        paths: What to read.
        options: Limits, and leave to fetch.
    """
    for path in paths:
        yield from _argument(str(path), options)


def _argument(argument: str, options: Options) -> Iterator[Received | SetAside]:
    """What one argument holds."""
    if argument == STANDARD_INPUT:
        yield from read_part(Part(path="-", name=None, stream=buffered(sys.stdin.buffer)), options.limits)
    elif "://" in argument:
        yield from _address(argument, options)
    else:
        for found in find_files(argument, options.limits):
            yield from [found] if isinstance(found, SetAside) else _file(found, options.limits)


def _address(url: str, options: Options) -> Iterator[Received | SetAside]:
    """What an address answers."""
    if not options.fetch:
        yield set_aside(url, "not-fetched", "an address")
        return
    try:
        part = fetch(url, options.limits, allow_private=options.allow_private)
    except UnfitError as error:
        yield set_aside(url, error.code, str(error))
        return
    yield from read_part(part, options.limits)


def _file(path: Path, limits: Limits) -> Iterator[Received | SetAside]:
    """What a file holds."""
    try:
        with BufferedReader(path.open("rb", buffering=0), HEAD_BYTES) as stream:
            size = path.stat().st_size
            yield from read_part(Part(path=str(path), name=path.name, stream=stream, size=size), limits)
    except OSError as error:
        yield set_aside(str(path), "unreadable", error.strerror or type(error).__name__)


def read_part(part: Part, limits: Limits) -> Iterator[Received | SetAside]:
    """What a part and the parts within it hold; a part that gives nothing at all is set aside too."""
    count = 0
    try:
        if part.depth > limits.nesting:
            raise UnfitError("archive-limit", f"archives nested over {limits.nesting} deep")  # noqa: TRY301 - one place notes all
        for item in READERS[format_of(part)](part, limits):
            count += 1
            if isinstance(item, Part):
                yield from read_part(item, limits)
            else:
                yield complete(item, limits) if isinstance(item, Draft) else item
    except UnfitError as error:
        yield set_aside(part.path, error.code, str(error))
    except OSError as error:
        yield set_aside(part.path, "unreadable", error.strerror or type(error).__name__)
    except Exception as error:  # noqa: BLE001 - whatever a library makes of hostile bytes, the other inputs are read
        yield set_aside(part.path, "unreadable", f"bytes that its reader fails on ({type(error).__name__}: {error})"[:300])
    else:
        if not count:
            yield set_aside(part.path, "no-text", "no report in it")
