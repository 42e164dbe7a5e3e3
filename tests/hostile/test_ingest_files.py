"""Files made to break a reader: each is set aside with its reason, and the good one beside it is read."""

import gzip
import io
import os
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from sayso.ingest import Limits, Options, ingest
from sayso.record import Received, SetAside

GOOD = "The army said on Monday that it had returned fire across the river."
MIB = 2**20


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with a good report in it, which must be read whatever lies beside it."""
    (tmp_path / "zz_good.txt").write_text(GOOD, encoding="utf-8")
    yield tmp_path
    assert any(isinstance(item, Received) and item.text == GOOD for item in ingest([tmp_path / "zz_good.txt"]))


def take(folder: Path, limits: Limits | None = None) -> tuple[list[str], dict[str, str]]:
    """The texts of a folder without the good one, which has to be among them, and the reasons by path in the folder."""
    items = list(ingest([folder], options=Options(limits=limits or Limits())))
    texts = [item.text for item in items if isinstance(item, Received)]
    assert GOOD in texts
    texts.remove(GOOD)
    return texts, {item.path.removeprefix(f"{folder}/"): item.code for item in items if isinstance(item, SetAside)}


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.html", b"", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "binary"),
        ("a.jsonl", b"\x00" * 1000, "binary"),
        ("a.eml", b"\x00" * 1000, "binary"),
        ("picture.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 100, "binary"),
        ("a.txt", "Über die Brücke – ".encode() * 5 + b"\xc3\x28", "bad-encoding"),
        ("a.html", b"<meta charset=utf-8><p>" + "Brücke über die ".encode() * 9 + b"\xc3\x28", "bad-encoding"),
        ("a.zip", b"PK\x03\x04" + b"garbage" * 99, "bad-archive"),
        ("a.txt.gz", gzip.compress(GOOD.encode() * 50)[:60], "bad-archive"),
        ("a.txt.zst", b"\x28\xb5\x2f\xfd" + b"garbage" * 99, "bad-archive"),
        ("a.jsonl.gz", b"no gzip at all", "bad-archive"),
        ("a.json", b"[" * 100_000 + b"]" * 100_000, "bad-json"),
        ("a.eml", b"From: a\nSubject: no body", "bad-mail"),
        ("a.eml", b"From: " + b"=?utf-8?q?a?= " * 8000 + b"\n\nIt fell.\n", "bad-mail"),
        (
            "a.eml",
            b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3000)),
            "bad-mail",
        ),
    ],
)
def test_a_broken_file_is_set_aside(folder: Path, name: str, content: bytes, code: str) -> None:
    (folder / name).write_bytes(content)
    start = time.perf_counter()
    assert take(folder) == ([], {name: code})
    assert time.perf_counter() - start < 5


def test_a_huge_text_is_set_aside_unread(folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200 * MIB)
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert take(folder) == ([], {"huge.txt": "too-large"})
    assert time.perf_counter() - start < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024


def test_a_text_of_too_many_letters_is_set_aside(folder: Path) -> None:
    (folder / "long.txt").write_text("It fell. " * 250_000, encoding="utf-8")
    assert take(folder) == ([], {"long.txt": "too-large"})


@pytest.mark.parametrize(
    ("name", "pack"), [("bomb.txt.gz", gzip.compress), ("bomb.jsonl.gz", gzip.compress), ("bomb.jsonl.zst", zstandard.compress)]
)
def test_a_bomb_is_defused(folder: Path, name: str, pack: object) -> None:
    assert callable(pack)
    (folder / name).write_bytes(pack(b"a" * 100 * MIB))
    start = time.perf_counter()
    assert take(folder) == ([], {name: "archive-limit"})
    assert time.perf_counter() - start < 5


def test_names_that_lead_out_of_an_archive_are_harmless(folder: Path) -> None:
    names = ("../../evil.txt", "/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:evil.txt")
    (folder / "a.zip").write_bytes(zipped({**dict.fromkeys(names, b"evil"), "good.txt": b"It fell."}))
    texts, aside = take(folder)
    assert texts == ["It fell."]
    assert aside == {f"a.zip!{name}": "unsafe-name" for name in names}
    assert sorted(path.name for path in folder.rglob("*")) == ["a.zip", "zz_good.txt"]


def test_a_link_in_an_archive_is_not_followed(folder: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/hostname")
    assert take(folder) == ([], {"a.zip!link.txt": "unsafe-name"})


def test_a_bomb_in_an_archive_costs_its_neighbours_nothing(folder: Path) -> None:
    (folder / "a.zip").write_bytes(zipped({"a.txt": b"It fell.", "b.jsonl": b"a" * 100 * MIB, "c.txt": b"It rose."}))
    assert take(folder) == (["It fell.", "It rose."], {"a.zip!b.jsonl": "archive-limit"})


def test_an_archive_of_archives_ends(folder: Path) -> None:
    packed = zipped({"a.txt": b"It fell."})
    for _ in range(9):
        packed = zipped({"a.zip": packed})
    (folder / "a.zip").write_bytes(packed)
    assert take(folder) == ([], {"a.zip!a.zip!a.zip!a.zip": "archive-limit"})


def test_members_that_together_are_too_much_are_stopped(folder: Path) -> None:
    (folder / "a.zip").write_bytes(zipped({f"{number}.txt": os.urandom(500).hex().encode() for number in range(9)}))
    texts, aside = take(folder, Limits(unpacked_bytes=4500))
    assert (len(texts), set(aside.values())) == (4, {"archive-limit"})


def test_signs_that_turn_the_writing_stay_in_the_text(folder: Path) -> None:
    text = "The \u202eyrtsinim\u202c said \u2066no\u2069; \u200fthe army\u200e denied it."
    (folder / "a.txt").write_text(text, encoding="utf-8")
    assert take(folder) == ([text], {})


def test_pipes_devices_and_loops_are_passed_by(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to(folder)
    (folder / "null").symlink_to("/dev/null")
    assert take(folder) == ([], {"pipe": "special-file", "loop": "link-loop", "null": "special-file"})


def test_broken_headers_of_a_message_cost_only_themselves(folder: Path) -> None:
    (folder / "a.eml").write_bytes(
        b"From: <<<@@>>\nX-Raw: \xfe\xff\x01\nDate: never\nSubject: =?utf-8?b?!!!?= \xe9\n"
        b"Content-Type: text/plain; charset=nonsense\nContent-Transfer-Encoding: 9bit\n\nIt fell.\n"
    )
    texts, aside = take(folder)
    assert (texts, aside) == (["It fell."], {})


def test_a_huge_cell_costs_only_its_row(folder: Path) -> None:
    rows = b"text,title\nIt fell.,a\n" + b'"' + b"x" * 20 * MIB + b'",b\n' + b"It rose.,c\n"
    (folder / "a.csv").write_bytes(rows)
    assert take(folder) == (["It fell.", "It rose."], {"a.csv:3": "too-large"})


def test_a_cell_that_is_never_closed_is_bounded(folder: Path) -> None:
    (folder / "a.csv").write_bytes(b'text\nIt fell.\n"never closed\n' + b"x\n" * 60_000)
    texts, aside = take(folder, Limits(document_bytes=2**16))
    assert texts[0] == "It fell."
    assert aside["a.csv:3"] == "bad-table"


MILLION = 1_000_000
READ_A_MILLION = f"""
import resource, sys
from sayso.ingest import ingest
from sayso.record import Received
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
good = bad = 0
for item in ingest([sys.argv[1]]):
    if isinstance(item, Received):
        good += 1
    else:
        assert item.code == "bad-json" and item.path.endswith(f":{{100 * (bad + 1)}}"), item
        bad += 1
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
assert (good, bad) == ({MILLION - MILLION // 100}, {MILLION // 100}), (good, bad)
assert grown < 48 * 1024, f"{{grown}} KiB more"
"""


def test_a_million_lines_with_broken_ones_are_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "million.jsonl"
    hundred = b'{"text": "It fell.", "outlet": "W", "language": "en"}\n' * 99 + b'{"text": "It \n'
    with path.open("wb") as file:
        for _ in range(MILLION // 100):
            file.write(hundred)
    done = subprocess.run(
        [sys.executable, "-c", READ_A_MILLION, path], capture_output=True, text=True, check=False, timeout=300
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_line_without_end_is_skipped_in_bounded_memory(folder: Path) -> None:
    with (folder / "a.jsonl").open("wb") as file:
        file.write(b'{"text": "It fell."}\n')
        for _ in range(200):
            file.write(b"x" * MIB)
        file.write(b'\n{"text": "It rose."}\n')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert take(folder) == (["It fell.", "It rose."], {"a.jsonl:2": "too-large"})
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_json_nested_without_end_costs_only_its_line(folder: Path) -> None:
    deep = b'{"text": "x", "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    (folder / "a.jsonl").write_bytes(b'{"text": "It fell."}\n' + deep + b'\n{"text": "It rose."}\n')
    assert take(folder) == (["It fell.", "It rose."], {"a.jsonl:2": "bad-json"})
