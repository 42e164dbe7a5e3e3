"""The CAMEO root of an event that is known by its PLOVER type alone."""

from sayso.record.vocabulary import EventType, Status
from sayso.world.codebook import read_table

_TABLE = read_table("cameo_roots")
_BY_TYPE: dict[EventType, str] = {EventType(kind): root for kind, root in _TABLE["types"].items()}
_BY_MODE: dict[tuple[EventType, str], str] = {
    (EventType(kind), mode): root for kind, modes in _TABLE["modes"].items() for mode, root in modes.items()
}
_INTENT: str = _TABLE["intent"]["root"]
_INTENDED = frozenset(EventType(kind) for kind in _TABLE["intent"]["types"].split())


def cameo_root(kind: EventType | None, mode: str | None = None, status: Status | None = None) -> str | None:
    """The two digits under which CAMEO has such events, or `None` for what it does not code.

    Args:
        kind: PLOVER type; `None` for what PLOVER does not know.
        mode: PLOVER mode, where one is known.
        status: Whether it happened; where it is given and says `planned`, cooperation is CAMEO's intent to cooperate.

    >>> cameo_root(EventType.ACCUSE), cameo_root(EventType.ACCUSE, "investigate")
    ('11', '09')
    >>> cameo_root(EventType.AID, None, Status.PLANNED)
    '03'
    """
    if kind is None:
        return None
    if status is Status.PLANNED and kind in _INTENDED:
        return _INTENT
    return _BY_MODE.get((kind, mode or ""), _BY_TYPE[kind])
