"""A report laid out for reading."""

from dataclasses import dataclass
from functools import cached_property

from sayso.language.sentences import Sentence, split_sentences
from sayso.reading.alignment import Alignment
from sayso.record import Received, Report


@dataclass(frozen=True)
class Document:
    """A report, its stored text and the sentences in it."""

    report: Report
    """What is known of the report."""
    text: str
    """The text that is read: the stored one, or where its words were swapped the reading version of `alignment`."""
    alignment: Alignment | None = None
    """How the text that is read lies beside the stored one; `None` where they are the same."""

    @classmethod
    def of(cls, received: Received) -> "Document":
        """Lay out a report."""
        return cls(received.report, received.text)

    @property
    def as_received(self) -> "Document":
        """The document with its stored text."""
        return Document(self.report, self.alignment.stored) if self.alignment else self

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in text order."""
        return split_sentences(self.text)
