"""Tokens as items of the time grammar: numbers, ordinals, years, clock and calendar dates in digits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language.tokens import Token
from sayso.reading.time_grammar import Feature, Features, Grammar, Item
from sayso.world.numbers import CARDINALS, NUMBER_WORDS, ORDINALS, SCALES, from_digits, read_number

YEARS = range(1000, 2100)
"""Four digits that may be a year."""
DAY_MINUTES = 1440
AFTER_SECOND = frozenset("ago later earlier before after and or to of at in on half quarter".split())
"""Words that may follow *a second* as a time; before another it is an ordinal: *a second blast*."""
NO_TIME = frozenset("such close three two their his her its the these those living at in from of all".split())
"""Words before *quarters* that make it fractions, or rooms."""
MAX_ISLAND = 64
"""Items that are parsed together; longer runs are cut, so that no text costs more than its length."""
CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?$")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A token, or a part of one with hyphens."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    lower: str
    """In small letters."""
    capital: bool
    """Whether it begins with a capital."""


@dataclass(frozen=True, slots=True)
class Island:
    """Neighbouring words that the grammar knows."""

    items: tuple[Item, ...]
    """The words as items."""
    before: str
    """The word before them; empty at the start of the sentence."""
    after: str
    """The word behind them."""
    first: int
    """Index of the token that the island begins with."""


def split_words(tokens: Sequence[Token], grammar: Grammar) -> list[Word]:
    """Tokens as words; compounds with a hyphen are taken apart where a part tells of time or number."""
    words: list[Word] = []
    for token in tokens:
        lower = token.text.casefold()
        if "-" in lower and len(lower) > 1 and any(_tells(part, grammar) for part in lower.split("-")):
            words += _parts(token)
        else:
            words.append(Word(token.start, token.end, lower, token.text[0].isupper()))
    return words


def _tells(part: str, grammar: Grammar) -> bool:
    """Whether a part of a compound may tell of time or number."""
    return part in grammar.core or part in NUMBER_WORDS or (len(part) == 4 and part.isdecimal())


def _parts(token: Token) -> Iterator[Word]:
    """The parts of a compound, and the hyphens between them."""
    at = token.start
    for index, part in enumerate(token.text.split("-")):
        if index:
            yield Word(at, at + 1, "-", capital=False)
            at += 1
        if part:
            yield Word(at, at + len(part), part.casefold(), part[0].isupper())
        at += len(part)


def find_islands(words: Sequence[Word], grammar: Grammar) -> Iterator[Island]:
    """Runs of known words that hold at least one which may tell a time."""
    known = grammar.words
    run: list[int] = []
    for index, word in enumerate(words):
        if word.lower in known or word.lower[0].isdecimal():
            run.append(index)
            if len(run) < MAX_ISLAND:
                continue
        if run:
            yield from _island(words, run[0], run[-1] + 1, grammar)
            run = []
    if run:
        yield from _island(words, run[0], run[-1] + 1, grammar)


def _island(words: Sequence[Word], first: int, last: int, grammar: Grammar) -> Iterator[Island]:
    """The island of a run, if it may tell a time."""
    if not any(_is_core(word, grammar) for word in words[first:last]):
        return
    items = tuple(_items(words, first, last, grammar))
    before = words[first - 1].lower if first else ""
    yield Island(items, before, words[last].lower if last < len(words) else "", first)


def _is_core(word: Word, grammar: Grammar) -> bool:
    """Whether a word may tell a time on its own."""
    lower = word.lower
    return lower in grammar.core or (lower[0].isdecimal() and (len(lower) == 4 or ":" in lower or "." in lower))


def _items(words: Sequence[Word], first: int, last: int, grammar: Grammar) -> Iterator[Item]:
    """The words of a run as items; numbers of several words become one."""
    lowers = [word.lower for word in words[first:last]]
    index = 0
    while index < len(lowers):
        length, classes = _classes(words, first, index, lowers, grammar)
        end = words[first + index + length - 1].end
        yield Item(start=words[first + index].start, end=end, word=lowers[index] if length == 1 else "", classes=classes)
        index += length


def _classes(
    words: Sequence[Word], first: int, index: int, lowers: Sequence[str], grammar: Grammar
) -> tuple[int, dict[str, Feature | Features]]:
    """How many words make an item, and its classes."""
    lower = lowers[index]
    if lower[0].isdecimal():
        return _from_digits(lowers, index)
    if lower in ("'", "’", "‘") and index + 1 < len(lowers) and len(lowers[index + 1]) == 2 and lowers[index + 1].isdecimal():
        year = 1900 + int(lowers[index + 1])
        return (3, {"DECADE": year}) if lowers[index + 2 : index + 3] == ["s"] else (2, {"YEAR": year})
    known: dict[str, Feature | Features] = dict(grammar.words.get(lower, {}))
    if known and not _may_be_time(words, first + index, grammar):
        known = {}
    if lower in NUMBER_WORDS or (lower == "a" and lowers[index + 1 : index + 2] and lowers[index + 1] in SCALES):
        length, number = _from_words(lowers, index)
        return (length, known | number) if number else (1, known)
    if lower in ORDINALS:
        known |= {"NTH": ORDINALS[lower], "DAY": ORDINALS[lower]} if ORDINALS[lower] < 32 else {"NTH": ORDINALS[lower]}
    return 1, known


def _may_be_time(words: Sequence[Word], index: int, grammar: Grammar) -> bool:
    """Whether a word that has other meanings too (*may*, *march*, *fall*) names a time here."""
    word = words[index]
    before = words[index - 1].lower if index else ""
    after = words[index + 1].lower if index + 1 < len(words) else ""
    if word.lower == "second" and before in ("a", "the") and after[:1].isalpha() and after not in AFTER_SECOND:
        return False
    if word.lower == "quarters" and (before in NO_TIME or not before[:1].isalnum()):
        return False
    if word.lower in grammar.capital and not word.capital:
        return before.isdecimal() and after.isdecimal()
    if word.lower not in grammar.bare:
        return True
    beyond = words[index + 2].lower if after in ("of", ".") and index + 2 < len(words) else ""
    return before in grammar.bare_after or any(word[:1].isdecimal() for word in (before, after, beyond))


def _from_digits(lowers: Sequence[str], index: int) -> tuple[int, dict[str, Feature | Features]]:
    """Length and classes of an item that begins with a digit."""
    word = lowers[index]
    following = lowers[index + 1] if index + 1 < len(lowers) else ""
    if len(word) == 4 and word.isdecimal() and int(word) in YEARS:
        return _from_year(lowers, index)
    if clock := CLOCK.match(word):
        minutes, number = int(clock[1]) * 60 + int(clock[2]), from_digits(word)
        plain: dict[str, Feature | Features] = {"HHMM" if ":" in word else "HHDOT": minutes} if minutes <= DAY_MINUTES else {}
        return 1, plain | ({"NUM": number} if number is not None else {})
    if dotted := DOTTED.match(word):
        day, month, year = (int(part) for part in dotted.groups())
        return (1, {"DMY": {"year": year, "month": month, "day": day}}) if 1 <= month <= 12 and 1 <= day <= 31 else (1, {})
    if following in ("st", "nd", "rd", "th") and word.isdecimal() and len(word) <= 3:
        return (2, {"NTH": int(word), "DAY": int(word)}) if 1 <= int(word) <= 31 else (2, {"NTH": int(word)})
    if following == "1" and lowers[index + 2 : index + 4] == ["/", "2"] and word.isdecimal() and len(word) < 4:
        return 4, {"NUM": int(word) + 0.5}
    read = read_number(lowers, index)
    if read is None:
        return 1, {}
    value, end = read
    classes: dict[str, Feature | Features] = {"NUM": value}
    if end == index + 1 and word.isdecimal():
        classes |= {"DAY": int(value)} if 1 <= value <= 31 and len(word) <= 2 else {}
        classes |= {"YY": 1900 + int(value)} if len(word) == 2 and value > 31 else {}
        classes |= {"HOUR": int(value) * 60} if value <= 24 and len(word) <= 2 else {}
        classes |= (
            {"HOURS": int(value) // 100 * 60 + int(value) % 100}
            if len(word) == 4 and value <= 2400 and value % 100 < 60
            else {}
        )
    return end - index, classes


def _from_year(lowers: Sequence[str], index: int) -> tuple[int, dict[str, Feature | Features]]:
    """Length and classes of an item that begins with four digits which may be a year."""
    year = int(lowers[index])
    rest = lowers[index + 1 : index + 5]
    if rest[:1] == ["s"]:
        return 2, {"DECADE": year} if year % 10 == 0 else {}
    if (
        len(rest) == 4
        and rest[0] == rest[2] == "-"
        and rest[1].isdecimal()
        and rest[3].isdecimal()
        and len(rest[1]) == len(rest[3]) == 2
    ):
        month, day = int(rest[1]), int(rest[3])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return 5, {"ISO": {"year": year, "month": month, "day": day}}
    classes: dict[str, Feature | Features] = {"YEAR": year}
    if year <= 2400 and year % 100 < 60:
        classes["HOURS"] = year // 100 * 60 + year % 100
    return 1, classes


def _from_words(lowers: Sequence[str], index: int) -> tuple[int, dict[str, Feature | Features]]:
    """Length and classes of a number in words; *nineteen ninety-six* is a year."""
    read = read_number(lowers, index)
    if read is None:
        return 1, {}
    value, end = read
    if value in (19, 20) and (rest := read_number(lowers, end)) and 10 <= rest[0] <= 99 and lowers[end] in CARDINALS:
        return rest[1] - index, {"YEAR": int(value * 100 + rest[0])}
    classes: dict[str, Feature | Features] = {"NUM": value}
    classes |= {"HOUR": int(value) * 60} if value <= 12 else {}
    classes |= {"YEARW": int(value)} if value in YEARS else {}
    if end < len(lowers) and lowers[end] == "-" and lowers[end + 1 : end + 2] and lowers[end + 1] in ORDINALS:
        return end + 2 - index, {"NTH": int(value) + ORDINALS[lowers[end + 1]], "DAY": int(value) + ORDINALS[lowers[end + 1]]}
    return end - index, classes
