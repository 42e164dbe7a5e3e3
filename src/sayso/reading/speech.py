"""A content in the mouth of a voice, and whether a phrase in it names the voice's own side or another."""

from dataclasses import dataclass
from typing import Protocol

from sayso.reading.deeds import Deed
from sayso.reading.lines import Line
from sayso.record import Party, Voice
from sayso.record.vocabulary import Stance, VoiceKind
from sayso.world.stances import PARTISAN
from sayso.world.stances import STANCE_WORDS as WORDS

FORCES = frozenset((VoiceKind.MILITARY, VoiceKind.ARMED_GROUP, VoiceKind.POLICE, VoiceKind.MINISTRY))
"""Voices whose own soldiers are meant where it is not said whose."""
ARMED = FORCES | {VoiceKind.GOVERNMENT, VoiceKind.OFFICIAL, VoiceKind.ANONYMOUS}
"""Voices whose promise to strike is a threat."""
SIDES = frozenset(("side", "party", "army", "camp"))
OPPOSITE = frozenset(("other", "opposing", "opposite"))
"""With one of `SIDES` a name of the opponent."""
ANSWERABLE = frozenset(
    (VoiceKind.GOVERNMENT, VoiceKind.MINISTRY, VoiceKind.MILITARY, VoiceKind.ARMED_GROUP, VoiceKind.ANONYMOUS, VoiceKind.PARTY)
)
"""Voices whose flat negation denies a charge; what others negate is news."""
BYSTANDERS = frozenset(
    (VoiceKind.RESIDENT, VoiceKind.WITNESS, VoiceKind.EXPERT, VoiceKind.MEDIA, VoiceKind.MEDICAL, VoiceKind.NGO)
)
"""Voices that have nothing to admit and promise nothing for a side."""


class Parties(Protocol):
    """Who the noun phrases of a report stand for."""

    def party(self, start: int, end: int, speaker: Party | None = None) -> Party:
        """The party that the words at these offsets name, in the mouth of a speaker."""
        ...

    def opponent(self, side: str | None) -> object | None:
        """The other of two sides that the report tells of; `None` where there is none or more than one."""
        ...


@dataclass(frozen=True, slots=True)
class Judgement:
    """A stance and what it rests on."""

    stance: Stance
    """What the voice does with the content."""
    rule: str
    """Name of the rule that decided."""
    words: tuple[int, int] | None = None
    """Offsets of the deciding words in the text; `None` where the cue decided."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A content in the mouth of a voice."""

    line: Line
    """Its words, without quotation marks."""
    offset: int
    """Where it begins in the text."""
    lemma: str
    """The cue."""
    voice: Voice | None
    """Who speaks first; `None` where nobody is named."""
    parties: Parties
    """Who its noun phrases stand for."""
    quoted: bool
    """Whether the words are the voice's own."""
    deeds: tuple[Deed, ...] = ()
    """The hostile acts and losses that it tells."""

    def judge(self, stance: Stance, rule: str, first: int, last: int) -> Judgement:
        """A judgement that rests on some tokens."""
        start, end = self.line.span(first, last)
        return Judgement(stance, rule, (start + self.offset, end + self.offset))

    def side(self, phrase: tuple[int, int]) -> str | None:
        """The side of whom a phrase names; `None` of things and the unknown."""
        start, end = self.line.span(*phrase)
        party = self.parties.party(start + self.offset, end + self.offset, self.voice)
        return party.side

    @property
    def partisan(self) -> bool:
        """Whether the voice speaks for a side."""
        return self.voice is not None and (self.voice.kind in PARTISAN or self.voice.side is not None)

    @property
    def warns(self) -> bool:
        """Whether the cue is a warning."""
        return self.lemma.partition(" ")[0] in WORDS["warning"]

    @property
    def armed(self) -> bool:
        """Whether the voice commands force: no party, company or person without office."""
        return self.voice is not None and self.voice.kind in ARMED

    @property
    def in_office(self) -> bool:
        """Whether the voice answers for a side: no local official, police or passer-by."""
        return self.voice is not None and self.voice.kind in ANSWERABLE

    @property
    def bystander(self) -> bool:
        """Whether the voice only tells what it knows."""
        return self.voice is not None and self.voice.kind in BYSTANDERS


def _is_named(speech: Speech, phrase: tuple[int, int]) -> bool:
    """Whether a name stands in a phrase; the capital that begins a sentence names nobody."""
    first = phrase[0] + (phrase[0] == 0 and speech.line.lower[0] in WORDS["things"])
    return "N" in speech.line.tags[first : phrase[1]]


def is_opponent(speech: Speech, phrase: tuple[int, int]) -> bool:
    """Whether a phrase names somebody of another side than the voice's."""
    words = speech.line.lower[phrase[0] : phrase[1]]
    voice = speech.voice
    if words[0] in WORDS["we"] or words[0] in WORDS["own"] or words[0] in ("both", "each", "either"):
        return False
    if words[0] in ("they", "them") and speech.quoted:
        return speech.partisan or speech.bystander
    if words[-1] in SIDES and not OPPOSITE.isdisjoint(words):
        return speech.partisan
    if not (WORDS["things"].isdisjoint(words) or _is_named(speech, phrase)):
        return False
    side = speech.side(phrase)
    if side is not None:
        return voice is None or side != voice.side
    if speech.partisan:
        return not WORDS["enemy"].isdisjoint(words)
    return voice is not None and not WORDS["armed"].isdisjoint(words)


def is_own(speech: Speech, phrase: tuple[int, int] | None) -> bool:
    """Whether a phrase names the voice or those of its side."""
    if phrase is None or not speech.partisan:
        return False
    words = speech.line.lower[phrase[0] : phrase[1]]
    if any(word in WORDS["we"] for word in words[:4]):
        return True
    if (words[0] in ("they", "them") and speech.quoted) or (words[-1] in SIDES and not OPPOSITE.isdisjoint(words)):
        return False
    side = speech.side(phrase)
    own = speech.voice.side if speech.voice else None
    if side is not None and own is not None:
        return side == own and (
            WORDS["things"].isdisjoint(words) or not WORDS["own"].isdisjoint(words) or _is_named(speech, phrase)
        )
    return any(word in WORDS["own"] for word in words[:4]) or words[0] in WORDS["itself"]


def is_own_force(speech: Speech, phrase: tuple[int, int]) -> bool:
    """Whether a phrase names soldiers or fighters of the voice's side."""
    if not speech.partisan or speech.voice is None:
        return False
    words = speech.line.lower[phrase[0] : phrase[1]]
    if WORDS["forces"].isdisjoint(words):
        return False
    if not WORDS["own"].isdisjoint(words):
        return True
    side = speech.side(phrase)
    return side == speech.voice.side if side is not None else speech.voice.kind in FORCES
