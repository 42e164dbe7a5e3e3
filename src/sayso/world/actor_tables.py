"""The readable tables of actors: one line a row, tabs between the cells, bars between several names in one cell."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a table, each with a value for every column."""
    lines = _text(f"{table}.tsv").splitlines()
    columns = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


@cache
def discourse() -> dict[str, dict[str, str]]:
    """The small words by which a report points back, by group and name."""
    return {group: dict(words) for group, words in tomllib.loads(_text("discourse.toml")).items()}


@cache
def small_words(group: str, name: str) -> frozenset[str]:
    """The words of one line of the discourse table; several words in one are kept together by bars.

    >>> "she" in small_words("pronouns", "person")
    True
    """
    line = discourse()[group][name]
    return frozenset(line.split("|") if "|" in line else line.split())


def _text(file: str) -> str:
    return files("sayso.world").joinpath("tables", file).read_text(encoding="utf-8")
