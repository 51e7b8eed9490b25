"""The refresh as it runs in the open: a real worker over Valkey, on the real directory, killed and started again."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.utils import timezone

from config.celery import app
from programs import facts, sources
from programs.feeds import FEEDS
from programs.models import DirectoryVersion, Fact, Fetch, Source, Statement
from programs.tasks import sweep
from tests.opening import connected_to, copied

pytestmark = pytest.mark.worker
WAIT = 240


@pytest.fixture
def worker_database(opening_url, django_db_blocker):
    """A copy of the opening directory that a worker may write to, behind the default connection."""
    with copied("openward_worker") as (name, url), django_db_blocker.unblock(), connected_to(name):
        yield url


@pytest.fixture
def worker(worker_database):
    process = start_worker(worker_database)
    yield process
    process.terminate()
    process.wait(timeout=WAIT)


def start_worker(url):
    app.control.purge()
    command = [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency=1", "--loglevel=WARNING"]
    return subprocess.Popen(command, cwd=settings.BASE_DIR, env={**os.environ, "DATABASE_URL": url})


def until(happened, what):
    """Waits for it: a task on a busy machine takes the time it takes."""
    end = time.monotonic() + WAIT
    while not happened():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.2)


def test_the_sweep_has_every_due_feed_refreshed_by_a_worker(worker):
    Source.objects.update(next_due=timezone.now() - dt.timedelta(hours=1))
    before = Fetch.objects.count()
    statements = set(Statement.objects.values_list("pk", flat=True))
    sweep.delay()
    until(lambda: Fetch.objects.filter(outcome="ok").count() == before + len(FEEDS), "a run of every feed")
    assert len(FEEDS) == 16
    latest = Fetch.objects.order_by("-pk")[: len(FEEDS)]
    assert {fetch.source.name for fetch in latest} == set(FEEDS)
    assert {(f.new_statements, f.changed_facts, f.changed_rows, f.rejected) for f in latest} == {(0, 0, 0, 0)}
    assert set(Statement.objects.values_list("pk", flat=True)) == statements
    assert not Source.objects.filter(claimed_until__isnull=False).exists()
    assert not Source.objects.due(timezone.now()).exists()


def test_what_is_not_due_is_left_alone(worker_database):
    assert sources.claim_due(FEEDS.values(), timezone.now()) == []


def test_a_source_is_claimed_by_one_worker_only(worker_database):
    now = timezone.now()
    Source.objects.update(next_due=now - dt.timedelta(hours=1))
    assert len(sources.claim_due(FEEDS.values(), now)) == 16
    assert sources.claim_due(FEEDS.values(), now) == []
    assert len(sources.claim_due(FEEDS.values(), now + sources.CLAIM + dt.timedelta(seconds=1))) == 16, (
        "a dead worker's claim lapses"
    )


def test_a_feed_never_run_is_due_at_once(worker_database):
    Source.objects.filter(name="fees").delete()
    assert sources.claim_due(FEEDS.values(), timezone.now()) == ["fees"]


def test_the_sweep_has_a_new_day_reconciled_once(worker):
    DirectoryVersion.objects.update(settled_on=timezone.localdate() - dt.timedelta(days=1))
    sweep.delay()
    until(lambda: facts.is_settled(timezone.localdate()), "the day to be settled")


@pytest.mark.parametrize("time_of_death", range(20 if os.environ.get("FULL") else 2))
def test_a_worker_killed_in_the_middle_leaves_no_half_and_the_next_one_finishes(worker_database, time_of_death):
    everything = standing()
    Fact.objects.all().delete()
    DirectoryVersion.objects.update(settled_on=None)
    process = start_worker(worker_database)
    app.send_task("programs.reconcile_all")
    until(lambda: app.control.inspect(timeout=1).active(), "a worker at its task")
    time.sleep(time_of_death / 4)
    kill_group(process)
    assert Fact.objects.count() in {0, len(everything)}, "a killed settling leaves all or nothing"
    process = start_worker(worker_database)
    app.send_task("programs.reconcile_all")
    until(lambda: facts.is_settled(timezone.localdate()), "the facts to stand again")
    process.terminate()
    process.wait(timeout=WAIT)
    assert standing() == everything


def kill_group(process):
    """kill -9 of the worker and of the children that run its tasks."""
    children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=False)
    process.kill()
    process.wait()
    for pid in children.stdout.split():
        os.kill(int(pid), signal.SIGKILL)


def standing():
    return sorted(Fact.objects.values_list("program_id", "field", "kind", "strength_class", "scope", "member", "value"))
