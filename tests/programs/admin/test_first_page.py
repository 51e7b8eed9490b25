"""The first page says what waits, and each number leads to as many rows."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from programs import facts
from programs.models import Fact, Fetch, Page, PageCheck, Program, ProgramDate, Proposal, Statement
from programs.pages.register import MUCH_SAVED
from tests.programs.admin.conftest import AT, DAY, PAGE, Directory, replied, signed_in, waiting_statement


def waits(client: Client) -> dict[str, tuple[int, str]]:
    return {str(w["row"].label): (w["count"], w["url"]) for w in client.get("/admin/").context["waits"]}


def test_each_number_leads_to_as_many_rows(everything: Directory, as_curator: Client) -> None:
    Page.objects.update(state="gone")
    one_of_each_kind(everything)
    replied(everything)
    much_saved_and_of_an_old_season(everything)
    Fact.objects.update(agreement="disputed")
    ProgramDate.objects.update(agreement="disputed")
    found = waits(as_curator)
    assert {label: count for label, (count, _) in found.items()} == {
        "Pages that differ": 1,
        "Newly stated": 1,
        "No longer stated": 1,
        "To confirm": 1,
        "Unclear statements": 1,
        "Statements under a likely link": 1,
        "Coordinators' replies": 1,
        "Readers' reports": 1,
        "Yearly tasks": 6,
        "Runs held or failed": 1,
        "Pages gone": 1,
        "Pages not read for long": 0,
        "Gone old, and much saved": 1,
        "Wordings to confirm": 1,
        "Employer links to confirm": 1,
        "Institution names to confirm": 1,
        "Disputed facts": 2,
        "Disputed dates": 1,
        "Stories to read": 1,
        "Guides to check again": 0,
        "Guides in one language": 1,
    }
    for label, (count, url) in found.items():
        assert len(rows_at(as_curator, url)) == count, label


def rows_at(client: Client, url: str) -> list[Any]:
    context = client.get(url).context
    if "entries" in context:
        return list(context["entries"])
    return list(context["rows"] if "rows" in context else context["cl"].result_list)


def one_of_each_kind(directory: Directory) -> None:
    """Beside the one that is gone."""
    page, check = Page.objects.get(), PageCheck.objects.get()
    said = [
        waiting_statement(directory.page, directory.program, field="visa_j1", value=value, review_reason="the page")
        for value in ("no", "case_by_case")
    ]
    common = {"page": page, "check_of": check, "at": AT}
    Proposal.objects.create(kind="differs", statement=said[0], standing=directory.accepted, **common)
    Proposal.objects.create(kind="new", statement=said[1], **common)
    deadline = Statement.objects.get(field="application_deadline")
    Proposal.objects.create(kind="confirms", standing=deadline, **common)


def much_saved_and_of_an_old_season(directory: Directory) -> None:
    """The page's own J-1 statement has no season: that is undated, which is not old."""
    Program.objects.update(saved_by=MUCH_SAVED)
    Statement.objects.create(
        source=directory.page, program=directory.program, page_url=PAGE, field="accepts_img", value="yes",
        stated_cycle="2019", match_year=2019,
    )  # fmt: skip
    facts.settle([directory.program.pk], day=DAY, cause=facts.Cause("test"))


def test_little_saved_or_of_this_season_or_read_of_late_is_not_told_as_gone_old(
    directory: Directory, as_curator: Client
) -> None:
    much_saved_and_of_an_old_season(directory)
    old = Fact.objects.get(field="accepts_img").statement
    assert waits(as_curator)["Gone old, and much saved"][0] == 1
    reading = old.readings.create(day=DAY, read_from="live")
    assert waits(as_curator)["Gone old, and much saved"][0] == 0
    reading.delete()
    Program.objects.update(saved_by=MUCH_SAVED - 1)
    assert waits(as_curator)["Gone old, and much saved"][0] == 0


@pytest.mark.parametrize("state", ["trouble", "refused"])
def test_a_page_that_lets_nobody_in_for_three_weeks_is_told(
    state: str, everything: Directory, as_curator: Client
) -> None:
    def told() -> int:
        count, url = waits(as_curator)["Pages not read for long"]
        assert len(rows_at(as_curator, url)) == count
        return count

    now = timezone.now()
    Page.objects.update(state=state, last_read=now - dt.timedelta(days=20))
    assert told() == 0
    Page.objects.update(last_read=now - dt.timedelta(days=23))
    assert told() == 1
    Page.objects.update(state="read")
    assert told() == 0
    Page.objects.update(state=state, last_read=None)
    PageCheck.objects.update(at=now - dt.timedelta(days=20))
    assert told() == 0
    PageCheck.objects.update(at=now - dt.timedelta(days=23))
    assert told() == 1
    Page.objects.update(watched=False)
    assert told() == 0


def test_it_lists_the_most_urgent_with_what_would_change_and_why(everything: Directory, as_curator: Client) -> None:
    one_of_each_kind(everything)
    Program.objects.filter(pk=everything.program.pk).update(deadline_on=timezone.localdate() + dt.timedelta(days=9))
    lines = as_curator.get("/admin/").context["urgent"]
    assert len(lines) == 6  # four proposals, and two statements that no page proposed
    first = lines[0]
    assert (first.field, first.subject) == ("J-1 visa", str(everything.program))
    assert first.why == "deadline in 9 days, 1 program, can close a program to many"
    assert {(line.kind, line.before, line.after) for line in lines} >= {
        ("Differs from what stands", "Yes", "No"),
        ("No longer stated", "Yes", "not stated any more"),
        ("Newly stated", "", "Case by case"),
        ("Seems to be stated still", "--12-01", "stated still"),
    }
    for line in lines:
        assert as_curator.get("/admin/review/", {"item": line.key}).context["one"].key == line.key


def test_a_trial_run_is_nobodys_trouble(directory: Directory, as_curator: Client) -> None:
    Fetch.objects.update(outcome="ok")
    tried = Fetch.objects.create(
        source=directory.tracker, started=AT.replace(hour=13), address="x", outcome="held", dry_run=True
    )
    assert waits(as_curator)["Runs held or failed"][0] == 0
    Fetch.objects.filter(pk=tried.pk).update(dry_run=False)
    assert waits(as_curator)["Runs held or failed"][0] == 1


def test_it_tells_whether_the_processes_behind_the_pages_live(everything: Directory, as_curator: Client) -> None:
    page = as_curator.get("/admin/").content.decode()
    assert "Processes behind the pages" in page
    assert "test-worker" in page


def test_a_run_waits_no_longer_once_a_later_one_is_well(directory: Directory, as_curator: Client) -> None:
    Fetch.objects.create(source=directory.tracker, started=AT.replace(hour=13), address="x", outcome="ok")
    assert waits(as_curator)["Runs held or failed"][0] == 0


def test_who_may_see_nothing_is_shown_nothing_that_waits(directory: Directory, curator: object) -> None:
    curator.groups.clear()  # type: ignore[attr-defined]
    client = signed_in(curator)  # type: ignore[arg-type]
    assert waits(client) == {}
    assert client.get("/admin/").context["urgent"] == []


def test_it_has_one_heading_and_no_style_or_script_of_its_own_inline(directory: Directory, as_curator: Client) -> None:
    paths = ["/admin/", "/admin/queue/", "/admin/review/", "/admin/review/agreeing/", "/admin/import/"]
    for path in [*paths, "/admin/programs/statement/add/", "/admin/programs/source/"]:
        page = as_curator.get(path).content.decode()
        assert len(re.findall("<h1", page)) == 1, path
        assert " style=" not in page, path
        assert not re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", page), path


def test_the_page_to_sign_in_has_its_heading_and_icon(client: Client, db: None) -> None:
    page = client.get("/admin/login/").content.decode()
    assert re.findall("<h1>(.*?)</h1>", page) == ["Log in"]
    assert 'rel="icon"' in page, "else a browser asks for one that is not there"


def test_the_lists_are_grouped_for_reading(as_administrator: Client) -> None:
    names = [str(app["name"]) for app in as_administrator.get("/admin/").context["app_list"]]
    assert "Directory" in names
    assert "What is said" in names
    assert as_administrator.get("/admin/programs/").status_code == 200
