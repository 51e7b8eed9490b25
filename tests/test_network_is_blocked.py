"""No test may depend on, or burden, somebody else's server."""

import socket

import pytest

from tests.services import NetworkBlockedError

FAR = [
    (socket.AF_INET, ("192.0.2.1", 80)),
    (socket.AF_INET, ("example.org", 443)),
    (socket.AF_INET6, ("2001:db8::1", 80)),
]


@pytest.mark.parametrize(("family", "address"), FAR)
@pytest.mark.parametrize("way", ["connect", "connect_ex"])
def test_it_refuses_to_connect_beyond_this_machine(
    family: socket.AddressFamily, address: tuple[str, int], way: str
) -> None:
    with socket.socket(family) as used, pytest.raises(NetworkBlockedError, match=address[0]):
        getattr(used, way)(address)


def test_it_refuses_what_the_standard_library_opens() -> None:
    with pytest.raises(NetworkBlockedError, match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_it_refuses_to_look_up_a_name() -> None:
    with pytest.raises(NetworkBlockedError, match="look up example"):
        socket.create_connection(("example.org", 443), timeout=1)


def test_it_connects_to_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as near:
        assert near.getpeername() == server.getsockname()


@pytest.mark.django_db
def test_the_database_is_reached_with_the_fence_up() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser'), current_setting('fsync')")
        assert cursor.fetchone() == ("off", "off")
