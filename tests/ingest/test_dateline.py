import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest import read_dateline
from sayso.record import Span

Example = tuple[str, list[str], str | None, tuple[int | None, ...], str | None, str]
DATELINES: list[Example] = [
    ("GOMA, March 3 (Lakes Wire) — Rebels", ["GOMA"], None, (None, 3, 3), "Lakes Wire", "Rebels"),
    ("BAKU (Wire) - Azeri", ["BAKU"], None, (None, None, None), "Wire", "Azeri"),
    ("TBILISI, Georgia — The", ["TBILISI"], "Georgia", (None, None, None), None, "The"),
    ("OSH/KHUJAND, May 11 (SNA) - Border", ["OSH", "KHUJAND"], None, (None, 5, 11), "SNA", "Border"),
    ("MINSK, September 13. /BELA/. The", ["MINSK"], None, (None, 9, 13), "BELA", "The"),
    ("OMSK. Sept 14 (Sibwire) - Russia", ["OMSK"], None, (None, 9, 14), "Sibwire", "Russia"),
    ("GYUMRI, SEPTEMBER 13, ARMWIRE. The", ["GYUMRI"], None, (None, 9, 13), "ARMWIRE", "The"),
    ("Ganja, Sept. 14, AZWIRE Azeri", ["Ganja"], None, (None, 9, 14), "AZWIRE", "Azeri"),
    ("(Wire) - Armenia", [], None, (None, None, None), "Wire", "Armenia"),
    ("KIDAL (Mali) — Two", ["KIDAL"], "Mali", (None, None, None), None, "Two"),
    ("Tame, Arauca. Wednesday, 6 March 2024. Four", ["Tame"], "Arauca", (2024, 3, 6), None, "Four"),
    ("POONCH, Oct 10: An", ["POONCH"], None, (None, 10, 10), None, "An"),
    ("QUETTA: The", ["QUETTA"], None, (None, None, None), None, "The"),
    ("St. Petersburg, Russia (NW) — The", ["St. Petersburg"], "Russia", (None, None, None), "NW", "The"),
    ("WASHINGTON, Jan. 3, 2021 (PW) -- The", ["WASHINGTON"], None, (2021, 1, 3), "PW", "The"),
    ("TUNIS, 5 of March (MW) - The", ["TUNIS"], None, (None, 3, 5), "MW", "The"),
    ("TYRE, Aug. 4— The", ["TYRE"], None, (None, 8, 4), None, "The"),
    ("Market hit by shells\nBy Ann Poe\n\nADEN (GW) — The", ["ADEN"], None, (None, None, None), "GW", "The"),
]


@pytest.mark.parametrize("example", DATELINES, ids=[example[0][:20] for example in DATELINES])
def test_a_dateline_tells_place_day_and_agency(example: Example) -> None:
    text, places, region, date, agency, body = example
    found = read_dateline(text)
    assert found is not None
    assert [place.quote for place in found.places] == places
    assert (found.region.quote if found.region else None) == region
    assert (found.year, found.month, found.day) == date
    assert (found.agency.quote if found.agency else None) == agency
    assert text[found.end :] == body


@pytest.mark.parametrize(
    "text",
    [
        "Clashes broke out in the north, officials said.",
        "BREAKING: Rockets hit the port",
        "Fighting — the worst in years — went on.",
        "KYIV, Feb. 31 (KW) - The",
        "Kyiv - The city was calm.",
        "TROOPS CLASH NEAR LACHIN - MINISTRY BLAMES NEIGHBOUR",
        "On Monday, March 3, the army said: nothing",
        "",
        "   ",
    ],
)
def test_what_is_no_dateline_is_none(text: str) -> None:
    assert read_dateline(text) is None


@given(st.text(alphabet="AaBb /.,-—:()19 \nMarch", max_size=200))
def test_offsets_hold_whatever_the_text(text: str) -> None:
    found = read_dateline(text)
    if found is not None:
        spans = [span for span in (*found.places, found.region, found.date, found.agency) if isinstance(span, Span)]
        assert all(span.holds(text) and found.start <= span.start and span.end <= found.end for span in spans)


def test_a_long_hostile_text_is_no_dateline() -> None:
    for text in ("A" * 10**6, "A " * 10**6, "A, " * 10**6, "\n" * 10**6, "A/" * 10**6, "(A" * 10**6):
        assert read_dateline(text) is None
