"""What the network sees happen in a sentence, in the terms in which the rules read events."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.language.sentences import Sentence
from sayso.model.calibration import UNMEASURED, Calibration
from sayso.model.network import Piece, Query
from sayso.reading.anchors import Anchor
from sayso.reading.cast import Cast
from sayso.reading.clauses import Layout
from sayso.reading.counts import CountPhrase, counted_phrases
from sayso.reading.drafts import Draft
from sayso.reading.foreground import Standing
from sayso.reading.losses import MAX_COUNT
from sayso.reading.nouns import Phrase, phrase_of
from sayso.reading.owners import accused_by, men_of
from sayso.reading.parties import FIRST_PERSON, NOBODY
from sayso.reading.roles import Participants
from sayso.reading.status import Verdict
from sayso.reading.struck import is_military, owner_struck
from sayso.reading.syntax import Syntax
from sayso.reading.tellers import as_people, distinct, take_promiser
from sayso.reading.victims import victims_of
from sayso.record import Casualties, Party, Place, Span
from sayso.record.vocabulary import EventType, MentionType, Outcome, Status, Victims, VoiceKind
from sayso.world.inflection import Form
from sayso.world.lexicon import CLASSES, LEXICON, Frame, Roles

NETWORK = "network"
"""Name of the frame of words that no table has."""
MIN_SCORE = 0.35
"""Least product of the scores of an event word and of its type: below it a word is more often none than one."""
SURE_TYPE = 0.7
"""Probability from which the network's type goes before that of the tables."""
SURE_STATUS = 0.6
"""Probability from which the network's status goes before that of the rules."""
SURE_NEWS = 0.8
"""Probability from which it says better than the rules whether an event is the news."""
ARMED = frozenset((VoiceKind.MILITARY, VoiceKind.POLICE, VoiceKind.ARMED_GROUP))
HARMS = tuple(outcome.value for outcome in Outcome)


@dataclass(frozen=True, slots=True)
class Advice:
    """The event words that the network sees in a report."""

    queries: tuple[Query, ...]
    """In text order."""
    starts: tuple[int, ...]
    """Where each begins."""
    calibration: Calibration = UNMEASURED
    """What their scores are worth."""

    @classmethod
    def of(cls, queries: Sequence[Query], calibration: Calibration = UNMEASURED) -> "Advice":
        """Advice from what the network found."""
        likely = (query for query in queries if query.score * query.classes["type"][1] >= MIN_SCORE)
        kept = sorted(likely, key=lambda query: query.start)
        return cls(tuple(kept), tuple(query.start for query in kept), calibration)

    def score(self, query: Query) -> float:
        """The share of events such as this one that were right, 0 to 1."""
        return self.calibration.of_event(query.score * query.classes["type"][1])

    def within(self, sentence: Sentence) -> tuple[Query, ...]:
        """Those of a sentence."""
        return self.queries[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]


@dataclass(frozen=True, slots=True)
class Advised:
    """An anchor with what the network says of it."""

    anchor: Anchor
    """The anchor."""
    query: Query | None
    """What the network says; `None` where only the rules see an event."""


def advise_anchors(layout: Layout, ruled: Sequence[Anchor], queries: Sequence[Query]) -> list[Advised]:
    """The anchors of a sentence from left to right: those of the network, and those of the rules that tell of no violence.

    Words of violence that only the rules see cost incidents (F1 .737 for .772 on the development cases); without the others
    single sentences of diplomacy lose most of their events (GSR types .416 for .643).

    Args:
        layout: The sentence.
        ruled: What the rules find.
        queries: What the network finds.
    """
    found: list[Advised] = []
    free = list(ruled)
    for query in queries:
        first, last = layout.number(query.start), layout.number(query.end - 1) + 1
        match = next((anchor for anchor in free if anchor.first < last and first < anchor.last), None)
        if match is not None:
            free.remove(match)
            found.append(Advised(_typed(match, query), query))
        elif not any(each.anchor.first < last and first < each.anchor.last for each in found):
            found.append(Advised(_anchor(layout, first, last, query), query))
    found += (Advised(anchor, None) for anchor in free if anchor.frame.type is not EventType.ASSAULT)
    return sorted(_apart(found), key=lambda each: each.anchor.first)


def _apart(found: Sequence[Advised]) -> list[Advised]:
    """Anchors without those that overlap one before."""
    kept: list[Advised] = []
    for each in sorted(found, key=lambda each: (each.anchor.first, each.anchor.last)):
        if not kept or each.anchor.first >= kept[-1].anchor.last:
            kept.append(each)
    return kept


def _typed(anchor: Anchor, query: Query) -> Anchor:
    """An anchor of the rules with the network's type, where that is sure."""
    name, certainty = query.classes["type"]
    own = anchor.frame.type.value if anchor.frame.type else "None"
    if name == own or certainty < SURE_TYPE:
        return anchor
    return replace(anchor, frame=_frame(query))


def _anchor(layout: Layout, first: int, last: int, query: Query) -> Anchor:
    """An anchor that only the network sees."""
    kind = query.classes["type"][0]
    for match in LEXICON.matches(layout.words, first):
        frame = match.entry.frame
        if frame.is_event and (frame.type.value if frame.type else "None") == kind:
            return Anchor(first=first, last=last, frame=frame, form=match.entry.form, passive=_passive(query, match.entry.form))
    word = layout.words[first]
    form = Form.GERUND if word.endswith("ing") else Form.PAST if word.endswith("ed") else Form.NOUN
    return Anchor(first=first, last=last, frame=_frame(query), form=form, passive=_passive(query, form))


def _passive(query: Query, form: Form) -> bool:
    """Whether a verb's recipient stands before it and no actor does."""
    if form not in (Form.PAST, Form.PARTICIPLE):
        return False
    actors, others = query.parts.get("actor", ()), query.parts.get("recipient", ())
    return any(end <= query.start for _, end, _ in others) and not any(end <= query.start for _, end, _ in actors)


def _frame(query: Query) -> Frame:
    """A frame from the network's classes."""
    chosen = {name: None if value == "None" else value for name, (value, _) in query.classes.items()}
    loss = next((Outcome(name) for name in HARMS if query.parts.get(name)), None)
    kind = chosen["type"]
    return Frame(
        name=NETWORK,
        type=EventType(kind) if kind else None,
        mode=chosen["mode"],
        acled=chosen["acled"],
        cameo=None,
        roles=Roles.ACTS,
        loss=loss if kind in ("assault", "coerce", "retreat") else None,
        when=(),
        unless=(),
        score=round(query.score * query.classes["type"][1], 3),
    )


# --- what became of it -------------------------------------------------------------------------------------------------


def advise_status(ruled: Verdict, query: Query) -> Verdict:
    """The status of an event: the network's where that is sure.

    Args:
        ruled: What the rules say.
        query: What the network says.
    """
    name, certainty = query.classes["status"]
    if name == ruled.status.value or certainty < SURE_STATUS:
        return ruled
    return Verdict(status=Status(name), rule=NETWORK)


def advise_foreground(ruled: Standing, query: Query) -> Standing:
    """Whether an event is the news."""
    name, certainty = query.classes["foreground"]
    told = name == "True"
    return ruled if told is ruled.foreground or certainty < SURE_NEWS else Standing(foreground=told, rule=NETWORK)


def advise_losses(layout: Layout, ruled: Sequence[Casualties], query: Query) -> list[Casualties]:
    """The losses of an event: those of the rules, else those that the network sees in its sentence.

    Args:
        layout: The sentence.
        ruled: What the rules count.
        query: What the network sees.
    """
    if ruled:
        return list(ruled)
    found = []
    for outcome in HARMS:
        for start, end, _ in query.parts.get(outcome, ()):
            if layout.sentence.start <= start and end <= layout.sentence.end:
                found.append(_loss(layout, Outcome(outcome), layout.number(start), layout.number(end - 1) + 1))
    return found


def _loss(layout: Layout, outcome: Outcome, first: int, last: int) -> Casualties:
    """The loss of some words."""
    start, end = layout.tokens[first].start, layout.tokens[last - 1].end
    phrases = [phrase for phrase in counted_phrases(layout.sentence) if phrase.start < end and phrase.end > start]
    phrase = phrases[0] if phrases else None
    low, best, high = _bounds(phrase, layout.words[first])
    return Casualties(
        outcome=outcome,
        low=low,
        best=best,
        high=high,
        victims=Victims.CIVILIAN if outcome is Outcome.DISPLACED else victims_of(layout, first, last, phrase),
        side=None,
        span=Span.of(layout.sentence.text, start, end),
    )


def _bounds(phrase: CountPhrase | None, word: str) -> tuple[int | None, int | None, int | None]:
    """The figures of a count; one for a singular noun without a number."""
    if phrase is None:
        return (1, 1, 1) if word in ("a", "an", "one", "another") else (None, None, None)
    low, best, high = (
        None if value is None or not 0 <= value <= MAX_COUNT else int(value)
        for value in (phrase.bounds.low, phrase.bounds.best, phrase.bounds.high)
    )
    return low, best, high


def advise_place(layout: Layout, query: Query) -> Place | None:
    """The place that the network sees in an event's sentence."""
    for start, end, _ in query.parts.get("place", ()):
        for tagged in layout.of_type(MentionType.PLACE):
            span, value = tagged.mention.span, tagged.mention.value
            if span.start < end and start < span.end and isinstance(value, Place):
                return value
    return None


# --- who ---------------------------------------------------------------------------------------------------------------


def advise_participants(syntax: Syntax, number: int, ruled: Participants, query: Query) -> Participants:
    """Who takes part in an event: whom the rules find, else whom the network does; of words that no table has, the reverse.

    Args:
        syntax: The sentence.
        number: Number of the anchor in it.
        ruled: Whom the rules find.
        query: What the network sees.
    """
    actors, recipients = (_phrases(syntax.layout, query.parts.get(role, ())) for role in ("actor", "recipient"))
    if syntax.anchors[number].frame.name == NETWORK:
        return Participants(actors=actors or ruled.actors, recipients=recipients or ruled.recipients, rule=NETWORK)
    seen = (not ruled.actors and actors) or (not ruled.recipients and recipients)
    return replace(
        ruled,
        actors=ruled.actors or actors,
        recipients=ruled.recipients or recipients,
        rule=NETWORK if seen else ruled.rule,
    )


def _phrases(layout: Layout, pieces: Sequence[Piece]) -> tuple[Phrase, ...]:
    """The noun phrases of stretches that stand in a sentence."""
    inside = (piece for piece in pieces if layout.sentence.start <= piece[0] and piece[1] <= layout.sentence.end)
    return tuple(phrase_of(layout, layout.number(start), layout.number(end - 1) + 1) for start, end, _ in inside)


CIVIL_DEEDS = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.AID, EventType.RETREAT))
"""Types of what is done to people, who are civilians where nothing speaks for arms."""


def advise_parties(draft: Draft, cast: Cast) -> None:
    """Name the parties that the network sees and the rules leave open, also in other sentences."""
    if draft.query is None:
        return
    for role in ("actors", "recipients"):
        if getattr(draft, role):
            continue
        pieces = draft.query.parts.get(role[:-1], ())
        others = {party.side for party in (*draft.actors, *draft.recipients) if party.side}
        found = [party for piece in pieces for party in _meant(draft, piece, cast, acting=role == "actors")]
        kept = distinct([party for party in found if not party.side or party.side not in others])
        if kept:
            setattr(draft, role, kept)
            draft.explain(role, NETWORK, kept[0].span)
    take_promiser(draft)


THINGS = CLASSES["munition"] | CLASSES["aircraft"] | CLASSES["target"]
"""Words for what people act with or in: without a name they are no party."""


def _meant(draft: Draft, piece: Piece, cast: Cast, *, acting: bool) -> Iterator[Party]:
    """The parties that a stretch stands for; those that the text leaves open are left out."""
    speaker = draft.claim.chain[0] if draft.claim and draft.claim.chain else None
    start, end, _ = piece
    words = [word.strip(".,;'’\"“”").casefold() for word in cast.words(start, end).split()]
    own = bool(words) and words[0] in FIRST_PERSON
    if own and speaker:
        yield as_people(speaker)
        return
    if not words or not NOBODY.isdisjoint(words):
        return
    armed = not CLASSES["military"].isdisjoint(words) or not CLASSES["force"].isdisjoint(words)
    named = not CLASSES["civilian"].isdisjoint(words) and draft.frame.type is not EventType.ASSAULT
    thing = not THINGS.isdisjoint(words)
    for found in cast.parties(start, end, speaker):
        party = men_of(accused_by(draft, found, cast) if acting else found, speaker, cast)
        civil = named if acting else draft.frame.type in CIVIL_DEEDS and not armed and party.kind not in ARMED
        if party.side or (party.kind in ARMED and party.actor and not thing):
            yield party
        elif not acting and party.span and is_military(words):
            owner = owner_struck(draft, party.span, cast)
            if owner is not None:
                yield owner
        elif civil:
            yield replace(party, kind=VoiceKind.RESIDENT)
        elif armed and not thing:
            yield party
