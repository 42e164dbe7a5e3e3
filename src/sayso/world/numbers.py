"""Number words and what bounds them."""

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

MAX_DIGITS = 15
"""Longer strings of digits are no count of anything; it bounds the cost of reading one."""
MAX_WORDS = 12
"""No number of news takes more words."""


def _load() -> dict[str, dict[str, Any]]:
    """The table of number words."""
    return tomllib.loads(files("sayso.world").joinpath("tables/numbers.toml").read_text("utf-8"))


_TABLE = _load()
CARDINALS: dict[str, int] = _TABLE["cardinals"]
"""Number words up to *ninety*."""
SCALES: dict[str, int] = _TABLE["scales"]
"""Words that multiply, such as *hundred*."""
ORDINALS: dict[str, int] = _TABLE["ordinals"]
"""Ordinal words."""
VAGUE: dict[str, int] = _TABLE["vague"]
"""Words that give a low bound only."""
SMALL: dict[str, int] = _TABLE["small"]
"""Words that count where a noun follows."""
BOUNDS: dict[str, str] = _TABLE["bounds"]
"""Phrases around a number to `floor`, `above`, `ceiling`, `below`, `near` or `exact`."""
_PEOPLE: dict[str, frozenset[str]] = {name: frozenset(words.split()) for name, words in _TABLE["people"].items()}
NUMBER_WORDS = frozenset(CARDINALS) | frozenset(SCALES)
"""Every word that may stand in a number."""


def people_words(name: str) -> frozenset[str]:
    """A list of the words that tell whether a count is one of people."""
    return _PEOPLE[name]


def is_digits(word: str) -> bool:
    """Whether a word is a number in digits that is short enough to read."""
    return (
        word[:1].isdecimal()
        and word.isascii()
        and len(word) <= MAX_DIGITS
        and word.replace(",", "").replace(".", "").isdecimal()
    )


def from_digits(word: str) -> float | None:
    """The value of a number in digits, or `None` where it is none.

    >>> [from_digits(word) for word in ("1,560", "1.5", "9.15.3", "28.473")]
    [1560, 1.5, None, 28.473]
    """
    if not is_digits(word):
        return None
    whole, _, part = word.partition(".")
    groups = whole.split(",")
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        return None
    if "." in part or "," in part or (not part and "." in word):
        return None
    plain = whole.replace(",", "")
    return float(f"{plain}.{part}") if part else int(plain)


def read_number(words: Sequence[str], start: int = 0) -> tuple[float, int] | None:
    """The number that begins at a word, and the index after it; `words` in small letters, without hyphens inside.

    >>> read_number("twenty - eight soldiers".split())
    (28, 3)
    >>> read_number("two hundred and five men".split()), read_number("1.5 million people".split())
    ((205, 4), (1500000, 2))
    >>> read_number("soldiers".split()) is None
    True
    """
    if start >= len(words):
        return None
    digits = from_digits(words[start])
    if digits is not None:
        return _scaled(digits, words, _grouped(words, start)) if _grouped(words, start) == start + 1 else _joined(words, start)
    return _from_words(words, start)


def _grouped(words: Sequence[str], start: int) -> int:
    """Index after a number whose thousands are set apart by blanks (`28 473`)."""
    end = start + 1
    if len(words[start]) <= 3 and words[start].isdecimal():
        while end < len(words) and end - start < 4 and len(words[end]) == 3 and words[end].isdecimal():
            end += 1
    return end


def _joined(words: Sequence[str], start: int) -> tuple[float, int]:
    """A number whose thousands are set apart by blanks."""
    end = _grouped(words, start)
    return int("".join(words[start:end])), end


def _scaled(value: float, words: Sequence[str], end: int) -> tuple[float, int]:
    """A number in digits with the words that multiply it (`1.5 million`, `3 dozen`)."""
    while end < len(words) and words[end] in SCALES:
        value, end = value * SCALES[words[end]], end + 1
    return (int(value) if value == int(value) else value), end


def _from_words(words: Sequence[str], start: int) -> tuple[float, int] | None:
    """A number in words: *two hundred and five*, *a hundred*, *nineteen ninety-six* is two numbers and left to years."""
    total, current, seen, last = 0, 0, start, 1000
    index = start
    if words[start] in ("a", "an") and start + 1 < len(words) and words[start + 1] in SCALES:
        current, index = 1, start + 1
    while index < len(words) and index - start < MAX_WORDS:
        word = words[index]
        if word in CARDINALS and (size := CARDINALS[word]) < last:
            current, last = current + size, 10 if size >= 20 else 1
        elif word in SCALES and (current or index == start):
            total, current, last = _multiply(total, current or 1, SCALES[word])
        elif not (word in ("-", "and") and _continues(words, index, seen, start, last)):
            break
        else:
            index += 1
            continue
        index += 1
        seen = index
    return (total + current, seen) if seen > start else None


def _multiply(total: int, current: int, scale: int) -> tuple[int, int, int]:
    """New total, rest and greatest size that may follow, after a word that multiplies."""
    if scale >= 1000:
        return total + current * scale, 0, 1000
    return total, current * scale, 100


def _continues(words: Sequence[str], index: int, seen: int, start: int, last: int) -> bool:
    """Whether *and* or a hyphen joins two parts of one number."""
    if seen != index or seen == start or index + 1 >= len(words):
        return False
    following = words[index + 1]
    if words[index] == "and":
        return words[index - 1] in SCALES and words[index - 1] != "dozen" and CARDINALS.get(following, last) < last
    return following in SCALES or CARDINALS.get(following, last) < last
