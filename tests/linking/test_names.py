from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.names import plain, same_name, skeleton


def test_transliterations_of_one_name_are_the_same() -> None:
    spellings = (("Sheraro", "Shiraro"), ("Qamishli", "Kamishly"), ("Zhanar", "Janar"), ("Kafr Nabl", "Kafar Nabel"))
    assert [same_name(*pair) for pair in spellings] == [True] * 4


def test_different_names_are_not_the_same() -> None:
    assert not any(same_name(*pair) for pair in (("Kok-Tash", "Ak-Sai"), ("Dolna", "Gorna"), ("Bradi", "Tarsk")))


def test_articles_accents_and_possessives_do_not_count() -> None:
    assert plain("Caño Límon") == plain("the cano limon’s")


@given(st.text(max_size=60))
def test_every_text_has_a_skeleton_and_is_itself(name: str) -> None:
    assert isinstance(skeleton(name), str)
    assert same_name(name, name)


@given(st.text(max_size=30), st.text(max_size=30))
def test_sameness_goes_both_ways(first: str, second: str) -> None:
    assert same_name(first, second) == same_name(second, first)
