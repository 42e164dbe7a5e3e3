"""The codebooks: PLOVER types and modes, and the CAMEO codes that become them.

*Source*: PLOVER manual, draft 2.0, and CAMEO2PLOVER-2021 (Open Event Data Alliance, CC BY-SA 4.0).
"""

import tomllib
from importlib.resources import files
from typing import Any

from sayso.record.vocabulary import EventType


def read_table(name: str) -> dict[str, Any]:
    """A table of this room, by its name without ending."""
    return tomllib.loads(_source(name))


def _source(name: str) -> str:
    """The text of a table."""
    return files("sayso.world").joinpath(f"tables/{name}.toml").read_text("utf-8")


MODES: dict[EventType, frozenset[str]] = {
    EventType(kind): frozenset(modes.split()) for kind, modes in read_table("modes")["modes"].items()
}
"""Modes of each event type."""
_CAMEO: dict[str, str] = read_table("cameo")["cameo"]


def plover_of(cameo: str) -> tuple[EventType, str | None] | None:
    """The PLOVER type and mode that a CAMEO code becomes, by its longest known head; `None` for a code that becomes nothing.

    >>> plover_of("1831")
    (<EventType.ASSAULT: 'assault'>, 'suicide-attack')
    """
    for length in range(len(cameo), 1, -1):
        found = _CAMEO.get(cameo[:length]) or _CAMEO.get(cameo[:length] + "0")
        if found:
            kind, _, mode = found.partition(" ")
            return EventType(kind), mode or None
    return None


def is_cameo(code: str) -> bool:
    """Whether a code stands in CAMEO."""
    return code in _CAMEO


def cameo_codes() -> tuple[str, ...]:
    """The codes of CAMEO that become something, in their order."""
    return tuple(sorted(_CAMEO))
