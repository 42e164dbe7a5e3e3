"""A file is one noun or one verb."""

from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "sayso"
LONGEST = 400
"""Lines of a file at most; the median is meant to be about 120."""
FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCE)) for path in FILES])
def test_no_file_is_too_long(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{path.name} has {lines} lines: part it by what it does"


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCE)) for path in FILES])
def test_no_file_is_a_drawer_for_anything(path: Path) -> None:
    assert not {"utils", "util", "helpers", "helper", "manager", "misc", "common"} & set(path.stem.split("_"))
