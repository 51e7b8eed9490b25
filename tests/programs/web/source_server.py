"""A web server of one test, on this machine, that answers as it is told: well, badly, slowly or without end."""

import datetime as dt
import http.server
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from programs.web import Client
from programs.web.addresses import IPAddress, Resolve
from programs.web.clock import Clock
from programs.web.pauses import ProcessPauses
from programs.web.robots import Robots

HERE = "127.0.0.1"
NAME = "source.example"


@dataclass(frozen=True)
class Reply:
    """`headers` stand beside Content-Length, which is that of the body unless given."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def __call__(self, handler: "Handler") -> None:
        handler.send_response(self.status)
        for name, value in {"Content-Length": str(len(self.body)), **self.headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(self.body)


@dataclass(frozen=True)
class Seen:
    """`path` as it was sent. Names of headers are lower-case."""

    path: str
    headers: dict[str, str]


Answering = Callable[["Handler"], None]


class SourceServer(http.server.ThreadingHTTPServer):
    """`pages`: what answers each path; of several, each in turn and the last for good. Anything else is a 404."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, tls: ssl.SSLContext | None) -> None:
        super().__init__((HERE, 0), Handler)
        self.pages: dict[str, Answering | list[Answering]] = {}
        self.requests: list[Seen] = []
        self.stopped = threading.Event()
        self.scheme = "https" if tls else "http"
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True)

    def url(self, path: str = "/page", host: str = NAME) -> str:
        return f"{self.scheme}://{host}:{self.server_address[1]}{path}"

    @property
    def paths(self) -> list[str]:
        return [seen.path for seen in self.requests]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what many of these tests are about."""


class Handler(http.server.BaseHTTPRequestHandler):
    server: SourceServer

    def do_GET(self) -> None:
        self.server.requests.append(Seen(self.path, {name.lower(): value for name, value in self.headers.items()}))
        answering = self.server.pages.get(self.path, Reply(404))
        if isinstance(answering, list):
            answering = answering.pop(0) if len(answering) > 1 else answering[0]
        answering(self)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def reset(self) -> None:
        """Ends the connection with a TCP reset."""
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[SourceServer]:
    with SourceServer(tls) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.stopped.set()
            server.shutdown()
            thread.join()


class ThisMachineOnly:
    """For tests: 127.0.0.1 at any port, and nothing else."""

    def address(self, address: IPAddress) -> bool:
        return str(address) == HERE

    def port(self, port: int) -> bool:
        return True


class StoppedClock(Clock):
    """Time passes by sleeping alone, and that at once. `slept` tells how long each time."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.slept: list[float] = []
        self.started = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)

    def seconds(self) -> float:
        return self.at

    def now(self) -> dt.datetime:
        return self.started + dt.timedelta(seconds=self.at - 1000)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    def dice(self) -> float:
        return 0.5


def near(host: str, port: int) -> list[str]:
    """Every name is this machine's."""
    return [HERE]


def near_client(clock: Clock | None = None, resolve: Resolve = near, **given: object) -> Client:
    """A client as in the field, but for whom it may ask, how long a wait takes, and what others have left behind."""
    clock = clock or StoppedClock()
    usual = {"allowed": ThisMachineOnly(), "pauses": ProcessPauses(clock.seconds), "robots": Robots(), "contact": ""}
    return Client(clock=clock, resolve=resolve, **{**usual, **given})  # type: ignore[arg-type]
