import pytest

from tests.programs.web.source_server import StoppedClock, near_client, serving


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def clock():
    return StoppedClock()


@pytest.fixture
def client(clock):
    with near_client(clock) as near:
        yield near
