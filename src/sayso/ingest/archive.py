"""Zip archives: each member as a further part; nothing is ever written to disk."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from sayso.errors import UnfitError
from sayso.ingest.guard import Limits, Metered, Readable, Stream, buffered, read_whole
from sayso.ingest.part import Item, Part
from sayso.ingest.reasons import set_aside

END_BYTES = 22 + 2**16
"""Where the end record of a zip stands: its size and that of the longest comment. Source: APPNOTE 6.3.10, 4.3.16."""
END_SIGN = b"PK\x05\x06"
BYTES_PER_ENTRY = 512
"""Room in the directory of a zip for each member that is allowed: name, sizes and extra fields."""
ENCRYPTED = 0x1
NOT_OURS = ("__MACOSX/",)
"""Folders that an archiver adds for itself."""


class _Budget:
    """Bytes that the members of one archive may still unpack to."""

    def __init__(self, left: int) -> None:
        self.left = left


class _Member:
    """An opened member, read on the archive's budget."""

    def __init__(self, source: Readable, budget: _Budget) -> None:
        self._source = source
        self._budget = budget

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes.

        Raises:
            UnfitError: `bad-archive`, `archive-limit`.
        """
        try:
            data = self._source.read(size)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise UnfitError("bad-archive", str(error)[:200]) from error
        self._budget.left -= len(data)
        if self._budget.left < 0:
            raise UnfitError("archive-limit", "members that together unpack to more than the limit")
        return data


def read_zip(part: Part, limits: Limits) -> Iterator[Item]:
    """The members of a zip, by name; their path is `file.zip!name`.

    Raises:
        UnfitError: `bad-archive`, `archive-limit`, or `too-large` for a zip that would have to be held whole.
    """
    stream = part.stream
    if not stream.seekable():
        stream = io.BufferedReader(io.BytesIO(read_whole(stream, limits.container_bytes)))
    _check_directory(stream, limits)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, EOFError) as error:
        raise UnfitError("bad-archive", str(error)[:200]) from error
    with archive:
        members = archive.infolist()
        if len(members) > limits.entries:
            raise UnfitError("archive-limit", f"{len(members)} members, over the limit of {limits.entries}")
        budget = _Budget(limits.unpacked_bytes)
        for member in sorted(members, key=lambda info: info.filename):
            if not member.is_dir() and not member.filename.startswith(NOT_OURS):
                yield from _member(archive, member, part, budget, limits)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, part: Part, budget: _Budget, limits: Limits) -> Iterator[Item]:
    """One member as a part, or why it is none."""
    path = f"{part.path}!{member.filename}"
    if not is_safe(member.orig_filename) or stat.S_ISLNK(member.external_attr >> 16):
        yield set_aside(path, "unsafe-name", "a name that leads out of the archive, or a link")
        return
    if member.flag_bits & ENCRYPTED:
        yield set_aside(path, "encrypted", "a password")
        return
    try:
        opened = archive.open(member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, struct.error) as error:
        yield set_aside(path, "bad-archive", str(error)[:200])
        return
    with opened:
        unpacked = Metered(_Member(opened, budget), lambda: member.compress_size, limits)
        yield Part(path=path, name=PurePosixPath(member.filename).name, stream=buffered(unpacked), depth=part.depth + 1)


def is_safe(name: str) -> bool:
    r"""Whether a member's name is relative and stays within its archive.

    >>> is_safe("a/b.txt"), is_safe("../b.txt"), is_safe("/b.txt"), is_safe(r"a\..\b.txt"), is_safe("C:b.txt")
    (True, False, False, False, False)
    """
    parts = name.replace("\\", "/").split("/")
    return (
        bool(name)
        and name.isprintable()
        and parts[0] != ""
        and ".." not in parts
        and not parts[0].endswith(":")
        and parts[0][1:2] != ":"
    )


def _check_directory(stream: Stream, limits: Limits) -> None:
    """See to it that the directory of a zip, which is held whole, is not too large.

    Raises:
        UnfitError: `archive-limit`.
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - END_BYTES))
    tail = stream.read(END_BYTES)
    stream.seek(0)
    end = tail.rfind(END_SIGN)
    if end < 0 or len(tail) < end + 20:
        return
    (directory_bytes,) = struct.unpack_from("<L", tail, end + 12)
    # A zip64 may say "look elsewhere" here; then the directory can be no longer than the file.
    if min(directory_bytes, size) > BYTES_PER_ENTRY * limits.entries:
        raise UnfitError("archive-limit", f"a directory over {BYTES_PER_ENTRY * limits.entries} bytes")
