"""What the words do not tell stays unknown: no guessed side, point, day or number."""

from collections.abc import Callable

import pytest

from sayso.record import Event, NameValue, Place, Quantity, Reading, TimeValue

ReadText = Callable[..., Reading]
ReadEvents = Callable[..., dict[str, Event]]


def voice_sides(reading: Reading) -> list[str | None]:
    return [voice.side for claim in reading.claims for voice in claim.chain]


# --- sides ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman said that the bridge had been shelled.",
        "Witnesses said that the market had been shelled.",
        "Residents told reporters that armed men had burnt the mill.",
        "One resident said that the shots came from a hill.",
        "Unknown gunmen attacked the convoy, a driver said.",
        "An analyst said that the raid had failed.",
        "A diplomat said that both sides had fired.",
        "Aid workers said that the camp had been shelled.",
        "The Red Cross said that four people had been killed.",
        "Amnesty International said that soldiers had shot at marchers.",
        "The United Nations said that the truce had been broken.",
        "Reuters reported that the airport had been closed by shelling.",
        "A doctor at the hospital said that four people had died.",
        "A source who asked not to be named said that the base had been attacked.",
        "Observers said that shells had fallen on the village.",
        "A journalist said that he had seen tanks in the town.",
        "Two men said that soldiers had beaten them.",
        "The company said that its pipeline had been blown up.",
    ],
)
def test_a_voice_that_speaks_for_nobody_has_no_side(text: str, read_text: ReadText) -> None:
    reading = read_text(text)
    assert [side for side in voice_sides(reading) if side is not None] == []


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Unknown gunmen killed two farmers near the river.", "killed"),
        ("A bomb exploded in the market, and nobody claimed it.", "exploded"),
        ("Shells fell on the village at dawn.", "fell"),
        ("The bridge was shelled overnight.", "shelled"),
        ("Four people were killed in the attack.", "attack"),
        ("A mine killed three shepherds.", "killed"),
        ("Masked men abducted a teacher.", "abducted"),
        ("A car bomb wounded nine people.", "wounded"),
    ],
)
def test_who_did_it_is_not_guessed(text: str, anchor: str, read_events: ReadEvents) -> None:
    events = read_events(text)
    assert anchor in events
    assert [party.side for party in events[anchor].actors if party.side is not None] == []


# --- places -----------------------------------------------------------------------------------------------------------------


def places(reading: Reading) -> list[Place]:
    return [mention.value for mention in reading.mentions if isinstance(mention.value, Place)]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the village of Zumbraq Tol on Monday.",
        "Soldiers seized the town of Quarnetto Vel on Friday.",
        "The army shelled the hamlet of Ulbrek-Dyg.",
        "Two men were shot in the village of Hazmirat Orl.",
    ],
)
def test_a_place_that_nobody_knows_has_no_point(text: str, read_text: ReadText) -> None:
    found = places(read_text(text))
    assert len(found) == 1
    assert [(place.latitude, place.longitude, place.geonames, place.country) for place in found] == [(None, None, None, None)]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Rebels shelled a bridge on Monday.", "shelled"),
        ("Soldiers attacked the camp at dawn.", "attacked"),
        ("Gunmen killed a judge in his car.", "killed"),
        ("Two villages near the border were shelled.", "shelled"),
        ("The convoy was ambushed on the main road.", "ambushed"),
        ("A drone hit the warehouse of the port.", "hit"),
    ],
)
def test_an_event_without_a_place_has_none(text: str, anchor: str, read_events: ReadEvents) -> None:
    assert read_events(text)[anchor].place is None


@pytest.mark.parametrize(
    "text",
    [
        "Paris Jackson sang on Monday.",
        "General Jordan spoke to the troops.",
        "Mr. London said that he was tired.",
        "Chelsea Manning was freed.",
        "Israel Katz spoke on Monday.",
    ],
)
def test_a_person_is_no_place(text: str, read_text: ReadText) -> None:
    assert places(read_text(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rebels fired 10 km north of Goma on Monday.",
        "Shells fell some 20 km from Kharkiv.",
        "Clashes broke out on the road from Sake to Goma.",
        "Mines were laid near Kherson.",
    ],
)
def test_near_a_place_is_not_the_place(text: str, read_text: ReadText) -> None:
    assert [place.name for place in places(read_text(text)) if place.precision == 1] == []


# --- times ------------------------------------------------------------------------------------------------------------------


def times(reading: Reading) -> list[TimeValue]:
    return [mention.value for mention in reading.mentions if isinstance(mention.value, TimeValue)]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the town on Tuesday.",
        "Rebels shelled the town yesterday.",
        "Rebels shelled the town last week.",
        "Rebels shelled the town two days ago.",
        "Rebels shelled the town overnight.",
        "Rebels shelled the town on 4 March.",
        "Rebels shelled the town in June.",
        "Rebels shelled the town this morning.",
        "Rebels shelled the town at the weekend.",
        "Rebels shelled the town during Ramadan.",
        "Rebels shelled the town in the spring.",
        "Rebels shelled the town earlier this year.",
    ],
)
def test_an_undated_report_has_no_day(text: str, read_text: ReadText) -> None:
    reading = read_text(text, published=None)
    assert [(time.start, time.end) for time in times(reading) if time.start or time.end] == []
    assert reading.report.written is None or reading.report.written.earliest is None
    assert [event.time for event in reading.events if event.time is not None] == []


@pytest.mark.parametrize(
    "text",
    [
        "Rebels have often shelled the town.",
        "Rebels shell the town every day.",
        "Rebels shelled the town for two days.",
        "Rebels shell the town on Mondays.",
        "Rebels shelled the town recently.",
        "Rebels shelled the town a few days ago.",
        "Rebels shelled the town several times.",
        "Rebels once shelled the town.",
        "Rebels shelled the town days before the vote.",
        "These days rebels shell the town.",
    ],
)
def test_a_dated_report_gives_no_day_to_what_has_none(text: str, read_text: ReadText) -> None:
    assert [(time.start, time.end) for time in times(read_text(text)) if time.start or time.end] == []


# --- counts -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Soldiers were killed in the raid.", "killed"),
        ("The rebels suffered casualties on Monday.", "suffered casualties"),
        ("Shells killed an unknown number of people in the town.", "killed"),
        ("The shelling wounded villagers.", "wounded"),
        ("Many people were killed when rebels shelled the camp.", "killed"),
        ("Some soldiers were wounded in the attack.", "wounded"),
        ("The army killed rebels near the river.", "killed"),
    ],
)
def test_a_loss_that_nobody_counts_has_no_figures(text: str, anchor: str, read_events: ReadEvents) -> None:
    losses = read_events(text)[anchor].casualties
    assert [(line.best, line.high) for line in losses if line.best is not None or line.high is not None] == []


@pytest.mark.parametrize(
    ("text", "anchor", "bounds"),
    [
        ("At least four soldiers were killed.", "killed", (4, 4, None)),
        ("Up to four soldiers were killed.", "killed", (None, None, 4)),
        ("About four soldiers were killed.", "killed", (None, 4, None)),
        ("Between four and six soldiers were killed.", "killed", (4, None, 6)),
        ("Dozens of soldiers were killed.", "killed", (24, None, None)),
        ("Several soldiers were killed.", "killed", (3, None, None)),
    ],
)
def test_a_bound_says_no_more_than_the_words(
    text: str, anchor: str, bounds: tuple[int | None, ...], read_events: ReadEvents
) -> None:
    assert [(line.low, line.best, line.high) for line in read_events(text)[anchor].casualties] == [bounds]


@pytest.mark.parametrize(
    "text",
    [
        "The shell fell 12 km from the town and killed nobody.",
        "Rebels fired 40 rockets at the town.",
        "The army seized 15 tanks.",
        "Soldiers killed a dog in the yard.",
        "The bomb weighed 50 kg.",
        "The battalion lost 300 rifles in the fire.",
    ],
)
def test_things_and_distances_are_no_losses(text: str, read_text: ReadText) -> None:
    assert [line for event in read_text(text).events for line in event.casualties if line.best or line.low or line.high] == []


def test_an_unknown_name_is_nobody(read_text: ReadText) -> None:
    names = [
        mention.value
        for mention in read_text("Orlan Zumbraq said that he was tired.").mentions
        if isinstance(mention.value, NameValue)
    ]
    assert [(name.side, name.kind) for name in names] == [(None, "other")]


def test_a_vague_quantity_has_no_best(read_text: ReadText) -> None:
    found = [m.value for m in read_text("Scores of trucks crossed.").mentions if isinstance(m.value, Quantity)]
    assert [(quantity.low, quantity.best, quantity.high) for quantity in found] == [(40, None, None)]
