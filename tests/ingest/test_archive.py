import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard

from sayso.ingest import Limits

Take = Callable[..., Any]
Put = Callable[[str, bytes | str], Path]
SAID = "The army said that it had fired."


def zipped(members: dict[str, bytes | str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_members_are_read_by_name_whatever_their_order(take: Take, put: Put) -> None:
    path = put("a.zip", zipped({"z.txt": SAID + "z", "b/a.jsonl": '{"text": "It fell."}', "__MACOSX/z.txt": "x"}))
    taken = take(path)
    assert [report.path for report in taken.reports] == [f"{path}!b/a.jsonl:1", f"{path}!z.txt"]
    assert [report.name for report in taken.reports] == [None, "z"]
    assert taken.codes == []


def test_archives_within_one_another_are_read_to_a_bound(take: Take, put: Put) -> None:
    inner = zipped({"c.txt": SAID})
    middle = zipped({"b.zip": inner, "d.txt.gz": gzip.compress(SAID.encode())})
    taken = take(put("a.zip", zipped({"m.zip": middle, "e.txt.gz": gzip.compress(SAID.encode())})))
    assert [report.path.rpartition("/")[2] for report in taken.reports] == ["a.zip!e.txt.gz"]
    assert [(aside.code, aside.path.rpartition("/")[2]) for aside in taken.aside] == [
        ("archive-limit", "a.zip!m.zip!b.zip!c.txt"),
        ("archive-limit", "a.zip!m.zip!d.txt.gz"),
    ]


@pytest.mark.parametrize(
    ("name", "pack"), [("a.txt.gz", gzip.compress), ("a.txt.zst", zstandard.compress), ("a", gzip.compress)]
)
def test_a_packed_file_is_read_under_its_own_name(take: Take, put: Put, name: str, pack: Callable[[bytes], bytes]) -> None:
    path = put(name, pack(SAID.encode()))
    (received,) = take(path).received
    assert (received.text, received.report.name, received.report.path) == (SAID, "a", str(path))


def test_several_gzip_members_are_one_file(take: Take, put: Put) -> None:
    assert take(put("a.txt.gz", gzip.compress(b"It fell. ") + gzip.compress(b"It rose."))).texts == ["It fell. It rose."]


def test_a_member_with_a_password_is_set_aside(take: Take, put: Put) -> None:
    packed = bytearray(zipped({"a.txt": SAID, "b.txt": SAID + "b"}))
    entry = packed.index(b"PK\x01\x02")
    packed[entry + 8] |= 1
    taken = take(put("a.zip", bytes(packed)))
    assert (taken.codes, taken.texts) == (["encrypted"], [SAID + "b"])


def test_too_many_members_are_set_aside(take: Take, put: Put) -> None:
    packed = zipped({f"{number}.txt": SAID for number in range(5)})
    assert take(put("a.zip", packed), limits=Limits(entries=4)).codes == ["archive-limit"]


def test_an_empty_archive_is_set_aside(take: Take, put: Put) -> None:
    assert take(put("a.zip", zipped({}))).codes == ["no-text"]


def test_a_damaged_member_is_set_aside_and_the_others_are_read(take: Take, put: Put) -> None:
    packed = bytearray(zipped({"a.txt": SAID * 50, "b.txt": SAID}))
    packed[45] ^= 0xFF
    taken = take(put("a.zip", bytes(packed)))
    assert (taken.codes, taken.texts) == (["bad-archive"], [SAID])
