"""The losses of an incident over all its accounts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.linking.accounts import Version
from sayso.linking.figures import Figure, by_group, figures_of, own_figures, preferred
from sayso.linking.sightings import Sighting
from sayso.record import Reading, TollFigure
from sayso.record.vocabulary import Outcome, Status, Victims


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


def find_toll(
    versions: Sequence[Version],
    sightings: Sequence[Sighting],
    group: Sequence[Reading],
    doubted: frozenset[str],
) -> dict[Outcome, TollFigure]:
    """Low, best and high for each outcome.

    Each voice counts with its latest figure; groups of victims (by side, civilians or soldiers) are added up, accounts of one
    group are not; a total is set beside its parts, not added to them.

    Args:
        versions: The accounts.
        sightings: All events of the incident.
        group: The readings of the group.
        doubted: Ids of accounts whose occurrence another denies: a loss that only they tell may be none.
    """
    figures = [*(figure for version in versions for figure in figures_of(version)), *own_figures(sightings, group)]
    given = by_group(figures)
    found = {}
    for outcome in Outcome:
        whole = _sum(_parts(given.get(outcome, {}), doubted))
        if whole:
            claims = tuple(sorted(whole.claims))
            found[outcome] = TollFigure(low=whole.low, best=whole.best, high=whole.high, basis=whole.basis, claims=claims)
        elif _told(outcome, sightings):
            found[outcome] = TollFigure(low=None, best=None, high=None, basis="told without a figure")
    return found


def _parts(groups: dict[tuple[str | None, Victims], list[Figure]], doubted: frozenset[str]) -> list[Part]:
    """One part for each group that is no total of others, and at last the total where there is one."""
    parts = []
    groups = _without_totals(groups)
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


def _without_totals(groups: dict[tuple[str | None, Victims], list[Figure]]) -> dict[tuple[str | None, Victims], list[Figure]]:
    """The groups, a side's total that all sides' parts add up to being taken for the total over all."""
    wholes = [group for group in groups if group[1] is Victims.UNKNOWN]
    parts = [preferred(figures)[0] for group, figures in groups.items() if group[1] is not Victims.UNKNOWN]
    if len(wholes) != 1 or wholes[0][0] is None or len(parts) < 2:
        return groups
    whole = preferred(groups[wholes[0]])[0]
    if whole is None or whole.value != sum((part.value or 0) for part in parts if part):
        return groups
    return {(None if group in wholes else group[0], group[1]): figures for group, figures in groups.items()}


def _part(figures: Sequence[Figure], doubted: frozenset[str]) -> Part:
    """What the accounts give for one group."""
    chosen, basis = preferred(figures)
    lows = [figure.low for figure in figures if figure.low is not None]
    best = chosen.value if chosen else None
    low = min(lows, default=None)
    if chosen and chosen.last.low == 0 and best and len(figures) == 1:
        best, basis = 0, "told as possible only"
    if figures and all(_is_doubted(figure, doubted) for figure in figures):
        low, best, basis = 0, None, "told only by a voice that another denies"
    return Part(
        low=low,
        best=best,
        high=_highest(figures),
        basis=basis,
        claims=frozenset(claim for figure in figures for claim in figure.claims),
    )


def _highest(figures: Sequence[Figure]) -> int | None:
    """The most that any account gives; `None` where one says "at least" and another gives no more than that."""
    most = max((figure.high for figure in figures if figure.high is not None), default=None)
    least = [figure.last.low or 0 for figure in figures if figure.high is None]
    return most if most is not None and all(low < most for low in least) else None


def _is_doubted(figure: Figure, doubted: frozenset[str]) -> bool:
    """Whether a figure is only the word of a voice whose telling another denies."""
    account = figure.version.account if figure.version else None
    return account is not None and account.id in doubted and not account.admits


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
    """A total over all beside the sum of all parts: the larger number counts; where a range excludes the sum, none does.

    Parts that together do not reach the total count only some of its people and are no rival figure, nor is a total below its
    parts.
    """
    if parts.high is not None and whole.low is not None and parts.high < whole.low:
        return replace(whole, claims=parts.claims | whole.claims)
    if whole.high is not None and parts.low is not None and whole.high < parts.low:
        return replace(parts, claims=parts.claims | whole.claims)
    best, high = _most(parts.best, whole.best), _most(parts.high, whole.high)
    if whole.best is None and parts.best is not None and not _allows(whole, parts.best):
        best = None
    return Part(
        low=_least(parts.low, whole.low),
        best=best,
        high=None if high is None or high < (best or 0) else high,
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


def _told(outcome: Outcome, sightings: Sequence[Sighting]) -> bool:
    """Whether a loss is told at all."""
    return any(
        loss.outcome is outcome
        for sighting in sightings
        if sighting.event.status is not Status.DENIED
        for loss in sighting.event.casualties
    )
