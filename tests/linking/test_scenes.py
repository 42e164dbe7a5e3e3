import pytest

from sayso.linking.scenes import is_elsewhere
from sayso.linking.sketch import Sketch

MATCH = (
    "The captain shot twice and the goalkeeper was beaten before the second goal killed the match. The coach said his players "
    "had fought like lions in the stadium."
)
FLOOD = (
    "A mudslide struck the village after three days of rain. The storm exploded over the valley, and floods buried five houses."
)
VOTE = "Both candidates bombarded the voters with promises before the election. Turnout was low; ballots were counted twice."
STADIUM_BOMB = (
    "A bomb exploded outside the stadium before the match, killing nine fans. Police said armed militants had fired "
    "rockets and that soldiers shot two gunmen dead; forty wounded were in hospital, among them a goalkeeper."
)
SHELLING = "Artillery shelled the town at dawn, killing three civilians and wounding two soldiers."


@pytest.mark.parametrize("text", [MATCH, FLOOD, VOTE])
def test_words_of_war_in_a_scene_of_peace_are_elsewhere(text: str) -> None:
    assert is_elsewhere(Sketch.of(text))


@pytest.mark.parametrize("text", [STADIUM_BOMB, SHELLING, ""])
def test_a_bomb_at_a_match_is_war(text: str) -> None:
    assert not is_elsewhere(Sketch.of(text))
