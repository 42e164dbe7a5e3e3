"""A user's table of actors: read whole or refused line by line, and believed above the tables of the package."""

import pytest

from sayso.record.vocabulary import VoiceKind
from sayso.world.actors import Actor, know_actor, land_of
from sayso.world.own import OwnActor, OwnWorld, believing
from sayso.world.own_actors import check_actors, pack_actor, unpack_actor, write_actors
from sayso.world.persons import know_person

HEADING = "name\talso\tkind\tside\tcountry\tyears\twhat\n"
FRONT = "Amber Front\tAFX|Front of Amber\tarmed-group\tAmber Front\tCOD\t2019-2023\t\n"


def rows(table: str) -> tuple[OwnActor, ...]:
    actors, faults = check_actors(table)
    assert faults == ()
    return actors


def messages(table: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in check_actors(table)[1]]


def test_a_row_is_read_with_all_its_cells() -> None:
    expected = OwnActor(
        name="Amber Front",
        also=("AFX", "Front of Amber"),
        kind=VoiceKind.ARMED_GROUP,
        side="Amber Front",
        country="COD",
        first_year=2019,
        last_year=2023,
        person=False,
    )
    assert rows(HEADING + FRONT) == (expected,)


def test_a_table_with_commas_and_quotes_is_read() -> None:
    assert [actor.name for actor in rows('name,kind\n"Watch, of Kivu",ngo\n')] == ["Watch, of Kivu"]


def test_empty_lines_and_remarks_are_passed_over() -> None:
    assert len(rows("# ours\n" + HEADING + "\n" + FRONT + "# end\n")) == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("\t\tngo", "expected a name of 2 letters or more, found ''"),
        ("X\t\tngo", "expected a name of 2 letters or more, found 'X'"),
        ("Amber\x1b Front\t\tngo", "expected plain characters in a name"),
        ("Amber Front\t\tarmed-grop", "(is it 'armed-group'?)"),
        ("Amber Front\t\tngo\tUKRA", "(is it 'UKR'?)"),
        ("Amber Front\t\tngo\t\tCD", "(is it COD?)"),
        ("Amber Front\t\tngo\t\tKivu", "country: expected a code of three letters"),
        ("Amber Front\t\tngo\t\t\tlately", "years: expected such as 2019-2023"),
        ("Amber Front\t\tngo\t\t\t-", "years: expected such as 2019-2023"),
        ("Amber Front\t\tngo\t\t\t2023-2019", "years: expected the earlier year first"),
        ("Amber Front\t\tngo\t\t\t\tthing", "what: expected organization or person"),
        ("Amber Front\t\tngo\t\t\t\t\tmore", "expected 7 cells as in the heading, found 8"),
        ("A" * 300 + "\t\tngo", "expected a name of at most 200 characters, found 300"),
    ],
)
def test_a_cell_that_does_not_fit_is_told_with_its_line(row: str, words: str) -> None:
    ((line, message),) = messages(HEADING + FRONT + row + "\n")
    assert (line, words in message) == (3, True), message


def test_every_line_that_does_not_fit_is_told() -> None:
    table = HEADING + "Amber Front\t\tgroup\nBlue Front\t\tngo\nGreen Front\t\tngo\tNobody\n"
    assert [line for line, _ in messages(table)] == [2, 4]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("", "found nothing"),
        (HEADING, "found none"),
        ("name\tkind\tcolour\n", "found 'colour'"),
        ("name\talso\n", "expected a column 'kind'"),
        ("name\tkind\tname\n", "found 'name' twice"),
    ],
)
def test_a_table_without_rows_or_columns_is_refused(table: str, words: str) -> None:
    ((_, message),) = messages(table)
    assert words in message


def test_a_name_means_one_actor_at_a_time() -> None:
    ((line, message),) = messages(HEADING + FRONT + "Afx Limited\tAFX\tcompany\n")
    assert (line, "'AFX' also in line 2 (Amber Front)" in message) == (3, True)


def test_a_name_may_mean_others_in_other_years() -> None:
    assert len(rows(HEADING + FRONT + "Afx Limited\tAFX\tcompany\t\t\t2024-\n")) == 2


def test_a_name_of_another_table_is_taken() -> None:
    _, faults = check_actors("name\tkind\nAFX\tcompany\n", rows(HEADING + FRONT))
    assert ["another table" in fault.message for fault in faults] == [True]


def test_a_row_is_kept_and_written_as_it_was_read() -> None:
    (row,) = rows(HEADING + FRONT)
    assert row == unpack_actor(pack_actor(row))
    assert (row,) == rows("\n".join(write_actors([row])))


def test_what_is_no_row_is_not_unpacked() -> None:
    with pytest.raises(ValueError, match="expected a row of actors"):
        unpack_actor('{"name": 1}')


def test_own_actors_are_known_while_they_are_believed() -> None:
    own = OwnWorld(rows(HEADING + FRONT))
    expected = Actor(actor="Amber Front", kind=VoiceKind.ARMED_GROUP, side="Amber Front")
    with believing(own):
        assert [expected] * 3 == [know_actor(name) for name in ("Amber Front", "the Front of Amber", "AFX")]
        assert land_of("Amber Front") == "COD"
    assert [know_actor("Amber Front"), land_of("Amber Front")] == [None, None]


def test_own_actors_win_over_those_of_the_package() -> None:
    own = OwnWorld(rows("name\talso\tkind\tside\nHezbollah Brigades of Mill\tHezbollah\tarmed-group\tIRQ\n"))
    with believing(own):
        assert know_actor("Hezbollah") == Actor(actor="Hezbollah Brigades of Mill", kind=VoiceKind.ARMED_GROUP, side="IRQ")


def test_a_person_is_known_by_full_and_last_name() -> None:
    own = OwnWorld(rows(HEADING + FRONT + "Josue Bahati\t\tofficial\tAmber Front\t\t\tperson\n"))
    with believing(own):
        assert [(found.actor, found.side) for found in map(know_person, ("Josue Bahati", "Bahati")) if found] == [
            ("Josue Bahati", "Amber Front")
        ] * 2
        assert know_actor("Josue Bahati") is None


@pytest.mark.parametrize(("year", "known"), [(2018, 0), (2019, 1), (2023, 1), (2024, 0), (None, 1)])
def test_a_row_holds_in_its_years_and_in_reports_of_unknown_date(year: int | None, known: int) -> None:
    assert len(OwnWorld(rows(HEADING + FRONT)).at(year).actors) == known


def test_years_in_which_the_same_is_true_share_their_world() -> None:
    own = OwnWorld(rows(HEADING + FRONT))
    assert own.at(2019) is own.at(2022) is own
    assert own.at(2018) is own.at(2030)
