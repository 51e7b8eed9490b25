"""Searches of the real directory from one index, built once, as a process of the site holds it."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from search import index
from tests.opening import NAME, connected_to


@pytest.fixture(scope="session")
def opening_index(opening_url, django_db_blocker) -> index.Index:
    with django_db_blocker.unblock(), connected_to(NAME):
        return index.build(timezone.localdate())


@pytest.fixture
def held_opening(opening, opening_index, monkeypatch) -> index.Index:
    """`opening`, behind an index that is not built anew for each search. Not for tests that change the directory."""
    monkeypatch.setattr("search.current._held", SimpleNamespace(current=lambda _day: opening_index))
    return opening_index
