"""Tables: CSV and TSV with a header line; a broken row is set aside and costs nothing else."""

import csv
from collections.abc import Iterator

from sayso.errors import UnfitError
from sayso.ingest.encoding import SAMPLE_BYTES, detect, is_damaged_utf8
from sayso.ingest.fields import draft_from, known_fields
from sayso.ingest.guard import Limits
from sayso.ingest.lines import bounded_lines
from sayso.ingest.part import Item, Part
from sayso.ingest.reasons import set_aside
from sayso.ingest.recode import in_utf8

DELIMITERS = ",;\t|"


class _TextLines:
    """Decoded lines of a table for `csv.reader`, and what went wrong with the last one."""

    def __init__(self, part: Part, limits: Limits) -> None:
        stream = in_utf8(part.stream)
        self._lines = bounded_lines(stream, limits.document_bytes)
        self._encoding = _encoding(stream.peek(SAMPLE_BYTES))
        self.number = 0
        self.fault: tuple[str, str] | None = None

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        if line is None:
            self.fault = ("too-large", "a line over the limit")
            return "\n"
        try:
            return line.decode(self._encoding)
        except UnicodeDecodeError as error:
            self.fault = ("bad-encoding", f"a byte that is not {self._encoding} at {error.start}")
            return "\n"


def read_table(part: Part, limits: Limits) -> Iterator[Item]:
    """The reports of a table, one a row; their path is `file:line`, memory does not grow with their number.

    Raises:
        UnfitError: `no-text`, where no column is named as a text is; `bad-table`, `binary`, `bad-encoding`.
    """
    csv.field_size_limit(limits.document_bytes)
    lines = _TextLines(part, limits)
    first = next(lines, "")
    header_fault = lines.fault
    delimiter = "\t" if part.suffix == ".tsv" else max(DELIMITERS, key=first.count)
    try:
        header = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error as error:
        raise UnfitError("bad-table", str(error)) from error
    fields = known_fields(header)
    if header_fault or "text" not in fields:
        found = header_fault[1] if header_fault else f"columns {', '.join(header)[:200] or 'without names'}"
        raise UnfitError(header_fault[0] if header_fault else "no-text", found)
    yield from _rows(part, lines, delimiter, {field: header.index(name) for field, name in fields.items()})


def _rows(part: Part, lines: _TextLines, delimiter: str, columns: dict[str, int]) -> Iterator[Item]:
    """The rows below the header."""
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        start = lines.number + 1
        path = f"{part.path}:{start}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            lines.fault = None
            yield set_aside(path, "bad-table", str(error))
            continue
        if lines.fault:
            (code, found), lines.fault = lines.fault, None
            yield set_aside(path, code, found)
        elif any(cell and not cell.isspace() for cell in row):
            yield _row(row, columns, path)


def _row(row: list[str], columns: dict[str, int], path: str) -> Item:
    """The report of one row."""
    given = {field: row[column] for field, column in columns.items() if column < len(row)}
    try:
        return draft_from(given, path)
    except UnfitError as error:
        return set_aside(path, error.code, str(error))


def _encoding(head: bytes) -> str:
    """The encoding of a table, from its whole lines at the head; UTF-8 also where single rows of it are damaged."""
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        whole.decode()
    except UnicodeDecodeError:
        return "utf-8" if is_damaged_utf8(whole) else detect(whole)
    return "utf-8"
