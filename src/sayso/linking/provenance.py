"""Which report of a family the others were made from."""

from collections.abc import Mapping, Sequence

from sayso.linking.likeness import Copyist, Likeness
from sayso.record import Report
from sayso.record.vocabulary import ConditionLabel, Relation

UNDATED = "9"
"""Sorts after every ISO date: a report without a date is not taken for the root where another has one."""
MADE_BY = {ConditionLabel.SPUN: Relation.SPUN, ConditionLabel.TRANSLATED: Relation.TRANSLATED}
"""How a text in a state that only copies are in was made."""

Soundness = tuple[bool, bool, str]
Rank = tuple[Soundness, int, bool, int, int, str]


def soundness(report: Report) -> Soundness:
    """What makes a report the root before all else: sound text, then an early date."""
    label = report.condition.label if report.condition else ConditionLabel.CLEAN
    return (label in MADE_BY, report.published is None, report.published or UNDATED)


def rank(
    number: int,
    family: Sequence[int],
    about: Sequence[Report],
    reports: Sequence[Copyist],
    like: Mapping[tuple[int, int], Likeness],
) -> Rank:
    """What makes a report the root, first things first; the least is it.

    Sound text, date, credits by the others, whether anything but its text is known of it, completeness, no boilerplate.
    """
    report = about[number]
    credited = sum(reports[other].credits(reports[number]) for other in family if other != number)
    story, clutter = _weigh(number, family, reports, like)
    return (soundness(report), -credited, report.title is None and report.url is None, -story, clutter, report.id)


def _weigh(
    number: int, family: Sequence[int], reports: Sequence[Copyist], like: Mapping[tuple[int, int], Likeness]
) -> tuple[int, int]:
    """The weight of what belongs to the story in a text, and of what was put around it.

    Words that another report of the family has belong to it, and sentences that have names or numbers in common with those that
    another has.
    """
    sketch = reports[number].sketch
    matched: set[int] = set()
    others: set[int] = set()
    for other in family:
        pair = like.get((min(number, other), max(number, other)))
        if pair:
            matched.update(match.first if pair.first == number else match.second for match in pair.alignment.matches)
            others.update(piece for line in reports[other].sketch.lines for piece in line.weights)
    told = frozenset(piece for at in matched for piece in sketch.lines[at].weights).intersection(sketch.marks)
    story = 0
    for at, line in enumerate(sketch.lines):
        whole = at not in matched and not told.isdisjoint(line.weights)
        story += line.mass if whole else sum(weight for piece, weight in line.weights.items() if piece in others)
    return story, sketch.mass - story
