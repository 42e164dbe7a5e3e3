"""At what loss."""

from collections.abc import Callable

import pytest

from sayso.record import Event
from sayso.record.vocabulary import Outcome, Victims

ReadEvents = Callable[..., dict[str, Event]]
Loss = tuple[Outcome, int | None, int | None, int | None, Victims]


def losses(event: Event) -> list[Loss]:
    return [(line.outcome, line.low, line.best, line.high, line.victims) for line in event.casualties]


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("Shelling killed two soldiers.", "killed", (Outcome.KILLED, 2, 2, 2, Victims.MILITARY)),
        ("At least twelve villagers were wounded.", "wounded", (Outcome.INJURED, 12, 12, None, Victims.CIVILIAN)),
        ("More than 40 troops were killed in the attack.", "killed", (Outcome.KILLED, 41, 41, None, Victims.MILITARY)),
        ("Between 15 and 20 farmers were injured.", "injured", (Outcome.INJURED, 15, None, 20, Victims.CIVILIAN)),
        ("A policeman was shot dead by rebels.", "shot dead", (Outcome.KILLED, 1, 1, 1, Victims.MILITARY)),
        ("No civilian was hurt in the raid.", "hurt", (Outcome.INJURED, 0, 0, 0, Victims.CIVILIAN)),
        ("Nobody was killed in the raid.", "killed", (Outcome.KILLED, 0, 0, 0, Victims.CIVILIAN)),
        ("Rebels kidnapped four nurses.", "kidnapped", (Outcome.CAPTURED, 4, 4, 4, Victims.CIVILIAN)),
        ("About 300 villagers fled the fighting.", "fled", (Outcome.DISPLACED, None, 300, None, Victims.CIVILIAN)),
        (
            "The army suffered heavy casualties in the battle.",
            "heavy casualties",
            (Outcome.KILLED, None, None, None, Victims.MILITARY),
        ),
        ("Nine people, four of them children, were killed.", "killed", (Outcome.KILLED, 9, 9, 9, Victims.CIVILIAN)),
        ("Gunmen ambushed soldiers, killing five of them.", "killing", (Outcome.KILLED, 5, 5, 5, Victims.MILITARY)),
    ],
)
def test_count_belongs_to_its_word(read_events: ReadEvents, text: str, anchor: str, expected: Loss) -> None:
    assert losses(read_events(text)[anchor]) == [expected]


def test_killed_and_wounded_are_counted_apart(read_events: ReadEvents) -> None:
    events = read_events("The shelling killed one soldier, wounding three others.")
    killed, injured = losses(events["killed"])
    assert (killed, injured) == ((Outcome.KILLED, 1, 1, 1, Victims.MILITARY), (Outcome.INJURED, 3, 3, 3, Victims.MILITARY))
    assert "wounding" not in events


def test_civilians_among_those_counted_are_counted_apart(read_events: ReadEvents) -> None:
    events = read_events("Eleven people, seven of them civilians, were wounded when rebels shelled the town.")
    civil, armed = losses(events["wounded"])
    assert (civil, armed) == ((Outcome.INJURED, 7, 7, 7, Victims.CIVILIAN), (Outcome.INJURED, 4, 4, 4, Victims.MILITARY))


def test_others_are_of_those_harmed_before(read_events: ReadEvents) -> None:
    events = read_events("Rebels shelled the town, killing nine schoolgirls. Four others were wounded.")
    assert losses(events["wounded"]) == [(Outcome.INJURED, 4, 4, 4, Victims.CIVILIAN)]


def test_captives_that_nobody_counts_are_no_loss(read_events: ReadEvents) -> None:
    assert losses(read_events("The rebels denied kidnapping the workers.")["kidnapping"]) == []


def test_count_of_things_behind_a_count_of_people_is_no_loss_of_people(read_events: ReadEvents) -> None:
    events = read_events("Rebels ambushed a patrol. Twelve soldiers fell and four rifles were taken.")
    assert "taken" not in events or losses(events["taken"]) == []


def test_dead_dead_and_wounded_have_no_figures(read_events: ReadEvents) -> None:
    events = read_events("There are dead and wounded among Azerbaijani troops.")
    assert losses(events["dead and wounded"]) == [(Outcome.KILLED, None, None, None, Victims.MILITARY)]


def test_losses_belong_to_the_side_that_suffered_them(read_events: ReadEvents) -> None:
    event = read_events("Two Kyrgyz border guards were killed by Tajik troops.")["killed"]
    assert [line.side for line in event.casualties] == ["KGZ"]


def test_ages_are_no_counts(read_events: ReadEvents) -> None:
    event = read_events("Two boys, aged nine and twelve, were wounded by a mine.")["wounded"]
    assert [line.best for line in event.casualties] == [2]


def test_bare_count_stays_with_the_event_before_it(read_events: ReadEvents) -> None:
    event = read_events("Rebels attacked a convoy, which left seven soldiers dead.")["attacked"]
    assert [(line.outcome, line.best) for line in event.casualties] == [(Outcome.KILLED, 7)]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Two Chadian soldiers were killed and six wounded when shells landed near the post.", "killed"),
        ("Shelling killed two Chadian soldiers and wounded six.", "killed"),
    ],
)
def test_second_count_is_of_the_same_side(read_events: ReadEvents, text: str, anchor: str) -> None:
    event = read_events(text)[anchor]
    assert [(line.outcome, line.best, line.victims, line.side) for line in event.casualties] == [
        (Outcome.KILLED, 2, Victims.MILITARY, "TCD"),
        (Outcome.INJURED, 6, Victims.MILITARY, "TCD"),
    ]


@pytest.mark.parametrize(
    ("text", "anchor", "figures"),
    [
        ("The number of people killed in the raid has risen to 19.", "killed", (19, 19, 19)),
        ("Rebels shelled a camp. A villager died overnight, bringing the death toll to three.", "death toll", (3, 3, 3)),
        ("Gunmen attacked a village on Monday. The toll rose to 12 on Tuesday.", "toll", (12, 12, 12)),
        ("The death toll from the attack has climbed to at least 40.", "death toll", (40, 40, None)),
    ],
)
def test_total_has_the_figure_it_came_to(
    read_events: ReadEvents, text: str, anchor: str, figures: tuple[int | None, int | None, int | None]
) -> None:
    (line,) = read_events(text)[anchor].casualties
    assert (line.outcome, line.low, line.best, line.high) == (Outcome.KILLED, *figures)


def test_toll_that_is_taken_is_no_count_of_the_dead(read_events: ReadEvents) -> None:
    assert "toll" not in read_events("Rebels attacked the town. The siege has taken a heavy toll on its 3,000 families.")


@pytest.mark.parametrize(
    "text",
    [
        "At least 23 civilians, four of them children, were killed in the raid.",
        "Rebels killed at least 23 civilians, including four children.",
    ],
)
def test_count_of_some_adds_nothing_to_that_of_all(read_events: ReadEvents, text: str) -> None:
    assert losses(read_events(text)["killed"]) == [(Outcome.KILLED, 23, 23, None, Victims.CIVILIAN)]


@pytest.mark.parametrize(
    ("text", "anchor", "figure"),
    [
        ("The army shelled a town. The clinic had received 27 wounded.", "wounded", 27),
        ("The army shelled a town. A nurse said 31 people had been admitted with gunshot wounds.", "gunshot wounds", 31),
        ("The army shelled a town. Nine wounded had been brought in by noon, three of them herders.", "wounded", 9),
    ],
)
def test_wounded_who_were_brought_in_are_injured(read_events: ReadEvents, text: str, anchor: str, figure: int) -> None:
    event = next(event for words, event in read_events(text).items() if words.endswith(anchor))
    assert [(line.outcome, line.best) for line in event.casualties] == [(Outcome.INJURED, figure)]


def test_dead_among_the_wounded_are_of_those_wounded_before(read_events: ReadEvents) -> None:
    event = read_events("Rebels wounded six Chadian soldiers. Two of the wounded died in hospital.")["died"]
    assert [(line.outcome, line.best, line.victims, line.side) for line in event.casualties] == [
        (Outcome.KILLED, 2, Victims.MILITARY, "TCD")
    ]


def test_dead_among_the_wounded_are_nobody_s_where_nothing_is_told(read_events: ReadEvents) -> None:
    text = (
        "NDJAMENA — Five of the wounded died in hospital on Tuesday, the mayor said. "
        "The rebels said their fighters had not attacked the market and accused the Chadian army of having shot herders."
    )
    event = read_events(text)["died"]
    assert (event.actors, event.recipients) == ((), ())
    assert [(line.best, line.victims, line.side) for line in event.casualties] == [(5, Victims.UNKNOWN, None)]


def test_total_is_told_apart_from_the_harm_before_it(read_events: ReadEvents) -> None:
    text = "Rebels shelled a camp. Three people were slain, bringing to 12 the number of people killed this week."
    events = read_events(text)
    assert [[line.best for line in events[anchor].casualties] for anchor in ("slain", "killed")] == [[3], [12]]


def test_figure_of_a_total_is_not_that_of_the_harm_behind_it(read_events: ReadEvents) -> None:
    text = "The number of soldiers killed in the ambush rose to seven, and 15 others were wounded."
    assert [line.best for line in read_events(text)["wounded"].casualties] == [15]


def test_those_left_dead_are_counted_where_and_joins_the_wounded(read_events: ReadEvents) -> None:
    event = read_events("Rebels shelled the town, leaving five dead and twelve wounded.")["shelled"]
    assert [(line.outcome, line.best) for line in event.casualties] == [(Outcome.KILLED, 5)]


def test_people_of_a_nation_are_counted(read_events: ReadEvents) -> None:
    (loss,) = read_events("An air strike killed 12 Palestinians in Rafah.")["killed"].casualties
    assert (loss.best, loss.side) == (12, "PSE")


def test_a_count_within_the_words_of_the_event_is_its_own(read_events: ReadEvents) -> None:
    (loss,) = read_events("The army lost three men near Tessalit on Friday.")["lost three men"].casualties
    assert (loss.outcome, loss.best) == ("killed", 3)


@pytest.mark.parametrize(
    ("text", "anchor", "losses"),
    [
        ("Two photographers died in a mortar blast.", "died", [(2, Victims.CIVILIAN)]),
        ("Shells hit a market, killing three stallholders.", "killing", [(3, Victims.CIVILIAN)]),
        ("Rebels said that eight American and two Afghan soldiers were killed.", "killed", [(10, Victims.MILITARY)]),
        ("The captain and a sailor were injured by a rocket.", "injured", [(2, Victims.MILITARY)]),
        ("The army said up to 150 had been killed.", "killed", [(None, Victims.UNKNOWN)]),
        ("Police fired tear gas and arrested 23 fans.", "arrested", [(23, Victims.CIVILIAN)]),
    ],
)
def test_people_are_counted_by_what_befell_them(
    text: str, anchor: str, losses: list[tuple[int | None, Victims]], read_events: ReadEvents
) -> None:
    assert [(line.best, line.victims) for line in read_events(text)[anchor].casualties] == losses


def test_beasts_are_no_victims(read_events: ReadEvents) -> None:
    events = read_events("Rebels shelled a village on Monday. The raid killed 12 cows near Mopti.")
    assert [line for event in events.values() for line in event.casualties if line.best] == []
