"""Streams of UTF-16 and the like as streams of UTF-8, for formats that are read line by line."""

import codecs

from sayso.errors import UnfitError
from sayso.ingest.encoding import MARKS, SAMPLE_BYTES, is_binary
from sayso.ingest.guard import Readable, Stream, buffered


class _Recoded:
    """The bytes of a source in UTF-8."""

    def __init__(self, source: Readable, encoding: str) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._left = b""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes.

        Raises:
            UnfitError: `bad-encoding`.
        """
        while not self._left:
            data = self._source.read(SAMPLE_BYTES)
            try:
                self._left = self._decoder.decode(data, final=not data).encode()
            except UnicodeError as error:
                raise UnfitError("bad-encoding", str(error)) from error
            if not data:
                break
        given, self._left = self._left[:size], self._left[size:]
        return given


def in_utf8(stream: Stream) -> Stream:
    """The stream without its byte order mark, in UTF-8 if the mark says that it is UTF-16 or UTF-32.

    Raises:
        UnfitError: `binary`.
    """
    head = stream.peek(SAMPLE_BYTES)
    for mark, encoding in MARKS:
        if head.startswith(mark):
            stream.read(len(mark))
            return stream if encoding == "utf-8" else buffered(_Recoded(stream, encoding))
    if is_binary(head[:SAMPLE_BYTES]):
        raise UnfitError("binary", "bytes that are no text")
    return stream
