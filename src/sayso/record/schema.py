"""The JSON Schema of the record, made from the nouns: `python -m sayso.record.schema` writes it anew.

The written file stands in the package, so that `sayso schema` needs no source at run time; a test fails where it has drifted.
"""

import ast
import inspect
import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import msgspec

from sayso.record.codec import KINDS, MENTION_VALUES
from sayso.record.mention import Mention
from sayso.record.run import SCHEMA
from sayso.record.vocabulary import MentionType, Outcome

SCHEMA_FILE = Path(__file__).with_name("schema.json")
"""The schema as committed."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = f"urn:sayso:record:{SCHEMA}"
"""A name, not an address: nothing has to be fetched to validate a record."""

_CERTAINTY = {"minimum": 0, "maximum": 1}
_BOUNDS: dict[tuple[str, str], dict[str, Any]] = {
    ("Span", "start"): {"minimum": 0},
    ("Span", "end"): {"minimum": 1},
    ("Span", "quote"): {"minLength": 1},
    ("Place", "latitude"): {"minimum": -90, "maximum": 90},
    ("Place", "longitude"): {"minimum": -180, "maximum": 180},
    ("Place", "precision"): {"minimum": 1, "maximum": 7},
    ("Time", "precision"): {"minimum": 1, "maximum": 5},
    ("TimeValue", "precision"): {"minimum": 1, "maximum": 5},
    ("Report", "text_sha256"): {"pattern": "^[0-9a-f]{64}$"},
    ("Report", "length"): {"minimum": 0},
    ("Run", "schema"): {"const": SCHEMA},
    ("Incident", "toll"): {"propertyNames": {"$ref": "#/$defs/Outcome"}},
    **{(noun, "score"): _CERTAINTY for noun in ("Condition", "Claim", "Event", "Member", "Incident")},
}
"""What the types cannot say."""


def make_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line of the record."""
    return {
        "$schema": DIALECT,
        "$id": IDENTIFIER,
        "title": f"A line of a Sayso record, schema {SCHEMA}",
        "description": "One JSON object; `kind` says which of the nouns it is. Fields may be added within a schema number.",
        "type": "object",
        "required": ["kind", "id"],
        "oneOf": [{"$ref": f"#/$defs/{noun.__name__}"} for noun in KINDS.values()],
        "$defs": _definitions(),
    }


def schema_text() -> str:
    """The committed schema, as `sayso schema` prints it."""
    return SCHEMA_FILE.read_text(encoding="utf-8")


def _definitions() -> dict[str, Any]:
    """Each noun that a line can hold, by name."""
    lines = [noun for noun in KINDS.values() if noun is not Mention]
    values = list(dict.fromkeys(MENTION_VALUES.values()))
    sources = {noun.__name__: noun for noun in _nouns(lines, values)}
    _, found = msgspec.json.schema_components([*lines, *values, MentionType, Outcome], ref_template="#/$defs/{name}")
    found["Mention"] = _mention()
    for name, definition in found.items():
        if name in sources:
            _describe(definition, sources[name])
    for kind, noun in KINDS.items():
        _mark(found[noun.__name__], kind)
    return dict(sorted(found.items()))


def _nouns(*groups: list[type[Any]]) -> list[type[Any]]:
    """Every dataclass of the record's rooms that the given ones are made of, and themselves."""
    modules = [inspect.getmodule(noun) for group in groups for noun in group] + [inspect.getmodule(Mention)]
    members = (member for module in modules if module for member in vars(module).values())
    return list(dict.fromkeys(member for member in members if isinstance(member, type) and is_dataclass(member)))


def _mention() -> dict[str, Any]:
    """The mention, whose type decides the sort of its value (a union that msgspec cannot choose in)."""
    types_of = {noun: [str(name) for name, of in MENTION_VALUES.items() if of is noun] for noun in MENTION_VALUES.values()}
    choices = [
        {
            "if": {"properties": {"type": {"enum": types}}, "required": ["type"]},
            "then": {"properties": {"value": {"anyOf": [{"$ref": f"#/$defs/{noun.__name__}"}, {"type": "null"}]}}},
        }
        for noun, types in types_of.items()
    ]
    return {
        "title": "Mention",
        "description": inspect.getdoc(Mention),
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "report": {"type": "string"},
            "span": {"$ref": "#/$defs/Span"},
            "type": {"$ref": "#/$defs/MentionType"},
            "value": {},
        },
        "required": [field.name for field in fields(Mention)],
        "allOf": choices,
    }


def _describe(definition: dict[str, Any], noun: type[Any]) -> None:
    """Give each property the words that stand under its attribute, and its bounds."""
    words = attribute_docstrings(noun)
    for name, entry in definition["properties"].items():
        if name in words:
            entry["description"] = words[name].replace("`None`", "`null`")
        entry.update(_BOUNDS.get((noun.__name__, name), {}))


def _mark(definition: dict[str, Any], kind: str) -> None:
    """Put `kind` before the fields of a line."""
    definition["properties"] = {"kind": {"const": kind}, **definition["properties"]}
    definition["required"] = ["kind", *definition["required"]]


def attribute_docstrings(noun: type[Any]) -> dict[str, str]:
    """The string under each attribute of a class and of those it inherits from, on one line each."""
    found: dict[str, str] = {}
    for base in reversed(noun.__mro__[:-1]):
        body = ast.parse(inspect.getsource(base)).body[0]
        if isinstance(body, ast.ClassDef):
            found |= _strings_under(body)
    return found


def _strings_under(body: ast.ClassDef) -> dict[str, str]:
    """Attribute and the string in the statement after it."""
    pairs = zip(body.body, body.body[1:], strict=False)
    return {
        first.target.id: " ".join(second.value.value.split())
        for first, second in pairs
        if isinstance(first, ast.AnnAssign)
        and isinstance(first.target, ast.Name)
        and isinstance(second, ast.Expr)
        and isinstance(second.value, ast.Constant)
        and isinstance(second.value.value, str)
    }


def write_schema() -> None:
    """Write the schema where it is committed."""
    SCHEMA_FILE.write_text(json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_schema()
