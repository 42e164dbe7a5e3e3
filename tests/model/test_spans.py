import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.model.pieces import Floats
from sayso.model.spans import BEGIN, INSIDE, OUT, Found, best_labels, softmax, spans_in

LABELS = st.lists(st.sampled_from((OUT, BEGIN, INSIDE)), max_size=20)


@given(LABELS)
def test_spans_hold_what_is_not_outside_and_nothing_else(labels: list[int]) -> None:
    found = spans_in(np.array(labels, dtype=np.int64), np.full((len(labels), 3), 0.5, dtype=np.float32))
    held = [i for span in found for i in range(span.start, span.end)]
    assert held == [i for i, label in enumerate(labels) if label != OUT]


@given(arrays(np.float32, (2, 9, 2, 3), elements=st.floats(min_value=-8, max_value=8, width=32)))
def test_nothing_goes_on_that_has_not_begun(values: Floats) -> None:
    labels = best_labels(values)
    before = np.concatenate([np.full((2, 1, 2), OUT), labels[:, :-1]], axis=1)
    assert not np.any((labels == INSIDE) & (before == OUT))


def test_a_run_without_a_beginning_gets_the_likeliest() -> None:
    logits = np.array([[3.0, 2.5, 0.0], [0.0, 0.0, 4.0], [0.0, 0.0, 4.0], [5.0, 0.0, 0.0]], dtype=np.float32)
    assert best_labels(logits[None, :, None])[0, :, 0].tolist() == [BEGIN, INSIDE, INSIDE, OUT]


def test_a_weak_run_without_a_beginning_is_none() -> None:
    logits = np.array([[9.0, 0.0, 0.0], [1.0, -5.0, 1.2], [9.0, 0.0, 0.0]], dtype=np.float32)
    assert best_labels(logits[None, :, None])[0, :, 0].tolist() == [OUT, OUT, OUT]


def test_a_begin_after_an_inside_opens_another_span() -> None:
    labels = np.array([BEGIN, INSIDE, BEGIN, OUT])
    chances = np.full((4, 3), 0.5, dtype=np.float32)
    assert spans_in(labels, chances) == [Found(0, 2, 0.5), Found(2, 3, 0.5)]


def test_what_goes_on_without_having_begun_begins() -> None:
    labels = np.array([OUT, INSIDE, INSIDE, OUT])
    assert [(found.start, found.end) for found in spans_in(labels, np.ones((4, 3), dtype=np.float32))] == [(1, 3)]


def test_probabilities_add_up_to_one() -> None:
    chances = softmax(np.array([[1000.0, 0.0, -1000.0]], dtype=np.float32))
    assert chances.tolist() == [[1.0, 0.0, 0.0]]
