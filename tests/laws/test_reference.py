"""The pages of reference are what the program says of itself."""

from pathlib import Path

import pytest

from sayso.cli.group import EXIT_CODES
from sayso.cli.reference import write_reference
from sayso.errors import SaysoError
from sayso.export.csv_events import COLUMNS

DOCS = Path(__file__).parents[2] / "docs" / "reference"


def test_the_page_of_the_command_line_has_not_drifted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAYSO_CASE", raising=False)
    written = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert written == write_reference(), "run: python -m sayso.cli.reference > docs/reference/cli.md"


def test_every_error_ends_with_a_documented_code() -> None:
    waiting, codes = [SaysoError], set()
    while waiting:
        error = waiting.pop()
        codes.add(error.exit_code)
        waiting += error.__subclasses__()
    assert codes <= set(EXIT_CODES)


def test_every_column_of_the_csv_is_documented() -> None:
    page = (DOCS / "csv.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert rows == [f"| `{name}` | {meaning} |" for name, meaning in COLUMNS.items()]
