"""What a voice does with a content: by the cue, then by who is said to have done what to whom."""

from dataclasses import dataclass
from typing import Protocol

from sayso.language.sentences import Sentence
from sayso.reading.deeds import Deed, find_deeds
from sayso.reading.lines import Line, lay_out
from sayso.reading.phrases import end_of_phrase
from sayso.reading.sources import Source, source_before
from sayso.record import Party, Voice
from sayso.record.vocabulary import Stance, VoiceKind
from sayso.world.stances import PARTISAN
from sayso.world.stances import STANCE_WORDS as WORDS

MAX_CONTENT = 800
"""Code points of a content that are looked at; its stance is in its first sentences."""
MAX_REBUTTAL = 25
"""Tokens of a content in which "a lie" still speaks of the whole."""
FORCES = frozenset((VoiceKind.MILITARY, VoiceKind.ARMED_GROUP, VoiceKind.POLICE, VoiceKind.MINISTRY))
"""Voices whose own soldiers are meant where it is not said whose."""
BYSTANDERS = frozenset(
    (VoiceKind.RESIDENT, VoiceKind.WITNESS, VoiceKind.EXPERT, VoiceKind.MEDIA, VoiceKind.MEDICAL, VoiceKind.NGO)
)
"""Voices that have nothing to admit and promise nothing for a side."""
QUOTES = {ord(mark): " " for mark in '"“”„«»'}
BE = frozenset("is was were are be been being".split())


class Parties(Protocol):
    """Who the noun phrases of a report stand for."""

    def party(self, start: int, end: int, speaker: Party | None = None) -> Party:
        """The party that the words at these offsets name, in the mouth of a speaker."""
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
    def bystander(self) -> bool:
        """Whether the voice only tells what it knows."""
        return self.voice is not None and self.voice.kind in BYSTANDERS


def judge_stance(  # noqa: PLR0913, PLR0917 - what a stance depends on
    text: str, content: tuple[int, int], cue: Stance, lemma: str, voice: Voice | None, parties: Parties, *, quoted: bool = False
) -> Judgement:
    """The stance of a voice towards a content.

    Args:
        text: the stored text.
        content: offsets of what is said.
        cue: the stance that the cue has by itself.
        lemma: the cue.
        voice: who speaks first; `None` where nobody is named.
        parties: who the noun phrases stand for.
        quoted: whether the content is a quotation, in which "they" are others.

    *Cost*: bounded, as at most `MAX_CONTENT` code points are looked at.
    """
    words = text[content[0] : min(content[1], content[0] + MAX_CONTENT)].translate(QUOTES)
    line = lay_out(Sentence(words, 0, len(words), 0, 0), (), 0)
    plain = Judgement(cue, "cue")
    if not len(line):
        return plain
    speech = Speech(line, content[0], lemma, voice, parties, quoted)
    if lemma in WORDS["calling"]:
        return _called(speech, cue) or plain
    if cue is Stance.PLEDGE:
        return _harm_promised(speech) or plain
    if cue is Stance.ADMIT:
        return Judgement(Stance.ASSERT, "bystander") if speech.bystander else plain
    if cue is Stance.CONFIRM:
        return _own_told(speech) or plain
    if cue is not Stance.ASSERT:
        return plain
    return _ignorance(speech) or _denial(speech) or _will(speech) or _told(speech) or plain


# --- by the words ---------------------------------------------------------------------------------------------------


def _called(speech: Speech, cue: Stance) -> Judgement | None:
    """Read "Called the charge a lie"."""
    line = speech.line
    if cue is Stance.DENY or end_of_phrase(line, 0) >= len(line):
        return None
    for i, word in enumerate(line.lower):
        if word in WORDS["false"]:
            return speech.judge(Stance.DENY, "called-false", i, i + 1)
    for i, word in enumerate(line.lower):
        if word in WORDS["condemned"] or line.lower[i : i + 3] == ("act", "of", "war"):
            return speech.judge(Stance.ACCUSE, "called-crime", i, i + 1)
    return None


def _harm_promised(speech: Speech) -> Judgement | None:
    """A promise to harm is a threat."""
    for i, word in enumerate(speech.line.lower):
        if word in WORDS["revenge"] and not _negated_before(speech.line, i):
            return speech.judge(Stance.THREATEN, "promised-harm", i, i + 1)
    return None


def _negated_before(line: Line, at: int) -> bool:
    """Whether a negation stands shortly before a token."""
    return any(word in WORDS["negation"] for word in line.lower[max(0, at - 4) : at])


def _ignorance(speech: Speech) -> Judgement | None:
    """Read "It did not know who fired", "it would not comment"."""
    lower = speech.line.lower
    for i, word in enumerate(lower[:8]):
        if word in WORDS["unknown"]:
            return speech.judge(Stance.DOUBT, "unknown", i, i + 1)
        if word not in WORDS["negation"] or not any(w in WORDS["speaker"] for w in lower[:i]):
            continue
        would = any(w in WORDS["will"] for w in lower[max(0, i - 1) : i + 1])
        ahead = frozenset(lower[i + 1 : i + 4])
        if would and ahead & WORDS["silence"]:
            return speech.judge(Stance.DECLINE, "would-not-say", i, i + 1)
        if not would and ahead & WORDS["unaware"]:
            return speech.judge(Stance.DOUBT, "does-not-know", i, i + 1)
    return None


def _denial(speech: Speech) -> Judgement | None:
    """Read "Its guns had not fired", "that is a lie", "there was no combat"."""
    line = speech.line
    if len(line) <= MAX_REBUTTAL:
        for i, word in enumerate(line.lower):
            if word in WORDS["false"] and WORDS["charge"] & frozenset(line.lower[:i]):
                return speech.judge(Stance.DENY, "called-false", i, i + 1)
    if not WORDS["negation"] & frozenset(line.lower):
        return None
    for deed in find_deeds(line):
        if deed.negated and not deed.suffered and not deed.future and _is_own(speech, deed.actor):
            return speech.judge(Stance.DENY, "own-act-negated", deed.first, deed.last)
    end = end_of_phrase(line, 0)
    own = end and speech.partisan and _is_own(speech, (0, end))
    denied = next((i for i in range(end, min(len(line), end + 4)) if line.lower[i] in WORDS["negation"]), None)
    if not own or denied is None or WORDS["will"] & frozenset(line.lower[end:denied]):
        return None
    if (WORDS["arms"] | WORDS["involvement"]).isdisjoint(line.lower[denied:]):
        return None
    return speech.judge(Stance.DENY, "own-part-negated", denied, denied + 1)


def _will(speech: Speech) -> Judgement | None:
    """Read "We will answer every strike"; "its army would stay"."""
    line, lower = speech.line, speech.line.lower
    if speech.bystander or speech.voice is None:
        return None
    right = next(
        (i for i in range(len(lower) - 2) if lower[i].startswith("reserve") and lower[i + 1 : i + 3] == ("the", "right")), None
    )
    if right is not None and speech.partisan:
        return speech.judge(Stance.THREATEN, "reserves-right", right, right + 3)
    will = next((i for i, word in enumerate(lower) if word in WORDS["will"]), None)
    subject = source_before(line, will, 0) if will else None
    if will is None or subject is None:
        return None
    own = _is_own(speech, subject.phrases[0]) or lower[subject.phrases[0][0]] in WORDS["speaker"]
    if speech.partisan:
        threat = _threat(speech, will, subject, own=own)
        if threat:
            return threat
    if own and speech.lemma not in WORDS["warning"] and not (lower[will + 1 : will + 2] == ("be",) and not speech.partisan):
        return speech.judge(Stance.PLEDGE, "own-will", will, will + 1)
    return None


def _threat(speech: Speech, will: int, subject: Source, *, own: bool) -> Judgement | None:
    """What is willed where it is harm."""
    lower = speech.line.lower
    conditional = bool(WORDS["condition"] & frozenset(lower))
    about = frozenset(lower[subject.phrases[0][0] : will])
    if own and about & WORDS["operations"]:
        return speech.judge(Stance.THREATEN, "will-go-on", will, will + 1)
    if speech.lemma in WORDS["warning"] and conditional:
        return speech.judge(Stance.THREATEN, "warned-if", will, will + 1)
    for i in range(will + 1, len(lower)):
        if lower[i] not in WORDS["revenge"] or _negated_before(speech.line, i):
            continue
        passive = any(word in BE for word in lower[max(0, i - 2) : i])
        if own or conditional or passive or speech.lemma in WORDS["warning"] or about & WORDS["hostility"]:
            return speech.judge(Stance.THREATEN, "will-harm", i, i + 1)
    return None


# --- by who did what to whom ----------------------------------------------------------------------------------------


def _told(speech: Speech) -> Judgement | None:
    """Blame where an opponent did it first, admission where one's own side did it or suffered."""
    if speech.line.lower[0] in WORDS["condition"]:
        return None
    cleft = _cleft(speech)
    if cleft:
        return cleft
    loss: Deed | None = None
    for deed in find_deeds(speech.line):
        if deed.negated or deed.future:
            continue
        if deed.actor and _is_opponent(speech, deed.actor):
            return speech.judge(Stance.ACCUSE, "opponent-acted", *deed.actor)
        if deed.actor and not deed.suffered and _is_own(speech, deed.actor) and not _defends(speech, deed):
            return speech.judge(Stance.ADMIT, "own-act", deed.first, deed.last)
        if loss is None and deed.victim and _is_own_force(speech, deed.victim):
            loss = deed
    if loss:
        return speech.judge(Stance.ADMIT, "own-loss", loss.first, loss.last)
    return _response(speech)


def _own_told(speech: Speech) -> Judgement | None:
    """What a confirmation admits: an act or a loss of one's own side."""
    found = _told(speech) if speech.partisan else None
    return found if found and found.stance is Stance.ADMIT else None


def _cleft(speech: Speech) -> Judgement | None:
    """Read "It was the rebels who took them"."""
    line = speech.line
    if line.lower[:1] != ("it",) or line.lower[1:2] not in (("was",), ("is",), ("were",)):
        return None
    end = end_of_phrase(line, 2)
    if end > 2 and end < len(line) and line.tags[end] in "Tw" and _is_opponent(speech, (2, end)):
        return speech.judge(Stance.ACCUSE, "it-was-they", 2, end)
    return None


def _response(speech: Speech) -> Judgement | None:
    """Read "The guards gave an adequate answer"."""
    line = speech.line
    for i, word in enumerate(line.lower):
        if word in WORDS["response"]:
            subject = source_before(line, i, 0) if i else None
            first = subject.phrases[0] if subject else (0, max(1, end_of_phrase(line, 0)))
            if _is_own(speech, first) or _is_own(speech, (0, max(1, end_of_phrase(line, 0)))):
                return speech.judge(Stance.ADMIT, "own-response", i, i + 1)
    return None


def _defends(speech: Speech, deed: Deed) -> bool:
    """Whether the act was a defence that came off and killed nobody."""
    words = frozenset(speech.line.lower)
    if deed.victim and speech.line.lower[deed.first] in WORDS["downing"]:
        return not WORDS["things"].isdisjoint(speech.line.lower[deed.victim[0] : deed.victim[1]])
    return (
        bool(words & WORDS["defence"])
        and not words & WORDS["killing"]
        and speech.line.lower[deed.first] not in WORDS["killing"]
    )


def _is_opponent(speech: Speech, phrase: tuple[int, int]) -> bool:
    """Whether a phrase names somebody of another side than the voice's."""
    words = speech.line.lower[phrase[0] : phrase[1]]
    voice = speech.voice
    if words[0] in WORDS["we"] or words[0] in WORDS["own"]:
        return False
    if words[0] in ("they", "them") and speech.quoted:
        return speech.partisan
    if not (WORDS["things"].isdisjoint(words) or any(tag == "N" for tag in speech.line.tags[phrase[0] : phrase[1]])):
        return False
    side = speech.side(phrase)
    if side is not None:
        return voice is None or side != voice.side
    if speech.partisan:
        return not WORDS["enemy"].isdisjoint(words)
    return voice is not None and not WORDS["armed"].isdisjoint(words)


def _is_own(speech: Speech, phrase: tuple[int, int] | None) -> bool:
    """Whether a phrase names the voice or those of its side."""
    if phrase is None or not speech.partisan:
        return False
    words = speech.line.lower[phrase[0] : phrase[1]]
    if any(word in WORDS["we"] for word in words[:4]):
        return True
    if words[0] in ("they", "them") and speech.quoted:
        return False
    side = speech.side(phrase)
    own = speech.voice.side if speech.voice else None
    if side is not None and own is not None:
        return side == own and (
            WORDS["things"].isdisjoint(words) or not WORDS["own"].isdisjoint(words) or "N" in speech.line.tags[slice(*phrase)]
        )
    return any(word in WORDS["own"] for word in words[:4]) or words[0] in WORDS["itself"]


def _is_own_force(speech: Speech, phrase: tuple[int, int]) -> bool:
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
