"""Where the client does not go, whoever sends it."""

import ipaddress
import socket

import pytest

from programs.web import Client, Trouble, WebError
from programs.web.addresses import PublicOnly, checked, place_of, resolve
from tests.programs.web.source_server import HERE, Reply, ThisMachineOnly, near_client

PRIVATE = [
    "0.0.0.0",  # noqa: S104  (refused, not listened on)
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.171",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::808:808",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::",
    "2002:a9fe:a9fe::",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]
PUBLIC = [
    "8.8.8.8",
    "93.184.215.14",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::",
]


def test_it_asks_only_public_machines():
    assert len(PRIVATE) == 46
    let_in = [one for one in PRIVATE if PublicOnly().address(ipaddress.ip_address(one))]
    assert not let_in


def test_it_does_ask_public_machines():
    assert [one for one in PUBLIC if PublicOnly().address(ipaddress.ip_address(one))] == PUBLIC


ODD_SPELLINGS = [
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://127.1/",
    "http://127.0.0.01/",
    "http://0177.0.0.1/",
    "http://134744072/",
    "http://127.0.0.0x1/",
    "http://1.2.3.4.5/",
    "http://①②⑦.①/",
]
PLAIN_BUT_PRIVATE = [
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127。0。0。1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://localhost/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "https://[fd00::1]/",
    "http://169.254.169.254/latest/meta-data/",
]
NO_ADDRESS = [
    "file:///etc/passwd",
    "ftp://source.example/",
    "gopher://source.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "//source.example/",
    "source.example/page",
    "",
    "http://",
    "http:///page",
    "http://[::1",
    "http://[v1.x]/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://source.example:port/",
    "http://source.example:99999/",
    "http://source..example/",
    "http://-source.example/",
    "http://source.example%2e/",
    "http://sou%72ce.example/",
    "http://source.example\\@127.0.0.1/",
    "http://source.example/\r\nHost: other.example",
    "http://source.example/\x00",
    "http://source.example℀/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "abcdefgh." * 30 + "example/",
    "http://source.example/" + "a" * 2000,
]
CREDENTIALS = ["http://user:word@source.example/", "http://user@source.example/", "http://@source.example/"]


def refused(url, client=None):
    with client or Client(resolve=resolve) as asking, pytest.raises(WebError) as caught:
        asking.get(url)
    assert caught.value.trouble is Trouble.REFUSED
    assert not caught.value.transient
    return caught.value.sentence


@pytest.mark.parametrize("url", ODD_SPELLINGS)
def test_it_refuses_addresses_spelt_to_be_misread(url):
    assert "IP address in an unusual spelling" in refused(url)


@pytest.mark.parametrize("url", PLAIN_BUT_PRIVATE)
def test_it_refuses_addresses_of_this_machine_and_its_network(url):
    assert "not an address of the public internet" in refused(url)


@pytest.mark.parametrize("url", NO_ADDRESS)
def test_it_refuses_what_is_no_address_of_the_web(url):
    assert refused(url)


def test_it_refuses_an_address_that_grows_too_long_in_plain_letters():
    assert "too long" in refused("http://source.example/" + "é" * 500)


@pytest.mark.parametrize("url", CREDENTIALS)
def test_it_refuses_addresses_with_a_user_or_a_password(url):
    assert "user name or a password" in refused(url)


@pytest.mark.parametrize("port", [0, 22, 25, 5432, 6379, 8001])
def test_it_refuses_ports_that_web_servers_do_not_use(port):
    assert f"at port {port}," in refused(f"http://8.8.8.8:{port}/")


@pytest.mark.parametrize("written", ["http://8.8.8.8:8080/", "https://8.8.8.8:443/a", "http://8.8.8.8/"])
def test_it_takes_ports_that_they_do_use(written):
    assert checked(place_of(written), resolve, PublicOnly()) == ["8.8.8.8"]


def test_an_ipv6_address_is_written_as_the_web_writes_it():
    place = place_of("http://[2606:2800:0021::1]:8080/page")
    assert (place.host, place.url) == ("2606:2800:21::1", "http://[2606:2800:21::1]:8080/page")


def test_one_private_address_among_public_ones_refuses_the_name():
    def both(host, port):
        return ["8.8.8.8", "10.0.0.7"]

    assert "10.0.0.7" in refused("http://source.example/", Client(resolve=both))


def test_a_name_without_an_address_is_unreachable(clock):
    asked = []

    def unknown(host, port):
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    for resolve_none in (unknown, lambda host, port: []):
        with near_client(clock, resolve_none) as client, pytest.raises(WebError, match="No address is known") as caught:
            client.get("http://source.example/")
        assert caught.value.trouble is Trouble.UNREACHABLE
    assert len(asked) == 1


def test_a_name_server_that_is_away_is_asked_again(server, clock):
    asked = []

    def away_at_first(host, port):
        asked.append(host)
        if len(asked) == 1:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return [HERE]

    server.pages["/page"] = Reply(200, b"x")
    with near_client(clock, away_at_first) as client:
        assert client.get(server.url()).status == 200


def test_a_name_server_that_takes_all_the_time_there_is_leaves_none(server, clock):
    def slow(host, port):
        clock.at += 500
        return [HERE]

    with near_client(clock, slow) as client, pytest.raises(WebError, match="takes too long") as caught:
        client.get(server.url())
    assert caught.value.trouble is Trouble.TOO_SLOW
    assert server.requests == []


def test_a_name_is_resolved_once_for_each_connection_and_that_address_is_asked(server, clock):
    """A name server that answers otherwise the second time cannot slip another machine in between."""
    asked = []

    def rebinding(host, port):
        asked.append(host)
        return [HERE] if len(asked) <= 2 else ["127.0.0.2"]

    server.pages["/page"] = Reply(200, b"x")
    with near_client(clock, rebinding) as client:
        assert client.get(server.url()).status == 200
        assert len(asked) == len(server.requests) == 2
        with pytest.raises(WebError, match=r"stands for 127\.0\.0\.2"):
            client.get(server.url())
    assert len(server.requests) == 2


def by_name(host, port):
    return [{"source.example": HERE}.get(host, host)]


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/",
        "http://127.0.0.2:1/",
        "//169.254.169.254/latest/",
        "http://[::1]/",
        "http://2130706433/",
        "file:///etc/passwd",
        "ftp://source.example/",
        "http://user:word@source.example/",
        "http://[",
        "javascript:alert(1)",
    ],
)
def test_it_does_not_follow_a_redirect_to_where_it_would_not_go(server, clock, location):
    server.pages["/page"] = Reply(301, b"", {"Location": location})
    refused(server.url(), near_client(clock, by_name))
    assert server.paths == ["/robots.txt", "/page"]


def test_it_does_not_follow_a_robots_file_to_where_it_would_not_go(server, clock):
    server.pages["/robots.txt"] = Reply(301, b"", {"Location": "http://10.0.0.1/robots.txt"})
    assert "10.0.0.1" in refused(server.url(), near_client(clock, by_name))
    assert server.paths == ["/robots.txt"]


def test_it_does_not_go_from_a_protected_to_an_unprotected_connection():
    with pytest.raises(WebError, match="from a protected to an unprotected") as caught:
        place_of("https://source.example/").to("http://source.example/")
    assert caught.value.trouble is Trouble.REFUSED
    assert place_of("http://source.example/a").to("https://source.example/a").url == "https://source.example/a"


def test_nothing_is_switched_by_the_environment_of_a_process():
    """Tests reach this machine by an argument; a client without it does not."""
    assert isinstance(Client().allowed, PublicOnly)
    assert not ThisMachineOnly().address(ipaddress.ip_address("8.8.8.8"))
