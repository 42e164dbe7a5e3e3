"""Events while they are being read: what is known of each so far, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.model.network import Query
from sayso.reading.anchors import Anchor
from sayso.reading.clauses import Layout
from sayso.reading.roles import Participants
from sayso.reading.status import Verdict
from sayso.reading.syntax import Syntax
from sayso.record import Casualties, Claim, Means, Party, Place, Reason, Span, Time, stable_id
from sayso.record.vocabulary import AcledType, EventType, Outcome, Status
from sayso.world.lexicon import Frame

HARM = frozenset((Outcome.KILLED, Outcome.INJURED, Outcome.MISSING))
"""Losses that follow from another event: who did that, did them."""


@dataclass(kw_only=True)
class Draft:
    """One event in the making."""

    report: str
    """Id of the report."""
    syntax: Syntax
    """Its sentence."""
    number: int
    """Number of its anchor in the sentence."""
    claim: Claim | None
    """The claim that holds it."""
    utterances: Sequence[Claim] = ()
    """The claims whose cue its anchor is, one for each voice."""
    participants: Participants
    """Noun phrases by what they do in it."""
    verdict: Verdict
    """Its status."""
    query: Query | None = None
    """What the network says of it."""
    actors: tuple[Party, ...] = ()
    """Who does it."""
    recipients: tuple[Party, ...] = ()
    """Who undergoes it."""
    losses: tuple[Casualties, ...] = ()
    """At what loss."""
    place: Place | None = None
    """Where."""
    time: Time | None = None
    """When."""
    means: Means | None = None
    """With what."""
    acled: AcledType | None = None
    """ACLED sub-event."""
    foreground: bool = True
    """Whether it is the news."""
    reasons: list[Reason] = field(default_factory=list)
    """Why each field is as it is."""

    @cached_property
    def anchor(self) -> Anchor:
        """The words that name it."""
        return self.syntax.anchors[self.number]

    @property
    def frame(self) -> Frame:
        """What its words name."""
        return self.anchor.frame

    @property
    def layout(self) -> Layout:
        """The words of its sentence."""
        return self.syntax.layout

    @cached_property
    def span(self) -> Span:
        """The stretch of its anchor."""
        return self.span_of(self.anchor.first, self.anchor.last)

    @cached_property
    def id(self) -> str:
        """Its id, which depends on the report and the anchor alone."""
        return stable_id("evt", self.report, self.span.start, self.span.end)

    @property
    def status(self) -> Status:
        """Whether it is told as having happened."""
        return self.verdict.status

    @property
    def is_assault(self) -> bool:
        """Whether it is an act of violence."""
        return self.frame.type is EventType.ASSAULT

    @property
    def is_harm(self) -> bool:
        """Whether it tells what another event did to people."""
        return self.frame.loss in HARM

    def span_of(self, first: int, last: int) -> Span:
        """The stretch of some words of its sentence."""
        tokens = self.layout.tokens
        return Span.of(self.layout.sentence.text, tokens[first].start, tokens[last - 1].end)

    def words(self, at: int | None) -> Span | None:
        """The stretch of one word of its sentence."""
        return None if at is None else self.span_of(at, at + 1)

    def explain(self, about: str, rule: str, words: Span | None = None, *, note: str | None = None) -> None:
        """Keep a reason."""
        self.reasons.append(Reason(subject=self.id, field=about, rule=rule, words=words, note=note))
