"""The page of components shows every one of them, drawn and not only named."""

from pathlib import Path

from django.conf import LazySettings
from django.template.autoreload import reset_loaders
from django.test import Client

from search.presenters import examples_look
from search.templatetags import options

ROOT = Path(__file__).resolve().parent.parent.parent
NOT_SHOWN: dict[str, str] = {}
"""Components that the page cannot show, each with the reason."""


def test_every_component_is_drawn_there(db: None, client: Client, settings: LazySettings) -> None:
    settings.DEBUG = True
    # What earlier tests had drawn is kept, and would not be drawn again.
    reset_loaders()
    options._around.cache_clear()
    answer = client.get("/components/")
    assert answer.status_code == 200
    drawn = {Path(str(one.name)).name for one in answer.templates if str(one.name).startswith("components/")}
    held = {path.name for path in (ROOT / "templates/components").glob("*.html")}
    assert held - drawn == set(NOT_SHOWN)
    assert len(drawn) > 30
    assert all(NOT_SHOWN.values())


def test_every_colour_of_the_tokens_has_its_swatch(db: None, client: Client, settings: LazySettings) -> None:
    settings.DEBUG = True
    page = client.get("/components/").content.decode()
    colours = examples_look.tokens("#")
    assert len(colours) > 25
    for name in colours:
        assert f'fill="var(--{name})"' in page


def test_pictures_stand_there_with_words_and_a_table_each(db: None, client: Client, settings: LazySettings) -> None:
    settings.DEBUG = True
    page = client.get("/components/").content.decode()
    assert page.count('class="wide picture"') == 3
    for picture in ("bars picture", "tiles picture", "plan-curve picture", "verdict-bar"):
        assert f'class="{picture}"' in page
    assert page.count("The figures as a table") == 4
    assert page.count("The dates as a table") == 3
    assert page.count('class="told-by"') >= 4
