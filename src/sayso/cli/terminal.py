r"""What reaches a terminal: styled where it may be, harmless always.

Texts are hostile: a report may hold escape sequences that move the cursor or rename the window, and bidi controls that show
words in another order than they stand. They are shown as `\x1b` and `\u202e`, never carried out. JSON goes its own way: there
they are escaped.
"""

import os
import shutil
import sys
from collections.abc import Iterable
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

WIDEST = 200
"""Columns beyond which a line of words is no longer followed by the eye."""
PIPE_WIDTH = 100
"""Columns of a page that does not go to a terminal."""
GAP = 2
"""Columns between the columns of a table."""

_KEPT = "\n\t"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SEPARATORS = "\u2028\u2029\u0085"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_CONTROLS = [
    *range(0x20),
    *range(0x7F, 0xA0),
    *map(ord, _BIDI + _SEPARATORS + _INVISIBLE),
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
]
_SHOWN = {
    code: chr(code).encode("unicode_escape", "surrogatepass").decode("ascii") for code in _CONTROLS if chr(code) not in _KEPT
}
_SHOWN_IN_LINE = _SHOWN | {ord("\n"): " ", ord("\t"): " "}


def clean(words: str) -> str:
    """Words for one line: line feeds and tabs are spaces; other controls are shown by their escapes."""
    return words.translate(_SHOWN_IN_LINE)


def clean_text(text: str) -> str:
    """A text of several lines: line feeds and tabs stay; other controls are shown by their escapes."""
    return text.translate(_SHOWN)


def styled(words: str, style: str = "") -> Text:
    """Words for one line of a page, in a style."""
    return Text(clean(words), style=style)


def join(parts: Iterable[Text | str], between: str = " ") -> Text:
    """Parts in a row; empty ones are left out."""
    texts = [part if isinstance(part, Text) else styled(part) for part in parts]
    return Text(between).join(text for text in texts if text.plain)


def print_page(page: RenderableType, stream: IO[str] | None = None) -> None:
    """Print a page on standard output or another stream.

    Colour follows the terminal, `NO_COLOR` and `FORCE_COLOR`; words are never read as markup; a file or pipe gets no blanks at
    the ends of lines.
    """
    stream = stream or sys.stdout
    # Without a height rich takes every dumb terminal for one of 80 columns.
    console = Console(file=stream, width=page_width(stream), height=25, markup=False, emoji=False, highlight=False)
    if console.is_terminal and not console.is_dumb_terminal:
        console.print(page)
        return
    with console.capture() as captured:
        console.print(page)
    stream.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def page_width(stream: IO[str]) -> int:
    """Columns of a page: those of the terminal or of `COLUMNS`, within what the eye follows."""
    if not stream.isatty() and "COLUMNS" not in os.environ:
        return PIPE_WIDTH
    return max(40, min(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns, WIDEST))


def table(*headings: str) -> Table:
    """An empty table in the house's style: a line under the head, an empty line between rows."""
    made = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False, padding=(0, GAP - 1, 0, 0), leading=1)
    for heading in headings:
        made.add_column(heading, overflow="fold")
    return made
