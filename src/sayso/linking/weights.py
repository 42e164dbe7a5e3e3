"""The linker's tables: kinds of events, how they go together, and the weight of each feature."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.record import Event

STRANGERS = -1.0
"""Affinity of two kinds that the table does not name together."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that speaks for or against a link."""

    weight: float
    """What it adds."""
    says: str
    """What a reader of the explanation is told."""


@cache
def features() -> dict[str, Feature]:
    """The features by name."""
    return {name: Feature(float(row["weight"]), str(row["says"])) for name, row in _table("features.toml").items()}


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    return {name: feature.weight for name, feature in features().items()}


@cache
def copy_weights() -> dict[str, float]:
    """The weight of each signal that one report was made from another."""
    return {name: float(row["weight"]) for name, row in _table("copies.toml").items()}


def kind_of(event: Event) -> str | None:
    """The kind of occurrence that an event tells of; `None` where it tells of none."""
    kinds, types = _kinds()
    if event.type is None or event.type not in types:
        return None
    return kinds.get(event.acled or "", types[event.type])


def tells_aftermath(event: Event) -> bool:
    """Whether an event is told by what came of it and not by the deed: *succumbed*, *the bodies*."""
    words = event.anchor.quote.casefold().split()
    return bool(words) and not _aftermath().isdisjoint(words)


@cache
def _aftermath() -> frozenset[str]:
    """Words for what comes of a deed."""
    return frozenset(_table("kinds.toml")["aftermath"]["words"].split())


@cache
def affinity(a: str, b: str) -> float:
    """How well two kinds go together, 1 for one kind."""
    if a == b:
        return 1.0
    table = _table("kinds.toml")["affinity"]
    return float(table.get(f"{a} {b}", table.get(f"{b} {a}", STRANGERS)))


def title_words(sort: str, key: str) -> str | None:
    """What titles call an ACLED type, a PLOVER type or a kind of voice."""
    words: dict[str, str] = _table("titles.toml")[sort]
    return words.get(key)


@cache
def voice_words(sort: str) -> tuple[str, ...]:
    """Words, endings, exceptions or pronouns by which a nameless voice is told to be somebody."""
    words = _table("voices.toml")["somebody"][sort]
    return tuple(words.split() if isinstance(words, str) else words)


@cache
def _kinds() -> tuple[dict[str, str], dict[str, str]]:
    """Kind by ACLED type, and by PLOVER type."""
    table = _table("kinds.toml")
    return {acled: kind for kind, names in table["kinds"].items() for acled in names}, table["types"]


@cache
def _table(name: str) -> dict[str, Any]:
    """A table as it is written."""
    return tomllib.loads(_read(name).decode())


def _read(name: str) -> bytes:
    """The bytes of a table."""
    return files("sayso.linking.tables").joinpath(name).read_bytes()
