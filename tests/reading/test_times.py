"""Time expressions and what they stand for."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.document import Document
from sayso.reading.times import find_reference, find_times, time_of
from sayso.record import Mention, Received, TimeValue

WEDNESDAY = "2022-05-11T18:30:00Z"


def document(text: str, published: str | None = WEDNESDAY) -> Document:
    return Document.of(Received.of(text, language="en", published=published))


def found(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, TimeValue]]:
    return [
        (each.span.quote, value) for each in find_times(document(text, published)) if isinstance(value := each.value, TimeValue)
    ]


def only(text: str, published: str | None = WEDNESDAY) -> TimeValue:
    ((_, value),) = found(text, published)
    return value


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("They signed on May 11, 2022.", "2022-05-11"),
        ("They signed on 11 May 2022.", "2022-05-11"),
        ("They signed on 11 may 2022.", "2022-05-11"),
        ("SAN JUAN, 8 AUG 89 (RADIO)", "1989-08-08"),
        ("They signed on 2022-05-11.", "2022-05-11"),
        ("They signed in April 2021.", "2021-04"),
        ("They signed in the spring of 2021.", "2021-SP"),
        ("Fighting began in the late 1980s.", "198"),
        ("It was built in the 20th century.", "19"),
        ("They met in 1994.", "1994"),
        ("They fired on Tuesday.", "2022-05-10"),
        ("They fired on Wednesday.", "2022-05-11"),
        ("They will meet on Friday.", "2022-05-13"),
        ("They fired on Tuesday evening.", "2022-05-10TEV"),
        ("They met last month.", "2022-04"),
        ("They met two days ago.", "2022-05-09"),
        ("They fought for five days.", "P5D"),
        ("They have fought for the past 35 years.", "P35Y"),
        ("They fired at 16:00 (12:00 GMT) on Tuesday.", "2022-05-10T16:00"),
        ("They fired at 9:40 a.m. on Tuesday.", "2022-05-10T09:40"),
        ("They fired at noon on Tuesday.", "2022-05-10T12:00"),
        ("They fire every day.", "P1D"),
        ("They fire now.", "PRESENT_REF"),
        ("Prices fell in the third quarter of 2021.", "2021-Q3"),
    ],
)
def test_an_expression_has_its_timex_value(text: str, timex: str) -> None:
    assert timex == only(text).timex


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("They fired overnight.", ("2022-05-10", "2022-05-11", 2)),
        ("They fired early on Tuesday.", ("2022-05-10", "2022-05-10", 1)),
        ("They met in early January.", ("2022-01-01", "2022-01-10", 4)),
        ("Fighting began in the early 1990s.", ("1990-01-01", "1993-12-31", 5)),
        ("They fired this year.", ("2022-01-01", "2022-05-11", 5)),
        ("They fired at 16:00 (12:00 GMT) on Tuesday.", ("2022-05-10T16:00+04:00", "2022-05-10T16:00+04:00", 1)),
        ("They fought on 4 and 5 March.", ("2022-03-04", "2022-03-05", 2)),
        ("They fought at the weekend.", ("2022-05-07", "2022-05-08", 2)),
    ],
)
def test_an_interval_is_no_narrower_than_the_words(text: str, interval: tuple[str, str, int]) -> None:
    value = only(text)
    assert interval == (value.start, value.end, value.precision)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("They fired on Tuesday.", "XXXX-WXX-2"),
        ("They fired on May 11.", "XXXX-05-11"),
        ("They fired last month.", None),
        ("They fired overnight.", None),
        ("They fired two days ago.", None),
        ("They fired yesterday.", None),
        ("They meet next year.", None),
        ("They fought for two days.", "P2D"),
        ("They left in June.", "XXXX-06"),
    ],
)
def test_without_a_date_of_writing_no_day_is_guessed(text: str, timex: str | None) -> None:
    value = only(text, published=None)
    assert (timex, None, None) == (value.timex, value.start, value.end)


def test_a_dateline_with_its_year_dates_a_report_without_metadata() -> None:
    text = "BATKEN, 12 May 2022 (Northern News) - Guards fired on Tuesday."
    assert found(text, published=None)[-1][1].start == "2022-05-10"
    assert find_reference(document(text, published=None)).basis == "dateline"


def test_a_weekday_of_the_only_full_date_is_that_day() -> None:
    text = "Rebels took the post on Thursday, 14 January 2021. They held it at nine on Thursday night."
    assert found(text, published=None)[-1][1].start == "2021-01-14T21:00"


def test_that_day_is_the_day_told_of() -> None:
    assert found("They fired on 3 March. A house burned the same day.")[-1][1].start == "2022-03-03"


@pytest.mark.parametrize(
    "text", ["She may march on the capital.", "The 6-year-old boy fell.", "Sun Li spoke.", "It cost 2.50 a kilo."]
)
def test_words_with_other_meanings_are_no_times(text: str) -> None:
    assert found(text) == []


def event_time(text: str, index: int = -1) -> tuple[str | None, str | None, int | None, str | None]:
    where = document(text)
    time = time_of(where, find_times(where)[index])
    assert time is not None
    return time.start, time.end, time.precision, time.basis


def test_since_runs_to_the_day_of_writing() -> None:
    assert event_time("They have fired since Friday.") == ("2022-05-06", "2022-05-11", 2, "metadata")


def test_from_and_to_span_both_days() -> None:
    assert event_time("They fought from 30 April to 3 May.") == ("2022-04-30", "2022-05-03", 2, "metadata")


def test_an_absolute_date_has_no_basis() -> None:
    assert event_time("They fought on 29 April 2021.") == ("2021-04-29", "2021-04-29", 1, None)


def test_a_bare_duration_gives_an_event_no_time() -> None:
    where = document("They fought for two days.")
    assert time_of(where, find_times(where)[0]) is None


@given(st.text(alphabet="0123456789 -:./'aMthuyersdwkofn,()", max_size=200))
def test_spans_quote_the_text_and_do_not_overlap(text: str) -> None:
    mentions: tuple[Mention, ...] = find_times(document(text))
    assert all(mention.span.holds(text) for mention in mentions)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(mentions))


@pytest.mark.parametrize(
    "text", ["9" * 100_000, "May " * 20_000, "the last " * 10_000, "12:30 " * 20_000, "-1" * 50_000, "two " * 20_000]
)
def test_long_runs_are_read_in_bounded_time(text: str) -> None:
    find_times(document(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Fighting began on 2 May. On the fifth day of fighting, shells fell.", "2022-05-06"),
        ("The war broke out on Monday. On the third day of the war, they left.", "2022-05-11"),
        ("They met on Monday. On the third day of the war, they left.", None),
        ("The war began on Monday. On the third day of the journey, they left.", None),
    ],
)
def test_a_day_of_a_course_is_counted_from_its_told_start(text: str, day: str | None) -> None:
    where = document(text)
    value = find_times(where)[-1].value
    assert isinstance(value, TimeValue)
    assert day == value.start


def test_death_and_wound_have_a_day_each() -> None:
    where = document("He died on Sunday of wounds received on Friday.")
    times = [time_of(where, mention) for mention in find_times(where)]
    assert [time.start for time in times if time is not None] == ["2022-05-08", "2022-05-06"]


def test_dates_go_on_over_the_end_of_a_folded_line() -> None:
    text = (
        "The ministry of the small republic said in the capital that shells had fallen there on March\n3, that "
        "two men had died on\n4 April 2022 in the north of the country, and that the war would go on in the last\n"
        "week of the year, as nobody in the camp or in the town beside it had thought it\ncould."
    )
    assert "2022-03-03" in [m.value.start for m in find_times(document(text)) if isinstance(m.value, TimeValue)]
    assert "2022-04-04" in [m.value.start for m in find_times(document(text)) if isinstance(m.value, TimeValue)]


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("The minister said that talks were set for May 20.", "2022-05-20"),
        ("The truce will hold as laid down by the May 2 accord.", "2022-05-02"),
        ("They shelled the town in November.", "2021-11"),
        ("He said a summit was called for June.", "2022-06"),
        ("They had been due to sign on Friday.", "2022-05-06"),
        ("Until Monday, they had not fired.", "2022-05-09"),
        ("They fired two days before.", "2022-05-09"),
    ],
)
def test_the_nearer_day_is_meant_unless_the_verb_is_strong(text: str, timex: str) -> None:
    assert only(text).timex == timex


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("They meet on Mondays.", "XXXX-WXX-1"),
        ("They fired on Tuesday nights.", "XXXX-WXX-2TNI"),
        ("They left two days before the vote.", "P2D"),
        ("These days they fire at night.", "PRESENT_REF"),
    ],
)
def test_what_is_no_one_day_has_no_day(text: str, timex: str) -> None:
    value = found(text)[0][1]
    assert (value.timex, value.start) == (timex, None)


@pytest.mark.parametrize(
    "text",
    ["There was a second blast.", "Three-quarters of the town burnt.", "They searched his quarters.", "Jan Kubis spoke."],
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Profit rose in the latest quarter.", "2022-Q1"),
        ("Profit fell short of the year-ago quarter.", "2021-Q1"),
        ("Profit rose in the third quarter of 2021, and again from a year earlier.", "2020-Q3"),
    ],
)
def test_a_quarter_of_figures_is_the_last_that_has_ended(text: str, timex: str) -> None:
    assert found(text)[-1][1].timex == timex
