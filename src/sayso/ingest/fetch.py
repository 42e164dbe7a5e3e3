"""Addresses of the net → parts: bounded in size, time and redirects, and never to a private address unawares."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from sayso.errors import UnfitError
from sayso.ingest.fetch_address import resolve
from sayso.ingest.guard import Limits, buffered
from sayso.ingest.part import Part

if TYPE_CHECKING:
    import httpx

PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
STEP_SECONDS = 10.0
"""How long one step (to connect, to wait for bytes) may take. Unit: seconds."""
HEADERS = {
    "User-Agent": "sayso",
    "Accept": "text/html, application/rss+xml, application/atom+xml, application/json, text/*;q=0.9, */*;q=0.1",
    # What comes unpacked cannot be a bomb.
    "Accept-Encoding": "identity",
}


def fetch(url: str, limits: Limits, *, allow_private: bool = False) -> Part:
    """What an address answers, as a part that is held whole.

    Each redirect is checked anew. A host's name is resolved once, and the connection goes to the very address that was checked.

    Args:
        url: An http or https address.
        limits: Size (`document_bytes`), `seconds` and `redirects`.
        allow_private: Whether private, loopback and reserved addresses may be fetched.

    Raises:
        UnfitError: `fetch-refused`, `fetch-failed`, `too-large`.
    """
    try:
        import httpx  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UnfitError("fetch-failed", "no package httpx; install sayso[fetch]") from error
    timeout = httpx.Timeout(min(STEP_SECONDS, limits.seconds))
    try:
        # A proxy from the environment would resolve the name itself; certificates are checked as always.
        with httpx.Client(trust_env=False, follow_redirects=False, timeout=timeout) as client, _watched(client, limits):
            return _follow(client, url, limits, allow_private=allow_private)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, RuntimeError) as error:
        raise UnfitError("fetch-failed", f"{type(error).__name__}: {error}"[:200]) from error


@contextmanager
def _watched(client: "httpx.Client", limits: Limits) -> Iterator[None]:
    """Close the client when its time is up, whatever it waits for: a server may send its headers byte by byte."""
    watch = threading.Timer(limits.seconds, client.close)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _follow(client: "httpx.Client", url: str, limits: Limits, *, allow_private: bool) -> Part:
    """The answer of an address, or of the one that it redirects to."""
    for _ in range(limits.redirects + 1):
        request = _request(client, url, allow_private=allow_private)
        response = client.send(request, stream=True)
        try:
            location = response.headers.get("location")
            if response.status_code in REDIRECTS and location:
                url = urljoin(url, location)
                continue
            return _part(response, url, limits)
        finally:
            response.close()
    raise UnfitError("fetch-refused", f"more than {limits.redirects} redirects")


def _request(client: "httpx.Client", url: str, *, allow_private: bool) -> "httpx.Request":
    """A request to the checked address of a host, under the host's own name."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise UnfitError("fetch-refused", f"an address that begins with {parts.scheme or 'nothing'}:")
    port = parts.port or PORTS[parts.scheme]
    address = resolve(parts.hostname, port, allow_private=allow_private)
    literal = f"[{address}]" if ":" in address else address
    target = parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    named = host if port == PORTS[parts.scheme] else f"{host}:{port}"
    # The name goes into the TLS handshake, and the certificate is checked against it.
    return client.build_request(
        "GET", target, headers={**HEADERS, "Host": named}, extensions={"sni_hostname": host.strip("[]")}
    )


def _part(response: "httpx.Response", url: str, limits: Limits) -> Part:
    """A good answer as a part."""
    if not response.is_success:
        raise UnfitError("fetch-failed", f"status {response.status_code}")
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise UnfitError(
            "fetch-refused", f"an answer packed as {response.headers['content-encoding']}, though asked for unpacked"
        )
    data = _body(response, limits)
    media_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
    return Part(
        path=url,
        name=unquote(PurePosixPath(urlsplit(url).path).name) or None,
        stream=buffered(BytesIO(data)),
        size=len(data),
        media_type=media_type or None,
        charset=response.charset_encoding,
        url=url,
    )


def _body(response: "httpx.Response", limits: Limits) -> bytes:
    """The bytes of an answer, as they come."""
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_raw():
        size += len(piece)
        if size > limits.document_bytes:
            raise UnfitError("too-large", f"an answer of more than {limits.document_bytes} bytes")
        pieces.append(piece)
    return b"".join(pieces)
