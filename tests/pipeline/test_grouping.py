"""Which reports are looked at together."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.casefile import Case, Entry, WritableCase
from sayso.pipeline.grouping import connected, groups_to_link, partition
from sayso.record import Linking, Reading, Received

KEYS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=3), min_size=1, max_size=14)
GENTLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def fill(received: Callable[..., Received]) -> Callable[[WritableCase, Sequence[frozenset[str]]], None]:
    """Writes one report for each set of keys."""

    def store(case: WritableCase, keys: Sequence[frozenset[str]]) -> None:
        held = case.counts()["report"]
        entries = []
        for number, shared in enumerate(keys, held):
            one = received(f"text {number}")
            reading = Reading(report=one.report)
            entries.append(Entry(text=one.text, forms=(one.report,), reading=reading, keys=tuple(sorted(shared))))
        case.store(entries, reader="r", keyer="l")

    return store


def components(keys: Sequence[frozenset[str]], commonest: int | None) -> Iterator[frozenset[int]]:
    """The plainest way to find which are connected, by row from 1."""
    number: defaultdict[str, int] = defaultdict(int)
    for shared in keys:
        for key in shared:
            number[key] += 1
    left = set(range(1, len(keys) + 1))
    while left:
        group = {min(left)}
        grown = True
        while grown:
            telling = {key for row in group for key in keys[row - 1] if commonest is None or number[key] <= commonest}
            more = {row for row in left if keys[row - 1] & telling} - group
            grown, group = bool(more), group | more
        left -= group
        yield frozenset(group)


def expected(keys: Sequence[frozenset[str]], most: int) -> set[frozenset[int]]:
    """What the module says: the largest piece that is not too large."""
    found, commonest = set[frozenset[int]](), None
    left = set(range(1, len(keys) + 1))
    while left:
        settled = {group for group in components(keys, commonest) if len(group) <= most and group <= left}
        found |= settled
        left -= {row for group in settled for row in group}
        commonest = most if commonest is None else commonest // 4
    return found


def grouped(case: WritableCase, most: int) -> set[frozenset[int]]:
    """The groups that a case has when all are linked."""
    for rows in groups_to_link(case, most):
        case.store_group(rows, Linking(), linker="l")
    groups: defaultdict[int | None, set[int]] = defaultdict(set)
    for row, group, waits in case.read_reports():
        assert not waits
        groups[group].add(row)
    assert None not in groups
    return {frozenset(rows) for rows in groups.values()}


@GENTLY
@given(keys=KEYS, most=st.integers(1, 15))
def test_groups_are_what_shares_keys_split_where_too_large(
    keys: list[frozenset[str]], most: int, fill: Callable[[WritableCase, Sequence[frozenset[str]]], None]
) -> None:
    with TemporaryDirectory() as folder, Case.write(Path(folder) / "case") as case:
        fill(case, keys)
        assert grouped(case, most) == expected(keys, most)


@GENTLY
@given(keys=KEYS, most=st.integers(1, 8), cuts=st.lists(st.integers(0, 14), max_size=3))
def test_groups_are_the_same_when_reports_come_in_several_runs(
    keys: list[frozenset[str]],
    most: int,
    cuts: list[int],
    fill: Callable[[WritableCase, Sequence[frozenset[str]]], None],
) -> None:
    with TemporaryDirectory() as folder, Case.write(Path(folder) / "case") as case:
        for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(keys)], strict=True):
            fill(case, keys[start:end])
            grouped(case, most)
        assert grouped(case, most) == expected(keys, most)


@GENTLY
@given(keys=KEYS, most=st.integers(1, 8), other=st.frozensets(st.sampled_from("abcdefgh"), max_size=3), row=st.integers(1, 14))
def test_groups_are_right_again_when_a_report_gets_other_keys(
    keys: list[frozenset[str]],
    most: int,
    other: frozenset[str],
    row: int,
    fill: Callable[[WritableCase, Sequence[frozenset[str]]], None],
) -> None:
    row = min(row, len(keys))
    with TemporaryDirectory() as folder, Case.write(Path(folder) / "case") as case:
        fill(case, keys)
        grouped(case, most)
        (identity,) = case.identify([row])
        case.rekey(identity, sorted(other), "l")
        keys = [*keys[: row - 1], other, *keys[row:]]
        assert grouped(case, most) == expected(keys, most)


def test_a_look_around_stops_where_a_group_is_too_large(
    tmp_path: Path, fill: Callable[[WritableCase, Sequence[frozenset[str]]], None]
) -> None:
    with Case.write(tmp_path / "case") as case:
        fill(case, [frozenset("a")] * 5)
        assert (connected(case, 3, 5), connected(case, 3, 4)) == ((1, 2, 3, 4, 5), None)


def test_a_case_without_reports_has_no_groups(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case") as case:
        assert list(groups_to_link(case)) == []
        assert list(partition(case, 5)[0]) == [0]


def test_groups_that_nothing_touches_are_not_linked_again(
    tmp_path: Path, fill: Callable[[WritableCase, Sequence[frozenset[str]]], None]
) -> None:
    with Case.write(tmp_path / "case") as case:
        fill(case, [frozenset("a"), frozenset("ab"), frozenset("bc"), frozenset("c"), frozenset("d")])
        assert len(grouped(case, 2)) == 5
        fill(case, [frozenset("d")])
        assert list(groups_to_link(case, 2)) == [(5, 6)]


def test_pieces_become_a_group_when_it_is_no_longer_too_large(
    tmp_path: Path, fill: Callable[[WritableCase, Sequence[frozenset[str]]], None]
) -> None:
    with Case.write(tmp_path / "case") as case:
        fill(case, [frozenset("a")] * 4)
        assert len(grouped(case, 3)) == 4
        case.rekey(case.identify([1])[0], ["b"], "l")
        assert grouped(case, 3) == {frozenset({1}), frozenset({2, 3, 4})}


def test_pieces_become_a_group_although_the_run_was_stopped_before(
    tmp_path: Path, fill: Callable[[WritableCase, Sequence[frozenset[str]]], None]
) -> None:
    with Case.write(tmp_path / "case") as case:
        fill(case, [frozenset("a")] * 4)
        assert len(grouped(case, 3)) == 4
        case.rekey(case.identify([1])[0], ["b"], "l")
        case.store_group(next(groups_to_link(case, 3)), Linking(), linker="l")
        assert case.count_unlinked() == 3
        assert grouped(case, 3) == {frozenset({1}), frozenset({2, 3, 4})}
