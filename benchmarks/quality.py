"""Run the official scorers on the development data and keep their figures.

    python benchmarks/quality.py [TASK ...]              measure, print a table
    python benchmarks/quality.py --write trained.json    also write the figures (with the digest of the data) beside this file
    python benchmarks/quality.py --floor trained.json    also fail where a figure is lower than the one kept in that file
    python benchmarks/quality.py --table trained.json    print the kept figures as the table of README.md; measure nothing
    python benchmarks/quality.py --rules …               read by rules alone; their figures are in rules.json

The scorers and the data lie in the folder that SAYSO_SHARED names, or in ../shared beside the checkout.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("SAYSO_SHARED") or HERE.parent.parent / "shared")
SAYSO = Path(sys.executable).with_name("sayso")
TOLERANCE = 0.002
"""How much a figure may fall before it counts as a loss: below it lie ties broken another way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One scorer on one body of data."""

    scorer: str
    """Name of the official scorer."""
    gold: str
    """Its gold, below the shared folder."""
    main: tuple[str, ...]
    """The figures to keep."""
    options: tuple[str, ...] = ()
    """Further options for all the scorer's actions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a task gave."""

    gold: str
    """Its gold, below the shared folder."""
    digest: str
    """Head of the SHA-256 over the gold's files."""
    reports: int
    """Reports handed in."""
    absent: int
    """Reports that the record lacks; all their gold counts as missed."""
    seconds: float
    """Time for reading them, store and start included."""
    figures: dict[str, float]
    """The main figures."""


TASKS = {
    "cases": Task(
        scorer="cases",
        gold="cases",
        main=(
            "claims.found.f1", "claims.voice.side", "claims.voice.side_where_partisan", "claims.voice.kind", "claims.stance",
            "claims.stance.macro_f1", "claims.about.deny", "claims.end_to_end.f1", "events.anchor.f1", "events.type",
            "events.acled", "events.status", "events.foreground", "events.actors.f1", "events.recipients.f1",
            "events.place.country", "events.place.within_50km", "events.time.exact", "events.casualties.exact.f1",
            "events.end_to_end.f1", "conditions.label", "families.pairs.f1", "families.root", "families.relation",
            "incidents.found.f1", "incidents.distractor_as_news", "incidents.background_as_news", "incidents.roots",
            "incidents.standing", "incidents.toll", "incidents.accounts.f1", "incidents.accounts.blames",
            "incidents.accounts.admits", "incidents.accounts.denies", "incidents.disputes.f1",
            "incidents.disputes.with_sides.f1", "clean.claims.found.f1", "spun.claims.found.f1",
            "translated.claims.found.f1",
        ),
    ),
    "attribution": Task(
        scorer="attribution",
        gold="data/attribution/polnear/dev",
        main=("source.exact.f1", "cue.exact.f1", "content.exact.f1", "whole.f1"),
    ),
    "times": Task(scorer="times", gold="data/time/tempeval3", main=("strict.f1", "relaxed.f1", "value.f1", "value.accuracy")),
    "places-lgl": Task(scorer="places", gold="data/places/lgl.xml", main=("detect.f1", "acc161.found", "acc161.all")),
    "places-geovirus": Task(scorer="places", gold="data/places/GeoVirus.xml", main=("detect.f1", "acc161.found", "acc161.all")),
    "entities-re3d": Task(scorer="entities", gold="data/entities/re3d", main=("all.exact.f1", "all.overlap.f1")),
    "muc-tst1": Task(
        scorer="muc", gold="data/incidents/muc/tst1", main=("relevance.f1", "organization_with_confidence.f1", "templates.f1")
    ),
    "muc-tst2": Task(
        scorer="muc", gold="data/incidents/muc/tst2", main=("relevance.f1", "organization_with_confidence.f1", "templates.f1")
    ),
    "event-types-plv": Task(
        scorer="event_types_plv", gold="data/events/plv/PLV_train.tsv", main=("pair.macro_f1", "any.macro_f1")
    ),
    "event-types-gsr": Task(
        scorer="event_types_gsr", gold="data/events/plover/PLOVER_GSR_CAMEO.txt", main=("type.accuracy", "whole")
    ),
    "event-types-petrarch": Task(
        scorer="event_types_petrarch",
        gold="data/events/petrarch2/PETR.UnitTest.records.xml",
        main=("exact.root", "exact.full"),
    ),
    "factuality": Task(
        scorer="factuality", gold="data/factuality/uds_ih2/dev.jsonl", main=("balanced.found", "not_actual.found.f1")
    ),
    "event-place": Task(
        scorer="event_place", gold="data/places/event_location/train.jsonl.gz", main=("events.found", "place.f1", "accuracy")
    ),
    "copies": Task(scorer="copies", gold="data/incidents/longtail", main=("pairs.f1",)),
    "longtail-200": Task(
        scorer="longtail",
        gold="data/incidents/longtail",
        main=("reports.pairs.f1", "reports.b3.f1", "toll.exact", "date.exact"),
        options=("--sample", "200"),
    ),
    "fakes": Task(
        scorer="fakes", gold="data/incidents/fakes", main=("killed.civilians_where_any", "actor.macro_f1", "groups.linked.f1")
    ),
}  # fmt: skip


def main() -> int:
    """Measure the tasks that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=", ".join(TASKS))
    parser.add_argument("--rules", action="store_true", help="read by rules alone")
    parser.add_argument("--write", metavar="FILE", help="file beside this one to keep the figures in")
    parser.add_argument("--floor", metavar="FILE", help="file beside this one whose figures must be reached")
    parser.add_argument("--table", metavar="FILE", help="file beside this one whose figures to print")
    options = parser.parse_args()
    if options.table:
        print(*table(json.loads((HERE / options.table).read_text(encoding="utf-8"))), sep="\n")
        return 0
    if not (SHARED / "score" / "score.py").exists():
        print("skipped: the scorers are not here; set SAYSO_SHARED to the folder that has score/ and data/", file=sys.stderr)
        return 0
    unknown = [name for name in options.tasks if name not in TASKS]
    if unknown:
        parser.error(f"unknown task {', '.join(unknown)}; there are {', '.join(TASKS)}")
    measured = {}
    for name in options.tasks or TASKS:
        measured[name] = measure(TASKS[name], rules=options.rules)
        show(name, measured[name])
    if options.write:
        keep(HERE / options.write, measured)
    return compare(HERE / options.floor, measured) if options.floor else 0


def measure(task: Task, *, rules: bool = False) -> Measured:
    """Read the inputs of a task and score the record."""
    gold = SHARED / task.gold
    with tempfile.TemporaryDirectory() as folder:
        inputs, case, record = (Path(folder) / name for name in ("reports.jsonl", "case.sayso", "record.jsonl"))
        inputs.write_bytes(scorer(task.scorer, "inputs", "--gold", gold, *task.options))
        began = time.perf_counter()
        sayso("read", inputs, "-c", case, "--quiet", *(["--rules"] if rules else []))
        seconds = time.perf_counter() - began
        record.write_bytes(sayso("export", "-c", case, "--format", "jsonl", "--mentions", "--quiet"))
        figures = json.loads(scorer(task.scorer, "score", "--gold", gold, "--record", record, "--json", *task.options))
    broken = {name: figures[name] for name in ("reports.absent", "reports.text_changed", "lines.malformed", "spans.wrong")}
    if any(value for name, value in broken.items() if name != "reports.absent"):
        raise SystemExit(f"{task.scorer}: the record is broken: {broken}")
    return Measured(
        gold=task.gold,
        digest=digest(gold),
        reports=figures["reports"],
        absent=figures["reports.absent"],
        seconds=round(seconds, 1),
        figures={name: round(figures[name], 4) for name in task.main if name in figures},
    )


def scorer(*arguments: str | Path) -> bytes:
    """What the official scorer prints."""
    return run([sys.executable, SHARED / "score" / "score.py", *arguments])


def sayso(*arguments: str | Path) -> bytes:
    """What the command line prints."""
    return run([SAYSO, *arguments])


def run(command: Iterable[str | Path]) -> bytes:
    """Standard output of a command, which must succeed."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit(f"exit code {done.returncode} of {' '.join(map(str, command))}")
    return done.stdout


def digest(gold: Path) -> str:
    """Head of the SHA-256 over the files of a gold, by relative path."""
    whole = hashlib.sha256()
    for path in sorted(gold.rglob("*")) if gold.is_dir() else [gold]:
        if path.is_file():
            whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:16]


def show(name: str, result: Measured) -> None:
    """Print one task."""
    print(f"\n{name}: {result.reports} reports, {result.absent} absent, read in {result.seconds} s", flush=True)
    for figure, value in result.figures.items():
        print(f"  {figure:<36} {value:.4f}" if isinstance(value, float) else f"  {figure:<36} {value}", flush=True)


def keep(path: Path, measured: dict[str, Measured]) -> None:
    """Write figures, leaving those of other tasks as they are."""
    kept: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    kept |= {name: asdict(result) for name, result in measured.items()}
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")


def compare(path: Path, measured: dict[str, Measured]) -> int:
    """1 where a figure is below the kept one, else 0; figures of other data cannot be compared and count as lost."""
    lost = []
    for name, floor in json.loads(path.read_text()).items():
        result = measured.get(name)
        if result and result.digest != floor["digest"]:
            lost.append(f"{name}: these are not the data of the kept figures; measure both anew")
        elif result:
            lost += [
                f"{name}: {figure} fell from {least} to {result.figures.get(figure)}"
                for figure, least in floor["figures"].items()
                if worse(figure, result.figures.get(figure, 0.0), least)
            ]
    print(*lost, sep="\n", file=sys.stderr)
    return bool(lost)


def table(kept: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The kept figures as a Markdown table, a row a task, in the order of `TASKS`."""
    yield "| task | gold | reports | figures |"
    yield "|---|---|---|---|"
    for name in (name for name in TASKS if name in kept):
        result = kept[name]
        figures = ", ".join(
            f"{key} {value if isinstance(value, int) else f'{value:.3f}'}" for key, value in result["figures"].items()
        )
        yield f"| {name} | `{result['gold']}` ({result['digest'][:8]}) | {result['reports']} | {figures} |"


def worse(figure: str, value: float, kept: float) -> bool:
    """Whether a figure is worse than the kept one; of false news fewer is better."""
    return value > kept if figure.endswith("_as_news") else value < kept - TOLERANCE


if __name__ == "__main__":
    sys.exit(main())
