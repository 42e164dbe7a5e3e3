"""What a voice does with a content: by the cue, then by who is said to have done what to whom."""

from sayso.language.sentences import Sentence
from sayso.reading.deeds import Deed, find_deeds
from sayso.reading.lines import lay_out
from sayso.reading.phrases import end_of_phrase
from sayso.reading.sources import source_before
from sayso.reading.speech import Judgement, Parties, Speech, is_opponent, is_own, is_own_force
from sayso.reading.stance_words import (
    find_denial,
    find_ignorance,
    find_name_calling,
    find_promised_harm,
    find_regret,
    find_will,
)
from sayso.record import Voice
from sayso.record.vocabulary import Stance
from sayso.world.stances import STANCE_WORDS as WORDS

MAX_CONTENT = 800
"""Code points of a content that are looked at; its stance is in its first sentences."""
MAX_BLAME = 18
"""Tokens after an opponent within which a wrong is its own."""
MAX_ORIGIN = 10
"""Tokens of "the shell was Israeli"."""
BE = frozenset("is was were are be been being".split())
QUOTES = {ord(mark): " " for mark in '"“”„«»'}


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
    deeds = tuple(find_deeds(line)) if cue in (Stance.ASSERT, Stance.CONFIRM) else ()
    speech = Speech(line, content[0], lemma, voice, parties, quoted, deeds)
    if lemma in WORDS["calling"]:
        return find_name_calling(speech, cue) or plain
    if cue is Stance.PLEDGE:
        return find_promised_harm(speech) or plain
    if cue is Stance.ADMIT:
        return plain
    if cue is Stance.CONFIRM:
        return _own_told(speech) or plain
    if cue is not Stance.ASSERT:
        return plain
    return find_ignorance(speech) or find_denial(speech) or find_will(speech) or _told(speech) or find_regret(speech) or plain


# --- by who did what to whom ----------------------------------------------------------------------------------------


def _told(speech: Speech) -> Judgement | None:
    """Blame where an opponent did it first, admission where one's own side did it or suffered."""
    if speech.line.lower[0] in WORDS["condition"]:
        return None
    cleft = _cleft(speech)
    if cleft:
        return cleft
    loss: Deed | None = None
    for deed in speech.deeds:
        if deed.negated or deed.future:
            continue
        if deed.actor and is_opponent(speech, deed.actor):
            return speech.judge(Stance.ACCUSE, "opponent-acted", *deed.actor)
        gains = speech.line.lower[deed.first] in WORDS["gains"]
        if deed.actor and not (deed.suffered or gains) and is_own(speech, deed.actor) and not _defends(speech, deed):
            return speech.judge(Stance.ADMIT, "own-act", deed.first, deed.last)
        if loss is None and deed.victim and is_own_force(speech, deed.victim):
            loss = deed
    if loss:
        return speech.judge(Stance.ADMIT, "own-loss", loss.first, loss.last)
    return _response(speech) or _blame(speech)


def _blame(speech: Speech) -> Judgement | None:
    """Blame without a deed of the opponent's: "the shell was theirs", "they broke the truce", "villages had been targeted"."""
    line, voice = speech.line, speech.voice
    if voice is None or not speech.armed or voice.side is None:
        return None
    start = line.tags.find(",", 0, MAX_BLAME) + 1 if line.tags[0] in "pt" else 0
    subject = (start, end_of_phrase(line, start))
    if subject[1] > start and is_opponent(speech, subject):
        for i in range(subject[1], min(len(line), subject[1] + MAX_BLAME)):
            if line.tags[i] in ",;w":
                break
            if line.lower[i] in WORDS["wrong"] and WORDS["negation"].isdisjoint(line.lower[subject[1] : i]):
                return speech.judge(Stance.ACCUSE, "opponent-wrongs", i, i + 1)
    last = len(line) - 1
    if (
        2 <= last <= MAX_ORIGIN
        and line.tags[last] == "N"
        and line.lower[last - 1] in BE
        and is_opponent(speech, (last, last + 1))
    ):
        return speech.judge(Stance.ACCUSE, "of-the-opponent", last, last + 1)
    if speech.parties.opponent(voice.side) is None:
        return None
    for deed in speech.deeds:
        if deed.suffered and not (deed.negated or deed.future) and line.lower[deed.last - 1] in WORDS["deliberate"]:
            return speech.judge(Stance.ACCUSE, "done-by-somebody", deed.first, deed.last)
    return None


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
    if end > 2 and end < len(line) and line.tags[end] in "Tw" and is_opponent(speech, (2, end)):
        return speech.judge(Stance.ACCUSE, "it-was-they", 2, end)
    return None


def _response(speech: Speech) -> Judgement | None:
    """Read "The guards gave an adequate answer"."""
    line = speech.line
    for i, word in enumerate(line.lower):
        if word in WORDS["response"]:
            subject = source_before(line, i, 0) if i else None
            first = subject.phrases[0] if subject else (0, max(1, end_of_phrase(line, 0)))
            if is_own(speech, first) or is_own(speech, (0, max(1, end_of_phrase(line, 0)))):
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
