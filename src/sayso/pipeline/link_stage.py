"""Reports to incidents and families, group by group."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from sayso.casefile import WritableCase
from sayso.casefile.forms import nameless
from sayso.casefile.verify import verify_linking
from sayso.errors import RecordError
from sayso.pipeline.grouping import groups_to_link
from sayso.pipeline.progress import Progress
from sayso.pipeline.read_stage import make_keys, path_of
from sayso.pipeline.stages import Linker
from sayso.pipeline.summary import Summary
from sayso.record import Linking, Reading, Received, SetAside

TOGETHER = 100
"""Groups of one commit: most are small, and a commit costs as much as writing ten of them."""

Member = tuple[Received, Reading]
"""One report of a group."""


def make_keys_again(case: WritableCase, linker: Linker, mark: str, batch: int) -> None:
    """Give new keys to the reports whose keys another linker made."""
    while stale := case.unkeyed(mark, batch):
        with case.transaction():
            for report in stale:
                received = case.received(report)
                received = Received(report=nameless(received.report), text=received.text)
                keys, set_aside = make_keys(received, case.reading(report), case.inputs(report), linker)
                case.rekey(report, keys, mark, set_aside)


def link_groups(  # noqa: PLR0913 - by name only
    case: WritableCase, linker: Linker, *, mark: str, progress: Progress, summary: Summary, most: int
) -> None:
    """Link every group in which a report waits, each with what it replaces in one transaction.

    Where this is interrupted, the reports of unfinished groups go on waiting, and another run takes them up.
    """
    waiting = case.count_unlinked()
    if not waiting:
        return
    progress.begin("linking", waiting)
    groups = groups_to_link(case, most)
    while (done := _link_some(case, linker, mark, islice(groups, TOGETHER))).groups:
        summary.add(done)
        progress.advance(done.linked)
    progress.end()


def _link_some(case: WritableCase, linker: Linker, mark: str, groups: Iterator[tuple[int, ...]]) -> Summary:
    """Link some groups in one transaction; what was done then."""
    done = Summary()
    with case.transaction():
        for rows in groups:
            done.add(_link(case, linker, mark, rows))
    return done


def _link(case: WritableCase, linker: Linker, mark: str, rows: Sequence[int]) -> Summary:
    """Link one group. What fails is set aside, with the group linked to nothing."""
    group = [_member(case, report) for report in case.identify(rows)]
    linking, set_aside = _try(linker, group)
    try:
        case.store_group(rows, linking, linker=mark, set_aside=set_aside)
    except RecordError as error:
        linking, set_aside = Linking(), [_failed(group, "bad-linking", error)]
        case.store_group(rows, linking, linker=mark, set_aside=set_aside)
    codes = Counter(item.code for item in set_aside)
    return Summary(groups=1, linked=len(rows), incidents=len(linking.incidents), set_aside=codes)


def _member(case: WritableCase, report: str) -> Member:
    received = case.received(report)
    return Received(report=nameless(received.report), text=received.text), case.reading(report)


def _try(linker: Linker, group: Sequence[Member]) -> tuple[Linking, list[SetAside]]:
    """What a group amounts to; nothing, and why, where the linker failed."""
    try:
        linking = linker.link(group)
        verify_linking(linking, (reading for _, reading in group))
    except RecordError as error:
        return Linking(), [_failed(group, "bad-linking", error)]
    except Exception as error:  # noqa: BLE001 - whatever a group does to a linker, the others are linked
        return Linking(), [_failed(group, "linker-failed", error)]
    return linking, []


def _failed(group: Sequence[Member], code: str, error: Exception) -> SetAside:
    return SetAside(
        path=path_of(group[0][1].report),
        code=code,
        reason=f"{type(error).__name__}: {error} (in a group of {len(group)} reports)",
        remedy="nothing: the reports are kept, and linked again by the next version; please tell us of it",
    )
