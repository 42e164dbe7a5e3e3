"""Which earlier claims a denial, a confirmation or a doubt answers."""

from collections.abc import Sequence

from sayso.language.tokens import tokenize
from sayso.record import Claim
from sayso.record.vocabulary import Stance
from sayso.world.stances import STANCE_WORDS

ANSWERING = frozenset((Stance.DENY, Stance.CONFIRM, Stance.DOUBT))
REACH = 12
"""Claims looked back over; an answer farther away than that names what it answers."""
MIN_STEM = 4
SUFFIXES = ("ings", "ing", "ed", "es", "s")
BLAMING = frozenset((Stance.ACCUSE, Stance.ASSERT, Stance.ADMIT, Stance.THREATEN))
FAR_WEIGHT = 0.05
"""What one claim of distance takes from a likeness; a shared word outweighs twenty claims of distance."""


def _stem(word: str) -> str:
    """A word without its ending."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= MIN_STEM - 1:
            return word[: -len(suffix)]
    return word


CHARGES = frozenset(_stem(word) for word in STANCE_WORDS["charge"])
"""Words for a claim itself, which tell nothing of what it says."""


def find_answered(claim: Claim, earlier: Sequence[Claim]) -> tuple[Claim, ...]:
    """The earlier claims that a claim answers, nearest first; empty where it answers none.

    Args:
        claim: a denial, confirmation or doubt.
        earlier: the claims before it in the report, in text order.
    """
    if claim.stance not in ANSWERING:
        return ()
    near = [other for other in reversed(earlier[-REACH:]) if _may_answer(claim, other)]
    if not near:
        return ()
    words = frozenset(token.lower for token in tokenize(claim.content.quote))
    if words & STANCE_WORDS["several"] and claim.stance is Stance.DOUBT:
        return _one_of_each_side(near)
    wanted = _stems(claim.content.quote) - CHARGES
    weighed = [(len(wanted & _stems(other.content.quote)) - FAR_WEIGHT * far, -far, other) for far, other in enumerate(near)]
    likeness, _, best = max(weighed, key=lambda each: each[:2])
    vague = len(wanted) <= 1 or bool(words & STANCE_WORDS["charge"])
    return (best,) if likeness > 0.5 or vague else ()


def _may_answer(claim: Claim, other: Claim) -> bool:
    """Whether another voice made a claim that can be answered."""
    if other.stance not in BLAMING or other.content.overlaps(claim.content) and other.cue == claim.cue:
        return False
    voice, spoken = (each.chain[0] if each.chain else None for each in (claim, other))
    if claim.stance is Stance.DOUBT or voice is None or spoken is None:
        return True
    if voice.side is not None and voice.side == spoken.side:
        return False
    return voice.span != spoken.span


def _one_of_each_side(near: Sequence[Claim]) -> tuple[Claim, ...]:
    """The nearest claim of each of the two nearest sides."""
    found: dict[str | None, Claim] = {}
    for claim in near:
        side = claim.chain[0].side if claim.chain else None
        if side is not None or not found:
            found.setdefault(side, claim)
    sided = [claim for side, claim in found.items() if side is not None]
    return tuple(sided[:2]) or tuple(near[:1])


def _stems(words: str) -> frozenset[str]:
    """The longer words without their endings."""
    return frozenset(_stem(token.lower) for token in tokenize(words) if len(token.text) >= MIN_STEM and token.is_word)
