"""Who says what in a report."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.language.quotations import Quotation, find_quotations
from sayso.reading.document import Document
from sayso.reading.frames import Frame, read_frames
from sayso.reading.lines import Line, lay_out
from sayso.reading.sources import stands_for_both
from sayso.reading.stance import judge_stance
from sayso.record import Claim, Party, Reason, Span, Voice, stable_id
from sayso.record.vocabulary import Stance

DATELINE = re.compile(r"[^\W\d_][^\n()]{1,60}?(?:\([^()\n]{1,40}\)\s*)?(?:\s[-–—/]+\s|:\s|—)")
EDGE = " \t\u00a0,;:–—-"
END = EDGE + ".…"


class Cast(Protocol):
    """Who the noun phrases of a report stand for."""

    def voice(self, start: int, end: int) -> Voice:
        """The voice that the words at these offsets name."""
        ...

    def party(self, start: int, end: int) -> Party:
        """The party that the words at these offsets name."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution found, with offsets into the text, before voices and stance."""

    frame: Frame
    line: Line
    start: int
    end: int
    sources: tuple[tuple[int, int], ...]
    relays: tuple[tuple[int, int], ...]


def attribute(document: Document, cast: Cast) -> tuple[tuple[Claim, ...], tuple[Reason, ...]]:
    """The claims of a report in text order, with the reasons for each."""
    claims = []
    for said in find_said(document):
        for source in said.sources or (None,):
            chain = tuple(cast.voice(*each) for each in ((source,) if source else ()) + said.relays)
            cue = Span.of(document.text, *said.line.span(said.frame.first, said.frame.last))
            content = Span.of(document.text, said.start, said.end)
            judged = judge_stance(document.text, said.start, said.end, said.frame.stance, said.frame.cue.lemma, chain[0] if source else None, cast)
            claims.append(
                Claim(
                    id=stable_id("clm", document.report.id, content.start, content.end, cue.start, source),
                    report=document.report.id,
                    content=content,
                    cue=cue,
                    chain=chain,
                    stance=judged.stance,
                )
            )
    return tuple(claims), ()


def find_said(document: Document) -> list[Said]:
    text = document.text
    quotations = find_quotations(text)
    found: list[Said] = []
    first = 0
    last_speaker: Said | None = None
    for sentence in document.sentences:
        while first < len(quotations) and quotations[first].end <= sentence.start:
            first += 1
        line = lay_out(sentence, quotations, first)
        floor = _after_dateline(line) if sentence.index == 0 else 0
        frames = read_frames(line, floor)
        said = _said(text, line, frames, quotations, found)
        if not said and last_speaker:
            said = _goes_on(line, quotations, first, last_speaker)
        found += said
        if said:
            last_speaker = said[-1]
    return found


def _after_dateline(line: Line) -> int:
    """First token after "GOMA, March 3 (Agency) -"."""
    sentence = line.sentence
    match = DATELINE.match(sentence.text, sentence.start, min(sentence.end, sentence.start + 110))
    if not match:
        return 0
    word = line.tokens[0].text
    if not (word.isupper() and len(word) > 2) and "(" not in match[0] and "/" not in match[0][-3:]:
        return 0
    return next((i for i, token in enumerate(line.tokens) if token.start >= match.end()), 0)


def _said(text: str, line: Line, frames: Sequence[Frame], quotations: Sequence[Quotation], before: list[Said]) -> list[Said]:
    found: list[Said] = []
    for frame in frames:
        if frame.inherits:
            previous = found[-1] if found else None
            sources = previous.sources if previous else _subject(line)
        else:
            sources = tuple(line.span(*each) for each in frame.source.phrases) if frame.source else ()
        relays = tuple(line.span(*each) for each in frame.relays)
        for first, last in frame.pieces:
            bounds = _bounds(text, line, first, last, quotations)
            if bounds:
                found.append(Said(frame, line, *bounds, sources, relays))
    return found


def _subject(line: Line) -> tuple[tuple[int, int], ...]:
    from sayso.reading.phrases import end_of_phrase
    at = 0
    while at < len(line) and line.tags[at] in "qrc,":
        at += 1
    end = end_of_phrase(line, at)
    return (line.span(at, end),) if end > at else ()


def _bounds(text: str, line: Line, first: int, last: int, quotations: Sequence[Quotation]) -> tuple[int, int] | None:
    start, end = line.span(first, last)
    opened = line.quoted[first]
    if line.tags[first] == "q" and first + 1 < len(line) and line.quoted[first + 1] >= 0:
        opened = line.quoted[first + 1]
    if opened >= 0:
        quotation = quotations[opened]
        if quotation.start < line.sentence.start:
            start = quotation.start
        if quotation.end >= end - 2 or (quotation.end > line.sentence.end) or not any(c.isalnum() for c in text[quotation.end:end]):
            start, end = quotation.start, quotation.end
        elif text[quotation.start:quotation.end].rstrip(END) and last > 0:
            pass
    closed = line.quoted[last - 1]
    if closed >= 0 and quotations[closed].end > line.sentence.end:
        end = quotations[closed].end
    words = text[start:end]
    start += len(words) - len(words.lstrip(EDGE + '"”»'))
    end = start + len(text[start:end].rstrip(END))
    return (start, end) if start < end else None


def _goes_on(line: Line, quotations: Sequence[Quotation], first: int, speaker: Said) -> list[Said]:
    """A sentence that is one quotation belongs to the last speaker."""
    if first >= len(quotations) or line.sentence.paragraph - speaker.line.sentence.paragraph > 1:
        return []
    quotation = quotations[first]
    if quotation.opening != line.sentence.start or quotation.end - quotation.start < 12:
        return []
    text = line.sentence.text
    following = text[quotation.closing : quotation.closing + 2]
    if following.strip(" .") and not following.startswith(("\n", "\r")) and not text[quotation.end - 1] in ".!?…":
        return []
    end = quotation.start + len(text[quotation.start : quotation.end].rstrip(END))
    return [Said(speaker.frame, speaker.line, quotation.start, end, speaker.sources, speaker.relays)]
