"""Forms of verbs."""

from sayso.world.inflection import Form, verb_forms


def forms(base: str, irregular: dict[str, str]) -> set[tuple[str, Form]]:
    """All forms of a verb without doubling."""
    return set(verb_forms(base, irregular, frozenset()))


def test_third_person_may_be_irregular() -> None:
    assert {("has", Form.PRESENT)} == {each for each in forms("have", {"have": "had had has"}) if each[1] is Form.PRESENT}


def test_several_forms_stand_beside_one_another() -> None:
    found = forms("be", {"be": "was|were been is|are"})
    assert {("is", Form.PRESENT), ("are", Form.PRESENT), ("was", Form.PAST), ("were", Form.PAST)} <= found


def test_one_irregular_word_is_past_and_participle() -> None:
    assert {("sent", Form.PAST), ("sent", Form.PARTICIPLE), ("sends", Form.PRESENT)} <= forms("send", {"send": "sent"})
