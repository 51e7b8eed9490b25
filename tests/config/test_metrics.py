"""/metrics: there for whoever has the token, and it answers though the database or the broker does not."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from config import metrics_asked, task_counts
from programs.models import DirectoryVersion, Fetch, Heartbeat, Page
from search import index
from search.current import HeldIndex
from tests.search import made_up

TOKEN = "a-token-of-this-test-alone"
Samples = dict[tuple[str, frozenset[str]], float]


@pytest.fixture
def token(settings: Any) -> str:
    settings.METRICS_TOKEN = TOKEN
    return TOKEN


@pytest.fixture
def counts() -> Any:
    """The broker's counts, with nothing in them."""
    with task_counts.broker() as client:
        client.delete(task_counts.KEY)
        yield client
        client.delete(task_counts.KEY)


def scrape(client: Client) -> Samples:
    answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    families = list(text_string_to_metric_families(answer.content.decode()))
    assert len({family.name for family in families}) == len(families), "no family is told twice"
    return {(s.name, frozenset(s.labels.values())): s.value for family in families for s in family.samples}


def of(found: Samples, name: str, *labels: str) -> float:
    """The sample with these values of labels, in whatever order."""
    return found[f"openward_{name}", frozenset(labels)]


def test_without_a_token_set_there_is_no_such_page(client: Client) -> None:
    for given in ("", "Bearer ", f"Bearer {TOKEN}"):
        assert client.get("/metrics", headers={"authorization": given}).status_code == 404


@pytest.mark.parametrize("given", ["", TOKEN, "Bearer", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", "Basic YTpi", "é"])
def test_it_refuses_any_other_token(client: Client, token: str, given: str) -> None:
    answer = client.get("/metrics", headers={"authorization": given})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert b"openward" not in answer.content
    assert "no-store" in answer["Cache-Control"]


def test_it_takes_no_token_from_the_address(client: Client, token: str) -> None:
    assert client.get(f"/metrics?token={TOKEN}").status_code == 401


@pytest.mark.django_db
def test_it_is_kept_by_no_cache_and_read_only(client: Client, token: str) -> None:
    answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer["Content-Type"].startswith("text/plain; version=")
    assert "no-store" in answer["Cache-Control"]
    assert client.post("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 405


@pytest.mark.django_db
def test_requests_are_counted_by_view_and_not_by_address(client: Client, token: str) -> None:
    made_up.version(1)
    before = scrape(client)
    for path in ("/programs/1022-140/", "/programs/9999-999/", "/programs/no-such/", "/no/page/", "/no/other/"):
        assert client.get(path).status_code == 404
    after = scrape(client)

    def more(name: str, *labels: str) -> float:
        return of(after, name, *labels) - before.get((f"openward_{name}", frozenset(labels)), 0)

    assert more("requests_total", "search:program-any", "GET", "404") == 3
    assert more("requests_total", "none", "GET", "404") == 2
    assert more("request_seconds_count", "search:program-any", "GET") == 3
    assert of(after, "requests_in_flight") == 1, "the scrape itself"


@pytest.mark.django_db
def test_the_database_is_asked_for_what_waits_and_what_ran(client: Client, token: str) -> None:
    now = timezone.now()
    DirectoryVersion.objects.update_or_create(pk=1, defaults={"number": 7, "moved_at": now})
    source = made_up.source("test-feed")
    for outcome, ago in (("ok", 3), ("ok", 2), ("failed", 1)):
        at = now - dt.timedelta(hours=ago)
        Fetch.objects.create(source=source, started=at, finished=at, outcome=outcome)
    Fetch.objects.create(source=source, started=now, finished=now, outcome="ok", dry_run=True)
    for number, days in enumerate((-1, 0, 2)):
        due = now - dt.timedelta(days=days, minutes=1)
        Page.objects.create(url=f"https://example.org/{number}", host="example.org", next_due=due)
    Page.objects.create(url="https://example.org/left", host="example.org", next_due=now, watched=False)
    Heartbeat.objects.create(name="celery@one", kind="worker", at=now - dt.timedelta(minutes=10))
    Heartbeat.objects.create(name="celery@two", kind="worker", at=now - dt.timedelta(seconds=20))
    found = scrape(client)
    assert of(found, "database_up") == of(found, "broker_up") == 1
    assert of(found, "directory_version") == 7
    assert of(found, "feed_runs_total", "test-feed", "ok") == 2
    assert of(found, "feed_runs_total", "test-feed", "failed") == 1
    latest = of(found, "feed_last_success_timestamp_seconds", "test-feed")
    assert latest == pytest.approx((now - dt.timedelta(hours=2)).timestamp())
    assert of(found, "pages", "never") == 3
    assert (of(found, "pages_due"), of(found, "pages_late")) == (2, 1)
    assert 600 <= of(found, "heartbeat_age_seconds", "worker", "celery@one") < 660
    assert of(found, "heartbeat_late", "worker") == 0, "one of two will do"
    assert of(found, "heartbeat_late", "beat") == 1, "never heard of"


@pytest.mark.django_db
@pytest.mark.parametrize("outcomes", [("ok", "unchanged"), ("unchanged", "ok"), ("unchanged",)])
def test_a_feed_that_brought_nothing_new_ran_well(outcomes: tuple[str, ...], client: Client, token: str) -> None:
    source, now = made_up.source("test-feed"), timezone.now()
    for days, outcome in enumerate(reversed(outcomes), 1):
        at = now - dt.timedelta(days=days)
        Fetch.objects.create(source=source, started=at, finished=at, outcome=outcome)
    latest = of(scrape(client), "feed_last_success_timestamp_seconds", "test-feed")
    assert latest == pytest.approx((now - dt.timedelta(days=1)).timestamp())


@pytest.mark.django_db
def test_a_scrape_costs_a_handful_of_queries(django_assert_max_num_queries: Any) -> None:
    made_up.version(1)
    with django_assert_max_num_queries(11):  # eight, and those of the transaction
        assert len(list(metrics_asked.of_database())) >= 10


@pytest.mark.django_db
def test_a_query_that_takes_too_long_is_cut_off(client: Client, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow() -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(20)")
        yield from ()

    monkeypatch.setattr(metrics_asked, "STATEMENT_MILLISECONDS", 50)
    monkeypatch.setattr(metrics_asked, "of_directory", slow)
    assert of(scrape(client), "database_up") == 0


@pytest.mark.django_db
def test_a_scrape_answers_while_the_broker_is_away(client: Client, token: str, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    found = scrape(client)
    assert (of(found, "database_up"), of(found, "broker_up")) == (1, 0)
    assert ("openward_tasks_queued", frozenset()) not in found


@pytest.mark.django_db
def test_tasks_are_counted_by_name_outcome_and_time(client: Client, token: str, counts: Any) -> None:
    for seconds in (0.1, 0.2, 2000):
        task_counts.count("programs.sweep", "success", seconds)
    task_counts.count("programs.sweep", "failure", 4)
    found = scrape(client)
    name = "programs.sweep"
    assert [of(found, "task_seconds_bucket", name, "success", bound) for bound in ("0.1", "0.5", "900", "+Inf")] == [
        1,
        2,
        2,
        3,
    ]
    assert of(found, "task_seconds_count", name, "success") == 3
    assert of(found, "task_seconds_sum", name, "success") == pytest.approx(2000.3)
    assert of(found, "task_seconds_count", name, "failure") == 1


def test_a_task_is_not_lost_with_its_count(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    task_counts.count("programs.sweep", "success", 1)
    assert "a task was not counted" in caplog.text


@pytest.mark.django_db
def test_the_index_in_use_is_told_when_it_is_built(client: Client, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made_up.program("Test Hospital One")
    made_up.version(41)
    monkeypatch.setattr("search.current._held", HeldIndex(index.build))
    began = timezone.now().timestamp()
    client.get("/readyz")
    found = scrape(client)
    assert (of(found, "index_version"), of(found, "index_rows")) == (41, 1)
    assert of(found, "index_built_timestamp_seconds") >= began
    assert 0 < of(found, "index_build_seconds") < 60
