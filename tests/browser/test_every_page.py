"""Every public page, narrow and wide, light and dark: accessible, within the window, alone and light."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.routes import ERRORS, EXAMPLES, addresses, public_routes
from tests.browser.visit import overflow, violations, visiting

pytestmark = pytest.mark.browser

LOOKS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
MOST_BYTES = 60_000
SWEPT = 41


def test_every_public_route_has_an_example() -> None:
    assert public_routes() == set(EXAMPLES)
    assert len(addresses()) == SWEPT
    assert all(EXAMPLES.values())


def test_the_sweep_would_see_what_is_wrong(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/about/", width=360, scheme="light") as visit:
        visit.page.evaluate("document.querySelector('main').innerHTML += '<img src=\"/nothing.png\">'")
        visit.page.evaluate("document.querySelector('h1').style.width = '900px'")
        visit.page.evaluate("console.error('a complaint')")
        assert overflow(visit.page) > 0
        assert [found.split(":")[0] for found in violations(visit.page)] == ["image-alt"]
        assert "error: a complaint" in visit.complaints


@pytest.mark.parametrize("path", addresses())
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_page_is_accessible_and_keeps_to_itself(
    browser: Browser, address: str, path: str, width: int, scheme: str
) -> None:
    with visiting(browser, address + path, width=width, scheme=scheme) as visit:
        assert visit.status == (404 if path in ERRORS else 200)
        assert visit.page.locator("h1").count() == 1
        assert visit.page.locator("html").get_attribute("lang") == "en"
        assert overflow(visit.page) == 0
        assert violations(visit.page) == []
        assert visit.complaints == []
        assert visit.refused == []
        assert visit.hosts == {urlsplit(address).netloc}


@pytest.mark.parametrize("path", addresses())
def test_first_visit_is_light(browser: Browser, address: str, path: str) -> None:
    with visiting(browser, address + path, width=360, scheme="light") as visit:
        visit.page.wait_for_load_state("networkidle")
        assert 1_000 < visit.bytes_over_the_wire <= MOST_BYTES


@pytest.mark.parametrize("path", addresses())
def test_page_stands_in_spanish_and_fits_the_narrowest_window(browser: Browser, address: str, path: str) -> None:
    with visiting(browser, f"{address}/es{path}", width=320, scheme="light") as visit:
        assert visit.page.locator("html").get_attribute("lang") == "es"
        assert visit.page.locator("h1").count() == 1
        assert overflow(visit.page) == 0
        assert violations(visit.page) == []
        assert visit.complaints == []
