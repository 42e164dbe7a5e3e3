"""A report: its text with claims and events marked, and what was read in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.console import Group, RenderableType
from rich.text import Text

from sayso.cli.pages.lines import say_claim, say_event
from sayso.cli.pages.marks import EVENT, FAINT, HEAD, NAME, facts, heading, listed, shorten
from sayso.cli.terminal import clean_text, join, styled
from sayso.export.words import join_words
from sayso.record import Claim, Event, Family, Incident, Member, Report

LONGEST_TEXT = 20_000
"""Code points of a text that a page shows unless the whole is asked for: ten screens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """A report with all that its page needs."""

    report: Report
    """The report."""
    text: str
    """Its stored text."""
    claims: Sequence[Claim]
    """Its claims in text order."""
    events: Sequence[Event]
    """Its events in text order."""
    family: Family | None
    """Its copies; `None` where it has none."""
    incidents: Sequence[Incident]
    """The incidents that it tells of."""


def show_report(file: ReportFile, *, whole: bool = False) -> RenderableType:
    """The page of a report."""
    shown = len(file.text) if whole else LONGEST_TEXT
    parts: list[RenderableType] = [_title(file.report), Text(), _facts(file), Text(), _marked(file, shown)]
    if len(file.text) > shown:
        parts.append(styled(f"… {len(file.text) - shown:,} more characters; --full shows them", FAINT))
    short = shorten([claim.id for claim in file.claims] + [event.id for event in file.events])
    claims = [say_claim(claim, short=short[claim.id]) for claim in file.claims]
    events = [say_event(event, short[event.id]) for event in file.events]
    for words, sign, lines in (("Claims", "", claims), ("Events", "e", events)):
        if lines:
            parts += [heading(words), listed(lines, [f"[{sign}{number}]" for number in range(1, len(lines) + 1)])]
    return Group(*parts)


def _title(report: Report) -> Text:
    """Title, outlet, id."""
    return join([styled(report.title or report.name or report.path or "untitled", HEAD), styled(report.id, FAINT)], "\n")


def _facts(file: ReportFile) -> RenderableType:
    """All that is known of the report; what is unknown is left out."""
    report = file.report
    written = report.written
    span = f"{written.earliest or '…'} to {written.latest or '…'} (from {written.basis})" if written and written.basis else ""
    condition = (
        f"{report.condition.label} ({report.condition.score:.2f})" if report.condition and report.condition.score else ""
    )
    relation = next(
        (f"{member.relation} of {member.of}" for member in _members(file) if member.report == report.id and member.of), ""
    )
    copies = join_words([f"{member.report} ({member.relation})" for member in _members(file) if member.of == report.id])
    return facts(
        [
            ("outlet", report.outlet or ""),
            ("published", report.published or "unknown"),
            ("written", span),
            ("condition", condition),
            ("path", report.path or ""),
            ("url", report.url or ""),
            ("copy", relation),
            ("copied by", copies),
            *(("incident", f"{incident.title} ({incident.id})") for incident in file.incidents),
        ]
    )


def _members(file: ReportFile) -> tuple[Member, ...]:
    """The reports of its family."""
    return file.family.reports if file.family else ()


def _marked(file: ReportFile, shown: int) -> Text:
    """The text: before each claim and event its number; voices, cues and anchors in their styles."""
    text, spans, marks = file.text[:shown], _styles(file), _marks(file)
    edges = sorted({0, len(text), *marks, *(edge for start, end, _ in spans for edge in (start, end))})
    page, current = Text(), 0
    for start, end in pairwise(edges):
        if start >= len(text):
            break
        while current < len(spans) and spans[current][1] <= start:
            current += 1
        page.append(marks.get(start, ""), style=FAINT)
        inside = current < len(spans) and spans[current][0] <= start
        page.append(clean_text(text[start:end]), style=spans[current][2] if inside else "")
    return page


def _marks(file: ReportFile) -> dict[int, str]:
    """The numbers of claims and events by the offset before which they stand."""
    marks: dict[int, str] = {}
    for sign, spans in (("", [claim.content for claim in file.claims]), ("e", [event.anchor for event in file.events])):
        for number, span in enumerate(spans, 1):
            marks[span.start] = f"{marks.get(span.start, '')}[{sign}{number}]"
    return marks


def _styles(file: ReportFile) -> list[tuple[int, int, str]]:
    """Stretches with a style, in text order; of two that overlap the first stands."""
    found = [(event.anchor, EVENT) for event in file.events]
    for claim in file.claims:
        found += [(voice.span, NAME) for voice in claim.chain if voice.span]
        found += [(claim.cue, "underline")] if claim.cue else []
    kept: list[tuple[int, int, str]] = []
    for span, style in sorted(found, key=lambda pair: (pair[0].start, pair[0].end, pair[1])):
        if not kept or span.start >= kept[-1][1]:
            kept.append((span.start, span.end, style))
    return kept
