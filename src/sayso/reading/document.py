"""A report laid out for reading."""

from dataclasses import dataclass
from functools import cached_property

from sayso.language.sentences import Sentence, split_sentences
from sayso.record import Received, Report


@dataclass(frozen=True)
class Document:
    """A report, its stored text and the sentences in it."""

    report: Report
    """What is known of the report."""
    text: str
    """The stored text; every span points into it."""

    @classmethod
    def of(cls, received: Received) -> "Document":
        """Lay out a report."""
        return cls(received.report, received.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in text order."""
        return split_sentences(self.text)
