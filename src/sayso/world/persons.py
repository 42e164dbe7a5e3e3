"""Persons who speak for a side in many reports, whatever their office at the time."""

from functools import cache, lru_cache
from importlib.resources import files

from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import rows
from sayso.world.actors import OWN_WORLDS, Actor
from sayso.world.own import OwnWorld, own_world
from sayso.world.spelling import fold

MIN_LAST = 3
"""Letters from which a last name alone is a person's: *Un* and *Il* are words of many languages."""


def know_person(name: str) -> Actor | None:
    """Who bears a personal name, or a last name that only one of the known persons bears; else `None`.

    >>> know_person("Zelensky").actor
    'Volodymyr Zelensky'
    """
    full, last = _persons(own_world())
    key = fold(name)
    return full.get(key) or last.get(key)


@lru_cache(maxsize=OWN_WORLDS)
def _persons(own: OwnWorld) -> tuple[dict[str, Actor], dict[str, Actor]]:
    """Persons by full name, and by last name where persons of one side alone have it and it is nobody's given name."""
    full: dict[str, Actor] = {}
    last: dict[str, Actor] = {}
    shared: set[str] = set()
    for row in rows("persons"):
        actor = Actor(actor=row["name"], kind=VoiceKind(row["kind"]), side=row["side"] or None)
        full[fold(row["name"])] = actor
        key = fold(row["name"].rsplit(None, 1)[-1])
        if len(key) < MIN_LAST or (key in given_names() and not row["name"].casefold().startswith(key)):
            continue
        other = last.setdefault(key, actor)
        if other.side != actor.side or other.kind != actor.kind:
            shared.add(key)
    known = {key: actor for key, actor in last.items() if key not in shared}
    added_full, added_last = _added(own)
    return full | added_full, known | added_last


def _added(own: OwnWorld) -> tuple[dict[str, Actor], dict[str, Actor]]:
    """The user's own persons by each of their names, and by last name where one alone has it."""
    full: dict[str, Actor] = {}
    last: dict[str, Actor] = {}
    shared: set[str] = set()
    for row in own.actors:
        if row.person:
            actor = Actor(actor=row.name, kind=row.kind, side=row.side)
            full |= dict.fromkeys(map(fold, (row.name, *row.also)), actor)
            key = fold(row.name.rsplit(None, 1)[-1])
            if len(key) >= MIN_LAST and last.setdefault(key, actor) != actor:
                shared.add(key)
    return full, {key: actor for key, actor in last.items() if key not in shared}


@cache
def given_names() -> frozenset[str]:
    """Common given names of the world, plain."""
    return frozenset(
        fold(name) for name in files("sayso.world").joinpath("tables", "given_names.txt").read_text("utf-8").split()
    )
