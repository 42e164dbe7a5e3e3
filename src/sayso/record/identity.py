"""Ids that are the same on every machine."""

import hashlib

HEX_DIGITS = 16
"""64 bits: among ten million ids of one kind the chance of any collision is about 3 in a million."""


def stable_id(prefix: str, *parts: object) -> str:
    """`prefix_` and the head of the SHA-256 of the parts, joined by a separator that occurs in no text.

    `None` and the empty string are different parts.
    """
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return f"{prefix}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:HEX_DIGITS]}"


def report_id(text: str, outlet: str | None, published: str | None) -> str:
    """Id of a report: two inputs of the same text, outlet and date are one report."""
    return stable_id("rep", text, outlet, published)


def text_digest(text: str) -> str:
    """SHA-256 of a stored text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
