"""What the database promises about pages, proposals, reports and upkeep."""

import datetime as dt
from itertools import product

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from programs.models import Heartbeat, Page, Proposal, Report, Upkeep
from tests.programs import rows

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
ADDRESS = "https://page.example/test"


def refuses(name):
    return pytest.raises(IntegrityError, match=name)


def page(url=ADDRESS, **more):
    return Page.objects.create(url=url, host="page.example", **more)


def test_a_page_has_a_web_address():
    with refuses("page_has_a_web_address"):
        Page.objects.create(url="file:///etc/hosts", host="")


@pytest.mark.parametrize("misses", [{"misses": 1}, {"missed_since": rows.DAY}])
def test_a_page_counts_misses_from_a_first_day(misses):
    with refuses("page_misses_have_a_first_day"):
        page(**misses)


def test_a_page_that_a_worker_holds_or_nothing_cites_is_not_due():
    due = page(next_due=NOW)
    page(url="https://page.example/held", next_due=NOW, claimed_until=NOW + dt.timedelta(minutes=5))
    page(url="https://page.example/left", next_due=NOW, watched=False)
    assert list(Page.objects.due(NOW)) == [due]


SIDES = {"new": (True, False), "differs": (True, True), "gone": (False, True), "confirms": (False, True)}


@pytest.mark.parametrize(
    ("kind", "sides"),
    [(kind, sides) for kind, sides in product(SIDES, product([True, False], repeat=2)) if sides != SIDES[kind]],
)
def test_a_proposal_has_the_sides_of_its_kind(kind, sides):
    said, stands = rows.statement(rows.program()), rows.statement(rows.program())
    with refuses("proposal_has_the_sides_of_its_kind"):
        Proposal.objects.create(
            kind=kind, page=page(), at=NOW, statement=said if sides[0] else None, standing=stands if sides[1] else None
        )


def test_the_same_proposal_is_open_once_and_may_come_again_when_settled():
    of_page, stands = page(), rows.statement(rows.program())
    first = Proposal.objects.create(kind="gone", page=of_page, standing=stands, at=NOW)
    with refuses("proposal_open_once"), transaction.atomic():
        Proposal.objects.create(kind="gone", page=of_page, standing=stands, at=NOW)
    first.settled_at = NOW
    first.save()
    Proposal.objects.create(kind="gone", page=of_page, standing=stands, at=NOW)
    assert Proposal.objects.count() == 2


@pytest.mark.parametrize(("outcome", "settled_at"), [("open", NOW), ("used", None), ("dismissed", None)])
def test_a_report_that_is_settled_has_a_day(outcome, settled_at):
    with refuses("report_settled_has_a_day"):
        Report.objects.create(
            program=rows.program(), said="test", page_url=ADDRESS, at=NOW, outcome=outcome, settled_at=settled_at
        )


def test_a_report_names_a_page():
    with refuses("report_names_a_page"):
        Report.objects.create(program=rows.program(), said="test", page_url="javascript:alert(1)", at=NOW)


@pytest.mark.parametrize(
    ("done_on", "good_until"),
    [(rows.DAY, None), (None, rows.DAY), (rows.DAY, rows.DAY - dt.timedelta(days=1))],
)
def test_upkeep_is_good_after_it_is_done(done_on, good_until):
    with refuses("upkeep_is_good_after_it_is_done"):
        Upkeep.objects.create(name="test-task", done_on=done_on, good_until=good_until)


def test_a_process_has_one_sign_of_life():
    Heartbeat.objects.create(name="test-worker", kind="worker", at=NOW)
    with refuses("name"):
        Heartbeat.objects.create(name="test-worker", kind="worker", at=NOW)


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("Curator", {"change_proposal", "change_report", "change_upkeep", "view_page"}, {"change_page", "add_source"}),
        ("Administrator", {"change_page", "add_source", "view_heartbeat", "change_report"}, {"delete_report"}),
    ],
)
def test_roles_cover_the_work_on_pages_and_reports(role, may, may_not):
    granted = set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))
    assert may <= granted
    assert not may_not & granted
