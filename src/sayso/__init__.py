"""Sayso keeps the record of who says what about a conflict: attributed, quoted, and with its independent origins counted."""

__version__ = "0.1.0"
