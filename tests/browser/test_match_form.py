"""The applicant's form as a person works it: by keyboard alone, without scripts, on a phone, and with mistakes."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_search_by_hand import focused, tab_to
from tests.browser.visit import follow, overflow, violations, visiting

pytestmark = pytest.mark.browser

KEPT_IN_THE_TAB = "sessionStorage.getItem('openward-answers')"
LOOKS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]


def make_mistakes(page: Page) -> None:
    page.get_by_label("Step 2 CK score", exact=True).fill("2450")
    page.get_by_label("Medical school").fill("Test School")
    page.locator("#field-ecfmg_expected").get_by_label("Year").fill("2019")
    page.locator("#field-step3").get_by_label("Yes").check()
    page.locator("#field-ecfmg_certified").get_by_label("No", exact=True).check()
    page.locator("#field-letters").get_by_label("All together").fill("1")
    page.locator("#field-letters_us").get_by_label("From US doctors").fill("3")
    follow(page.get_by_role("button", name="Show where I can apply"))


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_mistakes_are_told_accessibly_and_nothing_is_lost(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    with visiting(browser, address + "/match/", width=width, scheme=scheme, scripts=True) as visit:
        page = visit.page
        make_mistakes(page)
        assert page.url == address + "/match/"
        assert violations(page) == []
        assert overflow(page) == 0
        summary = page.get_by_role("alert")
        assert summary.locator("li").count() == 4
        expect(page.get_by_label("Medical school")).to_have_value("Test School")
        expect(page.get_by_label("Step 2 CK score", exact=True)).to_have_value("2450")


def test_each_mistake_leads_to_its_question_which_says_what_is_wrong(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/match/", width=360, scheme="light", scripts=False) as visit:
        page = visit.page
        make_mistakes(page)
        links = page.get_by_role("alert").get_by_role("link")
        anchors = [str(links.nth(place).get_attribute("href")) for place in range(links.count())]
        assert anchors == ["#ask-step2", "#ask-step3", "#ask-ecfmg_expected", "#ask-letters_us"]
        assert [page.locator(anchor).count() for anchor in anchors] == [1, 1, 1, 1]
        expect(page.locator("#ask-step2")).to_have_accessible_description(
            "Three digits, as on your report. Blank until you have it. Error: Give a whole number from 1 to 300."
        )
        expect(page.locator("#field-step3")).to_have_accessible_description(
            "The H-1B needs it. The J-1 does not. Error: Step 3 comes after the ECFMG certificate:"
            " one of the two answers is not right."
        )
        links.first.click()
        expect(page.locator("#ask-step2")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        assert focused(page) == "step2=2450"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_form_is_filled_in_by_keyboard(browser: Browser, address: str, width: int) -> None:
    with visiting(browser, address + "/match/", width=width, scheme="light") as visit:
        page = visit.page
        tab_to(page, "work_status=")
        page.keyboard.type("None of")
        tab_to(page, "visas=j1")
        page.keyboard.press("Space")
        tab_to(page, "step1=")
        page.keyboard.press("ArrowDown")
        tab_to(page, "step2=")
        page.keyboard.type("245")
        tab_to(page, "graduated_year=")
        page.keyboard.type("2019")
        tab_to(page, "Show where I can apply")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url == address + "/programs/?sort=fit"
        page.goto(address + "/match/")
        expect(page.get_by_label("Your status in the United States")).to_have_value("none")
        expect(page.locator("#field-visas").get_by_label("J-1")).to_be_checked()
        expect(page.locator("#field-step1").get_by_label("Passed")).to_be_checked()
        expect(page.get_by_label("Step 2 CK score", exact=True)).to_have_value("245")
        expect(page.locator("#field-graduated").get_by_label("Year")).to_have_value("2019")


def test_without_scripts_answers_are_told_changed_and_cleared(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/match/", width=360, scheme="light", scripts=False) as visit:
        page = visit.page
        page.get_by_label("First choice").select_option("140")
        page.get_by_label("Second choice").select_option("120")
        page.get_by_text("Choose states").click()
        page.get_by_label("New Mexico").check()
        follow(page.get_by_role("button", name="Show where I can apply"))
        page.goto(address + "/es/match/")
        assert page.locator("#ask-specialties").input_value() == "140"
        assert page.locator("#ask-specialties-1").input_value() == "120"
        expect(page.locator("input[name=states][value=NM]")).to_be_checked()
        page.goto(address + "/match/")
        follow(page.get_by_role("button", name="Clear my answers"))
        expect(page.get_by_role("status")).to_have_text("Your answers are gone.")
        assert page.locator("#ask-specialties").input_value() == ""
        assert page.get_by_role("button", name="Clear my answers").count() == 0


def test_what_does_not_concern_someone_is_not_asked(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/match/", width=360, scheme="light", scripts=False) as visit:
        page = visit.page
        basis, visas = page.locator("#field-ead_basis"), page.locator("#field-visas")
        expect(basis).to_be_hidden()
        expect(visas).to_be_visible()
        page.get_by_label("Your status in the United States").select_option("ead")
        expect(basis).to_be_visible()
        page.get_by_label("Your status in the United States").select_option("citizen")
        expect(visas).to_be_hidden()
        expect(basis).to_be_hidden()


def test_what_is_to_be_put_right_is_never_out_of_sight(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/match/", width=360, scheme="light", scripts=False) as visit:
        page = visit.page
        page.locator("#field-ecfmg_expected").get_by_label("Year").fill("2028")
        page.locator("#field-ecfmg_certified").get_by_label("Yes").check()
        expect(page.locator("#field-ecfmg_expected")).to_be_hidden()
        page.get_by_role("button", name="Show where I can apply").click()
        expect(page.locator("#field-ecfmg_expected")).to_be_visible()
        expect(page.locator("#error-ecfmg_expected")).to_contain_text("You have the certificate: leave this blank.")


def test_what_is_typed_and_not_sent_outlives_a_look_at_another_page(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/match/", width=360, scheme="light") as visit:
        page = visit.page
        page.get_by_label("Medical school").fill("Test School")
        page.locator("#field-visas").get_by_label("H-1B").check()
        page.locator("#field-step3").get_by_label("No").check()
        follow(page.get_by_role("link", name="Español"))
        expect(page.locator("#ask-school")).to_have_value("Test School")
        follow(page.get_by_role("link", name="English"))
        follow(page.get_by_role("link", name="Programs"))
        page.go_back()
        expect(page.locator("#ask-school")).to_have_value("Test School")
        expect(page.locator("#field-visas").get_by_label("H-1B")).to_be_checked()
        expect(page.locator("#field-step3").get_by_label("No")).to_be_checked()


def test_what_was_sent_and_cleared_does_not_come_back(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/match/", width=360, scheme="light") as visit:
        page = visit.page
        page.get_by_label("Medical school").fill("Test School")
        follow(page.get_by_role("button", name="Show where I can apply"))
        assert page.evaluate(KEPT_IN_THE_TAB) is None
        page.goto(address + "/match/")
        page.get_by_label("Medical school").fill("Another Test School")
        assert "Another Test School" in str(page.evaluate(KEPT_IN_THE_TAB))
        follow(page.get_by_role("button", name="Clear my answers"))
        expect(page.get_by_role("status")).to_be_visible()
        expect(page.get_by_label("Medical school")).to_have_value("")
        assert page.evaluate(KEPT_IN_THE_TAB) is None
