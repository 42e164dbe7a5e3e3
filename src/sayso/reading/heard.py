"""What the network hears somebody say, as claims of the record."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.language.tokens import tokenize
from sayso.model.calibration import UNMEASURED, Calibration
from sayso.model.network import Query
from sayso.reading.attribution import voice_of
from sayso.reading.cast import Cast
from sayso.reading.document import Document
from sayso.record import Claim, Reason, Span, Voice, stable_id
from sayso.record.vocabulary import Stance, VoiceKind

MIN_CUE_SCORE = 0.5
"""Below it a cue is more often none than one."""
SURE_KIND = 0.8
"""Probability from which the network's kind of a voice goes before that of the tables."""
EDGES = " \t\n\r,;:–—-"
"""Marks and blanks that are no part of a content at its ends."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim with the cue that it was read from."""

    claim: Claim
    """The claim."""
    query: Query
    """The network's cue."""


def hear_claims(
    document: Document,
    cues: Sequence[Query],
    cast: Cast,
    calibration: Calibration = UNMEASURED,
) -> tuple[Heard, ...]:
    """The claims of a report in text order; one for each voice of a cue.

    Args:
        document: the report.
        cues: what the network found.
        cast: who its noun phrases stand for.
        calibration: what the network's scores are worth.
    """
    found: dict[str, Heard] = {}
    for query in cues:
        if query.score < MIN_CUE_SCORE:
            continue
        for each in _claims(document, query, cast):
            claim = replace(each, score=calibration.of_claim(each.score or 0.0))
            found.setdefault(claim.id, Heard(claim, query))
    return tuple(sorted(found.values(), key=lambda heard: (heard.claim.content.start, heard.claim.content.end, heard.claim.id)))


def _claims(document: Document, query: Query, cast: Cast) -> Iterator[Claim]:
    """The claims of one cue: one for each content and voice."""
    stance, certainty = query.classes["stance"]
    cue = whole_words(document.text, query.start, query.end)
    chains = tuple(_chains(document.text, query, cast))
    for content in _contents(document.text, query):
        for chain in chains:
            speaker = chain[0] if chain else None
            key = (speaker.span.start, speaker.span.end, speaker.side) if speaker and speaker.span else None
            yield Claim(
                id=stable_id("clm", document.report.id, *content, *cue, key),
                report=document.report.id,
                content=Span.of(document.text, *content),
                cue=Span.of(document.text, *cue),
                chain=chain,
                stance=Stance(stance),
                score=round(query.score * certainty, 3),
            )


def _chains(text: str, query: Query, cast: Cast) -> Iterator[tuple[Voice, ...]]:
    """The chain of each voice of a cue; one empty chain where nobody is named."""
    relays = tuple(
        cast.voice(*whole_words(text, *piece[:2])) for part in ("relay1", "relay2") for piece in query.parts.get(part, ())[:1]
    )
    sources = query.parts.get("source", ())
    if not sources:
        yield relays
        return
    start, end = whole_words(text, *max(sources, key=lambda piece: piece[2])[:2])
    content = min((piece[0] for piece in query.parts.get("content", ())), default=None)
    parties = cast.parties(start, end)
    voices = parties if len(parties) > 1 else (voice_of(text, (start, end), cast, content),)
    for party in voices:
        voice = Voice(name=party.name, actor=party.actor, kind=_kind(query, party.kind), side=party.side, span=party.span)
        yield (voice, *relays)


def _kind(query: Query, known: VoiceKind) -> VoiceKind:
    """The kind of a voice: of the tables where they know one, else of the network."""
    name, certainty = query.classes["voice"]
    return VoiceKind(name) if known is VoiceKind.OTHER or certainty >= SURE_KIND else known


def _contents(text: str, query: Query) -> Iterator[tuple[int, int]]:
    """The contents of a cue: what its cue and source only interrupt is one, what a sentence or *but* parts are several."""
    pieces = sorted(whole_words(text, start, end) for start, end, _ in query.parts.get("content", ()))
    own = sorted(
        [(query.start, query.end), *((a, b) for part in ("source", "relay1") for a, b, _ in query.parts.get(part, ()))]
    )
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and _goes_on(text, joined[-1][1], start, own):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    for start, end in joined:
        content = trimmed(text, start, end)
        if content is not None and (len(joined) == 1 or content[1] - content[0] >= MIN_PART):
            yield content


MIN_PART = 12
"""Code points of the least content among several: a shorter one is a slip."""
BRIDGE = 12
"""Code points besides cue and source that may lie between two pieces of one content."""
PARTING = re.compile(r"[.!?…][\"”’']*\s|\n|\b(?:but|while|yet)\b")
"""What parts two contents."""


def _goes_on(text: str, left: int, right: int, own: Sequence[tuple[int, int]]) -> bool:
    """Whether next to nothing but the cue and its source lies between two pieces, and nothing parts them."""
    rest, at = "", left
    for start, end in own:
        if at <= start and end <= right:
            rest += text[at:start]
            at = end
    rest += text[at:right]
    return len(rest.strip()) <= BRIDGE and not PARTING.search(text[left - 1 : left] + rest)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch widened to the words that it cuts.

    >>> whole_words("re-established control", 0, 2)
    (0, 14)
    """
    low, high = start, end
    while low > 0 and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and not text[high].isspace():
        high += 1
    words = [token for token in tokenize(text, low, high) if token.start < end and token.end > start]
    return (min(start, words[0].start), max(end, words[-1].end)) if words else (start, end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A stretch without blanks and commas at its ends; `None` where nothing is left."""
    while start < end and text[start] in EDGES:
        start += 1
    while start < end and text[end - 1] in EDGES:
        end -= 1
    return (start, end) if start < end else None


def explain_claims(heard: Sequence[Heard]) -> Iterator[Reason]:
    """Why each claim has its cue, content, voices and stance."""
    for each in heard:
        claim, query = each.claim, each.query
        yield Reason(subject=claim.id, field="cue", rule="network", words=claim.cue, score=round(query.score, 3))
        for voice in claim.chain:
            yield Reason(subject=claim.id, field="chain", rule="network", words=voice.span)
        yield Reason(subject=claim.id, field="content", rule="network", words=claim.content)
        yield Reason(
            subject=claim.id, field="stance", rule="network", words=claim.cue, score=round(query.classes["stance"][1], 3)
        )
