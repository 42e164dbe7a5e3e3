"""What those are called of whom a report tells neither name nor side: *gunmen*, *bandits*, *protesters*."""

import tomllib
from collections.abc import Iterable
from importlib.resources import files

_TABLE: dict[str, dict[str, str]] = tomllib.loads(files("sayso.world").joinpath("tables/unnamed.toml").read_text("utf-8"))


def _turned(group: str) -> dict[str, str]:
    """The name for each word of a group; the first name in the table that has it."""
    found: dict[str, str] = {}
    for name, words in _TABLE[group].items():
        for word in words.split():
            found.setdefault(word, name)
    return found


ARMED = _turned("armed")
"""Names of those who fight, by word."""
CROWD = _turned("crowd")
"""Names of those who gather, by word; many hold only where the event is a gathering."""

MILITARY_THINGS = frozenset(_TABLE["things"]["military"].split())
"""What only those who fight have."""


def name_of(words: Iterable[str], names: dict[str, str]) -> str | None:
    """The name of those whom some words in small letters tell of, by the last of them that has one.

    >>> name_of("men on motorbikes".split(), ARMED)
    'gunmen'
    """
    return next((names[word] for word in reversed(tuple(words)) if word in names), None)
