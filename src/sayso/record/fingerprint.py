"""What a stage is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

DIGEST_LENGTH = 12
"""Hexadecimal digits of a digest in a name; 48 bits tell versions apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The version of a stage in digests; another fingerprint means that its results have to be made again."""

    name: str
    """`<name>@<sha256 head>` of its weights, or of its rules and tables."""
    tables: tuple[tuple[str, str], ...]
    """Name and digest of each table that it uses, by name."""


@cache
def fingerprint_rooms(name: str, rooms: tuple[str, ...]) -> Fingerprint:
    """The fingerprint of a stage that the code and the tables of some rooms decide.

    Args:
        name: what to call it.
        rooms: names of rooms of the package; the files in their `tables` count as tables.
    """
    code = sorted((path, digest) for room in rooms for path, digest in _digests(room, ".py"))
    tables = tuple(sorted(pair for room in rooms for pair in _digests(f"{room}/tables", "")))
    head = sha256(repr((code, tables)).encode()).hexdigest()[:DIGEST_LENGTH]
    return Fingerprint(name=f"{name}@{head}", tables=tables)


def _digests(folder: str, ending: str) -> Iterator[tuple[str, str]]:
    """Path and digest of the files of a folder of the package; none where there is no such folder."""
    here = files("sayso").joinpath(folder)
    if here.is_dir():
        for entry in here.iterdir():
            if entry.is_file() and entry.name.endswith(ending):
                yield f"{folder}/{entry.name}", sha256(entry.read_bytes()).hexdigest()
