import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.sentences import MAX_SENTENCE, split_sentences


def words_of(text: str) -> list[str]:
    return [sentence.words for sentence in split_sentences(text)]


@given(st.text(max_size=300))
def test_sentences_stand_in_order_and_never_overlap(text: str) -> None:
    ends = [0]
    for sentence in split_sentences(text):
        assert ends[-1] <= sentence.start < sentence.end <= len(text)
        ends.append(sentence.end)


@given(st.text(max_size=300))
def test_nothing_but_blanks_lies_outside_of_sentences(text: str) -> None:
    kept = sum(not c.isspace() for sentence in split_sentences(text) for c in sentence.words)
    assert sum(not c.isspace() for c in text) == kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Ali denied it. He left.", ["Gen. Ali denied it.", "He left."]),
        ("The U.S. Army fired. It stopped.", ["The U.S. Army fired.", "It stopped."]),
        ("He flew to the U.S. The talks ended.", ["He flew to the U.S.", "The talks ended."]),
        ("“We hit no one.” The army said so.", ["“We hit no one.”", "The army said so."]),
        ("It cost 3.5 million. Nobody paid!", ["It cost 3.5 million.", "Nobody paid!"]),
        ("Dead: 4\nWounded: 9", ["Dead: 4", "Wounded: 9"]),
        ("“Why?” he asked. “Because.”", ["“Why?” he asked.", "“Because.”"]),
    ],
)
def test_full_stops_end_sentences_only_where_they_do(text: str, expected: list[str]) -> None:
    assert expected == words_of(text)


def test_a_text_folded_into_short_lines_is_read_by_its_paragraphs() -> None:
    text = (
        "The general staff said on Monday that\nrebels had attacked peaceful traders in the\n"
        "town and that a unit had reached it within\nforty minutes.\n\nIt denied that aircraft had fired on\ncivilians.\n"
    )
    assert [len(words.split()) for words in words_of(text)] == [25, 8]


def test_lines_of_verse_or_lists_that_end_in_marks_are_not_folded() -> None:
    assert len(words_of("Killed: 4;\nWounded: 9;\nMissing: 2;\nTaken: 1.\n")) == 4


def test_a_stretch_without_full_stops_is_cut() -> None:
    sentences = split_sentences("fire " * 2000)
    assert max(sentence.end - sentence.start for sentence in sentences) <= MAX_SENTENCE
