"""A line for each request: by view, with an id that all it causes carries, and without anything of the reader."""

import re

import pytest
from django.test import Client

from tests.config.lines import Written

LOGGER = "config.request_log"
SENT = {
    "query": "q=nephrology-of-mine",
    "body": {"step2": "233,217", "graduated": "2017-03", "school": "A Test School Of Mine"},
    "agent": "a-browser-of-mine/1.0",
    "address": "192.0.2.77",
    "referrer": "https://example.org/where-i-was",
    "cookie": "a-session-of-mine",
}


@pytest.mark.django_db
def test_each_request_has_one_line_with_its_view(client: Client, written: Written) -> None:
    answer = client.get("/es/sources/?q=x", headers={"x-request-id": "from-the-proxy.1"})
    (line,) = written.of(LOGGER)
    assert line["message"] == "GET /es/sources/ 200"
    assert (line["view"], line["status"], line["request_id"]) == ("search:source-list", 200, "from-the-proxy.1")
    assert 0 < line["seconds"] < 60
    assert answer["X-Request-ID"] == "from-the-proxy.1"


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, "a\tb", "é", "<script>"])
def test_an_id_that_is_not_plain_is_replaced(client: Client, given: str) -> None:
    answer = client.get("/healthz", headers={"x-request-id": given})
    assert re.fullmatch(r"[0-9a-f]{32}", answer["X-Request-ID"])


def test_probes_are_told_when_they_fail_or_when_all_is_asked_for(client: Client, written: Written) -> None:
    client.get("/healthz")
    client.get("/metrics")
    assert [(line["path"], line["level"]) for line in written.of(LOGGER)] == [
        ("/healthz", "DEBUG"),
        ("/metrics", "INFO"),
    ]


def test_no_word_that_a_client_makes_up_becomes_a_method_or_a_view(client: Client, written: Written) -> None:
    client.generic("BREW", "/no/such/page/")
    (line,) = written.of(LOGGER)
    assert (line["method"], line["view"], line["status"]) == ("other", "none", 404)


@pytest.mark.django_db
def test_nothing_that_a_reader_sent_is_logged(client: Client, written: Written) -> None:
    client.cookies["sessionid"] = SENT["cookie"]
    for path in ("/match/", "/no-such-page/", "/programs/"):
        client.post(
            f"{path}?{SENT['query']}",
            SENT["body"],
            headers={"user-agent": SENT["agent"], "referer": SENT["referrer"]},
            REMOTE_ADDR=SENT["address"],
        )
    assert len(written.of(LOGGER)) == 3
    assert_nothing_sent(written.text)


@pytest.mark.django_db
def test_an_error_is_told_with_its_request_and_nothing_that_was_sent(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise RuntimeError("a fault made for this test")

    monkeypatch.setattr("search.views.match.questions_page", fail)
    client = Client(raise_request_exception=False)
    answer = client.post(f"/match/?{SENT['query']}", SENT["body"], REMOTE_ADDR=SENT["address"])
    assert answer.status_code == 500
    (line,) = written.of("django.request")
    assert line["message"] == "Internal Server Error: /match/"
    assert line["exception"].endswith("RuntimeError: a fault made for this test")
    assert line["request_id"] == written.of(LOGGER)[0]["request_id"] == answer["X-Request-ID"]
    assert_nothing_sent(written.text)


def assert_nothing_sent(text: str) -> None:
    body = SENT["body"]
    assert isinstance(body, dict)
    sent = [*(str(value) for name, value in SENT.items() if name != "body"), *body.values()]
    assert len(sent) == 8
    assert [value for value in sent if value in text] == []
