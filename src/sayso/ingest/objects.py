"""JSON: one report, a list of reports, or an object that has such a list."""

from collections.abc import Iterator
from io import BytesIO

import msgspec

from sayso.errors import UnfitError
from sayso.ingest.encoding import decode
from sayso.ingest.fields import known_fields
from sayso.ingest.guard import Limits, buffered, read_whole
from sayso.ingest.lines import draft_or_aside, read_lines
from sayso.ingest.part import Item, Part

LISTS = ("articles", "reports", "items", "documents", "docs", "results", "data", "entries", "news")
"""Names under which an object may have its list of reports."""
MANY_OBJECTS = "trailing characters"
"""What the decoder says of a file that is JSON Lines in truth."""


def read_objects(part: Part, limits: Limits) -> Iterator[Item]:
    """The reports of a JSON file; those of a list have the path `file!1`, `file!2` and so on.

    The file is held whole, up to `Limits.container_bytes`. A .json that is JSON Lines in truth is read as such.

    Raises:
        UnfitError: `too-large`, `bad-json`, `bad-encoding`, `no-text`.
    """
    data = read_whole(part.stream, limits.container_bytes, size=part.size)
    text = decode(data, part.charset)
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        if MANY_OBJECTS not in str(error):
            raise UnfitError("bad-json", str(error)) from error
        lines = Part(path=part.path, name=part.name, stream=buffered(BytesIO(text.encode())), depth=part.depth)
        yield from read_lines(lines, limits)
        return
    yield from _reports(value, part.path)


def _reports(value: object, path: str) -> Iterator[Item]:
    """The reports that a decoded file holds."""
    listed = _list_in(value)
    if listed is None:
        yield draft_or_aside(value, path)
        return
    if not listed:
        raise UnfitError("empty", "a list without reports")
    for number, item in enumerate(listed, start=1):
        yield draft_or_aside(item, f"{path}!{number}")


def _list_in(value: object) -> list[object] | None:
    """The list of reports, if there is one."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and "text" not in known_fields(value):
        return next((value[name] for name in LISTS if isinstance(value.get(name), list)), None)
    return None
