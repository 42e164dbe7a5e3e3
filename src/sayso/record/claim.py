"""Something that someone is said to have said."""

from dataclasses import dataclass

from sayso.record.party import Voice
from sayso.record.span import Span
from sayso.record.vocabulary import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A content, its voices and what the first of them does with it."""

    id: str
    """`clm_` and a hash."""
    report: str
    """Id of the report."""
    content: Span
    """What is claimed."""
    cue: Span | None
    """The words that introduce it, such as *said* or *according to*."""
    chain: tuple[Voice, ...]
    """From the one who first said it to the last relay before the report's own outlet; empty for the report's own voice."""
    stance: Stance
    """What the first voice does with the content."""
    about: tuple[str, ...] = ()
    """Ids of the claims or events that it answers."""
    score: float | None = None
    """How sure the reader is, 0 to 1."""
