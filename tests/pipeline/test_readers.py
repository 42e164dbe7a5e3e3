"""Whoever reads a case while it is written sees a consistent record."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case
from sayso.pipeline.run import read_inputs
from sayso.record import Received

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="writes in a forked process, which this system has not")

REPORTS = 300
CLAIMS_EACH = 3


def test_a_reader_sees_whole_batches_and_whole_groups(
    tmp_path: Path, new_reader: Any, linker: Any, received: Callable[..., Received]
) -> None:
    path = tmp_path / "case"
    inputs = [received(f"ann:mill{number} bob:weir{number % 9} cid:ford{number % 5}") for number in range(REPORTS)]
    Case.write(path).close()
    writer = os.fork()
    if not writer:
        status = 1
        try:
            for start in range(0, REPORTS, 50):
                read_inputs(inputs[start : start + 50], path, new_reader(delay_s=0.001), linker, batch=7)
            status = 0
        finally:
            os._exit(status)
    seen = set[int]()
    while not os.waitpid(writer, os.WNOHANG)[0]:
        with Case.open(path) as case, case.snapshot():
            seen.add(look(case))
    with Case.open(path) as case:
        assert look(case) == REPORTS
        assert list(case.check()) == []
    assert len(seen) > 3


def look(case: Case) -> int:
    """Number of reports, if all that is seen fits together."""
    counts = case.counts()
    claims = [claim.id for claim in case.claims()]
    events = {event.id: event for event in case.events()}
    incidents = list(case.incidents())
    assert counts["report"] * CLAIMS_EACH == counts["claim"] == counts["event"] == len(claims) == len(events)
    assert {event.claim for event in events.values()} == set(claims)
    assert all(event in events for incident in incidents for event in incident.events)
    assert counts["incident"] == len(incidents)
    assert case.run().counts["report"] == counts["report"]
    return counts["report"]
