"""Kill -9 in the middle of a refresh or of looks at pages: afterwards the directory says what it says undisturbed.

A worker, a beat, a Valkey and a PostgreSQL of the test's own, one of them killed at a random moment and started again.
The gate has two rounds a victim and the feeds that bring statements and dates, over a directory that holds the rest;
with FULL there are twenty rounds, and every feed from an empty database.
"""

import datetime as dt
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from programs import facts, sources
from programs.feeds import FEEDS
from programs.models import DirectoryVersion, Fetch, Page, PageCheck, Proposal, Reading, Source, Statement
from programs.pages import register
from programs.pages.watch import look_at
from tests.programs import rows, said
from tests.programs.instance import BASE, Instance, behind, moment, own_instance, until
from tests.programs.pages.conftest import paper
from tests.programs.web.source_server import Reply, SourceServer, near_client, serving

pytestmark = pytest.mark.worker
FULL = bool(os.environ.get("FULL"))
ROUNDS = 20 if FULL else 2
VICTIMS = ("worker", "beat", "valkey", "postgres")
AT_STAKE = ("tracker", "gme_pages", "season_calendar", "fees")
LOADED_BEFORE = () if FULL else ("specialties", "nrmp_list", "institution_names", "wordings")
FEEDS_RUN = tuple(FEEDS) if FULL else AT_STAKE
LONG_AGO = dt.timedelta(hours=1)
PAGES, SLOW = 12, 0.1


@dataclass(frozen=True)
class Undisturbed:
    """What the directory says after a load that nobody disturbed, and how many seconds that took."""

    says: dict
    seconds: float


@pytest.fixture(scope="module")
def instance(tmp_path_factory, django_db_blocker) -> Iterator[Instance]:
    """With a database `base` to copy: every table, and in the gate the feeds that others stand on."""
    folder = tmp_path_factory.mktemp("faults")
    folder.chmod(0o755)
    with own_instance(folder) as one, django_db_blocker.unblock():
        one.copy(BASE, "template1")
        with behind(one.url(BASE)):
            call_command("migrate", verbosity=0)
            for name in LOADED_BEFORE:
                call_command("refresh", "--quiet", "--source", name)
            leave_every_feed()
            DirectoryVersion.objects.update(settled_on=timezone.localdate())
        yield one


def leave_every_feed() -> None:
    """A feed that was never run would be due at once."""
    for feed in FEEDS.values():
        sources.of(feed, timezone.now())
    Source.objects.update(next_due=timezone.now() + dt.timedelta(days=9))


@pytest.fixture(autouse=True)
def _no_children_left(instance) -> Iterator[None]:
    yield
    instance.end_children()


@pytest.fixture(scope="module")
def undisturbed(instance) -> Undisturbed:
    instance.copy("undisturbed", BASE)
    with behind(instance.url("undisturbed")):
        start = time.monotonic()
        refresh_cleanly()
        return Undisturbed(said.directory(), time.monotonic() - start)


def refresh_cleanly() -> None:
    for name in FEEDS_RUN:
        call_command("refresh", "--quiet", "--source", name)


def make_due() -> None:
    for name in FEEDS_RUN:
        Source.objects.filter(name=name).update(next_due=timezone.now() - LONG_AGO)


@pytest.mark.parametrize("victim", VICTIMS)
@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_refresh_that_is_killed_ends_as_one_that_was_not(instance, undisturbed, victim, round_):
    database = f"round_{victim}_{round_}"
    instance.copy(database, BASE)
    instance.run(database)
    with behind(instance.url(database)):
        make_due()
        until(lambda: Fetch.objects.filter(source__name__in=FEEDS_RUN).exists(), lambda: instance.log("worker"))
        connection.close()
        time.sleep(moment(f"{victim} {round_}", undisturbed.seconds))
        instance.kill(victim)
        time.sleep(moment(f"pause of {victim} {round_}", 1))
        instance.start_again(victim)
        claims_lapse()
        until(nothing_left_to_do, lambda: instance.log("worker"))
        instance.end_children()
        claims_lapse()
        refresh_cleanly()
        assert said.differences(undisturbed.says, said.directory()) == []
        assert set(ends()) <= {"ok", "the run was ended before it finished"}


def claims_lapse() -> None:
    """As a quarter of an hour would: what a dead worker held is free, and its run counts as ended.

    A worker that lived on is sent for the same source once more then, and may be at it when the children are ended.
    """
    Source.objects.exclude(claimed_until=None).update(claimed_until=timezone.now() - LONG_AGO)
    Fetch.objects.filter(outcome="running").update(started=timezone.now() - LONG_AGO)


def nothing_left_to_do() -> bool:
    """No feed is due, none is held, and each has come to a good end."""
    done = Fetch.objects.filter(outcome="ok", source__name__in=FEEDS_RUN).values("source").distinct().count()
    busy = Source.objects.exclude(claimed_until=None).exists() or Source.objects.due(timezone.now()).exists()
    return done == len(FEEDS_RUN) and not busy


def ends() -> set[str]:
    """How the runs came to their ends, but for those that found nothing to stand on and were called back."""
    return {run.reason or run.outcome for run in Fetch.objects.all() if run.outcome == "ok" or not run.left_rows_out}


def test_the_feeds_at_stake_bring_statements_facts_and_dates(undisturbed):
    found = {name: sum(table.values()) for name, table in undisturbed.says.items()}
    assert min(found[name] for name in ("Statement", "Reading", "Fact", "Fee", "SeasonEvent", "Program")) > 10
    assert max(undisturbed.says["Statement"].values()) == 1


@pytest.fixture(scope="module")
def cited(instance) -> Iterator[SourceServer]:
    """A database whose statements cite a dozen pages of a server of this machine, some of which say otherwise now."""
    instance.copy("cited", "template1")
    with serving() as server, behind(instance.url("cited")):
        call_command("migrate", verbosity=0)
        leave_every_feed()
        programs = [rows.program(f"90{at:02}") for at in range(PAGES)]
        for at, program in enumerate(programs):
            url = server.url(f"/{at}", host=f"test-{at}.example")
            rows.statement(program, "min_step2", "220", page_url=url, strength="required")
            score = 220 + 5 * (at % 2)
            server.pages[f"/{at}"] = slowly(
                f"A minimum Step 2 CK score of {score} is required.", "We sponsor J-1 visas through the ECFMG."
            )
        facts.settle_all(day=timezone.localdate(), cause=facts.Cause(why="test"))
        register.keep_register(timezone.now())
        Page.objects.update(next_due=timezone.now() - LONG_AGO)
        connection.close()
        yield server


def slowly(*sentences: str):
    reply = Reply(200, paper(*sentences), {"Content-Type": "text/html; charset=utf-8"})

    def answer(handler) -> None:
        time.sleep(SLOW)
        reply(handler)

    return answer


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_looks_at_pages_that_are_killed_end_as_those_that_were_not(instance, cited, round_):
    for database in ("watch_undisturbed", "watch"):
        instance.copy(database, "cited")
    with behind(instance.url("watch_undisturbed")):
        look_at_all()
        undisturbed = said.directory()
        assert {len(undisturbed[name]) for name in ("PageCheck", "Reading")} != {0}
    instance.run("watch", WATCH_PAGES="yes")
    with behind(instance.url("watch")):
        until(PageCheck.objects.exists, lambda: instance.log("worker"))
        time.sleep(moment(f"watch {round_}", PAGES * SLOW))
        instance.kill("worker")
        assert PageCheck.objects.count() <= PAGES
        Page.objects.exclude(claimed_until=None).update(claimed_until=timezone.now() - LONG_AGO)
        instance.start_child("worker")
        until(no_page_is_due, lambda: instance.log("worker"))
        instance.end_children()
        assert said.differences(undisturbed, said.directory()) == []
        Page.objects.update(next_due=timezone.now() - LONG_AGO)
        look_at_all()
        each_page_was_read_once()


def look_at_all() -> None:
    now = timezone.now()
    with near_client() as client:
        for page in Page.objects.due(now):
            look_at(page, now=now, client=client)


def no_page_is_due() -> bool:
    return not Page.objects.filter(claimed_until=None, next_due__lte=timezone.now()).exists() and not (
        Page.objects.exclude(claimed_until=None).exists()
    )


def each_page_was_read_once() -> None:
    """After a further look, on the same day: one live reading a statement, one open proposal a question."""
    readings = list(Reading.objects.filter(read_from="live").values_list("statement", "day"))
    asked = list(Proposal.objects.filter(settled_at=None).values_list("page", "statement", "standing"))
    assert len(readings) == len(set(readings)) >= PAGES // 2
    assert len(asked) == len(set(asked)) >= PAGES
    assert Statement.objects.count() == len(set(Statement.objects.values_list("program", "field", "value")))
    assert PageCheck.objects.filter(outcome="first").count() == PAGES
