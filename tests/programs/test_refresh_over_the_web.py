"""A source read from its address, served on this machine: unchanged, changed, held, gone and asked again later."""

import datetime as dt
import io
import json
import zipfile

import pytest
from django.conf import settings
from django.utils import timezone

from programs import curation, facts, sources
from programs import refresh as refresh_module
from programs.feeds import FEEDS, SHARED_FEEDS
from programs.models import Fact, Fetch, Program, Reading, Source, Specialty, Statement, Wording
from programs.models.source import RANKS, SourceKind
from programs.refresh import refresh
from tests.programs import rows
from tests.programs.partner import as_csv
from tests.programs.rows import DAY
from tests.programs.web.source_server import Reply, StoppedClock, near_client, serving

pytestmark = pytest.mark.django_db
FEED = FEEDS["specialties"]
TABLE = (settings.FEEDS_DIR / "specialties" / "specialties.csv").read_bytes()


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def asked(server):
    """Runs the feed of a source that has an address."""

    def run(**more):
        source = sources.of(FEED, timezone.now())
        Source.objects.filter(pk=source.pk).update(address=server.url("/specialties.csv"))
        source = Source.objects.get(pk=source.pk)
        with near_client(StoppedClock()) as client:
            return refresh(FEED, day=DAY, source=source, client=client, **more)

    return run


def serve(server, content, **headers):
    server.pages["/specialties.csv"] = Reply(200, content, headers)


def test_a_source_with_an_address_is_read_from_it(server, asked):
    serve(server, TABLE, ETag='"one"')
    assert asked().read == 48
    fetch = Fetch.objects.get()
    assert (fetch.outcome, fetch.status, fetch.size) == ("ok", 200, len(TABLE))
    assert fetch.address == server.url("/specialties.csv")
    assert Source.objects.get().etag == '"one"'


def test_what_did_not_change_is_not_read_again(server, asked):
    serve(server, TABLE, ETag='"one"')
    asked()
    server.pages["/specialties.csv"] = Reply(304)
    report = asked()
    assert (report.failed, report.held_why, report.read) == ("", "", 0)
    assert server.requests[-1].headers["if-none-match"] == '"one"'
    assert Fetch.objects.first().outcome == "unchanged"


def test_what_was_held_is_asked_for_whole_again(server, asked):
    serve(server, TABLE, ETag='"one"')
    asked()
    serve(server, TABLE[:1500], ETag='"cut"')
    assert asked().held_why
    assert Source.objects.get().etag == '"one"'


def test_a_try_of_a_file_leaves_what_the_address_said(server, asked):
    serve(server, TABLE, ETag='"one"')
    asked()
    asked(place=settings.FEEDS_DIR / "specialties", dry_run=True)
    assert Source.objects.get().etag == '"one"'


@pytest.mark.parametrize(
    ("reply", "words", "status"),
    [
        (Reply(404), "404", 404),
        (Reply(500), "500", 500),
        (Reply(301, b"", {"Location": "http://169.254.169.254/latest/"}), "169.254.169.254", None),
        (Reply(200, b"<html><body>Sign in</body></html>"), "web page", None),
    ],
)
def test_what_a_server_does_wrong_is_told_and_takes_nothing_away(server, asked, reply, words, status):
    serve(server, TABLE)
    asked()
    server.pages["/specialties.csv"] = reply
    report = asked()
    assert words in report.failed + report.held_why
    fetch = Fetch.objects.first()
    assert (fetch.outcome in {"failed", "held"}, fetch.status) == (True, status)
    assert Specialty.objects.count() == 48


def test_it_comes_back_sooner_after_a_failure_and_later_after_more(server, asked):
    server.pages["/specialties.csv"] = Reply(404)
    waits = []
    for _ in range(4):
        asked()
        source = Source.objects.get()
        waits.append((source.next_due - Fetch.objects.first().started) / dt.timedelta(minutes=15))
    assert [round(wait / 2**times, 1) for times, wait in enumerate(waits)] == pytest.approx([1, 1, 1, 1], abs=0.21)
    assert Source.objects.get().failures == 4
    serve(server, TABLE)
    asked()
    assert Source.objects.get().failures == 0


def test_it_comes_back_when_the_server_says(server, asked):
    server.pages["/specialties.csv"] = Reply(503, b"", {"Retry-After": "86400"})
    asked()
    assert (Source.objects.get().next_due - Fetch.objects.first().started).total_seconds() == 86400


def test_what_an_administrator_changed_while_the_source_was_asked_stands(server, asked, monkeypatch):
    fetch = refresh_module.fetch

    def changed_meanwhile(*args):
        contents = fetch(*args)
        Source.objects.update(address="https://moved.example/test.csv", every_hours=None, next_due=None)
        return contents

    serve(server, TABLE, ETag='"one"')
    sources.of(FEED, timezone.now())
    Source.objects.update(every_hours=24)
    monkeypatch.setattr(refresh_module, "fetch", changed_meanwhile)
    assert asked().read == 48
    source = Source.objects.get()
    assert (source.etag, source.next_due) == ("", None)


def test_a_dry_run_leaves_the_source_as_it_was(server, asked):
    serve(server, TABLE, ETag='"one"')
    before = sources.of(FEED, timezone.now()).next_due
    asked(dry_run=True)
    source = Source.objects.get()
    assert (source.etag, source.next_due) == ("", before)


def test_a_packed_bomb_is_refused(server, asked):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(30):
            bomb.writestr(f"xl/{number}.xml", b"\0" * 80_000_000)
    serve(server, packed.getvalue())
    assert "unpacks to 2400000000 bytes" in asked().held_why


# What programs and partners publish

PUBLISHED = SHARED_FEEDS["published"]


@pytest.fixture
def partner(server):
    kind = SourceKind.PROGRAM_PAGE
    return Source.objects.create(
        name="test-partner",
        title="Test partner",
        kind=kind,
        rank=RANKS[kind],
        about="test",
        terms="test",
        feed="published",
        address=server.url("/specialties.csv"),
        every_hours=24,
        next_due=timezone.now(),
    )


def publish(partner, days=0, **more):
    day = DAY + dt.timedelta(days=days)
    with near_client(StoppedClock()) as client:
        return refresh(PUBLISHED, day=day, source=Source.objects.get(pk=partner.pk), client=client, **more)


def stated(program_wording, value="230"):
    return {
        "page_url": "https://page.example/test",
        "institution": program_wording.institution_wording,
        "city": program_wording.city,
        "state": program_wording.state,
        "acgme_specialty_code": program_wording.specialty_code,
        "field": "min_step2",
        "value": value,
        "strength": "required",
        "scope": "",
        "kind": "",
        "stated_cycle": "2027",
        "where_on_page": "test",
        "how_read": "test",
    }


@pytest.fixture
def wording():
    wording = Wording.objects.create(
        institution_wording="Test Hospital", city="Test City", state="NM", specialty_code="140", certainty="sure"
    )
    wording.programs.add(rows.program())
    return wording


def test_a_partner_publishes_statements_as_json_and_they_are_read_live(server, partner, wording):
    serve(server, json.dumps({"statements": [stated(wording)]}).encode())
    assert publish(partner).new_statements == 1
    said = Statement.objects.get()
    assert (said.program, said.value, said.source) == (Program.objects.get(), "230", partner)
    assert Reading.objects.get().read_from == "live"
    assert publish(partner).new_statements == 0


def live_days(said):
    readings = Reading.objects.filter(statement=said, read_from="live")
    return [(day - DAY).days for day in readings.order_by("day").values_list("day", flat=True)]


def test_a_file_that_did_not_change_is_read_live_again(server, partner, wording):
    serve(server, json.dumps([stated(wording, "220")]).encode())
    publish(partner)
    serve(server, json.dumps([stated(wording, "230")]).encode(), ETag='"one"')
    for _twice_on_a_day in range(2):
        assert publish(partner, days=1).held_why == ""
    server.pages["/specialties.csv"] = Reply(304)
    assert publish(partner, days=2, dry_run=True).failed == ""
    for day in (30, 30, 500):
        publish(partner, days=day)
    assert Fetch.objects.first().outcome == "unchanged"
    assert live_days(Statement.objects.get(value="230")) == [1, 30, 500]
    assert live_days(Statement.objects.get(value="220")) == [0]


def test_a_file_that_is_unchanged_on_the_day_it_was_taken_is_renewed_on_all_days_after(server, partner, wording):
    serve(server, json.dumps([stated(wording)]).encode(), ETag='"one"')
    publish(partner)
    server.pages["/specialties.csv"] = Reply(304)
    for day in (0, 7, 7, 30, 200):
        publish(partner, days=day)
    assert live_days(Statement.objects.get()) == [0, 7, 30, 200]
    runs = list(Fetch.objects.order_by("pk"))
    assert [run.outcome for run in runs] == ["ok", *["unchanged"] * 5]
    assert Reading.objects.get(day=DAY + dt.timedelta(days=30)).fetch == runs[4], "each day's is told by its own run"


def test_an_address_does_not_confirm_what_came_from_a_file(server, partner, wording, tmp_path):
    serve(server, json.dumps([stated(wording, "230")]).encode(), ETag='"one"')
    publish(partner)
    (tmp_path / "statements.csv").write_text(as_csv([stated(wording, "250")]))
    publish(partner, days=1, place=tmp_path)
    assert Fact.objects.get(field="min_step2").value == "250"
    publish(partner, days=2)
    assert "if-none-match" not in server.requests[-1].headers
    assert Fact.objects.get(field="min_step2").value == "230"
    assert live_days(Statement.objects.get(value="250")) == [1]
    assert Source.objects.get(pk=partner.pk).etag == '"one"'


def test_an_address_is_not_asked_by_the_date_of_a_page_that_stood_in_for_it(server, partner, wording):
    newer, older = ({"Last-Modified": f"Sat, {day} Nov 2026 12:00:00 GMT"} for day in (21, 14))
    server.pages["/backup.csv"] = Reply(200, json.dumps([stated(wording, "230")]).encode(), newer)
    server.pages["/specialties.csv"] = Reply(302, b"", {"Location": "/backup.csv"})
    publish(partner)
    serve(server, json.dumps([stated(wording, "250")]).encode(), **older)
    publish(partner, days=1)
    assert "if-modified-since" not in server.requests[-1].headers
    assert Fact.objects.get(field="min_step2").value == "250"


def test_what_had_gone_old_counts_again_when_its_file_is_read_again_unchanged(server, partner, wording):
    other = rows.statement(rows.program(), "min_step2", "240", strength="required", match_year=2022)
    serve(server, json.dumps([{**stated(wording), "stated_cycle": "2020"}]).encode(), ETag='"one"')
    publish(partner)
    facts.settle_all(day=DAY + dt.timedelta(days=500), cause=facts.Cause("the day has moved"))
    assert Fact.objects.get(field="min_step2").statement == other
    server.pages["/specialties.csv"] = Reply(304)
    assert publish(partner, days=501).changed_facts == 1
    assert Fact.objects.get(field="min_step2").value == "230"


def test_what_a_file_said_under_a_link_while_it_was_refused_is_read_once_it_is_confirmed(server, partner, wording):
    serve(server, json.dumps([stated(wording)]).encode(), ETag='"one"')
    publish(partner)
    curation.confirm_wording(wording=wording, confirmed=False, by=None, day=DAY)
    also = {**stated(wording, "3"), "field": "letters", "strength": ""}
    serve(server, json.dumps([stated(wording), also]).encode(), ETag='"two"')
    publish(partner, days=1)
    assert not Fact.objects.exists()
    curation.confirm_wording(wording=wording, confirmed=True, by=None, day=DAY)
    assert Source.objects.get(pk=partner.pk).next_due <= timezone.now()
    publish(partner, days=2)
    assert "if-none-match" not in server.requests[-1].headers
    assert set(Fact.objects.values_list("field", flat=True)) == {"min_step2", "letters"}


def test_a_partner_is_due_by_its_own_schedule(partner):
    now = timezone.now()
    for name in SHARED_FEEDS[partner.feed].stands_on:
        assert sources.claim_due([], now, SHARED_FEEDS) == []
        Fetch.objects.create(source=sources.of(FEEDS[name], now), started=now, finished=now, outcome="ok")
    assert sources.claim_due([], timezone.now(), SHARED_FEEDS) == ["test-partner"]
    assert sources.claim_due([], timezone.now(), SHARED_FEEDS) == []


def test_what_is_refreshed_by_hand_does_not_come_back_by_itself(server, partner):
    Source.objects.filter(pk=partner.pk).update(every_hours=None, next_due=None)
    server.pages["/specialties.csv"] = Reply(503, b"", {"Retry-After": "3600"})
    assert publish(partner).failed
    source = Source.objects.get(pk=partner.pk)
    assert (source.next_due, source.failures) == (None, 1)
