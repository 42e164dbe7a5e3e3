"""All that is said in a report: frames of its sentences and quotations, as offsets into the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language.quotations import Quotation, find_quotations
from sayso.language.sentences import Sentence
from sayso.reading.cues import has_cue
from sayso.reading.document import Document
from sayso.reading.frames import Frame, read_frames
from sayso.reading.lines import Line, lay_out
from sayso.reading.phrases import end_of_phrase
from sayso.reading.sources import pair_before, stands_for_both

DATELINE = re.compile(r"[^\W\d_][^\n()]{1,60}?(?:\([^()\n]{1,40}\)\s*)?(?:\s[-–—/]+\s|:\s|—)")
DATELINE_REACH = 110
"""Code points in which a dateline ends."""
EDGE = ' \t\u00a0,;:–—-"”»'
END = " \t\u00a0,;:–—-.…"
NESTING = frozenset(("that", "clause", "quote", "to"))
"""Patterns that within another attribution are passed on by its voice."""
MIN_QUOTATION = 12
"""Code points from which a quotation that stands alone is speech, not a nickname."""

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said: who, through whom, and what, as offsets into the text."""

    frame: Frame
    """The attribution that it rests on."""
    rule: str
    """Name of the pattern; `goes-on` for a quotation of the last speaker."""
    cue: Offsets
    """The cue."""
    content: Offsets
    """What is said."""
    sources: tuple[Offsets, ...]
    """Who says it; several where each of them says the same, none where nobody is named."""
    relays: tuple[Offsets, ...]
    """Who passes it on, nearest to the speaker first."""
    hearer: Offsets | None
    """Who is told or blamed."""
    together: bool
    """Whether the source stands for two voices that the text names elsewhere."""
    paragraph: int
    """Number of the paragraph of the cue."""
    quoted: bool
    """Whether the content is a quotation, in the voice's own words."""


def find_utterances(document: Document) -> list[Utterance]:
    """What is said in a report, in the order of cues.

    *Cost*: linear in the length of the text.
    """
    quotations = find_quotations(document.text)
    found: list[Utterance] = []
    spoken_for = 0
    first = 0
    for sentence in document.sentences:
        while first < len(quotations) and quotations[first].end <= sentence.start:
            first += 1
        said: list[Utterance] = []
        if has_cue(sentence):
            line = lay_out(sentence, quotations, first)
            frames = read_frames(line, _after_dateline(line) if sentence.index == 0 else 0)
            said = _utterances(line, frames, quotations)
        if not said and found and sentence.start >= spoken_for:
            said = _going_on(sentence, quotations, first, found[-1])
        found += said
        spoken_for = max([spoken_for, *(each.content[1] for each in said)])
    return found


def _after_dateline(line: Line) -> int:
    """First token after "GOMA, March 3 (Agency) -"."""
    sentence = line.sentence
    match = DATELINE.match(sentence.text, sentence.start, min(sentence.end, sentence.start + DATELINE_REACH))
    if not match:
        return 0
    word = line.tokens[0].text
    if not (word.isupper() and len(word) > 2) and "(" not in match[0] and "/" not in match[0][-3:]:
        return 0
    return next((i for i, token in enumerate(line.tokens) if token.start >= match.end()), 0)


def _utterances(line: Line, frames: Sequence[Frame], quotations: Sequence[Quotation]) -> list[Utterance]:
    """The frames of one sentence in offsets."""
    found: list[Utterance] = []
    numbers: dict[int, int] = {}
    for number, frame in enumerate(frames):
        sources, together = _sources(line, frame, next((each for each in reversed(found) if each.rule != "noun"), None))
        relays = tuple(line.span(*each) for each in frame.relays)
        if frame.nested is not None and frame.nested in numbers and frame.rule in NESTING:
            outer = found[numbers[frame.nested]]
            relays += (outer.sources[:1] if len(outer.sources) == 1 else ()) + outer.relays
        hearer = line.span(*frame.hearer) if frame.hearer and frame.hearer[0] < frame.hearer[1] else None
        numbers[number] = len(found)
        for piece in frame.pieces:
            content = _content(line, *piece, quotations)
            if content:
                quoted = line.quoted[piece[0]] >= 0 or line.tags[piece[0]] == "q"
                cue = line.span(frame.first, frame.last)
                found.append(
                    Utterance(
                        frame, frame.rule, cue, content, sources, relays, hearer, together, line.sentence.paragraph, quoted
                    )
                )
        if numbers[number] == len(found):
            del numbers[number]
    return found


def _sources(line: Line, frame: Frame, before: Utterance | None) -> tuple[tuple[Offsets, ...], bool]:
    """Who speaks in a frame, and whether that stands for two voices named elsewhere."""
    if frame.inherits:
        if before:
            return before.sources, before.together
        subject = _subject(line)
        return ((subject,) if subject else ()), False
    if frame.source is None:
        return (), False
    phrases = frame.source.phrases
    if len(phrases) == 1 and stands_for_both(line, phrases[0]):
        pair = pair_before(line, phrases[0][0])
        return (tuple(line.span(*each) for each in pair), False) if pair else ((line.span(*phrases[0]),), True)
    return tuple(line.span(*each) for each in phrases), False


def _subject(line: Line) -> Offsets | None:
    """The noun phrase that a sentence begins with."""
    at = 0
    while at < len(line) and line.tags[at] in "qrc,":
        at += 1
    ahead = end_of_phrase(line, at)
    if at < len(line) and (line.tags[at] in "pst" or line.tags[ahead : ahead + 1] == "t"):
        comma = line.tags.find(",", at)
        at = comma + 1 if comma > 0 else at
    end = end_of_phrase(line, at)
    return line.span(at, end) if end > at else None


def _content(line: Line, first: int, last: int, quotations: Sequence[Quotation]) -> Offsets | None:
    """Offsets of a content, without the marks around it; a quotation that runs over sentences is taken whole."""
    text = line.sentence.text
    start, end = line.span(first, last)
    opened = line.quoted[first]
    if opened < 0 and line.tags[first] == "q" and first + 1 < last:
        opened = line.quoted[first + 1]
    if opened >= 0:
        quotation = quotations[opened]
        if quotation.start < line.sentence.start:
            start = quotation.start
        whole = quotation.end >= end or not any(c.isalnum() for c in text[quotation.end : end])
        if whole:
            start, end = quotation.start, quotation.end
    closed = line.quoted[last - 1]
    if closed >= 0 and quotations[closed].end > line.sentence.end:
        end = quotations[closed].end
    start += len(text[start:end]) - len(text[start:end].lstrip(EDGE))
    end = start + len(text[start:end].rstrip(END))
    return (start, end) if start < end else None


def _going_on(sentence: Sentence, quotations: Sequence[Quotation], first: int, last: Utterance) -> list[Utterance]:
    """A sentence that begins a quotation of its own belongs to the last speaker."""
    if first >= len(quotations) or sentence.paragraph - last.paragraph > 1 or not last.sources:
        return []
    quotation, text = quotations[first], sentence.text
    if quotation.opening != sentence.start or quotation.end - quotation.start < MIN_QUOTATION:
        return []
    finished = text[quotation.end - 1] in ".!?…" or not text[quotation.closing : quotation.closing + 2].strip(" .\n\r")
    if not (finished or quotation.runs_on):
        return []
    end = quotation.start + len(text[quotation.start : quotation.end].rstrip(END))
    return [
        Utterance(
            last.frame,
            "goes-on",
            last.cue,
            (quotation.start, end),
            last.sources,
            last.relays,
            None,
            last.together,
            sentence.paragraph,
            quoted=True,
        )
    ]
