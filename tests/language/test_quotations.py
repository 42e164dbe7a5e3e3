import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.quotations import MAX_QUOTATION, find_quotations


def quoted(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        'The mayor said: "The bridge is gone."',
        "The mayor said: “The bridge is gone.”",
        "The mayor said: «The bridge is gone.»",
        "The mayor said: „The bridge is gone.“",
        "The mayor said: ‘The bridge is gone.’",
        "The mayor said: 'The bridge is gone.'",
        "The mayor said: ''The bridge is gone.''",
    ],
)
def test_finds_what_stands_between_marks_of_every_kind(text: str) -> None:
    assert quoted(text) == ["The bridge is gone."]


def test_takes_no_apostrophe_for_a_mark() -> None:
    assert quoted("The soldiers' post wasn't hit; the army's guns and the Saami's reindeer weren't there in the '90s.") == []


def test_reads_apostrophes_within_single_marks_as_apostrophes() -> None:
    assert quoted("He said: ‘We don’t know the village’s name.’ Then he left.") == ["We don’t know the village’s name."]


def test_gives_only_the_outermost_of_nested_quotations() -> None:
    assert quoted("“They shouted ‘stop’ and fired,” she said.") == ["They shouted ‘stop’ and fired,"]


def test_splits_a_quotation_that_its_speaker_interrupts() -> None:
    assert quoted("“We left,” he said, “before dawn.”") == ["We left,", "before dawn."]


def test_runs_on_where_the_next_paragraph_opens_with_the_mark_again() -> None:
    text = "“The post was empty.\n“Nobody had slept there,” he said."

    first, second = find_quotations(text)

    assert (text[first.start : first.end], first.runs_on) == ("The post was empty.", True)
    assert (text[second.start : second.end], second.runs_on) == ("Nobody had slept there,", False)


def test_ends_an_unclosed_quotation_with_its_paragraph() -> None:
    assert quoted("He said: “The road is cut.\nA new day began.") == ["The road is cut."]


def test_drops_a_mark_whose_partner_is_too_far_away() -> None:
    assert quoted("“" + "word " * MAX_QUOTATION + "”") == []


def test_keeps_the_marks_out_of_the_offsets_and_in_the_outer_ones() -> None:
    text = 'It was "over".'

    (found,) = find_quotations(text)

    assert text[found.opening : found.closing] == '"over"'


@pytest.mark.parametrize("mark", ['"', "“", "'a ", "‘a ", "“a\n", "``"])
def test_takes_linear_time_on_nothing_but_marks(mark: str) -> None:
    begun = time.process_time()
    find_quotations(mark * 100_000)
    assert time.process_time() - begun < 3


@given(st.text(alphabet="ab .,\n\"“”‘’'«»„`", max_size=200))
def test_offsets_lie_in_order_and_hold_no_blank_edges(text: str) -> None:
    found = find_quotations(text)
    for each in found:
        assert each.opening < each.start < each.end <= each.closing
        assert text[each.start : each.end].strip() == text[each.start : each.end]
    assert all(one.closing <= other.opening for one, other in pairwise(found))
