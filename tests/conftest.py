import os
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation
from django.utils.module_loading import import_string
from hypothesis import settings

from search.kept_briefly import KeptBriefly
from tests.shared_out import ByFile

pytest_plugins = ["tests.opening"]

# A busy machine is no failure of the code: no deadline. The gate draws the same examples each time, so that a failure
# is the change's; `make test-full` draws others, and searches wider.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("full", deadline=None, max_examples=10_000)
settings.load_profile("full" if os.environ.get("FULL") else "gate")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A page under /es/ leaves its language behind in the thread: no test is to begin in another's."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _index_of_the_moment(monkeypatch):
    """Tests write rows by hand and undo them, and no version tells: every search builds its index anew,
    and answers are read anew."""
    held = SimpleNamespace(current=lambda day: import_string("search.index.build")(day))
    monkeypatch.setattr("search.current._held", held)
    monkeypatch.setattr("search.questions.session._checked", KeptBriefly())
