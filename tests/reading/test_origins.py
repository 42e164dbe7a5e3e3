"""Where a report comes from, by its dateline and its outlet."""

import pytest

from sayso.reading.origins import GUESSED_WEIGHT, KNOWN_WEIGHT, TOLD_WEIGHT, dateline_country, outlet_country

DATELINES = [
    ("BATKEN, May 12 (Wire) — A barn burned.", {"KGZ", "TJK"}, "KGZ"),
    ("JAMMU: A barn burned.", {"IND", "PAK"}, "IND"),
    ("NAIROBI, May 12 (Wire) - A barn burned in Ethiopia.", {"ETH"}, None),
    ("NAIROBI — A barn burned.", set(), "KEN"),
    ("BISHKEK/DUSHANBE (Wire) - A barn burned.", {"KGZ", "TJK"}, None),
    ("A barn burned in Batken, officials said.", {"KGZ"}, None),
    ("", {"KGZ"}, None),
]


@pytest.mark.parametrize(("text", "told", "country"), DATELINES)
def test_dateline_tells_a_country_that_the_report_names(text: str, told: set[str], country: str | None) -> None:
    assert country == dateline_country(text, told)


OUTLETS = [
    ("Galilee Courier", {"ISR", "LBN"}, "ISR"),
    ("Bogotá Ledger", {"COL"}, "COL"),
    ("Kenyan Courier", {"KEN", "SOM"}, "KEN"),
]


@pytest.mark.parametrize(("outlet", "told", "country"), OUTLETS)
def test_outlet_tells_a_country_that_the_report_names(outlet: str | None, told: set[str], country: str | None) -> None:
    assert (country, TOLD_WEIGHT) == outlet_country(outlet, told)


UNTOLD = [
    ("Kenyan Courier", {"PER"}, ("KEN", KNOWN_WEIGHT)),
    ("Bogotá Ledger", {"PER"}, ("COL", KNOWN_WEIGHT)),
    ("Mombasa Ledger", {"PER"}, ("KEN", GUESSED_WEIGHT)),
    ("Mombasa Ledger", set(), ("KEN", GUESSED_WEIGHT)),
    ("Morning Times", {"PER"}, None),
    (None, {"PER"}, None),
]


@pytest.mark.parametrize(("outlet", "told", "origin"), UNTOLD)
def test_outlet_of_a_country_that_the_report_leaves_out_tells_less(
    outlet: str | None, told: set[str], origin: tuple[str, float] | None
) -> None:
    assert origin == outlet_country(outlet, told)
