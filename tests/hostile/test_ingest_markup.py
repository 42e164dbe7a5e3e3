"""Pages and feeds made to break a reader: each is set aside or read in bounded time."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ingest import ingest
from sayso.record import Received, SetAside

PARAGRAPHS = (
    "<p>Gunmen attacked a checkpoint outside the town of Harwa on Tuesday, the interior ministry said.</p>"
    "<p>A spokesman for the rebels denied any part in it and accused the army of staging the attack.</p>"
)
GOOD = f"<html><head><title>Attack</title></head><body><article>{PARAGRAPHS}</article></body></html>"


def laughs() -> str:
    """A feed whose entities unpack to gigabytes."""
    entities = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{entities}]><rss version="2.0"><channel><title>&l9;</title>'
        "<item><title>x</title><description>&l9;</description></item></channel></rss>"
    )


def outside() -> str:
    """A feed that asks for a file of the machine."""
    return (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel>'
        "<item><title>x</title><description>&x;</description></item></channel></rss>"
    )


def set_aside(folder: Path, name: str, content: bytes) -> list[str]:
    """Why a file is set aside; the good page beside it must be read."""
    (folder / name).write_bytes(content)
    (folder / "zz_good.html").write_text(GOOD, encoding="utf-8")
    items = list(ingest([folder]))
    assert any(isinstance(item, Received) and item.report.name == "zz_good" for item in items)
    return [item.code for item in items if isinstance(item, SetAside)]


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("deep.html", lambda: "<div>" * 100_000 + PARAGRAPHS + "</div>" * 100_000, "too-complex"),
        ("deeper.html", lambda: "<div>" * 3000 + PARAGRAPHS + "</div>" * 3000, "too-deep"),
        ("open.html", lambda: "<p>" * 3_000_000, "too-complex"),
        ("wide.html", lambda: f"<p>{'<span>x</span> ' * 60_000}</p>", "too-complex"),
        ("large.html", lambda: PARAGRAPHS * 100_000, "too-large"),
        ("laughs.rss", laughs, "unsafe-xml"),
        ("laughs.xml", laughs, "unsafe-xml"),
        ("outside.rss", outside, "unsafe-xml"),
        ("deep.rss", lambda: "<rss version='2.0'><channel>" + "<item>" * 100_001, "archive-limit"),
    ],
)
def test_hostile_markup_is_set_aside_in_bounded_time(tmp_path: Path, name: str, make: Callable[[], str], code: str) -> None:
    start = time.perf_counter()
    assert set_aside(tmp_path, name, make().encode()) == [code]
    assert time.perf_counter() - start < 10


def test_entities_are_found_in_any_encoding(tmp_path: Path) -> None:
    assert set_aside(
        tmp_path, "laughs.rss", laughs().replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16")
    ) == ["unsafe-xml"]


@pytest.mark.parametrize(
    "make",
    [
        lambda: f"<p>{'<span>x</span> ' * 14_000}</p>",
        lambda: ("<div>" * 240 + "It fell." + "</div>" * 240) * 60,
        lambda: "<table>" + "<tr><td>It fell.</td></tr>" * 7000,
        lambda: f"<a href='{'x' * 10**6}'>It fell.</a>" + PARAGRAPHS,
        lambda: PARAGRAPHS + "&lt;" * 10**6,
    ],
    ids=["spans", "nests", "table", "address", "signs"],
)
def test_the_worst_pages_within_the_limits_take_bounded_time(tmp_path: Path, make: Callable[[], str]) -> None:
    start = time.perf_counter()
    set_aside(tmp_path, "a.html", f"<html><body><article>{make()}</article></body></html>".encode())
    assert time.perf_counter() - start < 30


def test_scripts_of_a_page_are_never_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GOOD.replace("<article>", "<article><script>alert('x')</script>"), encoding="utf-8")
    (received,) = ingest([tmp_path / "a.html"])
    assert isinstance(received, Received)
    assert "alert" not in received.text
