"""The state that a text is in: clean, machine-translated, spun or garbled; by signs that are rare in ordinary prose."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from sayso.reading.document import Document
from sayso.record import Condition, Reason, Span
from sayso.record.vocabulary import ConditionLabel
from sayso.world.codebook import read_table
from sayso.world.lexicon import CLASSES

MAX_WORDS = 4000
"""Words that are judged; the rest of a long text is of the same make."""
MIN_WORDS = 20
"""Fewer words show nothing."""
LEAST_SIGNS = 2
"""One sign alone is chance."""
CERTAIN = 0.9
"""Score of a text full of signs."""
CLEAN_SCORE = 0.8
"""Score of a text without signs: a good translation shows none either."""
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|-", re.UNICODE)
DAY_OF_MONTH = re.compile(
    r"\b\d{1,2} of (?:January|February|March|April|May|June|July|August|September|October|November|December)\b", re.IGNORECASE
)
SMALL_DAYS = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december)\b"
)
VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE)
ODD = re.compile(r"[�□\x00-\x08]|[a-z]\d[a-z]|(.)\1\1\1", re.IGNORECASE)
COMMON = CLASSES["common-short"]
"""Short words that clean prose repeats."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """The signs of one label in a text."""

    weight: float
    """How much they weigh together."""
    first: tuple[int, int] | None
    """Offsets of the first of them."""
    count: int
    """How many there are."""


@cache
def _table(label: str) -> tuple[frozenset[str], dict[str, tuple[tuple[str, ...], ...]]]:
    """Single words of a label, and its phrases by their first word."""
    section = read_table("condition")[label]
    words = set(section.get("words", "").split())
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in section.get("phrases", "").split(";"):
        parts = tuple(phrase.split())
        if len(parts) == 1:
            words.add(parts[0])
        elif parts:
            phrases.setdefault(parts[0], []).append(parts)
    return frozenset(words), {first: tuple(rows) for first, rows in phrases.items()}


def judge_condition(document: Document) -> tuple[Condition, tuple[Reason, ...]]:
    """The state of a report's text, with the reason.

    Ordinary prose is called clean: a label other than that needs at least two signs, and so many of them that clean text does
    not come near. A short or good translation may pass as clean.
    """
    matches = [match for _, match in zip(range(MAX_WORDS), WORD.finditer(document.text), strict=False)]
    words = [match[0].casefold().replace("’", "'") for match in matches]
    if len(words) < MIN_WORDS:
        return Condition(label=ConditionLabel.CLEAN, score=None), ()
    end = matches[-1].end()
    if (share := _garbled(words)) > read_table_number("garbled", "share"):
        return _verdict(document, ConditionLabel.GARBLED, min(CERTAIN, 2 * share), None, "non-words")
    spun = _spun(matches, words)
    translated = _translated(document.text[:end], matches, words)
    label, signs = max(
        ((ConditionLabel.SPUN, spun), (ConditionLabel.TRANSLATED, translated)),
        key=lambda each: each[1].weight / _limit(each[0]),
    )
    if signs.count < LEAST_SIGNS or signs.weight < _limit(label):
        return Condition(label=ConditionLabel.CLEAN, score=CLEAN_SCORE), ()
    score = round(min(CERTAIN, 0.5 + 0.2 * (signs.weight / _limit(label) - 1)), 4)
    return _verdict(document, label, score, signs.first, f"{signs.count} signs")


@cache
def read_table_number(label: str, name: str) -> float:
    """A number of the table of conditions."""
    return float(read_table("condition")[label][name])


def _limit(label: ConditionLabel) -> float:
    """Signs in a hundred words from which a text has a label."""
    return read_table_number(label, "share")


def _verdict(
    document: Document, label: ConditionLabel, score: float, first: tuple[int, int] | None, note: str
) -> tuple[Condition, tuple[Reason, ...]]:
    """A label with its reason."""
    words = Span.of(document.text, *first) if first else None
    reason = Reason(
        subject=document.report.id, field="condition", rule=f"signs-of-{label}", words=words, score=score, note=note
    )
    return Condition(label=label, score=round(score, 4)), (reason,)


def _count(matches: list[re.Match[str]], words: list[str], label: str) -> tuple[int, tuple[int, int] | None]:
    """How often the words and phrases of a label occur, and where first."""
    singles, phrases = _table(label)
    count, first = 0, None
    for i, word in enumerate(words):
        hit = 1 if word in singles else 0
        for phrase in phrases.get(word, ()):
            if tuple(words[i : i + len(phrase)]) == phrase:
                hit = len(phrase)
                break
        if hit:
            count += 1
            first = first or (matches[i].start(), matches[min(i + hit, len(matches)) - 1].end())
    return count, first


def _spun(matches: list[re.Match[str]], words: list[str]) -> _Signs:
    """Signs of swapped words: odd synonyms, a strange word where a function word belongs, hardly any *the*."""
    count, first = _count(matches, words, "spun")
    weight = 100 * count / len(words)
    if (
        len(words) >= read_table_number("spun", "the-words")
        and words.count("the") < read_table_number("spun", "the-share") * len(words)
        and _strange([match[0] for match in matches])
    ):
        count, weight = count + LEAST_SIGNS, weight + _limit(ConditionLabel.SPUN)
    return _Signs(weight, first, count)


def _strange(words: list[str]) -> bool:
    """Whether a short word that no prose repeats stands where function words do."""
    word, times = max(
        ((w, n) for w, n in Counter(words).items() if len(w) <= 4 and w.islower() and w not in COMMON),
        key=lambda e: (e[1], e[0]),
        default=("", 0),
    )
    return (
        bool(word)
        and times >= read_table_number("spun", "strange-times")
        and times >= read_table_number("spun", "strange-share") * len(words)
    )


def _translated(text: str, matches: list[re.Match[str]], words: list[str]) -> _Signs:
    """Signs of word-by-word translation: calques, dates told the other language's way, days in small letters."""
    count, first = _count(matches, words, "translated")
    dates, days = len(DAY_OF_MONTH.findall(text)), len(SMALL_DAYS.findall(text))
    weight = (
        count + dates * read_table_number("translated", "day-of-month") + days * read_table_number("translated", "small-days")
    )
    return _Signs(100 * weight / max(len(words), 60), first, count + dates + days)


def _garbled(words: list[str]) -> float:
    """Share of words that are none: without a vowel, with digits inside, or of repeated letters."""
    odd = sum(1 for word in words if (word.isalpha() and len(word) > 3 and not VOWEL.search(word)) or ODD.search(word))
    return odd / len(words)
