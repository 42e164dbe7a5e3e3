"""Bytes → reports: files, folders, archives, feeds, mail and addresses, within bounds."""

from sayso.ingest.dateline import Dateline, read_dateline
from sayso.ingest.guard import Limits
from sayso.ingest.reasons import REASONS
from sayso.ingest.receive import Options, ingest

__all__ = ["REASONS", "Dateline", "Limits", "Options", "ingest", "read_dateline"]
