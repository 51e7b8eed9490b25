"""A coordinator's signed reply: asked for by mail, good for a week and one program; a fact once a curator agrees."""

import datetime as dt
import re
import socket
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from threading import enumerate as running
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.core import mail
from django.test import Client
from django.utils import timezone

from programs import coordinators, curation
from programs.coordinators import LinkError
from programs.models import Fact, Program, Reading, Source, Statement
from programs.normalise import match_year_of
from search.reporting import throttle
from tests.programs.admin.conftest import make_user
from tests.search import made_up
from tests.search.profiles import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles", "today")]

ADDRESS = "coordinator@med.example.org"


@pytest.fixture
def program() -> Program:
    made = made_up.program("Test Hospital of Replies")
    made_up.fact(made, "visa_j1", "yes", page_url="https://www.residency.example.org/visas")
    return made


@pytest.fixture(autouse=True)
def _counts_of_their_own(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.setattr(throttle, "SALT", f"test {request.node.name} {timezone.now().isoformat()}")


def path(program: Program, more: str = "") -> str:
    return f"/programs/{program.public_id}/coordinator/{more}"


def ask(client: Client, program: Program, address: str = ADDRESS, language: str = "") -> Any:
    answer = client.post(f"{language}{path(program)}", {"address": address})
    for thread in running():
        if thread.name == "coordinator-mail":
            thread.join(10)
    return answer


def link(program: Program) -> str:
    return coordinators.link(program, "example.org")


def send(client: Client, program: Program, **said: str) -> Any:
    return client.post(path(program, "form/"), {"link": link(program), **said})


DOMAINS = [
    ("coordinator@example.org", "example.org"),
    ("coordinator@deep.med.EXAMPLE.org", "example.org"),
    ("coordinator@example.com", ""),
    ("coordinator@notexample.org", ""),
    ("coordinator@example.org.evil.example.com", ""),
    ("coordinator@org", ""),
    ("coordinator@gmail.com", ""),
]


@pytest.mark.parametrize(("address", "expected"), DOMAINS)
def test_only_the_domain_of_the_programs_own_pages_speaks_for_it(address: str, expected: str, program: Program) -> None:
    made_up.statement(program, "step3", "yes", page_url="https://sites.google.com/view/test")
    made_up.statement(program, "step3", "yes", page_url="https://test.gmail.com/")
    assert coordinators.may_speak_from(program, address) == expected


def test_the_domain_of_a_tracker_speaks_for_no_program(program: Program) -> None:
    tracker = made_up.source("test-tracker", kind="tracker")
    made_up.statement(program, "step3", "yes", source=tracker, page_url="https://tracker.example.com/list")
    assert coordinators.domains_of(program) == {"example.org"}


def test_a_public_suffix_is_nobodys_domain() -> None:
    assert coordinators.domain_of("nhs.uk") == coordinators.domain_of("ac.uk") == ""
    assert coordinators.domain_of("med.test.ac.uk") == "test.ac.uk"


class Kept(Message):
    def __init__(self, letters: list[Any]) -> None:
        super().__init__()
        self.letters = letters

    def handle_message(self, message: Any) -> None:
        self.letters.append(message_from_bytes(message.as_bytes(), policy=default))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.fixture
def mailbox(settings: Any) -> Iterator[list[Any]]:
    """A mail server on this machine that keeps what it is given."""
    letters: list[Any] = []
    server = Controller(Kept(letters), hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = False
    yield letters
    server.stop()


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/es", "es")])
def test_the_link_arrives_as_text_and_html_in_the_readers_language(
    prefix: str, language: str, client: Client, program: Program, mailbox: list[Any]
) -> None:
    assert ask(client, program, language=prefix).status_code == 303
    (letter,) = mailbox
    assert letter["X-RcptTo"] == ADDRESS
    text, html = (part.get_content() for part in letter.walk() if not part.is_multipart())
    assert f'<html lang="{language}">' in html
    (url,) = re.findall(r"http://testserver\S+link=\S+", text)
    assert url in html
    assert urlsplit(url).path == f"{prefix}{path(program, 'form/')}"
    page = client.get(url)
    assert page.status_code == 200
    assert "Test Hospital of Replies" in page.content.decode()


def test_the_answer_is_the_same_whether_an_address_fits_or_not(client: Client, program: Program) -> None:
    fits, does_not = ask(client, program), ask(client, program, "somebody@gmail.com")
    assert (fits.status_code, fits["Location"]) == (does_not.status_code, does_not["Location"])
    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]
    page = client.get(fits["Location"]).content.decode()
    assert "we do not say here whether an address fits" in page


def test_the_address_is_kept_nowhere_and_stands_in_no_log(
    client: Client, program: Program, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with caplog.at_level("DEBUG"):
        answer = ask(client, program)
    assert answer.status_code == 303
    assert "a coordinator's link could not be sent: ConnectionRefusedError" in caplog.text
    assert ADDRESS not in caplog.text
    assert ADDRESS not in str(dict(client.session))
    assert ADDRESS not in link(program)


@pytest.mark.parametrize("address", ["", "nobody", "a@b@c", "x" * 260 + "@example.org"])
def test_what_is_no_address_is_told_beside_its_box(address: str, client: Client, program: Program) -> None:
    answer = ask(client, program, address)
    assert answer.status_code == 422
    assert 'id="error-address"' in answer.content.decode()
    assert mail.outbox == []


def test_one_address_gets_three_links_a_day(client: Client, program: Program) -> None:
    assert [ask(client, program).status_code for _time in range(4)] == [303] * 3 + [429]
    assert len(mail.outbox) == 3


def test_an_address_that_does_not_fit_is_counted_alike(client: Client, program: Program) -> None:
    statuses = [ask(client, program, "somebody@gmail.com").status_code for _time in range(4)]
    assert statuses == [303] * 3 + [429]


def test_a_link_is_good_for_a_week(client: Client, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    signed, made = link(program), time.time()
    monkeypatch.setattr("time.time", lambda: made + 7 * 24 * 3600 - 60)
    assert coordinators.domain_in(signed, program) == "example.org"
    monkeypatch.setattr("time.time", lambda: made + 7 * 24 * 3600 + 60)
    with pytest.raises(LinkError, match="expired"):
        coordinators.domain_in(signed, program)
    answer = client.get(path(program, "form/"), {"link": signed})
    assert answer.status_code == 410
    assert "It was good for seven days, and they are over." in answer.content.decode()
    reply = {"link": signed, "visa_h1b": "no"}  # of a form that was opened in time
    assert client.post(path(program, "form/"), reply).status_code == 303
    monkeypatch.setattr("time.time", lambda: made + 8 * 24 * 3600 + 60)
    assert client.post(path(program, "form/"), reply).status_code == 410


@pytest.mark.parametrize("wrong", ["", "x", "cut", "other"])
def test_a_link_that_is_not_whole_or_of_another_program_opens_nothing(
    wrong: str, client: Client, program: Program
) -> None:
    signed = {"cut": link(program)[:-2], "other": link(made_up.program("Test Hospital Elsewhere"))}.get(wrong, wrong)
    for answer in (
        client.get(path(program, "form/"), {"link": signed}),
        client.post(path(program, "form/"), {"link": signed, "visa_j1": "no"}),
    ):
        assert answer.status_code == 403
        assert "Mail programs sometimes cut long addresses." in answer.content.decode()
    assert not Source.objects.filter(name="coordinators").exists()


def test_a_reply_waits_for_a_curator_and_says_whose_it_is(client: Client, program: Program) -> None:
    answer = send(client, program, visa_h1b="case_by_case", min_step2="230", **{"min_step2-strength": "preferred"})
    assert (answer.status_code, answer["Location"]) == (303, path(program, "thanks/"))
    found = {row.field: row for row in Statement.objects.waiting().filter(source__name="coordinators")}
    assert {name: (row.value, row.strength) for name, row in found.items()} == {
        "visa_h1b": ("case_by_case", ""),
        "min_step2": ("230", "preferred"),
    }
    row = found["visa_h1b"]
    assert row.review_reason == "a coordinator's reply from example.org"
    assert (row.stated_cycle, row.match_year, row.how_read) == ("2027", 2027, "coordinator")
    assert (row.source.kind, row.source.rank) == ("coordinator", 3)
    assert [(reading.day, reading.read_from) for reading in row.readings.all()] == [(DAY, "live")]
    assert not Fact.objects.filter(program=program, field="visa_h1b").exists()


def test_accepted_it_is_a_fact_of_rank_three(client: Client, program: Program) -> None:
    send(client, program, visa_h1b="case_by_case")
    (row,) = Statement.objects.waiting()
    curation.decide(statement=row, verdict="accepted", by=make_user("curator@example.org", "Curator"), day=DAY)
    fact = Fact.objects.get(program=program, field="visa_h1b")
    assert (fact.value, fact.statement) == ("case_by_case", row)
    page = client.get(f"/programs/{program.public_id}/", follow=True).content.decode()
    assert "Coordinator&#x27;s signed reply" in page


def test_sending_twice_adds_nothing(client: Client, program: Program) -> None:
    for _time in range(2):
        assert send(client, program, visa_h1b="no").status_code == 303
    assert Statement.objects.filter(source__name="coordinators").count() == 1
    assert Reading.objects.filter(statement__source__name="coordinators").count() == 1


WRONG = [
    ({"min_step2": "400"}, "A whole number from 1 to 300."),
    ({"application_deadline": "soon"}, "YYYY-MM-DD, or --MM-DD for a day that holds every season."),
    ({"visa_j1": "perhaps"}, "Select a valid choice."),
    ({}, "Nothing is stated yet. One answer is enough."),
]


@pytest.mark.parametrize(("said", "words"), WRONG)
def test_what_cannot_be_is_told_and_nothing_is_lost(
    said: dict[str, str], words: str, client: Client, program: Program
) -> None:
    answer = send(client, program, letters="3" if said else "", **said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    if said:
        assert re.search(r'name="letters"[^>]*value="3"', page)
    assert not Statement.objects.filter(source__name="coordinators").exists()


def test_the_form_shows_what_stands_and_starts_with_not_said(client: Client, program: Program) -> None:
    page = client.get(path(program, "form/"), {"link": link(program)}).content.decode()
    assert "Now: Yes" in page
    assert "Now: not stated" in page
    assert re.findall(r'<option value="([^"]*)" selected', page).count("") == page.count("<select")


def test_a_form_without_its_token_is_refused(program: Program) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(path(program), {"address": ADDRESS}).status_code == 403
    assert send(client, program, visa_j1="no").status_code == 403
    assert Statement.objects.filter(source__name="coordinators").count() == 0


def test_the_link_stands_in_the_query_which_is_not_logged(client: Client, program: Program) -> None:
    ask(client, program)
    (url,) = re.findall(r"http://testserver\S+", str(mail.outbox[0].body))
    assert parse_qs(urlsplit(url).query)["link"]
    assert urlsplit(url).path == path(program, "form/")


def test_a_program_that_is_not_in_the_directory_has_no_form(client: Client, program: Program) -> None:
    signed = link(program)
    Program.objects.update(published=False)
    for more in ("", "sent/", "thanks/", f"form/?link={signed}"):
        assert client.get(path(program, more)).status_code == 404


def test_a_day_of_the_reply_is_a_live_reading(program: Program) -> None:
    said = [coordinators.Stated("visa_j1", "no")]
    later = DAY + dt.timedelta(days=3)
    first = coordinators.state(program=program, domain="example.org", said=said, season=2027, day=DAY)
    second = coordinators.state(program=program, domain="example.org", said=said, season=2027, day=later)
    assert (first.new, second.new) == (1, 0)
    assert [
        reading.day for reading in Reading.objects.filter(statement__source__name="coordinators").order_by("day")
    ] == [DAY, later]


def test_the_season_that_the_form_spoke_of_is_the_one_recorded(
    client: Client, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(2027, 5, 31))
    shown = client.get(path(program, "form/"), {"link": link(program)}).content.decode()
    assert "the 2027 Match" in shown
    sent = dict(re.findall(r'<input type="hidden" name="(link|season)" value="([^"]*)"', shown))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(2027, 6, 1))
    assert client.post(path(program, "form/"), {**sent, "visa_h1b": "yes"}).status_code == 303
    assert set(Statement.objects.filter(source__name="coordinators").values_list("match_year", flat=True)) == {2027}


@pytest.mark.parametrize("season", ["", "x", "²", "99999", "2031"])
def test_a_season_that_no_form_spoke_of_is_the_running_one(client: Client, program: Program, season: str) -> None:
    sent = {"link": link(program), "season": season, "visa_h1b": "yes"}
    assert client.post(path(program, "form/"), sent).status_code == 303
    years = set(Statement.objects.filter(source__name="coordinators").values_list("match_year", flat=True))
    assert years == {match_year_of(timezone.localdate())}
