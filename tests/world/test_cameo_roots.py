"""The CAMEO root of a PLOVER type."""

import pytest

from sayso.record.vocabulary import EventType, Status
from sayso.world.cameo_roots import cameo_root
from sayso.world.codebook import MODES, is_cameo, plover_of
from sayso.world.lexicon import LEXICON

ROOTS = frozenset(f"{number:02d}" for number in range(2, 21))


@pytest.mark.parametrize("kind", EventType, ids=str)
def test_every_type_has_a_root_of_cameo(kind: EventType) -> None:
    roots = {cameo_root(kind, mode) for mode in (None, *MODES[kind])}
    assert roots <= ROOTS


@pytest.mark.parametrize("kind", [kind for kind in EventType if kind is not EventType.ASSAULT], ids=str)
def test_root_leads_back_to_its_type(kind: EventType) -> None:
    found = plover_of((cameo_root(kind) or "") + "0")
    assert found is not None
    assert (found[0] is kind) or {found[0], kind} == {EventType.CONCEDE, EventType.RETREAT}


def test_promised_cooperation_is_an_intent() -> None:
    roots = [cameo_root(EventType.AID, None, status) for status in (Status.PLANNED, Status.ACTUAL)]
    assert roots == ["03", "07"]


def test_planned_violence_keeps_its_root() -> None:
    assert cameo_root(EventType.ASSAULT) == cameo_root(EventType.ASSAULT, None, Status.PLANNED)


def test_nothing_has_no_root() -> None:
    assert cameo_root(None) is None


def test_every_frame_of_a_type_has_a_code() -> None:
    lacking = [frame.name for frame in LEXICON.frames.values() if frame.type is not None and not is_cameo(frame.cameo or "")]
    assert not lacking
