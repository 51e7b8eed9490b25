"""The real opening directory behind a real server, in front of a real browser.

The server has a copy of the loaded directory, so that nothing here touches the tests' rows and no flush between
tests is needed: browser tests only read.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.admin_desk import Desk, opened
from tests.opening import copied

ROOT = Path(__file__).resolve().parent.parent.parent
READY_WITHIN = 60.0
# On a busy machine five seconds, Playwright's own, are few.
expect.set_options(timeout=30_000)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.fail("The browser tests need Chromium: install it, or name one: CHROMIUM=/path/to/it")
    return found


@pytest.fixture(scope="session")
def address(opening_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the server answers, without a slash at the end. It has a copy of the opening directory to itself."""
    log = tmp_path_factory.mktemp("browser") / "server.log"
    with copied("openward_browser") as (_, url):
        env = {**os.environ, "DATABASE_URL": url, "DEBUG": "no", "LOG_LEVEL": "WARNING"}
        with served(env, log) as server:
            yield server


@contextmanager
def served(env: dict[str, str], log: Path) -> Iterator[str]:
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "config.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "2",
        "--no-control-socket",
    ]
    with log.open("wb") as written:
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=written, stderr=written)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=60)


def free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the server did not answer:\n{log.read_text()}")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
    yield started
    started.close()


@pytest.fixture(scope="session")
def desk(browser: Browser, opening_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Whoever decides there leaves enough to decide."""
    with opened(browser, served, tmp_path_factory.mktemp("desk") / "server.log") as desk:
        yield desk
