"""Made-up readers with confirmed addresses, and a mail server on this machine that keeps what it is given."""

import datetime as dt
import itertools
import socket
import threading
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from allauth.account.models import EmailAddress

from applicants.models import Applicant, ShortlistEntry, User
from programs.models import Change, Program

NOW = dt.datetime(2026, 11, 22, 15, 0, tzinfo=dt.UTC)
"""A Sunday, ten in the morning Eastern."""
_numbers = itertools.count(1)


def reader(*, verified: bool = True, **columns: Any) -> Applicant:
    user = User.objects.create_user(f"test-{next(_numbers)}@example.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    made = Applicant.objects.create(user=user, seen_at=NOW, **columns)
    Applicant.objects.filter(pk=made.pk).update(created_at=NOW - dt.timedelta(days=30))
    return made


def entry(applicant: Applicant, program: Program, **columns: Any) -> ShortlistEntry:
    long_ago = NOW - dt.timedelta(days=30)
    row = {"match_year": 2027, "position": applicant.entries.count() + 1, "added_at": long_ago, "changed_at": long_ago}
    return ShortlistEntry.objects.create(applicant=applicant, program=program, **{**row, **columns})


def change(program: Program, field: str = "visa_j1", at: dt.datetime | None = None, **sides: Any) -> Change:
    value = {"strength": "", "agreement": "single"}
    row = {"before": {"value": "no", **value}, "after": {"value": "yes", **value}, "why": "statement accepted 1"}
    when = at or NOW - dt.timedelta(hours=3)
    return Change.objects.create(program=program, field=field, strength_class="limit", at=when, **{**row, **sides})


class Sink:
    """Keeps letters as they arrived, parsed. `refusing`: its answer to each letter. `drop`: hangs up on it."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.refusing = ""
        self.drop = False
        self.seconds = 0.0
        self.lock = threading.Lock()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.refusing:
            return self.refusing
        letter = message_from_bytes(envelope.content, policy=default)
        letter["X-To"] = ",".join(envelope.rcpt_tos)
        with self.lock:
            self.letters.append(letter)
        if self.drop:
            server.transport.abort()
        time.sleep(self.seconds)
        return "250 OK"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.fixture
def port(settings: Any) -> int:
    """Where mail goes, whether somebody listens or not."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", free_port(), False
    return int(settings.EMAIL_PORT)


@pytest.fixture
def sink(port: int) -> Iterator[Sink]:
    kept = Sink()
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    yield kept
    server.stop()
