"""Finds the time expressions of a report and what they stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sayso.language.sentences import Sentence
from sayso.reading.document import Document
from sayso.reading.time_course import Dated, count_day
from sayso.reading.time_grammar import Grammar, load_grammar, parse
from sayso.reading.time_grammar_words import Word, find_islands, split_words
from sayso.reading.time_values import NOTHING, Resolved, Tense, Viewpoint, resolve, resolve_day
from sayso.record import Mention, Span, Time, TimeValue, stable_id
from sayso.record.vocabulary import MentionType, WrittenBasis
from sayso.world import calendar
from sayso.world.calendar import Period

DATELINE_END = 160
"""Code points within which a dateline's date must stand."""
DATELINE = re.compile(r"\s*(?:\([^()\n]{1,60}\)\s*)?(?:[-–—:.]|$)|\s*\([^()\n]{1,60}\)")
"""What follows the date of a dateline: agency in brackets, dash, or full stop."""
CLAUSE_MARKS = frozenset(',;:.!?"“”()—–')
REACH = 12
"""Words before a time among which its verb is looked for."""
BEHIND_UNTIL, BEFORE_PLAN = 4, 4
"""Words behind *until Friday*, and before *due* or *planned*, among which *had* says that it is over."""
YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
SINCE = re.compile(r"\bsince\s+(?:the\s+)?(?:early\s+on\s+)?$", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|before)\s+$", re.IGNORECASE)
JOINED = re.compile(r"\s*(?:and|to|until|till|[-–—])\s*$", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The day that relative times of a report are counted from."""

    today: date | None
    """The day; `None` where the report does not tell."""
    basis: str | None
    """`metadata`, `dateline`, or `None`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expression:
    """A time expression before it has a value."""

    start: int
    end: int
    features: dict[str, Any]
    tense: Tense


@dataclass(frozen=True, slots=True, kw_only=True)
class _Times:
    """The times of a report and what they were counted from."""

    mentions: tuple[Mention, ...]
    tenses: tuple[Tense, ...]
    reference: Reference


def find_times(document: Document) -> tuple[Mention, ...]:
    """The time expressions of a report in text order, each with its TIMEX3 value and interval."""
    return _read(document).mentions


def find_past_days(document: Document) -> tuple[str, ...]:
    """The single days that a report tells of as past, as ISO dates, in text order."""
    found = _read(document)
    pairs = zip(found.mentions, found.tenses, strict=True)
    values = (mention.value for mention, tense in pairs if tense is Tense.PAST and isinstance(mention.value, TimeValue))
    return tuple(value.start[:10] for value in values if value.start and value.precision == 1)


def find_reference(document: Document) -> Reference:
    """The day on which a report was written, as far as its date or dateline tells."""
    return _read(document).reference


@lru_cache(maxsize=4)
def _read(document: Document) -> _Times:
    """The times of a report and what they were counted from."""
    grammar = load_grammar()
    expressions = [found for sentence in document.sentences for found in _expressions(sentence, grammar)]
    reference = _reference(document, expressions)
    mentions, tenses = [], []
    told: list[Dated] = []
    anchor: Period | None = None
    for found in expressions:
        view = Viewpoint(today=reference.today, anchor=anchor, tense=found.tense)
        resolved = resolve(found.features, view)
        if resolved is None:
            continue
        counted = (
            count_day(document.text, found.end, found.features.get("nthday", 0), told) if resolved.period is None else None
        )
        if counted is not None:
            resolved = resolve_day(counted)
        elif resolved.period is not None and resolved.period.grain == "D":
            told.append(Dated(found.start, found.end, resolved.period.start))
        if _moves(found.features, anchor):
            anchor = _next_anchor(resolved, anchor)
        mentions.append(_mention(document, found, resolved.value))
        tenses.append(found.tense)
    return _Times(mentions=tuple(mentions), tenses=tuple(tenses), reference=reference)


def _moves(features: dict[str, Any], anchor: Period | None) -> bool:
    """Whether later expressions count from this one; figures of *a year earlier* are only compared with."""
    if "offset" not in features:
        return True
    return "relative" in features and not (anchor is not None and anchor.grain == "Q")


def _next_anchor(resolved: Resolved, anchor: Period | None) -> Period | None:
    """What later expressions such as *that day* count from: the last day told of, or larger stretch where there was none."""
    period = resolved.period
    if period is None or (period.grain in ("Y", "E", "C") and anchor is not None):
        return anchor
    return period


def _mention(document: Document, found: _Expression, value: TimeValue) -> Mention:
    """The mention of an expression."""
    report = document.report.id
    identity = stable_id("men", report, found.start, found.end, MentionType.TIME)
    span = Span.of(document.text, found.start, found.end)
    return Mention(id=identity, report=report, span=span, type=MentionType.TIME, value=value)


# --- expressions --------------------------------------------------------------------------------------------------------


def _expressions(sentence: Sentence, grammar: Grammar) -> list[_Expression]:
    """The time expressions of a sentence."""
    if not any(_may_start(token.text, grammar) for token in sentence.tokens):
        return []
    words = split_words(sentence.tokens, grammar)
    index_of = {word.start: index for index, word in enumerate(words)}
    found = []
    for island in find_islands(words, grammar):
        for item in parse(island.items, grammar, island.before, island.after):
            features = item.classes["TIME"]
            assert isinstance(features, dict)  # noqa: S101 (told to the type checker)
            first = index_of[item.start]
            last = next(index for index in range(first, len(words)) if words[index].end == item.end)
            tense = _tense(words, first, last + 1, grammar)
            found.append(_Expression(start=item.start, end=item.end, features=features, tense=tense))
    return found


def _may_start(text: str, grammar: Grammar) -> bool:
    """Whether a token may belong to a time: quick, and never wrong in saying no."""
    lower = text.casefold()
    return lower in grammar.core or text[0].isdecimal() or "-" in text


def _tense(words: Sequence[Word], first: int, last: int, grammar: Grammar) -> Tense:
    """Which way the verb nearest to a time points: first back to the start of its clause, then ahead."""
    if first and words[first - 1].lower in grammar.until:
        return Tense.PAST if _is_over(words[last : last + BEHIND_UNTIL]) else Tense.FUTURE
    for index in range(first - 1, max(0, first - REACH) - 1, -1):
        if words[index].lower in CLAUSE_MARKS:
            break
        if (tense := _tense_of(words[index].lower, grammar)) is not Tense.UNKNOWN:
            return Tense.PAST if _is_over(words[max(0, index - BEFORE_PLAN) : index]) else tense
    for word in words[last : last + REACH]:
        if word.lower in CLAUSE_MARKS and word.lower != ",":
            break
        if (tense := _tense_of(word.lower, grammar)) is not Tense.UNKNOWN:
            return tense
    return Tense.UNKNOWN


def _is_over(words: Sequence[Word]) -> bool:
    """Whether some words tell of what had been: *had been due on Friday*, *until Friday, they had not*."""
    return any(word.lower == "had" for word in words)


def _tense_of(word: str, grammar: Grammar) -> Tense:
    """Which way one word points."""
    if word in grammar.future:
        return Tense.FUTURE
    past = word in grammar.past or (word.endswith("ed") and len(word) > 4)
    return Tense.PAST if past else Tense.UNKNOWN


# --- reference ----------------------------------------------------------------------------------------------------------


def _reference(document: Document, expressions: Sequence[_Expression]) -> Reference:
    """The day of writing: of the metadata, moved to the dateline's day where that is a day off, else of the dateline."""
    published = _local_day(document.report.published)
    dateline = _dateline(document, expressions)
    if dateline is None:
        return Reference(today=published, basis=WrittenBasis.METADATA if published else None)
    if published is None:
        day = _day_of(dateline.features, None)
        return Reference(today=day, basis=WrittenBasis.DATELINE if day else None)
    day = _day_of(dateline.features, published)
    if day and day != published and abs((day - published).days) <= 1:
        return Reference(today=day, basis=WrittenBasis.DATELINE)
    return Reference(today=published, basis=WrittenBasis.METADATA)


def _local_day(published: str | None) -> date | None:
    """The day of a publication date, as its own zone counts it."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _dateline(document: Document, expressions: Sequence[_Expression]) -> _Expression | None:
    """The date of the dateline, if the report begins with one."""
    found = next((each for each in expressions if "month" in each.features and "day" in each.features), None)
    if found is None or found.start > DATELINE_END or not DATELINE.match(document.text, found.end):
        return None
    before = document.text[: found.start].split()
    lower = [word for word in before if word[0].islower() and word not in ("de", "of", "al", "el", "on")]
    return None if lower or "\n" in document.text[: found.start].strip() else found


def _day_of(features: dict[str, Any], near: date | None) -> date | None:
    """The day of a dateline; without a year the one nearest to the publication date."""
    resolved = resolve(features, Viewpoint(today=near, anchor=None, tense=Tense.UNKNOWN))
    period = resolved.period if resolved else None
    return period.start if period and period.grain == "D" else None


# --- times of events ----------------------------------------------------------------------------------------------------


def time_of(document: Document, mention: Mention) -> Time | None:
    """The time that a mention gives to an event: *since Friday* runs to the day of writing; a bare duration tells no time.

    Returns:
        The interval with what it was counted from, or `None` where the words leave both ends open.
    """
    value = mention.value if isinstance(mention.value, TimeValue) else NOTHING
    if value.start is None or value.end is None:
        return None
    found = _read(document)
    mentions, reference = found.mentions, found.reference
    basis = None if YEAR.search(mention.span.quote) else reference.basis or WrittenBasis.CONTENT
    start, end = _stretch(document.text, mention, mentions, reference.today)
    precision = calendar.precision_of(date.fromisoformat(start[:10]), date.fromisoformat(end[:10]))
    overnight = value.precision if (start, end) == (value.start, value.end) else precision
    return Time(start=start, end=end, precision=overnight, span=mention.span, basis=basis)


def _stretch(text: str, mention: Mention, mentions: Sequence[Mention], today: date | None) -> tuple[str, str]:
    """Both ends of the time that a mention gives: with *since*, *until* and *between* that stand before it."""
    assert isinstance(mention.value, TimeValue)  # noqa: S101 (told to the type checker)
    start, end = mention.value.start or "", mention.value.end or ""
    before = text[max(0, mention.span.start - 24) : mention.span.start]
    if today and SINCE.search(before) and start[:10] <= today.isoformat():
        return start, today.isoformat()
    if today and UNTIL.search(before) and today.isoformat() <= end[:10]:
        return today.isoformat(), end
    other = _partner(text, mention, mentions)
    if other is not None and other.start and other.end:
        return min(start, other.start), max(end, other.end)
    return start, end


def _partner(text: str, mention: Mention, mentions: Sequence[Mention]) -> TimeValue | None:
    """The other end of *between X and Y* or *from X to Y*."""
    index = next((index for index, each in enumerate(mentions) if each.id == mention.id), None)
    if index is None:
        return None
    for first in (index - 1, index):
        if first >= 0 and first + 1 < len(mentions):
            left, right = mentions[first].span, mentions[first + 1].span
            opens = BETWEEN.search(text[max(0, left.start - 16) : left.start])
            if opens and right.start - left.end < 8 and JOINED.match(text[left.end : right.start]):
                value = mentions[first if first != index else first + 1].value
                return value if isinstance(value, TimeValue) else None
    return None
