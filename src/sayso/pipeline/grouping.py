"""Which reports to look at together: those that share a blocking key, directly or through others.

A group of more than `MOST` reports would take a linker long and much memory. It is split by what tells most: keys that more
than `MOST` reports have are passed over, then those that more than a quarter of that have, and so on, until no piece is too
large; a report is in the largest piece that is not. Which reports make a group depends on nothing but the keys of all reports,
so that the order of arrival does not matter.
"""

from array import array
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from sayso.casefile import WritableCase

MOST = 2_000
"""Reports of the largest group: with their readings about 100 MB."""
STEP = 4
"""By how much the number of reports that a key may have falls at each attempt to split."""


def groups_to_link(case: WritableCase, most: int = MOST) -> Iterator[tuple[int, ...]]:
    """Groups with a report that waits to be linked; the caller links each before it asks for the next.

    *Cost*: linear in the keys of the groups; in those of the whole case where one is too large.
    """
    while (first := case.unlinked()) is not None:
        group = None if case.has_pieces() else connected(case, first, most)
        if group is None:
            yield from _regroup(case, most)
            return
        yield group


def connected(case: WritableCase, first: int, most: int) -> tuple[int, ...] | None:
    """The reports that are connected with one, that one among them; `None` where there are more than so many."""
    group, waiting, seen = {first}, [first], set[str]()
    while waiting:
        for key in case.shared_keys(waiting.pop()):
            if key in seen:
                continue
            seen.add(key)
            found = set(case.holders(key, most + 1)) - group
            group |= found
            waiting += found
            if len(group) > most:
                return None
    return tuple(sorted(group))


def _regroup(case: WritableCase, most: int) -> Iterator[tuple[int, ...]]:
    """The groups of the whole case that are not as they were, or in which a report waits."""
    labels, split = partition(case, most)
    changed = _changed(case, labels)
    rows = sorted((row for row, _, _ in case.read_reports() if labels[row] in changed), key=lambda row: (labels[row], row))
    with case.transaction():
        case.unlink(rows)
        case.note_pieces(there=split)
    for _, group in groupby(rows, labels.__getitem__):
        yield tuple(group)


def _changed(case: WritableCase, labels: "array[int]") -> set[int]:
    """The labels of groups that are not as they were, or in which a report waits."""
    changed = set[int]()
    group_of, label_of = dict[int, int | None](), dict[int, int]()
    for row, group, waits in case.read_reports():
        label = labels[row]
        if waits or group is None or group_of.setdefault(label, group) != group:
            changed.add(label)
        if group is not None and label_of.setdefault(group, label) != label:
            changed |= {label, label_of[group]}
    return changed


def partition(case: WritableCase, most: int) -> tuple["array[int]", bool]:
    """The group of every report that is read, as the first row of that group (by row), and whether some are pieces.

    *Cost*: one pass over the keys that several reports have for each attempt to split; 16 bytes of memory for each report.
    """
    waiting = bytearray(1 + max((row for row, _, _ in case.read_reports()), default=0))
    for row, _, _ in case.read_reports():
        waiting[row] = 1
    case.count_holders()
    labels = _connect(case, waiting, None)
    commonest, split = most, False
    while any(_close(labels, waiting, most)):
        split = True
        finer = _connect(case, waiting, commonest)
        for row, waits in enumerate(waiting):
            if waits:
                labels[row] = finer[row]
        commonest //= STEP
    return labels, split


def _close(labels: "array[int]", waiting: bytearray, most: int) -> bytearray:
    """What still waits when every group that is not too large is settled."""
    sizes = array("q", bytes(8 * len(labels)))
    for row, waits in enumerate(waiting):
        sizes[labels[row]] += waits
    for row in range(len(waiting)):
        if sizes[labels[row]] <= most:
            waiting[row] = 0
    return waiting


def _connect(case: WritableCase, waiting: bytearray, commonest: int | None) -> "array[int]":
    """For each row the smallest that it is connected with, by keys that no more than so many reports have (`None` for any)."""
    roots = array("q", range(len(waiting)))

    def root(row: int) -> int:
        while roots[row] != row:
            roots[row] = roots[roots[row]]
            row = roots[row]
        return row

    for _, holders in groupby(case.held_keys(commonest), itemgetter(0)):
        first = 0
        for _, row in holders:
            if waiting[row]:
                least, other = sorted((root(first or row), root(row)))
                roots[other] = least
                first = least
    for row in range(len(roots)):
        roots[row] = root(row)
    return roots
