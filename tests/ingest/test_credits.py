import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.credits import read_credits


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("It was quiet. (GNA)", [("agency", "GNA", True)]),
        ("He left.” (Lakes Wire)\n", [("agency", "Lakes Wire", True)]),
        ("It was quiet.\n(Sibwire)", [("agency", "Sibwire", True)]),
        ("Quiet.\n(Reporting by Ann Poe; Editing by Bo Li)", [("reporting", "Ann Poe", False)]),
        (
            "Quiet.\n(Reporting by Sibwire, SNA; additional reporting by Ann Poe in Beirut)",
            [("reporting", "Sibwire", True), ("reporting", "SNA", True), ("reporting", "Ann Poe", False)],
        ),
        (
            "By Ann Poe and Lakes News Agency\nIt was quiet.",
            [("byline", "Ann Poe", False), ("byline", "Lakes News Agency", True)],
        ),
        ("Quiet.\nSource: BELA", [("source", "BELA", True)]),
        ("Quiet.\n© 2022 Lakes Wire. All rights reserved", [("copyright", "Lakes Wire", True)]),
        ("They are of the Front for the Hills (FFH).", []),
        ("Quiet. (Reporting by Ann Poe)", [("reporting", "Ann Poe", False)]),
        ("Over. (MORE)", []),
        ("By nightfall all was quiet.", []),
    ],
)
def test_credits_name_who_is_credited(text: str, credits: list[tuple[str, str, bool]]) -> None:  # noqa: A002
    assert [(credit.kind.value, credit.name.quote, credit.is_agency) for credit in read_credits(text)] == credits


@given(st.text(alphabet="By reporting (A),\n.©Source: and", max_size=300))
def test_offsets_hold_whatever_the_text(text: str) -> None:
    assert all(credit.name.holds(text) for credit in read_credits(text))
