"""How many of what: numbers in words and digits, their bounds, and the noun that they count."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.language.sentences import Sentence
from sayso.language.tokens import Token, tokenize
from sayso.reading.document import Document
from sayso.reading.time_grammar import load_grammar
from sayso.reading.times import find_times
from sayso.record import Mention, Quantity, Span, stable_id
from sayso.record.vocabulary import MentionType
from sayso.world.numbers import BOUNDS, NUMBER_WORDS, ORDINALS, SCALES, SMALL, VAGUE, is_digits, read_number

CURRENCIES = frozenset("$€£¥₽₴₪₹")
RANGE_WORDS = frozenset(("to", "-", "–", "—", "or"))
MAX_BOUND_WORDS = 4
"""No phrase that bounds a number is longer."""
MAX_MODIFIERS = 5
"""Words between a number and its noun."""
MAX_COUNT = 10**12
"""Greater numbers count nothing of news."""
YEARS = range(1900, 2100)
"""A bare number in this range is a year unless a plural noun follows."""
IRREGULAR_PLURAL = re.compile(r"(?:men|women|children|people)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountBounds:
    """How many, with bounds as the record's casualties have them."""

    low: float | None
    """At least so many."""
    best: float | None
    """The figure given."""
    high: float | None
    """At most so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountPhrase:
    """A number in a sentence with what it counts: *at least two Kyrgyz border guards*."""

    start: int
    """First code point, of the bounding words where there are any."""
    end: int
    """One past the noun, or past the number where no noun follows."""
    number: tuple[int, int]
    """Code points of the number itself."""
    bounds: CountBounds
    """How many."""
    noun: str | None
    """The head noun in small letters; `None` where the number stands alone (*killed 12*)."""
    modifiers: tuple[str, ...]
    """The words between number and noun, as written."""
    partitive: bool
    """Whether it counts some of those named before (*seven of them*)."""
    article: bool
    """Whether the number is only *a* or *an*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nouns:
    """Word lists of the noun phrase."""

    collective: frozenset[str]
    person: frozenset[str]
    stop: frozenset[str]
    label: frozenset[str]
    between: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Noun:
    """Where the noun of a number stands among the words."""

    begin: int
    """Its first modifier."""
    head: int
    """The noun itself; the pronoun of *of them*."""
    partitive: bool
    """Whether it is *of them*."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A token, or a part of a compound number."""

    start: int
    end: int
    lower: str
    text: str


@cache
def _nouns() -> _Nouns:
    """The word lists of the package."""
    table = tomllib.loads(files("sayso.world").joinpath("tables/numbers.toml").read_text("utf-8"))["nouns"]
    return _Nouns(**{name: frozenset(words.split()) for name, words in table.items()})


_BOUND_WORDS = {tuple(phrase.split()): kind for phrase, kind in BOUNDS.items() if not phrase.startswith("- ")}
_AFTER_WORDS = {tuple(phrase.split()[1:]): kind for phrase, kind in BOUNDS.items() if phrase.startswith("- ")}


def parse_count(words: str) -> CountBounds | None:
    """The first count of a phrase; `None` where it counts nothing.

    >>> parse_count("at least twelve soldiers")
    CountBounds(low=12, best=12, high=None)
    >>> parse_count("between 15 and 20 men")
    CountBounds(low=15, best=None, high=20)
    >>> parse_count("the soldiers") is None
    True
    """
    phrase = next(_phrases(_split(tokenize(words)), articles=True), None)
    return phrase.bounds if phrase else None


def counted_phrases(sentence: Sentence) -> tuple[CountPhrase, ...]:
    """The counts of a sentence with their nouns, in order; *a* and *an* count where a person follows."""
    return tuple(_phrases(_split(sentence.tokens), articles=True))


def find_quantities(document: Document) -> tuple[Mention, ...]:
    """The counts and measures of a report in text order; numbers of dates, durations, ages and names are none."""
    report = document.report.id
    times = [mention.span for mention in find_times(document)]
    found = []
    upcoming = 0
    for sentence in document.sentences:
        for phrase in _phrases(_split(sentence.tokens), articles=False):
            while upcoming < len(times) and times[upcoming].end <= phrase.number[0]:
                upcoming += 1
            if upcoming < len(times) and times[upcoming].start < phrase.number[1]:
                continue
            bounds = phrase.bounds
            value = Quantity(low=bounds.low, best=bounds.best, high=bounds.high, unit=phrase.noun)
            span = Span.of(document.text, phrase.start, phrase.end)
            identity = stable_id("men", report, span.start, span.end, MentionType.QUANTITY)
            found.append(Mention(id=identity, report=report, span=span, type=MentionType.QUANTITY, value=value))
    return tuple(found)


# --- words --------------------------------------------------------------------------------------------------------------


def _split(tokens: Sequence[Token]) -> list[_Word]:
    """Tokens as words; compounds that hold a number word are taken apart."""
    words: list[_Word] = []
    for token in tokens:
        lower = token.text.casefold()
        if "-" in lower and len(lower) > 1 and any(part in NUMBER_WORDS or part in VAGUE for part in lower.split("-")):
            words += _parts(token)
        else:
            words.append(_Word(token.start, token.end, lower, token.text))
    return words


def _parts(token: Token) -> Iterator[_Word]:
    """The parts of a compound, and the hyphens between them."""
    at = token.start
    for index, part in enumerate(token.text.split("-")):
        if index:
            yield _Word(at, at + 1, "-", "-")
            at += 1
        if part:
            yield _Word(at, at + len(part), part.casefold(), part)
        at += len(part)


# --- phrases ------------------------------------------------------------------------------------------------------------


def _phrases(words: Sequence[_Word], *, articles: bool) -> Iterator[CountPhrase]:
    """The counts among words, from left to right."""
    lowers = [word.lower for word in words]
    index = taken = 0
    while index < len(words):
        phrase = _phrase(words, lowers, index, taken, articles=articles) if _may_count(lowers[index]) else None
        if phrase is None:
            index += 1
            continue
        found, index = phrase
        taken = index
        yield found


def _may_count(lower: str) -> bool:
    """Whether a number may begin with a word."""
    return (
        lower[0].isdecimal()
        or lower in NUMBER_WORDS
        or lower in VAGUE
        or lower in SMALL
        or lower in ("between", "half", "quarter", "not")
    )


def _phrase(
    words: Sequence[_Word], lowers: Sequence[str], index: int, taken: int, *, articles: bool
) -> tuple[CountPhrase, int] | None:
    """The count that begins at a word, and the index behind it."""
    if _is_label(words, lowers, index):
        return None
    read = _between(lowers, index) or _number(lowers, index)
    if read is None:
        return None
    bounds, end = read
    article = lowers[index] in ("a", "an") and end == index + 1
    if article and not articles:
        return None
    if lowers[end : end + 1] == ["-"] and words[end].start == words[end - 1].end:
        return None  # a two-day truce, a 155-mm gun
    first, kind, behind = index, None, end
    if bounds.low is not None and bounds.low == bounds.best == bounds.high:
        first, kind = _bound_before(lowers, index, taken)
        kind, behind = _bound_after(lowers, end, kind)
        bounds = _bounded(bounds.low, kind)
    noun = _noun(words, lowers, behind, singular=_is_one(bounds), article=article or lowers[index] == "one")
    if noun is None and (
        _needs_noun(lowers, index, end) or (first == index and kind is None and _is_year(words[index], bounds))
    ):
        return None
    unit = words[noun.head].lower if noun and not noun.partitive else None
    if unit is None and index and words[index - 1].text in CURRENCIES:
        unit, first = words[index - 1].text, min(first, index - 1)
    last = max(noun.head + 1, behind) if noun else behind
    phrase = CountPhrase(
        start=words[first].start,
        end=words[last - 1].end,
        number=(words[index].start, words[end - 1].end),
        bounds=bounds,
        noun=unit,
        modifiers=tuple(word.text for word in words[noun.begin : noun.head]) if noun else (),
        partitive=noun is not None and noun.partitive,
        article=article,
    )
    return phrase, last


def _is_label(words: Sequence[_Word], lowers: Sequence[str], index: int) -> bool:
    """Whether a number belongs to a name, a date or an age."""
    before = lowers[index - 1] if index else ""
    after = lowers[index + 1] if index + 1 < len(lowers) else ""
    months = any(_is_month(word) for word in (*words[max(0, index - 1) : index], *words[index + 1 : index + 2]))
    if lowers[index][0].isdecimal() and (before in _nouns().label or months):
        return True
    if before == "-" and index > 1 and lowers[index - 2][0].isdecimal():  # a score of 2-1
        return True
    if before == "." and index > 1 and lowers[index - 2] in ("no", "art", "res"):
        return True
    if lowers[index][0].isdecimal() and (not is_digits(lowers[index]) or after in ("th", "st", "nd", "rd")):
        return True
    name = index > 1 and before == "," and words[index - 2].text[0].isupper()
    return bool(name and after in (",", ".") and lowers[index].isdecimal() and len(lowers[index]) <= 3)


def _is_month(word: _Word) -> bool:
    """Whether a word is the name of a month."""
    return word.text[0].isupper() and "MONTH" in load_grammar().words.get(word.lower, ())


def _number(lowers: Sequence[str], index: int) -> tuple[CountBounds, int] | None:
    """An exact or vague number, or a range of two; and the index behind it."""
    if lowers[index] == "several" or lowers[index] in VAGUE or _is_few(lowers, index):
        return _vague(lowers, index)
    read = read_number(lowers, index) or _small(lowers, index)
    if read is None or read[0] > MAX_COUNT:
        return None
    value, end = read
    if end < len(lowers) and (lowers[end] in ORDINALS or lowers[end] == "/"):
        return None
    higher = _range_end(lowers, end, value)
    if higher:
        value = _with_scale(lowers, value, end, higher)
        return CountBounds(low=value, best=None, high=higher[0]), higher[1]
    return CountBounds(low=value, best=value, high=value), end


def _small(lowers: Sequence[str], index: int) -> tuple[float, int] | None:
    """*a couple of*, *half a dozen*, *a*, *no*; and the index behind it."""
    word, after = lowers[index], lowers[index + 1] if index + 1 < len(lowers) else ""
    if word == "not" and after in ("one", "a"):
        return 0, index + 2 + (lowers[index + 2 : index + 3] == ["single"])
    if word == "no" and after in ("fewer", "less", "more", "longer", "doubt"):
        return None
    if (
        word == "quarter"
        and lowers[index + 1 : index + 3] == ["of", "a"]
        and lowers[index + 3 : index + 4]
        and lowers[index + 3] in SCALES
    ):
        return SCALES[lowers[index + 3]] // 4, index + 4
    if word == "half" and after in ("a", "an") and lowers[index + 2 : index + 3] and lowers[index + 2] in SCALES:
        return SCALES[lowers[index + 2]] // 2, index + 3
    if word in ("a", "an") and after in ("couple", "pair", "single", "lone", "trio", "quartet"):
        return SMALL[after], index + 2
    if word in ("couple", "pair", "trio", "quartet"):
        return None
    return (SMALL[word], index + 1) if word in SMALL else None


def _is_few(lowers: Sequence[str], index: int) -> bool:
    """Whether *a few* stands here."""
    return lowers[index] == "a" and lowers[index + 1 : index + 2] == ["few"]


def _vague(lowers: Sequence[str], index: int) -> tuple[CountBounds, int] | None:
    """*several dozen*, *tens of thousands of*: a low bound only; and the index behind it."""
    index += _is_few(lowers, index)
    value, end = VAGUE[lowers[index]], index + 1
    if lowers[index] in ("several", "few") and lowers[end : end + 1] and lowers[end] in SCALES:
        value = 2  # several dozen is what dozens is
    while end < len(lowers):
        step = 2 if lowers[end] == "of" else 1
        word = lowers[end + step - 1] if end + step - 1 < len(lowers) else ""
        scale = SCALES.get(word) or SCALES.get(word.removesuffix("s"))
        if not scale:
            break
        value, end = value * scale, end + step
    return CountBounds(low=value, best=None, high=None), end


def _range_end(lowers: Sequence[str], end: int, low: float) -> tuple[float, int] | None:
    """The upper end of a range and the index behind it."""
    if end + 1 >= len(lowers) or lowers[end] not in RANGE_WORDS:
        return None
    read = read_number(lowers, end + 1)
    return read if read and low < read[0] <= MAX_COUNT else None


def _with_scale(lowers: Sequence[str], low: float, end: int, higher: tuple[float, int]) -> float:
    """The lower end of a range whose scale is said once (*thirty to sixty thousand*)."""
    scale = SCALES.get(lowers[higher[1] - 1], 1)
    return (
        low * scale
        if scale > 1 and lowers[end - 1] not in SCALES and low < SCALES["hundred"] * 10 and low < higher[0] / scale
        else low
    )


def _between(lowers: Sequence[str], index: int) -> tuple[CountBounds, int] | None:
    """*between 15 and 20*, and the index behind it."""
    if lowers[index] != "between":
        return None
    low = read_number(lowers, index + 1)
    if low is None or lowers[low[1] : low[1] + 1] != ["and"]:
        return None
    high = read_number(lowers, low[1] + 1)
    if high is None or not low[0] < high[0] <= MAX_COUNT:
        return None
    return CountBounds(low=_with_scale(lowers, low[0], low[1], high), best=None, high=high[0]), high[1]


def _bound_before(lowers: Sequence[str], index: int, taken: int) -> tuple[int, str | None]:
    """Where the words that bound a number begin, and what they do to it."""
    for length in range(MAX_BOUND_WORDS, 0, -1):
        kind = _BOUND_WORDS.get(tuple(lowers[index - length : index])) if index - length >= taken else None
        if kind:
            return index - length, kind
    return index, None


def _bound_after(lowers: Sequence[str], end: int, kind: str | None) -> tuple[str | None, int]:
    """What words behind a number do to it (*12 or more*), and the index behind them."""
    for length in (2, 1):
        after = _AFTER_WORDS.get(tuple(lowers[end : end + length]))
        if after and after != "exact":
            return after, end + length
    return kind, end


def _bounded(value: float, kind: str | None) -> CountBounds:
    """An exact number with the bound that its words give it."""
    if kind == "floor":
        return CountBounds(low=value, best=value, high=None)
    if kind == "above":
        return CountBounds(low=value + 1, best=value + 1, high=None)
    if kind == "ceiling":
        return CountBounds(low=None, best=None, high=value)
    if kind == "below":
        return CountBounds(low=None, best=None, high=value - 1)
    if kind == "near":
        return CountBounds(low=None, best=value, high=None)
    return CountBounds(low=value, best=value, high=value)


# --- nouns --------------------------------------------------------------------------------------------------------------


def _noun(words: Sequence[_Word], lowers: Sequence[str], start: int, *, singular: bool, article: bool) -> _Noun | None:
    """The noun that a number before it counts."""
    nouns = _nouns()
    while start < len(lowers) and lowers[start] in nouns.between:
        if (
            lowers[start] == "of"
            and lowers[start + 1 : start + 2]
            and lowers[start + 1] in ("them", "us", "whom", "these", "those")
        ):
            return _Noun(start + 2, start + 1, partitive=True)
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


def _head(lowers: Sequence[str], start: int, last: int, *, singular: bool, article: bool) -> _Noun | None:
    """The head among the words of a noun phrase."""
    if last <= start:
        return None
    if article:
        return _Noun(start, last - 1, partitive=False) if _is_person(lowers[last - 1]) else None
    if singular:
        return _Noun(start, last - 1, partitive=False)
    heads = [index for index in range(start, last) if _is_plural(lowers[index]) or lowers[index] in _nouns().collective]
    return _Noun(start, _run_end(lowers, heads), partitive=False) if heads else None


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
    return (lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 2) or bool(
        IRREGULAR_PLURAL.search(lower)
    )


def _is_person(lower: str) -> bool:
    """Whether a word is one person."""
    return lower in _nouns().person or (
        lower.endswith(("man", "woman")) and len(lower) > 4 and lower not in ("german", "roman", "human", "ottoman")
    )


def _is_one(bounds: CountBounds) -> bool:
    """Whether a singular noun follows."""
    return bounds.best in (0, 1) and bounds.low in (0, 1)


def _needs_noun(lowers: Sequence[str], index: int, end: int) -> bool:
    """Whether a word counts only where a noun follows."""
    small = end == index + 1 and lowers[index] in SMALL and lowers[index] not in ("none", "nobody", "both")
    return small or lowers[index] == "one"


def _is_year(word: _Word, bounds: CountBounds) -> bool:
    """Whether a bare number is rather a year."""
    return bounds.best is not None and bounds.best in YEARS and len(word.lower) == 4
