"""What a check finds."""

from dataclasses import dataclass

AGAIN = "read the inputs again into a new case"
"""The remedy for what no program can put right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in a case that is not as it should be."""

    code: str
    """Searchable name: `damaged` (the file), `row` (a row holds no noun), `not-unicode`, `text-hash`, `text-length`,
    `report-id`, `span`, `link` (an id that nothing has), `index` (a look-up table or column says something else than the noun),
    `search` (words that are not found, or are no longer there), `own-table` (its rows are others than were added),
    `unfinished` (work that an interrupted run left)."""
    subject: str
    """Id of what is wrong, or the name of the table or file."""
    message: str
    """What was expected and what was found."""
    remedy: str = AGAIN
    """What to do."""
