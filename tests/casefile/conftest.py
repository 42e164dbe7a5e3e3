import shutil
from pathlib import Path

import pytest


@pytest.fixture
def path(small_case: Path, tmp_path: Path) -> Path:
    """A copy of the small case that a test may spoil."""
    return Path(shutil.copy(small_case, tmp_path / "case.sayso"))
