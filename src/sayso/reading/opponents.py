"""What the rest of a report tells of an event's parties: who fights whom, and which event "the attack" means."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.reading.cast import Cast
from sayso.reading.drafts import Draft
from sayso.reading.parties import complement_end
from sayso.reading.tellers import as_party, distinct
from sayso.record import Party
from sayso.record.vocabulary import EventType, Stance, VoiceKind
from sayso.world.actors import names
from sayso.world.lexicon import CLASSES, Roles
from sayso.world.spelling import words_of

ARMED = frozenset(
    (VoiceKind.MILITARY, VoiceKind.POLICE, VoiceKind.ARMED_GROUP, VoiceKind.GOVERNMENT, VoiceKind.MINISTRY, VoiceKind.OFFICIAL)
)
CIVIL = VoiceKind.RESIDENT
LEADING = 2
"""How many times as often as the next one an opponent must be told of to be meant where none is named."""
FACING = frozenset((EventType.ASSAULT, EventType.ACCUSE, EventType.REJECT, EventType.RETREAT))
"""Types of what one side of a conflict does to another where nobody else is named."""
ACCUSED = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.THREATEN, EventType.MOBILIZE))
"""Types of what one accuses an opponent of."""
OWN = frozenset("our own my".split())
"""Words for what is one's own."""
DEFINITE = frozenset("the its his her their this that".split())
"""Words before somebody told of before, who may well be one's own: *the security forces killed three of ours*."""
MIN_WORDS = 2
"""Of a phrase that may be an opponent's without telling so; a single word is a pronoun or the troops of everybody."""
BACK_REFERENCES = frozenset(("the", "that", "this", "these", "those"))
"""Determiners of a noun that means an event told before."""


@dataclass(frozen=True, slots=True)
class Enmities:
    """Who fights whom in a report."""

    against: dict[str, Counter[str]]
    """For each side, how often each other side does violence to it or undergoes its violence."""
    faces: dict[str, Party]
    """One party of each side."""
    cast: Cast
    """Who else the report tells of."""

    @classmethod
    def of(cls, drafts: Sequence[Draft], cast: Cast) -> "Enmities":
        """The enmities that the events of a report tell of by name, and its accusations."""
        found = cls({}, {}, cast)
        for draft in drafts:
            if draft.frame.type in (EventType.ASSAULT, EventType.ACCUSE):
                found._learn(draft)
        return found

    def _learn(self, draft: Draft) -> None:
        """Take in one event: its parties are enemies, and so are its actors and the armed voice that tells of them."""
        voice = draft.claim.chain[0] if draft.claim and draft.claim.chain else None
        armed = (voice,) if voice is not None and voice.kind in ARMED else ()
        for actor in draft.actors:
            for other in (*draft.recipients, *(armed if draft.is_assault else ())):
                self._set_against(actor, other)
        for party in (*draft.actors, *draft.recipients, *armed):
            if party.side and party.kind is not CIVIL:
                self.faces.setdefault(party.side, party)

    def _set_against(self, left: Party, right: Party) -> None:
        """Count one sign that two parties fight each other."""
        if left.side and right.side and left.side != right.side:
            self.against.setdefault(left.side, Counter())[right.side] += 1
            self.against.setdefault(right.side, Counter())[left.side] += 1

    def opponent(self, side: str | None) -> Party | None:
        """The one whom a side fights; `None` where there are several alike."""
        ranked = self.against.get(side, Counter()).most_common(2) if side else []
        if side and not ranked:
            return self._most_told_of(side)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < LEADING * ranked[1][1]):
            return None
        return self.faces.get(ranked[0][0])

    def _most_told_of(self, side: str) -> Party | None:
        """The other side that a report tells of, where no event tells whom a side fights."""
        other = self.cast.opponent(side)
        if other is None or other.side is None:
            return None
        return self.faces.get(other.side) or Party(name=None, actor=other.actor, kind=other.kind, side=other.side)

    def principals(self) -> tuple[Party, ...]:
        """The two sides that fight each other most; empty where none do."""
        pairs = Counter(
            {tuple(sorted((side, other))): count for side, others in self.against.items() for other, count in others.items()}
        )
        best = min(pairs.items(), key=lambda each: (-each[1], each[0]), default=None)
        found = [self.faces.get(side) for side in best[0]] if best else []
        return tuple(party for party in found if party is not None) if all(found) else ()


def infer_parties(drafts: Sequence[Draft], cast: Cast) -> Enmities:
    """Fill in parties that the rest of the report tells: both sides, the event that a noun refers back to, the one opponent.

    Returns:
        Who fights whom.
    """
    accused = [(draft, accused_in(draft)) for draft in drafts]
    for draft, parties in accused:
        draft.actors = tuple(party for party in draft.actors if party not in parties)
    enmities = Enmities.of(drafts, cast)
    for draft, parties in accused:
        _turn_round(draft, parties, enmities)
    for at, draft in enumerate(drafts):
        _both_sides(draft, enmities.principals())
        _refer_back(draft, drafts[:at])
    for draft in drafts:
        if (draft.is_assault and draft.foreground) or draft.frame.type in FACING:
            _face_opponent(draft, enmities)
    return enmities


def accused_in(draft: Draft) -> tuple[Party, ...]:
    """The actors of an accusation that only the setting would make the accuser's own side: his *sentries* are the other's."""
    claim = draft.claim
    if claim is None or not claim.chain or claim.stance is not Stance.ACCUSE or draft.frame.type not in ACCUSED:
        return ()
    side = claim.chain[0].side if claim.chain[0].kind in ARMED else None
    if not side or draft.frame.roles is Roles.RECIPROCAL:
        return ()
    return tuple(party for party in draft.actors if party.side == side and not tells_whose(party))


def tells_whose(party: Party) -> bool:
    """Whether the words of a party name its side, or mean somebody told of before or one's own."""
    row = words_of(party.span.quote) if party.span else ()
    if len(row) < MIN_WORDS or row[0].fold in DEFINITE or any(atom.fold in OWN for atom in row):
        return True
    return next(names().scan(row), None) is not None


def _turn_round(draft: Draft, accused: Sequence[Party], enmities: Enmities) -> None:
    """Give an accused party the side of the accuser's opponent, if that is somebody known."""
    for party in accused:
        foe = enmities.opponent(party.side)
        turned = party if foe is None else replace(party, side=foe.side, actor=foe.actor)
        draft.actors = distinct((*draft.actors, turned))
        if foe is not None:
            draft.explain("actors", "opponent-of-the-accuser", party.span)


def _both_sides(draft: Draft, pair: tuple[Party, ...]) -> None:
    """Name the two sides where a phrase means both: "the two countries", "each side", "the rivals"."""
    if not pair:
        return
    for role in ("actors", "recipients"):
        phrases = getattr(draft.participants, role)
        if any(_means_both(draft, phrase.first, phrase.last) for phrase in phrases):
            parties = tuple(as_party(party) for party in pair)
            setattr(draft, role, parties)
            draft.explain(role, "both-sides", draft.span_of(phrases[0].first, phrases[0].last))
            if (role == "actors" and draft.frame.roles is Roles.RECIPROCAL) or draft.frame.type is EventType.ACCUSE:
                draft.actors = draft.recipients = parties


def _means_both(draft: Draft, first: int, last: int) -> bool:
    """Whether a phrase means both sides of the conflict."""
    words = draft.layout.words[first : complement_end(draft, last)]
    paired = any(word in ("two", "both", "each", "rival", "warring") for word in words)
    return words[-1] in CLASSES["pair-head"] and (
        paired or words[-1] in ("rivals", "foes", "neighbours", "neighbors", "enemies", "sides")
    )


def _refer_back(draft: Draft, before: Sequence[Draft]) -> None:
    """Give a noun with *the* or *that* the parties of the event that it means: the last violent one told before."""
    if draft.anchor.is_verb or draft.actors or draft.recipients or not draft.is_assault or not draft.foreground:
        return
    first = draft.anchor.first
    if not any(word in BACK_REFERENCES for word in draft.layout.words[max(0, first - 2) : first]):
        return
    for other in reversed(before):
        if other.is_assault and other.foreground and other.actors and other.recipients and not other.is_harm:
            draft.actors, draft.recipients = other.actors, other.recipients
            draft.explain("actors", "refers-back", other.span)
            draft.explain("recipients", "refers-back", other.span)
            return


def _face_opponent(draft: Draft, enmities: Enmities) -> None:
    """Where one armed side is known, and fights only one other in the report, that other is the missing one."""
    if draft.frame.roles in (Roles.RECIPROCAL, Roles.ALONE):
        _complete_pair(draft, enmities)
        return
    may = draft.is_assault if draft.query is not None else draft.frame.type in FACING
    if draft.actors and not draft.recipients and may:
        found = enmities.opponent(_one_side(draft.actors))
        if found is not None:
            draft.recipients = (as_party(found),)
            draft.explain("recipients", "only-opponent-told")
    elif draft.recipients and not draft.actors and all(party.kind in ARMED for party in draft.recipients):
        found = enmities.opponent(_one_side(draft.recipients))
        if found is not None:
            draft.actors = (as_party(found),)
            draft.explain("actors", "only-opponent-told")


def _complete_pair(draft: Draft, enmities: Enmities) -> None:
    """Add the other side to a fight of which only one is named."""
    if draft.frame.roles is not Roles.RECIPROCAL or not draft.actors or len(draft.actors) > 1:
        return
    found = enmities.opponent(_one_side(draft.actors))
    if found is not None:
        draft.actors = draft.recipients = (*draft.actors, as_party(found))
        draft.explain("actors", "only-opponent-told")


def _one_side(parties: Sequence[Party]) -> str | None:
    """The side of some parties, where they have one."""
    sides = {party.side for party in parties}
    return next(iter(sides)) if len(sides) == 1 else None
