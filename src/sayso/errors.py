"""Every error that Sayso raises on purpose: what was expected, what was found, what to do; each with a searchable code."""


class SaysoError(Exception):
    """Base of all; shown to a user as one line, without a traceback."""

    code = "sayso"
    """Searchable name of the fault."""
    exit_code = 1
    """What the command line ends with."""

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message)
        self.remedy = remedy
        """What to do; `None` where the message says it."""


class UsageError(SaysoError):
    """Something that the user asked for does not fit."""

    code = "usage"
    exit_code = 2


class InputError(SaysoError):
    """An input that cannot be read; it is set aside and stops nothing else."""

    code = "input"
    exit_code = 3


class UnfitError(InputError):
    """An input, or a part of one, that cannot become a report; its code is one of the table of reasons."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        """As in `sayso.ingest.reasons.REASONS`."""


class RecordError(SaysoError):
    """A line that is not of the record format."""

    code = "record"
    exit_code = 4


class CaseError(SaysoError):
    """A case file that is missing, damaged, or of a newer version."""

    code = "case"
    exit_code = 5


class CaseBusyError(CaseError):
    """Another process writes the case."""

    code = "case-busy"
    exit_code = 6


class NotFoundError(SaysoError):
    """An id that the case does not have."""

    code = "not-found"
    exit_code = 7


class WeightsError(SaysoError):
    """The trained weights of the package are missing or damaged."""

    code = "weights"
    exit_code = 8


class RunInterruptedError(SaysoError):
    """A run was stopped by its user; all that was finished is kept."""

    code = "interrupted"
    exit_code = 130
