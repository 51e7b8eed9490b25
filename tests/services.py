"""PostgreSQL and Valkey for the whole run, and no way out to the network.

An early plugin (`-p tests.services`): pytest-django reads the settings, and with them the addresses, before
any conftest is loaded. Services named by DATABASE_URL and REDIS_URL are used as they are.

Where pytest-xdist shares the tests out over processes, each of them has services of its own, and the one that shares
out has none.
"""

import atexit
import ipaddress
import os
import secrets
import shutil
import socket
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

started = ExitStack()
real_connect = socket.socket.connect
real_connect_ex = socket.socket.connect_ex
real_getaddrinfo = socket.getaddrinfo


class NetworkBlockedError(RuntimeError):
    """A test tried to reach something beyond this machine."""


# First of all but pytest-cov, which is registered later and so goes before: it measures what is imported here.
@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    start(with_services=not shares_out(early_config))


def shares_out(config: pytest.Config) -> bool:
    """Whether other processes run this run's tests."""
    return bool(getattr(config.known_args_namespace, "numprocesses", None)) and "PYTEST_XDIST_WORKER" not in os.environ


def pytest_sessionstart(session: pytest.Session) -> None:
    """Static files as they are served, under the names that their content gives them."""
    if shares_out(session.config):
        return
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def pytest_unconfigure(config: pytest.Config) -> None:
    started.close()


def start(*, with_services: bool) -> None:
    # Playwright's synchronous interface runs an event loop in the very thread that uses the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    # Workers that tests start are not fenced in: they must not read other sites' pages.
    os.environ["WATCH_PAGES"] = "no"
    var = Path(tempfile.mkdtemp(prefix="openward-tests-"))
    started.callback(shutil.rmtree, var, ignore_errors=True)
    os.environ["VAR"] = str(var)
    # With the sockets of this process fenced in from here on, its own services are reached all the same.
    fence()
    atexit.register(started.close)
    if with_services:
        start_missing(var)


def start_missing(var: Path) -> None:
    # Not before VAR stands: importing `config` is the first step towards reading the settings.
    from config.services import postgres, valkey

    if not os.environ.get("DATABASE_URL"):
        database = started.enter_context(postgres.serving(var, var / "postgres.log", for_tests=True))
        os.environ["DATABASE_URL"] = database.url
    if not os.environ.get("REDIS_URL"):
        os.environ["REDIS_URL"] = started.enter_context(valkey.serving(var, var / "valkey.log")).url


def fence() -> None:
    """Python's sockets reach this machine only. Servers and browsers that tests start are not fenced in."""
    allowed = named_addresses()

    def connect(self: socket.socket, address: Any) -> None:
        refuse_far(self, address, allowed)
        real_connect(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        refuse_far(self, address, allowed)
        return real_connect_ex(self, address)

    def getaddrinfo(host: Any, *given: Any, **named: Any) -> Any:
        if host is not None and not is_near(str(host)) and not is_number(str(host)):
            raise NetworkBlockedError(f"tests may not look up {host}")
        return real_getaddrinfo(host, *given, **named)

    socket.socket.connect = connect  # type: ignore[method-assign]
    socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]
    socket.getaddrinfo = getaddrinfo


def named_addresses() -> set[str]:
    """Where REDIS_URL points, when the run was given one. (libpq opens its sockets beyond Python's.)"""
    host = urlsplit(os.environ.get("REDIS_URL", "")).hostname
    return {str(found[4][0]) for found in real_getaddrinfo(host, None)} if host else set()


def refuse_far(used: socket.socket, address: Any, allowed: set[str]) -> None:
    if used.family not in {socket.AF_INET, socket.AF_INET6}:
        return
    if not is_near(str(address[0])) and address[0] not in allowed:
        used.close()
        raise NetworkBlockedError(f"tests may not connect to {address[0]}")


def is_near(host: str) -> bool:
    if host in {"", "localhost", "0.0.0.0", "::"}:  # noqa: S104  (compared with, not listened on)
        return True
    return is_number(host) and ipaddress.ip_address(host.split("%")[0]).is_loopback


def is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return False
    return True
