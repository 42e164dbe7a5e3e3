"""The seams of the pipeline: what a reader and a linker must do, whatever does it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.record import Linking, Reading, Received


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What a stage is made of; another fingerprint means that its results have to be made again."""

    name: str
    """`<name>@<sha256 head>` of its weights, or of its rules and tables."""
    tables: tuple[tuple[str, str], ...]
    """Name and digest of each table that it uses, by name."""


class Reader(Protocol):
    """Report in, claims, events and mentions out.

    Needs: `Received`, without name and path, so that what a file is called decides nothing. Gives: `Reading`, one for each
    report and in the same order. A reader keeps nothing between reports, so that any report may be read on any process. Where
    a text cannot be read at all, it gives a `Reading` without claims and events and says why in `reasons`; it never raises.
    """

    fingerprint: Fingerprint

    def read(self, reports: Iterable[Received]) -> Iterator[Reading]:
        """Read reports one after another; memory does not grow with their number."""
        ...


class Linker(Protocol):
    """Reports that may belong together in, families and incidents out.

    Needs: for each reading, its blocking keys. Gives: `Linking`. Two reports without a common key, directly or through others,
    are never looked at together. `link` is a pure function of the set of reports: order and earlier calls do not matter.
    """

    fingerprint: Fingerprint

    def keys(self, received: Received, reading: Reading) -> tuple[str, ...]:
        """Blocking keys of one report, sorted; reports that share one may be copies or tell of one occurrence."""
        ...

    def link(self, group: Sequence[tuple[Received, Reading]]) -> Linking:
        """Families and incidents among the reports of one group."""
        ...
