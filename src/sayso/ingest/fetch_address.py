"""Which addresses of the net may be spoken to."""

import ipaddress
import socket

from sayso.errors import UnfitError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones. Source: RFC 6052, 2.1."""


def resolve(host: str, port: int, *, allow_private: bool) -> str:
    """An address of a host that may be spoken to, in digits; who connects to it asks for the name only once.

    Raises:
        UnfitError: `fetch-refused`, where any address of the host is not public; `fetch-failed`, where it has none.
    """
    try:
        found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise UnfitError("fetch-failed", f"no address of {host}") from error
    addresses = [ipaddress.ip_address(str(address).split("%")[0]) for address in found]
    if not addresses:
        raise UnfitError("fetch-failed", f"no address of {host}")
    for address in addresses:
        if not allow_private and not is_public(address):
            raise UnfitError("fetch-refused", f"{host} at {address}, which is private or reserved")
    return str(addresses[0])


def is_public(address: Address) -> bool:
    """Whether an address, or the IPv4 address within it, is one of the public net.

    >>> is_public(ipaddress.ip_address("::ffff:127.0.0.1")), is_public(ipaddress.ip_address("1.1.1.1"))
    (False, True)
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
