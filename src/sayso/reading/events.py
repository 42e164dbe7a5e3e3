"""What is said to have happened: events with their status, parties, place, time, weapon and losses."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from sayso.reading.advice import (
    Advice,
    Advised,
    advise_anchors,
    advise_foreground,
    advise_losses,
    advise_participants,
    advise_parties,
    advise_place,
    advise_status,
)
from sayso.reading.anchors import Anchor, find_anchors
from sayso.reading.cast import Cast
from sayso.reading.circumstances import HAPPENED, PLACED, find_means, find_place, find_time, spread, take_struck_place
from sayso.reading.clauses import Layout
from sayso.reading.counts_people import Counts
from sayso.reading.document import Document
from sayso.reading.drafts import Draft
from sayso.reading.foreground import Today, find_standing
from sayso.reading.harm import fold_harm, take_victims_before
from sayso.reading.implied import imply_parties
from sayso.reading.losses import find_losses, with_side
from sayso.reading.opponents import infer_parties
from sayso.reading.parties import resolve_parties, take_victims_as_recipients
from sayso.reading.roles import find_participants
from sayso.reading.sharing import share_parties
from sayso.reading.status import find_status
from sayso.reading.subtypes import find_subtype, spread_subtypes
from sayso.reading.syntax import Syntax
from sayso.reading.themes import find_theme
from sayso.reading.times import find_reference, time_of
from sayso.reading.weapons import means_of
from sayso.record import Claim, Event, Means, Mention, Reason, Span, Time
from sayso.record.vocabulary import EventType, MentionType
from sayso.world.lexicon import CLASSES, Roles

DATELINE = re.compile(r"[A-Z][^\n()]{1,60}?(?:\([^()\n]{1,40}\)\s{0,3})?(?:\s[-–—]\s|:\s|—)")
"""Place, date and agency before the first sentence."""
MAX_SENTENCES = 600
"""Sentences of a report that are read for events; the rest of a longer text is a document, not a report."""
MAX_EVENTS = 1500
"""Events of one report, so that what looks at all of them is bounded."""
FIGURES = CLASSES["figure-frames"]
"""Frames beside assaults whose words stand for something else in a report of sport or markets."""
NEAR = 8
"""Events before one among which the soldiers meant by "five of them" are looked for."""
ARMED_SIGNS = 2
"""Different words of armed conflict that make a report one of it; a short text needs one."""
SHORT_TEXT = 900
"""Code points of a short text."""
WITHOUT_PARTIES = 0.85
"""What an event's score is multiplied by where no party is known."""


def find_events(
    document: Document, claims: Sequence[Claim], mentions: Sequence[Mention], cast: Cast, advice: Advice | None = None
) -> tuple[tuple[Event, ...], tuple[Reason, ...]]:
    """The events of a report in text order, with the reasons for each.

    Args:
        document: The report.
        claims: Its claims.
        mentions: Its names, places, times, counts and weapons.
        cast: Who its noun phrases stand for.
        advice: What the network sees happen; without it the rules read alone.
    """
    reader = _Reader(document, claims, mentions, cast, advice)
    drafts = reader.read()
    return tuple(_event(draft, advice) for draft in drafts), tuple(reason for draft in drafts for reason in draft.reasons)


class _Reader:
    """The reading of one report."""

    def __init__(
        self, document: Document, claims: Sequence[Claim], mentions: Sequence[Mention], cast: Cast, advice: Advice | None
    ) -> None:
        self.document = document
        self.advice = advice
        self.cast = cast
        self.claims = sorted(claims, key=lambda claim: (claim.content.start, -claim.content.end, claim.id))
        self.starts = [claim.content.start for claim in self.claims]
        self.mentions = sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end))
        self.time_of: Callable[[Mention], Time | None] = _remember(lambda mention: time_of(document, mention))
        self.means_of: Callable[[Mention], Means] = means_of
        self.armed = _is_armed(document)
        self.theme = find_theme(document)
        self.cues: dict[int, list[Claim]] = {}
        for claim in self.claims:
            if claim.cue and claim.chain:
                self.cues.setdefault(claim.cue.start, []).append(claim)
        voices = {voice.span.start: voice.span for claim in claims for voice in claim.chain if voice.span}
        bodies = [mention.span for mention in self.mentions if mention.type is MentionType.ORGANIZATION]
        self.closed = sorted((*voices.values(), *bodies, *_dateline(document)), key=lambda span: (span.start, span.end))
        self.closed_starts = [span.start for span in self.closed]

    def read(self) -> list[Draft]:
        """The events in text order."""
        drafts: list[Draft] = []
        for layout, anchors in self._sentences():
            drafts += self._read_sentence(layout, anchors)
            if len(drafts) >= MAX_EVENTS:
                break
        self._place_in_time(drafts)
        take_victims_before(drafts)
        for at, draft in enumerate(drafts):
            take_victims_as_recipients(draft, drafts[max(0, at - NEAR) : at])
        imply_parties(drafts, infer_parties(drafts, self.cast))
        self._circumstances(drafts)
        for draft in drafts:
            draft.losses = with_side(draft.losses, draft.recipients)
        return drafts

    def _sentences(self) -> Iterable[tuple[Layout, list[Advised]]]:
        """The sentences that hold an anchor, laid out."""
        upcoming = 0
        for sentence in self.document.sentences[:MAX_SENTENCES]:
            while upcoming < len(self.mentions) and self.mentions[upcoming].span.end <= sentence.start:
                upcoming += 1
            last = upcoming
            while last < len(self.mentions) and self.mentions[last].span.start < sentence.end:
                last += 1
            layout = Layout(sentence, self.mentions[upcoming:last])
            anchors = find_anchors(layout, armed=self.armed)
            advised = self._advised(layout, anchors)
            if advised and not self.theme.is_told(sentence):
                advised = [each for each in advised if not _is_figure(each.anchor)]
            if advised:
                yield layout, advised

    def _advised(self, layout: Layout, ruled: Sequence[Anchor]) -> list[Advised]:
        """The anchors of a sentence with what the network says of each."""
        if self.advice is None:
            return [Advised(anchor, None) for anchor in ruled]
        return advise_anchors(layout, ruled, self.advice.within(layout.sentence))

    def _read_sentence(self, layout: Layout, advised: list[Advised]) -> list[Draft]:
        """The events of one sentence, without what others give them."""
        anchors = [each.anchor for each in advised]
        claims = [self._claim_at(layout.tokens[each.first].start, layout.tokens[each.last - 1].end) for each in anchors]
        floors = [0 if claim is None else layout.floor(claim.content.start) for claim in claims]
        syntax, counts = Syntax(layout=layout, anchors=anchors, floors=floors), Counts.of(layout)
        drafts = []
        for number, (anchor, claim) in enumerate(zip(anchors, claims, strict=True)):
            query = advised[number].query
            participants = find_participants(syntax, number)
            if query is not None:
                participants = advise_participants(syntax, number, participants, query)
            verdict = find_status(layout, anchor, claim)
            if query is not None:
                verdict = advise_status(verdict, query)
            draft = Draft(
                report=self.document.report.id,
                syntax=syntax,
                number=number,
                claim=claim,
                utterances=self._utterances(layout, anchor),
                participants=participants,
                verdict=verdict,
                query=query,
            )
            draft.explain("type", f"lexicon:{anchor.frame.name}", draft.span)
            draft.explain("status", verdict.rule, draft.words(verdict.at))
            resolve_parties(draft, self.cast)
            advise_parties(draft, self.cast)
            losses = find_losses(counts, anchors, number, participants.recipients, verdict.status)
            draft.losses = tuple(advise_losses(layout, losses, query) if query else losses)
            drafts.append(draft)
        share_parties(drafts)
        return fold_harm(drafts)

    def _claim_at(self, start: int, end: int) -> Claim | None:
        """The innermost claim whose content holds a stretch."""
        found: Claim | None = None
        for claim in reversed(self.claims[: bisect_right(self.starts, start)]):
            if claim.content.end >= end and (found is None or _length(claim) < _length(found)):
                found = claim
            if start - claim.content.start > MAX_CONTENT:
                break
        return found

    def _utterances(self, layout: Layout, anchor: Anchor) -> Sequence[Claim]:
        """The claims whose cue an anchor is: "accused" is both a cue and an event."""
        starts = (layout.tokens[i].start for i in range(anchor.first, anchor.last))
        return next((self.cues[start] for start in starts if start in self.cues), ())

    def _closed_in(self, layout: Layout) -> list[Span]:
        """The stretches of a sentence whose places are no scene."""
        first = bisect_left(self.closed_starts, layout.sentence.start)
        return self.closed[first : bisect_left(self.closed_starts, layout.sentence.end)]

    def _place_in_time(self, drafts: Sequence[Draft]) -> None:
        """Times of events by their own sentences, and which events are background."""
        for draft in drafts:
            has_time = draft.frame.type in PLACED or draft.frame.type in TIMED
            draft.time = find_time(draft, self.time_of) if has_time else None
        news = [draft.time.end for draft in drafts if draft.time and draft.time.end]
        today = Today.of(find_reference(self.document).today, max(news, default=None))
        last_old: int | None = None
        for layout, group in groupby(drafts, key=lambda draft: draft.layout):
            inherited = last_old is not None and last_old == layout.sentence.paragraph
            standings = [self._stand(draft, today, inherited=inherited) for draft in group]
            last_old = None if standings[-1] else layout.sentence.paragraph

    def _stand(self, draft: Draft, today: Today, *, inherited: bool) -> bool:
        """Set whether an event is the news; returns it."""
        standing = find_standing(draft.layout, draft.anchor, draft.time, today, inherited=inherited)
        if draft.query is not None:
            standing = advise_foreground(standing, draft.query)
        draft.foreground = standing.foreground
        draft.explain("foreground", standing.rule, draft.words(standing.at))
        return standing.foreground

    def _circumstances(self, drafts: Sequence[Draft]) -> None:
        """Place, weapon and sub-event type of each event, and what the occurrence gives to those without."""
        for draft in drafts:
            struck = take_struck_place(draft)
            parties = [party.span for party in (*draft.actors, *draft.recipients) if party.span]
            seen = advise_place(draft.layout, draft.query) if draft.query else None
            draft.place = seen or struck or find_place(draft, [*parties, *self._closed_in(draft.layout)])
            if draft.place is not None:
                draft.explain("place", "nearest-in-sentence", draft.place.span)
            if draft.time is not None:
                draft.explain("time", "nearest-in-sentence", draft.time.span)
            if draft.is_assault:
                draft.means = find_means(draft, self.means_of)
            draft.acled = find_subtype(draft)
        lead = next((draft.time for draft in drafts if draft.time and draft.foreground and draft.status in HAPPENED), None)
        spread(drafts, lead)
        spread_subtypes(drafts)


TIMED = frozenset((EventType.AGREE, EventType.CONSULT, EventType.SANCTION, EventType.CONCEDE))
"""Types of words and gestures that have a time of their own where their sentence gives one."""
MAX_CONTENT = 4000
"""Code points before a stretch within which the content that holds it begins."""


def _remember(find: Callable[[Mention], Time | None]) -> Callable[[Mention], Time | None]:
    """A function of mentions that finds each only once."""
    by_id: dict[str, Time | None] = {}

    def found(mention: Mention) -> Time | None:
        """What was found for a mention."""
        if mention.id not in by_id:
            by_id[mention.id] = find(mention)
        return by_id[mention.id]

    return found


@lru_cache(maxsize=4)
def _is_armed(document: Document) -> bool:
    """Whether a report tells of armed conflict."""
    signs: set[str] = set()
    needed = ARMED_SIGNS if len(document.text) > SHORT_TEXT else 1
    for sentence in document.sentences[:MAX_SENTENCES]:
        signs.update(token.lower for token in sentence.tokens if token.lower in CLASSES["armed-sign"])
        if len(signs) >= needed:
            return True
    return False


def _is_figure(anchor: Anchor) -> bool:
    """Whether words of war are a figure of speech in a report of something else; what police do is told even there."""
    return anchor.frame.type is EventType.ASSAULT or anchor.frame.name in FIGURES


def _dateline(document: Document) -> list[Span]:
    """The stretch of the dateline at the beginning of a report, if it has one."""
    match = DATELINE.match(document.text)
    return [Span.of(document.text, 0, match.end())] if match and match.end() else []


def _length(claim: Claim) -> int:
    """Code points of a content."""
    return claim.content.end - claim.content.start


def _event(draft: Draft, advice: Advice | None) -> Event:
    """A draft as an event of the record."""
    frame = draft.frame
    score = advice.score(draft.query) if advice and draft.query else frame.score
    known = bool(draft.actors or draft.recipients or frame.roles is Roles.ALONE)
    return Event(
        id=draft.id,
        report=draft.report,
        claim=draft.claim.id if draft.claim else None,
        anchor=draft.span,
        type=frame.type,
        mode=frame.mode,
        acled=draft.acled,
        cameo=frame.cameo,
        status=draft.status,
        foreground=draft.foreground,
        actors=draft.actors,
        recipients=draft.recipients,
        place=draft.place,
        time=draft.time,
        means=draft.means,
        casualties=draft.losses,
        score=round(score * (1.0 if known else WITHOUT_PARTIES), 4),
    )
