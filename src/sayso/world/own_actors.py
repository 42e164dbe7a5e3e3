"""A user's table of actors: its columns, its rows checked line by line, and the form in which a case keeps them."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import rows
from sayso.world.own import OwnActor
from sayso.world.own_cells import Fault, Line, Wrong, country_code, one_of, plain_name, several_names, split_lines
from sayso.world.spelling import fold, words_of
from sayso.world.states import states

COLUMNS = ("name", "also", "kind", "side", "country", "years", "what")
"""Of these, `name` and `kind` are required."""
WHAT = ("organization", "person")
"""What a row may be; without a word it is the first."""
YEARS = re.compile(r"(?:([0-9]{4})?-([0-9]{4})?|([0-9]{4}))")
"""2019-2023, 2019-, -2021, 2020."""


def check_actors(text: str, others: Iterable[OwnActor] = ()) -> tuple[tuple[OwnActor, ...], tuple[Fault, ...]]:
    """The rows of a table of actors, and everything that is wrong with it.

    Args:
        text: tab-separated, or comma-separated with quotes, with a heading of `COLUMNS`.
        others: rows of the user's other tables, whose sides are known and whose names are taken.

    Returns:
        Rows in their order, and faults; where there are faults the rows are not to be used.
    """
    before = tuple(others)
    lines = list(split_lines(text, COLUMNS, ("name", "kind")))
    named = {line.cells["name"] for line in lines if isinstance(line, Line)}
    sides = known_sides() | {actor.name for actor in before} | named
    found: list[OwnActor] = []
    faults: list[Fault] = []
    taken = _Taken()
    for actor in before:
        taken.take(actor, "another table")
    for line in lines:
        if isinstance(line, Fault):
            faults.append(line)
            continue
        try:
            actor = _read(line, sides)
            taken.take(actor, f"line {line.number}")
            found.append(actor)
        except Wrong as wrong:
            faults.append(Fault(line=line.number, message=str(wrong)))
    if not found and not faults:
        faults.append(Fault(line=0, message="expected rows under the heading, found none"))
    return tuple(found), tuple(faults)


def known_sides() -> frozenset[str]:
    """Every side of the tables of the package: codes of states, and names of non-state sides."""
    return frozenset(states()) | frozenset(row["name"] for row in rows("groups"))


class _Taken:
    """Who has which name, and when: one name means one actor at a time."""

    def __init__(self) -> None:
        self._owners: dict[str, list[tuple[OwnActor, str]]] = {}

    def take(self, actor: OwnActor, where: str) -> None:
        """Take the names of a row.

        Raises:
            Wrong: where another row has one of them in the same years.
        """
        for name in (actor.name, *actor.also):
            key = " ".join(atom.acronym or atom.fold for atom in words_of(name))
            for other, place in self._owners.setdefault(key, []):
                if _meet(actor, other) and other is not actor:
                    raise Wrong(f"expected each name once for the same years, found {name!r} also in {place} ({other.name})")
            self._owners[key].append((actor, where))


def _meet(one: OwnActor, other: OwnActor) -> bool:
    """Whether two rows hold in some year both."""
    return (one.first_year or 0) <= (other.last_year or 9999) and (other.first_year or 0) <= (one.last_year or 9999)


def _read(line: Line, sides: Collection[str]) -> OwnActor:
    """A row.

    Raises:
        Wrong: naming the first cell that does not fit.
    """
    cells = line.cells
    kind = one_of("kind", cells["kind"], [str(kind) for kind in VoiceKind], f"one of {', '.join(VoiceKind)}")
    side = cells.get("side", "")
    if side:
        expected = "a code of three letters as of ISO 3166-1, or the name of a known non-state side or of a row of this table"
        one_of("side", side, sides, expected)
    first, last = _years(cells.get("years", ""))
    name = plain_name(cells["name"])
    return OwnActor(
        name=name,
        also=tuple(each for each in several_names(cells.get("also", "")) if fold(each) != fold(name) or each != name),
        kind=VoiceKind(kind),
        side=side or None,
        country=country_code(cells.get("country", "")),
        first_year=first,
        last_year=last,
        person=one_of("what", cells.get("what", "") or WHAT[0], WHAT, " or ".join(WHAT)) == "person",
    )


def _years(cell: str) -> tuple[int | None, int | None]:
    """The first and last year of a cell.

    Raises:
        Wrong: where it has none, or they are the wrong way round.
    """
    if not cell:
        return None, None
    match = YEARS.fullmatch(cell.replace("–", "-").replace(" ", ""))
    if match is None or cell == "-":
        raise Wrong(f"years: expected such as 2019-2023, 2019-, -2021 or 2020, found {cell!r}")
    first, last = match[1] or match[3], match[2] or match[3]
    if first and last and first > last:
        raise Wrong(f"years: expected the earlier year first, found {cell!r}")
    return (int(first) if first else None), (int(last) if last else None)


def pack_actor(actor: OwnActor) -> str:
    """A row as a case keeps it."""
    years = (actor.first_year, actor.last_year)
    return json.dumps([actor.name, actor.also, actor.kind, actor.side, actor.country, *years, actor.person], ensure_ascii=False)


def unpack_actor(payload: str) -> OwnActor:
    """A row that a case keeps.

    Raises:
        ValueError: where it is none.
    """
    try:
        name, also, kind, side, country, first, last, person = json.loads(payload)
        return OwnActor(
            name=str(name),
            also=tuple(map(str, also)),
            kind=VoiceKind(kind),
            side=side,
            country=country,
            first_year=first,
            last_year=last,
            person=bool(person),
        )
    except (TypeError, ValueError) as error:
        raise ValueError(f"expected a row of actors, found {payload[:80]!r}") from error


def write_actors(actors: Sequence[OwnActor]) -> Iterator[str]:
    """A table of actors as lines, which `check_actors` reads again."""
    yield "\t".join(COLUMNS)
    for actor in actors:
        years = _show_years(actor)
        what = WHAT[actor.person]
        yield "\t".join((actor.name, "|".join(actor.also), actor.kind, actor.side or "", actor.country or "", years, what))


def _show_years(actor: OwnActor) -> str:
    """The years of a row as its table has them."""
    if actor.first_year is None and actor.last_year is None:
        return ""
    return f"{actor.first_year or ''}-{actor.last_year or ''}"
