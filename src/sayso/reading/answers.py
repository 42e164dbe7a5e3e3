"""Which other claims of the report a denial, a confirmation or a doubt answers."""

from collections.abc import Sequence

from sayso.language.tokens import tokenize
from sayso.record import Claim, Voice
from sayso.record.vocabulary import Stance
from sayso.world.stances import STANCE_WORDS

ANSWERING = frozenset((Stance.DENY, Stance.CONFIRM, Stance.DOUBT, Stance.DECLINE))
TELLING = frozenset((Stance.ACCUSE, Stance.ASSERT, Stance.ADMIT))
REACH = 12
"""Claims looked back over; an answer farther away than that names what it answers."""
MIN_STEM = 4
SUFFIXES = ("ings", "ing", "ed", "es", "s")
PRONOUNS = frozenset(("it", "that", "this", "them", "which"))
SHARED, BLAMES, OPPOSES, FAR = 0.5, 0.6, 0.3, 0.05
"""What counts for a claim being the one answered: each shared word, that it blames, that another side makes it; and against it,
each claim between. A shared word outweighs nine claims of distance."""
CLOSE = 3
"""Claims between, up to which a denial without a shared word still answers; a rejected proposal answers nothing."""
DENYING = ("den", "disput", "disown", "refut", "contradict")
"""Beginnings of cues that only answer."""
ENOUGH = 0.5
"""Blame by anybody shortly before, a shared word, or blame by another side within reach."""


def find_answered(claim: Claim, number: int, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that a claim answers; empty where it answers none.

    Args:
        claim: a denial, confirmation, doubt or refusal.
        number: its place among the claims.
        claims: the claims of the report in text order.
    """
    if claim.stance not in ANSWERING:
        return ()
    tokens = [token.lower for token in tokenize(claim.content.quote)]
    words = frozenset(tokens[:1] if tokens[1:2] == ["as"] else tokens)
    if claim.stance is Stance.DECLINE and not words <= PRONOUNS:
        return ()
    within = [other for other in claims[number + 1 : number + 3] if _within(claim, other)]
    if within:
        return tuple(within[:1])
    near = [other for other in reversed(claims[max(0, number - REACH) : number]) if _may_answer(claim, other)]
    if claim.stance is Stance.DOUBT and words & STANCE_WORDS["several"]:
        return _one_of_each_side(near)
    if words <= PRONOUNS:
        return tuple(near[:1])
    return _likest(claim, words, near)


def _within(claim: Claim, other: Claim) -> bool:
    """Whether the other claim is told in the words of this one: "denied reports that C"."""
    return claim.content.covers(other.content) and claim.cue != other.cue and claim.chain[:1] != other.chain[:1]


def _may_answer(claim: Claim, other: Claim) -> bool:
    """Whether another voice made a claim that can be answered."""
    if other.stance not in TELLING or (other.cue == claim.cue and other.chain == claim.chain):
        return False
    voice, spoken = _first(claim), _first(other)
    if claim.stance in (Stance.DOUBT, Stance.DECLINE) or voice is None or spoken is None:
        return True
    if voice.side is not None and voice.side == spoken.side:
        return False
    return voice.span != spoken.span


def _first(claim: Claim) -> Voice | None:
    """The voice that first said it."""
    return claim.chain[0] if claim.chain else None


def _likest(claim: Claim, words: frozenset[str], near: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claim that most speaks for being the one answered, if enough does."""
    wanted = _stems(claim.content.quote) - CHARGES
    best: tuple[float, Claim] | None = None
    for far, other in enumerate(near):
        shared = len(wanted & _stems(other.content.quote))
        if not shared and wanted and not (far <= CLOSE and _contradicts(claim, words)):
            continue
        likeness = SHARED * shared - FAR * far
        likeness += BLAMES * (other.stance is Stance.ACCUSE) + OPPOSES * _opposed(claim, other)
        if best is None or likeness > best[0]:
            best = (likeness, other)
    if best is None:
        return ()
    vague = not wanted or (len(words) <= 3 and bool(words & STANCE_WORDS["charge"]))
    return (best[1],) if vague or best[0] >= ENOUGH else ()


def _contradicts(claim: Claim, words: frozenset[str]) -> bool:
    """Whether a claim speaks against another without a word in common: "its guns had not fired", "denied shelling"."""
    denied = claim.cue is not None and claim.cue.quote.casefold().startswith(DENYING)
    return denied or bool(words & STANCE_WORDS["negation"]) or bool(words & (STANCE_WORDS["charge"] - PRONOUNS))


def _opposed(claim: Claim, other: Claim) -> bool:
    """Whether two claims come from two sides."""
    voice, spoken = _first(claim), _first(other)
    return voice is not None and spoken is not None and None not in (voice.side, spoken.side) and voice.side != spoken.side


def _one_of_each_side(near: Sequence[Claim]) -> tuple[Claim, ...]:
    """The nearest blame of each of two sides; their nearest claims where nobody blames."""
    ranked = sorted(near, key=lambda other: other.stance is not Stance.ACCUSE)
    found: dict[str, Claim] = {}
    for other in ranked:
        voice = _first(other)
        if voice is not None and voice.side is not None:
            found.setdefault(voice.side, other)
    return tuple(found.values())[:2] or tuple(ranked[:1])


def _stem(word: str) -> str:
    """A word without its ending."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= MIN_STEM - 1:
            return word[: -len(suffix)]
    return word


def _stems(words: str) -> frozenset[str]:
    """The longer words without their endings."""
    return frozenset(_stem(token.lower) for token in tokenize(words) if len(token.text) >= MIN_STEM and token.is_word)


CHARGES = frozenset(_stem(word) for word in STANCE_WORDS["charge"])
"""Words for a claim itself, which tell nothing of what it says."""
