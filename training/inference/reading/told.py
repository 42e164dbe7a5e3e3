"""What the network sees happen, as events of the record."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.model.network import Piece, Query
from sayso.reading.heard import whole_words

from sayso.language.sentences import Sentence
from sayso.reading.cast import Cast
from sayso.reading.clauses import Layout
from sayso.reading.counts import CountPhrase, counted_phrases
from sayso.reading.document import Document
from sayso.reading.losses import MAX_COUNT, with_side
from sayso.reading.times import time_of
from sayso.reading.victims import victims_of
from sayso.reading.weapons import means_of
from sayso.record import Casualties, Claim, Event, Means, Mention, Party, Place, Reason, Span, Time, stable_id
from sayso.record.vocabulary import AcledType, EventType, MentionType, Outcome, Status, Victims, VoiceKind
from sayso.world.lexicon import CLASSES

MIN_ANCHOR_SCORE = 0.5
"""Below it an event word is more often none than one."""
PLACED = frozenset(
    (EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST, EventType.RETREAT, EventType.AID)
)
"""Types of deeds, which take the place of the occurrence that they belong to."""
PAST = frozenset((Status.ACTUAL, Status.DENIED, Status.NEGATED))
"""Statuses of what has its time behind it."""
LOSSES = tuple(outcome.value for outcome in Outcome)


@dataclass(slots=True)
class _Scene:
    """The sentences of a report with what is mentioned in them."""

    document: Document
    mentions: Sequence[Mention]
    starts: list[int]
    layouts: dict[int, Layout]

    def sentence(self, at: int) -> Sentence:
        """The sentence that an offset stands in."""
        return self.document.sentences[max(0, bisect_right(self.starts, at) - 1)]

    def layout(self, at: int) -> Layout:
        """The sentence at an offset, laid out."""
        sentence = self.sentence(at)
        if sentence.index not in self.layouts:
            inside = [m for m in self.mentions if sentence.start <= m.span.start < sentence.end]
            self.layouts[sentence.index] = Layout(sentence, inside)
        return self.layouts[sentence.index]

    def mention(self, piece: Piece, kind: MentionType) -> Mention | None:
        """The mention of a type that shares most with a stretch."""
        start, end, _ = piece
        fitting = [m for m in self.mentions if m.type is kind and m.span.start < end and m.span.end > start]
        return max(fitting, key=lambda m: (min(m.span.end, end) - max(m.span.start, start), -m.span.start), default=None)


def tell_events(
    document: Document, anchors: Sequence[Query], claims: Sequence[Claim], mentions: Sequence[Mention], cast: Cast
) -> tuple[Event, ...]:
    """The events of a report in text order.

    Args:
        document: the report.
        anchors: what the network found.
        claims: the report's claims.
        mentions: its names, places, times, counts and weapons.
        cast: who its noun phrases stand for.
    """
    scene = _Scene(document, sorted(mentions, key=lambda m: m.span.start), [s.start for s in document.sentences], {})
    events: dict[str, Event] = {}
    for query in anchors:
        if query.score >= MIN_ANCHOR_SCORE:
            event = _event(scene, query, claims, cast)
            events.setdefault(event.id, event)
    return tuple(_spread(sorted(events.values(), key=lambda event: event.anchor.start), scene))


def _event(scene: _Scene, query: Query, claims: Sequence[Claim], cast: Cast) -> Event:
    """One event by its own words."""
    text, report = scene.document.text, scene.document.report.id
    anchor = Span.of(text, *whole_words(text, query.start, query.end))
    claim = _claim_at(anchor, claims)
    speaker = claim.chain[0] if claim and claim.chain else None
    actors, recipients = (_parties(scene, query.parts.get(role, ()), cast, speaker) for role in ("actor", "recipient"))
    hurt = [piece for outcome in LOSSES for piece in query.parts.get(outcome, ())]
    recipients = recipients or _parties(scene, hurt, cast, speaker)
    classes = {name: value for name, (value, _) in query.classes.items()}
    return Event(
        id=stable_id("evt", report, anchor.start, anchor.end),
        report=report,
        claim=claim.id if claim else None,
        anchor=anchor,
        type=None if classes["type"] == "None" else EventType(classes["type"]),
        mode=None if classes["mode"] == "None" else classes["mode"],
        acled=None if classes["acled"] == "None" else AcledType(classes["acled"]),
        status=Status(classes["status"]),
        foreground=classes["foreground"] == "True",
        actors=actors,
        recipients=recipients,
        place=_place(scene, query),
        time=_time(scene, query),
        means=_means(scene, query),
        casualties=_losses(scene, query, recipients),
        score=round(query.score * query.classes["type"][1], 3),
    )


def _claim_at(anchor: Span, claims: Sequence[Claim]) -> Claim | None:
    """The innermost claim whose content holds an anchor."""
    around = [claim for claim in claims if claim.content.covers(anchor)]
    return min(around, key=lambda claim: (claim.content.end - claim.content.start, claim.id), default=None)


def _parties(scene: _Scene, pieces: Sequence[Piece], cast: Cast, speaker: Party | None) -> tuple[Party, ...]:
    """Who some stretches mean, each side or name once."""
    found: dict[object, Party] = {}
    for start, end, _ in pieces:
        for party in cast.parties(*whole_words(scene.document.text, start, end), speaker):
            civil = _civilian(party)
            found.setdefault((civil.side, civil.kind) if civil.side else (civil.actor or civil.name), civil)
    return tuple(found.values())


def _civilian(party: Party) -> Party:
    """A party of people without arms as residents of their own, of no side."""
    words = {word.strip(".,'’\"“”").casefold() for word in (party.name or "").split()}
    if words & CLASSES["civilian"] and not words & CLASSES["military"] and party.kind in (VoiceKind.OTHER, VoiceKind.RESIDENT):
        return replace(party, kind=VoiceKind.RESIDENT)
    return party


def _place(scene: _Scene, query: Query) -> Place | None:
    """The place that an event's own words name."""
    for piece in query.parts.get("place", ()):
        mention = scene.mention(piece, MentionType.PLACE)
        if mention is not None and isinstance(mention.value, Place):
            return mention.value
    return None


def _time(scene: _Scene, query: Query) -> Time | None:
    """The time that an event's own words tell."""
    for piece in query.parts.get("time", ()):
        mention = scene.mention(piece, MentionType.TIME)
        time = time_of(scene.document, mention) if mention else None
        if time is not None:
            return time
    return None


def _means(scene: _Scene, query: Query) -> Means | None:
    """The weapon that an event's own words name."""
    for piece in query.parts.get("means", ()):
        mention = scene.mention(piece, MentionType.WEAPON)
        if mention is not None:
            return means_of(mention)
    return None


def _losses(scene: _Scene, query: Query, recipients: Sequence[Party]) -> tuple[Casualties, ...]:
    """The losses that an event's own words count."""
    found: list[Casualties] = []
    for outcome in LOSSES:
        for start, end, _ in query.parts.get(outcome, ()):
            found.append(_loss(scene, Outcome(outcome), *whole_words(scene.document.text, start, end)))
    return with_side(found, recipients)


def _loss(scene: _Scene, outcome: Outcome, start: int, end: int) -> Casualties:
    """The loss of one stretch."""
    layout = scene.layout(start)
    phrases = [p for p in counted_phrases(layout.sentence) if p.start < end and p.end > start]
    phrase = phrases[0] if phrases else None
    first, last = layout.number(start), layout.number(end - 1) + 1
    low, best, high = _bounds(phrase, scene.document.text[start:end])
    victims = victims_of(layout, first, last, phrase)
    return Casualties(
        outcome=outcome,
        low=low,
        best=best,
        high=high,
        victims=Victims(victims),
        side=None,
        span=Span.of(scene.document.text, start, end),
    )


def _bounds(phrase: CountPhrase | None, words: str) -> tuple[int | None, int | None, int | None]:
    """The figures of a count; one for a singular noun without a number."""
    if phrase is None:
        single = words.split(maxsplit=1)[0].casefold() in ("a", "an", "one", "another") if words.split() else False
        return (1, 1, 1) if single else (None, None, None)
    low, best, high = (
        None if v is None or not 0 <= v <= MAX_COUNT else int(v)
        for v in (phrase.bounds.low, phrase.bounds.best, phrase.bounds.high)
    )
    return low, best, high


def _spread(events: Sequence[Event], scene: _Scene) -> Iterator[Event]:
    """Give deeds without a place or time those of the occurrence that they belong to.

    From the nearest event of the same sentence, else, in the news, from the last before it, else from the first after it. What is
    taken from elsewhere keeps no words of its own: its span is `None`.
    """
    sentences = [scene.sentence(event.anchor.start).index for event in events]
    for i, event in enumerate(events):
        if event.type not in PLACED:
            yield event
            continue
        around = _around(events, sentences, i)
        place = event.place or next((replace(e.place, span=None) for e in around if e.place), None)
        past = event.status in PAST
        time = event.time or next((replace(e.time, span=None) for e in around if past and e.time and e.status in PAST), None)
        yield replace(event, place=place, time=time)


AROUND = 12
"""Events to either side that are looked at: one told further off is another occurrence."""


def _around(events: Sequence[Event], sentences: Sequence[int], at: int) -> list[Event]:
    """The events whose circumstances one may share, the likeliest first."""
    before = range(at - 1, max(-1, at - 1 - AROUND), -1)
    after = range(at + 1, min(len(events), at + 1 + AROUND))
    near = sorted((*before, *after), key=lambda i: (abs(events[i].anchor.start - events[at].anchor.start), i))
    own = [events[i] for i in near if sentences[i] == sentences[at]]
    if not events[at].foreground:
        return own
    return own + [events[i] for i in (*before, *after) if events[i].foreground and events[i].type in PLACED]


def explain_events(events: Sequence[Event]) -> Iterator[Reason]:
    """Why each event has its type, parties, place and time."""
    for event in events:
        yield Reason(subject=event.id, field="type", rule="network", words=event.anchor, score=event.score)
        for party in (*event.actors, *event.recipients):
            role = "actors" if party in event.actors else "recipients"
            yield Reason(subject=event.id, field=role, rule="network", words=party.span)
        for field, value in (("place", event.place), ("time", event.time)):
            if value is not None:
                yield Reason(subject=event.id, field=field, rule="network", words=value.span)
