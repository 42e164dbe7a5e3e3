"""How many of what: the counts of a sentence, with their bounds and the nouns that they count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language.sentences import Sentence
from sayso.language.tokens import tokenize
from sayso.reading.counts_amount import CountBounds, bound_after, bound_before, bounded, read_amount, read_between
from sayso.reading.counts_nouns import find_noun, noun_words
from sayso.reading.counts_words import CountWord, split_counted
from sayso.reading.document import Document
from sayso.reading.time_grammar import load_grammar
from sayso.reading.times import find_times
from sayso.record import Mention, Quantity, Span, stable_id
from sayso.record.vocabulary import MentionType
from sayso.world.numbers import NUMBER_WORDS, SMALL, VAGUE, is_digits

__all__ = ["CountBounds", "CountPhrase", "counted_phrases", "find_quantities", "parse_count"]

CURRENCIES = frozenset("$€£¥₽₴₪₹")
YEARS = range(1900, 2100)
"""A bare number in this range is a year unless a plural noun follows."""


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


def parse_count(words: str) -> CountBounds | None:
    """The first count of a phrase; `None` where it counts nothing.

    >>> parse_count("at least twelve soldiers")
    CountBounds(low=12, best=12, high=None)
    >>> parse_count("between 15 and 20 men")
    CountBounds(low=15, best=None, high=20)
    >>> parse_count("the soldiers") is None
    True
    """
    phrase = next(_phrases(split_counted(tokenize(words)), articles=True), None)
    return phrase.bounds if phrase else None


def counted_phrases(sentence: Sentence) -> tuple[CountPhrase, ...]:
    """The counts of a sentence with their nouns, in order; *a* and *an* count where a person follows."""
    return tuple(_phrases(split_counted(sentence.tokens), articles=True))


def find_quantities(document: Document) -> tuple[Mention, ...]:
    """The counts and measures of a report in text order; numbers of dates, durations, ages and names are none."""
    report = document.report.id
    times = [mention.span for mention in find_times(document)]
    found = []
    upcoming = 0
    for sentence in document.sentences:
        for phrase in _phrases(split_counted(sentence.tokens), articles=False):
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


def _phrases(words: Sequence[CountWord], *, articles: bool) -> Iterator[CountPhrase]:
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
    words: Sequence[CountWord], lowers: Sequence[str], index: int, taken: int, *, articles: bool
) -> tuple[CountPhrase, int] | None:
    """The count that begins at a word, and the index behind it."""
    if _is_label(words, lowers, index):
        return None
    read = read_between(lowers, index) or read_amount(lowers, index)
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
        first, kind = bound_before(lowers, index, taken)
        kind, behind = bound_after(lowers, end, kind)
        bounds = bounded(bounds.low, kind)
    noun = find_noun(words, lowers, behind, singular=_is_one(bounds), article=article or lowers[index] == "one")
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


def _is_label(words: Sequence[CountWord], lowers: Sequence[str], index: int) -> bool:
    """Whether a number belongs to a name, a date or an age."""
    before = lowers[index - 1] if index else ""
    after = lowers[index + 1] if index + 1 < len(lowers) else ""
    months = any(_is_month(word) for word in (*words[max(0, index - 1) : index], *words[index + 1 : index + 2]))
    if lowers[index][0].isdecimal() and (before in noun_words().label or months):
        return True
    if before == "-" and index > 1 and lowers[index - 2][0].isdecimal():  # a score of 2-1
        return True
    if before == "." and index > 1 and lowers[index - 2] in ("no", "art", "res"):
        return True
    if lowers[index][0].isdecimal() and (not is_digits(lowers[index]) or after in ("th", "st", "nd", "rd")):
        return True
    name = index > 1 and before == "," and words[index - 2].text[0].isupper()
    return bool(name and after in (",", ".") and lowers[index].isdecimal() and len(lowers[index]) <= 3)


def _is_month(word: CountWord) -> bool:
    """Whether a word is the name of a month."""
    return word.text[0].isupper() and "MONTH" in load_grammar().words.get(word.lower, ())


def _is_one(bounds: CountBounds) -> bool:
    """Whether a singular noun follows."""
    return bounds.best in (0, 1) and bounds.low in (0, 1)


def _needs_noun(lowers: Sequence[str], index: int, end: int) -> bool:
    """Whether a word counts only where a noun follows."""
    small = end == index + 1 and lowers[index] in SMALL and lowers[index] not in ("none", "nobody", "both")
    return small or lowers[index] == "one"


def _is_year(word: CountWord, bounds: CountBounds) -> bool:
    """Whether a bare number is rather a year."""
    return bounds.best is not None and bounds.best in YEARS and len(word.lower) == 4
