"""Words of weapons and the classes of means that they belong to."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.record.vocabulary import MeansCategory


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponsTable:
    """The words, ready to be looked up."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], MeansCategory], ...]]
    """First word, to the phrases that begin with it, the longest first."""
    guarded: frozenset[str]
    """Words that are a weapon in the singular only behind one of `behind`."""
    behind: frozenset[str]
    """See `guarded`."""
    unless_before: frozenset[str]
    """Words before which a single word is no weapon."""

    def match(self, words: Sequence[str], start: int) -> tuple[int, MeansCategory] | None:
        """How many words from `start` name a weapon, and its class.

        >>> weapons_table().match("two rocket propelled grenades".split(), 1)
        (3, <MeansCategory.GRENADE: 'grenade'>)
        """
        for phrase, category in self.phrases.get(words[start], ()):
            if tuple(words[start : start + len(phrase)]) == phrase:
                return len(phrase), category
        return None


@cache
def weapons_table() -> WeaponsTable:
    """The table of the package."""
    table = tomllib.loads(files("sayso.world").joinpath("tables/weapons.toml").read_text("utf-8"))
    phrases: dict[str, dict[tuple[str, ...], MeansCategory]] = {}
    for category, listed in table["words"].items():
        for phrase in filter(None, (each.strip() for each in listed.replace("\n", "").split("|"))):
            for form in (phrase, plural(phrase, table["plurals"])):
                parts = tuple(form.split())
                phrases.setdefault(parts[0], {}).setdefault(parts, MeansCategory(category))
    return WeaponsTable(
        phrases={
            first: tuple(sorted(each.items(), key=lambda item: (-len(item[0]), item[0]))) for first, each in phrases.items()
        },
        guarded=frozenset(table["guarded"]["singular"].split()),
        behind=frozenset(table["guarded"]["behind"].split()),
        unless_before=frozenset(table["guarded"]["unless_before"].split()),
    )


def plural(phrase: str, irregular: dict[str, str]) -> str:
    """The plural of a phrase.

    >>> plural("car bomb", {}), plural("howitzer battery", {}), plural("knife", {"knife": "knives"})
    ('car bombs', 'howitzer batteries', 'knives')
    """
    before, _, last = phrase.rpartition(" ")
    if last in irregular:
        many = irregular[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        many = last[:-1] + "ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        many = last + "es"
    else:
        many = last + "s"
    return f"{before} {many}" if before else many
