"""Words in texts, titles and claims."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.casefile import Case, Entry
from sayso.record import Received


def receive(text: str, title: str | None = None) -> Received:
    return Received.of(text, title=title)


def store(case: Any, *received: Received) -> None:
    case.store([Entry(text=one.text, forms=(one.report,), reading=None) for one in received], reader="r", keyer="l")


def found(case: Case, words: str) -> set[str]:
    return {hit.kind for hit in case.search(words)}


def test_words_are_found_in_texts_and_claims_with_their_offsets(path: Path) -> None:
    with Case.open(path) as case:
        hits = case.search("village shelled")
        assert {hit.kind for hit in hits} == {"report", "claim"}
        for hit in hits:
            text = case.text(hit.report)
            assert hit.excerpt.holds(text)
            assert all(match.holds(text) and hit.excerpt.covers(match) for match in hit.matches)
            assert {match.quote.lower() for match in hit.matches} <= {"village", "shelled"}
        claim = next(hit for hit in hits if hit.kind == "claim")
        assert case.claim(claim.id).content == claim.excerpt


def test_all_words_must_be_there(path: Path) -> None:
    with Case.open(path) as case:
        assert found(case, "village") and not found(case, "village zebra")  # noqa: PT018


def test_words_are_found_whatever_their_capitals_and_accents(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case") as case:
        one = receive("The mayor of Šuša spoke of CAFÉS.")
        store(case, one)
        for words in ("susa", "ŠUŠA", "cafés", "Cafes"):
            (hit,) = case.search(words)
            assert len(hit.matches) == 1


def test_words_in_a_title_are_found(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case") as case:
        store(case, receive("Nothing here.", "Zebra crossing"))
        (hit,) = case.search("zebra")
    assert (hit.title, hit.matches, hit.excerpt.quote) == ("Zebra crossing", (), "Nothing here.")


def test_phrases_are_found_in_their_order_only(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case") as case:
        store(case, receive("the red mill burns"))
        assert [len(case.search(words)) for words in ('"red mill"', '"mill red"', "mill red")] == [1, 0, 1]


def test_beginnings_are_found_with_a_star_only(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case") as case:
        store(case, receive("the bombardment went on"))
        (hit,) = case.search("bomb*")
        assert [match.quote for match in hit.matches] == ["bombardment"]
        assert case.search("bomb") == ()


def test_a_hyphened_name_is_found_as_a_phrase(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case") as case:
        store(case, receive("a Su-25 fell"), receive("25 men, said Su"))
        assert len(case.search("Su-25")) == 1


def test_the_excerpt_stands_about_the_first_word(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case") as case:
        store(case, receive("lorem ipsum " * 500 + "the zebra fled " + "dolor sit " * 500))
        (hit,) = case.search("zebra")
    assert len(hit.excerpt.quote) == 240
    assert "zebra" in hit.excerpt.quote
    assert hit.excerpt.quote.startswith(("lorem", "ipsum"))


def test_no_more_hits_of_a_kind_than_wanted(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case") as case:
        store(case, *(receive(f"mill {number}") for number in range(9)))
        assert len(case.search("mill", limit=4)) == 4


def test_hits_come_in_the_same_order_however_reports_arrived(tmp_path: Path) -> None:
    texts = [receive(f"mill {number}" + " mill" * (number % 3)) for number in range(9)]
    ids = []
    for name, order in (("a", 1), ("b", -1)):
        with Case.write(tmp_path / name) as case:
            store(case, *texts[::order])
            ids.append([hit.id for hit in case.search("mill", limit=5)])
    assert ids[0] == ids[1]


def test_a_report_that_is_written_again_is_found_by_its_new_title_only(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case") as case:
        for title in ("zebra", "gnu"):
            store(case, receive("text", title))
            assert len(case.search(title)) == 1 or title == "gnu"
        assert [problem.code for problem in case.check() if problem.code == "search"] == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.one_of(st.text(max_size=30), st.text(alphabet="\"*()-:^+{}\\ANDORTEXT ,.'", max_size=30)))
def test_whatever_a_user_writes_is_no_error(path: Path, words: str) -> None:
    with Case.open(path) as case:
        for hit in case.search(words):
            assert hit.excerpt.quote


@pytest.mark.parametrize("words", ["", "   ", "***", '"', '""', "()", "-", "\x00", "\ud800", "_"])
def test_nothing_is_found_by_no_word(path: Path, words: str) -> None:
    with Case.open(path) as case:
        assert case.search(words) == ()


@pytest.mark.parametrize(
    "words", ["AND", "NOT village", "village OR", "NEAR(village)", "text:village", "village\x00x", "^village"]
)
def test_the_words_of_the_query_language_are_words(path: Path, words: str) -> None:
    with Case.open(path) as case:
        case.search(words)
