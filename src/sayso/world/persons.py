"""Persons who speak for a side in many reports, whatever their office at the time."""

from functools import cache
from importlib.resources import files

from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import rows
from sayso.world.actors import Actor
from sayso.world.spelling import fold


def know_person(name: str) -> Actor | None:
    """Who bears a personal name, or a last name that only one of the known persons bears; else `None`.

    >>> know_person("Zelensky").actor
    'Volodymyr Zelensky'
    """
    full, last = _persons()
    key = fold(name)
    return full.get(key) or last.get(key)


@cache
def _persons() -> tuple[dict[str, Actor], dict[str, Actor]]:
    """Persons by full name, and by last name where persons of one side alone have it and it is nobody's given name."""
    full: dict[str, Actor] = {}
    last: dict[str, Actor] = {}
    shared: set[str] = set()
    for row in rows("persons"):
        actor = Actor(actor=row["name"], kind=VoiceKind(row["kind"]), side=row["side"] or None)
        full[fold(row["name"])] = actor
        key = fold(row["name"].rsplit(None, 1)[-1])
        if key in given_names() and not row["name"].casefold().startswith(key):
            continue
        other = last.setdefault(key, actor)
        if other.side != actor.side or other.kind != actor.kind:
            shared.add(key)
    return full, {key: actor for key, actor in last.items() if key not in shared}


@cache
def given_names() -> frozenset[str]:
    """Common given names of the world, plain."""
    return frozenset(
        fold(name) for name in files("sayso.world").joinpath("tables", "given_names.txt").read_text("utf-8").split()
    )
