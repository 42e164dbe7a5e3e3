"""Imports point downward only: each room may import what stands under it, and nothing else of ours."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "sayso"
BELOW: dict[str, set[str]] = {
    "record": set(),
    "language": {"record"},
    "model": {"language"},
    "world": {"record", "language"},
    "ingest": {"record", "language"},
    "reading": {"record", "language", "model", "world", "ingest"},
    "linking": {"record", "language", "model", "world"},
    "casefile": {"record"},
    "pipeline": {"record", "language", "model", "world", "ingest", "reading", "linking", "casefile"},
    "export": {"record", "casefile"},
}
ROOMS = set(BELOW)
ABOVE: dict[str, set[str]] = {
    "api": ROOMS,
    "web": {*ROOMS, "api"},
    "cli": {*ROOMS, "api"},
    "__main__": {"cli"},
    "__init__": {"api"},
    "errors": set(),
}
ALLOWED = BELOW | ABOVE
"""The table of docs: room or module, and the rooms that it may import. `errors` and the version may be imported by all."""
EVERYBODYS = {"errors", ""}


def room_of(path: Path) -> str:
    """The room, or the module of the package itself."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Rooms of ours that a file imports; the empty name for the package itself."""
    package = ["sayso", *path.relative_to(SOURCE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            base = ".".join(part for part in (start, node.module) if part)
            names = [f"{base}.{alias.name}" for alias in node.names] if base == "sayso" else [base]
        yield from (room(name) for name in names if name == "sayso" or name.startswith("sayso."))


def room(module: str) -> str:
    """The room that a module's name leads to; what the package itself defines is in none."""
    name = [*module.split("."), ""][1]
    return name if name in ALLOWED or name in EVERYBODYS else ""


FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCE)) for path in FILES])
def test_imports_point_downward(path: Path) -> None:
    own = room_of(path)
    assert set(imported(path)) - {own} - EVERYBODYS - ALLOWED[own] == set()


def test_every_room_is_in_the_table() -> None:
    assert {room_of(path) for path in FILES} <= set(ALLOWED)


def test_the_errors_import_nothing_of_ours() -> None:
    assert list(imported(SOURCE / "errors.py")) == []


def test_the_table_has_no_circle() -> None:
    def under(name: str, seen: tuple[str, ...]) -> bool:
        return name not in seen and all(under(below, (*seen, name)) for below in BELOW[name])

    assert all(under(name, ()) for name in BELOW)


def test_an_upward_import_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)
    (tmp_path / "record").mkdir()
    faulty = tmp_path / "record" / "bad.py"
    faulty.write_text(
        "from sayso.casefile import Case\nimport sayso.cli\nfrom ..world import actors\nfrom sayso import __version__\n"
    )
    assert list(imported(faulty)) == ["casefile", "cli", "world", ""]
