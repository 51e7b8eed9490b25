"""What workers owe in the evening: reminders by mail and refreshes of a source, asked for by due rows."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiosmtpd.controller import Controller
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from applicants.mailing import owed
from applicants.models import Mailing, Reminder, ShortlistEntry, User
from programs.models import Fetch, Source
from tests.applicants.mailing.conftest import Sink, free_port, reader
from tests.faults.machines import Machines, standing
from tests.faults.tally import Asked, Kept
from tests.programs.instance import behind

SOURCES = ("fees", "season_calendar")
"""Small ones: a run takes a second or two."""
ACCOUNTS, PASSWORD = 8, "made up for this evening"
PROGRAMS = 1200
LONG_AGO = dt.timedelta(hours=1)
FAR = dt.timedelta(days=9)


@contextmanager
def prepared(folder: Path, opening_url: str) -> Iterator[tuple[Machines, Sink]]:
    """Nothing is due and nobody is owed a mail; the database of the evening is behind the default connection."""
    letters = Sink()
    letters.seconds = 0.1
    server = Controller(letters, hostname="127.0.0.1", port=free_port())
    server.start()
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(server.port), "EMAIL_USE_TLS": "no"}
    try:
        with standing(folder, opening_url, **mail) as machines, behind(machines.services.running["postgres"].url):
            Source.objects.update(next_due=timezone.now() + FAR, claimed_until=None)
            yield machines, letters
    finally:
        server.stop()


def accounts() -> list[str]:
    """Addresses that may sign in."""
    made = [reader(digest="never") for _ in range(ACCOUNTS)]
    user = made[0].user
    assert user is not None
    user.set_password(PASSWORD)
    User.objects.filter(applicant__in=made).update(password=user.password)
    return [str(one.user) for one in made]


@dataclass
class Debts:
    letters: Sink
    reminders: list[int] = field(default_factory=list)
    refreshes: int = 0
    asked_at: dict[str, dt.datetime] = field(default_factory=dict)
    may_be_cut: int = 0
    """Mails that a worker may have had in its hands when it was killed, or could not be told as sent: one each."""

    def add(self) -> None:
        """One reminder falls due, and a source where the last run of it is done."""
        who = reader(time_zone=somewhere_in_daytime(), digest="never")
        Reminder.objects.create(applicant=who, day=timezone.localdate(), text="Test")
        self.reminders.append(who.pk)
        name = SOURCES[len(self.reminders) % len(SOURCES)]
        if not self.is_under_way(name):
            self.asked_at[name] = timezone.now()
            Source.objects.filter(name=name).update(next_due=timezone.now() - LONG_AGO)
            self.refreshes += 1

    def is_under_way(self, name: str) -> bool:
        asked = self.asked_at.get(name)
        return asked is not None and not run_since(name, asked)

    def settle(self) -> None:
        """As a quarter of an hour would: what a killed worker held is free again."""
        Source.objects.exclude(claimed_until=None).update(claimed_until=timezone.now() - LONG_AGO)
        Mailing.objects.exclude(claimed_until=None).update(claimed_until=timezone.now() - owed.CLAIM)

    def are_paid(self) -> bool:
        unsettled = Mailing.objects.filter(sent_at=None, failed_at=None).exists()
        written = Mailing.objects.filter(applicant__in=self.reminders).count() == len(self.reminders)
        return written and not unsettled and not any(self.is_under_way(name) for name in SOURCES)

    def kept(self, asked: list[Asked]) -> Kept:
        sent = Mailing.objects.filter(applicant__in=self.reminders, sent_at__isnull=False).count()
        unsure = Mailing.objects.filter(applicant__in=self.reminders, error=owed.UNSURE).count()
        twice = [to for to, times in Counter(letter["X-To"] for letter in self.letters.letters).items() if times > 1]
        assert twice == [], "nobody is mailed twice"
        late = sum(self.is_under_way(name) for name in SOURCES)
        confirmed = [one for one in asked if one.kind == "saving" and one.is_answered]
        return Kept(
            confirmed=len(confirmed),
            found=sum(is_saved(one) for one in confirmed),
            owed=len(self.reminders) + self.refreshes,
            done=sent + self.refreshes - late,
            unsure=unsure,
            unsure_allowed=self.may_be_cut,
        )


def run_since(name: str, asked: dt.datetime) -> bool:
    return Fetch.objects.filter(source__name=name, outcome=Fetch.Outcome.OK, finished__gt=asked).exists()


def is_saved(one: Asked) -> bool:
    """On the list of the very session that was told so."""
    applicant = SessionStore(one.session).get("applicant")
    return ShortlistEntry.objects.filter(applicant_id=applicant, program__public_id=one.program).exists()


def somewhere_in_daytime() -> str:
    """The test may run at night: it is noon there."""
    away = 12 - timezone.now().astimezone(dt.UTC).hour
    return f"Etc/GMT{-away:+d}" if away else "Etc/UTC"
