"""A coordinator's form, opened by a signed link: accessible and within the window, right and wrong."""

import pytest
from playwright.sync_api import Browser, expect

from programs import coordinators
from programs.models import Program
from tests.browser.visit import follow, overflow, violations, visiting

pytestmark = pytest.mark.browser


def form(language: str = "") -> str:
    signed = coordinators.link(Program(public_id="1080-140"), "example.org")
    return f"{language}/programs/1080-140/coordinator/form/?link={signed}"


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
@pytest.mark.parametrize("language", ["", "/es"])
def test_the_form_is_accessible_and_fits(
    browser: Browser, address: str, width: int, scheme: str, language: str
) -> None:
    with visiting(browser, address + form(language), width=width, scheme=scheme) as visit:
        assert visit.status == 200
        assert visit.page.locator("h1").count() == 1
        assert overflow(visit.page) == 0
        assert violations(visit.page) == []
        assert visit.complaints == []


def test_an_error_leads_to_its_box_and_what_was_typed_stays(browser: Browser, address: str) -> None:
    with visiting(browser, address + form(), width=360, scheme="light") as visit:
        visit.page.fill("#ask-min_step2", "900")
        visit.page.fill("#ask-letters", "3")
        follow(visit.page.get_by_role("button", name="Send"))
        visit.page.get_by_role("link", name="Step 2 CK score").click()
        expect(visit.page.locator("#ask-min_step2")).to_be_focused()
        assert visit.page.input_value("#ask-letters") == "3"
        assert violations(visit.page) == []


def test_a_report_that_is_wrong_is_accessible(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/programs/1080-140/report/", width=360, scheme="dark") as visit:
        visit.page.fill("#ask-page_url", "no address")
        follow(visit.page.get_by_role("button", name="Send the report"))
        assert visit.page.get_by_role("alert").count() == 1
        assert visit.page.input_value("#ask-page_url") == "no address"
        assert overflow(visit.page) == 0
        assert violations(visit.page) == []
