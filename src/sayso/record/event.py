"""Something that is said to have happened."""

from dataclasses import dataclass

from sayso.record.count import Casualties
from sayso.record.party import Party
from sayso.record.place import Place
from sayso.record.span import Span
from sayso.record.time import Time
from sayso.record.vocabulary import AcledType, EventType, MeansCategory, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """With what it was done."""

    name: str
    """As written."""
    category: MeansCategory
    """The class of weapon."""
    span: Span | None = None
    """The words that name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, where, when, with what, at what loss, as one report tells it."""

    id: str
    """`evt_` and a hash."""
    report: str
    """Id of the report."""
    claim: str | None
    """Id of the claim whose content holds it; `None` for the report's own voice."""
    anchor: Span
    """The words that name it."""
    type: EventType | None
    """PLOVER type; `None` for what PLOVER does not know, which `mode` then names."""
    mode: str | None = None
    """PLOVER mode, or the word for an event outside PLOVER (*natural disaster*, *organized crime*)."""
    acled: AcledType | None = None
    """ACLED sub-event where one fits."""
    cameo: str | None = None
    """CAMEO code of two digits or more."""
    status: Status = Status.ACTUAL
    """Whether it is told as having happened."""
    foreground: bool = True
    """True for the news that the report tells, false for background and history."""
    actors: tuple[Party, ...] = ()
    """Who did it; empty where the text does not say."""
    recipients: tuple[Party, ...] = ()
    """To whom; empty where the text does not say."""
    place: Place | None = None
    """Where."""
    time: Time | None = None
    """When."""
    means: Means | None = None
    """With what."""
    casualties: tuple[Casualties, ...] = ()
    """At what loss."""
    score: float | None = None
    """How sure the reader is, 0 to 1."""
