"""What happened, who did it to whom, where, when and with what."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.reader import RuleReader
from sayso.record import Event, Party, Reading, Received
from sayso.record.vocabulary import AcledType, EventType, MeansCategory

ReadText = Callable[..., Reading]
ReadEvents = Callable[..., dict[str, Event]]

SHELLING = (
    "Eritrean gunners shelled the village of Dar Adal with mortars on Tuesday, killing two soldiers, Djibouti's army said. "
    "A school was destroyed in the attack."
)


def sides(parties: tuple[Party, ...]) -> list[str | None]:
    return [party.side for party in parties]


@pytest.mark.parametrize(
    ("text", "anchor", "kind"),
    [
        ("Rebels ambushed an army convoy near the town.", "ambushed", EventType.ASSAULT),
        ("Thousands marched through the capital to protest against the coup.", "marched", EventType.PROTEST),
        ("Police arrested nine students after the rally.", "arrested", EventType.COERCE),
        ("Kenya recalled its ambassador from Mogadishu.", "recalled its ambassador", EventType.SANCTION),
        ("The two governments signed a peace accord in Doha.", "signed a peace accord", EventType.AGREE),
        ("The rebels withdrew from the airport at dawn.", "withdrew", EventType.RETREAT),
        ("The army deployed two battalions to the border.", "deployed", EventType.MOBILIZE),
        ("France sent humanitarian aid to the camps.", "sent humanitarian aid", EventType.AID),
        ("Norway mediated between the two sides.", "mediated", EventType.CONSULT),
        ("Chad accused Sudan of arming the rebels.", "accused", EventType.ACCUSE),
        ("The junta pardoned forty prisoners.", "pardoned", EventType.CONCEDE),
        ("The minister threatened retaliation.", "threatened retaliation", EventType.THREATEN),
        ("Rwanda rejected the offer of talks.", "rejected", EventType.REJECT),
        ("Mali urged its neighbours to reopen the border.", "urged", EventType.REQUEST),
    ],
)
def test_word_names_an_event_of_its_type(read_events: ReadEvents, text: str, anchor: str, kind: EventType) -> None:
    assert read_events(text)[anchor].type is kind


@pytest.mark.parametrize(
    "text",
    [
        "He suffered a heart attack in the stadium.",
        "The striker shot over the bar in the second half of the match.",
        "The coach was fired after the defeat.",
        "The club will fight inflation with lower ticket prices.",
        "Shares were hit by floods in the north.",
        "She shot a film about the harvest.",
    ],
)
def test_false_friend_is_no_event(read_events: ReadEvents, text: str) -> None:
    assert read_events(text) == {}


def test_strike_of_workers_is_a_protest(read_events: ReadEvents) -> None:
    event = read_events("Railway workers began a strike over pay on Monday.")["strike"]
    assert (event.type, event.mode) == (EventType.PROTEST, "strike")


def test_clause_tells_who_did_it_with_what_and_when(read_events: ReadEvents) -> None:
    event = read_events(SHELLING)["shelled"]
    assert sides(event.actors) == ["ERI"]
    assert event.means is not None
    assert event.means.category is MeansCategory.ARTILLERY
    assert event.time is not None
    assert (event.time.start, event.time.end) == ("2023-05-16", "2023-05-16")
    assert event.acled is AcledType.SHELLING


def test_harm_has_the_actor_of_the_act_that_did_it(read_events: ReadEvents) -> None:
    assert sides(read_events(SHELLING)["killing"].actors) == ["ERI"]


def test_later_mention_shares_sub_event_and_time_of_the_occurrence(read_events: ReadEvents) -> None:
    later = read_events(SHELLING)["destroyed"]
    assert later.acled is AcledType.SHELLING
    assert later.time is not None
    assert later.time.start == "2023-05-16"


@pytest.mark.parametrize(
    ("text", "anchor", "acled"),
    [
        ("Army jets bombed a market.", "bombed", AcledType.AIR_DRONE_STRIKE),
        ("A drone hit a fuel depot.", "hit", AcledType.AIR_DRONE_STRIKE),
        ("Three soldiers were killed by a roadside bomb.", "killed", AcledType.REMOTE_EXPLOSIVE),
        ("A man blew himself up at a checkpoint.", "blew himself up", AcledType.SUICIDE_BOMB),
        ("Ethiopian and Sudanese soldiers exchanged fire at the border.", "exchanged fire", AcledType.ARMED_CLASH),
        ("Gunmen kidnapped two nuns.", "kidnapped", AcledType.ABDUCTION),
        ("Sudan's army recaptured the town of Singa.", "recaptured", AcledType.GOVERNMENT_REGAINS_TERRITORY),
        ("Al-Shabaab seized the town of Adale.", "seized", AcledType.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
    ],
)
def test_weapon_and_parties_choose_the_sub_event(read_events: ReadEvents, text: str, anchor: str, acled: AcledType) -> None:
    assert read_events(text)[anchor].acled is acled


def test_event_stands_in_the_innermost_claim(read_text: ReadText) -> None:
    reading = read_text(SHELLING)
    shelled = next(event for event in reading.events if event.anchor.quote == "shelled")
    claim = next(claim for claim in reading.claims if claim.id == shelled.claim)
    assert claim.content.quote.startswith("Eritrean gunners shelled")


def test_report_voice_has_no_claim(read_events: ReadEvents) -> None:
    assert read_events(SHELLING)["destroyed"].claim is None


def test_every_event_says_why(read_text: ReadText) -> None:
    reading = read_text(SHELLING)
    for event in reading.events:
        fields = {reason.field for reason in reading.reasons if reason.subject == event.id}
        assert {"type", "status", "foreground"} <= fields
        assert event.score is not None


def test_reasons_quote_the_text(read_text: ReadText) -> None:
    reading = read_text(SHELLING)
    assert all(reason.words.holds(SHELLING) for reason in reading.reasons if reason.words is not None)


def test_ids_depend_on_the_report_alone(read_text: ReadText) -> None:
    first, second = read_text(SHELLING), read_text(SHELLING)
    assert [event.id for event in first.events] == [event.id for event in second.events]
    assert len({event.id for event in first.events}) == len(first.events)


WORDS = st.sampled_from(
    (
        "the rebels army killed shelled two soldiers , . and in on Sudan said that they attacked who were not “ ” fire opened "
        "by of town Tuesday if will"
    ).split()
)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(WORDS, max_size=60))
def test_spans_hold_in_any_order_of_words(words: list[str]) -> None:
    text = " ".join(words)
    received = _received(text)
    (reading,) = RuleReader().read([received])
    assert all(event.anchor.holds(text) for event in reading.events)
    assert all(party.span is None or party.span.holds(text) for event in reading.events for party in event.actors)


def _received(text: str) -> Received:
    return Received.of(text, language="en")
