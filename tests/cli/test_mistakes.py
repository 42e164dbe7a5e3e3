"""A user's mistake is told in one line with what to do, and ends with its own code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.cli.group import VERBS

Command = Callable[..., Any]
READING = ["incidents", "search x", "export", "set-aside", "check", "show inc_1", "explain inc_1"]


@pytest.mark.parametrize("verb", READING)
def test_a_missing_case_is_told(verb: str, sayso: Command, tmp_path: Path) -> None:
    ended = sayso(*verb.split(), "-c", tmp_path / "none.sayso")
    assert (ended.code, ended.out, ended.err.count("\n")) == (5, "", 1)
    assert ended.err.startswith("sayso: there is no case")


@pytest.mark.parametrize("verb", READING)
def test_a_file_that_is_no_case_is_told(verb: str, sayso: Command, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a case at all " * 100)
    ended = sayso(*verb.split(), "-c", path)
    assert (ended.code, "Traceback" in ended.err) == (5, False)


@pytest.mark.parametrize("verb", ["show", "explain"])
def test_an_unknown_id_is_told(verb: str, sayso: Command, small_case: Path) -> None:
    ended = sayso(verb, "inc_ffff", "-c", small_case)
    assert (ended.code, ended.out) == (7, "")


def test_an_ambiguous_id_lists_candidates(sayso: Command, small_case: Path) -> None:
    ended = sayso("show", "inc_", "-c", small_case)
    assert ended.code == 7
    assert "inc_8c7afb0e74035a95" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["incidents", "--nonsense"],
        ["incidents", "--since", "yesterday"],
        ["incidents", "--since", "2023-02-30"],
        ["incidents", "--standing", "true"],
        ["incidents", "--limit", "0"],
        ["export", "--format", "xml"],
        ["export", "--format", "csv", "--mentions"],
        ["show"],
        ["search"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_ends_with_2(
    arguments: list[str], sayso: Command, small_case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_CASE", str(small_case))
    ended = sayso(*arguments)
    assert (ended.code, ended.out, "Traceback" in ended.err) == (2, "", False)


def test_an_output_that_cannot_be_written_is_told(sayso: Command, small_case: Path, tmp_path: Path) -> None:
    ended = sayso("export", "-c", small_case, "--output", tmp_path / "missing" / "out.jsonl")
    assert (ended.code, "Traceback" in ended.err, ended.err.startswith("sayso: ")) == (2, False, True)


def test_an_output_is_written_whole(sayso: Command, small_case: Path, tmp_path: Path) -> None:
    ended = sayso("export", "-c", small_case, "--output", tmp_path / "out.jsonl")
    assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == sayso("export", "-c", small_case).out
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_failed_output_leaves_the_former_one(
    sayso: Command, small_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.csv").write_text("former")

    def fail(_: object) -> Any:
        yield "half"
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(__import__("sayso.cli.export", fromlist=["FORMATS"]).FORMATS, "csv", fail)
    ended = sayso("export", "-c", small_case, "--format", "csv", "--output", tmp_path / "out.csv")
    assert (ended.code, (tmp_path / "out.csv").read_text()) == (2, "former")
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_filters_choose(sayso: Command, small_case: Path) -> None:
    def found(*filters: str) -> list[str]:
        out = sayso("incidents", "-c", small_case, "--json", *filters).out
        return [json.loads(line)["id"][:7] for line in out.splitlines()]

    assert {
        "all": found(),
        "type": found("--type", "protest"),
        "country": found("--country", "dji"),
        "other country": found("--country", "ERI"),
        "side": found("--side", "ERI"),
        "standing": found("--standing", "disputed"),
        "since": found("--since", "2021-05-01"),
        "until": found("--until", "2021-04-15"),
        "words": found("--words", "smugglers"),
        "limit": found("--limit", "1"),
    } == {
        "all": ["inc_efb", "inc_8c7", "inc_248"],
        "type": ["inc_efb"],
        "country": ["inc_efb", "inc_8c7", "inc_248"],
        "other country": [],
        "side": ["inc_8c7"],
        "standing": ["inc_8c7"],
        "since": ["inc_8c7"],
        "until": ["inc_efb"],
        "words": ["inc_248"],
        "limit": ["inc_efb"],
    }


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples(verb: str, sayso: Command) -> None:
    ended = sayso(verb, "--help")
    assert (ended.code, "Examples:" in ended.out) == (0, True)


def test_help_lists_verbs_and_exit_codes(sayso: Command) -> None:
    out = sayso("--help").out
    assert [verb for verb in VERBS if f"  {verb} " not in out] == []
    assert "Exit codes:" in out


def test_the_version_is_told(sayso: Command) -> None:
    from sayso import __version__  # noqa: PLC0415

    assert sayso("--version").out == f"sayso {__version__}\n"


def test_the_schema_is_that_of_the_package(sayso: Command) -> None:
    from sayso.record.schema import schema_text  # noqa: PLC0415

    assert sayso("schema").out == schema_text()


def test_check_ends_with_5_where_something_is_wrong(sayso: Command, small: Any, tmp_path: Path) -> None:
    import sqlite3  # noqa: PLC0415

    conftest = sys.modules[type(small).__module__]
    conftest.write_case(tmp_path / "bad.sayso", small)
    with sqlite3.connect(tmp_path / "bad.sayso") as connection:
        connection.execute("UPDATE texts SET text = replace(text, 'Dar Adal', 'Dar Adel')")
    ended = sayso("check", "-c", tmp_path / "bad.sayso")
    assert (ended.code, "text-hash" in ended.out, "span" in ended.out) == (5, True, True)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "sayso", *arguments]


def test_a_closed_pipe_is_quiet(small_case: Path) -> None:
    with subprocess.Popen(
        command("export", "-c", str(small_case), "--mentions"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_help_loads_no_verb() -> None:
    code = "import sys; from sayso.cli.main import run; run(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    heavy = {"rich.console", "msgspec", "trafilatura", "sqlite3", "sayso.api", "sayso.casefile", "sayso.cli.read"}
    assert [name for name in heavy if f"'{name}'" in ended.stderr] == []


def test_output_is_utf8_whatever_the_locale(small_case: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    ended = subprocess.run(
        command("show", "inc_8c7afb", "-c", str(small_case)), env=environment, capture_output=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "“its troops".encode() in ended.stdout
