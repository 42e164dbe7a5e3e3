"""Who does it, to whom."""

from collections.abc import Callable

import pytest

from sayso.record import Event, Party
from sayso.record.vocabulary import VoiceKind

ReadEvents = Callable[..., dict[str, Event]]


def sides(parties: tuple[Party, ...]) -> list[str]:
    return sorted(party.side or "" for party in parties)


@pytest.mark.parametrize(
    ("text", "anchor", "actors", "recipients"),
    [
        ("Israeli troops attacked a Syrian army post.", "attacked", ["ISR"], ["SYR"]),
        ("Two Syrian soldiers were killed by Israeli troops.", "killed", ["ISR"], ["SYR"]),
        ("The Kenyan army, which denies it, attacked Ethiopian border guards.", "attacked", ["KEN"], ["ETH"]),
        ("Pakistani troops opened fire, killing an Indian soldier.", "killing", ["PAK"], ["IND"]),
        ("Pakistani troops opened fire, killing an Indian soldier.", "opened fire", ["PAK"], ["IND"]),
        ("Turkish jets bombed positions of the Syrian army.", "bombed", ["TUR"], ["SYR"]),
        ("Turkish strikes on Syrian army posts continued.", "strikes", ["TUR"], ["SYR"]),
        ("Armenian and Azerbaijani soldiers clashed at dawn.", "clashed", ["ARM", "AZE"], ["ARM", "AZE"]),
        ("Armenian soldiers clashed with Azerbaijani guards.", "clashed", ["ARM", "AZE"], ["ARM", "AZE"]),
        ("Clashes between Armenian and Azerbaijani forces erupted.", "Clashes", ["ARM", "AZE"], ["ARM", "AZE"]),
        (
            "Several Azerbaijani army positions came under intense shelling by Armenian units.",
            "came under intense shelling",
            ["ARM"],
            ["AZE"],
        ),
        ("Iran accused Iraq of attacking its border guards.", "accused", ["IRN"], ["IRQ"]),
        ("Iran accused Iraq of attacking its border guards.", "attacking", ["IRQ"], ["IRN"]),
        ("Norway has donated 40 ambulances to Somalia.", "donated", ["NOR"], ["SOM"]),
        ("Norway agreed to lend Somalia's neighbours money.", "agreed to", ["NOR"], []),
        ("Norway launched a mediation between India and Pakistan.", "mediation", ["NOR"], ["IND", "PAK"]),
        ("Norway has held two meetings with the Somali president.", "held two meetings with", ["NOR", "SOM"], ["NOR", "SOM"]),
        ("Both Norwegians and Swedes condemn Somalia for its raids.", "condemn", ["NOR", "SWE"], ["SOM"]),
        ("Norway still opposes Somalia.", "opposes", ["NOR"], ["SOM"]),
        ("Norway has agreed to share its maps with Somalia.", "agreed to", ["NOR", "SOM"], ["NOR", "SOM"]),
        ("Norway lifted its ban on flights to Somalia.", "lifted", ["NOR"], ["SOM"]),
        ("Norway has ordered an investigation against Somalia.", "investigation", ["NOR"], ["SOM"]),
        ("Norway has so far refused to accept a request from Somalia.", "refused", ["NOR"], ["SOM"]),
    ],
)
def test_parties_are_told_by_their_place(
    read_events: ReadEvents, text: str, anchor: str, actors: list[str], recipients: list[str]
) -> None:
    event = read_events(text)[anchor]
    assert (actors, recipients) == (sides(event.actors), sides(event.recipients))


def test_voice_that_denies_an_act_is_its_actor(read_events: ReadEvents) -> None:
    event = read_events("Uganda denied attacking Congolese villages.")["attacking"]
    assert sides(event.actors) == ["UGA"]


def test_people_who_take_no_part_are_civilians(read_events: ReadEvents) -> None:
    event = read_events("Rebels killed three farmers near the river.")["killed"]
    assert [party.kind for party in event.recipients] == [VoiceKind.RESIDENT]


def test_unknown_gunmen_keep_their_name_and_have_no_side(read_events: ReadEvents) -> None:
    (party,) = read_events("Gunmen attacked a Sudanese police station.")["attacked"].actors
    assert (party.name, party.side) == ("Gunmen", None)


def test_nobody_acts_where_the_text_names_nobody(read_events: ReadEvents) -> None:
    event = read_events("A missile hit a freighter off the coast on Monday.")["hit"]
    assert event.actors == ()


def test_only_opponent_told_is_who_is_meant(read_events: ReadEvents) -> None:
    text = "Indian troops attacked Pakistani posts on Monday.\nPakistani soldiers returned fire."
    assert sides(read_events(text)["returned fire"].recipients) == ["IND"]


def test_two_countries_are_the_sides_that_fight(read_events: ReadEvents) -> None:
    text = "Indian troops attacked Pakistani posts on Monday.\nThe two countries exchanged fire again on Tuesday."
    assert sides(read_events(text)["exchanged fire"].actors) == ["IND", "PAK"]


def test_count_with_a_bound_is_an_object(read_events: ReadEvents) -> None:
    event = read_events("Gunmen killed at least 23 civilians in the market.")["killed"]
    assert [[party.name for party in parties] for parties in (event.actors, event.recipients)] == [
        ["Gunmen"],
        ["at least 23 civilians"],
    ]


def test_noun_with_its_doer_gives_him_to_the_verb(read_events: ReadEvents) -> None:
    event = read_events("An attack by M23 rebels on a camp killed nine people.")["killed"]
    assert sides(event.actors) == ["M23"]


def test_those_who_opened_fire_on_others_did_it(read_events: ReadEvents) -> None:
    event = read_events("Sudanese soldiers opened fire on protesters in Omdurman.")["opened fire"]
    assert sides(event.actors) == ["SDN"]
