"""Claims that the network hears and claims that the rules find, as one account."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.reading.heard import Heard
from sayso.record import Claim, Span

ALONE_SCORE = 0.8
"""Score from which a claim of the rules is kept where the network hears none."""
SURE_STANCE = 0.6
"""Probability from which the network's stance goes before that of the rules."""


def join_claims(heard: Sequence[Heard], ruled: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a report in text order.

    Args:
        heard: what the network hears.
        ruled: what the rules find.
    """
    found = [_weighed(each, _same(each.claim, ruled)) for each in heard]
    cues = [claim.cue for claim in found if claim.cue]
    found += [claim for claim in ruled if (claim.score or 0.0) >= ALONE_SCORE and not _is_among(claim, cues)]
    return tuple(sorted(found, key=lambda claim: (claim.content.start, claim.content.end, claim.id)))


def _is_among(claim: Claim, cues: Iterable[Span]) -> bool:
    """Whether a claim's cue shares a word with one of some cues."""
    return claim.cue is None or any(_overlap(claim.cue, cue) for cue in cues)


def _same(claim: Claim, ruled: Sequence[Claim]) -> Claim | None:
    """The rules' claim of the same cue; of the same voice where there are several."""
    fitting = [other for other in ruled if claim.cue and other.cue and _overlap(claim.cue, other.cue)]
    voice = claim.chain[0].span if claim.chain else None
    alike = (
        other for other in fitting if voice and other.chain and other.chain[0].span and _overlap(other.chain[0].span, voice)
    )
    return next(alike, next(iter(fitting), None))


def _weighed(each: Heard, other: Claim | None) -> Claim:
    """A claim with what the rules know better: the voice that the network misses, the stance that it is unsure of."""
    claim = each.claim
    if other is None:
        return claim
    unsure = each.query.classes["stance"][1] < SURE_STANCE
    return replace(claim, stance=other.stance if unsure else claim.stance, chain=claim.chain or other.chain)


def _overlap(left: Span, right: Span) -> bool:
    """Whether two stretches share a code point."""
    return left.start < right.end and right.start < left.end
