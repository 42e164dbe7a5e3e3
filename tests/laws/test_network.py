"""Nothing is fetched at run time but what `--fetch` asks for."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "sayso"
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "urllib3",
    "httpx",
    "requests",
    "aiohttp",
    "ftplib",
    "smtplib",
    "asyncio",
    "xmlrpc",
}
DOOR = "ingest"
"""The only room that may open a connection, and there only where an address is fetched."""
FILES = [path for path in sorted(SOURCE.rglob("*.py")) if "fetch" not in path.stem or path.relative_to(SOURCE).parts[0] != DOOR]


def modules(path: Path) -> set[str]:
    """Modules that a file imports, with the heads of their names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found | {name.split(".")[0] for name in found}


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCE)) for path in FILES])
def test_only_the_door_can_reach_the_network(path: Path) -> None:
    assert modules(path) & NETWORK == set()
