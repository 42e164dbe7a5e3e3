"""What a voice does with a content: by the cue, then by who is said to have done what to whom."""

from dataclasses import dataclass
from typing import Protocol

from sayso.language.sentences import Sentence
from sayso.reading.lines import Line, lay_out
from sayso.reading.phrases import begin_of_phrase, end_of_phrase
from sayso.reading.sources import source_before
from sayso.record import Party, Voice
from sayso.record.vocabulary import EventType, Stance, VoiceKind
from sayso.world.inflection import VERBAL, Form
from sayso.world.lexicon import LEXICON, Roles
from sayso.world.stances import PARTISAN
from sayso.world.stances import STANCE_WORDS as WORDS

HOSTILE = frozenset((EventType.ASSAULT, EventType.COERCE))
FORCES = frozenset((VoiceKind.MILITARY, VoiceKind.ARMED_GROUP, VoiceKind.POLICE, VoiceKind.MINISTRY))
MAX_DEEDS = 6
"""Deeds looked at in one content; the stance is decided by the first few."""
MAX_CONTENT = 800
"""Code points of a content that are looked at."""
BE = frozenset("is was are were be been being get got gets".split())


class Parties(Protocol):
    """Who the noun phrases of a report stand for."""

    def party(self, start: int, end: int, speaker: Party | None = None) -> Party:
        """The party that the words at these offsets name, in the mouth of a speaker."""
        ...


@dataclass(frozen=True, slots=True)
class Judgement:
    """A stance and what it rests on."""

    stance: Stance
    rule: str
    """Name of the rule that decided."""
    words: tuple[int, int] | None = None
    """Offsets of the deciding words in the text; `None` where the cue decided."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """A hostile act told in a content."""

    first: int
    last: int
    actor: tuple[int, int] | None
    victim: tuple[int, int] | None
    negated: bool
    future: bool
    suffered: bool
    """Whether only the loss is told, not the act."""


def judge_stance(
    text: str, content: tuple[int, int], cue_stance: Stance, lemma: str, voice: Voice | None, parties: Parties
) -> Judgement:
    """The stance of a voice towards a content.

    Args:
        text: the stored text.
        content: offsets of what is said.
        cue_stance: what the cue says by itself.
        lemma: the cue.
        voice: who speaks first; `None` where nobody is named.
        parties: who the noun phrases stand for.
    """
    start, end = content
    line = lay_out(Sentence(text, start, min(end, start + MAX_CONTENT), 0, 0), (), 0)
    if not len(line):
        return Judgement(cue_stance, "cue")
    words = frozenset(line.lower)
    if lemma in _CALLS:
        return _called(line, words, cue_stance)
    if cue_stance is Stance.PLEDGE:
        return _pledged(line, words, cue_stance)
    if cue_stance is Stance.CONFIRM:
        return _told(line, voice, parties, cue_stance, confirmed=True)
    if cue_stance not in (Stance.ASSERT, Stance.ADMIT) or lemma in _FIXED:
        return Judgement(cue_stance, "cue")
    return (
        _ignorant(line, words)
        or _denied(line, words, voice, parties)
        or _willed(line, words, lemma, voice, parties)
        or (Judgement(cue_stance, "cue") if cue_stance is Stance.ADMIT else _told(line, voice, parties, cue_stance))
    )


_CALLS = frozenset(("call", "label", "term", "dub", "brand", "describe", "dismiss"))
_FIXED = frozenset(("claim responsibility", "take responsibility", "claim credit", "own up", "apologise", "apologize", "hail", "praise", "welcome"))


def _called(line: Line, words: frozenset[str], cue_stance: Stance) -> Judgement:
    """ "Called the charge a lie"."""
    head = end_of_phrase(line, 0)
    charge = WORDS["charge"] & frozenset(line.lower[:head])
    if charge and cue_stance is Stance.DENY:
        return Judgement(Stance.DENY, "cue")
    false = next((i for i, word in enumerate(line.lower) if word in WORDS["false"]), None)
    if false is not None and (charge or head < len(line)):
        return Judgement(Stance.DENY, "called-false", line.span(false, false + 1))
    return Judgement(cue_stance, "cue")


def _pledged(line: Line, words: frozenset[str], cue_stance: Stance) -> Judgement:
    """A promise to harm is a threat."""
    for i, word in enumerate(line.lower):
        if word in WORDS["revenge"] and not any(w in WORDS["negation"] for w in line.lower[max(0, i - 4) : i]):
            return Judgement(Stance.THREATEN, "promised-harm", line.span(i, i + 1))
    return Judgement(cue_stance, "cue")


def _ignorant(line: Line, words: frozenset[str]) -> Judgement | None:
    """ "It did not know who fired", "it would not comment"."""
    if not (words & WORDS["negation"] or words & WORDS["unknown"]):
        return None
    for i, word in enumerate(line.lower[:8]):
        if word in WORDS["unknown"]:
            return Judgement(Stance.DOUBT, "unknown", line.span(i, i + 1))
        if word not in WORDS["negation"]:
            continue
        ahead = line.lower[i + 1 : i + 4]
        verb = next((w for w in ahead if w in WORDS["unaware"] or w in WORDS["silence"]), None)
        if verb is None or not _by_speaker(line, i):
            continue
        would = any(w in WORDS["will"] for w in line.lower[max(0, i - 1) : i + 1])
        if would and verb in WORDS["silence"]:
            return Judgement(Stance.DECLINE, "would-not-say", line.span(i, i + 1))
        if verb in WORDS["unaware"] and not would:
            return Judgement(Stance.DOUBT, "does-not-know", line.span(i, i + 1))
    return None


def _by_speaker(line: Line, before: int) -> bool:
    """Whether the subject before a token is the speaker himself."""
    return any(word in WORDS["speaker"] for word in line.lower[:before])


def _denied(line: Line, words: frozenset[str], voice: Voice | None, parties: Parties) -> Judgement | None:
    """ "Its guns had not fired"; "That is a lie"."""
    if len(line) <= 14:
        for i, word in enumerate(line.lower):
            if word in WORDS["false"] and WORDS["charge"] & frozenset(line.lower[:i]):
                return Judgement(Stance.DENY, "called-false", line.span(i, i + 1))
    if not words & WORDS["negation"]:
        return None
    for deed in _deeds(line):
        if deed.negated and not deed.suffered and not deed.future and _is_own(line, deed.actor, voice, parties):
            return Judgement(Stance.DENY, "own-act-negated", line.span(deed.first, deed.last))
    return None


def _willed(line: Line, words: frozenset[str], lemma: str, voice: Voice | None, parties: Parties) -> Judgement | None:
    """ "We will answer every strike"; "its army would stay"."""
    will = next((i for i, word in enumerate(line.lower) if word in WORDS["will"]), None)
    if will is None:
        return None
    partisan = voice is not None and (voice.kind in PARTISAN or voice.side is not None)
    revenge = next((i for i in range(will, len(line)) if line.lower[i] in WORDS["revenge"]), None)
    subject = source_before(line, will, 0)
    own = subject is not None and (_is_own(line, subject.phrases[0], voice, parties) or line.lower[subject.phrases[0][0]] in WORDS["speaker"])
    conditional = bool(words & WORDS["condition"])
    if not partisan:
        return None
    if revenge is not None and (own or conditional or lemma in ("warn", "caution") or _passive(line, revenge)):
        if not any(word in WORDS["negation"] for word in line.lower[will:revenge]):
            return Judgement(Stance.THREATEN, "will-harm", line.span(revenge, revenge + 1))
    if own and lemma not in ("warn", "caution"):
        return Judgement(Stance.PLEDGE, "own-will", line.span(will, will + 1))
    return None


def _passive(line: Line, at: int) -> bool:
    """Whether a participle stands in the passive."""
    return at > 0 and any(word in BE for word in line.lower[max(0, at - 2) : at])


def _told(line: Line, voice: Voice | None, parties: Parties, cue_stance: Stance, *, confirmed: bool = False) -> Judgement:
    """Blame where an opponent did it, admission where one's own side did it or suffered."""
    own: _Deed | None = None
    loss: _Deed | None = None
    for deed in _deeds(line):
        if deed.negated or deed.future:
            continue
        if deed.actor and not confirmed and _is_opponent(line, deed.actor, voice, parties):
            return Judgement(Stance.ACCUSE, "opponent-acted", line.span(*deed.actor))
        if deed.actor and own is None and not deed.suffered and _is_own(line, deed.actor, voice, parties):
            own = deed
        if deed.victim and loss is None and _is_own_force(line, deed.victim, voice, parties):
            loss = deed
    if own and not _defends(line):
        return Judgement(Stance.ADMIT, "own-act", line.span(own.first, own.last))
    if loss:
        return Judgement(Stance.ADMIT, "own-loss", line.span(loss.first, loss.last))
    return Judgement(cue_stance, "cue")


def _defends(line: Line) -> bool:
    """Whether the act was a defence that came off."""
    return any(word in WORDS["defence"] for word in line.lower)


# --- deeds ----------------------------------------------------------------------------------------------------------


def _deeds(line: Line) -> list[_Deed]:
    """Hostile acts and losses of a content, in order."""
    found: list[_Deed] = []
    at = 0
    while at < len(line) and len(found) < MAX_DEEDS:
        if line.tags[at] in ",.;:q-()pdo":
            at += 1
            continue
        match = next(
            (m for m in LEXICON.matches(line.lower, at) if m.entry.frame.type in HOSTILE or m.entry.frame.loss is not None), None
        )
        if match is None:
            at += 1
            continue
        found.append(_deed(line, at, match.head_end, match.entry.form, match.entry.frame.roles, found))
        at = max(match.head_end, at + 1)
    return found


def _deed(line: Line, first: int, last: int, form: Form, roles: Roles, earlier: list[_Deed]) -> _Deed:
    """The parties of one act."""
    group = first
    while group and line.tags[group - 1] in "xzr":
        group -= 1
    helpers = line.lower[group:first]
    negated = any(w in WORDS["negation"] for w in helpers) or any(
        w in ("no", "none", "nobody", "never", "neither") for w in line.lower[max(0, group - 5) : group]
    )
    future = any(w in WORDS["will"] or w in ("could", "may", "might", "can", "should", "must") for w in helpers)
    future = future or (first > 0 and line.lower[first - 1] == "to")
    suffers = roles is Roles.SUFFERS or roles is Roles.ALONE
    if form not in VERBAL:
        return _noun_deed(line, first, last, negated, suffers)
    subject = source_before(line, group, 0) if group else None
    before = subject.phrases[0] if subject else None
    if before is None and earlier and form is Form.GERUND:
        before = earlier[-1].actor
    elif before is None and earlier and group and line.lower[group - 1] in ("and", "or", "but"):
        before = earlier[-1].actor or earlier[-1].victim
    passive = any(w in BE for w in helpers) and form is not Form.GERUND
    reduced = not passive and form in (Form.PARTICIPLE, Form.PAST) and line.lower[last : last + 1] == ("by",)
    agent = _agent(line, last)
    if passive or reduced:
        return _Deed(first, last, agent, before, negated, future, agent is None)
    if suffers:
        return _Deed(first, last, agent, before, negated, future, agent is None)
    begin = last
    while begin < len(line) and line.tags[begin] in "pr":
        begin += 1
    end = end_of_phrase(line, begin)
    return _Deed(first, last, before, (begin, end) if end > begin else None, negated, future, False)


def _noun_deed(line: Line, first: int, last: int, negated: bool, suffers: bool) -> _Deed:
    """ "Armenian shelling", "an attack by the rebels", "casualties among its troops"."""
    agent = _agent(line, last)
    owner = None
    start = begin_of_phrase(line, first, 0) if first else first
    if start < first and any(tag in "N'" or line.lower[i] in WORDS["own"] or line.lower[i] in WORDS["enemy"] for i, tag in enumerate(line.tags[start:first], start)):
        owner = (start, first)
    victim = None
    if last < len(line) and line.lower[last] in ("among", "on", "of", "against", "to", "in"):
        end = end_of_phrase(line, last + 1)
        victim = (last + 1, end) if end > last + 1 else None
    if suffers:
        return _Deed(first, last, agent, victim or owner or (start, first) if start < first else victim, negated, False, True)
    return _Deed(first, last, agent or owner, victim, negated, False, agent is None and owner is None)


def _agent(line: Line, at: int) -> tuple[int, int] | None:
    """The noun phrase of "by S" or "in firing by S" shortly after a verb."""
    for i in range(at, min(len(line), at + 10)):
        if line.tags[i] in ",;:.vxcT" and i > at:
            return None
        if line.lower[i] in ("by", "from") and i + 1 < len(line):
            end = end_of_phrase(line, i + 1)
            if end > i + 1 and line.tags[i + 1] != "m" and "t" not in line.tags[i + 1 : end]:
                return (i + 1, end)
    return None


# --- sides ----------------------------------------------------------------------------------------------------------


def _is_opponent(line: Line, phrase: tuple[int, int], voice: Voice | None, parties: Parties) -> bool:
    """Whether a noun phrase names somebody of another side than the voice's."""
    words = line.lower[phrase[0] : phrase[1]]
    if words[0] in WORDS["own"] or words[0] in WORDS["we"]:
        return False
    side = parties.party(*line.span(*phrase), voice).side
    if side is not None:
        return voice is None or side != voice.side
    if voice is not None and voice.side is not None and voice.kind in PARTISAN:
        return any(word in WORDS["enemy"] for word in words)
    return False


def _is_own(line: Line, phrase: tuple[int, int] | None, voice: Voice | None, parties: Parties) -> bool:
    """Whether a noun phrase names the voice or those of its side."""
    if phrase is None or voice is None or (voice.side is None and voice.kind not in PARTISAN):
        return False
    words = line.lower[phrase[0] : phrase[1]]
    if any(word in WORDS["we"] for word in words[:3]):
        return True
    side = parties.party(*line.span(*phrase), voice).side
    if side is not None or voice.side is None:
        return side is not None and side == voice.side
    return words[0] in WORDS["own"] or words[0] in WORDS["itself"]


def _is_own_force(line: Line, phrase: tuple[int, int], voice: Voice | None, parties: Parties) -> bool:
    """Whether a noun phrase names soldiers or fighters of the voice's side."""
    if voice is None or (voice.side is None and voice.kind not in PARTISAN):
        return False
    words = line.lower[phrase[0] : phrase[1]]
    if not any(word in WORDS["forces"] for word in words):
        return False
    if any(word in WORDS["own"] for word in words):
        return True
    side = parties.party(*line.span(*phrase), voice).side
    return side == voice.side if side is not None else voice.kind in FORCES
