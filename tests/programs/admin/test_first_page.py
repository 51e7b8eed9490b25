"""The first page says what waits, and each number leads to as many rows."""

import re

from django.test import Client

from programs.models import Fact, Fetch
from tests.programs.admin.conftest import AT, Directory


def waits(client: Client) -> dict[str, tuple[int, str]]:
    return {str(w["row"].label): (w["row"].count, w["url"]) for w in client.get("/admin/").context["waits"]}


def test_each_number_leads_to_as_many_rows(directory: Directory, as_curator: Client) -> None:
    Fact.objects.update(agreement="disputed")
    found = waits(as_curator)
    assert {label: count for label, (count, _) in found.items()} == {
        "Unclear statements": 1,
        "Statements under a likely link": 1,
        "Wordings to confirm": 1,
        "Employer links to confirm": 1,
        "Institution names to confirm": 1,
        "Runs held or failed": 1,
        "Disputed facts": 1,
        "Disputed dates": 0,
    }
    for count, url in found.values():
        context = as_curator.get(url).context
        rows = context["rows"] if "rows" in context else context["cl"].result_list
        assert len(rows) == count


def test_a_run_waits_no_longer_once_a_later_one_is_well(directory: Directory, as_curator: Client) -> None:
    Fetch.objects.create(source=directory.tracker, started=AT.replace(hour=13), address="x", outcome="ok")
    assert waits(as_curator)["Runs held or failed"][0] == 0


def test_who_may_see_nothing_is_shown_nothing_that_waits(directory: Directory, curator: object) -> None:
    curator.groups.clear()  # type: ignore[attr-defined]
    client = Client()
    client.force_login(curator)  # type: ignore[arg-type]
    assert waits(client) == {}


def test_it_has_one_heading_and_no_style_or_script_of_its_own_inline(directory: Directory, as_curator: Client) -> None:
    for path in ("/admin/", "/admin/queue/", "/admin/programs/statement/add/", "/admin/programs/source/"):
        page = as_curator.get(path).content.decode()
        assert len(re.findall("<h1", page)) == 1, path
        assert " style=" not in page, path
        assert not re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", page), path


def test_the_lists_are_grouped_for_reading(as_administrator: Client) -> None:
    names = [str(app["name"]) for app in as_administrator.get("/admin/").context["app_list"]]
    assert "Directory" in names
    assert "What is said" in names
    assert as_administrator.get("/admin/programs/").status_code == 200
