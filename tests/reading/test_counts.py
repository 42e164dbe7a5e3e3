"""Counts, their bounds and their nouns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.sentences import split_sentences
from sayso.reading.counts import CountPhrase, counted_phrases, find_quantities, parse_count
from sayso.reading.document import Document
from sayso.record import Received


def phrases(text: str) -> tuple[CountPhrase, ...]:
    return tuple(phrase for sentence in split_sentences(text) for phrase in counted_phrases(sentence))


def document(text: str) -> Document:
    return Document.of(Received.of(text, language="en", published="2022-05-11"))


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("12 soldiers", (12, 12, 12)),
        ("twelve soldiers", (12, 12, 12)),
        ("twenty-eight soldiers", (28, 28, 28)),
        ("two hundred and five men", (205, 205, 205)),
        ("1,560 houses", (1560, 1560, 1560)),
        ("1.5 million people", (1500000, 1500000, 1500000)),
        ("half a million people", (500000, 500000, 500000)),
        ("at least 12 soldiers", (12, 12, None)),
        ("no fewer than 12 soldiers", (12, 12, None)),
        ("12 or more soldiers", (12, 12, None)),
        ("more than 12 soldiers", (13, 13, None)),
        ("over a dozen soldiers", (13, 13, None)),
        ("up to 12 soldiers", (None, None, 12)),
        ("as many as 12 soldiers", (None, None, 12)),
        ("fewer than 12 soldiers", (None, None, 11)),
        ("about 12 soldiers", (None, 12, None)),
        ("nearly 12 soldiers", (None, 12, None)),
        ("some 12 soldiers", (None, 12, None)),
        ("between 15 and 20 soldiers", (15, None, 20)),
        ("15 to 20 soldiers", (15, None, 20)),
        ("15-20 soldiers", (15, None, 20)),
        ("thirty to sixty thousand people", (30000, None, 60000)),
        ("several soldiers", (3, None, None)),
        ("tens of soldiers", (20, None, None)),
        ("dozens of soldiers", (24, None, None)),
        ("several dozen soldiers", (24, None, None)),
        ("scores of soldiers", (40, None, None)),
        ("hundreds of soldiers", (200, None, None)),
        ("thousands of people", (2000, None, None)),
        ("tens of thousands of people", (20000, None, None)),
        ("no soldiers", (0, 0, 0)),
        ("none", (0, 0, 0)),
        ("a soldier", (1, 1, 1)),
        ("a six-year-old girl", (1, 1, 1)),
        ("a couple of soldiers", (2, 2, 2)),
    ],
)
def test_a_count_has_the_bounds_of_its_words(words: str, bounds: tuple[float | None, ...]) -> None:
    count = parse_count(words)
    assert count is not None
    assert bounds == (count.low, count.best, count.high)


@pytest.mark.parametrize(
    "words", ["the soldiers", "a house", "on 14 May", "the 6th Division", "a two-day truce", "Resolution 2254"]
)
def test_what_counts_nothing_has_no_count(words: str) -> None:
    assert parse_count(words) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Kyrgyz border guards died.", [("Two Kyrgyz border guards", "guards", ("Kyrgyz", "border"))]),
        ("Eleven people, seven of them civilians, fell.", [("Eleven people", "people", ()), ("seven of them", None, ())]),
        ("It killed 12 and wounded 30.", [("12", None, ()), ("30", None, ())]),
        ("It left 31 dead.", [("31 dead", "dead", ())]),
        ("Three soldiers killed near the dam were buried.", [("Three soldiers", "soldiers", ())]),
        ("They paid $3 million.", [("$3 million", "$", ())]),
        ("Seven civilians and four soldiers died.", [("Seven civilians", "civilians", ()), ("four soldiers", "soldiers", ())]),
    ],
)
def test_a_count_knows_its_noun(text: str, expected: list[tuple[str, str | None, tuple[str, ...]]]) -> None:
    assert expected == [(text[each.start : each.end], each.noun, each.modifiers) for each in phrases(text)]


def test_dates_and_durations_are_no_quantities() -> None:
    text = "On 11 May 2022 they fought for two days across 20 km of road."
    assert [each.span.quote for each in find_quantities(document(text))] == ["20 km"]


@given(st.text(alphabet="0123456789 ,.-/ tovenandhudrs", max_size=200))
def test_phrases_lie_in_the_text_in_order(text: str) -> None:
    ends = [0]
    for phrase in phrases(text):
        assert ends[-1] <= phrase.start < phrase.end <= len(text)
        ends.append(phrase.end)


@pytest.mark.parametrize("text", ["9" * 100_000, "two " * 20_000, "1-" * 50_000, "hundred and " * 10_000, "a " * 50_000])
def test_long_runs_are_read_in_bounded_time(text: str) -> None:
    find_quantities(document(text))
