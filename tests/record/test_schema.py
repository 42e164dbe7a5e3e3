import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from sayso.record import Mention, Place, Span, Voice
from sayso.record.codec import KINDS, dumps
from sayso.record.schema import SCHEMA_FILE, attribute_docstrings, make_schema, schema_text
from sayso.record.vocabulary import MentionType

SCHEMA: dict[str, Any] = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)


def faults(line: dict[str, Any]) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(line)]


def test_the_committed_schema_has_not_drifted() -> None:
    made = json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n"
    assert SCHEMA_FILE.read_text(encoding="utf-8") == made, "run: python -m sayso.record.schema"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_property_is_described() -> None:
    bare = [
        f"{name}.{field}"
        for name, definition in SCHEMA["$defs"].items()
        for field, entry in definition.get("properties", {}).items()
        if field != "kind" and not entry.get("description")
    ]
    assert bare == []


def test_one_noun_for_each_kind() -> None:
    kinds = [
        SCHEMA["$defs"][choice["$ref"].removeprefix("#/$defs/")]["properties"]["kind"]["const"] for choice in SCHEMA["oneOf"]
    ]
    assert kinds == list(KINDS)


def test_no_reference_leads_nowhere() -> None:
    text = schema_text()
    missing = [part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:] if part.split('"')[0] not in SCHEMA["$defs"]]
    assert missing == []


def claim(**changes: object) -> dict[str, Any]:
    span = {"start": 4, "end": 9, "quote": "seven"}
    return {
        "kind": "claim",
        "id": "clm_1",
        "report": "rep_1",
        "content": span,
        "cue": None,
        "chain": [{"name": "a major", "actor": None, "kind": "military", "side": None, "span": None}],
        "stance": "assert",
        "about": [],
        "score": None,
        **changes,
    }


def test_a_whole_claim_is_valid() -> None:
    assert faults(claim()) == []


def test_an_added_field_is_valid() -> None:
    assert faults(claim(colour="blue")) == []


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "rumour"},
        {"id": 7},
        {"stance": "shrug"},
        {"content": None},
        {"content": {"start": -1, "end": 2, "quote": "no"}},
        {"content": {"start": 0, "end": 0, "quote": ""}},
        {"score": 1.5},
        {"chain": [{"name": "a major"}]},
    ],
    ids=str,
)
def test_a_faulty_claim_is_invalid(fault: dict[str, Any]) -> None:
    assert faults(claim(**fault)) != []


def test_a_missing_field_is_invalid() -> None:
    line = claim()
    del line["stance"]
    assert faults(line) != []


def mention(of: MentionType, value: object) -> dict[str, Any]:
    return {
        "kind": "mention",
        "id": "men_1",
        "report": "r",
        "span": {"start": 0, "end": 1, "quote": "x"},
        "type": str(of),
        "value": value,
    }


def test_a_place_is_the_value_of_a_place() -> None:
    place = json.loads(
        dumps(Mention(id="m", report="r", span=Span(start=0, end=1, quote="x"), type=MentionType.PLACE, value=Place(name="x")))
    )
    assert faults(place) == []


@pytest.mark.parametrize("of", MentionType)
def test_a_mention_may_be_without_a_value(of: MentionType) -> None:
    assert faults(mention(of, None)) == []


@pytest.mark.parametrize("of", [MentionType.PLACE, MentionType.TIME, MentionType.PERSON, MentionType.QUANTITY])
def test_a_weapon_is_no_value_of_another_type(of: MentionType) -> None:
    assert faults(mention(of, {"category": "drone"})) != []


def test_attributes_of_a_base_class_are_described_too() -> None:
    assert set(attribute_docstrings(Voice)) == {"name", "actor", "kind", "side", "span"}
