"""The seams of the pipeline: what a reader and a linker must do, whatever does it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from sayso.record import Fingerprint, Linking, Reading, Received


class Reader(Protocol):
    """Report in, claims, events and mentions out.

    Needs: `Received`, without name and path, so that what a file is called decides nothing. Gives: `Reading`, one for each
    report and in the same order. A reader keeps nothing between reports, so that any report may be read on any process. It
    is given English, and texts too short to tell. What it raises sets that one report aside; the others are read.
    """

    @property
    def fingerprint(self) -> Fingerprint:
        """What it is made of."""
        ...

    def read(self, reports: Iterable[Received]) -> Iterator[Reading]:
        """Read reports one after another; memory does not grow with their number."""
        ...


class Linker(Protocol):
    """Reports that may belong together in, families and incidents out.

    Needs: for each reading, its blocking keys. Gives: `Linking`. Two reports without a common key, directly or through others,
    are never looked at together. `link` is a pure function of the set of reports: order and earlier calls do not matter.
    """

    @property
    def fingerprint(self) -> Fingerprint:
        """What it is made of."""
        ...

    def keys(self, received: Received, reading: Reading) -> tuple[str, ...]:
        """Blocking keys of one report, sorted; reports that share one may be copies or tell of one occurrence."""
        ...

    def link(self, group: Sequence[tuple[Received, Reading]]) -> Linking:
        """Families and incidents among the reports of one group."""
        ...
