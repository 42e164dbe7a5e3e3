"""Lines of real cases, as the scorers write them, through the codec and against the schema."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from sayso.record.codec import dumps, loads
from sayso.record.schema import schema_text

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).parents[3] / "shared"))
CASES = sorted((SHARED / "cases").glob("*/gold.json"))
SCHEMA: dict[str, Any] = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)
EMPTY: dict[str, Any] = {"string": "unknown", "array": [], "object": {}, "integer": 0, "number": 0.0, "boolean": False}

pytestmark = pytest.mark.skipif(not CASES, reason="the annotated cases (../shared/cases) are not here")


@pytest.fixture(scope="module", params=CASES, ids=[path.parent.name for path in CASES])
def lines(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """The gold of a case as record lines; what the gold leaves out is filled in as unknown."""
    command = [sys.executable, str(SHARED / "score" / "score.py"), "cases", "oracle", "--gold", str(request.param.parent)]
    written = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    return [complete(name_accounts(json.loads(line)), {"oneOf": SCHEMA["oneOf"]}) for line in written.splitlines()]


def name_accounts(line: dict[str, Any]) -> dict[str, Any]:
    """The gold says whose accounts differ by their voices; a record says it by their ids."""
    ids = {}
    for number, account in enumerate(line.get("accounts", [])):
        account["id"] = ids[json.dumps(account["voice"])] = f"acc_{number}"
    for dispute in line.get("disputes", []):
        dispute["accounts"] = [ids.get(json.dumps(voice), "acc_of_nobody") for voice in dispute["accounts"]]
    return line


def complete(value: Any, definition: dict[str, Any]) -> Any:
    """The value with every field of its definition: null where that may be, else empty."""
    definition = resolve(value, definition)
    if isinstance(value, list):
        return [complete(item, definition.get("items", {})) for item in value]
    if not isinstance(value, dict):
        return value
    fields = definition.get("properties", {})
    others = definition.get("additionalProperties", {})
    known = {name: complete(item, fields.get(name, others)) for name, item in value.items()}
    return known | {name: unknown(entry) for name, entry in fields.items() if name not in value}


def resolve(value: Any, definition: dict[str, Any]) -> dict[str, Any]:
    """The definition that a value is meant to fit."""
    if "oneOf" in definition:
        nouns = [resolve(value, choice) for choice in definition["oneOf"]]
        return next(noun for noun in nouns if noun["properties"]["kind"]["const"] == value["kind"])
    if "anyOf" in definition:
        return resolve(value, definition["anyOf"][0])
    if "$ref" in definition:
        return SCHEMA["$defs"][definition["$ref"].removeprefix("#/$defs/")]  # type: ignore[no-any-return]
    return definition


def unknown(definition: dict[str, Any]) -> Any:
    """Null where a field allows it, else the empty value of its type."""
    if {"type": "null"} in definition.get("anyOf", []):
        return None
    return EMPTY[definition["type"]]


def kept(before: Any, after: Any) -> bool:
    """Whether all that the schema knows of `before` is in `after`."""
    if isinstance(before, dict):
        return all(kept(value, after[name]) for name, value in before.items() if name in after)
    if isinstance(before, list):
        return len(before) == len(after) and all(map(kept, before, after))
    return bool(before == after)


def test_real_lines_fit_the_schema(lines: list[dict[str, Any]]) -> None:
    faults = [f"{line['id']}: {error.message}" for line in lines for error in VALIDATOR.iter_errors(line)]
    assert faults == []


def test_real_lines_come_back_without_loss(lines: list[dict[str, Any]]) -> None:
    lost = [line for line in lines if not kept(line, json.loads(dumps(loads(json.dumps(line)))))]
    assert lost == []


def test_a_second_round_changes_nothing(lines: list[dict[str, Any]]) -> None:
    once = [dumps(loads(json.dumps(line))) for line in lines]
    assert once == [dumps(loads(line)) for line in once]
