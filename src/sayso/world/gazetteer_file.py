"""The file of the gazetteer: sorted names in packed blocks, with a filter that knows most words that are no name.

Layout: a line of JSON with the offsets, then five sections: the first key of every block, the offset of every block, the
filter, the dictionary, the blocks. A block is the text of its rows, one a line, packed by Zstandard with the dictionary. The
file is mapped into memory and read only.
"""

import hashlib
import json
import math
import mmap
import threading
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import zstandard

from sayso.world.gazetteer_names import Kind, fold_name

FORMAT = 1
BLOCK_ROWS = 128
"""Rows of a block at least: 256 make the file 3 % smaller, and reading a name twice as slow."""
FILTER_BITS = 8
"""Bits of the filter for each key: with `FILTER_HASHES` about two words in a hundred that are no names pass."""
FILTER_HASHES = 5
DICTIONARY_BYTES = 131072
"""Half the size of the file is saved by what the blocks have in common."""
DICTIONARY_STEP = 4
"""Every fourth block is a sample for it."""
LEVEL = 19
"""Zstandard's slowest level that needs no more memory to unpack."""
HEADER = 512
"""Bytes kept for the line of JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place under one of its names."""

    alias: str
    """The name under which it is found."""
    name: str
    """Its English name."""
    latitude: float | None
    """Degrees north; `None` where no source gives a trusted point."""
    longitude: float | None
    """Degrees east."""
    country: str | None
    """ISO 3166-1 alpha-3 code."""
    admin1: str | None
    """First-order division."""
    kind: Kind
    """What it is."""
    population: int
    """Inhabitants; 0 where unknown; 1 for a region that the news tells of."""
    geonames: int | None
    """GeoNames id."""
    own: bool = False
    """Whether a user has named it in a table of their own, and means it wherever its name stands."""


KIND_WEIGHTS = {Kind.COUNTRY: 5.8, Kind.PROVINCE: 4.4, Kind.SEA: 5.2, Kind.REGION: 3.2, Kind.DISTRICT: 2.2, Kind.SITE: 2.0}
"""What a kind weighs against towns, which weigh the decimal logarithm of their population less 1."""


SMALL_PROVINCE, LARGE_PROVINCE = 3.0, 5.6
"""Least and greatest weight of a province; between them it weighs a little less than a town of its population."""
NEWS_REGION = 5.2
"""Weight of a region that the news tells of."""
BEYOND_COUNTRIES = 3.5
"""Further weight of one that lies in several countries, as nothing else can speak for it."""


def weight_of(row: Row) -> float:
    """How likely a place is meant where nothing but its name is known.

    Weights were set by hand on development data; a country outweighs any town but the greatest.
    """
    if row.kind is Kind.PROVINCE and row.population:
        return min(LARGE_PROVINCE, max(SMALL_PROVINCE, math.log10(row.population) - 1.2))
    if row.kind is Kind.REGION and row.population:
        return NEWS_REGION if row.country else NEWS_REGION + BEYOND_COUNTRIES
    return math.log10(row.population + 1) - 1 if row.kind is Kind.TOWN else KIND_WEIGHTS[row.kind]


def rank(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Places of one name, the weightier first; a fixed order among equals."""
    return tuple(sorted(rows, key=lambda row: (-weight_of(row), row.name, row.country or "~", row.latitude or 0)))


def write_gazetteer(path: Path, rows: Iterable[Row]) -> str:
    """Write the file, and give the digest of its content."""
    lines = sorted({write_row(row) for row in rows})
    blocks = list(_blocks(lines))
    content = "\n".join(lines).encode()
    keys = [block[0].partition("\t")[0] for block in blocks]
    raw: list[bytes | bytearray | memoryview[int]] = ["\n".join(block).encode() for block in blocks]
    dictionary = (
        zstandard.train_dictionary(DICTIONARY_BYTES, raw[::DICTIONARY_STEP])
        if len(raw) > 100
        else zstandard.ZstdCompressionDict(b"")
    )
    packer = zstandard.ZstdCompressor(level=LEVEL, dict_data=dictionary)
    packed = [packer.compress(each) for each in raw]
    offsets = array("I", [0])
    for each in packed:
        offsets.append(offsets[-1] + len(each))
    names = sorted({line.partition("\t")[0] for line in lines})
    sections = {
        "keys": "\n".join(keys).encode(),
        "offsets": offsets.tobytes(),
        "filter": _filter(names),
        "dictionary": dictionary.as_bytes(),
        "blocks": b"".join(packed),
    }
    digest = hashlib.sha256(content).hexdigest()
    header: dict[str, object] = {"format": FORMAT, "names": len(lines), "digest": digest}
    at = HEADER
    for name, section in sections.items():
        header[name] = [at, len(section)]
        at += len(section)
    path.write_bytes(json.dumps(header).encode().ljust(HEADER) + b"".join(sections.values()))
    return digest


def _blocks(lines: Sequence[str]) -> Iterable[list[str]]:
    """Lines in blocks; the lines of one key stay together."""
    block: list[str] = []
    for _, same in groupby(lines, key=lambda line: line.partition("\t")[0]):
        if len(block) >= BLOCK_ROWS:
            yield block
            block = []
        block += same
    if block:
        yield block


def write_row(row: Row) -> str:
    """A row as one line; what its key tells is left out."""
    key = fold_name(row.alias)
    name = "" if row.name == key.capitalize() else row.name
    point = ("", "") if row.latitude is None or row.longitude is None else (f"{row.latitude:.6g}", f"{row.longitude:.6g}")
    size = round(10 * math.log10(row.population + 1))
    fields = (key, name, *point, row.country or "", row.admin1 or "", row.kind.value, size or "", row.geonames or "")
    return "\t".join(str(field).replace("\t", " ").replace("\n", " ") for field in fields)


def read_row(line: str, *, own: bool = False) -> Row:
    """The row of a line; population to the next tenth of a power of ten."""
    key, name, latitude, longitude, country, admin1, kind, size, geonames = line.split("\t")
    return Row(
        alias=key,
        name=name or key.capitalize(),
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        country=country or None,
        admin1=admin1 or None,
        kind=Kind(kind),
        population=round(10 ** (int(size or 0) / 10)) - 1,
        geonames=int(geonames) if geonames else None,
        own=own,
    )


def _filter(names: Sequence[str]) -> bytes:
    """A Bloom filter of the keys."""
    bits = bytearray(len(names) * FILTER_BITS // 8 + 1)
    for name in names:
        for bit in _bits(name, len(bits) * 8):
            bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


def _bits(name: str, size: int) -> list[int]:
    """The bits of a key in a filter of `size` bits."""
    raw = name.encode()
    first, second = zlib.crc32(raw), zlib.adler32(raw) * 2654435761 | 1
    return [(first + index * second) % size for index in range(FILTER_HASHES)]


class GazetteerFile:
    """A gazetteer that lies open; safe to read from several threads and after a fork."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as opened:
            self._data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        header = json.loads(self._data[:HEADER])
        self.names: int = header["names"]
        """How many names it holds."""
        self.digest: str = header["digest"]
        """SHA-256 of its content."""
        self._keys = self._section(header["keys"]).decode().split("\n")
        self._offsets = array("I", self._section(header["offsets"]))
        self._filter, length = header["filter"]
        self._filter_bits = length * 8
        self._blocks = header["blocks"][0]
        dictionary = zstandard.ZstdCompressionDict(self._section(header["dictionary"]))
        self._unpacker = zstandard.ZstdDecompressor(dict_data=dictionary)
        self._lock = threading.Lock()

    def _section(self, place: tuple[int, int]) -> bytes:
        """The bytes of a section."""
        return self._data[place[0] : place[0] + place[1]]

    def find(self, key: str) -> tuple[Row, ...]:
        """The places of a folded name, the weightier first: countries, provinces, cities, regions, towns."""
        if not self._may_hold(key):
            return ()
        index = bisect_right(self._keys, key) - 1
        if index < 0:
            return ()
        lines = self._lines(index)
        found = [read_row(line) for line in lines.split("\n") if line.startswith(key + "\t")]
        return rank(found)

    def lines(self) -> Iterable[str]:
        """The whole content, line by line."""
        for index in range(len(self._keys)):
            yield from self._lines(index).split("\n")

    def _may_hold(self, key: str) -> bool:
        """Whether a key may be there: quick, and never wrong in saying no."""
        data, start = self._data, self._filter
        return all(data[start + (bit >> 3)] >> (bit & 7) & 1 for bit in _bits(key, self._filter_bits))

    def _lines(self, index: int) -> str:
        """A block unpacked."""
        start, end = self._blocks + self._offsets[index], self._blocks + self._offsets[index + 1]
        with self._lock:
            return self._unpacker.decompress(self._data[start:end]).decode()
