"""Sayso from Python: `sayso.read` fills a case, `sayso.open` looks into it."""

from collections.abc import Iterable
from pathlib import Path

from sayso.casefile import Case
from sayso.ingest import Options, ingest
from sayso.linking.linker import RuleLinker
from sayso.model.weights import has_weights
from sayso.pipeline.progress import Progress
from sayso.pipeline.run import read_inputs
from sayso.pipeline.stages import Linker, Reader
from sayso.pipeline.summary import Summary
from sayso.reading.reader import RuleReader

Paths = str | Path | Iterable[str | Path]
AS_EVER = Options()
"""The limits that `sayso read` has, and no leave to fetch."""


def read(  # noqa: PLR0913  (all but what is read and where it goes by name)
    paths: Paths,
    case: str | Path = "case.sayso",
    *,
    options: Options = AS_EVER,
    reader: Reader | None = None,
    linker: Linker | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read reports into a case and link them; what the case knows already is passed over.

    Nothing that is wrong with an input raises: it is set aside with its reason (`Case.set_aside`), and the others are read.

    >>> import sayso, tempfile
    >>> from pathlib import Path
    >>> folder = Path(tempfile.mkdtemp())
    >>> words = "The army said on Monday that rebels had shelled the market, killing four people."
    >>> _ = (folder / "monday.txt").write_text(words)
    >>> sayso.read(folder / "monday.txt", folder / "case.sayso").added
    1
    >>> with sayso.open(folder / "case.sayso") as case:
    ...     [claim.content.quote for claim in case.claims()]
    ['rebels had shelled the market, killing four people']

    Args:
        paths: a file, folder, pattern, address or `-`; or several of them.
        case: the case file, made where it is missing.
        options: limits on what one input may cost, and leave to fetch addresses.
        reader: makes claims and events of a report; by default what `choose_reader` gives.
        linker: makes families and incidents of many; by default the rules.
        progress: whom to tell how far it is; by default nobody.

    Returns:
        What was done.

    Raises:
        CaseBusyError: where another process writes the case.
        CaseError: where the file is no case, damaged, or of a newer version.
        RunInterruptedError: after Ctrl-C; what was finished is kept.
        WeightsError: where the weights of the package are damaged.
    """
    chosen = [paths] if isinstance(paths, str | Path) else paths
    inputs = ingest(chosen, options=options)
    return read_inputs(inputs, case, reader or choose_reader(), linker or RuleLinker(), progress=progress)


def choose_reader(*, rules: bool = False, threads: int = 0) -> Reader:
    """The trained reader where the package carries weights, else the rules.

    Args:
        rules: read by rules alone all the same.
        threads: cores that one operation of the network may take; 0 for all.

    Raises:
        WeightsError: where the weights are damaged.
    """
    if rules or not has_weights():
        return RuleReader()
    from sayso.reading.trained import TrainedReader  # noqa: PLC0415  (what the network needs takes long to load)

    return TrainedReader(threads=threads)


def open(path: str | Path = "case.sayso") -> Case:  # noqa: A001  (its name is `sayso.open`)
    """A case to look at; use it in a `with`.

    Its methods give the nouns of `sayso.record`: `incidents()`, `reports()`, `claims()`, `events()`, `reasons(id)`,
    `search(words)`, `lines()` and more.

    Args:
        path: the case file.

    Raises:
        CaseError: where there is no such file, or it is no case, damaged, or made by a newer version.
    """
    return Case.open(path)
