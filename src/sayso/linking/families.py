"""Families of copies: which report is the root, and how the others were made from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.linking.copies import COPY, KEPT_WORDS, Copyist, Likeness, compare, find_copies
from sayso.linking.groups import join
from sayso.linking.sketch import Sketch
from sayso.record import Family, Member, Reading, Reason, Received, Report, stable_id
from sayso.record.vocabulary import ConditionLabel, Relation

UNDATED = "9"
"""Sorts after every ISO date: a report without a date is not taken for the root where another has one."""
VERBATIM = 0.9
"""Share of the runs of words, of the shorter text, from which a copy is verbatim (also where trimmed or framed)."""
SWAPPED = 0.97
"""Likeness of matched sentences under which words were changed everywhere, as spinning does, and not in a few sentences."""
EDITED = 0.7
"""Share of runs of words from which a copy was only edited (sentences joined, moved or left out)."""
REWORDED = 0.45
"""Share of the skeleton from which a text changed all over is a spun copy."""
SAME_ORDER = 0.8
MADE_BY = {ConditionLabel.SPUN: Relation.SPUN, ConditionLabel.TRANSLATED: Relation.TRANSLATED}


@dataclass(frozen=True, slots=True)
class Kin:
    """Families of a group, and what they rest on."""

    families: tuple[Family, ...]
    """By id."""
    root_of: dict[str, str]
    """Root of each report that is in a family, by report id."""
    copies: tuple[Likeness, ...]
    """Pairs of copies, by their numbers in the group."""
    reasons: tuple[Reason, ...]
    """Why."""


def find_families(group: Sequence[tuple[Received, Reading]], sketches: Sequence[Sketch]) -> Kin:
    """Group copies into families."""
    reports = [
        Copyist(sketch=sketch, outlet=reading.report.outlet, text=received.text)
        for (received, reading), sketch in zip(group, sketches, strict=True)
    ]
    pairs = find_copies(reports)
    like = {(pair.first, pair.second): pair for pair in pairs}
    families: list[Family] = []
    reasons: list[Reason] = []
    for numbers in join(range(len(group)), like):
        if len(numbers) > 1:
            family, why = _family(numbers, [reading.report for _, reading in group], reports, like)
            families.append(family)
            reasons += why
    root_of = {member.report: family.reports[0].report for family in families for member in family.reports}
    return Kin(tuple(sorted(families, key=lambda family: family.id)), root_of, pairs, tuple(reasons))


def _family(
    numbers: Sequence[int], about: Sequence[Report], reports: Sequence[Copyist], like: Mapping[tuple[int, int], Likeness]
) -> tuple[Family, list[Reason]]:
    """A family with its root first, and why each copy is one."""
    root = min(numbers, key=lambda number: _root_rank(number, numbers, about[number], reports, like))
    root_id = about[root].id
    likeness = {
        number: like.get((min(number, root), max(number, root))) or compare(number, root, reports[number], reports[root])
        for number in numbers
        if number != root
    }
    members = [
        Member(report=about[number].id, relation=_relation(about[number], found), of=root_id, score=_score(found))
        for number, found in likeness.items()
    ]
    members.sort(key=lambda member: member.report)
    whole = Family(
        id=stable_id("fam", root_id),
        reports=(Member(report=root_id, relation=Relation.ROOT, of=None, score=None), *members),
    )
    return whole, [reason for number, found in likeness.items() for reason in _reasons(whole.id, about[number], found)]


def _root_rank(
    number: int, numbers: Sequence[int], report: Report, reports: Sequence[Copyist], like: Mapping[tuple[int, int], Likeness]
) -> tuple[bool, bool, str, int, float, int, str]:
    """What makes a report the root, first things first: sound text, date, credits, likeness to the others, completeness."""
    label = report.condition.label if report.condition else ConditionLabel.CLEAN
    credited = sum(reports[other].credits(reports[number]) for other in numbers if other != number)
    pairs = (like.get((min(number, other), max(number, other))) for other in numbers if other != number)
    nearness = round(sum(pair.words for pair in pairs if pair), 3)
    mass = reports[number].sketch.mass
    return (label in MADE_BY, report.published is None, report.published or UNDATED, -credited, -nearness, -mass, report.id)


def _relation(report: Report, like: Likeness) -> Relation:
    """How a copy was made from the root."""
    label = report.condition.label if report.condition else ConditionLabel.CLEAN
    if label in MADE_BY:
        return MADE_BY[label]
    if like.words >= VERBATIM and like.alignment.order >= SAME_ORDER:
        return Relation.VERBATIM
    if like.words >= EDITED:
        return Relation.EDITED
    if like.alignment.likeness < SWAPPED and like.bones >= REWORDED and like.alignment.order >= SAME_ORDER:
        return Relation.SPUN
    if like.retold:
        return Relation.TRANSLATED
    return Relation.EDITED if like.words >= KEPT_WORDS else Relation.REWRITTEN


def _score(like: Likeness) -> float:
    """How sure, from the evidence for a copy: a half at the threshold, 1 where all is shared."""
    return round(min(1.0, 0.5 + 0.75 * (like.evidence - COPY)), 3)


def _reasons(family: str, report: Report, like: Likeness) -> Iterator[Reason]:
    """The signals that made a report a copy."""
    signals = (
        ("shared-sentences", like.alignment.coverage),
        ("shared-words", like.words),
        ("shared-skeleton", like.bones),
        ("shared-names-and-numbers", like.marks),
    )
    for rule, value in signals:
        yield Reason(subject=family, field="reports", rule=rule, score=round(value, 3), note=report.id)
