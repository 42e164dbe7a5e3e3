from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sayso.linking import shelf as module
from sayso.linking.shelf import Shelf
from sayso.linking.sketch import Sketch
from sayso.linking.textkeys import Key, text_keys

KEYS = st.frozensets(st.tuples(st.sampled_from("wsnt"), st.tuples(st.integers(0, 5))), max_size=6)


@given(texts=st.lists(KEYS, max_size=20), wanted=KEYS, fresh=st.integers(0, 9))
def test_those_that_share_most_keys_come_first(texts: list[frozenset[Key]], wanted: frozenset[Key], fresh: int) -> None:
    module.FRESH, before = fresh, module.FRESH
    shelf = Shelf()
    try:
        assert [shelf.add(keys) for keys in texts] == list(range(len(texts)))
    finally:
        module.FRESH = before
    shared = Counter({number: len(keys & wanted) for number, keys in enumerate(texts) if keys & wanted})
    assert shelf.near(wanted, 30) == sorted(shared, key=lambda number: (-shared[number], number))


def test_of_a_key_that_many_have_only_the_latest_are_looked_at() -> None:
    shelf = Shelf()
    for _ in range(100):
        shelf.add([("w", (1,))])
    assert shelf.near([("w", (1,))], 100) == list(range(36, 100))


def test_half_a_text_shares_a_key_with_the_whole(story: str) -> None:
    half = "\n".join(story.split("\n")[3:])
    assert set(text_keys(Sketch.of(story))) & set(text_keys(Sketch.of(half)))


def test_a_text_has_no_more_than_forty_keys(story: str) -> None:
    assert len(list(text_keys(Sketch.of(story * 9)))) <= 40
