"""Why something of the record is as it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.pages.marks import FAINT, HEAD, NAME, offsets, quote
from sayso.cli.terminal import GAP, join, styled
from sayso.record import Reason

PAIR = re.compile(r"([a-z]{3}_[0-9a-f]{6,64}) ([a-z]{3}_[0-9a-f]{6,64}): ")
"""How a note begins that is about two nouns which are linked."""
WIDEST_RULE = 28


def show_reasons(subject: Text, values: Mapping[str, str], groups: Sequence[tuple[Text, Sequence[Reason]]]) -> RenderableType:
    """What is explained, then for each field its value and the reasons for it.

    Args:
        subject: what is explained, in one line.
        values: fields of the subject in words.
        groups: reasons, each with a line that says what they are about; an empty one where that is the subject itself.
    """
    parts: list[RenderableType] = [subject]
    for about, reasons in groups:
        if about.plain:
            parts.append(_spaced(about))
        for field in dict.fromkeys(reason.field for reason in reasons):
            value = "" if about.plain else values.get(field, "")
            parts.append(_spaced(join([styled(field, NAME), styled(value)], "  ")))
            parts += _blocks([reason for reason in reasons if reason.field == field])
    return Group(*parts)


def _spaced(line: Text) -> Padding:
    """A line after an empty one."""
    return Padding(line, (1, 0, 0, 0), expand=False)


def _blocks(reasons: Sequence[Reason]) -> Iterator[Padding]:
    """The reasons of a field; those about one link together, under a line that says which and how strong it is."""
    for pair, members in groupby(reasons, key=_pair):
        block = list(members)
        if pair is None:
            yield _rows([(reason, _words(reason)) for reason in block], indent=2)
            continue
        total = sum(reason.score or 0.0 for reason in block)
        words = _evidence(block[0])
        yield Padding(
            join([styled(f"{total:+.2f}", HEAD), words, styled(" with ".join(pair), FAINT)]), (0, 0, 0, 2), expand=False
        )
        yield _rows([(reason, styled(PAIR.sub("", reason.note or "", count=1), FAINT)) for reason in block], indent=4)


def _pair(reason: Reason) -> tuple[str, str] | None:
    """The two nouns that a reason links, or `None`."""
    found = PAIR.match(reason.note or "")
    return (found[1], found[2]) if found else None


def _rows(reasons: Sequence[tuple[Reason, Text]], *, indent: int) -> Padding:
    """Rule, score and words of each reason in columns."""
    rows = Table.grid(padding=(0, GAP, 0, 0))
    rows.add_column(width=min(WIDEST_RULE, max(len(reason.rule) for reason, _ in reasons)), overflow="fold")
    scored = any(reason.score is not None for reason, _ in reasons)
    if scored:
        rows.add_column(justify="right", width=5)
    rows.add_column(overflow="fold")
    for reason, words in reasons:
        score = f"{reason.score:.2f}" if reason.score is not None else ""
        rows.add_row(styled(reason.rule), *([score] if scored else []), words)
    return Padding(rows, (0, 0, 0, indent), expand=False)


def _words(reason: Reason) -> Text:
    """The words that a reason rests on, and its note."""
    return join([_evidence(reason), styled(reason.note or "", FAINT)], "  ")


def _evidence(reason: Reason) -> Text:
    """The words and where they stand."""
    return join([quote(reason.words), styled(offsets(reason.words), FAINT)]) if reason.words else Text()
