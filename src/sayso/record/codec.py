"""The record as JSON Lines and back, without loss."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from sayso.errors import RecordError
from sayso.record.claim import Claim
from sayso.record.count import Quantity
from sayso.record.event import Event
from sayso.record.family import Family
from sayso.record.incident import Incident
from sayso.record.mention import Mention, NameValue, WeaponValue
from sayso.record.place import Place
from sayso.record.report import Report
from sayso.record.run import Run
from sayso.record.span import Span
from sayso.record.time import TimeValue
from sayso.record.vocabulary import MentionType

Line = Run | Report | Mention | Family | Claim | Event | Incident

KINDS: dict[str, type[Any]] = {
    "run": Run,
    "report": Report,
    "mention": Mention,
    "family": Family,
    "claim": Claim,
    "event": Event,
    "incident": Incident,
}
"""Kinds of lines, in the order in which a record has them."""

MENTION_VALUES: dict[MentionType, type[Any]] = {
    MentionType.PERSON: NameValue,
    MentionType.ORGANIZATION: NameValue,
    MentionType.NATIONALITY: NameValue,
    MentionType.PLACE: Place,
    MentionType.TIME: TimeValue,
    MentionType.QUANTITY: Quantity,
    MentionType.WEAPON: WeaponValue,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _PlainMention:
    """A mention whose value is not looked at yet (msgspec cannot choose among dataclasses)."""

    id: str
    report: str
    span: Span
    type: MentionType
    value: Any


_KIND_OF = {noun: kind for kind, noun in KINDS.items()}
_encoder = msgspec.json.Encoder()


def to_object(line: Line) -> dict[str, Any]:
    """A line as a JSON object: `kind` first, then the fields in their order."""
    return {"kind": _KIND_OF[type(line)], **msgspec.to_builtins(line)}


def from_object(line: dict[str, Any]) -> Line:
    """The noun that a JSON object stands for; fields that are not of schema 1 are passed over.

    Raises:
        RecordError: where the object has no known kind, or a field is missing or of the wrong type.
    """
    kind = line.get("kind")
    noun = KINDS.get(kind) if isinstance(kind, str) else None
    if noun is None:
        raise RecordError(f"expected a line of kind {', '.join(KINDS)}; found {kind!r}")
    fields = {name: value for name, value in line.items() if name != "kind"}
    try:
        if noun is Mention:
            return _mention(fields)
        return msgspec.convert(fields, noun)  # type: ignore[no-any-return]
    except msgspec.ValidationError as error:
        raise RecordError(f"{kind} {fields.get('id')!r}: {error}") from error


def _mention(fields: dict[str, Any]) -> Mention:
    """A mention, whose value is of the sort that its type says."""
    plain = msgspec.convert(fields, _PlainMention)
    value = None if plain.value is None else msgspec.convert(plain.value, MENTION_VALUES[plain.type])
    return Mention(id=plain.id, report=plain.report, span=plain.span, type=plain.type, value=value)


def dumps(line: Line) -> str:
    """A line as JSON, without its line feed."""
    return _encoder.encode(to_object(line)).decode()


def loads(line: str | bytes) -> Line:
    """The noun of one line of JSON.

    Raises:
        RecordError: where the line is no JSON object, or not one of the record.
    """
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"expected one JSON object a line: {error}") from error
    if not isinstance(value, dict):
        raise RecordError(f"expected a JSON object, found {type(value).__name__}")
    return from_object(value)


def dump(lines: Iterable[Line]) -> Iterator[str]:
    """Lines of JSON, each with its line feed."""
    return (dumps(line) + "\n" for line in lines)
