"""What the proxy says by itself, and what its log does not hold. Its retries are shown by the evening."""

import http.client
import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from config.services import processes
from config.web_worker import SECONDS_TO_STOP
from tests.faults.machines import caddy, proxy_command

CADDYFILE = Path(__file__).resolve().parents[2] / "deploy" / "Caddyfile"


def environ(port: int, folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "SITE_ADDRESS": f"http://127.0.0.1:{port}",
        "WEB": f"127.0.0.1:{processes.free_port()}",
    }


@pytest.mark.parametrize("site", ["http://127.0.0.1:8080", "https://openward.example"])
def test_its_configuration_holds_with_and_without_certificates(site: str, tmp_path: Path) -> None:
    command = [caddy(), "validate", "--adapter", "caddyfile", "--config", str(CADDYFILE)]
    given = {**environ(8080, tmp_path), "SITE_ADDRESS": site, "WEB": "10.0.0.1:8000 10.0.0.2:8000"}
    asked = subprocess.run(command, env=given, capture_output=True, text=True)
    assert asked.returncode == 0, asked.stderr
    assert "Valid configuration" in asked.stdout


def test_it_waits_for_longer_than_a_web_process_takes_to_stop() -> None:
    (seconds,) = re.findall(r"grace_period (\d+)s", CADDYFILE.read_text())
    assert int(seconds) > SECONDS_TO_STOP


@pytest.mark.skipif(not os.environ.get("FULL"), reason="waits for twenty seconds: part of make test-full")
def test_where_no_web_process_answers_it_says_so_and_logs_nothing_of_who_asked(tmp_path: Path) -> None:
    port, log = processes.free_port(), tmp_path / "proxy.log"
    with log.open("wb") as written:
        proxy = processes.start(
            proxy_command(tmp_path),
            account=processes.Account(),
            on_parent_death=signal.SIGKILL,
            log=written,
            env=environ(port, tmp_path),
        )
    try:
        until = time.monotonic() + 30
        while not is_open(port):
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.1)
        status, headers, said = get(port, "/programs/?q=of-mine")
    finally:
        processes.stop(proxy, by=signal.SIGTERM, grace=10)
    assert (status, headers["Retry-After"], headers["Cache-Control"]) == (503, "10", "no-store")
    assert "<h1>Back in a moment</h1>" in said
    assert "en un momento" in said
    assert "admin endpoint disabled" in log.read_text(), "it is the log"
    assert [secret for secret in ("of-mine", "programs", "User-Agent") if secret in log.read_text()] == []


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def get(port: int, path: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    told = answer.status, dict(answer.headers), answer.read().decode()
    connection.close()
    return told
