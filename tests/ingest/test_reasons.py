import ast
from pathlib import Path

from sayso.ingest import REASONS
from sayso.ingest import reasons as table

ROOM = Path(table.__file__).parent


def codes_used() -> set[str]:
    """First arguments of `UnfitError(…)` and second ones of `set_aside(…)`, as far as they are written out."""
    found = set()
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for constant in ast.walk(node) if isinstance(node, ast.Call) else ():
                if isinstance(constant, ast.Constant) and isinstance(constant.value, str) and constant.value in REASONS:
                    found.add(constant.value)
    return found


def unfit_codes() -> set[object]:
    """First arguments of `UnfitError(…)`, written out or not in the table."""
    return {
        node.args[0].value
        for path in ROOM.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UnfitError"
        if isinstance(node.args[0], ast.Constant)
    }


def test_every_code_that_is_raised_is_in_the_table() -> None:
    assert unfit_codes() - set(REASONS) == set()


def test_no_code_of_the_table_is_idle() -> None:
    # A code that is chosen in an assignment stands in no call.
    assert set(REASONS) - codes_used() <= {"link-loop"}


def test_a_note_says_what_was_expected_what_was_found_and_what_to_do() -> None:
    note = table.set_aside("a.zip!b.txt", "binary", "a picture")
    assert (note.path, note.code, note.reason) == ("a.zip!b.txt", "binary", "expected text; found a picture")
    assert note.remedy == REASONS["binary"].remedy
