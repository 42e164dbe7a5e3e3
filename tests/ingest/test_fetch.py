import contextlib
import ipaddress
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from sayso.errors import UnfitError
from sayso.ingest import Limits
from sayso.ingest.fetch import fetch
from sayso.ingest.fetch_address import is_public, resolve

Take = Callable[..., Any]
SAID = "The army said that it had fired."


TEXT = {"Content-Type": "text/plain; charset=windows-1252"}
ANSWERS: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "/text": (200, SAID.encode("cp1252"), TEXT),
    "/large": (200, b"a" * 100_000, TEXT),
    "/packed": (200, b"x", {"Content-Encoding": "gzip"}),
    "/moved": (301, b"", {"Location": "/text"}),
    "/loop": (302, b"", {"Location": "/loop"}),
    "/elsewhere": (301, b"", {"Location": "http://10.0.0.1/"}),
    "/file": (301, b"", {"Location": "file:///etc/hostname"}),
}


class Handler(BaseHTTPRequestHandler):
    """A small site."""

    hosts: list[str | None] = []  # noqa: RUF012 - a list of the site

    def do_GET(self) -> None:
        self.hosts.append(self.headers.get("Host"))
        with contextlib.suppress(OSError):  # who asked may have left
            if self.path == "/slow":
                self.answer(200, b"", **{"Content-Length": "1000"})
                threading.Event().wait(1.5)
            elif self.path == "/dribble":
                self.dribble()
            else:
                status, body, headers = ANSWERS.get(self.path, (404, b"", {}))
                self.answer(status, body, **headers)

    def dribble(self) -> None:
        """Headers without end, a byte now and then."""
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        for _ in range(20):
            self.wfile.write(b"a")
            threading.Event().wait(0.1)

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def code_of(url: str, **limits: Any) -> str:
    with pytest.raises(UnfitError) as caught:
        fetch(url, Limits(**limits), allow_private=True)
    return caught.value.code


def test_an_address_is_fetched_with_leave(take: Take, site: str) -> None:
    (received,) = take(f"{site}/text", fetch=True, allow_private=True).received
    assert (received.text, received.report.url, received.report.name) == (SAID, f"{site}/text", "text")


def test_a_loopback_address_is_refused_without_leave(take: Take, site: str) -> None:
    taken = take(f"{site}/text", fetch=True)
    assert taken.codes == ["fetch-refused"]
    assert "127.0.0.1" in taken.aside[0].reason


def test_a_redirect_is_followed(site: str) -> None:
    part = fetch(f"{site}/moved", Limits(), allow_private=True)
    assert (part.url, part.stream.read()) == (f"{site}/text", SAID.encode())


def test_a_redirect_is_checked_as_the_first_address_is(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    def only_loopback(host: str, port: int, *, allow_private: bool) -> str:
        checked.append(host)
        return resolve(host, port, allow_private=allow_private or host == "127.0.0.1")

    monkeypatch.setattr("sayso.ingest.fetch.resolve", only_loopback)
    with pytest.raises(UnfitError) as caught:
        fetch(f"{site}/elsewhere", Limits())
    assert (caught.value.code, checked) == ("fetch-refused", ["127.0.0.1", "10.0.0.1"])


@pytest.mark.parametrize(
    ("path", "code"),
    [("/loop", "fetch-refused"), ("/file", "fetch-refused"), ("/packed", "fetch-refused"), ("/nowhere", "fetch-failed")],
)
def test_what_an_address_may_not_answer(site: str, path: str, code: str) -> None:
    assert code_of(site + path) == code


def test_an_answer_is_bounded_in_size(site: str) -> None:
    assert code_of(f"{site}/large", document_bytes=50_000) == "too-large"


@pytest.mark.parametrize("path", ["/slow", "/dribble"])
def test_an_answer_is_bounded_in_time(site: str, path: str) -> None:
    start = time.perf_counter()
    assert code_of(site + path, seconds=0.5) == "fetch-failed"
    assert time.perf_counter() - start < 1.4


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "ftp://example.org/", "gopher://x/", "http://", "http://[::1", "http://a:b/"]
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    assert code_of(url) in {"fetch-refused", "fetch-failed"}


def test_a_name_is_resolved_once_and_spoken_to_at_that_address(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    port = int(site.rpartition(":")[2])

    def answer(host: object, *_: object, **__: object) -> list[tuple[Any, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        "socket.getaddrinfo", lambda host, *a, **k: real(host, *a, **k) if host in {"127.0.0.1", b"127.0.0.1"} else answer(host)
    )
    Handler.hosts.clear()
    part = fetch(f"http://news.example:{port}/text", Limits(), allow_private=True)
    assert (asked, Handler.hosts, part.url) == (["news.example"], [f"news.example:{port}"], f"http://news.example:{port}/text")


def test_one_private_address_among_many_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("1.1.1.1", "192.168.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    with pytest.raises(UnfitError) as caught:
        resolve("news.example", 80, allow_private=False)
    assert caught.value.code == "fetch-refused"


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 255.255.255.255 "
    "192.0.2.1 ::1 :: fe80::1 fc00::1 fec0::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 "
    "64:ff9b::7f00:1 2002:7f00:1:: 64:ff9b:1::1".split(),
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_a_missing_package_is_named(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    taken = take("http://example.org/", fetch=True)
    assert (taken.codes, "sayso[fetch]" in taken.aside[0].reason) == (["fetch-failed"], True)
