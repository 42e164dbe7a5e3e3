"""The losses of an incident over all its accounts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.linking.accounts import Version
from sayso.linking.figures import Figure, by_group, preferred
from sayso.linking.sightings import Sighting
from sayso.record import Casualties, TollFigure
from sayso.record.vocabulary import Outcome, Status, Victims

OWN_WORDS = "the reports' own figure"


@dataclass(frozen=True, slots=True)
class Part:
    """The figures for one group of victims, or for several together."""

    low: int | None
    """The least."""
    best: int | None
    """What the rule chooses."""
    high: int | None
    """The most."""
    basis: str
    """The rule."""
    claims: frozenset[str]
    """Claims or events that it rests on."""


def find_toll(versions: Sequence[Version], sightings: Sequence[Sighting], doubted: frozenset[str]) -> dict[Outcome, TollFigure]:
    """Low, best and high for each outcome.

    Each voice counts with its latest figure; groups of victims (by side, civilians or soldiers) are added up, accounts of one
    group are not; a total is set beside its parts, not added to them.

    Args:
        versions: The accounts.
        sightings: All events of the incident.
        doubted: Ids of accounts whose occurrence another denies: a loss that only they tell may be none.
    """
    given = by_group(versions)
    own = _own_words(sightings)
    found = {}
    for outcome in Outcome:
        parts = _parts(given.get(outcome, {}), doubted)
        figure = _beside(parts, own.get(outcome, []))
        if figure:
            found[outcome] = figure
        elif _told(outcome, sightings):
            found[outcome] = TollFigure(low=None, best=None, high=None, basis="told without a figure")
    return found


def _parts(groups: dict[tuple[str | None, Victims], list[Figure]], doubted: frozenset[str]) -> list[Part]:
    """One part for each group that is no total of others, and at last the total where there is one."""
    parts = []
    for side in sorted({group[0] for group in groups if group[0]}):
        classes = [figures for group, figures in groups.items() if group[0] == side and group[1] is not Victims.UNKNOWN]
        whole = groups.get((side, Victims.UNKNOWN))
        summed = _sum([_part(figures, doubted) for figures in classes])
        parts.append(_larger(summed, _part(whole, doubted)) if whole and summed else summed or _part(whole or [], doubted))
    parts += [
        _part(figures, doubted) for group, figures in groups.items() if group[0] is None and group[1] is not Victims.UNKNOWN
    ]
    total = groups.get((None, Victims.UNKNOWN))
    if total and (whole_sum := _sum(parts)):
        return [_reconciled(whole_sum, _part(total, doubted))]
    return [_part(total, doubted)] if total else parts


def _part(figures: Sequence[Figure], doubted: frozenset[str]) -> Part:
    """What the accounts give for one group."""
    chosen, basis = preferred(figures)
    lows = [figure.low for figure in figures if figure.low is not None]
    highs = [figure.high for figure in figures]
    best = chosen.value if chosen else None
    low = min(lows, default=None)
    if chosen and chosen.last.low == 0 and best and len(figures) == 1:
        best, basis = 0, "told as possible only"
    if figures and all(figure.version.account.id in doubted and not figure.version.account.admits for figure in figures):
        low, best, basis = 0, None, "told only by a voice that another denies"
    return Part(
        low=low,
        best=best,
        high=None if None in highs else max((high for high in highs if high is not None), default=None),
        basis=basis,
        claims=frozenset(claim for figure in figures for claim in figure.claims),
    )


def _sum(parts: Sequence[Part]) -> Part | None:
    """Groups of victims added up; what one does not know, the sum does not."""
    if len(parts) <= 1:
        return parts[0] if parts else None
    return Part(
        low=sum(part.low or 0 for part in parts) if any(part.low is not None for part in parts) else None,
        best=_added(part.best for part in parts),
        high=_added(part.high for part in parts),
        basis=f"sum over {len(parts)} groups of victims ({'; '.join(sorted({part.basis for part in parts}))})",
        claims=frozenset().union(*(part.claims for part in parts)),
    )


def _added(values: Iterable[int | None]) -> int | None:
    """The sum; `None` where a summand is unknown."""
    listed = list(values)
    return None if None in listed else sum(value for value in listed if value is not None)


def _larger(parts: Part, whole: Part) -> Part:
    """A side's total beside the sum of its parts: a total takes in what the parts leave out."""
    return Part(
        low=_least(parts.low, whole.low),
        best=_most(parts.best, whole.best),
        high=_most(parts.high, whole.high),
        basis=whole.basis if (whole.best or 0) > (parts.best or 0) else parts.basis,
        claims=parts.claims | whole.claims,
    )


def _reconciled(parts: Part, whole: Part) -> Part:
    """A total over all beside the sum of all parts: its number counts if it is at least the sum, a range that excludes it stays open."""
    best = _most(parts.best, whole.best)
    if whole.best is None and parts.best is not None and not _allows(whole, parts.best):
        best = None
    return Part(
        low=_least(parts.low, whole.low),
        best=best,
        high=_most(parts.high, whole.high),
        basis=f"{parts.basis}, beside a total over all",
        claims=parts.claims | whole.claims,
    )


def _allows(part: Part, value: int) -> bool:
    """Whether a number lies within a part's bounds."""
    return (part.low is None or part.low <= value) and (part.high is None or value <= part.high)


def _least(a: int | None, b: int | None) -> int | None:
    """The lesser of what is known."""
    return min((value for value in (a, b) if value is not None), default=None)


def _most(a: int | None, b: int | None) -> int | None:
    """The greater of what is known."""
    return max((value for value in (a, b) if value is not None), default=None)


def _beside(parts: Sequence[Part], own: Sequence[tuple[str, Casualties]]) -> TollFigure | None:
    """The toll of the accounts; where they give none, that of the reports' own words."""
    summed = _sum(parts) or _own_part(own)
    if not summed:
        return None
    return TollFigure(
        low=summed.low, best=summed.best, high=summed.high, basis=summed.basis, claims=tuple(sorted(summed.claims))
    )


def _own_part(own: Sequence[tuple[str, Casualties]]) -> Part | None:
    """The largest total that reports give in their own words."""
    counted = [(event, loss) for event, loss in own if loss.best is not None or loss.low is not None or loss.high is not None]
    if not counted:
        return None
    by_group: dict[tuple[str | None, Victims], list[tuple[str, Casualties]]] = {}
    for event, loss in counted:
        by_group.setdefault((loss.side, loss.victims), []).append((event, loss))
    parts = []
    for lines in by_group.values():
        lows = [loss.low if loss.low is not None else loss.best for _, loss in lines]
        bests = [loss.best for _, loss in lines if loss.best is not None]
        highs = [loss.high for _, loss in lines]
        parts.append(
            Part(
                low=min((low for low in lows if low is not None), default=None),
                best=max(bests, default=None),
                high=None if None in highs else max((high for high in highs if high is not None), default=None),
                basis=OWN_WORDS,
                claims=frozenset(event for event, _ in lines),
            )
        )
    return max(parts, key=lambda part: (part.best or part.low or 0, sorted(part.claims)))


def _own_words(sightings: Sequence[Sighting]) -> dict[Outcome, list[tuple[str, Casualties]]]:
    """Losses that reports tell in their own voice, by outcome."""
    found: dict[Outcome, list[tuple[str, Casualties]]] = {}
    for sighting in sightings:
        if sighting.claim is None or not sighting.claim.chain:
            for loss in sighting.event.casualties:
                found.setdefault(loss.outcome, []).append((sighting.event.id, loss))
    return found


def _told(outcome: Outcome, sightings: Sequence[Sighting]) -> bool:
    """Whether a loss is told at all."""
    return any(
        loss.outcome is outcome
        for sighting in sightings
        if sighting.event.status is not Status.DENIED
        for loss in sighting.event.casualties
    )
