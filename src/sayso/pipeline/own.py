"""The user's own tables of a case, as the reader believes them and as the manifest tells of them."""

from collections.abc import Sequence

from sayso.casefile import Case, OwnKind
from sayso.errors import CaseError
from sayso.record.run import Setting
from sayso.world.gazetteer_file import Row
from sayso.world.own import NOTHING, OwnWorld
from sayso.world.own_actors import unpack_actor
from sayso.world.own_places import unpack_place


def own_settings(case: Case) -> dict[str, Setting]:
    """The own tables of a case as settings of a run: with other tables its reports are read again."""
    return {f"own {table.kind} {table.name}": table.digest for table in case.own_tables()}


def own_world_of(case: Case) -> OwnWorld:
    """What the own tables of a case say; places are looked up in the case, which has to stay open.

    Raises:
        CaseError: where a row of the case is none.
    """
    tables = case.own_tables()
    if not tables:
        return NOTHING

    def find(key: str) -> Sequence[Row]:
        try:
            return tuple(unpack_place(payload, own=kind is OwnKind.PLACES) for kind, payload in case.own_places(key))
        except ValueError as error:
            raise CaseError(f"a row holds no place: {error}", remedy="add the table again") from error

    try:
        actors = tuple(map(unpack_actor, case.own_rows(OwnKind.ACTORS)))
    except ValueError as error:
        raise CaseError(f"a row holds no actor: {error}", remedy="add the table again") from error
    return OwnWorld(actors, find if any(table.kind is not OwnKind.ACTORS for table in tables) else None)
