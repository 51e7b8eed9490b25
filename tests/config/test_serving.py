"""gunicorn as it really serves: its processes count together, and each line of its log is one of ours."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from prometheus_client.parser import text_string_to_metric_families

from config import metrics_folder
from config.services import processes

pytestmark = pytest.mark.worker
ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a-token-of-this-test-alone"
PATIENCE = 60


class Server:
    def __init__(self, var: Path, database_url: str) -> None:
        self.port, self.var, self.log = processes.free_port(), var, var / "web.log"
        # As collected for the whole run: pages name their files by what is in them.
        (var / "static").symlink_to(settings.STATIC_ROOT)
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--config", "python:config.serving"]
        given = {"VAR": str(var), "DATABASE_URL": database_url, "LOG_FORMAT": "json", "METRICS_TOKEN": TOKEN}
        with self.log.open("wb") as written:
            self.process = subprocess.Popen(
                [*command, "--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--threads", "2"],
                cwd=ROOT,
                env={**os.environ, **given},
                stdout=written,
                stderr=written,
            )

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str]:
        sender = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            sender.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = sender.getresponse()
            return answer.status, answer.read().decode()
        finally:
            sender.close()

    def scrape(self) -> dict[str, Any]:
        status, text = self.ask("GET", "/metrics", Authorization=f"Bearer {TOKEN}")
        assert status == 200
        return {family.name: family.samples for family in text_string_to_metric_families(text)}

    def lines(self) -> list[dict[str, Any]]:
        """Any line that is not JSON fails here."""
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def folders(self) -> list[Path]:
        return list(self.var.glob(f"{metrics_folder.PREFIX}*"))

    def workers(self) -> list[int]:
        listed = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True)
        return [int(pid) for pid in listed.stdout.split()]

    def wait_until(self, is_so: Any) -> None:
        until = time.monotonic() + PATIENCE
        while not is_so():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < until, self.log.read_text()
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            return self.ask("GET", "/healthz")[0] == 200
        except OSError:
            return False


@contextmanager
def serving(var: Path, database_url: str) -> Iterator[Server]:
    server = Server(var, database_url)
    try:
        server.wait_until(server.answers)
        yield server
    finally:
        server.process.terminate()
        server.process.wait(PATIENCE)


def database_url() -> str:
    name = connection.settings_dict["NAME"]
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.mark.django_db(transaction=True)
def test_its_processes_count_together_and_go_on_counting_when_one_dies(tmp_path: Path) -> None:
    with serving(tmp_path, database_url()) as server:
        before = requests(server.scrape(), "search:match")
        for _ in range(20):
            assert server.ask("GET", "/match/")[0] == 200
        assert requests(server.scrape(), "search:match") == before + 20
        assert server.scrape()["openward_requests_in_flight"][0].value == 1

        one = server.workers()[0]
        os.kill(one, signal.SIGKILL)
        server.wait_until(lambda: one not in server.workers() and len(server.workers()) == 2)
        assert requests(server.scrape(), "search:match") == before + 20
        (folder,) = server.folders()
        assert not list(folder.glob(f"gauge_live*_{one}.db"))
    assert server.folders() == [], "it takes its folder away with it"


@pytest.mark.django_db(transaction=True)
def test_each_line_of_its_log_is_one_object_and_holds_nothing_that_was_sent(tmp_path: Path) -> None:
    with serving(tmp_path, database_url()) as server:
        secrets = ("of-mine-1", "of-mine-2", "of-mine-3", "of-mine-4")
        form = {"Content_Type": "application/x-www-form-urlencoded", "Cookie": "sessionid=of-mine-3"}
        server.ask("POST", "/match/?q=of-mine-1", "school=of-mine-2", User_Agent="of-mine-4", **form)
        server.ask("POST", "/api/v1/match?x=of-mine-1", '{"school": "of-mine-2"}', Content_Type="application/json")
        assert send_raw(server, b"GET /programs/?q=of-mine-1 of-mine-1 HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 400")
        server.ask("GET", "/metrics?token=of-mine-1")
        server.wait_until(lambda: any(line.get("path") == "/metrics" for line in server.lines()))
        lines = server.lines()
    paths = [line["path"] for line in lines if line["logger"] == "config.request_log"]
    assert paths == ["/match/", "/api/v1/match", "/metrics"]
    assert {"gunicorn.error", "config.request_log"} <= {line["logger"] for line in lines}
    text = server.log.read_text()
    assert [secret for secret in secrets if secret in text] == []
    assert "127.0.0.1" not in text.replace(f"http://127.0.0.1:{server.port}", "")


def test_a_scrape_answers_while_the_database_is_away(tmp_path: Path) -> None:
    with serving(tmp_path, "postgres://nobody:none@127.0.0.1:1/none") as server:
        found = server.scrape()
        assert found["openward_database_up"][0].value == 0
        assert found["openward_broker_up"][0].value == 1
        assert "openward_directory_version" not in found
        assert requests(found, "healthz") >= 1
        assert "the database did not answer a scrape" in [line["message"] for line in server.lines()]


def test_what_a_killed_server_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / f"{metrics_folder.PREFIX}left").mkdir()
    (tmp_path / "static").mkdir()
    metrics_folder.clear_left(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["static"]


def test_where_var_cannot_be_written_it_counts_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(metrics_folder.VARIABLE, "")
    metrics_folder.make(tmp_path / "not-there")
    folder = Path(os.environ[metrics_folder.VARIABLE])
    assert folder.is_dir()
    metrics_folder.remove()
    assert not folder.exists()


def send_raw(server: Server, words: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as sender:
        sender.sendall(words)
        return sender.recv(4000)


def requests(found: dict[str, Any], view: str) -> float:
    return sum(
        sample.value
        for sample in found.get("openward_requests", [])
        if sample.name == "openward_requests_total" and sample.labels["view"] == view
    )
