"""The list in a browser: saving from the results, dragging, the keyboard, and a phone of 320 pixels."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.visit import follow, until

RESULTS = "/programs/?specialty=140&visa=j1"
SAVE = '.save > a[href*="/list/save/"]'


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Fails on whatever the page's scripts complain of."""
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("close", lambda _: wrong and pytest.fail("; ".join(wrong)))
    return opened


def save_some(page: Page, count: int) -> list[str]:
    """By the buttons on the cards; the names in the order saved."""
    page.goto(RESULTS)
    until(page, "window.htmx")
    names = page.locator(".card.program h2").all_inner_texts()[:count]
    for number in range(1, count + 1):
        page.locator(SAVE).first.click()
        page.locator(".save.asking button").click()
        expect(page.locator("#my-list")).to_have_text(f" ({number})")
    return names


def names_on_list(page: Page) -> list[str]:
    return page.locator(".entry h2").all_inner_texts()


def test_a_program_is_saved_from_its_card_without_leaving_the_results(page: Page) -> None:
    page.goto(RESULTS)
    until(page, "window.htmx")
    page.locator(SAVE).first.click()
    expect(page.locator(".save.asking button")).to_be_focused()
    page.keyboard.press("Enter")
    saved = page.locator(".save[role=status]")
    expect(saved).to_contain_text("On your list")
    expect(saved).to_be_focused()
    assert "specialty=140" in page.url
    expect(page.locator("#my-list")).to_have_text(" (1)")
    page.reload()
    expect(page.locator("#my-list")).to_have_text(" (1)")


def test_without_scripts_a_program_is_saved_and_the_reader_is_back_where_she_was(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(RESULTS)
    follow(page.locator(SAVE).first)
    follow(page.get_by_role("button", name="Save to my list"))
    assert page.url.endswith(RESULTS)
    page.goto("/list/")
    page.locator("select[name=status]").last.select_option("applying")
    page.locator(".quick button").first.click()
    expect(page.locator(".notice").first).to_contain_text("Saved")
    expect(page.locator(".quick select[name=status]")).to_have_value("applying")
    context.close()


def test_programs_are_moved_by_keyboard_and_the_focus_stays(page: Page) -> None:
    names = save_some(page, 3)
    page.goto("/list/")
    until(page, "window.htmx")
    assert names_on_list(page) == names
    down = page.locator("[id^=down-]").first
    down_id = down.get_attribute("id")
    down.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".entry h2").first).to_have_text(names[1])
    expect(page.locator(f"#{down_id}")).to_be_focused()
    page.locator("[id^=top-]").last.click()
    expect(page.locator(".entry h2").first).to_have_text(names[2])
    page.reload()
    assert names_on_list(page) == [names[2], names[1], names[0]]


def test_a_program_is_dragged_to_another_place(page: Page) -> None:
    names = save_some(page, 3)
    page.goto("/list/")
    until(page, "window.htmx")
    handle, last = page.locator(".drag").first.bounding_box(), page.locator(".entry").last.bounding_box()
    assert handle is not None
    assert last is not None
    page.mouse.move(handle["x"] + 8, handle["y"] + 8)
    page.mouse.down()
    page.mouse.move(last["x"] + 40, last["y"] + last["height"] * 0.4, steps=8)
    page.mouse.move(last["x"] + 40, last["y"] + last["height"] * 0.9, steps=4)
    with page.expect_response(lambda answer: "/list/order/" in answer.url) as sent:
        page.mouse.up()
    assert sent.value.status == 303
    expect(page.locator(".entry h2").last).to_have_text(names[0])
    page.reload()
    assert names_on_list(page) == [names[1], names[2], names[0]]


def test_a_choice_is_saved_when_it_is_made(page: Page) -> None:
    save_some(page, 1)
    page.goto("/list/")
    until(page, "window.htmx")
    with page.expect_response(lambda answer: "/change/" in answer.url):
        page.locator(".quick select[name=signal]").select_option("gold")
    expect(page.locator(".signals")).to_contain_text("gold")
    page.reload()
    expect(page.locator(".quick select[name=signal]")).to_have_value("gold")


def test_a_second_tab_is_told_what_the_first_did(page: Page, context: BrowserContext) -> None:
    save_some(page, 1)
    page.goto("/list/")
    follow(page.locator(".entry h2 a"))
    other = context.new_page()
    other.goto(page.url)
    for tab, words in ((page, "from the first tab"), (other, "from the second tab")):
        tab.locator("textarea").fill(words)
        follow(tab.get_by_role("button", name="Save"))
    expect(other.locator("[role=alert]")).to_contain_text("from the first tab")
    expect(other.locator("textarea")).to_have_value("from the second tab")


def test_what_was_taken_off_is_brought_back(page: Page) -> None:
    names = save_some(page, 2)
    page.goto("/list/")
    until(page, "window.htmx")
    page.locator("summary", has_text="Change several at once").click()
    page.locator("#tick-all").check()
    page.get_by_role("button", name="Take off the list").click()
    expect(page.locator(".undo")).to_contain_text("2 programs were taken off")
    expect(page.locator("#my-list")).to_have_text("")
    page.get_by_role("button", name="Bring back").click()
    expect(page.locator(".entry h2")).to_have_text(names)


def test_nothing_is_wider_than_a_small_phone(page: Page) -> None:
    save_some(page, 2)
    page.set_viewport_size({"width": 320, "height": 640})
    seen = 0
    for path in ("/list/", "/list/print/", RESULTS, page.locator(".save a").first.get_attribute("href") or ""):
        for language in ("", "/es"):
            page.goto(language + path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320, (language + path, wide)
            seen += 1
    assert seen == 8
