"""The codebooks beside one another: PLOVER, CAMEO, ACLED and UCDP, as the page of the manual shows them.

`python -m sayso.world.crosswalk` prints docs/scientist/crosswalk.md from the tables.

*Source*: tables `modes`, `cameo`, `cameo_roots` and `crosswalk`, each with its own sources at its head.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.record.vocabulary import AcledType, EventType
from sayso.world.cameo_roots import cameo_root
from sayso.world.codebook import MODES, cameo_codes, plover_of, read_table


class Violence(StrEnum):
    """What UCDP makes of a sub-event type where it cost a life."""

    PARTIES = "parties"
    """State-based, non-state or one-sided, by who stands against whom."""
    ONE_SIDED = "one-sided"
    """One-sided, where the one who did it is organised."""
    NONE = "none"
    """No event of organised violence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """An ACLED sub-event type and what the other codebooks make of it."""

    acled: AcledType
    """The sub-event type."""
    event: str
    """ACLED event type above it."""
    plover: tuple[tuple[EventType, str | None], ...]
    """PLOVER types and modes, the usual one first."""
    cameo: tuple[str, ...]
    """CAMEO codes, the usual one first; empty where CAMEO has no word for it."""
    ucdp: Violence
    """Type of violence."""
    lost: str
    """What the other codebooks do not tell of it."""


@cache
def crossings() -> tuple[Crossing, ...]:
    """All sub-event types in the order of ACLED's codebook."""
    return tuple(
        Crossing(
            acled=AcledType(name),
            event=row["event"],
            plover=tuple(map(_typed, row["plover"])),
            cameo=tuple(row["cameo"]),
            ucdp=Violence(row["ucdp"]),
            lost=row["lost"],
        )
        for name, row in read_table("crosswalk").items()
    )


def _typed(words: str) -> tuple[EventType, str | None]:
    kind, _, mode = words.partition(" ")
    return EventType(kind), mode or None


def acled_of(kind: EventType, mode: str | None = None) -> tuple[AcledType, ...]:
    """The ACLED sub-event types that an event of a PLOVER type and mode may be, those of which it is the usual one first.

    >>> acled_of(EventType.ASSAULT, "sexual")
    (<AcledType.SEXUAL_VIOLENCE: 'Sexual violence'>,)
    >>> acled_of(EventType.CONSULT)
    ()
    """
    found = [
        (crossing.plover.index((kind, mode)), crossing.acled) for crossing in crossings() if (kind, mode) in crossing.plover
    ]
    return tuple(acled for _, acled in sorted(found, key=lambda each: min(each[0], 1)))


# --- the page -----------------------------------------------------------------------------------------------------------

INTRODUCTION = """# Crosswalk: PLOVER, CAMEO, ACLED, UCDP

Made from the tables of the package; `python -m sayso.world.crosswalk > docs/scientist/crosswalk.md` makes it anew, and
a test keeps them together. How the record uses these codebooks is told in [the record,
explained](record.md#what-sort-plover-acled-cameo).

The codebooks do not cut the world in the same places, so no arrow here is a translation:

- **PLOVER** and **CAMEO** code *what one party does to another*, in words as well as in deeds, event by event as told.
  PLOVER has 16 types, with modes below; CAMEO has 20 roots with codes of three and four digits below.
- **ACLED** codes *what happened at a place on a day*, violence and protest with few deeds besides, after weighing all
  sources; both sides of a clash are in one event. It has no words: nobody says, asks, accuses or promises.
- **UCDP** counts *deaths of organised violence*, by pair of sides. It has three types of violence, and nothing that
  cost no life.

What every arrow loses: PLOVER knows neither CAMEO's grades (a code of four digits becomes a type, perhaps with a mode)
nor ACLED's parties and weapons; ACLED and UCDP know no `status` (denied, planned, demanded), no voice and no history;
UCDP knows no means.
"""

BY_ACLED = """## From ACLED

`parties` under UCDP: state-based where a state stands against an organised side, non-state where neither is a state,
one-sided where an organised side turned on civilians. Each needs a death, and UCDP lists a pair of sides from 25 deaths
in a year: a record of reports cannot tell that.

| ACLED event | sub-event | PLOVER | CAMEO | UCDP | what is lost |
|---|---|---|---|---|---|
"""
BY_PLOVER = """## From PLOVER

The root is what the record writes into `cameo` where no word tells more. Codes are those that CAMEO2PLOVER makes such
an event of, cut to what they have in common; sub-events are those that such an event may be, the likelier first.

| PLOVER | mode | CAMEO root | CAMEO codes | ACLED sub-events |
|---|---|---|---|---|
"""
BY_CAMEO = """## From CAMEO

Each root, and the PLOVER types and modes that its codes become. `02` (appeal) is left out by CAMEO2PLOVER and made a
request here. `01` (statement) becomes nothing: a statement is a claim in the record, no event.

| CAMEO root | PLOVER |
|---|---|
"""
APART = """## Where Sayso goes another way than CAMEO2PLOVER

The lexicon gives a code of its own to some words whose PLOVER type is not the one that CAMEO2PLOVER has for that code,
since the PLOVER manual puts the deed elsewhere:

| frame of the lexicon | PLOVER here | CAMEO | CAMEO2PLOVER |
|---|---|---|---|
"""


def write_crosswalk() -> str:
    """The whole page."""
    return "\n".join(
        (
            INTRODUCTION,
            BY_ACLED + _lines(map(_acled_cells, crossings())),
            BY_PLOVER + _lines(_plover_cells()),
            BY_CAMEO + _lines(_cameo_cells()),
            APART + _lines(_apart_cells()),
        )
    )


def _lines(rows: Iterable[Iterable[str]]) -> str:
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def _words(kind: EventType, mode: str | None) -> str:
    return f"`{kind}`" if mode is None else f"`{kind}` ({mode})"


def _acled_cells(crossing: Crossing) -> tuple[str, ...]:
    plover = ", ".join(_words(kind, mode) for kind, mode in crossing.plover)
    return crossing.event, crossing.acled, plover, ", ".join(crossing.cameo) or "–", crossing.ucdp, crossing.lost


def _plover_cells() -> Iterator[tuple[str, ...]]:
    codes: dict[tuple[EventType, str | None], list[str]] = {}
    for code in cameo_codes():
        if found := plover_of(code):
            codes.setdefault(found, []).append(code)
    for kind in EventType:
        for mode in (None, *sorted(MODES[kind])):
            root = cameo_root(kind, mode) or "–"
            sub_events = ", ".join(acled_of(kind, mode)) or "–"
            yield _words(kind, None), mode or "", root, ", ".join(_shortest(codes.get((kind, mode), []))) or "–", sub_events


def _shortest(codes: Iterable[str]) -> Iterator[str]:
    """Codes without those whose first three digits stand there too."""
    kept = set(codes)
    return (code for code in sorted(kept) if len(code) == 3 or code[:3] not in kept)


def _cameo_cells() -> Iterator[tuple[str, ...]]:
    roots: dict[str, dict[str, None]] = {}
    for code in cameo_codes():
        found = plover_of(code)
        if found:
            roots.setdefault(code[:2], {})[_words(*found)] = None
    for root in sorted(roots):
        yield root, ", ".join(roots[root])


def _apart_cells() -> Iterator[tuple[str, ...]]:
    for name, frame in sorted(read_table("events")["frames"].items()):
        code = frame.get("cameo")
        found = plover_of(code) if code else None
        if found and found[0] != frame["type"]:
            yield name, _words(EventType(frame["type"]), frame.get("mode")), code, _words(*found)


if __name__ == "__main__":
    sys.stdout.write(write_crosswalk())
