"""The house's colours and signs; a colour never says what words do not say too."""

from collections.abc import Iterable, Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.terminal import GAP, styled
from sayso.record import Span
from sayso.record.vocabulary import Stance, Standing

STANDING_STYLE: dict[Standing, str] = {
    Standing.CORROBORATED: "green",
    Standing.SINGLE_SOURCE: "yellow",
    Standing.DISPUTED: "bold red",
    Standing.UNCONFIRMED: "magenta",
}
STANCE_STYLE: dict[Stance, str] = {
    Stance.ACCUSE: "red",
    Stance.DENY: "magenta",
    Stance.ADMIT: "yellow",
    Stance.CONFIRM: "green",
    Stance.DOUBT: "blue",
    Stance.DECLINE: "blue",
}
FAINT = "dim"
NAME = "bold cyan"
HEAD = "bold"
EVENT = "bold yellow"

LONGEST_QUOTE = 320
"""Code points of a quote in a table; `sayso show` of the claim has it whole."""
SHORTEST_ID = 6
"""Hexadecimal digits of a shortened id at least, so that it seldom grows with the case."""


def quote(span: Span, longest: int = LONGEST_QUOTE) -> Text:
    """The words of a span between quotation marks; cut where they are too long for a table."""
    words = span.quote if len(span.quote) <= longest else f"{span.quote[:longest].rstrip()} […]"
    return styled(f"“{words}”", "italic")


def heading(words: str) -> Padding:
    """The heading of a part of a page."""
    return Padding(styled(words, HEAD), (1, 0, 0, 0), expand=False)


def listed(lines: Sequence[Text], marks: Sequence[str] | None = None) -> Padding:
    """Lines one under another, each after a mark; what does not fit in a line goes on under its beginning."""
    signs = marks or ["·"] * len(lines)
    rows = Table.grid(padding=(0, 1, 0, 0))
    rows.add_column(width=max(map(len, signs)))
    rows.add_column(overflow="fold")
    for sign, line in zip(signs, lines, strict=True):
        rows.add_row(styled(sign, FAINT), line)
    return Padding(rows, (0, 0, 0, 2), expand=False)


def facts(pairs: Iterable[tuple[str, Text | str]]) -> Table:
    """Names and values in two columns; what has no value is left out."""
    kept = [(name, value if isinstance(value, Text) else styled(value)) for name, value in pairs if value]
    rows = Table.grid(padding=(0, GAP, 0, 0))
    rows.add_column(width=max((len(name) for name, _ in kept), default=0))
    rows.add_column(overflow="fold")
    for name, value in kept:
        rows.add_row(styled(name, FAINT), value)
    return rows


def offsets(span: Span) -> str:
    """Where a span stands."""
    return f"{span.start}–{span.end}"


def shorten(ids: Iterable[str]) -> dict[str, str]:
    """Each id with its shortest head that no other of them begins with."""
    ordered = sorted(set(ids))
    pairs = zip(ordered, [*ordered[1:], ""], ["", *ordered], strict=False)
    return {own: _head(own, max(_common(own, after), _common(own, before))) for own, after, before in pairs}


def _head(identifier: str, shared: int) -> str:
    """The prefix and enough of the digits to tell an id from those that share so many of its first characters."""
    return identifier[: max(identifier.find("_") + 1 + SHORTEST_ID, shared + 1)]


def _common(one: str, other: str) -> int:
    """How many first characters two ids share."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
