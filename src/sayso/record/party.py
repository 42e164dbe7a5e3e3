"""Those who speak and those who act."""

from dataclasses import dataclass

from sayso.record.span import Span
from sayso.record.vocabulary import VoiceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who does something or to whom it is done."""

    name: str | None
    """As written; `None` where the text names nobody."""
    actor: str | None
    """Canonical name; `None` where it is unknown."""
    kind: VoiceKind
    """What sort of party it is."""
    side: str | None
    """ISO 3166-1 alpha-3 code of the state that it belongs to, or the canonical name of the non-state side; `None` for an
    outsider."""
    span: Span | None = None
    """Its mention, or `None` where it is understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Party):
    """Somebody who says something, or passes on what another said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whose an account is: one side, or one voice that speaks for none."""

    actor: str | None
    """Canonical name."""
    kind: VoiceKind
    """What sort of voice it is."""
    side: str | None
    """As in `Party.side`."""
