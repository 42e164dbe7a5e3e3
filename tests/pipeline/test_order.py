"""Neither order, nor batches, nor repetition, nor former runs change what is exported."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.casefile import Case
from sayso.pipeline.run import read_inputs
from sayso.record import Received

WORDS = st.sampled_from("ann:mill bob:mill ann:weir cid:ford cid:oak bob:elm ann:fir fail dan:wrong keyless plain".split())
INPUT = st.tuples(
    st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
    st.sampled_from([None, "a", "b"]),
    st.sampled_from([None, "T", "U"]),
    st.sampled_from([None, "en", "fr"]),
)
GENTLY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@GENTLY
@given(inputs=st.lists(INPUT, max_size=12), data=st.data(), largest=st.sampled_from([1, 2, 3, 50]), steady=st.booleans())
def test_the_export_depends_on_the_set_of_inputs_only(  # noqa: PLR0913, PLR0917 - fixtures
    inputs: Sequence[tuple[str, str | None, str | None, str | None]],
    data: st.DataObject,
    largest: int,
    steady: bool,  # noqa: FBT001 - given by name
    received: Callable[..., Received],
    export: Callable[[Path], str],
    new_reader: Any,
    new_linker: Any,
) -> None:
    made = [received(text, name, title=title, language=language) for text, name, title, language in inputs]
    with TemporaryDirectory() as folder:
        once, often = Path(folder) / "once", Path(folder) / "often"
        read_inputs(made, once, new_reader(), new_linker(), largest_group=largest)
        shuffled = data.draw(st.permutations(made + made[:4]))
        while shuffled:
            size = data.draw(st.integers(1, len(shuffled)))
            version = data.draw(st.sampled_from(["1"] if steady else ["1", "2"]))
            batch = data.draw(st.integers(1, 5))
            bound = data.draw(st.sampled_from([largest] if steady else [largest, 2]))
            read_inputs(
                shuffled[:size],
                often,
                new_reader(version=version),
                new_linker(version=version),
                batch=batch,
                largest_group=bound,
            )
            shuffled = shuffled[size:]
        read_inputs([], often, new_reader(), new_linker(), largest_group=largest)
        assert export(once) == export(often)
        for path in (once, often):
            with Case.open(path) as case:
                assert list(case.check()) == []
