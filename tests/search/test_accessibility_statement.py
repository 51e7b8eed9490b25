"""The accessibility statement says what is tested and what is not; pages of errors say what to do next."""

import re
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from search.views import errors
from search.views.accessibility import STATED_ON
from tests.browser import routes, test_every_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]


def test_it_says_when_it_was_made_what_is_tested_and_what_is_not(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        page = client.get("/accessibility/").content.decode()
    assert f"Stated on {STATED_ON.day} November {STATED_ON.year}" in page
    for words in ("WCAG) 2.2", "No screen reader has been listened to", "Firefox and Safari", "Report an error"):
        assert words in page


def test_what_it_says_of_the_sweep_is_what_the_sweep_does(client: Client) -> None:
    page = client.get("/accessibility/").content.decode()
    assert "narrow and wide, light and dark" in page
    assert {scheme for _width, scheme in test_every_page.LOOKS} == {"light", "dark"}
    assert len({width for width, _scheme in test_every_page.LOOKS}) == 2
    assert "/accessibility/" in routes.addresses()


@pytest.mark.parametrize(("language", "home"), [("en", "/"), ("es", "/es/")])
def test_a_page_that_failed_leads_home_in_its_own_language_without_a_query(
    language: str, home: str, rf: RequestFactory, django_assert_num_queries: Any
) -> None:
    with translation.override(language), django_assert_num_queries(0):
        page = errors.server_error(rf.get("/")).content.decode()
    assert re.findall(r'href="(/[a-z]*/?)"', page) == [home, home]
    assert f'<html lang="{language}">' in page


def test_a_host_that_is_not_ours_and_a_page_that_is_none_say_where_to_go_on(client: Client) -> None:
    refused = client.get("/", headers={"host": "elsewhere.test"})
    assert refused.status_code == 400
    assert 'href="/programs/"' in refused.content.decode()
    missing = client.get("/nothing/saint-vincents/").content.decode()
    assert 'value="saint vincents"' in missing
    assert 'href="/changes/programs/"' in missing
    assert '<meta name="robots" content="noindex">' in missing
