"""How many, with honest bounds.

"at least 12" is 12, 12, None; "more than 12" is 13, 13, None; "up to 12" is None, None, 12; "about 12" is None, 12, None;
"between 15 and 20" is 15, None, 20; vague words give a low only; "none" is 0, 0, 0; an uncounted loss has no figures.
"""

from dataclasses import dataclass

from sayso.record.span import Span
from sayso.record.vocabulary import Outcome, Victims


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """One line of losses: how many of whom suffered what."""

    outcome: Outcome
    """Killed, injured, missing, captured or displaced."""
    low: int | None
    """At least so many."""
    best: int | None
    """The figure given."""
    high: int | None
    """At most so many."""
    victims: Victims
    """Civilian, military, mixed or unknown."""
    side: str | None
    """Whose losses: as in `Party.side`."""
    span: Span | None = None
    """The words that count them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit."""

    low: float | None
    """At least so much."""
    best: float | None
    """The figure given."""
    high: float | None
    """At most so much."""
    unit: str | None
    """What is counted, as written, such as `soldiers` or `km`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TollFigure:
    """The losses of one outcome over all accounts of an incident."""

    low: int | None
    """The least that any account allows."""
    best: int | None
    """The figure that the rule in `basis` chooses."""
    high: int | None
    """The most that any account allows."""
    basis: str
    """The rule that gave the figures."""
    claims: tuple[str, ...] = ()
    """Ids of the claims (or, for the report's own voice, events) that the figures rest on."""
