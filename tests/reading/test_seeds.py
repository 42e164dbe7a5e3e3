"""The facts that two real reports of one conflict must give, read from the folder of shared data where it is at hand."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.reading.reader import RuleReader
from sayso.record import Claim, Event, Reading, Received
from sayso.record.vocabulary import Outcome, Stance, VoiceKind

Receive = Callable[..., Received]

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).resolve().parents[3] / "shared"))
SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the folder of seeds is missing: set SAYSO_SHARED to the folder that holds seeds/"
)


def read(receive: Receive, name: str) -> Reading:
    path = next(SEEDS.glob(f"{name}_*.txt"))
    (reading,) = RuleReader().read([receive(path.read_text(encoding="utf-8"), published=None)])
    return reading


@pytest.fixture(scope="module")
def wire(receive: Receive) -> Reading:
    """The clean report of rival communiqués."""
    return read(receive, "002")


@pytest.fixture(scope="module")
def retold(receive: Receive) -> Reading:
    """The machine-retranslated report."""
    return read(receive, "000")


def claims_of(reading: Reading, words: str) -> list[Claim]:
    return [claim for claim in reading.claims if words in claim.content.quote]


def events_of(reading: Reading, claim: Claim) -> list[Event]:
    return [event for event in reading.events if claim.content.covers(event.anchor)]


def test_ministry_in_baku_accuses_of_shelling(wire: Reading) -> None:
    claim = claims_of(wire, "came under intense shelling")[0]
    assert (claim.stance, claim.chain[0].side, claim.chain[0].kind) == (Stance.ACCUSE, "AZE", VoiceKind.MINISTRY)
    event = next(event for event in events_of(wire, claim) if "shelling" in event.anchor.quote)
    assert [party.side for party in event.actors] == ["ARM"]
    assert [party.side for party in event.recipients] == ["AZE"]


def test_ministry_in_yerevan_accuses_in_turn(wire: Reading) -> None:
    claim = claims_of(wire, "large-scale provocation by the Azerbaijani side")[0]
    assert (claim.stance, claim.chain[0].side, claim.chain[0].kind) == (Stance.ACCUSE, "ARM", VoiceKind.MINISTRY)
    provocation = next(event for event in events_of(wire, claim) if "provocation" in event.anchor.quote)
    assert [party.side for party in provocation.actors] == ["AZE"]


def test_azerbaijan_admits_losses(wire: Reading) -> None:
    claim = claims_of(wire, "casualties among its forces")[0]
    assert (claim.stance, claim.chain[0].side) == (Stance.ADMIT, "AZE")
    event = events_of(wire, claim)[0]
    assert [(line.outcome, line.best, line.side) for line in event.casualties] == [(Outcome.KILLED, None, "AZE")]
    assert event.foreground


def test_su_25_is_claimed_by_yerevan(retold: Reading) -> None:
    claim = claims_of(retold, "had shot down an Armenian Su-25")[0]
    assert claim.chain[0].side == "ARM"
    event = next(event for event in events_of(retold, claim) if event.anchor.quote == "shot down")
    assert [party.side for party in event.actors] == ["TUR"]
    assert [party.side for party in event.recipients] == ["ARM"]


@pytest.mark.parametrize("side", ["TUR", "AZE"])
def test_su_25_is_denied(retold: Reading, side: str) -> None:
    claim = claims_of(retold, "had shot down an Armenian Su-25")[0]
    denials = [each for each in claims_of(retold, "the claim") if each.stance is Stance.DENY and claim.id in each.about]
    assert side in [each.chain[0].side for each in denials]


def test_dead_of_the_nineties_are_background(retold: Reading) -> None:
    tolls = [event for event in retold.events if any(line.best == 30000 for line in event.casualties)]
    assert tolls
    assert not any(event.foreground for event in tolls)


def test_dead_of_the_nineties_are_background_where_words_are_swapped(receive: Receive) -> None:
    reading = read(receive, "001")
    assert not [event for event in reading.events if event.foreground and any(line.best == 30000 for line in event.casualties)]
    assert reading.report.condition is not None
    assert reading.report.condition.label == "spun"
