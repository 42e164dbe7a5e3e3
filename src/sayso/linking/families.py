"""Families of copies: which report is the root, and how the others were made from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.linking.copies import find_copies
from sayso.linking.likeness import Copyist, Likeness, compare
from sayso.linking.provenance import MADE_BY, rank, soundness
from sayso.linking.sketch import Sketch
from sayso.record import Family, Member, Reading, Reason, Received, Report, stable_id
from sayso.record.vocabulary import ConditionLabel, Relation

VERBATIM = 0.9
"""Share of the runs of words, of the shorter text, from which a copy is verbatim (also where trimmed or framed)."""
UNBROKEN = 0.97
"""Share of the shorter text's words that the other has in the same order, from which nothing was moved."""
UNTOUCHED = 0.95
"""The same share under which words were changed too."""
ALL_OVER = 0.6
"""Share of sentences with changed words from which a machine changed them; editors leave most as they are."""
SWAPPED = 0.97
"""Likeness of matched sentences under which words were changed everywhere, as spinning does, and not in a few sentences."""
EDITED = 0.7
"""Share of runs of words from which a copy was only edited (sentences joined, moved or left out)."""
REWORDED = 0.45
"""Share of the skeleton from which a text changed all over is a spun copy."""
KEPT_WORDS = 0.2
"""Share of runs of words from which a text in other words is edited rather than rewritten."""
NAMED_ALIKE = 0.8
"""Share of names and numbers in the same order from which it is one too; translators spell and leave out otherwise."""
ALIKE = 0.5
"""Share of sentences alike from which a text without runs in common was translated rather than rewritten."""
SAME_ORDER = 0.8
PARTS_OF_ONE = 0.2
"""Share of names and numbers from which two texts that a third contains may be parts of it; those others have less."""


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
    about = [reading.report for _, reading in group]
    pairs = find_copies(reports)
    like = {(pair.first, pair.second): pair for pair in pairs}
    families: list[Family] = []
    reasons: list[Reason] = []
    for numbers in _Joining(about, reports).join(pairs):
        family, why = _family(numbers, about, reports, like)
        families.append(family)
        reasons += why
    root_of = {member.report: family.reports[0].report for family in families for member in family.reports}
    return Kin(tuple(sorted(families, key=lambda family: family.id)), root_of, pairs, tuple(reasons))


class _Joining:
    """Families while they grow: the surest pairs first, and no two stories by way of a report that was merged from both."""

    def __init__(self, about: Sequence[Report], reports: Sequence[Copyist]) -> None:
        self._reports = reports
        self._ranks = [(soundness(report), -copyist.sketch.mass) for report, copyist in zip(about, reports, strict=True)]
        self._family: dict[int, list[int]] = {}

    def join(self, pairs: Sequence[Likeness]) -> list[list[int]]:
        """The families that these pairs make, each in order, by their first."""
        for pair in sorted(pairs, key=lambda pair: (-round(pair.evidence, 6), pair.first, pair.second)):
            first, second = (self._family.setdefault(number, [number]) for number in (pair.first, pair.second))
            if first is not second and self._are_one(pair, first, second):
                first += second
                for number in second:
                    self._family[number] = first
        return sorted(sorted(family) for number, family in self._family.items() if len(family) > 1 and number == min(family))

    def _are_one(self, pair: Likeness, first: Sequence[int], second: Sequence[int]) -> bool:
        """Whether two families that a pair of copies joins tell one story.

        They do where what they were made from is one, or has at least some names in common.
        """
        return all(
            self._kindred(root, other)
            for family, own, other in ((first, pair.first, pair.second), (second, pair.second, pair.first))
            for root in self._roots(family, own)
        )

    def _roots(self, family: Sequence[int], through: int) -> list[int]:
        """The report that the others of a family were made from, unless that is the one through which it is joined.

        Of a family in which that one has the first day, and others have it too, one of those.
        """
        ranked = sorted((self._ranks[number], number) for number in family)
        if ranked[0][1] != through:
            return [ranked[0][1]]
        return [number for own, number in ranked[1:2] if own[0] == ranked[0][0][0]]

    def _kindred(self, first: int, second: int) -> bool:
        """Whether two reports are copies or share names enough to be parts of one."""
        like = compare(first, second, self._reports[first], self._reports[second])
        return like.copy or like.marks >= PARTS_OF_ONE


def _family(
    numbers: Sequence[int], about: Sequence[Report], reports: Sequence[Copyist], like: Mapping[tuple[int, int], Likeness]
) -> tuple[Family, list[Reason]]:
    """A family with its root first, and why each copy is one."""
    root = min(numbers, key=lambda number: rank(number, numbers, about, reports, like))
    root_id = about[root].id
    likeness = {
        number: like.get((min(number, root), max(number, root))) or compare(number, root, reports[number], reports[root])
        for number in numbers
        if number != root
    }
    members = [
        Member(report=about[number].id, relation=_relation(about[number], found), of=root_id, score=round(found.evidence, 3))
        for number, found in likeness.items()
    ]
    members.sort(key=lambda member: member.report)
    whole = Family(
        id=stable_id("fam", root_id),
        reports=(Member(report=root_id, relation=Relation.ROOT, of=None, score=None), *members),
    )
    return whole, [reason for number, found in likeness.items() for reason in _reasons(whole.id, about[number], found)]


def _relation(report: Report, like: Likeness) -> Relation:
    """How a copy was made from the root."""
    label = report.condition.label if report.condition else ConditionLabel.CLEAN
    if label in MADE_BY:
        return MADE_BY[label]
    if like.words >= VERBATIM and like.thread.of_shorter >= UNBROKEN:
        return Relation.VERBATIM
    in_order = like.alignment.order >= SAME_ORDER
    if like.words >= EDITED:
        return Relation.SPUN if in_order and like.thread.of_shorter < UNTOUCHED and _is_all_over(like) else Relation.EDITED
    if like.alignment.likeness < SWAPPED and in_order and (like.bones >= REWORDED or like.spine.of_both >= NAMED_ALIKE):
        return Relation.SPUN
    if like.retold or (in_order and like.alignment.alike >= ALIKE):
        return Relation.TRANSLATED
    return Relation.EDITED if like.words >= KEPT_WORDS else Relation.REWRITTEN


def _is_all_over(like: Likeness) -> bool:
    """Whether words were changed in most sentences, as a machine does."""
    matches = like.alignment.matches
    return sum(match.share < 1 for match in matches) >= ALL_OVER * len(matches)


def _reasons(family: str, report: Report, like: Likeness) -> Iterator[Reason]:
    """The signals that made a report a copy."""
    for rule, value in like.signals():
        if value:
            yield Reason(subject=family, field="reports", rule=rule, score=round(value, 3), note=report.id)
