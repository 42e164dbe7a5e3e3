"""Reports that are copies of one another."""

from dataclasses import dataclass

from sayso.record.vocabulary import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One report of a family."""

    report: str
    """Id of the report."""
    relation: Relation
    """How it was made."""
    of: str | None
    """Id of the report that it was made from; `None` for the root."""
    score: float | None
    """How sure the linker is, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A root and its copies."""

    id: str
    """`fam_` and a hash."""
    reports: tuple[Member, ...]
    """The root first, then the copies by report id."""
