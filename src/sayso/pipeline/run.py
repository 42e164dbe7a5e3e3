"""Reports in, a case out: read what is new, then link what it touches."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sayso.casefile import Case, Entry, WritableCase
from sayso.errors import RecordError, RunInterruptedError
from sayso.pipeline.arrivals import sort_arrivals
from sayso.pipeline.batches import BATCH, Batch, in_batches
from sayso.pipeline.grouping import MOST
from sayso.pipeline.link_stage import link_groups, make_keys_again
from sayso.pipeline.manifest import Manifest
from sayso.pipeline.own import own_settings, own_world_of
from sayso.pipeline.progress import Progress, Silence
from sayso.pipeline.read_stage import Job, make_entries, unread
from sayso.pipeline.stages import Linker, Reader
from sayso.pipeline.summary import Summary
from sayso.record import Received, SetAside
from sayso.record.run import Setting
from sayso.world.own import OwnWorld


def read_inputs(  # noqa: PLR0913 - all but what is worked with and on by name
    inputs: Iterable[Received | SetAside],
    case_path: str | Path,
    reader: Reader,
    linker: Linker,
    *,
    settings: Mapping[str, Setting] | None = None,
    progress: Progress | None = None,
    batch: int = BATCH,
    total: int | None = None,
    largest_group: int = MOST,
) -> Summary:
    """Read reports into a case and link them; what the case knows already is passed over.

    Stopped at any moment, by Ctrl-C or otherwise, it has lost no more than one batch, and run again with the same inputs it
    ends with the same record as if it had never been stopped. What another reader, linker, setting or table of the user's
    own made is made again.

    Args:
        inputs: reports and what could not be made one, as `sayso.ingest` gives them; they are taken one batch at a time.
        case_path: the case file, made where it is missing.
        reader: makes readings.
        linker: makes families and incidents.
        settings: whatever else decides what the record is; part of its run.
        progress: whom to tell how far it is.
        batch: reports of one transaction.
        total: number of inputs, where it is known.
        largest_group: reports that are linked together at the most; a larger group is split as `sayso.pipeline.grouping` says.

    Returns:
        What was done.

    Raises:
        RunInterruptedError: after Ctrl-C; what was finished is kept.
        CaseBusyError: where another process writes the case.
        CaseError: where the case cannot be written.

    *Cost*: memory does not grow with the number of reports, but for about 100 bytes of each where a group has to be split.
    """
    summary, progress, began = Summary(), progress or Silence(), time.monotonic()
    try:
        with Case.write(case_path) as case, _stopping(progress):
            set_to = {**(settings or {}), "largest_group": largest_group, **own_settings(case)}
            manifest, own = Manifest.of(reader, linker, set_to), own_world_of(case)
            work = _Work(
                case=case, reader=reader, linker=linker, own=own, manifest=manifest, progress=progress, summary=summary
            )
            manifest.write(case)
            work.take_in(inputs, batch, total)
            work.read_again(batch)
            make_keys_again(case, linker, manifest.linker, batch)
            link_groups(case, linker, mark=manifest.linker, progress=progress, summary=summary, most=largest_group)
    except KeyboardInterrupt:
        raise RunInterruptedError(
            f"stopped after {summary.added:,} new reports and {summary.groups:,} linked groups; all of them are kept",
            remedy="run the same command again: it goes on from there",
        ) from None
    summary.seconds = time.monotonic() - began
    return summary


@contextmanager
def _stopping(progress: Progress) -> Iterator[None]:
    """However a run ends, its progress does too."""
    try:
        yield
    finally:
        progress.end()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What the reading stages of one run share."""

    case: WritableCase
    reader: Reader
    linker: Linker
    own: OwnWorld
    manifest: Manifest
    progress: Progress
    summary: Summary

    def take_in(self, inputs: Iterable[Received | SetAside], most: int, total: int | None) -> None:
        """Read what is new among the inputs, a batch at a time."""
        self.progress.begin("reading", total)
        for batch in in_batches(inputs, most):
            self._take_batch(batch)
            self.progress.advance(len(batch.received) + len(batch.set_aside))
        self.progress.end()

    def _take_batch(self, batch: Batch) -> None:
        arrivals = sort_arrivals(batch.received, self.case)
        set_aside = [*batch.set_aside, *arrivals.bad]
        entries = list(make_entries([*arrivals.new, *arrivals.changed], self.reader, self.linker, self.own))
        with self.case.transaction():
            self.case.take_back(item.report.path for item in batch.received if item.report.path)
            self.case.put_aside(set_aside)
            self._store(entries)
            self.case.add_forms(arrivals.renamed)
        codes = Counter(item.code for item in (*set_aside, *(item for entry in entries for item in entry.set_aside)))
        done = Summary(added=len(arrivals.new), known=arrivals.known, read_again=len(arrivals.changed), set_aside=codes)
        self.summary.add(done)

    def read_again(self, most: int) -> None:
        """Read what another reader read."""
        stale = self.case.stale(self.manifest.reader, most)
        if stale:
            self.progress.begin("reading again", None)
        while stale:
            entries = list(make_entries([self._job(report) for report in stale], self.reader, self.linker, self.own))
            with self.case.transaction():
                self._store(entries)
            codes = Counter(item.code for entry in entries for item in entry.set_aside)
            self.summary.add(Summary(read_again=len(entries), set_aside=codes))
            self.progress.advance(len(entries))
            stale = self.case.stale(self.manifest.reader, most)

    def _job(self, report: str) -> Job:
        return self.case.text(report), self.case.inputs(report)

    def _store(self, entries: list[Entry]) -> None:
        """Write all at once; where some id is taken twice, one by one, so that only that report is kept unread."""
        try:
            self._write(entries)
        except RecordError:
            for entry in entries:
                self._store_one(entry)

    def _store_one(self, entry: Entry) -> None:
        try:
            self._write([entry])
        except RecordError as error:
            self._write([unread(entry, error)])

    def _write(self, entries: list[Entry]) -> None:
        self.case.store(entries, reader=self.manifest.reader, keyer=self.manifest.linker)
