"""Whether a voice is somebody, and for whom it speaks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from sayso.linking.names import plain
from sayso.linking.weights import voice_words
from sayso.record import Claim, Reading, Voice
from sayso.record.vocabulary import VoiceKind

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
BREAK = re.compile(r"[,(;:–—]| (?:of|at|in|on|from|for|to|near|with|who|that|which|living|inside|outside|whose|and|by) ")
"""What ends the noun that a voice is called by."""
OFFICES = frozenset(
    {VoiceKind.GOVERNMENT, VoiceKind.MINISTRY, VoiceKind.MILITARY, VoiceKind.POLICE, VoiceKind.OFFICIAL, VoiceKind.ARMED_GROUP}
)
"""Kinds that speak for the side whose name they bear."""
STEM = 5
"""Letters of a side's name that its adjective keeps: Houthis, Houthi-run."""


def is_somebody(voice: Voice) -> bool:
    """Whether a voice can have said something: a known sort, a side, a name, or a noun of humans or bodies."""
    if voice.kind is not VoiceKind.OTHER or voice.side:
        return True
    return _is_name(voice.actor) or _is_human(_head(voice.name or ""))


def _is_name(actor: str | None) -> bool:
    """Whether a voice is known by a proper name."""
    words = WORD.findall(actor or "")
    return bool(words) and words[-1][0].isupper() and words[0].casefold() not in _pronouns()


def _head(name: str) -> str:
    """The noun that a phrase is about."""
    words = WORD.findall(BREAK.split(name, maxsplit=1)[0])
    return words[-1].casefold() if words else ""


@cache
def _is_human(noun: str) -> bool:
    """Whether a noun is of humans or bodies."""
    if noun in voice_words("words"):
        return True
    return noun.endswith(voice_words("endings")) and noun not in voice_words("nobody") and noun not in _pronouns()


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(voice_words("pronouns"))


def hear(reading: Reading) -> Reading:
    """A reading whose claims are those of somebody: what nobody said is the report's own word, and a spokesman has his side."""
    known = _bearers(reading)
    sides = sorted({party.side for event in reading.events for party in (*event.actors, *event.recipients) if party.side})
    claims = (replace(claim, chain=_chain(claim, known, sides)) for claim in reading.claims)
    return replace(reading, claims=tuple(claims))


def _chain(claim: Claim, known: Mapping[str, Voice], sides: Iterable[str]) -> tuple[Voice, ...]:
    """The voices of a claim that are somebody, the first with its side."""
    if not claim.chain or not is_somebody(claim.chain[0]):
        return ()
    return (_speaking(claim.chain[0], known, sides), *claim.chain[1:])


def _bearers(reading: Reading) -> Mapping[str, Voice]:
    """Who speaks for a side, by each of his names: a name that two sides' voices bear is nobody's."""
    found: defaultdict[str, dict[str, Voice]] = defaultdict(dict)
    for claim in reading.claims:
        for voice in claim.chain:
            if voice.side and voice.kind in OFFICES:
                for name in _names(voice):
                    found[name].setdefault(voice.side, voice)
    return {name: voices.popitem()[1] for name, voices in found.items() if len(voices) == 1}


def _names(voice: Voice) -> set[str]:
    """Words of a voice's names that can be a surname."""
    return {plain(word) for name in (voice.name, voice.actor) for word in WORD.findall(name or "") if word[0].isupper()}


def _speaking(voice: Voice, known: Mapping[str, Voice], sides: Iterable[str]) -> Voice:
    """A voice with the side that it speaks for, where that can be told from its name."""
    if voice.side:
        return voice
    bearer = known.get(plain(voice.name or ""))
    if bearer and voice.kind in {VoiceKind.OTHER, bearer.kind}:
        return replace(voice, side=bearer.side, kind=bearer.kind, actor=bearer.actor)
    if voice.kind in OFFICES:
        words = [word for word in plain(voice.name or "").replace("-", " ").split() if len(word) >= STEM]
        named = {side for side in sides if any(word[:STEM] == plain(side)[:STEM] for word in words)}
        if len(named) == 1:
            return replace(voice, side=named.pop())
    return voice
