"""Searches of the real directory from one index, built once, as a process of the site holds it."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from search import index
from tests.opening import NAME, connected_to
from tests.search.profiles import DAY


@pytest.fixture(scope="session")
def opening_index(opening_url, django_db_blocker) -> index.Index:
    with django_db_blocker.unblock(), connected_to(NAME):
        return index.build(timezone.localdate())


@pytest.fixture
def held_opening(opening, opening_index, monkeypatch) -> index.Index:
    """`opening`, behind an index that is not built anew for each search. Not for tests that change the directory."""
    monkeypatch.setattr("search.current._held", SimpleNamespace(current=lambda _day: opening_index))
    return opening_index


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day that does not move: DAY."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)


@pytest.fixture(autouse=True)
def _no_limit_of_the_api(settings: Any) -> None:
    """All tests ask from one address, at once. The limit has tests of its own."""
    settings.API_CALLS_A_MINUTE = 0


@pytest.fixture
def plain_styles(settings: Any) -> None:
    """Styles under their own names: no list of hashed ones is made for tests."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def reader(client: Client, answers: dict[str, Any]) -> Client:
    """Someone who has answered the questions with `answers`, a fixture of the test's own file."""
    assert client.post("/match/", answers).status_code == 303
    return client
