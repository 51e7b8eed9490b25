"""Kill -9 of a real worker in the middle of a run: nobody is mailed twice, and nobody is left out.

A worker over Valkey, a database and a mail server of the test's own. The server takes its time over each letter, and
the worker is killed at a random moment. Two rounds in the gate, twenty with FULL.
"""

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings as of_this_run
from django.core.management import call_command
from django.utils import timezone

from applicants.mailing import owed
from applicants.models import Applicant, Mailing, Reminder
from config.celery import app
from tests.applicants.mailing.conftest import Sink, free_port, reader
from tests.opening import connected_to, make_database

pytestmark = pytest.mark.worker
ROUNDS = 20 if os.environ.get("FULL") else 2
APPLICANTS, A_LETTER, WAIT = 45, 0.05, 120
NAME = "openward_mailing"


@pytest.fixture(scope="module")
def prepared(django_db_setup: None, django_db_blocker: Any) -> str:
    """An empty database with every table."""
    url = os.environ["DATABASE_URL"]
    make_database(url, f"{NAME}_base")
    with django_db_blocker.unblock(), connected_to(f"{NAME}_base"):
        call_command("migrate", verbosity=0)
    return url


@pytest.fixture
def owing(prepared: str, django_db_blocker: Any) -> Iterator[str]:
    """The address of a copy in which applicants everywhere are due for a reminder, behind the default connection."""
    make_database(prepared, NAME, template=f"{NAME}_base")
    with django_db_blocker.unblock(), connected_to(NAME):
        for number in range(APPLICANTS):
            who = reader(time_zone=somewhere_in_daytime(), digest="never")
            Reminder.objects.create(applicant=who, day=timezone.localdate(), text=f"Test {number}")
        Applicant.objects.update(created_at=timezone.now() - dt.timedelta(days=9))
        yield urlsplit(prepared)._replace(path=f"/{NAME}").geturl()


def somewhere_in_daytime() -> str:
    """The test may run at night: it is noon there."""
    away = 12 - timezone.now().astimezone(dt.UTC).hour
    return f"Etc/GMT{-away:+d}" if away else "Etc/UTC"


@pytest.fixture
def sink() -> Iterator[tuple[Sink, int]]:
    kept = Sink()
    kept.seconds = A_LETTER
    server = Controller(kept, hostname="127.0.0.1", port=free_port())
    server.start()
    yield kept, server.port
    server.stop()


def start_worker(url: str, port: int, log: Path) -> subprocess.Popen[bytes]:
    app.control.purge()
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(port), "EMAIL_USE_TLS": "no"}
    command = [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency=2", "--loglevel=INFO"]
    with log.open("ab") as written:
        return subprocess.Popen(
            command,
            cwd=of_this_run.BASE_DIR,
            env={**os.environ, "DATABASE_URL": url, **mail},
            stdout=written,
            stderr=written,
        )


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """kill -9 of the worker and of the children that run its tasks."""
    children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=False)
    process.kill()
    process.wait()
    for pid in children.stdout.split():
        os.kill(int(pid), signal.SIGKILL)


def until(happened: Callable[[], bool], what: str, log: Path) -> None:
    end = time.monotonic() + WAIT
    while not happened():
        assert time.monotonic() < end, f"waited in vain for {what}: {log.read_text()[-3000:]}"
        time.sleep(0.1)


def unsettled() -> int:
    return Mailing.objects.filter(sent_at=None, failed_at=None).count()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_worker_killed_mid_run_mails_nobody_twice_and_leaves_nobody_out(
    round_: int, owing: str, sink: tuple[Sink, int], tmp_path: Path
) -> None:
    kept, port = sink
    log = tmp_path / "worker.log"
    pick = random.Random(f"killed {round_}")  # noqa: S311 - nothing secret
    killed = 0
    process = start_worker(owing, port, log)
    try:
        app.send_task("applicants.sweep")
        for _kill in range(2):
            enough = len(kept.letters) + 1 + pick.randrange(APPLICANTS // 4)
            until(lambda least=enough: len(kept.letters) >= least, "some letters", log)  # type: ignore[misc]
            time.sleep(pick.uniform(0, A_LETTER * 2))
            kill_group(process)
            killed += 1
            # The time that a claim stands passes.
            Mailing.objects.filter(claimed_until__isnull=False).update(claimed_until=timezone.now() - owed.CLAIM)
            process = start_worker(owing, port, log)
            app.send_task("applicants.sweep")
        until(lambda: Mailing.objects.count() == APPLICANTS and not unsettled(), "every mail to be settled", log)
    finally:
        kill_group(process)
    check(kept, killed)


def check(kept: Sink, killed: int) -> None:
    times = Counter(letter["X-To"] for letter in kept.letters)
    assert set(times.values()) == {1}, "nobody is mailed twice"
    sent = set(Mailing.objects.filter(sent_at__isnull=False).values_list("applicant__user__email", flat=True))
    unsure = set(Mailing.objects.filter(error=owed.UNSURE).values_list("applicant__user__email", flat=True))
    everybody = set(Applicant.objects.values_list("user__email", flat=True))
    assert len(everybody) == APPLICANTS
    assert sent | unsure == everybody, "nobody is left out: sent, or shown to the administrators"
    assert sent <= set(times)
    assert set(times) - sent <= unsure
    assert len(unsure) <= 2 * killed, "at most the letters that were on the line, one for each process"
    assert len({letter["Message-ID"] for letter in kept.letters}) == len(kept.letters)
