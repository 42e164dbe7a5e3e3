"""The page of the codebooks is what the tables say, and the tables agree with one another."""

from pathlib import Path

import pytest

from sayso.record.vocabulary import AcledType, EventType
from sayso.world.codebook import MODES, is_cameo, plover_of, read_table
from sayso.world.crosswalk import Crossing, acled_of, crossings, write_crosswalk

PAGE = Path(__file__).parents[2] / "docs" / "scientist" / "crosswalk.md"
FRAMES = read_table("events")["frames"]


def test_the_page_has_not_drifted() -> None:
    expected = write_crosswalk()
    assert PAGE.read_text(encoding="utf-8") == expected, "run: python -m sayso.world.crosswalk > docs/scientist/crosswalk.md"


def test_every_sub_event_has_its_row_in_the_order_of_the_vocabulary() -> None:
    assert [crossing.acled for crossing in crossings()] == list(AcledType)


@pytest.mark.parametrize("crossing", crossings(), ids=lambda crossing: str(crossing.acled))
def test_a_row_names_only_what_the_codebooks_have(crossing: Crossing) -> None:
    assert [mode for kind, mode in crossing.plover if mode is not None and mode not in MODES[kind]] == []
    assert [code for code in crossing.cameo if not is_cameo(code)] == []
    assert crossing.lost.endswith(".")


@pytest.mark.parametrize("crossing", crossings(), ids=lambda crossing: str(crossing.acled))
def test_the_codes_of_a_row_become_a_type_of_the_row(crossing: Crossing) -> None:
    kinds = {kind for kind, _ in crossing.plover}
    become = {code: found[0] for code in crossing.cameo if (found := plover_of(code))}
    told = {"057", "0871"}  # under "where Sayso goes another way" on the page
    assert {code: kind for code, kind in become.items() if kind not in kinds and code not in told} == {}


@pytest.mark.parametrize(
    ("name", "frame"),
    [(name, frame) for name, frame in FRAMES.items() if frame.get("acled") and not frame["acled"].startswith("by-")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_lexicon_agrees_with_the_rows(name: str, frame: dict[str, str]) -> None:
    assert AcledType(frame["acled"]) in acled_of(EventType(frame["type"]), frame.get("mode")), name


def test_words_have_no_sub_event() -> None:
    verbal = (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT, EventType.CONSULT)
    assert {kind: acled_of(kind, mode) for kind in verbal for mode in (None, *MODES[kind]) if acled_of(kind, mode)} == {}
