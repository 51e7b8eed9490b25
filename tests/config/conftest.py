import logging
from collections.abc import Iterator

import pytest

from tests.config.lines import Written


@pytest.fixture
def written() -> Iterator[Written]:
    """All that this process logs while the test runs, down to DEBUG."""
    handler, root = Written(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    root.setLevel(level)
