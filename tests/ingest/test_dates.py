import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.dates import normalize_date


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("2022-09-13", "2022-09-13"),
        ("2022-09-13T08:05:00Z", "2022-09-13T08:05:00Z"),
        ("2022-09-13T08:05:00+03:00", "2022-09-13T08:05:00+03:00"),
        ("2022-09-13T08:05:00+0300", "2022-09-13T08:05:00+03:00"),
        ("2022-09-13 08:05:00+00:00", "2022-09-13T08:05:00Z"),
        ("2022-09-13T08:05:00", "2022-09-13"),
        ("20220913", "2022-09-13"),
        ("Tue, 13 Sep 2022 08:05:00 +0400", "2022-09-13T08:05:00+04:00"),
        ("13 Sep 2022 08:05 GMT", "2022-09-13T08:05:00Z"),
        ("September 13, 2022", "2022-09-13"),
        ("Tuesday, Sept. 13, 2022 9:40 a.m.", "2022-09-13"),
        ("13 September 2022", "2022-09-13"),
        ("13-Sep-2022", "2022-09-13"),
        ("2022/9/13", "2022-09-13"),
        ("13/09/2022", "2022-09-13"),
        ("09/13/2022", "2022-09-13"),
        ("03/04/2022", None),
        ("2022-02-30", None),
        ("2022-09", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        ("9" * 500, None),
    ],
)
def test_dates_are_iso_or_nothing(written: str | None, normal: str | None) -> None:
    assert normalize_date(written) == normal


@pytest.mark.parametrize("written", ["2022-09-13", "2022-09-13T08:05:00", "2022-09-13T08:05:00.50Z", "2022-09-13T08:05-05:00"])
def test_an_iso_date_of_a_lossless_input_is_kept_as_it_is(written: str) -> None:
    assert normalize_date(written, as_given=True) == written


@given(st.dates())
def test_any_day_is_itself(day: object) -> None:
    assert normalize_date(str(day)) == str(day)


@given(st.text(max_size=70))
def test_no_words_raise(words: str) -> None:
    normalize_date(words)
    normalize_date(words, as_given=True)
