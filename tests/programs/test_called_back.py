"""A source waits for the feeds that it stands on, and is read again when one has brought what its rows name."""

import datetime as dt

import pytest
from django.utils import timezone

from programs import sources
from programs.feeds import FEEDS, SHARED_FEEDS
from programs.models import Fetch, Source
from programs.models.source import SourceKind
from programs.refresh import refresh
from tests.programs.rows import DAY

pytestmark = pytest.mark.django_db
ORDER = ("specialties", "nrmp_list", "wordings", "tracker")
FIRST, LIST, LINKED, LAST = ORDER


@pytest.fixture(autouse=True)
def _none_is_due():
    sources.of(FEEDS[LAST], timezone.now())
    for name in ("specialties", "nrmp_list", "institution_names", "wordings"):
        sources.of(FEEDS[name], timezone.now())
        ran(name, 10_000)
    Source.objects.update(next_due=timezone.now() + dt.timedelta(days=7), etag="of-a-test")


def ran(name, minutes_ago, **told):
    started = timezone.now() - dt.timedelta(minutes=minutes_ago)
    finished = started + dt.timedelta(seconds=30)
    source = Source.objects.get(name=name)
    return Fetch.objects.create(**{"source": source, "started": started, "finished": finished, "outcome": "ok"} | told)


def due():
    return sources.claim_due([FEEDS[name] for name in ORDER], timezone.now(), SHARED_FEEDS)


def test_what_was_held_for_lack_of_a_list_is_due_when_the_list_has_come():
    refresh(FEEDS[LINKED], day=DAY)
    held = Fetch.objects.first()
    assert (held.outcome, held.rejected > 0) == ("held", True)
    assert due() == []
    ran(LIST, -1, changed_rows=6000)
    assert due() == [LINKED]
    assert Source.objects.get(name=LINKED).etag == "", "its address is not asked whether it has changed"


def test_rows_left_out_of_a_good_run_are_tried_again_too():
    ran(LINKED, 20, rejected=3)
    ran(LIST, 10, changed_rows=1)
    assert due() == [LINKED]


def test_one_more_run_is_enough():
    ran(LINKED, 20, rejected=3)
    ran(LIST, 10, changed_rows=1)
    ran(LINKED, 5, rejected=3)
    assert due() == []


def test_what_an_unchanged_answer_followed_is_still_owed():
    ran(LINKED, 20, rejected=3)
    ran(LINKED, 15, outcome="unchanged")
    ran(LIST, 10, changed_rows=1)
    assert due() == [LINKED]


@pytest.mark.parametrize(
    ("left_out", "brought"),
    [
        pytest.param({"rejected": 0}, {"changed_rows": 1}, id="nothing was left out"),
        pytest.param({"rejected": 3}, {"changed_rows": 0}, id="nothing was brought"),
        pytest.param({"rejected": 3}, {"changed_rows": 1, "dry_run": True}, id="brought by a dry run"),
        pytest.param({"rejected": 3}, {"changed_rows": 1, "outcome": "held"}, id="brought and held"),
        pytest.param({"rejected": 3, "outcome": "failed"}, {"changed_rows": 1}, id="failed, which has its own pause"),
        pytest.param(
            {"rejected": 3, "outcome": "held", "content_hash": "f" * 64}, {"changed_rows": 1}, id="waits for a curator"
        ),
    ],
)
def test_otherwise_nothing_is_due_before_its_time(left_out, brought):
    ran(LINKED, 20, **left_out)
    ran(LIST, 10, **brought)
    assert due() == []


def test_a_source_that_did_not_answer_keeps_its_pause():
    ran(LINKED, 20, rejected=3)
    ran(LIST, 10, changed_rows=1)
    ran(LINKED, 5, outcome="failed")
    Source.objects.filter(name=LINKED).update(failures=1)
    assert due() == []


def test_only_what_it_stands_on_calls_it_back():
    ran(LIST, 20, rejected=3)
    ran(LINKED, 10, changed_rows=1)
    assert due() == []


def test_what_is_refreshed_by_hand_stays_so():
    Source.objects.filter(name=LINKED).update(next_due=None)
    ran(LINKED, 20, rejected=3)
    ran(LIST, 10, changed_rows=1)
    assert due() == []


def test_a_partners_rows_stand_on_lists_names_and_links():
    kind = SourceKind.PROGRAM_PAGE
    later = timezone.now() + dt.timedelta(days=7)
    Source.objects.create(name="test-partner", title="Test", kind=kind, rank=1, feed="published", next_due=later)
    ran("test-partner", 20, rejected=3)
    assert due() == []
    ran(LAST, 10, changed_rows=1)
    assert due() == []
    ran(LINKED, 10, changed_rows=1)
    assert due() == ["test-partner"]


def test_what_stands_on_a_feed_that_was_never_taken_waits_for_it():
    Fetch.objects.all().delete()
    Source.objects.update(next_due=timezone.now())
    assert due() == [FIRST]
    refresh(FEEDS[LINKED], day=DAY)
    assert Fetch.objects.get(source__name=LINKED).outcome == "held"
    ran(FIRST, 5)
    assert due() == [LIST]
    ran(LIST, 4)
    Source.objects.filter(name=LINKED).update(next_due=timezone.now())
    assert due() == [LINKED]
    assert not Source.objects.get(name=LAST).claimed_until, "it also stands on the names"


def test_each_feed_stands_on_feeds_that_a_full_refresh_runs_before_it():
    order = list(FEEDS)
    assert all(order.index(before) < order.index(name) for name, feed in FEEDS.items() for before in feed.stands_on)
    assert all(before in order for feed in SHARED_FEEDS.values() for before in feed.stands_on)
