import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from sayso.model.pieces import MAX_PIECES, cut_windows, distance_buckets, shapes_of


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordLevel({"[UNK]": 1}, unk_token="[UNK]"))  # noqa: S106
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def core_offsets(text: str, breaks: list[int], tokenizer: Tokenizer) -> list[tuple[int, int]]:
    found = []
    for window in cut_windows(text, breaks, tokenizer):
        found += [(int(a), int(b)) for a, b in window.offsets[window.core[0] : window.core[1]]]
    return found


@given(st.lists(st.integers(min_value=1, max_value=90), max_size=30))
def test_every_piece_is_in_the_core_of_exactly_one_window(tokenizer: Tokenizer, lengths: list[int]) -> None:
    sentences = [" ".join(["word"] * length) + "." for length in lengths]
    text = " ".join(sentences)
    breaks = [sum(len(s) + 1 for s in sentences[:i]) for i in range(len(sentences))]
    every = [tuple(offset) for offset in tokenizer.encode(text, add_special_tokens=False).offsets]
    assert core_offsets(text, breaks, tokenizer) == every


def test_no_window_is_longer_than_the_network_has_seen(tokenizer: Tokenizer) -> None:
    windows = cut_windows("word " * 5000, [], tokenizer)
    assert max(len(window.pieces) for window in windows) == MAX_PIECES


def test_a_core_ends_where_a_sentence_ends(tokenizer: Tokenizer) -> None:
    sentence = " ".join(["word"] * 40) + ". "
    first = cut_windows(sentence * 20, [i * len(sentence) for i in range(20)], tokenizer)[0]
    assert first.offsets[first.core[1] - 1][1] % len(sentence) == len(sentence) - 1


def test_an_empty_text_has_no_window(tokenizer: Tokenizer) -> None:
    assert cut_windows(" \n", [], tokenizer) == ()


@pytest.mark.parametrize(
    ("text", "span", "shape"),
    [
        ("fire", (0, 4), 0),
        ("Fire", (0, 4), 1),
        ("NATO", (0, 4), 2),
        ("1992", (0, 4), 3),
        ("a “no” b", (3, 5), 4),
        ("a “no” b", (7, 8), 0),
    ],
)
def test_shape_tells_capitals_digits_and_quotation(text: str, span: tuple[int, int], shape: int) -> None:
    assert shapes_of(text, [span]).tolist() == [shape]


def test_a_piece_that_goes_on_with_a_word_has_its_own_shape() -> None:
    assert shapes_of("shelling", [(0, 5), (5, 8)]).tolist() == [0, 8]


def test_quotation_ends_with_its_paragraph() -> None:
    assert shapes_of("“open\nnext", [(1, 5), (6, 10)]).tolist() == [4, 0]


def test_distances_are_counted_from_the_near_end_of_the_query() -> None:
    assert distance_buckets(8, (3, 5)).tolist() == [3, 2, 1, 0, 0, 17, 18, 19]


def test_far_distances_share_the_last_bucket() -> None:
    buckets = distance_buckets(512, (0, 1))
    assert int(buckets.max()) == 31
    assert np.all(np.diff(buckets[1:]) >= 0)
