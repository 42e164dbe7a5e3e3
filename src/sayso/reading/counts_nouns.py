"""Finds the noun that a number counts."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.reading.counts_words import CountWord
from sayso.world.numbers import read_number

MAX_MODIFIERS = 5
"""Words between a number and its noun."""
SINGULAR_IN_IS = frozenset("tennis debris pelvis marquis penis clitoris aegis memphis tunis dennis".split())
"""Longer nouns in *is* that are no plural; names of peoples are: *Iraqis*, *Houthis*."""
IRREGULAR_PLURAL = re.compile(r"(?:men|women|children|people)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class NounWords:
    """Word lists of the noun phrase."""

    collective: frozenset[str]
    person: frozenset[str]
    stop: frozenset[str]
    label: frozenset[str]
    between: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noun:
    """Where the noun of a number stands among the words."""

    begin: int
    """Its first modifier."""
    head: int
    """The noun itself; the pronoun of *of them*."""
    partitive: bool
    """Whether it is *of them*."""


@cache
def noun_words() -> NounWords:
    """The word lists of the package."""
    table = tomllib.loads(files("sayso.world").joinpath("tables/numbers.toml").read_text("utf-8"))["nouns"]
    return NounWords(**{name: frozenset(words.split()) for name, words in table.items()})


def find_noun(words: Sequence[CountWord], lowers: Sequence[str], start: int, *, singular: bool, article: bool) -> Noun | None:
    """The noun that a number before it counts."""
    nouns = noun_words()
    while start < len(lowers) and lowers[start] in nouns.between:
        if (
            lowers[start] == "of"
            and lowers[start + 1 : start + 2]
            and lowers[start + 1] in ("them", "us", "whom", "these", "those")
        ):
            return Noun(start + 2, start + 1, partitive=True)
        start += (
            2
            if lowers[start] == "of" and lowers[start + 1 : start + 2] and lowers[start + 1] in ("the", "its", "their", "his")
            else 1
        )
    start = last = _behind_age(lowers, start)
    while (
        last < len(lowers)
        and last - start <= MAX_MODIFIERS
        and words[last].text[0].isalpha()
        and lowers[last] not in nouns.stop
    ):
        if last > start and _ends_phrase(lowers, last, singular=singular):
            break
        last += 1
    return _head(lowers, start, last, singular=singular, article=article)


def _behind_age(lowers: Sequence[str], start: int) -> int:
    """Index behind an age that stands before a noun (*a six-year-old girl*)."""
    age = read_number(lowers, start)
    if age and lowers[age[1] : age[1] + 1] == ["-"]:
        rest = lowers[age[1] + 1 : age[1] + 4]
        if rest[:1] == ["year-old"]:
            return age[1] + 2
        if rest == ["year", "-", "old"]:
            return age[1] + 4
    return start


def _ends_phrase(lowers: Sequence[str], index: int, *, singular: bool) -> bool:
    """Whether a word is the verb behind the noun before it."""
    before = lowers[index - 1]
    noun = _is_person(before) if singular else _is_plural(before)
    return noun and (
        lowers[index].endswith(("ed", "ing")) or lowers[index] in ("dead", "hurt", "died", "missing", "slain", "left", "fell")
    )


def _head(lowers: Sequence[str], start: int, last: int, *, singular: bool, article: bool) -> Noun | None:
    """The head among the words of a noun phrase."""
    if last <= start:
        return None
    if article:
        return Noun(start, last - 1, partitive=False) if _is_person(lowers[last - 1]) else None
    if singular:
        return Noun(start, last - 1, partitive=False)
    heads = [index for index in range(start, last) if _is_plural(lowers[index]) or lowers[index] in noun_words().collective]
    return Noun(start, _run_end(lowers, heads), partitive=False) if heads else None


def _run_end(lowers: Sequence[str], heads: Sequence[int]) -> int:
    """The last of the first run of neighbouring heads (*arms dealers*); a plural person noun ends it."""
    chosen = heads[0]
    for index in heads[1:]:
        if index != chosen + 1 or lowers[chosen] == "others" or _is_person(lowers[chosen].removesuffix("s")):
            break
        chosen = index
    return chosen


def _is_plural(lower: str) -> bool:
    """Whether a word looks like a plural noun."""
    if lower.endswith("is"):
        return len(lower) > 5 and not lower.endswith("sis") and lower not in SINGULAR_IN_IS
    return (lower.endswith("s") and not lower.endswith(("ss", "us")) and len(lower) > 2) or bool(IRREGULAR_PLURAL.search(lower))


def _is_person(lower: str) -> bool:
    """Whether a word is one person."""
    return lower in noun_words().person or (
        lower.endswith(("man", "woman")) and len(lower) > 4 and lower not in ("german", "roman", "human", "ottoman")
    )
