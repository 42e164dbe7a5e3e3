import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from sayso.casefile import Case
from sayso.export.jsonl import write_jsonl
from sayso.record.codec import KINDS, loads
from sayso.record.schema import schema_text


@pytest.fixture
def lines(small_case: Path) -> list[str]:
    with Case.open(small_case) as case:
        return list(write_jsonl(case, mentions=True))


def test_kinds_come_in_the_order_of_the_contract(lines: list[str]) -> None:
    kinds = [json.loads(line)["kind"] for line in lines]
    assert kinds == sorted(kinds, key=list(KINDS).index)


def test_every_kind_is_there(lines: list[str]) -> None:
    assert {json.loads(line)["kind"] for line in lines} == set(KINDS)


def test_every_line_fits_the_schema(lines: list[str]) -> None:
    validator = Draft202012Validator(json.loads(schema_text()))
    assert [error.message for line in lines for error in validator.iter_errors(json.loads(line))] == []


def test_every_line_is_a_noun_of_the_record(lines: list[str]) -> None:
    assert len([loads(line) for line in lines]) == len(lines)


def test_mentions_come_on_wish_only(lines: list[str], small_case: Path) -> None:
    with Case.open(small_case) as case:
        plain = list(write_jsonl(case))
    assert plain == [line for line in lines if json.loads(line)["kind"] != "mention"]
