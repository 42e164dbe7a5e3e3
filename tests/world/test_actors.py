"""Who is known by name, and that the tables of actors hold together."""

import re

import pytest

from sayso.record.vocabulary import VoiceKind
from sayso.world.actor_tables import rows
from sayso.world.actors import Sense, adjective_of, know_actor, know_name, land_of, names, state_actor
from sayso.world.heads import Sort, heads, titles
from sayso.world.persons import know_person
from sayso.world.spelling import atoms, fold, words_of
from sayso.world.states import states

ACTORS = ("organs", "groups", "bodies", "media", "persons")


@pytest.mark.parametrize(
    ("name", "actor", "kind", "side"),
    [
        ("Armenia", "Armenia", "government", "ARM"),
        ("Baku", "Azerbaijan", "government", "AZE"),
        ("the Kremlin", "Kremlin", "government", "RUS"),
        ("Ansarullah", "Houthis", "armed-group", "Houthis"),
        ("Moro Islamic Liberation Front", "MILF", "armed-group", "MILF"),
        ("Artsakh", "Nagorno-Karabakh", "government", "Nagorno-Karabakh"),
        ("the UN Security Council", "UN Security Council", "igo", None),
        ("Doctors Without Borders", "Médecins Sans Frontières", "ngo", None),
        ("Reuters", "Reuters", "agency", None),
        ("SANA", "SANA", "agency", "SYR"),
        ("Côte d’Ivoire", "Ivory Coast", "government", "CIV"),
    ],
)
def test_name_is_known(name: str, actor: str, kind: str, side: str | None) -> None:
    found = know_actor(name)
    assert found is not None
    assert (actor, kind, side) == (found.actor, found.kind, found.side)


@pytest.mark.parametrize("name", ["us", "is", "who", "Tigerish", "", "the", "Qwxyz", "hamas is", "…"])
def test_what_is_no_name_is_unknown(name: str) -> None:
    assert know_actor(name) is None


def test_initials_with_stops_are_the_same_name() -> None:
    assert know_actor("U.S.") == know_actor("US") == state_actor("USA")


def test_nationality_is_no_actor_by_itself() -> None:
    entry = know_name("Azeri")
    assert entry is not None
    assert (entry.sense, entry.actor.side, know_actor("Azeri")) == (Sense.NATION, "AZE", None)


def test_longest_name_wins() -> None:
    row = words_of("Islamic State Khorasan Province fighters")
    match = names().at(row, 0)
    assert match is not None
    assert (match.entry.actor.actor, match.last) == ("Islamic State Khorasan Province", 4)


def test_initials_that_are_words_are_no_names_in_a_shouted_text() -> None:
    row = words_of("WHO IS IN THE CAR")
    assert list(names().scan(row, shouted=True)) == []


def test_shouted_country_is_known() -> None:
    row = words_of("GUERRILLAS IN EL SALVADOR")
    assert [match.entry.actor.side for match in names().scan(row, shouted=True)] == ["SLV"]


def test_every_state_has_a_code_and_can_be_found() -> None:
    wrong = [code for code in states() if not re.fullmatch("[A-Z]{3}", code) or know_actor(states()[code].name) is None]
    assert wrong == []


def test_all_states_of_the_world_are_there() -> None:
    assert len(states()) > 193 + 2


@pytest.mark.parametrize("table", ACTORS)
def test_kinds_are_of_the_vocabulary(table: str) -> None:
    kinds = {row["kind"] for row in rows(table)}
    assert set() == kinds - set(VoiceKind)


@pytest.mark.parametrize("table", ["organs", "media", "persons"])
def test_sides_are_states_or_known_groups(table: str) -> None:
    groups = {row["name"] for row in rows("groups")}
    own = {row["name"] for row in rows("organs")}
    sides = {row["side"] for row in rows(table) if row["side"]}
    assert set() == {side for side in sides if side not in states() and side not in groups and side not in own} - {
        "FMLN",
        "SPLA",
    }


def test_groups_are_many_and_their_countries_are_states() -> None:
    found = list(rows("groups"))
    assert len(found) > 150
    assert set() == {row["country"] for row in found if row["country"]} - set(states()) - {"ESH"}


@pytest.mark.parametrize("table", ["organs", "groups", "bodies", "media"])
def test_canonical_names_lead_back_to_their_row(table: str) -> None:
    lost = [row["name"] for row in rows(table) if know_name(row["name"]) is None]
    assert lost == []


def test_rows_have_as_many_cells_as_columns() -> None:
    assert all(None not in row.values() and "" not in row for table in (*ACTORS, "states", "heads") for row in rows(table))


@pytest.mark.parametrize(
    ("noun", "kind", "sort"),
    [
        ("defence ministry", VoiceKind.MINISTRY, Sort.ORGAN),
        ("soldiers", VoiceKind.MILITARY, Sort.PEOPLE),
        ("surgeon", VoiceKind.MEDICAL, Sort.PERSON),
        ("villagers", VoiceKind.RESIDENT, Sort.PEOPLE),
        ("statement", VoiceKind.OTHER, Sort.WORDS),
        ("warplanes", VoiceKind.MILITARY, Sort.THING),
    ],
)
def test_noun_tells_kind_and_sort(noun: str, kind: VoiceKind, sort: Sort) -> None:
    head = heads()[noun]
    assert (kind, sort) == (head.kind, head.sort)


def test_ranks_tell_soldiers_and_honorifics_tell_nothing() -> None:
    assert (titles()["lt col"], titles()["mr"]) == (VoiceKind.MILITARY, None)


def test_last_name_that_two_sides_share_is_nobody() -> None:
    known = know_person("Nikol Pashinyan")
    assert known is not None
    assert (known.side, know_person("Khan")) == ("ARM", None)


def test_adjective_of_a_side() -> None:
    assert tuple(adjective_of(side) for side in ("KGZ", "Houthis", "NZL", "Atlantis")) == (
        "Kyrgyz",
        "Houthi",
        "New Zealand",
        "Atlantis",
    )


def test_spelling_is_plain() -> None:
    assert tuple(" ".join(map(fold, name.split())) for name in ("São Tomé", "N’Djamena", "Türkiye")) == (
        "sao tome",
        "n'djamena",
        "turkiye",
    )


def test_atoms_keep_their_offsets() -> None:
    text = "The 6th Iran-backed group’s U.S. man"
    row = words_of(text)
    assert [atom.text for atom in row] == ["The", "6th", "Iran", "backed", "group", "’s", "U.S.", "man"]
    assert all(text[atom.start : atom.end] == atom.text for atom in row)


def test_no_atoms_of_nothing() -> None:
    assert atoms(()) == ()


def test_group_fights_in_a_land() -> None:
    assert land_of("Houthis") == "YEM"
    assert land_of("al-Qaeda") is None


def test_no_group_is_named_as_a_state_is_coded() -> None:
    assert [row["name"] for row in rows("groups") if row["name"] in states()] == []


def test_no_name_is_told_of_two_groups() -> None:
    names = [(name, row["name"]) for row in rows("groups") for name in (row["name"], *row["also"].split("|")) if name]
    assert [pair for pair in sorted(set(names)) if [name for name, _ in set(names)].count(pair[0]) > 1] == []
