"""What a user adds to what Sayso knows: own actors and places, believed while a case is read that holds them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from sayso.record.vocabulary import VoiceKind
from sayso.world.gazetteer_file import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnActor:
    """One row of a user's table of actors."""

    name: str
    """Canonical name."""
    also: tuple[str, ...]
    """Its other names."""
    kind: VoiceKind
    """What sort of party it is."""
    side: str | None
    """ISO 3166-1 alpha-3 code, canonical name of a non-state side, or `None` for an outsider."""
    country: str | None
    """ISO 3166-1 alpha-3 code of the state in which a non-state side mostly is."""
    first_year: int | None
    """The year from which the row holds; `None` where it always did."""
    last_year: int | None
    """The last year in which it holds; `None` where it still does."""
    person: bool
    """Whether it is one human."""

    def holds_in(self, year: int | None) -> bool:
        """Whether the row is true of a report of that year; of one of an unknown year every row is."""
        if year is None:
            return True
        return (self.first_year is None or self.first_year <= year) and (self.last_year is None or year <= self.last_year)


FindOwn = Callable[[str], Sequence[Row]]
"""Gives a user's own places of a folded name."""


class OwnWorld:
    """Own actors and places of one case; told apart by identity, so that look-ups may be remembered for each."""

    def __init__(self, actors: Sequence[OwnActor] = (), find: FindOwn | None = None) -> None:
        """Put them together.

        Args:
            actors: in the order in which they were added.
            find: gives the own places of a folded name; `None` where there are none.
        """
        self.actors = tuple(actors)
        """Rows of all years, or those of one."""
        self.find = find
        """Gives the own places of a folded name."""
        self._years: dict[tuple[OwnActor, ...], OwnWorld] = {self.actors: self}

    def at(self, year: int | None) -> "OwnWorld":
        """What of it holds in a year; the same object for years of which the same is true."""
        holding = tuple(actor for actor in self.actors if actor.holds_in(year))
        return self._years.setdefault(holding, OwnWorld(holding, self.find))


NOTHING = OwnWorld()
_present: ContextVar[OwnWorld] = ContextVar("own", default=NOTHING)


def own_world() -> OwnWorld:
    """What is believed at present; empty where no user's table is in force."""
    return _present.get()


@contextmanager
def believing(own: OwnWorld) -> Iterator[None]:
    """All look-ups inside, in this thread, know these tables too."""
    before = _present.set(own)
    try:
        yield
    finally:
        _present.reset(before)
