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
