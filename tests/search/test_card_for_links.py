"""The card beside a link says what the page's own title and description say."""

import pytest
from django.http import HttpRequest
from django.template import Context, Engine, engines
from django.test import RequestFactory

LAYOUT = (
    "{% load card_for_links %}<title>{% block title %}{% endblock %} · Openward</title>"
    "{% block description %}Of the layout{% endblock %}{% card_for_links %}"
)
PAGE = '{% extends "layout" %}{% block title %}{{ name }} said "yes"{% endblock %}'


def drawn(request: HttpRequest | None, page: str = "page") -> str:
    django = engines["django"].engine
    own = ("django.template.loaders.locmem.Loader", {"layout": LAYOUT, "page": PAGE})
    engine = Engine(dirs=django.dirs, loaders=[own, "django.template.loaders.filesystem.Loader"])
    engine.libraries, engine.template_libraries = django.libraries, django.template_libraries
    engine.template_builtins = django.template_builtins
    values = {"name": "<St. Mary's>", "request": request}
    return engine.get_template(page).render(Context(values))


def test_title_and_description_are_the_pages_own(rf: RequestFactory) -> None:
    page = drawn(rf.get("/"))
    title = "&lt;St. Mary&#x27;s&gt; said &quot;yes&quot;"
    assert f'<meta property="og:title" content="{title}">' in page
    assert '<meta property="og:description" content="Of the layout">' in page
    assert page.count("Of the layout") == 2


def test_the_picture_has_an_absolute_address_and_its_words(rf: RequestFactory) -> None:
    page = drawn(rf.get("/"))
    assert '<meta property="og:image" content="http://testserver/static/social-card' in page
    assert 'og:image:alt" content="Openward: ' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page


@pytest.mark.parametrize("host", [None, "elsewhere.test"])
def test_nothing_is_said_without_an_address_of_ours(rf: RequestFactory, host: str | None) -> None:
    page = drawn(rf.get("/", headers={"host": host}) if host else None)
    assert "og:" not in page
    assert "<title>" in page


def test_a_layout_by_itself_has_no_words_to_say(rf: RequestFactory) -> None:
    assert 'og:title" content=""' in drawn(rf.get("/"), "layout")
