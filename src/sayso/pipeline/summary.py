"""What a run did."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Summary:
    """Figures of one run; they grow while it goes on."""

    added: int = 0
    """Reports that are new in the case."""
    known: int = 0
    """Inputs that the case had already, perhaps under another name."""
    read_again: int = 0
    """Reports of the case that were read again: by another reader, or under another title."""
    set_aside: Counter[str] = field(default_factory=Counter)
    """What was not read or not linked, by code of the reason; reports that are kept all the same count as added too."""
    groups: int = 0
    """Groups of reports that were linked."""
    linked: int = 0
    """Reports in them."""
    incidents: int = 0
    """Incidents that were made or made again."""
    seconds: float = 0.0
    """How long it took."""

    def add(self, part: "Summary") -> None:
        """Count what a part of the run did, now that it is kept."""
        self.added += part.added
        self.known += part.known
        self.read_again += part.read_again
        self.set_aside += part.set_aside
        self.groups += part.groups
        self.linked += part.linked
        self.incidents += part.incidents

    @property
    def received(self) -> int:
        """Inputs that became reports or were known as such."""
        return self.added + self.known

    @property
    def rate(self) -> float:
        """Reports taken in or read again for each second; 0 before the clock has moved."""
        return (self.received + self.read_again) / self.seconds if self.seconds else 0.0
