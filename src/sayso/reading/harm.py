"""Harm told in one breath: "killing one soldier and wounding two" is one event with two losses."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.drafts import Draft
from sayso.record import Casualties
from sayso.record.vocabulary import Status, Victims

BREATH = 14
"""Words between two words of harm that are told in one breath."""
JOINING = frozenset("and but or while ,".split())
"""Words that join them."""

TOTAL_REACH = 4
"""Words before an anchor within which *the number of* makes it a total."""
REST = frozenset("others other more another them".split())
"""Words of a count of some of those told of before."""
HURT = frozenset("wounded injured".split())
"""Words of such a count behind *of*: "five of the wounded"."""


def fold_harm(drafts: Sequence[Draft]) -> list[Draft]:
    """The events of a sentence with the losses of harm that only goes on with harm moved to what it goes on with.

    Args:
        drafts: The events of one sentence, from left to right.
    """
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        if before is not None and _goes_on(before, draft):
            before.losses = (*before.losses, *(_of_the_same(line, before.losses) for line in draft.losses))
            before.recipients = before.recipients or draft.recipients
        else:
            kept.append(draft)
    return kept


def take_victims_before(drafts: Sequence[Draft]) -> None:
    """Let *others* and *two more* be of those who were harmed in the sentences before."""
    last: Draft | None = None
    for draft in drafts:
        if not draft.is_harm or not draft.losses:
            continue
        line = draft.losses[0]
        if last is not None and line.victims is Victims.UNKNOWN and _is_rest(line) and draft.foreground is last.foreground:
            draft.losses = tuple(_of_the_same(each, last.losses) for each in draft.losses)
            draft.recipients = draft.recipients or last.recipients
        last = draft


def _is_rest(line: Casualties) -> bool:
    """Whether a loss counts some of those told of before."""
    words = line.span.quote.casefold().split() if line.span else []
    return not REST.isdisjoint(words) or ("of" in words and not HURT.isdisjoint(words))


def _of_the_same(line: Casualties, before: Sequence[Casualties]) -> Casualties:
    """A loss of the same people as the one before it, where nothing else is said."""
    vague = line.victims is Victims.UNKNOWN or line.span is None
    return replace(line, victims=before[-1].victims) if vague and before else line


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Whether harm goes on with the harm before it: joined to it, in one claim, to the same side."""
    if not (before.is_harm and draft.is_harm and before.is_assault and draft.is_assault and draft.losses):
        return False
    if _is_total(draft):
        return False
    if (before.claim and before.claim.id) != (draft.claim and draft.claim.id) or not _agree(before, draft):
        return False
    between = draft.layout.words[before.anchor.last : draft.anchor.first]
    return len(between) <= BREATH and not JOINING.isdisjoint(between) and draft.number - before.number == 1


def _is_total(draft: Draft) -> bool:
    """Whether harm is counted in all so far, not that which went before: "the death toll", "the number of people killed"."""
    words, anchor = draft.layout.words, draft.anchor
    if "toll" in words[anchor.first : anchor.last]:
        return True
    before = words[max(0, anchor.first - TOTAL_REACH) : anchor.first]
    return "number" in before and "of" in before


def _agree(before: Draft, draft: Draft) -> bool:
    """Whether two events may be one: both did or did not happen, or the second only says that nobody else was hurt."""
    if before.status is not draft.status and draft.status is not Status.NEGATED:
        return False
    sides, others = ({party.side for party in each.recipients if party.side} for each in (before, draft))
    return not sides or not others or sides == others
