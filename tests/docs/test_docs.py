"""What the documentation says is what the program does: its commands run, its links lead somewhere, its tables are complete."""

import ast
import gzip
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path

import pytest

import sayso
from sayso.casefile import Case
from sayso.cli.main import run
from sayso.errors import NotFoundError
from sayso.ingest import REASONS, Limits
from sayso.ingest.fields import NAMES
from sayso.record import codec, vocabulary
from sayso.record.schema import make_schema

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = ("README.md", "docs/analyst/tutorial.md", "docs/analyst/how-to.md")
"""Pages whose commands are run; a block of `console` has commands after `$`, one of `sh` is only read."""
WRITTEN = sorted({*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *ROOT.glob("examples/*.md"), *ROOT.glob("benchmarks/*.md")})
"""All pages."""
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s#]*)(?:#([^)\s]*))?\)")
IDENTITY = re.compile(r"\b(?:inc|rep|clm|evt|fam)_[0-9a-f]+")
SHOWN = re.compile(
    r"^\$ sayso show inc_\w+\n(.+?)^(?:disputed|corroborated|single-source|unconfirmed):", re.MULTILINE | re.DOTALL
)
"""The title of an incident, on one line or two, and its standing below."""
STOPS = frozenset({"|", ">", ">>", "2>", "&&", "||"})
"""What ends a command as the shell sees it."""
BODY = b"<html><body><article><p>The army said on Monday that rebels had shelled the market.</p></article></body></html>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)
ARCHIVE = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
    b"WARC-Date: 2024-03-04T00:00:00Z\r\nWARC-Target-URI: https://example.org/a\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(ANSWER), ANSWER)
)


def lay_out(folder: Path) -> None:
    """Put into a folder what the commands of the pages expect there."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "inbox").mkdir()
    (folder / "inbox" / "monday.txt").write_text("The army said on Monday that rebels had shelled a bridge.", encoding="utf-8")
    (folder / "articles.csv").write_text("headline,body,date\nBridge,Rebels shelled a bridge.,2024-03-04\n", encoding="utf-8")
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(ARCHIVE))


def blocks(page: str, kind: str) -> list[str]:
    """The contents of a page's blocks of one kind."""
    return [found for language, found in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")) if language == kind]


def commands(page: str) -> list[str]:
    """The commands of a page, in order."""
    return [line[2:] for block in blocks(page, "console") for line in block.splitlines() if line.startswith("$ ")]


def arguments(command: str, case: Path) -> list[str]:
    """What the shell would hand over, with ids that the case has: those printed may be of an earlier version."""
    words = shlex.split(command)
    end = next((at for at, word in enumerate(words) if word in STOPS or word == "2>&1"), len(words))
    return [IDENTITY.sub(lambda match: known(match[0], case), word) for word in words[1:end]]


def known(identity: str, case: Path) -> str:
    """The id, or another one of its kind."""
    with Case.open(case) as opened:
        try:
            return opened.find(identity).id
        except NotFoundError:
            kind = {"inc": "incident", "rep": "report", "clm": "claim", "evt": "event", "fam": "family"}[identity[:3]]
            return next(line.id for line in opened.lines() if type(line) is codec.KINDS[kind])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_runs(page: str, folder: Path) -> None:
    asked = [command for command in commands(page) if command.startswith("sayso ")]
    ended = {command: run(arguments(command, folder / "case.sayso")) for command in asked}
    assert asked
    assert {command: code for command, code in ended.items() if code} == {}
    for block in blocks(page, "python"):
        exec(compile(block, page, "exec"), {})  # noqa: S102 - our own page


def test_the_readme_shows_an_incident_of_the_demo(folder: Path) -> None:
    shown = SHOWN.search(readme())
    assert shown
    told = " ".join(shown[1].split()).partition(";")[0]
    sayso.read("examples/reports", folder / "case.sayso")
    with sayso.open(folder / "case.sayso") as case:
        titles = [incident.title for incident in case.incidents()]
    assert [title for title in titles if title.startswith(told)], f"{told!r} is none of {titles}"


def test_the_readme_quotes_the_examples() -> None:
    quoted = " ".join(line.lstrip("> ") for line in readme().splitlines() if line.startswith(">"))
    reports = re.sub(r"\s+", " ", "".join(path.read_text("utf-8") for path in (ROOT / "examples/reports/border").iterdir()))
    sentences = [part.strip() for part in re.split(r"\*\*[^*]+\*\*|\[…\]", quoted) if part.strip()]
    assert sentences
    assert [sentence for sentence in sentences if sentence not in reports] == []


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


# --- links --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", WRITTEN, ids=[str(path.relative_to(ROOT)) for path in WRITTEN])
def test_every_link_leads_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    links = [(target, heading) for target, heading in LINK.findall(text) if "://" not in target]
    assert [link for link in links if not leads(page, *link)] == []


def leads(page: Path, target: str, heading: str) -> bool:
    """Whether a link leads to a file or folder, and to a heading of it where it names one."""
    path = page.parent / target if target else page
    return path.exists() and (not heading or heading in set(headings(path)))


def headings(page: Path) -> Iterator[str]:
    """The names that the headings of a page have in links."""
    for line in BLOCK.sub("", page.read_text(encoding="utf-8")).splitlines():
        if line.startswith("#"):
            yield re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")


def test_every_page_is_in_the_list_of_pages() -> None:
    index = DOCS / "README.md"
    listed = {(DOCS / target).resolve() for target, _ in LINK.findall(index.read_text(encoding="utf-8"))}
    assert {path for path in DOCS.rglob("*.md") if path != index} - listed == set()


# --- tables -------------------------------------------------------------------------------------------------------------


def first_cells(page: Path, heading: str) -> list[str]:
    """The words in code of the first column of the table below a heading."""
    section = page.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


def test_every_code_of_what_is_set_aside_is_explained() -> None:
    listed = first_cells(DOCS / "administrator" / "case-file.md", "What was set aside")
    assert sorted(listed) == sorted({*REASONS, *pipeline_codes()})


def pipeline_codes() -> set[str]:
    """The codes with which the pipeline sets reports aside: `code=` of a `SetAside`, and what `_failed` is told."""
    found: set[str] = set()
    for path in sorted((ROOT / "src" / "sayso" / "pipeline").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"SetAside", "_failed"}:
                given = [word.value for word in node.keywords if word.arg == "code"] + node.args[1:2]
                found |= {word.value for word in given if isinstance(word, ast.Constant) and isinstance(word.value, str)}
    return found


def test_every_name_of_a_field_is_listed() -> None:
    page = (DOCS / "analyst" / "how-to.md").read_text(encoding="utf-8")
    rows = [f"| {field} | {' '.join(f'`{name}`' for name in names)} |" for field, names in NAMES.items()]
    assert [row for row in rows if row not in page] == []


def test_every_limit_is_told_with_its_value() -> None:
    page = (DOCS / "administrator" / "security.md").read_text(encoding="utf-8")
    rows = [f"| `{field.name}` | {in_words(field.name, getattr(Limits(), field.name))} |" for field in fields(Limits)]
    assert [row for row in rows if row not in page] == []


def in_words(name: str, value: float) -> str:
    """A limit as the page writes it."""
    if name.endswith("_bytes"):
        return f"{value / 2**30:g} GiB" if value >= 2**30 else f"{value / 2**20:g} MiB"
    return f"{value:g} s" if name == "seconds" else f"{value:,}"


def test_every_table_of_the_package_is_described() -> None:
    page = (DOCS / "developer" / "tables.md").read_text(encoding="utf-8")
    tables = [path.name for path in (ROOT / "src" / "sayso").glob("*/tables/*") if path.is_file() and path.suffix != ".py"]
    assert tables
    assert [name for name in tables if f"`{name}`" not in page] == []


def test_every_field_of_the_record_is_explained() -> None:
    page = (DOCS / "scientist" / "record.md").read_text(encoding="utf-8")
    named = {name for noun in make_schema()["$defs"].values() for name in noun.get("properties", {})}
    assert [name for name in sorted(named) if f"`{name}`" not in page] == []


def test_every_word_of_the_vocabularies_is_explained() -> None:
    page = (DOCS / "scientist" / "record.md").read_text(encoding="utf-8")
    words = {str(word) for kind in vars(vocabulary).values() if is_vocabulary(kind) for word in kind}
    assert [word for word in sorted(words) if f"`{word}`" not in page] == []


def is_vocabulary(kind: object) -> bool:
    """Whether something is a closed vocabulary of the record."""
    return isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum


def test_the_nouns_of_the_record_are_dataclasses() -> None:
    assert all(map(is_dataclass, codec.KINDS.values()))
