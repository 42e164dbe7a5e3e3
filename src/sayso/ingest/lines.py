"""JSON Lines: one report a line; a broken line is set aside and costs nothing else."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from sayso.errors import UnfitError
from sayso.ingest.draft import Draft
from sayso.ingest.fields import draft_from
from sayso.ingest.guard import HEAD_BYTES, Limits
from sayso.ingest.part import Item, Part
from sayso.ingest.reasons import set_aside
from sayso.ingest.recode import in_utf8
from sayso.record import SetAside

_decoder = msgspec.json.Decoder()


def read_lines(part: Part, limits: Limits) -> Iterator[Item]:
    """The reports of a file of JSON Lines, one after another; memory does not grow with their number."""
    for number, line in bounded_lines(in_utf8(part.stream), limits.document_bytes):
        path = f"{part.path}:{number}"
        if line is None:
            yield set_aside(path, "too-large", f"a line over the limit of {limits.document_bytes} bytes")
        elif not line.isspace():
            yield read_object(line, path)


def bounded_lines(stream: BinaryIO, limit_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream with their numbers from 1; `None` for a line that is too long, which is skipped unread."""
    number = 0
    while line := stream.readline(limit_bytes + 1):
        number += 1
        if len(line) <= limit_bytes or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(HEAD_BYTES)
        yield number, None


def read_object(line: bytes, path: str) -> Draft | SetAside:
    """The report that one JSON object describes."""
    try:
        value = _decoder.decode(line)
    except UnicodeDecodeError as error:
        return set_aside(path, "bad-encoding", f"a byte that is not UTF-8 at {error.start}")
    except (msgspec.DecodeError, RecursionError) as error:
        return set_aside(path, "bad-json", str(error))
    return draft_or_aside(value, path)


def draft_or_aside(value: object, path: str) -> Draft | SetAside:
    """The report that a decoded object describes, or why it describes none."""
    if not isinstance(value, dict):
        return set_aside(path, "bad-json", f"{type(value).__name__} where an object should be")
    try:
        return draft_from(value, path)
    except UnfitError as error:
        return set_aside(path, error.code, str(error))
