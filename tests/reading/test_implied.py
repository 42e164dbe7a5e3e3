"""Parties that stand outside an event's own words."""

from collections.abc import Callable

from sayso.record import Event, Party, Reading

ReadEvents = Callable[..., dict[str, Event]]
ReadText = Callable[..., Reading]


def sides(parties: tuple[Party, ...]) -> list[str | None]:
    """Their sides."""
    return [party.side for party in parties]


def test_voice_of_an_accusation_is_its_actor_behind_another_verb(read_events: ReadEvents) -> None:
    events = read_events("The Kenyan government denied shelling the town, and accused Somalia of arming rebels.")
    assert sides(events["accused"].actors) == ["KEN"]


def test_harm_that_an_armed_voice_blames_is_its_opponents(read_events: ReadEvents) -> None:
    text = "Chadian troops attacked a Sudanese army post. The Sudanese army blamed Chad for an ambush that killed two women."
    assert sides(read_events(text)["killed"].actors) == ["TCD"]


def test_people_in_a_struck_village_are_civilians(read_events: ReadEvents) -> None:
    (party,) = read_events("Chadian troops shelled hamlets near the border.")["shelled"].recipients
    assert party.kind == "resident"


def test_country_that_is_struck_is_a_side(read_events: ReadEvents) -> None:
    assert sides(read_events("Chadian jets bombed Sudan on Monday.")["bombed"].recipients) == ["SDN"]


def test_condemned_act_leads_to_who_did_it(read_events: ReadEvents) -> None:
    events = read_events("Kenya condemned an attack by Ethiopian soldiers on Thursday.")
    assert sides(events["condemned"].recipients) == ["ETH"]


def test_ties_are_restored_with_somebody(read_events: ReadEvents) -> None:
    event = read_events("Kenya restored full diplomatic ties with Somalia.")["restored full diplomatic ties"]
    assert sorted(side or "" for side in sides(event.actors)) == ["KEN", "SOM"]


def test_subject_of_a_light_verb_does_what_its_noun_names(read_events: ReadEvents) -> None:
    events = read_events("The Kenyan police launched an investigation of the killing.")
    assert sides(events["launched an investigation"].actors if "launched an investigation" in events else ()) == ["KEN"]


def test_words_in_capitals_are_no_names(read_events: ReadEvents) -> None:
    event = read_events("ALL FIGHTING IN THE VALLEY STOPPED AFTER THE TRUCE OF THE REBELS WAS SIGNED ON MONDAY.").get(
        "FIGHTING"
    )
    assert event is None or event.recipients == ()


def test_inherited_place_and_time_have_no_words_of_their_own(read_events: ReadEvents) -> None:
    events = read_events("Rebels attacked an army post near Bria on Tuesday. Two soldiers were killed.", "2023-05-18")
    killed = events["killed"]
    assert killed.time is not None
    assert killed.place is not None
    assert (killed.time.start, killed.time.span, killed.place.span) == ("2023-05-16", None, None)


def test_year_of_a_war_in_another_clause_is_not_that_of_the_news(read_events: ReadEvents) -> None:
    text = "After the war of 2006 the border was quiet, but on Tuesday Kenyan troops shelled a Somali post."
    time = read_events(text, "2023-05-18")["shelled"].time
    assert time is not None
    assert time.start == "2023-05-16"


def test_town_of_a_hospital_comes_behind_the_scene(read_events: ReadEvents) -> None:
    text = "A doctor at a hospital in Nairobi said ten people were wounded when soldiers shelled a market in Garissa."
    place = read_events(text)["wounded"].place
    assert place is not None
    assert place.name == "Garissa"


def test_patrol_of_an_accusation_is_the_opponents(read_events: ReadEvents) -> None:
    text = "Chadian troops attacked a Sudanese army post. The Sudanese army accused two patrol boats of shelling a village."
    assert "SDN" not in sides(read_events(text)["shelling"].actors)
