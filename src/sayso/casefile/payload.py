"""Nouns as the JSON that a row holds, and back."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from sayso.errors import CaseError, RecordError
from sayso.record import Claim, Event, Family, Incident, Mention, Reason, Report
from sayso.record.codec import dumps, loads

Noun = TypeVar("Noun", Report, Mention, Claim, Event, Family, Incident)

_encoder = msgspec.json.Encoder()
_reasons = msgspec.json.Decoder(Reason)


def pack(noun: Report | Mention | Claim | Event | Family | Incident) -> str:
    """The noun as its line of the record."""
    return dumps(noun)


def unpack(payload: str, kind: type[Noun]) -> Noun:
    """The noun that a row holds.

    Raises:
        CaseError: where the row holds something else.
    """
    try:
        noun = loads(payload)
    except RecordError as error:
        raise CaseError(f"a row holds no {kind.__name__.lower()}: {error}", remedy="run `sayso check`") from error
    if not isinstance(noun, kind):
        raise CaseError(
            f"a row holds a {type(noun).__name__.lower()} and no {kind.__name__.lower()}", remedy="run `sayso check`"
        )
    return noun


def unpack_each(rows: Iterator[tuple[Any, ...]] | Sequence[tuple[Any, ...]], kind: type[Noun]) -> Iterator[Noun]:
    """The nouns of rows of one payload each."""
    return (unpack(payload, kind) for (payload,) in rows)


def pack_reason(reason: Reason) -> str:
    """The reason as JSON."""
    return _encoder.encode(reason).decode()


def unpack_reason(payload: str) -> Reason:
    """The reason that a row holds.

    Raises:
        CaseError: where the row holds something else.
    """
    try:
        return _reasons.decode(payload)
    except msgspec.DecodeError as error:
        raise CaseError(f"a row holds no reason: {error}", remedy="run `sayso check`") from error
