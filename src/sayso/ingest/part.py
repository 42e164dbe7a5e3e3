"""Bytes that may hold reports, and what is known of them before they are read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from sayso.ingest.draft import Draft
from sayso.ingest.guard import Limits, Stream
from sayso.record import SetAside


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file, a member of an archive, or an answer from the net."""

    path: str
    """Where it stands, for people: `news.zip!a/b.txt`."""
    name: str | None
    """File name without the suffix of a compression; `None` where it has none, as standard input."""
    stream: Stream
    """Its bytes; the head can be peeked at."""
    size: int | None = None
    """Bytes, as far as it can be trusted: of a plain file."""
    depth: int = 0
    """How many archives it stands in."""
    media_type: str | None = None
    """As HTTP says, without parameters: `text/html`."""
    charset: str | None = None
    """Encoding, as HTTP says."""
    url: str | None = None
    """Address that it comes from."""

    @property
    def suffix(self) -> str:
        """File name extension in small letters, such as `.txt`; empty where there is none."""
        return PurePosixPath(self.name).suffix.lower() if self.name else ""

    @property
    def stem(self) -> str | None:
        """File name without extension: the name of a report that has a file to itself."""
        return PurePosixPath(self.name).stem or None if self.name else None


Item = Part | Draft | SetAside
"""What a format reader gives: further parts, texts that it found, and what it could not read."""
FormatReader = Callable[[Part, Limits], Iterator[Item]]
"""Reads one format; raises `UnfitError` where the part as a whole (or all that is left of it) cannot be read."""
