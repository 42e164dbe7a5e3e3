"""Lines of a user's table, read with care: what is wrong with a line is told with its number, and nothing is guessed."""

import csv
import difflib
import io
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.world.actor_tables import rows

MAX_BYTES = 512 * 2**20
"""Size of the largest table: the GeoNames dump of the largest country has 200 MB."""
MAX_CELL = 200
"""Code points of a cell, but for one with several names."""
MAX_NAMES = 20_000
"""Code points of a cell with several names."""

MIN_LETTERS = 2
"""Letters of a name at least; a single one stands everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a line of a table."""

    line: int
    """Its number, from 1; 0 for the table as a whole."""
    message: str
    """What was expected and what was found."""


class Wrong(Exception):  # noqa: N818 - never leaves this room
    """A cell does not fit."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table with a heading."""

    number: int
    """From 1, the heading included."""
    cells: Mapping[str, str]
    """By column; blanks at the ends are gone."""


def split_lines(text: str, columns: Sequence[str], required: Collection[str]) -> Iterator[Line | Fault]:
    """The lines of a table with a heading, between tabs or commas; empty lines and those that begin with # are passed over.

    Args:
        text: the whole table.
        columns: those that there may be.
        required: those that there must be.
    """
    heading: list[str] | None = None
    separator = "\t" if "\t" in text.partition("\n")[0] or "," not in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=separator, strict=True)
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
                continue
            if heading is None:
                heading = [cell.strip().casefold() for cell in cells]
                fault = _wrong_heading(heading, columns, required)
                if fault:
                    yield Fault(line=reader.line_num, message=fault)
                    return
            elif len(cells) > len(heading):
                yield Fault(
                    line=reader.line_num, message=f"expected {len(heading)} cells as in the heading, found {len(cells)}"
                )
            else:
                filled = [*(cell.strip() for cell in cells), *[""] * (len(heading) - len(cells))]
                yield Line(reader.line_num, dict(zip(heading, filled, strict=True)))
    except csv.Error as error:
        yield Fault(
            line=reader.line_num, message=f"expected cells between {'tabs' if separator == chr(9) else 'commas'}: {error}"
        )
        return
    if heading is None:
        yield Fault(line=0, message="expected a heading and rows, found nothing")


def _wrong_heading(heading: Sequence[str], columns: Sequence[str], required: Collection[str]) -> str | None:
    """What is wrong with a heading, or `None`."""
    unknown = [name for name in heading if name not in columns]
    if unknown:
        return f"expected the columns {', '.join(columns)}, found {unknown[0]!r}"
    missing = [name for name in columns if name in required and name not in heading]
    if missing:
        return f"expected a column {missing[0]!r} in the heading, found {', '.join(heading)}"
    double = [name for name in heading if heading.count(name) > 1]
    return f"expected each column once, found {double[0]!r} twice" if double else None


def plain_name(cell: str) -> str:
    """A name as it can be looked for in a text.

    Raises:
        Wrong: where it is none.
    """
    if len(cell) > MAX_CELL:
        raise Wrong(f"expected a name of at most {MAX_CELL} characters, found {len(cell)}")
    if any(unicodedata.category(sign)[0] == "C" for sign in cell):
        raise Wrong(f"expected plain characters in a name, found {cell!r}")
    if sum(map(str.isalpha, cell)) < MIN_LETTERS:
        raise Wrong(f"expected a name of {MIN_LETTERS} letters or more, found {cell!r}")
    return " ".join(cell.split())


def several_names(cell: str) -> tuple[str, ...]:
    """The names between the bars of a cell, each once.

    Raises:
        Wrong: where one of them is no name.
    """
    if len(cell) > MAX_NAMES:
        raise Wrong(f"expected names of at most {MAX_NAMES} characters together, found {len(cell)}")
    return tuple(dict.fromkeys(plain_name(name) for name in cell.split("|") if name.strip()))


def one_of(column: str, cell: str, words: Collection[str], expected: str) -> str:
    """A cell that is one of some words.

    Args:
        column: its heading.
        cell: what stands there.
        words: what may stand there.
        expected: these in words.

    Raises:
        Wrong: where it is not, with the word that comes nearest.
    """
    if cell in words:
        return cell
    near = difflib.get_close_matches(cell, sorted(words), 1)
    raise Wrong(f"{column}: expected {expected}, found {cell!r}" + (f" (is it {near[0]!r}?)" if near else ""))


def country_code(cell: str) -> str | None:
    """An ISO 3166-1 alpha-3 code; `None` for an empty cell.

    Raises:
        Wrong: where it is none; with the right one for a code of two letters.
    """
    if not cell:
        return None
    codes = country_codes()
    if cell in codes.values():
        return cell
    known = codes.get(cell.upper()) or (cell.upper() if cell.upper() in codes.values() else None)
    hint = f" (is it {known}?)" if known else ""
    raise Wrong(f"country: expected a code of three letters as of ISO 3166-1, found {cell!r}{hint}")


@cache
def country_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-3 by alpha-2 codes; Kosovo's, which are agreed upon, included.

    >>> country_codes()["CD"]
    'COD'
    """
    return {row["iso2"]: row["iso3"] for row in rows("country_codes")}
