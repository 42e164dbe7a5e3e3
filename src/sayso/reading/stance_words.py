"""What a voice does with a content by the words alone: denials, doubts, threats, promises, regret."""

from sayso.reading.lines import Line
from sayso.reading.phrases import end_of_phrase
from sayso.reading.sources import Source, source_before
from sayso.reading.speech import Judgement, Speech, is_own
from sayso.record.vocabulary import Stance
from sayso.world.stances import STANCE_WORDS as WORDS

MAX_REBUTTAL = 25
"""Tokens of a content in which "a lie" still speaks of the whole."""
MAX_DOUBT = 10
"""Tokens of a content in which "no evidence" speaks of the whole."""
MAX_FLAT = 18
"""Tokens of a content that is denied as a whole by its first negation."""
NOT_SO = frozenset((("not", "so"), ("not", "true"), ("pure", "fantasy")))
BE = frozenset("is was were are be been being".split())


def find_name_calling(speech: Speech, cue: Stance) -> Judgement | None:
    """Read "Called the charge a lie"."""
    line = speech.line
    if cue is Stance.DENY:
        return None
    if end_of_phrase(line, 0) >= len(line):
        last = len(line) - 1
        return (
            speech.judge(Stance.DENY, "called-false", last, last + 1)
            if last > 1 and line.lower[last] in WORDS["false"]
            else None
        )
    for i, word in enumerate(line.lower):
        if word in WORDS["false"]:
            return speech.judge(Stance.DENY, "called-false", i, i + 1)
    for i, word in enumerate(line.lower):
        if word in WORDS["condemned"] or line.lower[i : i + 3] == ("act", "of", "war"):
            return speech.judge(Stance.ACCUSE, "called-crime", i, i + 1)
    return None


def find_promised_harm(speech: Speech) -> Judgement | None:
    """A promise to harm is a threat where it comes from those who can carry it out."""
    if not speech.armed:
        return None
    for i, word in enumerate(speech.line.lower):
        if word in WORDS["revenge"] and not _negated_before(speech.line, i):
            return speech.judge(Stance.THREATEN, "promised-harm", i, i + 1)
    return None


def _negated_before(line: Line, at: int) -> bool:
    """Whether a negation stands shortly before a token."""
    return any(word in WORDS["negation"] for word in line.lower[max(0, at - 4) : at])


def find_ignorance(speech: Speech) -> Judgement | None:
    """Read "It did not know who fired", "it would not comment"."""
    lower = speech.line.lower
    for i, word in enumerate(lower[:MAX_DOUBT]):
        if word in WORDS["proof"] and not WORDS["negation"].isdisjoint(lower[max(0, i - 3) : i]):
            return speech.judge(Stance.DOUBT, "no-proof", i, i + 1)
        if i == 0 and word == "doubt":
            return speech.judge(Stance.DOUBT, "voiced-doubt", i, i + 1)
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


def find_denial(speech: Speech) -> Judgement | None:
    """Read "Its guns had not fired", "that is a lie", "there was no combat"."""
    line = speech.line
    called = _called_false(speech)
    if called or WORDS["negation"].isdisjoint(line.lower):
        return called
    return _flat_denial(speech) or _own_act_negated(speech) or _own_part_negated(speech)


def _called_false(speech: Speech) -> Judgement | None:
    """Read "that is a lie", "Not so"."""
    line = speech.line
    if len(line) <= MAX_REBUTTAL:
        for i, word in enumerate(line.lower):
            if word in WORDS["false"] and WORDS["charge"] & frozenset(line.lower[:i]):
                return speech.judge(Stance.DENY, "called-false", i, i + 1)
    if line.lower[:2] in NOT_SO or line.lower[0] in ("nonsense", "lies"):
        return speech.judge(Stance.DENY, "not-so", 0, 1)
    return None


def _own_act_negated(speech: Speech) -> Judgement | None:
    """Read "Its guns had not fired"."""
    for deed in speech.deeds:
        if deed.negated and not deed.suffered and not deed.future and is_own(speech, deed.actor):
            return speech.judge(Stance.DENY, "own-act-negated", deed.first, deed.last)
    return None


def _own_part_negated(speech: Speech) -> Judgement | None:
    """Read "Its troops were not present"."""
    line = speech.line
    end = end_of_phrase(line, 0)
    own = end and speech.partisan and is_own(speech, (0, end))
    denied = next((i for i in range(end, min(len(line), end + 4)) if line.lower[i] in WORDS["negation"]), None)
    if not own or denied is None or WORDS["will"] & frozenset(line.lower[end:denied]):
        return None
    if (WORDS["arms"] | WORDS["involvement"]).isdisjoint(line.lower[denied:]):
        return None
    return speech.judge(Stance.DENY, "own-part-negated", denied, denied + 1)


def _flat_denial(speech: Speech) -> Judgement | None:
    """Read "There was no coup", "No hostages were ever taken", "It was not a deliberate act", "it had not"."""
    line, lower = speech.line, speech.line.lower
    if not speech.in_office or len(line) > MAX_FLAT or not WORDS["will"].isdisjoint(lower):
        return None
    if lower[0] == "there":
        denied = next((i for i in range(1, min(4, len(line))) if lower[i] in WORDS["negation"]), None)
    elif lower[0] in WORDS["nobody"] or lower[:2] in (("not", "one"), ("not", "an"), ("not", "a")):
        denied = 0 if any(tag in "vx" for tag in line.tags) else None
    elif lower[0] in WORDS["subject"]:
        denied = next((i for i in range(1, min(4, len(line))) if lower[i] in WORDS["negation"]), None)
    else:
        return None
    if denied is None or not WORDS["mild"].isdisjoint(lower):
        return None
    return speech.judge(Stance.DENY, "flatly-negated", denied, denied + 1)


def find_regret(speech: Speech) -> Judgement | None:
    """Read "The raid had been a mistake", "full responsibility for the assault", "it was revenge for the offensive"."""
    lower = speech.line.lower
    if not speech.partisan:
        return None
    for i, word in enumerate(lower[:MAX_REBUTTAL]):
        if word in WORDS["regret"] and not _negated_before(speech.line, i):
            return speech.judge(Stance.ADMIT, "regrets", i, i + 1)
    return None


def find_will(speech: Speech) -> Judgement | None:
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
        return _warned_of(speech)
    own = is_own(speech, subject.phrases[0]) or lower[subject.phrases[0][0]] in WORDS["speaker"]
    if speech.partisan:
        threat = _threat(speech, will, subject, own=own)
        if threat:
            return threat
    if own and not speech.warns and not (lower[will + 1 : will + 2] == ("be",) and not speech.partisan):
        return speech.judge(Stance.PLEDGE, "own-will", will, will + 1)
    return None


def _warned_of(speech: Speech) -> Judgement | None:
    """Read "warned of consequences", "warned the Council not to interfere"."""
    if not speech.warns or not speech.partisan:
        return None
    for i, word in enumerate(speech.line.lower[:MAX_REBUTTAL]):
        if word in WORDS["menace"]:
            return speech.judge(Stance.THREATEN, "warned-of-harm", i, i + 1)
    return None


def _threat(speech: Speech, will: int, subject: Source, *, own: bool) -> Judgement | None:
    """What is willed where it is harm."""
    lower = speech.line.lower
    conditional = bool(WORDS["condition"] & frozenset(lower))
    about = frozenset(lower[subject.phrases[0][0] : will])
    if own and about & WORDS["operations"]:
        return speech.judge(Stance.THREATEN, "will-go-on", will, will + 1)
    if speech.warns and conditional:
        return speech.judge(Stance.THREATEN, "warned-if", will, will + 1)
    for i in range(will + 1, len(lower)):
        if speech.warns and lower[i] in WORDS["menace"]:
            return speech.judge(Stance.THREATEN, "warned-of-harm", i, i + 1)
        if lower[i] not in WORDS["revenge"] or _negated_before(speech.line, i):
            continue
        passive = any(word in BE for word in lower[max(0, i - 2) : i])
        if own or conditional or passive or speech.warns or about & WORDS["hostility"]:
            return speech.judge(Stance.THREATEN, "will-harm", i, i + 1)
    return None
