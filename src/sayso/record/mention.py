"""A name, place, time or number as written, and what it stands for."""

from dataclasses import dataclass

from sayso.record.count import Quantity
from sayso.record.place import Place
from sayso.record.span import Span
from sayso.record.time import TimeValue
from sayso.record.vocabulary import MeansCategory, MentionType, VoiceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NameValue:
    """Who a person or organization is."""

    actor: str | None
    """Canonical name; `None` where it is unknown."""
    kind: VoiceKind
    """What sort of party it is."""
    side: str | None
    """As in `Party.side`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponValue:
    """What class a weapon is of."""

    category: MeansCategory
    """As in `Means.category`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Some words of a report and their value."""

    id: str
    """`men_` and a hash."""
    report: str
    """Id of the report."""
    span: Span
    """The words."""
    type: MentionType
    """What they name; decides which value they have."""
    value: NameValue | Place | TimeValue | Quantity | WeaponValue | None
    """`Place` of a place, `TimeValue` of a time, `Quantity` of a quantity, `WeaponValue` of a weapon, `NameValue` of a person,
    organization or nationality; `None` where it is unknown."""
