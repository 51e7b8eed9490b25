"""The admin under the content security policy: no page of it, ours, Django's or a package's, does what that forbids."""

import os
from collections.abc import Iterator

import pytest
from django.contrib import admin
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.admin_desk import Desk
from tests.browser.conftest import ROOT
from tests.browser.test_policy import refusal_told
from tests.browser.visit import Visit, visiting

pytestmark = pytest.mark.browser

OWN = ("", "queue/", "review/", "review/agreeing/", "import/", "password_change/", "programs/statement/add/")
"""Under /admin/."""
LISTED = (
    "programs/statement",
    "programs/source",
    "programs/season",
    "applicants/user",
    "auth/group",
    "applicants/guide",
)
"""Among them each kind of list and form: with actions and without, with inline rows, dates, choices of many."""
EVERY = tuple(sorted(f"{model._meta.app_label}/{model._meta.model_name}" for model in admin.site._registry))


@pytest.fixture
def visit(browser: Browser, desk: Desk) -> Iterator[Visit]:
    with visiting(browser, f"{desk.address}/admin/", width=1280, scheme="light", cookies=desk.cookies) as visit:
        yield visit


def look_at(visit: Visit, address: str) -> Page:
    answer = visit.page.goto(address, wait_until="load")
    assert answer is not None
    assert answer.status == 200, address
    assert (visit.refused, visit.complaints) == ([], []), address
    return visit.page


def followed(visit: Visit, link: Locator) -> bool:
    """Whether there was such a link."""
    if not link.count():
        return False
    look_at(visit, str(link.first.evaluate("link => link.href")))
    return True


@pytest.mark.parametrize("path", OWN)
def test_pages_of_our_own_keep_to_it(path: str, visit: Visit, desk: Desk) -> None:
    page = look_at(visit, f"{desk.address}/admin/{path}")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("path", EVERY if os.environ.get("FULL") else LISTED)
def test_a_list_its_forms_and_their_history_keep_to_it(path: str, visit: Visit, desk: Desk) -> None:
    page = look_at(visit, f"{desk.address}/admin/{path}/")
    if followed(visit, page.locator("#result_list tbody th a")):
        row = page.url
        for link in ("a.historylink", "#change-history tbody a"):
            followed(visit, page.locator(link))
        page.goto(row)
        followed(visit, page.locator("a.deletelink"))
    page.goto(f"{desk.address}/admin/{path}/")
    followed(visit, page.locator("a.addlink"))


def test_every_list_is_among_those_of_the_long_run() -> None:
    assert len(EVERY) == 34
    assert set(LISTED) <= set(EVERY)


def test_a_day_is_picked_from_the_calendar(visit: Visit, desk: Desk) -> None:
    page = look_at(visit, f"{desk.address}/admin/applicants/guide/add/")
    page.locator(".datetimeshortcuts a:has(.date-icon)").first.click()
    page.locator(".calendarbox td a").first.click()
    expect(page.locator("#id_reviewed_on")).not_to_have_value("")


def test_many_choices_are_moved_from_box_to_box(visit: Visit, desk: Desk) -> None:
    page = look_at(visit, f"{desk.address}/admin/auth/group/")
    page.locator("#result_list tbody th a").first.click()
    chosen = page.locator("#id_permissions_to option")
    expect(chosen).not_to_have_count(0)
    before = chosen.count()
    page.locator("#id_permissions_from").select_option(index=0)
    page.locator(".selector-add").click()
    expect(chosen).to_have_count(before + 1)


def test_a_file_is_tried(visit: Visit, desk: Desk) -> None:
    page = look_at(visit, f"{desk.address}/admin/import/")
    page.locator("#id_source").select_option("fees")
    page.locator("#id_file").set_input_files(ROOT / "fixtures" / "feeds" / "fees" / "fees.csv")
    page.locator("button.accept").last.click()
    expect(page.locator("#content")).to_contain_text("Nothing is written yet.")
    assert (visit.refused, visit.complaints) == ([], [])


def test_the_theme_is_switched(visit: Visit, desk: Desk) -> None:
    page = look_at(visit, f"{desk.address}/admin/")
    page.locator("button.theme-toggle").first.click()
    assert page.locator("html").get_attribute("data-theme") in {"light", "dark", "auto"}


def test_what_somebody_slips_into_the_admin_does_not_run(visit: Visit) -> None:
    inline = "const one = document.createElement('script'); one.textContent = 'ran = true'; document.body.append(one)"
    visit.page.evaluate(inline)
    refusal_told(visit)
    assert visit.page.evaluate("window.ran") is None
    assert [told.split()[0] for told in visit.refused] == ["script-src-elem"]
    visit.refused.clear()
