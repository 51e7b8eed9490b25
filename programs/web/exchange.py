"""One request and its answer, over one connection, by one deadline.

httpcore does the talking. Its network backend is the place to connect to the very addresses that were checked, while
TLS still asks for a certificate of the name; and because every byte passes through the stream handed to it, the
deadline holds for a server that drips its headers as for one that drips its page.
"""

import ssl
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpcore

from programs.web import body
from programs.web.addresses import Place
from programs.web.answer import Trouble, WebError
from programs.web.clock import Clock

READ = {200, 203}
"""Only these answers have a body that is read."""
ADDRESSES_TRIED = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds. `silence`: between two reads. `whole`: one request, from connecting to the last byte. `patience`: one
    `get` with all its redirects, tries and waiting for our turn. A feed of large files wants the last two longer."""

    connect: float = 10
    silence: float = 10
    whole: float = 30
    patience: float = 120


@dataclass(frozen=True, slots=True)
class Ask:
    """What to ask for. `most` bytes are taken; with `cut` the rest is left, without it the answer is an error."""

    headers: Mapping[str, str]
    most: int
    cut: bool = False
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Raw:
    """Names of headers are lower-case. `content` is read for an answer to read, and empty for any other."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Deadline:
    def __init__(self, clock: Clock, seconds: float, host: str) -> None:
        self._clock = clock
        self._end = clock.seconds() + seconds
        self._host = host

    def left(self, most: float) -> float:
        left = self._end - self._clock.seconds()
        if left <= 0:
            raise _slow(self._host)
        return min(left, most)


class Stream(httpcore.NetworkStream):
    """A connection of which no step outlasts the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline, limits: Limits) -> None:
        self._inner = inner
        self._deadline = deadline
        self._limits = limits

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(self._limits.silence))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(self._limits.silence))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(self._limits.connect)
        return Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline, self._limits)

    def close(self) -> None:
        self._inner.close()

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class CheckedAddresses(httpcore.NetworkBackend):
    """Connects to the addresses given, whatever the name would resolve to by now."""

    def __init__(self, addresses: Sequence[str], deadline: Deadline, limits: Limits) -> None:
        self._addresses = addresses[:ADDRESSES_TRIED]
        self._deadline = deadline
        self._limits = limits

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        *others, last = self._addresses
        for address in others:
            try:
                return self._connect(address, port)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(last, port)

    def _connect(self, address: str, port: int) -> httpcore.NetworkStream:
        inner = httpcore.SyncBackend().connect_tcp(address, port, self._deadline.left(self._limits.connect))
        return Stream(inner, self._deadline, self._limits)


def exchange(place: Place, ask: Ask, *, over: CheckedAddresses, trust: ssl.SSLContext) -> Raw:
    """Asks once. WebError for whatever comes between; a status of any kind is no error here."""
    url = httpcore.URL(scheme=place.scheme, host=place.host, port=place.port, target=place.target)
    origin = httpcore.Origin(url.scheme, url.host, place.port)
    headers = {"Host": place.origin.partition("://")[2], **ask.headers, "Connection": "close"}
    try:
        with (
            httpcore.HTTPConnection(origin, ssl_context=trust, network_backend=over) as connection,
            connection.stream("GET", url, headers=list(headers.items())) as response,
        ):
            return _read(response, ask, place.host)
    except httpcore.TimeoutException as error:
        raise _too_late(error, place.host) from None
    except httpcore.NetworkError as error:
        raise _cut_off(error, place.host) from None
    except httpcore.ProtocolError:
        sentence = f"The answer of {place.host} breaks off or is not HTTP."
        raise WebError(Trouble.ANSWER, sentence, transient=True) from None


def _read(response: httpcore.Response, ask: Ask, host: str) -> Raw:
    headers = _headers(response.headers)
    if response.status not in READ:
        return Raw(response.status, headers, b"")
    length = headers.get("content-length", "")
    if not ask.cut and length.isdecimal() and int(length) > ask.most:
        raise body.too_large(ask.most, host)
    encoding = headers.get("content-encoding", "").strip().lower()
    content = body.read(response.iter_stream(), encoding=encoding, most=ask.most, host=host, cut=ask.cut)
    return Raw(response.status, headers, content)


def _headers(sent: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """One that is sent twice is told as one, with a comma, as HTTP has it."""
    headers: dict[str, str] = {}
    for name, value in sent:
        known, text = name.decode("latin-1").lower(), value.decode("utf-8", errors="replace")
        headers[known] = f"{headers[known]}, {text}" if known in headers else text
    return headers


def _too_late(error: httpcore.TimeoutException, host: str) -> WebError:
    if isinstance(error, httpcore.ConnectTimeout):
        return WebError(Trouble.UNREACHABLE, f"{host} does not take the connection.", transient=True)
    return _slow(host)


def _cut_off(error: httpcore.NetworkError, host: str) -> WebError:
    cause = error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return WebError(Trouble.UNREACHABLE, f"The certificate of {host} does not hold: {cause.verify_message}")
    if isinstance(cause, ssl.SSLError) and isinstance(error, httpcore.ConnectError):
        return WebError(Trouble.UNREACHABLE, f"No protected connection to {host} comes about.")
    if isinstance(error, httpcore.ConnectError):
        return WebError(Trouble.UNREACHABLE, f"{host} does not take the connection.", transient=True)
    return WebError(Trouble.UNREACHABLE, f"{host} broke off the connection.", transient=True)


def _slow(host: str) -> WebError:
    return WebError(Trouble.TOO_SLOW, f"{host} takes too long to answer.")
