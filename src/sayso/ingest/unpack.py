"""Compressed files: gzip and Zstandard, unpacked as they are read and no further than the limits allow."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from sayso.errors import UnfitError
from sayso.ingest.guard import Counted, Limits, Metered, Readable, buffered
from sayso.ingest.part import Item, Part

MAX_WINDOW_BYTES = 2**27
"""Memory that a .zst may ask for. Unit: bytes. The widest setting of the program `zstd` without --long is below it."""


class _Faults:
    """A source whose faults of packing are those of this room."""

    def __init__(self, source: Readable, kinds: tuple[type[Exception], ...]) -> None:
        self._source = source
        self._kinds = kinds

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes.

        Raises:
            UnfitError: `bad-archive`.
        """
        try:
            return self._source.read(size)
        except self._kinds as error:
            raise UnfitError("bad-archive", str(error)[:200]) from error


def read_gzip(part: Part, limits: Limits) -> Iterator[Item]:
    """What a .gz holds, as a further part."""
    packed = Counted(part.stream)
    with gzip.GzipFile(fileobj=packed) as unpacked:  # type: ignore[call-overload]
        source = _Faults(unpacked, (gzip.BadGzipFile, EOFError, zlib.error))
        yield _inner(part, Metered(source, lambda: packed.bytes_read, limits))


def read_zstandard(part: Part, limits: Limits) -> Iterator[Item]:
    """What a .zst holds, as a further part."""
    import zstandard  # noqa: PLC0415 - only when needed

    packed = Counted(part.stream)
    unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES)
    with unpacker.stream_reader(packed, read_across_frames=True) as unpacked:  # type: ignore[arg-type]
        source = _Faults(unpacked, (zstandard.ZstdError,))
        yield _inner(part, Metered(source, lambda: packed.bytes_read, limits))


def _inner(part: Part, unpacked: Readable) -> Part:
    """The part within: same path, the name without the suffix of the packing."""
    packings = {".gz", ".zst", ".gzip", ".zstd"}
    name = PurePosixPath(part.name).stem if part.name and part.suffix in packings else part.name
    return replace(part, name=name, stream=buffered(unpacked), size=None, depth=part.depth + 1)
