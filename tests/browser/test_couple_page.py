"""Two people on one browser: both answer, and see pairs. Narrow and wide, light and dark, and without scripts."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visit import follow, overflow, violations, visiting

pytestmark = pytest.mark.browser

LOOKS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]


def tell(page: Page, *, status: str, score: str, specialty: str) -> None:
    page.get_by_label("Your status in the United States").select_option(label=status)
    page.get_by_label("Step 2 CK score", exact=True).fill(score)
    page.locator("select[name=specialties]").first.select_option(label=specialty)
    follow(page.locator("form.profile > button"))


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_two_people_answer_and_see_pairs_near_each_other(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    with visiting(browser, address + "/match/couple/", width=width, scheme=scheme) as visit:
        page = visit.page
        follow(page.get_by_role("link", name="Answer for yourself"))
        tell(page, status="US citizen", score="250", specialty="Internal medicine")
        page.goto(address + "/match/couple/")
        follow(page.get_by_role("link", name="Answer for your partner"))
        assert page.get_by_label("Step 2 CK score", exact=True).input_value() == "", "the other's answers are apart"
        tell(page, status="Permanent resident (green card)", score="240", specialty="Neurology")
        assert page.url == address + "/match/couple/"
        assert page.locator("li.couple").count() == 20
        page.get_by_label("How far apart").select_option(label="In the same city")
        follow(page.get_by_role("button", name="Show pairs"))
        assert "yours=140&theirs=180&within=city" in page.url
        page.get_by_text("How many pairs have which two verdicts").click()
        assert page.locator("li.couple .verdict").count() == 40
        assert overflow(page) == 0
        assert violations(page) == []


def test_the_pairs_stand_in_spanish_on_the_narrowest_window(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/match/couple/partner/", width=320, scheme="light") as visit:
        page = visit.page
        tell(page, status="US citizen", score="250", specialty="Internal medicine")
        page.goto(address + "/match/")
        tell(page, status="US citizen", score="250", specialty="Family medicine")
        page.goto(address + "/es/match/couple/?within=25")
        assert page.locator("li.couple").count() == 20
        assert overflow(page) == 0
        assert violations(page) == []


def test_it_works_without_scripts(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/match/", width=360, scheme="light", scripts=False) as visit:
        page = visit.page
        tell(page, status="US citizen", score="250", specialty="Internal medicine")
        page.goto(address + "/match/couple/partner/")
        tell(page, status="US citizen", score="250", specialty="Neurology")
        follow(page.get_by_role("link", name="Next"))
        assert page.locator("li.couple").count() == 20
        assert page.url == address + "/match/couple/?page=2"
