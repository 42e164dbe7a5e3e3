"""What of a batch the case knows already, and what it does not."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.casefile import WritableCase
from sayso.casefile.forms import first_form, nameless
from sayso.casefile.verify import verify_received
from sayso.errors import RecordError
from sayso.pipeline.read_stage import Job, path_of
from sayso.record import Received, Report, SetAside


@dataclass(slots=True)
class Arrivals:
    """A batch sorted by what there is to do."""

    new: list[Job] = field(default_factory=list)
    """Reports that the case does not have."""
    changed: list[Job] = field(default_factory=list)
    """Reports of the case whose first form is another now, with another title, address or language: to be read again."""
    renamed: list[Report] = field(default_factory=list)
    """Further names of reports of the case."""
    known: int = 0
    """Inputs that are no new report."""
    bad: list[SetAside] = field(default_factory=list)
    """Inputs that are no report: what is known of the text does not fit it."""


def sort_arrivals(received: Iterable[Received], case: WritableCase) -> Arrivals:
    """Sort a batch by what there is to do."""
    arrivals = Arrivals()
    texts: dict[str, str] = {}
    forms: dict[str, set[Report]] = {}
    number = 0
    for item in received:
        try:
            verify_received(item)
        except RecordError as error:
            arrivals.bad.append(_bad(item, error))
            continue
        number += 1
        texts[item.report.id] = item.text
        forms.setdefault(item.report.id, set()).add(item.report)
    for identity, arrived in forms.items():
        _sort(texts[identity], arrived, case.forms(identity), arrivals)
    arrivals.known = number - len(arrivals.new)
    return arrivals


def _sort(text: str, arrived: set[Report], known: frozenset[Report], arrivals: Arrivals) -> None:
    every = known | arrived
    if not known:
        arrivals.new.append((text, tuple(every)))
    elif nameless(first_form(every)) != nameless(first_form(known)):
        arrivals.changed.append((text, tuple(every)))
    else:
        arrivals.renamed += arrived - known


def _bad(item: Received, error: RecordError) -> SetAside:
    return SetAside(path=path_of(item.report), code="bad-report", reason=str(error), remedy="hand it in as Unicode text")
