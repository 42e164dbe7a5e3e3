import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.model.pieces import Floats
from sayso.model.spans import BEGIN, INSIDE, OUT, Found, best_labels, softmax, spans_in

logits = st.integers(min_value=1, max_value=12).flatmap(
    lambda length: arrays(np.float32, (length, 2, 3), elements=st.floats(min_value=-8, max_value=8, width=32))
)


@given(logits)
def test_nothing_goes_on_that_has_not_begun(values: Floats) -> None:
    labels = best_labels(values)
    before = np.concatenate([np.full((1, 2), OUT), labels[:-1]])
    assert not np.any((labels == INSIDE) & (before == OUT))


@given(logits)
def test_no_allowed_labels_are_likelier(values: Floats) -> None:
    labels = best_labels(values)
    length = values.shape[0]
    chosen = values[np.arange(length)[:, None], np.arange(2), labels].sum(axis=0)
    greedy = values.argmax(axis=-1)
    broken = (greedy == INSIDE) & (np.concatenate([np.full((1, 2), OUT), greedy[:-1]]) == OUT)
    allowed = np.where(broken, BEGIN, greedy)
    other = values[np.arange(length)[:, None], np.arange(2), allowed].sum(axis=0)
    assert np.all(chosen >= other - 1e-3)


def test_a_begin_after_an_inside_opens_another_span() -> None:
    labels = np.array([BEGIN, INSIDE, BEGIN, OUT])
    chances = np.full((4, 3), 0.5, dtype=np.float32)
    assert spans_in(labels, chances) == [Found(0, 2, 0.5), Found(2, 3, 0.5)]


def test_probabilities_add_up_to_one() -> None:
    chances = softmax(np.array([[1000.0, 0.0, -1000.0]], dtype=np.float32))
    assert chances.tolist() == [[1.0, 0.0, 0.0]]
