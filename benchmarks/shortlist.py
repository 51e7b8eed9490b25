"""A reader's list of two hundred programs beside one of ten, as whole pages over the same directory.

Both readers have answered the questions, and every program of theirs has tracks, tags and a signal. They ask in turns,
so that a busy moment of the machine strikes both alike; a figure is the median of the rounds.
"""

import statistics
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from applicants.models import Applicant, ShortlistEntry
from applicants.reader import KEY
from programs.models import Program
from programs.normalise import match_year_of

FEW, MANY = 10, 200
WARMING, ROUNDS = 5, 30
ADDRESS = "/list/"
ANSWERS = {"work_status": "none", "visas": ["j1", "h1b"], "step2": "231", "graduated_year": "2019"}


@dataclass(frozen=True)
class Figures:
    """Seconds a page, and queries of the longer one."""

    few: float
    many: float
    queries: int

    @property
    def times(self) -> float:
        return self.many / self.few


def measure() -> Figures:
    """Leaves no row behind."""
    styles = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    plain = {**settings.STORAGES, "staticfiles": styles}
    with override_settings(ALLOWED_HOSTS=["*"], STORAGES=plain), transaction.atomic():
        readers = [_reader(FEW), _reader(MANY)]
        for _ in range(WARMING):
            [_seconds(one) for one in readers]
        rounds = [[_seconds(one) for one in readers] for _ in range(ROUNDS)]
        with CaptureQueriesContext(connection) as queries:
            _seconds(readers[1])
        transaction.set_rollback(True)
    few, many = (statistics.median(times) for times in zip(*rounds, strict=True))
    return Figures(few, many, len(queries))


def _reader(count: int) -> Client:
    """Programs that state much, which is what a page takes time for."""
    client, now = Client(), timezone.now()
    client.post("/match/", ANSWERS)
    applicant = Applicant.objects.create(seen_at=now)
    session = client.session
    session[KEY] = applicant.pk
    session.save()
    season = match_year_of(timezone.localdate())
    row = {"applicant": applicant, "match_year": season, "added_at": now, "changed_at": now, "signal": "gold"}
    programs = Program.objects.published().order_by("-stated_fields", "pk")[:count]
    for position, program in enumerate(programs, start=1):
        entry = ShortlistEntry.objects.create(program=program, position=position, tags=["near"], **row)
        entry.tracks.set(program.tracks.filter(published=True)[:2])
    return client


def _seconds(reader: Client) -> float:
    start = time.perf_counter()
    answer = reader.get(ADDRESS)
    if answer.status_code != 200:
        raise RuntimeError(f"{ADDRESS} answered {answer.status_code}")
    return time.perf_counter() - start
