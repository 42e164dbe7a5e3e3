"""E-mail messages and mailboxes: subject, sender, day and body."""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from io import BytesIO

from sayso.errors import UnfitError
from sayso.ingest.dates import normalize_date
from sayso.ingest.draft import Draft
from sayso.ingest.encoding import decode
from sayso.ingest.guard import HEAD_BYTES, Limits, buffered, read_whole
from sayso.ingest.markup import decode_markup, parse_markup, plain_text
from sayso.ingest.part import Item, Part
from sayso.ingest.reasons import set_aside

HEADER_BYTES = 2**18
"""All headers of a message stand within so many bytes; lists of recipients and the notes of servers are long."""
HEADER_CHARS = 2000
"""One header that is looked into; the parser of the standard library takes quadratic time and room for longer ones."""
LOOKED_INTO = frozenset(
    "from subject date content-type content-disposition content-transfer-encoding mime-version content-id".split()
)
FOLD_CHARS = (50, 80)
"""Lines of mail are folded at some width between these; where all are, a line break within a paragraph means nothing."""
FROM_LINE = re.compile(rb"From \S{1,200} .{5,40}\d{4}")


def read_mail(part: Part, limits: Limits) -> Iterator[Item]:
    """One report: the plain body of a message, else its HTML body.

    Raises:
        UnfitError: `bad-mail`, `no-text`, `too-large`, `binary`, `bad-encoding`.
    """
    data = read_whole(part.stream, limits.container_bytes, size=part.size)
    if b"\x00" in data[:HEAD_BYTES]:
        raise UnfitError("binary", "bytes that are no message")
    yield _message(data, part, limits)


def read_mailbox(part: Part, limits: Limits) -> Iterator[Item]:
    """The messages of a mailbox (mbox), one after another; their path is `box!1`, `box!2` and so on."""
    for number, data in enumerate(_messages(part, limits), start=1):
        path = f"{part.path}!{number}"
        if data is None:
            yield set_aside(path, "too-large", f"a message over the limit of {limits.container_bytes} bytes")
            continue
        inner = Part(path=path, name=None, stream=buffered(BytesIO(data)), depth=part.depth)
        try:
            yield from read_mail(inner, limits)
        except UnfitError as error:
            yield set_aside(path, error.code, str(error))


def _messages(part: Part, limits: Limits) -> Iterator[bytes | None]:
    """The bytes of each message; `None` for one that is too large, which is not held."""
    message: list[bytes] = []
    size = 0
    blank = True
    for line in iter(lambda: part.stream.readline(HEAD_BYTES), b""):
        if blank and FROM_LINE.match(line):
            if size:
                yield b"".join(message) if message else None
            message, size = [], 0
            continue
        size += len(line)
        if size <= limits.container_bytes:
            message.append(line)
        else:
            message.clear()
        blank = line in (b"\n", b"\r\n")
    if size:
        yield b"".join(message) if message else None


def _message(data: bytes, part: Part, limits: Limits) -> Draft:
    """The report of one message."""
    head = data[: HEADER_BYTES + 4]
    if not any(end in head for end in (b"\n\n", b"\r\n\r\n")):
        raise UnfitError("bad-mail", "no blank line after the headers")
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
        _check_headers(message)
        text = _body(message, limits)
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError, IndexError) as error:
        raise UnfitError("bad-mail", f"{type(error).__name__}: {error}") from error
    if not text.strip():
        raise UnfitError("no-text", "a message without words of its own")
    return Draft(
        text=text,
        path=part.path,
        name=part.stem,
        title=_header(message, "Subject"),
        outlet=_sender(_header(message, "From")),
        published=normalize_date(_header(message, "Date")),
        url=part.url,
    )


def _check_headers(message: EmailMessage) -> None:
    """See to it that no header of a message or its parts takes long to look into.

    Raises:
        UnfitError: `bad-mail`.
    """
    for part in message.walk():
        for name, value in part.raw_items():
            if name.lower() in LOOKED_INTO and len(value) > HEADER_CHARS:
                raise UnfitError("bad-mail", f"a header {name} of {len(value)} signs")


def _body(message: EmailMessage, limits: Limits) -> str:
    """Text of the plain body; else that of the HTML body."""
    plain = message.get_body(("plain",))
    if plain is not None:
        text = decode(_payload(plain), plain.get_content_charset()).replace("\r\n", "\n")
        if text.strip():
            return _unfold(text.strip("\n"))
    rich = message.get_body(("html",))
    if rich is None:
        return ""
    return plain_text(parse_markup(decode_markup(_payload(rich), rich.get_content_charset()), limits))


def _payload(part: object) -> bytes:
    """The bytes of a body, unpacked from its transfer encoding."""
    payload = part.get_payload(decode=True) if isinstance(part, EmailMessage) else None
    return payload if isinstance(payload, bytes) else b""


def _unfold(text: str) -> str:
    """Paragraphs on one line each, where the lines are folded at a fixed width; else the text as it is."""
    paragraphs = [paragraph.split("\n") for paragraph in re.split(r"\n[ \t]*(?=\n)", text)]
    folded = [len(line) for lines in paragraphs for line in lines[:-1] if line.strip()]
    low, high = FOLD_CHARS
    longest = max((len(line) for lines in paragraphs for line in lines), default=0)
    if not folded or not low <= longest <= high or sum(width >= low for width in folded) < len(folded) / 2:
        return text
    joined = (" ".join(line.strip() for line in lines if line.strip()) for lines in paragraphs)
    return "\n".join(paragraph for paragraph in joined if paragraph)


def _header(message: EmailMessage, name: str) -> str | None:
    """A header in plain words; `None` where it is missing or too broken to be read."""
    try:
        value = message.get(name)
        words = " ".join(str(value).split()) if value is not None else ""
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError):
        return None
    return words if words and words.isprintable() else None


def _sender(header: str | None) -> str | None:
    """Who sent a message: the name, else the domain of the address."""
    if header is None:
        return None
    name, address = parseaddr(header)
    return name or address.rpartition("@")[2] or None
