"""What made a record, and what came of it."""

from dataclasses import dataclass

SCHEMA = 1
"""Number of the record format; another meaning of any field needs another number."""

Setting = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The manifest of a record."""

    id: str
    """`run_` and a hash of all else: the same inputs, settings and versions give the same id."""
    schema: int
    """`SCHEMA` of the record."""
    sayso: str
    """Version of the program."""
    model: str | None
    """`<name>@<sha256 head>` of the reader; `None` of a record that nothing was read into."""
    settings: dict[str, Setting]
    """What was set, and the digests of the tables that were used."""
    counts: dict[str, int]
    """How many of each kind the record holds."""
