"""A cue in its sentence, and the attribution that is drafted from it."""

from dataclasses import dataclass

from sayso.reading.cues import Hit, Refusal
from sayso.reading.lines import Line
from sayso.reading.sources import Source
from sayso.world.cues import Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution whose content has no end yet; all numbers are tokens."""

    hit: Hit
    """The cue in its place."""
    rule: str
    """Name of the pattern."""
    cue: Cue
    """The sense of the cue."""
    source: Source | None
    """Who speaks; `None` where it is the speaker before, or nobody in particular."""
    inherits: bool = False
    """Whether the speaker is the one of the attribution before."""
    left: int
    """First token of the frame, its content aside."""
    right: int
    """First token after the frame: of its content, or of what comes after a speech tag."""
    before: bool
    """Whether the content stands before the cue."""
    start: int | None = None
    """First token of a content that follows, or that stands before but does not begin with its clause."""
    last: int
    """One past the last token of the cue."""
    relays: tuple[tuple[int, int], ...] = ()
    """Who passes it on, nearest to the speaker first."""
    hearer: tuple[int, int] | None = None
    """Who is told or blamed."""


@dataclass(frozen=True, slots=True)
class Site:
    """A cue in its sentence."""

    line: Line
    hit: Hit
    floor: int

    @property
    def ceiling(self) -> int:
        """One past the last token."""
        return len(self.line)

    @property
    def refused(self) -> bool:
        """Whether it is said not to be done."""
        return self.hit.refusal is not Refusal.NONE

    def taking(self, use: str) -> Cue | None:
        """The first sense that takes something."""
        return next((cue for cue in self.hit.form.cues if use in cue.takes and cue.stance), None)

    def ahead(  # noqa: PLR0913 - the fields of a draft
        self,
        rule: str,
        cue: Cue,
        source: Source | None,
        start: int,
        *,
        left: int | None = None,
        relays: tuple[tuple[int, int], ...] = (),
        hearer: tuple[int, int] | None = None,
    ) -> Draft:
        """A draft whose content follows."""
        begin = left if left is not None else source.left if source else self.hit.group
        return Draft(
            hit=self.hit,
            rule=rule,
            cue=cue,
            source=source,
            left=begin,
            right=start,
            before=False,
            start=start,
            last=self.hit.last,
            relays=relays,
            hearer=hearer,
        )

    def behind(  # noqa: PLR0913 - the fields of a draft
        self,
        rule: str,
        cue: Cue,
        source: Source | None,
        *,
        left: int,
        right: int,
        start: int | None = None,
        relays: tuple[tuple[int, int], ...] = (),
        hearer: tuple[int, int] | None = None,
    ) -> Draft:
        """A draft whose content stands before it."""
        return Draft(
            hit=self.hit,
            rule=rule,
            cue=cue,
            source=source,
            left=left,
            right=right,
            before=True,
            start=start,
            last=self.hit.last,
            relays=relays,
            hearer=hearer,
        )
