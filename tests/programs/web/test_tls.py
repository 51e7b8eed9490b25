"""A protected connection is held to the name that was asked for, though it goes to an address checked before."""

import ssl

import pytest
import trustme

from programs.web import Trouble, WebError
from tests.programs.web.source_server import Reply, near_client, serving


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def trust(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def context_for(authority, *names, **given):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **given).configure_cert(context)
    return context


def broken(server, trust):
    with near_client(trust=trust) as client, pytest.raises(WebError) as caught:
        client.get(server.url())
    assert caught.value.trouble is Trouble.UNREACHABLE
    assert server.requests == []
    return caught.value


def test_it_reads_over_a_protected_connection(authority, trust):
    with serving(context_for(authority, "source.example")) as server, near_client(trust=trust) as client:
        server.pages["/page"] = Reply(200, b"x")
        assert client.get(server.url()).content == b"x"


def test_it_reads_from_an_ip_address_whose_certificate_names_it(authority, trust):
    with serving(context_for(authority, "127.0.0.1")) as server, near_client(trust=trust) as client:
        server.pages["/page"] = Reply(200, b"x")
        assert client.get(server.url(host="127.0.0.1")).content == b"x"


def test_a_certificate_for_another_name_does_not_hold(authority, trust):
    with serving(context_for(authority, "other.example", "127.0.0.1")) as server:
        error = broken(server, trust)
    assert "The certificate of source.example does not hold" in error.sentence
    assert not error.transient


def test_a_certificate_by_nobody_known_does_not_hold(trust):
    with serving(context_for(trustme.CA(), "source.example")) as server:
        assert "does not hold" in broken(server, trust).sentence


def test_the_authorities_trusted_by_default_do_not_know_that_of_a_test(authority):
    with (
        serving(context_for(authority, "source.example")) as server,
        near_client() as client,
        pytest.raises(WebError, match="does not hold: "),
    ):
        client.get(server.url())


def test_a_protected_connection_to_a_server_without_one_does_not_come_about(server, trust):
    address = server.url().replace("http:", "https:")
    with near_client(trust=trust) as client, pytest.raises(WebError, match="No protected connection to source"):
        client.get(address)


def test_it_does_not_follow_a_redirect_to_an_unprotected_page(authority, trust, server):
    server.pages["/page"] = Reply(200, b"x")
    with serving(context_for(authority, "source.example")) as protected, near_client(trust=trust) as client:
        protected.pages["/page"] = Reply(301, b"", {"Location": server.url()})
        with pytest.raises(WebError, match="from a protected to an unprotected") as caught:
            client.get(protected.url())
    assert caught.value.trouble is Trouble.REFUSED
    assert server.requests == []
