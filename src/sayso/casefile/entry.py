"""One report with all that a batch writes of it."""

from dataclasses import dataclass, replace

from sayso.casefile.forms import first_form
from sayso.casefile.verify import verify_reading, verify_received
from sayso.record import Reading, Received, Report, SetAside


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A report that is new, or that is read again; what cannot be right is refused when it is made.

    Raises:
        RecordError: where the text does not fit its hash, or a span or link of the reading does not fit the text.
    """

    text: str
    """The stored text."""
    forms: tuple[Report, ...]
    """Every form in which it was handed in; the first by name and path stands for it."""
    reading: Reading | None
    """What was read in it; `None` for a report that is kept and not read."""
    keys: tuple[str, ...] = ()
    """Blocking keys."""
    set_aside: tuple[SetAside, ...] = ()
    """Why it was not read, or not whole."""

    def __post_init__(self) -> None:
        received = Received(report=first_form(self.forms), text=self.text)
        verify_received(received)
        if self.reading is not None:
            verify_reading(received, self.reading)

    @property
    def report(self) -> Report:
        """The report as the record has it: as handed in, with what the reader found out."""
        form = first_form(self.forms)
        if self.reading is None:
            return form
        read = self.reading.report
        return replace(form, language=read.language, written=read.written, condition=read.condition)
