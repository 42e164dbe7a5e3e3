"""A claim in its surroundings: whose words, through whom, and what they tell of."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from sayso.cli.pages.lines import say_event, say_report
from sayso.cli.pages.marks import FAINT, HEAD, NAME, STANCE_STYLE, facts, heading, listed, offsets
from sayso.cli.terminal import clean, join, styled
from sayso.export.words import STANCES, say_party
from sayso.record import Claim, Event, Incident, Report, Span

AROUND = 160
"""Code points shown on either side of a quote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFile:
    """A claim with all that its page needs."""

    claim: Claim
    """The claim."""
    report: Report
    """Its report."""
    text: str
    """The report's stored text."""
    events: Sequence[Event]
    """The events that it tells of."""
    incidents: Sequence[Incident]
    """The incidents that these are part of."""


def show_claim(file: ClaimFile) -> RenderableType:
    """The page of a claim."""
    claim = file.claim
    voices = [say_party(voice) for voice in claim.chain] or ["the report's own voice"]
    deed = join([styled(voices[0], HEAD), styled(STANCES[claim.stance], STANCE_STYLE.get(claim.stance, ""))])
    rows = facts(
        [
            ("report", say_report(file.report)),
            ("as told by", ", ".join(voices[1:])),
            ("cue", f"“{claim.cue.quote}” {offsets(claim.cue)}" if claim.cue else ""),
            ("stands at", offsets(claim.content)),
            ("answers", ", ".join(claim.about)),
            ("score", f"{claim.score:.2f}" if claim.score is not None else ""),
            *(("incident", f"{incident.title} ({incident.id})") for incident in file.incidents),
        ]
    )
    parts: list[RenderableType] = [
        join([deed, styled(claim.id, FAINT)], "\n"),
        Text(),
        show_around(file.text, claim.content),
        Text(),
        rows,
    ]
    if file.events:
        parts += [heading("Tells of"), listed([say_event(event) for event in file.events])]
    return Group(*parts)


def show_around(text: str, span: Span) -> Text:
    """The words of a span, marked, with what stands before and after."""
    first, last = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    before = ("…" if first else "") + clean(text[first : span.start])
    after = clean(text[span.end : last]) + ("…" if last < len(text) else "")
    return Text.assemble((before, FAINT), (clean(span.quote), f"{NAME} not dim"), (after, FAINT))
