"""What the stages hand on: one report read, many reports linked, and why."""

from dataclasses import dataclass

from sayso.record.claim import Claim
from sayso.record.event import Event
from sayso.record.family import Family
from sayso.record.incident import Incident
from sayso.record.mention import Mention
from sayso.record.report import Report
from sayso.record.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something of the record is as it is: the words and the rule or score."""

    subject: str
    """Id of the claim, event, mention, report, family or incident."""
    field: str
    """The field explained, such as `stance` or `chain`."""
    rule: str
    """Name of the rule or feature that decided."""
    words: Span | None = None
    """The words it rests on."""
    score: float | None = None
    """Its weight or certainty."""
    note: str | None = None
    """What else a reader of the explanation needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report with all that was read in it, in text order."""

    report: Report
    """The report, with `written`, `condition` and `language` filled in."""
    mentions: tuple[Mention, ...] = ()
    """Names, places, times, numbers, weapons."""
    claims: tuple[Claim, ...] = ()
    """Who said what."""
    events: tuple[Event, ...] = ()
    """What is said to have happened."""
    reasons: tuple[Reason, ...] = ()
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """What a group of reports that may belong together amounts to."""

    families: tuple[Family, ...] = ()
    """Copies."""
    incidents: tuple[Incident, ...] = ()
    """Occurrences."""
    reasons: tuple[Reason, ...] = ()
    """Why."""
