"""Bytes → text, by the encoding that is declared or that fits; nothing is ever replaced."""

import codecs
import re

from sayso.errors import UnfitError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the longer ones first, since UTF-32 begins like UTF-16."""
WEB_NAMES = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
"""Encodings that are declared where a larger one is meant. Source: WHATWG Encoding Standard, names and labels."""
CANDIDATES = "cp1252 cp1251 cp1250 cp1256 cp1254 cp1253 cp1255 koi8_r iso8859_5 gb18030 big5 shift_jis euc_jp cp949".split()
"""What a text without any declaration may be in: encodings that news has been written in."""
NEIGHBOURS = frozenset({"cp1250", "cp1254"})
UNLIKELY_WESTERN = re.compile("[^\x00-\x7f€£°·«»¡¿‘’“”„–—…•àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœÀÁÂÃÄÅÆÇÈÉÊËÍÎÑÓÔÕÖØÚÛÜŒ\xa0]")
"""Signs that Western European texts hardly have; one without any is taken for Western where detection hesitates."""
SAMPLE_BYTES = 2**16
"""What an encoding is detected from."""
BINARY_SIGNS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
BINARY_SHARE = 0.01
"""Share of control signs from which bytes are no text."""
MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ\x90",
    b"\xd0\xcf\x11\xe0",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
)
"""Beginnings of files that are no text: PDF, pictures, programs, office files, archives."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text that bytes stand for: by byte order mark, declared encoding, UTF-8, then by detection.

    Args:
        data: The bytes; a byte order mark is no part of the text.
        declared: Name of an encoding, as HTTP or the document gives it; an unknown or wrong one is passed over.

    Raises:
        UnfitError: `binary`, `bad-encoding`.
    """
    if is_binary(data[:SAMPLE_BYTES]):
        raise UnfitError("binary", "bytes that are no text")
    for mark, marked in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], marked)
    if wide := _wide(data[:SAMPLE_BYTES]):
        return _strictly(data, wide)
    for encoding in (known_encoding(declared) or "utf-8", "utf-8"):
        try:
            return _checked(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _strictly(data, detect(data))


def known_encoding(declared: str | None) -> str | None:
    """Python's name of a declared encoding; `None` where there is no such encoding of text."""
    if not declared:
        return None
    try:
        found = codecs.lookup(declared.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    return WEB_NAMES.get(found.name, found.name) if getattr(found, "_is_text_encoding", True) else None


def is_binary(head: bytes) -> bool:
    """Whether a file that begins so is no text."""
    if head.startswith(MAGIC):
        return True
    if b"\x00" not in head or head.startswith(tuple(mark for mark, _ in MARKS)):
        return False
    return _wide(head) is None


def detect(data: bytes) -> str:
    """The encoding that bytes without declaration are most likely in.

    Raises:
        UnfitError: `bad-encoding`, where none fits, or where they are UTF-8 with damage.
    """
    if is_damaged_utf8(data):
        raise UnfitError("bad-encoding", f"UTF-8 with a damaged byte at {_first_damage(data)}")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only when needed

    # High bytes may come late: the sample has to hold some of them.
    first = _first_damage(data)
    sample = data[max(0, first - SAMPLE_BYTES // 2) : first + SAMPLE_BYTES // 2]
    best = from_bytes(sample, cp_isolation=list(CANDIDATES)).best()
    if best is None:
        raise UnfitError("bad-encoding", "bytes that fit no known encoding")
    western = sample.decode("cp1252", "replace")
    return "cp1252" if best.encoding in NEIGHBOURS and not UNLIKELY_WESTERN.search(western) else best.encoding


def _strictly(data: bytes, encoding: str) -> str:
    """The text in this encoding and no other."""
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise UnfitError("bad-encoding", f"a byte that is not {encoding} at {error.start}") from error


def _checked(text: str) -> str:
    """The text, unless it is full of control signs.

    Raises:
        UnfitError: `binary`.
    """
    signs = BINARY_SIGNS.findall(text[:SAMPLE_BYTES])
    if len(signs) > BINARY_SHARE * min(len(text), SAMPLE_BYTES) or "\x00" in text:
        raise UnfitError("binary", "control signs among the letters")
    return text


def _wide(head: bytes) -> str | None:
    """UTF-16 without mark: in Latin text, every other byte is zero."""
    odd, even = head[1::2], head[::2]
    if len(head) < 4:
        return None
    if odd.count(0) > len(odd) * 0.7 and not even.count(0):
        return "utf-16-le"
    if even.count(0) > len(even) * 0.7 and not odd.count(0):
        return "utf-16-be"
    return None


def _first_damage(data: bytes) -> int:
    """Where bytes stop being UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def is_damaged_utf8(data: bytes) -> bool:
    """Whether most of the signs beyond ASCII are good UTF-8, which hardly happens by chance in another encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for sign in text if sign > "\x7f") - bad if not text.isascii() else 0
    return good > bad
