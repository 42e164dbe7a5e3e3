from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.pages.marks import shorten

IDS = st.lists(st.text("0123456789abcdef", min_size=16, max_size=16).map("inc_{}".format), unique=True, max_size=8)


@given(IDS)
def test_a_shortened_id_stands_for_one_only(ids: list[str]) -> None:
    short = shorten(ids)
    assert {identity: [other for other in ids if other.startswith(short[identity])] for identity in ids} == {
        own: [own] for own in ids
    }


def test_a_shortened_id_has_six_digits_at_least() -> None:
    assert shorten(["inc_8c7afb0e74035a95"]) == {"inc_8c7afb0e74035a95": "inc_8c7afb"}


def test_ids_that_begin_alike_are_longer() -> None:
    assert shorten(["inc_8c7afb0e", "inc_8c7afb1e"]) == {"inc_8c7afb0e": "inc_8c7afb0", "inc_8c7afb1e": "inc_8c7afb1"}
