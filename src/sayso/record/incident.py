"""The events, in one report or many, that tell of one occurrence."""

from dataclasses import dataclass

from sayso.record.count import Casualties, TollFigure
from sayso.record.party import Holder
from sayso.record.place import Place
from sayso.record.time import Time
from sayso.record.vocabulary import AcledType, DisputeField, DisputeRelation, EventType, Outcome, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one side or voice says of an incident."""

    id: str
    """`acc_` and a hash."""
    voice: Holder
    """Whose account it is."""
    blames: tuple[str, ...]
    """Sides that it blames."""
    admits: bool
    """Whether it tells of its own side's hostile act or loss."""
    denies: bool
    """Whether it denies something that another says."""
    claims: tuple[str, ...]
    """Ids of its claims."""
    casualties: tuple[Casualties, ...]
    """The losses that it tells of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What accounts differ about."""

    field: DisputeField
    """What they differ about."""
    relation: DisputeRelation
    """How they stand to each other."""
    accounts: tuple[str, ...]
    """Ids of the accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One occurrence as all accounts together tell it."""

    id: str
    """`inc_` and a hash."""
    title: str
    """Worded from the fields, never as bare fact where it rests on a claim."""
    type: EventType | None
    """PLOVER type."""
    acled: AcledType | None
    """ACLED sub-event."""
    place: Place | None
    """Where."""
    time: Time | None
    """When."""
    events: tuple[str, ...]
    """Ids of the events."""
    reports: tuple[str, ...]
    """Ids of the reports."""
    families: tuple[str, ...]
    """Ids of the families that its reports belong to."""
    roots: int
    """Number of independent origins: copies count once, and so do reports that rest on the same first voice."""
    accounts: tuple[Account, ...]
    """One for each side or voice."""
    disputes: tuple[Dispute, ...]
    """What they differ about."""
    toll: dict[Outcome, TollFigure]
    """Losses for each outcome over all accounts."""
    standing: Standing
    """On how many independent origins it rests, and whether somebody disputes it."""
    score: float | None = None
    """How sure the linker is, 0 to 1."""
