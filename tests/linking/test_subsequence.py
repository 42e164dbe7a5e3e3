from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.subsequence import common_length

WORDS = st.lists(st.integers(0, 4), max_size=12)


def plainly(a: list[int], b: list[int]) -> int:
    """The textbook table."""
    row = [0] * (len(b) + 1)
    for one in a:
        above = row[:]
        for at, other in enumerate(b):
            row[at + 1] = above[at] + 1 if one == other else max(above[at + 1], row[at])
    return row[-1]


@given(a=WORDS, b=WORDS)
def test_the_length_is_that_of_the_textbook(a: list[int], b: list[int]) -> None:
    assert common_length(a, b) == plainly(a, b)


@given(a=WORDS)
def test_a_sequence_is_all_in_itself(a: list[int]) -> None:
    assert common_length(a, a) == len(a)
