"""Sayso keeps the record of who says what about a conflict: attributed, quoted, and with its independent origins counted.

`sayso.read(paths, "case.sayso")` reads reports into a case; `sayso.open("case.sayso")` looks into it. The nouns that come out
are those of `sayso.record`; every error that is raised on purpose is a `SaysoError`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sayso.errors import SaysoError

__version__ = "0.1.0"
__all__ = ["SaysoError", "__version__", "open", "read"]

if TYPE_CHECKING:
    from sayso.api import open, read  # noqa: A004  (its name is `sayso.open`)
else:

    def __getattr__(name: str) -> Any:
        """`open` and `read`, loaded when they are first asked for: the command line need not wait for them."""
        if name in {"open", "read"}:
            return getattr(import_module("sayso.api"), name)
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
