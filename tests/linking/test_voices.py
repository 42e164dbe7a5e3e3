from dataclasses import replace
from typing import Any

import pytest

from sayso.linking.voices import hear, is_somebody
from sayso.record import Reading, Voice
from sayso.record.vocabulary import VoiceKind


def voice(name: str, *, actor: str | None = None, kind: VoiceKind = VoiceKind.OTHER, side: str | None = None) -> Voice:
    return Voice(name=name, actor=actor, kind=kind, side=side)


@pytest.mark.parametrize("name", ["lists", "the roadblock", "its turn", "they", "one of them", "others", "a long day", ""])
def test_what_is_no_human_or_body_is_nobody(name: str) -> None:
    assert not is_somebody(voice(name))


@pytest.mark.parametrize(
    "name", ["a farmer", "the district chief", "the committee", "his wife", "a teacher at the village school"]
)
def test_a_noun_of_humans_or_bodies_is_somebody(name: str) -> None:
    assert is_somebody(voice(name))


def test_a_name_or_a_known_sort_is_somebody() -> None:
    assert is_somebody(voice("Marit", actor="Marit Oll"))
    assert is_somebody(voice("lists", kind=VoiceKind.MEDICAL))


def heard(desk: Any, *voices: Voice) -> list[Voice | None]:
    """The first voices that are heard where these say the same thing."""
    draft = desk.write("Borland guns shelled Dolna.")
    for number, _ in enumerate(voices):
        draft.claim("Borland guns shelled Dolna", None, name=str(number))
    draft.event("shelled", "Borland", "ALA")
    _, reading = draft.pair
    claims = tuple(replace(claim, chain=(said,)) for claim, said in zip(reading.claims, voices, strict=True))
    whole: Reading = hear(replace(reading, claims=claims))
    return [claim.chain[0] if claim.chain else None for claim in whole.claims]


def test_what_nobody_said_is_the_reports_own_word(desk: Any) -> None:
    assert heard(desk, voice("lists")) == [None]


def test_a_surname_alone_speaks_for_the_side_of_its_bearer(desk: Any) -> None:
    colonel = voice("Colonel Joren Vask", actor="Joren Vask", kind=VoiceKind.MILITARY, side="ALA")
    assert [said and said.side for said in heard(desk, colonel, voice("Vask", actor="Vask"))] == ["ALA", "ALA"]


def test_an_office_that_bears_the_name_of_a_side_speaks_for_it(desk: Any) -> None:
    ministry, farmer = voice("the Borlander-run ministry", kind=VoiceKind.MINISTRY), voice("a Borlander farmer", actor="farmer")
    assert [said and said.side for said in heard(desk, ministry, farmer)] == ["Borland", None]
