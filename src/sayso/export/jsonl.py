"""The whole record as JSON Lines: the form that loses nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.record.codec import dump

if TYPE_CHECKING:
    from sayso.casefile import Case


def write_jsonl(case: "Case", *, mentions: bool = False) -> Iterator[str]:
    """One object a line, in the record's order of kinds: run, report, mention, family, claim, event, incident."""
    return dump(case.lines(mentions=mentions))
