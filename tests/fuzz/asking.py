"""One request, byte by byte as it was made up, over a connection of its own: no client that would tidy it first."""

import socket
import time
from dataclasses import dataclass, field

MOST_READ = 1_000_000
"""Of an answer; the export of every statement is far longer, and its first megabyte says enough."""
GIVES_UP_AFTER = 60.0
SESSION = b"<session>"
"""Stands for the reader's session, which may change while requests are made up."""
Headers = list[tuple[str, bytes]]


@dataclass(frozen=True)
class Request:
    method: str
    target: bytes
    headers: Headers = field(default_factory=list)
    body: bytes = b""

    def sent(self) -> bytes:
        head = [b" ".join([self.method.encode(), self.target, b"HTTP/1.1"])]
        head += [name.encode() + b": " + value for name, value in self.headers]
        if self.body or self.method == "POST":
            head.append(b"Content-Length: %d" % len(self.body))
        return b"\r\n".join([*head, b"Connection: close", b"", b""]) + self.body

    def in_session(self, session: bytes | None) -> "Request":
        told = [(name, value.replace(SESSION, session or b"")) for name, value in self.headers]
        return Request(self.method, self.target, told, self.body)

    def __str__(self) -> str:
        whole = self.sent()
        return repr(whole if len(whole) < 3000 else whole[:2000] + b" ... " + whole[-900:])


@dataclass(frozen=True)
class Answer:
    """`status` is 0 where there was none. `seconds`: until it began; an export of everything goes on for some more."""

    status: int
    head: bytes
    body: bytes
    seconds: float

    def header(self, name: str) -> list[bytes]:
        lines = [line.partition(b":") for line in self.head.split(b"\r\n")[1:]]
        return [value.strip() for told, _, value in lines if told.lower() == name.lower().encode()]


def ask(port: int, request: Request) -> Answer:
    begun, began = time.monotonic(), 0.0
    told = bytearray()
    with socket.create_connection(("127.0.0.1", port), timeout=GIVES_UP_AFTER) as connection:
        try:
            connection.sendall(request.sent())
            while len(told) < MOST_READ and (piece := connection.recv(65536)):
                began = began or time.monotonic()
                told += piece
        except OSError:
            pass  # what was told before the connection broke off is judged all the same
    head, _, body = bytes(told).partition(b"\r\n\r\n")
    first = head.split(b" ", 2)
    status = int(first[1]) if len(first) > 1 and first[0].startswith(b"HTTP/") else 0
    return Answer(status, head, body, (began or time.monotonic()) - begun)
