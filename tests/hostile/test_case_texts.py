"""Texts that a store might change, lose or choke on."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.casefile import Case, Entry
from sayso.errors import RecordError
from sayso.record import Received, Report
from sayso.record.codec import dumps


def form_of(text: str) -> Report:
    return Received.of(text).report


def store(case: object, text: str, form: Report) -> None:
    case.store([Entry(text=text, forms=(form,), reading=None)], reader="r", keyer="l")  # type: ignore[attr-defined]


ODD = {
    "nothing": "",
    "a NUL": "before\x00after",
    "line ends": "a\r\nb\rc\n\u2028d\x85",
    "turned words": "\u202eabc\u202c \u2066x\u2069",
    "combining": "e\u0301 " + "a" + "\u0301" * 500,
    "beyond the first plane": "\U0001f4a5 \U00020000 \U0010ffff",
    "a mark of order": "\ufeffstart",
    "quotes": "'; DROP TABLE texts; --\"",
    "one long word": "x" * 300_000,
    "many words": "w " * 200_000,
}


@pytest.mark.parametrize("name", sorted(ODD))
def test_a_text_comes_back_as_it_came(tmp_path: Path, name: str) -> None:
    text, form = ODD[name], form_of(ODD[name])
    with Case.write(tmp_path / "case") as case:
        store(case, text, form)
    with Case.open(tmp_path / "case") as case:
        assert case.text(form.id) == text
        assert [problem.code for problem in case.check() if problem.code != "unfinished"] == []
        assert [dumps(line) for line in case.lines()]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_came(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    with Case.write(tmp_path_factory.mktemp("texts") / "case") as case:
        store(case, text, form_of(text))
        assert case.text(form_of(text).id) == text


@pytest.mark.parametrize("field", ["name", "path", "url", "title", "language"])
def test_half_a_character_in_what_is_known_is_refused(field: str) -> None:
    spoilt: dict[str, Any] = {field: "a\udc80"}
    form = replace(form_of("text"), **spoilt)
    with pytest.raises(RecordError, match="surrogate"):
        Entry(text="text", forms=(form,), reading=None)


def test_half_a_character_in_a_text_is_refused() -> None:
    with pytest.raises(RecordError, match="surrogate"):
        Entry(text="a\ud800", forms=(form_of("a\ud800"),), reading=None)


def test_words_that_are_questions_to_a_database_find_nothing_else(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case") as case:
        store(case, "the mill", form_of("the mill"))
        for words in ("' OR 1=1 --", '"mill" OR "x"', "mill) OR (x", "col : mill"):
            assert case.search(words) == ()
        assert case.named("' OR 1=1 --") == ()
        assert list(case.incidents(type="' OR 1=1 --")) == []


def test_a_question_of_a_million_words_is_answered(tmp_path: Path) -> None:
    with Case.write(tmp_path / "case") as case:
        store(case, "the mill", form_of("the mill"))
        assert len(case.search("mill " * 1_000_000)) == 1
        assert case.search('"' + "mill " * 1_000_000) == ()
