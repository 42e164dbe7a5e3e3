"""Figures of losses: who gives which, which of them count the same people, and which exclude each other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.linking.accounts import WHOLE, LossKey, Version, losses_over_time, open_above, size_of
from sayso.linking.sightings import Sighting
from sayso.record import Casualties, Reading
from sayso.record.vocabulary import Outcome, Status, Victims

OWN, OUTSIDE, REPORTED, PARTISAN = 4, 3, 2, 1
"""Trust in a figure: a side's own losses, a voice of no side, a report's own words, a side on others' losses."""
RULES = {
    OWN: "the losing side's own figure",
    OUTSIDE: "the latest figure of a voice of no side",
    REPORTED: "the latest report's own figure",
}
"""The rule in words, by trust."""
UNDATED = "9"
DAY = 10
"""Letters of an ISO date."""
LEAST_VOTES = 3
"""Accounts that must agree for a number to count as the common one."""
Group = tuple[str | None, Victims]
"""Whose losses: side, and whether civilians or soldiers; an unknown of either takes in all."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One account's figure for one group of victims, as it last gave it."""

    version: Version | None
    """Whose figure it is; `None` of a report's own words."""
    outcome: Outcome
    """What befell them."""
    group: Group
    """Whom it counts."""
    history: tuple[tuple[str, Casualties], ...]
    """The date of each figure, and the figure; the latest last."""
    claims: tuple[str, ...]
    """Claims that gave it, or events where it is a report's own."""
    doers: frozenset[str] = frozenset()
    """Sides that are said to have caused it."""

    @property
    def last(self) -> Casualties:
        """The latest figure."""
        return self.history[-1][1]

    @property
    def value(self) -> int | None:
        """The one number that the latest figure comes to; `None` of a range or a vague word."""
        return self.last.best

    @property
    def low(self) -> int | None:
        """The least that the account ever said."""
        lows = [_low(loss) for _, loss in self.history]
        return min((low for low in lows if low is not None), default=None)

    @property
    def high(self) -> int | None:
        """The most that the account ever said; `None` where the latest figure is open upwards."""
        if open_above(self.last):
            return None
        highs = [_high(loss) for _, loss in self.history]
        return max((high for high in highs if high is not None), default=None)

    @property
    def trust(self) -> int:
        """How much the figure is worth."""
        if self.version is None:
            return REPORTED
        if self.version.side is None:
            return OUTSIDE
        own = self.group[0] == self.version.side and bool(self.value)
        return OWN if own else PARTISAN


def _low(loss: Casualties) -> int | None:
    """The least that a line allows."""
    return loss.low if loss.low is not None else loss.best


def _high(loss: Casualties) -> int | None:
    """The most that a line allows."""
    return loss.high if loss.high is not None else loss.best


def figures_of(version: Version) -> Iterator[Figure]:
    """The figures of an account, by what they count."""
    for (outcome, victims, side), history in losses_over_time(version.sayings).items():
        giving = [saying for saying in version.sayings if _gives(saying.sightings, outcome, side)]
        doers = [each.actors for saying in giving for each in saying.sightings if _gives([each], outcome, side)]
        if any(map(_is_counted, history)):
            claims = tuple(sorted({saying.claim.id for saying in giving}))
            yield Figure(version, outcome, (side, _sort(victims)), tuple(history), claims, frozenset().union(*doers))


def own_figures(sightings: Iterable[Sighting], group: Sequence[Reading]) -> Iterator[Figure]:
    """The figures that reports give in their own words, except parts of a larger number in the same report."""
    largest: dict[tuple[int, LossKey], tuple[Casualties, Sighting]] = {}
    for sighting in sightings:
        if sighting.event.status is not Status.DENIED:
            for loss in sighting.event.casualties:
                key = sighting.report, (loss.outcome, loss.victims, loss.side)
                if key not in largest or size_of(loss) > size_of(largest[key][0]):
                    largest[key] = loss, sighting
    for (report, _), (loss, sighting) in largest.items():
        line = (group[report].report.published or UNDATED, loss)
        if not (sighting.claim and sighting.claim.chain) and _is_counted(line):
            own = (loss.side, _sort(loss.victims))
            yield Figure(None, loss.outcome, own, (line,), (sighting.event.id,), sighting.actors)


def _is_counted(line: tuple[str, Casualties]) -> bool:
    """Whether a line has any number."""
    return _low(line[1]) is not None or _high(line[1]) is not None


def _sort(victims: Victims) -> Victims:
    """Civilians or soldiers, or unknown where a line takes in both."""
    return Victims.UNKNOWN if victims in WHOLE else victims


def _gives(sightings: Iterable[Sighting], outcome: Outcome, side: str | None) -> bool:
    """Whether events tell of such a loss."""
    return any(loss.outcome is outcome and loss.side == side for sighting in sightings for loss in sighting.event.casualties)


def by_group(figures: Iterable[Figure]) -> dict[Outcome, dict[Group, list[Figure]]]:
    """All figures by outcome and group; a group of unknown side is put with the only one of its sort that has a side."""
    found: dict[Outcome, dict[Group, list[Figure]]] = {}
    for figure in figures:
        found.setdefault(figure.outcome, {}).setdefault(figure.group, []).append(figure)
    return {outcome: _unified(groups) for outcome, groups in found.items()}


def _unified(groups: dict[Group, list[Figure]]) -> dict[Group, list[Figure]]:
    """Groups without a side joined to their only namesake, except soldiers whom that side is said to have struck."""
    unified = dict(groups)
    for group, figures in groups.items():
        side, victims = group
        namesakes = [other for other in groups if other[0] is not None and other[1] is victims]
        if side is None and victims not in WHOLE and len(namesakes) == 1:
            (namesake,) = namesakes
            apart = [figure for figure in figures if victims is Victims.MILITARY and namesake[0] in figure.doers]
            unified[namesake] = unified[namesake] + [figure for figure in figures if figure not in apart]
            unified[group] = apart
    return {group: figures for group, figures in unified.items() if figures}


def preferred(figures: Sequence[Figure]) -> tuple[Figure | None, str]:
    """The figure that counts among several of one group, and the rule that chose it; none where sides stand alone."""
    valued = [figure for figure in figures if figure.value is not None]
    if not valued:
        return None, "no account gives one number"
    votes = Counter(figure.value for figure in valued)
    if len(votes) == 1:
        return max(valued, key=_weight), "the only figure" if len(valued) == 1 else "all accounts agree"
    value, count = votes.most_common(1)[0]
    best = max((figure for figure in valued if figure.trust > PARTISAN), key=_weight, default=None)
    if count >= LEAST_VOTES and 2 * count > len(valued):
        common = max((figure for figure in valued if figure.value == value), key=_weight)
        if best is None or (best.value or 0) <= (value or 0) or _day(best) <= _day(common):
            return common, "the figure of most accounts"
    if best is None:
        return None, "two sides' figures exclude each other"
    return best, RULES[best.trust]


def _weight(figure: Figure) -> tuple[str, int, int]:
    """Later before earlier, then the more trusted, then the larger: tolls rise."""
    return (_day(figure), figure.trust, figure.value or 0)


def _day(figure: Figure) -> str:
    """The day of the latest figure."""
    return figure.history[-1][0][:DAY]


def conflicts(versions: Sequence[Version]) -> tuple[tuple[Version, Version], ...]:
    """Pairs of accounts whose figures for one group exclude each other, each against the one whose figure counts.

    Only the gravest outcome about which any differ is given: who differs about the dead mostly differs about the injured too.
    """
    given = by_group(figure for version in versions for figure in figures_of(version))
    for outcome in Outcome:
        if found := tuple(pair for group, figures in given.get(outcome, {}).items() for pair in _conflicts(group, figures)):
            return found
    return ()


def _conflicts(group: Group, figures: Sequence[Figure]) -> Iterator[tuple[Version, Version]]:
    """The pairs about one group; totals over all are of too different people to compare."""
    if group == (None, Victims.UNKNOWN):
        return
    reference = preferred(figures)[0] or max(figures, key=_weight)
    for figure in figures:
        if figure.version and reference.version and figure.version is not reference.version and _excluded(figure, reference):
            yield reference.version, figure.version


def _excluded(figure: Figure, reference: Figure) -> bool:
    """Whether a figure cannot stand beside the one that counts, as it stood when the figure was given.

    A lower number by an onlooker is what he saw of it; that there was none is a contradiction.
    """
    when, said = figure.history[-1]
    before = [loss for given, loss in reference.history if given <= when]
    then = before[-1] if before else reference.last
    part = figure.trust == OUTSIDE and bool(figure.value) and not _below(then, said)
    return not part and _disjoint(said, then)


def _disjoint(a: Casualties, b: Casualties) -> bool:
    """Whether no number satisfies both lines; an open end reaches to any."""
    return _below(a, b) or _below(b, a)


def _below(a: Casualties, b: Casualties) -> bool:
    """Whether all that one line allows lies under the other."""
    top, bottom = (a.high if a.high is not None or a.low is not None else a.best), _low(b)
    return top is not None and bottom is not None and top < bottom
