"""Why something of the record is as it is."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.pages.marks import FAINT, NAME, offsets, quote
from sayso.cli.terminal import GAP, clean, join, styled
from sayso.record import Reason


def show_reasons(subject: Text, values: dict[str, str], groups: Sequence[tuple[Text, Sequence[Reason]]]) -> RenderableType:
    """What is explained, then for each field its value and the reasons for it.

    Args:
        subject: what is explained, in one line.
        values: fields of the subject in words.
        groups: reasons, with a line that says what they are about.
    """
    parts: list[RenderableType] = [subject]
    for about, reasons in groups:
        parts += [Padding(about, (1, 0, 0, 0), expand=False)] if about.plain else []
        for field in dict.fromkeys(reason.field for reason in reasons):
            own = values.get(field, "") if not about.plain else ""
            parts += [
                Padding(_field(field, own), (1, 0, 0, 0), expand=False),
                _rows([reason for reason in reasons if reason.field == field]),
            ]
    return Group(*parts)


def _field(field: str, value: str) -> Text:
    """The field and its value."""
    return join([styled(field, NAME), styled(value)], "  ")


def _rows(reasons: Sequence[Reason]) -> Padding:
    """Rule, words, score and note of each reason."""
    rows = Table.grid(padding=(0, GAP, 0, 0))
    rows.add_column(width=min(28, max(len(clean(reason.rule)) for reason in reasons)), overflow="fold")
    rows.add_column(overflow="fold")
    for reason in reasons:
        words = join([quote(reason.words), styled(offsets(reason.words), FAINT)]) if reason.words else Text()
        score = f"{reason.score:.2f}" if reason.score is not None else ""
        rows.add_row(styled(reason.rule), join([score, words, styled(reason.note or "", FAINT)], "  "))
    return Padding(rows, (0, 0, 0, 2), expand=False)
