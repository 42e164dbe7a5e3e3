"""Bounds on what one input may cost, and streams that keep to them."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from sayso.errors import UnfitError

if TYPE_CHECKING:
    Stream = io.BufferedReader[Any]
else:
    Stream = io.BufferedReader

MIB = 2**20
HEAD_BYTES = 2**16
"""What is looked at to tell a format or an encoding; also the buffer of every stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one input may cost; the defaults leave news far more room than it needs."""

    document_bytes: int = 16 * MIB
    """One text, page, message, feed, line or row. Unit: bytes. 2 million code points escaped as `\\uXXXX` take 12 MiB."""
    container_bytes: int = 64 * MIB
    """One file that has to be held whole though it has many reports (.json, .eml, a zip inside a zip). Unit: bytes."""
    unpacked_bytes: int = 16 * 2**30
    """All that one compressed file or archive unpacks to. Unit: bytes. Only time is at stake: nothing unpacked is kept."""
    text_chars: int = 2_000_000
    """One report. Unit: code points. Some 300,000 words: longer than any report, and than most books."""
    ratio: int = 200
    """Unpacked over packed size. Prose packs some 3 to 5 fold; gzip can pack up to 1,032 fold, which only a bomb comes near."""
    ratio_free_bytes: int = 4 * MIB
    """Unpacked bytes that may have any ratio: a small file cannot hurt. Unit: bytes."""
    entries: int = 100_000
    """Members of an archive, entries of a feed, items of a JSON list are not more than this."""
    nesting: int = 2
    """Archives or compressed files within one another: a .txt.gz in a .zip has 2."""
    folders: int = 64
    """Folders within one another."""
    elements: int = 15_000
    """Elements of a page; a news page has some thousands. Extraction is quadratic at worst: some 4 s."""
    redirects: int = 5
    """Of one address."""
    seconds: float = 30.0
    """To fetch one address. Unit: seconds."""


class Readable(Protocol):
    """Whatever gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


class Counted:
    """A stream that knows how many bytes it has given."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self.bytes_read = 0

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""
        data = self._source.read(size)
        self.bytes_read += len(data)
        return data

    def tell(self) -> int:
        """How many bytes it has given."""
        return self.bytes_read


class Filled(io.RawIOBase):
    """Raw bytes of any source, always as many as asked for until they end, so that a buffer over it can be peeked at."""

    def __init__(self, source: Readable) -> None:
        self._source = source

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "memoryview[int] | bytearray", /) -> int:  # type: ignore[override]
        """Fill the buffer; fewer bytes mean that the source has ended."""
        view, filled = memoryview(buffer), 0
        while filled < len(view):
            data = self._source.read(len(view) - filled)
            if not data:
                break
            view[filled : filled + len(data)] = data
            filled += len(data)
        return filled


class Metered:
    """Unpacked bytes, stopped where they grow beyond what their packed size makes likely."""

    def __init__(self, source: Readable, packed_bytes: Callable[[], int], limits: Limits) -> None:
        self._source = source
        self._packed_bytes = packed_bytes
        self._limits = limits
        self._unpacked = 0

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes.

        Raises:
            UnfitError: where the ratio or the sum of bytes is over its limit.
        """
        data = self._source.read(size)
        self._unpacked += len(data)
        if self._unpacked > self._limits.unpacked_bytes:
            raise UnfitError("archive-limit", f"more than {self._limits.unpacked_bytes} bytes unpacked")
        if self._unpacked > max(self._limits.ratio_free_bytes, self._limits.ratio * max(1, self._packed_bytes())):
            raise UnfitError("archive-limit", f"bytes that unpack to more than {self._limits.ratio} times their size")
        return data


def buffered(source: Readable) -> Stream:
    """A stream that can be peeked at for `HEAD_BYTES`."""
    return io.BufferedReader(Filled(source), HEAD_BYTES)


def read_whole(stream: BinaryIO, limit_bytes: int, *, size: int | None = None) -> bytes:
    """All bytes of a stream; never more than the limit are held.

    Args:
        stream: What to read.
        limit_bytes: The most that is accepted.
        size: How long the stream says it is, if it does.

    Raises:
        UnfitError: `too-large`.
    """
    if size is not None and size > limit_bytes:
        raise UnfitError("too-large", f"{size} bytes, over the limit of {limit_bytes}")
    data = stream.read(limit_bytes + 1)
    if len(data) > limit_bytes:
        raise UnfitError("too-large", f"more than {limit_bytes} bytes")
    return data
