"""Readers' reports are opened beside the page they name, and settled once, with a reason."""

from urllib.parse import quote_plus

import pytest
from django.test import Client
from django.urls import reverse

from applicants.models import User
from programs import reports
from programs.models import Report
from tests.programs.admin.conftest import PAGE, Directory, make_user, signed_in

ADD = f"/admin/programs/statement/add/?about=1022-140&field=visa_h1b&page_url={quote_plus(PAGE)}"


@pytest.fixture
def report(directory: Directory) -> Report:
    return reports.file(
        program=directory.program, field="visa_h1b", said="test report", page_url=PAGE, at="2026-11-21T12:00Z"
    )


def settle(client: Client, report: Report, **said: str) -> str:
    url = reverse("admin:programs_report_settle", args=[report.pk])
    return client.post(url, said, follow=True).content.decode()


@pytest.mark.parametrize("outcome", ["used", "dismissed"])
def test_a_curator_settles_a_report_and_says_why(
    outcome: str, report: Report, as_curator: Client, curator: User
) -> None:
    page = settle(as_curator, report, outcome=outcome, why="test: the page says so")
    report.refresh_from_db()
    assert "The report is settled." in page
    assert (report.outcome, report.why, report.settled_by) == (outcome, "test: the page says so", curator)
    assert report.settled_at is not None
    assert report not in reports.open_reports()


def test_a_settled_report_stays_as_it_was_settled(report: Report, as_curator: Client) -> None:
    settle(as_curator, report, outcome="used", why="test: first")
    page = settle(as_curator, report, outcome="dismissed", why="test: second")
    report.refresh_from_db()
    assert "Someone settled this report before you." in page
    assert (report.outcome, report.why) == ("used", "test: first")


@pytest.mark.parametrize("said", [{"outcome": "used"}, {"outcome": "open", "why": "x"}, {"why": "x"}])
def test_an_outcome_needs_a_reason(said: dict[str, str], report: Report, as_curator: Client) -> None:
    assert "Choose an outcome and say why." in settle(as_curator, report, **said)
    assert list(reports.open_reports()) == [report]


def test_who_may_not_change_reports_settles_none(report: Report) -> None:
    client = signed_in(make_user("guest@example.org"))
    url = reverse("admin:programs_report_settle", args=[report.pk])
    assert client.post(url, {"outcome": "used", "why": "x"}).status_code == 403
    assert list(reports.open_reports()) == [report]


def test_the_form_for_a_statement_starts_from_the_report(report: Report, as_curator: Client) -> None:
    page = as_curator.get(reverse("admin:programs_report_change", args=[report.pk])).content.decode()
    assert ADD.replace("&", "&amp;") in page
    form = as_curator.get(ADD).content.decode()
    assert f'value="{PAGE}"' in form
    assert 'value="1022-140"' in form


def test_a_report_about_the_whole_program_keeps_its_page_while_the_field_is_chosen(
    directory: Directory, as_curator: Client
) -> None:
    form = as_curator.get("/admin/programs/statement/add/", {"about": "1022-140", "page_url": PAGE}).content.decode()
    assert f'name="page_url" value="{PAGE}"' in form


def test_only_the_two_outcomes_settle(report: Report, curator: User) -> None:
    with pytest.raises(ValueError, match="'open' does not settle a report"):
        reports.settle(report=report, outcome="open", why="", by=curator)
