"""The command line: one verb a file."""

from sayso.cli.main import main

__all__ = ["main"]
