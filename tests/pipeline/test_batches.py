"""Inputs in batches."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.pipeline import batches
from sayso.pipeline.batches import in_batches
from sayso.record import Received, SetAside


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, 30), most=st.integers(1, 10))
def test_batches_hold_all_inputs_in_order_and_none_too_many(number: int, most: int, received: Callable[..., Received]) -> None:
    inputs = [received(str(at)) for at in range(number)]
    made = list(in_batches(inputs, most))
    assert [item for batch in made for item in batch.received] == inputs
    assert all(0 < len(batch.received) <= most for batch in made)


def test_a_batch_is_full_where_its_texts_are_long(received: Callable[..., Received], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH_LENGTH", 100)
    made = list(in_batches([received("x" * 60 + str(at)) for at in range(4)], 100))
    assert [len(batch.received) for batch in made] == [2, 2]


def test_what_is_set_aside_counts_too() -> None:
    aside = [SetAside(path=str(at), code="empty", reason="", remedy="") for at in range(5)]
    assert [len(batch.set_aside) for batch in in_batches(aside, 2)] == [2, 2, 1]


def test_inputs_are_taken_no_further_than_the_batch(received: Callable[..., Received]) -> None:
    taken = []

    def inputs() -> object:
        for at in range(10):
            taken.append(at)
            yield received(str(at))

    next(in_batches(inputs(), 3))  # type: ignore[arg-type]
    assert taken == [0, 1, 2]
