"""The store: one SQLite file with its schema, migrations, queries and search."""

from sayso.casefile.case import Case, WritableCase
from sayso.casefile.entry import Entry
from sayso.casefile.own import OwnKind, OwnTable
from sayso.casefile.problem import Problem
from sayso.casefile.search import Hit

__all__ = ["Case", "Entry", "Hit", "OwnKind", "OwnTable", "Problem", "WritableCase"]
