import re

import pytest

from sayso.linking.likeness import Copyist, Likeness, compare
from sayso.linking.sketch import Sketch

OTHER = """Fishermen on the Merin delta found nets cut on Friday, and the harbour office in Olvar opened an inquiry.
Harbour master Tessa Bruin said 26 boats had lost gear worth 40,000 crowns in one night.
A trawler flying the flag of Carsund was seen off Cape Lirren at dawn, skipper Oke Randal said.
The Carsund embassy answered that its fleet had been in port since 3 May.
Olvar's council will meet on Monday to hear the crews of the Grey Heron and the Anna Sofie.
Insurers in Port Amel asked for photographs of every net before 12 June."""
STATEMENT = (
    "“At 05:20 the enemy fired 18 mortar rounds at our posts near Gorna and Stara Reka,” the Defence Ministry of Aland said. "
    "“Two soldiers, Sergeant Pavel Orlin and Private Denis Kamov, were wounded and taken to Bradi.” "
)
WORD = re.compile(r"\b[a-z]+\b")


def like(a: str, b: str) -> Likeness:
    return compare(0, 1, Copyist(sketch=Sketch.of(a)), Copyist(sketch=Sketch.of(b)))


def with_all_words_swapped(text: str) -> str:
    """Every small word another, one for one; names and numbers stay."""
    return WORD.sub(lambda match: match[0][::-1] + "o", text)


def with_names_spelt_otherwise(text: str) -> str:
    for written, read in (("Kost", "Qost"), ("olna", "ollna"), ("Zel", "Zhel"), ("Petk", "Pietk"), ("rad", "raad")):
        text = text.replace(written, read)
    return text


def shuffled(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(lines[::2] + lines[1::2][::-1])


def with_hidden_letters(text: str) -> str:
    return text.replace("in", "i\u200bn").replace("ed", "e\u00add")


def with_letters_of_another_script(text: str) -> str:
    return text.replace("o", "о").replace("e", "е").replace("a", "а")


MILLS = [with_all_words_swapped, with_names_spelt_otherwise, shuffled, with_hidden_letters, with_letters_of_another_script]


@pytest.mark.parametrize("mill", [*MILLS, str.upper], ids=lambda mill: mill.__name__)
def test_a_copy_is_known_whatever_a_mill_does_to_it(mill: type[str], story: str) -> None:
    assert like(story, mill(story)).copy


def test_letters_that_look_alike_and_those_that_nobody_sees_change_nothing(story: str) -> None:
    assert like(story, with_letters_of_another_script(with_hidden_letters(story))).words == 1.0


@pytest.mark.parametrize("keep", [3, 4, 5])
def test_the_first_lines_of_a_swapped_copy_are_a_copy(keep: int, story: str) -> None:
    assert like(story, with_all_words_swapped("\n".join(story.split("\n")[:keep]))).copy


def test_reports_of_two_occurrences_are_none(story: str) -> None:
    assert not like(story, OTHER).copy


def test_two_reports_that_quote_a_long_statement_in_full_are_none(story: str) -> None:
    assert not like(f"{STATEMENT}\n{story}", f"{OTHER}\n{STATEMENT}").copy


def test_one_sentence_with_another_place_is_none() -> None:
    assert not like("Borland guns shelled Dolna on Friday.", "Borland guns shelled Gorna on Friday.").copy


def test_each_signal_has_a_weight(story: str) -> None:
    found = like(story, OTHER)
    assert all(0 <= value <= 1 for _, value in found.signals())
    assert 0 < found.evidence < like(story, story).evidence < 1
