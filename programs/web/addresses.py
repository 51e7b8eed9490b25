"""Which addresses on the web we ask, and which machines behind them.

A curator, a page that redirects or somebody's name server could otherwise have us read what only this machine can
reach. So every part is checked: the address as written, and every IP address that its name stands for.
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urljoin, urlsplit

import idna

from programs.web.answer import Trouble, WebError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
PORTS = {"http": 80, "https": 443}
OTHER_PORTS = {8000, 8080, 8443}
LONGEST = 1000
NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
# 127.1, 0x7f.1, 017700000001 and 2130706433 are numbers to name resolution. No name ends so.
NUMBER_AT_END = re.compile(r"(^|\.)(0x[0-9a-f]*|[0-9]+)$")
# What urllib.parse would quietly drop or take for something else.
UNSAFE = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
# Held apart by IANA registries; Python before 3.11.10 does not know them all.
RESERVED = [
    ipaddress.ip_network(net) for net in ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "2001::/23", "3fff::/20")
]
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Allowed(Protocol):
    """Which machines may be asked."""

    def address(self, address: IPAddress) -> bool: ...

    def port(self, port: int) -> bool: ...


class PublicOnly:
    """Machines that anybody on the internet reaches, at the ports of web servers."""

    def address(self, address: IPAddress) -> bool:
        inner = _within(address)
        if isinstance(inner, ipaddress.IPv6Address) and inner not in GLOBAL_UNICAST:
            return False
        if inner.is_multicast or inner.is_reserved or not inner.is_global:
            return False
        return not any(inner in net for net in RESERVED if net.version == inner.version)

    def port(self, port: int) -> bool:
        return port in OTHER_PORTS or port in PORTS.values()


def _within(address: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 address carries to its other end: mapped, 6to4 or NAT64. Else itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    carried = address.ipv4_mapped or address.sixtofour
    if carried is None and address in NAT64:
        carried = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return carried or address


@dataclass(frozen=True, slots=True)
class Place:
    """A web address, taken apart once: what is checked is what is asked. `host` has no brackets; `target` is ASCII."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        return self.origin + self.target

    def to(self, location: str) -> "Place":
        """Where a redirect from here leads. WebError when that is nowhere to go."""
        try:
            there = place_of(urljoin(self.url, location.strip()))
        except ValueError:
            raise _refused("The redirect leads to an address that cannot be read.") from None
        if self.scheme == "https" and there.scheme == "http":
            raise _refused(f"{self.host} redirects from a protected to an unprotected connection.")
        return there


def place_of(url: str) -> Place:
    """WebError (REFUSED) for whatever is not plainly an address of the web."""
    written = url.strip(" ").replace(" ", "%20")
    if UNSAFE.search(written) or len(written) > LONGEST:
        raise _refused("The address holds signs that do not belong in one, or is too long.")
    try:
        parts = urlsplit(written)
        port, host = parts.port, parts.hostname
    except ValueError:
        raise _refused("The address cannot be read.") from None
    if parts.scheme not in PORTS or not host:
        raise _refused("The address does not start with http:// or https:// and the name of a host.")
    if "@" in parts.netloc:
        raise _refused("The address holds a user name or a password.")
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    bare = _ipv6(host) if "[" in parts.netloc else _host(host)
    place = Place(parts.scheme, bare, PORTS[parts.scheme] if port is None else port, target)
    if len(place.url) > LONGEST:
        raise _refused("The address is too long.")
    return place


def _host(written: str) -> str:
    try:
        # The names of browsers: wide digits and dots become plain ones before anything is judged.
        host = idna.encode(written, uts46=True).decode() if not written.isascii() else written.lower()
    except idna.IDNAError:
        raise _refused(f"{written} is no name of a host.") from None
    host = host.removesuffix(".")
    if NUMBER_AT_END.search(host):
        return _ipv4(host)
    if len(host) > 253 or not NAME.fullmatch(host) or any(len(label) > 63 for label in host.split(".")):
        raise _refused(f"{written} is no name of a host.")
    return host


def _ipv4(host: str) -> str:
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError:
        raise _refused(f"{host} is an IP address in an unusual spelling.") from None


def _ipv6(written: str) -> str:
    try:
        address = ipaddress.IPv6Address(written)
    except ValueError:
        raise _refused(f"{written} is no IP address.") from None
    if address.scope_id:
        raise _refused(f"{written} names a connection of this machine.")
    return str(address)


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses that the name stands for, by this machine's own resolver and in its order."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def checked(place: Place, resolve: Resolve, allowed: Allowed) -> list[str]:
    """The IP addresses to connect to. One that is not allowed refuses the whole name."""
    if not allowed.port(place.port):
        raise _refused(f"{place.host} is addressed at port {place.port}, which web servers do not use.")
    try:
        found = list(dict.fromkeys(resolve(place.host, place.port)))
    except socket.gaierror as error:
        again = error.errno == socket.EAI_AGAIN
        raise WebError(Trouble.UNREACHABLE, f"No address is known for {place.host}.", transient=again) from None
    if not found:
        raise WebError(Trouble.UNREACHABLE, f"No address is known for {place.host}.")
    for one in found:
        if "%" in one or not allowed.address(ipaddress.ip_address(one)):
            raise _refused(f"{place.host} stands for {one}, which is not an address of the public internet.")
    return found


def _refused(sentence: str) -> WebError:
    return WebError(Trouble.REFUSED, sentence)
