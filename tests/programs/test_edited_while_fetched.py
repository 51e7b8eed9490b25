"""A source that is edited, or asked for anew, while its file is under way. Served on this machine; all is test data."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from programs.feeds import SHARED_FEEDS
from programs.feeds import origin as feeds_origin
from programs.models import Source
from programs.refresh import refresh
from tests.programs.partner import partner, says
from tests.programs.rows import DAY
from tests.programs.web.source_server import Reply, StoppedClock, near_client, serving

pytestmark = pytest.mark.django_db
OLD, NEW = "/old.json", "/new.json"


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def source(server):
    said = json.dumps([says()]).encode()
    server.pages[OLD] = Reply(200, said, {"ETag": '"old"', "Last-Modified": "Sat, 21 Nov 2026 12:00:00 GMT"})
    partner()
    Source.objects.update(address=server.url(OLD))
    return Source.objects.get()


@pytest.fixture
def meanwhile(monkeypatch):
    """Runs the source; once its file has come, and before it is read, the source is changed so."""

    def run(**changed):
        fetched = feeds_origin.from_web

        def edited(*given):
            contents = fetched(*given)
            Source.objects.filter(name="test-partner").update(**changed)
            return contents

        with near_client(StoppedClock()) as client, monkeypatch.context() as patched:
            patched.setattr("programs.refresh.origin.from_web", edited)
            return refresh(SHARED_FEEDS["published"], day=DAY, source=Source.objects.get(), client=client)

    return run


def test_a_new_address_is_not_asked_by_what_the_old_one_said(source, meanwhile):
    report = meanwhile(address=source.address.replace(OLD, NEW), etag="", last_modified="")
    assert report.new_statements == 1
    kept = Source.objects.get()
    assert (kept.etag, kept.last_modified) == ("", "")


@pytest.mark.parametrize("outcome", ["unchanged", "ok"])
def test_what_was_asked_for_anew_is_read_at_once(server, source, meanwhile, outcome):
    meanwhile()
    if outcome == "unchanged":
        server.pages[OLD] = Reply(304)
    asked = timezone.now() + dt.timedelta(seconds=1)
    meanwhile(next_due=asked, etag="", last_modified="")
    assert (Source.objects.get().next_due, source.fetches.first().outcome) == (asked, outcome)


def test_otherwise_it_is_due_by_its_schedule(source, meanwhile):
    Source.objects.update(next_due=timezone.now() + dt.timedelta(hours=5))
    meanwhile()
    wait = Source.objects.get().next_due - source.fetches.get().started
    assert wait == dt.timedelta(hours=24)
