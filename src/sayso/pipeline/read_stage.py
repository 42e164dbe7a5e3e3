"""Reports to readings: what is new or stale is read, what cannot be read is set aside, and nothing else is lost."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from sayso.casefile import Entry
from sayso.casefile.forms import first_form, nameless
from sayso.errors import RecordError
from sayso.pipeline.stages import Linker, Reader
from sayso.record import Reading, Received, Report, SetAside
from sayso.world.own import NOTHING, OwnWorld, believing

ENGLISH = frozenset({"en", "eng"})
"""Languages that are read, by ISO 639 code; a report of unknown language is read too."""

Job = tuple[str, tuple[Report, ...]]
"""A text with all forms in which it was handed in."""


def is_read(language: str | None) -> bool:
    """Whether reports in a language are read; a region behind a hyphen does not matter."""
    return language is None or language.lower().partition("-")[0] in ENGLISH


def make_entries(jobs: Sequence[Job], reader: Reader, linker: Linker, own: OwnWorld = NOTHING) -> Iterator[Entry]:
    """Read reports and make of each what the case keeps of it.

    The stages see no name and no path: what a file is called decides nothing. The user's own tables are known to the reader.
    """
    readable = [_received(job) for job in jobs if is_read(first_form(job[1]).language)]
    readings = iter(read_believing(readable, reader, own))
    for text, forms in jobs:
        language = first_form(forms).language
        if not is_read(language):
            yield Entry(text=text, forms=forms, reading=None, set_aside=(_not_read_yet(forms, language),))
        else:
            yield _entry(text, forms, next(readings), linker)


def _received(job: Job) -> Received:
    text, forms = job
    return Received(report=nameless(first_form(forms)), text=text)


def read_believing(reports: Sequence[Received], reader: Reader, own: OwnWorld) -> Iterable[Reading | Exception]:
    """A reading of each report, or what went wrong with it, by the own tables as they hold in its year."""
    if own is NOTHING:
        return read_each(reports, reader)
    worlds: dict[OwnWorld, list[int]] = {}
    for index, received in enumerate(reports):
        worlds.setdefault(own.at(_year_of(received.report)), []).append(index)
    readings: dict[int, Reading | Exception] = {}
    for world, indices in worlds.items():
        with believing(world):
            readings |= zip(indices, read_each([reports[index] for index in indices], reader), strict=True)
    return [readings[index] for index in range(len(reports))]


def _year_of(report: Report) -> int | None:
    """The year in which a report was published, or `None`."""
    return int(report.published[:4]) if report.published and report.published[:4].isdecimal() else None


def read_each(reports: Sequence[Received], reader: Reader) -> Iterator[Reading | Exception]:
    """A reading of each report, or what went wrong with it.

    A reader may look at many at once, and what it raises does not tell which report it was: then the rest is read one by one.
    """
    done = 0
    with suppress(Exception):  # whatever a text does to a reader, the others are read
        for reading in reader.read(reports):
            yield reading
            done += 1
    for received in reports[done:]:
        yield _read_one(received, reader)


def _read_one(received: Received, reader: Reader) -> Reading | Exception:
    try:
        return next(iter(reader.read([received])))
    except StopIteration:
        return RecordError("the reader gave no reading")
    except Exception as error:  # noqa: BLE001 - it is told of the report
        return error


def _entry(text: str, forms: tuple[Report, ...], reading: Reading | Exception, linker: Linker) -> Entry:
    """What the case keeps of a report that was read, or was tried."""
    if isinstance(reading, Exception):
        return Entry(text=text, forms=forms, reading=None, set_aside=(_failed(forms, "reader-failed", reading),))
    keys, set_aside = make_keys(_received((text, forms)), reading, forms, linker)
    try:
        return Entry(text=text, forms=forms, reading=reading, keys=keys, set_aside=set_aside)
    except RecordError as error:
        return Entry(text=text, forms=forms, reading=None, set_aside=(_failed(forms, "bad-reading", error),))


def unread(entry: Entry, error: Exception) -> Entry:
    """The report without its reading, which the case refused."""
    return Entry(text=entry.text, forms=entry.forms, reading=None, set_aside=(_failed(entry.forms, "bad-reading", error),))


def make_keys(
    received: Received, reading: Reading, forms: Iterable[Report], linker: Linker
) -> tuple[tuple[str, ...], tuple[SetAside, ...]]:
    """The blocking keys of a report; none, and why, where the linker failed."""
    try:
        return tuple(sorted(set(linker.keys(received, reading)))), ()
    except Exception as error:  # noqa: BLE001 - the report stays, linked to nothing
        return (), (_failed(forms, "linker-failed", error),)


def path_of(report: Report) -> str:
    """What a user knows a report by."""
    return report.path or report.name or report.id


def _not_read_yet(forms: Iterable[Report], language: str | None) -> SetAside:
    return SetAside(
        path=path_of(first_form(forms)),
        code="not-read-yet",
        reason=f"expected English, found language {language}",
        remedy="nothing: it is kept, and will be read by the first version that reads its language",
    )


def _failed(forms: Iterable[Report], code: str, error: Exception) -> SetAside:
    return SetAside(
        path=path_of(first_form(forms)),
        code=code,
        reason=f"{type(error).__name__}: {error}",
        remedy="nothing: the report is kept, and read again by the next version; please tell us of it",
    )
