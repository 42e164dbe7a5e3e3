"""Inputs in batches, so that each can be kept or lost as one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.record import Received, SetAside

BATCH = 100
"""Reports of one transaction: at 100 reports a second, what a kill costs is a second's work; committing costs 2 ms."""
BATCH_LENGTH = 4_000_000
"""Code points of text from which a batch is full whatever its number: bounds memory."""


@dataclass(slots=True)
class Batch:
    """Some inputs."""

    received: list[Received] = field(default_factory=list)
    """Texts."""
    set_aside: list[SetAside] = field(default_factory=list)
    """What could not be made a text."""
    length: int = 0
    """Code points of all texts."""

    def add(self, item: Received | SetAside) -> None:
        """One more input."""
        if isinstance(item, SetAside):
            self.set_aside.append(item)
            return
        self.received.append(item)
        self.length += len(item.text)

    def is_full(self, most: int) -> bool:
        """Whether it is time to write it."""
        return len(self.received) + len(self.set_aside) >= most or self.length >= BATCH_LENGTH


def in_batches(inputs: Iterable[Received | SetAside], most: int = BATCH) -> Iterator[Batch]:
    """The inputs in their order, in batches of so many at the most."""
    batch = Batch()
    for item in inputs:
        batch.add(item)
        if batch.is_full(most):
            yield batch
            batch = Batch()
    if batch.received or batch.set_aside:
        yield batch
