"""What somebody might slip into a page, past our escaping: the browser refuses each, and says so to the sweep."""

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import Visit, until_any, visiting

pytestmark = pytest.mark.browser

ELSEWHERE = "//127.0.0.2/x"
TOOLS = """
const main = document.querySelector("main");
const made = (name, more) => Object.assign(document.createElement(name), more);
const written = (text) => { main.innerHTML = text; };
const leave = (form) => { main.append(form); form.submit(); };
"""
SLIPPED_IN = {
    "script-src-elem inline": "document.body.append(made('script', {textContent: 'ran = true'}))",
    "script-src-attr inline": "written('<button onclick=\"ran = true\">Press</button>'); main.firstChild.click()",
    "script-src eval": 'setTimeout("ran = true")',
    "script-src-elem elsewhere": f"document.head.append(made('script', {{src: '{ELSEWHERE}'}}))",
    "style-src-attr inline": "written('<p style=\"color: red\">Styled</p>')",
    "style-src-elem inline": "document.head.append(made('style', {textContent: 'p { color: red }'}))",
    "img-src elsewhere": f'written(\'<img alt="" src="{ELSEWHERE}">\')',
    "img-src data": 'written(\'<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">\')',
    "frame-src elsewhere": f"document.body.append(made('iframe', {{src: '{ELSEWHERE}'}}))",
    "object-src elsewhere": f"document.body.append(made('object', {{data: '{ELSEWHERE}'}}))",
    "connect-src elsewhere": f"fetch('{ELSEWHERE}').catch(() => {{}})",
    "base-uri elsewhere": f"document.head.append(made('base', {{href: '{ELSEWHERE}'}}))",
    "form-action elsewhere": f"leave(made('form', {{action: '{ELSEWHERE}'}}))",
}
"""By the directive that forbids it."""


@pytest.mark.parametrize("slipped_in", SLIPPED_IN)
def test_what_somebody_slips_into_a_page_does_nothing(browser: Browser, address: str, slipped_in: str) -> None:
    with visiting(browser, address + "/about/", width=360, scheme="light") as visit:
        page = visit.page
        page.evaluate(f"{{ {TOOLS} {SLIPPED_IN[slipped_in]} }}")
        refusal_told(visit)
        assert page.evaluate("window.ran") is None
        assert page.url == address + "/about/"
        assert [told.split()[0] for told in visit.refused] == [slipped_in.split()[0]]
        visit.refused.clear()


def refusal_told(visit: Visit) -> None:
    """The browser tells the console first, and the page after it: asking between the two would find nothing."""
    until_any(visit.page, visit.refused)


def test_data_for_search_engines_is_no_script_and_stands(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/programs/1080-140/", width=360, scheme="light") as visit:
        assert visit.page.locator("script[type='application/ld+json']").count() >= 1
        assert (visit.refused, visit.complaints) == ([], [])


def test_no_page_of_ours_stands_in_a_frame(browser: Browser, address: str) -> None:
    with visiting(browser, address + "/about/", width=360, scheme="light") as visit:
        visit.page.set_content(f'<iframe src="{address}/match/"></iframe>')
        visit.page.wait_for_timeout(500)
        [_, framed] = visit.page.frames
        assert framed.url.startswith("chrome-error:")
        visit.refused.clear()
