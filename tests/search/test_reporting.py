"""A reader reports an error: kept without a trace of who they are, a few a day, and nothing lost on the way."""

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from programs.models import Program, Report
from search.reporting import throttle
from search.reporting.report_form import ReportForm
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]

SAID = {"field": "visa_j1", "said": "Test: the page says J-1 only", "page_url": "https://example.test/visas"}


@pytest.fixture
def program() -> Program:
    made = made_up.program("Test Hospital of Reports")
    made_up.fact(made, "visa_j1", "yes")
    return made


@pytest.fixture(autouse=True)
def _counts_of_their_own(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """The broker serves the whole run: each test counts under a salt of its own."""
    monkeypatch.setattr(throttle, "SALT", f"test {request.node.name} {timezone.now().isoformat()}")


def address(program: Program, more: str = "") -> str:
    return f"/programs/{program.public_id}/report/{more}"


def test_a_report_is_kept_and_the_page_says_what_happens_next(client: Client, program: Program) -> None:
    answer = client.post(address(program), SAID)
    assert (answer.status_code, answer["Location"]) == (303, address(program, "sent/"))
    kept = Report.objects.get()
    assert (kept.program, kept.field, kept.said, kept.page_url) == (program, *SAID.values())
    assert (kept.outcome, kept.settled_at) == ("open", None)
    page = client.get(answer["Location"]).content.decode()
    assert "Your report is kept. Thank you." in page
    assert "a report alone is no fact" in page
    assert "Your report is kept" not in client.get(answer["Location"]).content.decode()


def test_a_page_whose_address_begins_in_capitals_is_kept(client: Client, program: Program) -> None:
    answer = client.post(address(program), {**SAID, "page_url": "HttpS://example.test/Visas"})
    assert answer.status_code == 303
    assert Report.objects.get().page_url == "https://example.test/Visas"


def test_the_end_of_a_line_counts_as_one_character(client: Client, program: Program) -> None:
    lines = ["x" * 99] * 20
    assert client.post(address(program), {**SAID, "said": "\r\n".join(lines)}).status_code == 303
    assert Report.objects.get().said == "\n".join(lines)


def test_a_report_changes_no_fact(client: Client, program: Program) -> None:
    client.post(address(program), SAID)
    assert [fact.value for fact in program.facts.all()] == ["yes"]


def test_nothing_that_is_kept_tells_who_sent_it(client: Client, program: Program) -> None:
    client.post(address(program), SAID, REMOTE_ADDR="192.0.2.77", headers={"user-agent": "Test browser"})
    columns = {field.name: str(getattr(Report.objects.get(), field.name)) for field in Report._meta.get_fields()}
    assert set(columns) == {
        "id", "program", "field", "said", "page_url", "at", "outcome", "why", "settled_at", "settled_by",
    }  # fmt: skip
    assert not any("192.0.2.77" in value or "Test browser" in value for value in columns.values())
    assert set(client.session.keys()) <= {"_messages"}


def test_the_same_report_sent_twice_is_one(client: Client, program: Program) -> None:
    for _time in range(2):
        assert client.post(address(program), SAID).status_code == 303
    assert Report.objects.count() == 1


WRONG = [
    ({"said": ""}, "Say in a few words what is wrong."),
    ({"said": "x" * 2001}, "Write at most 2000 characters; these are 2001."),
    ({"said": "a\x00b"}, "Null characters are not allowed."),
    ({"page_url": ""}, "Give the address of the page that says so."),
    ({"page_url": "javascript:alert(1)"}, "This is not the address of a page. It begins with https:// or http://."),
    ({"page_url": "ftp://example.test/a"}, "This is not the address of a page. It begins with https:// or http://."),
    ({"field": "salary"}, "Choose one of the list, or the program as a whole."),
]


@pytest.mark.parametrize(("wrong", "words"), WRONG)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    wrong: dict[str, str], words: str, client: Client, program: Program
) -> None:
    given = {**SAID, **wrong}
    answer = client.post(address(program), given)
    page = answer.content.decode()
    assert answer.status_code == 422
    (name,) = wrong
    assert re.search(rf'id="error-{name}"[^§]*?{re.escape(words)}', page)
    assert f'href="#ask-{name}"' in page
    for other in set(SAID) - {name}:
        assert given[other] in page
    assert Report.objects.count() == 0


def test_every_error_of_the_form_is_told_in_its_list(client: Client, program: Program) -> None:
    page = client.post(address(program), {}).content.decode()
    assert page.count('<li><a href="#ask-') == 2


def test_a_half_character_is_refused_before_the_database() -> None:
    form = ReportForm({**SAID, "said": "a\ud800"})
    assert form.errors == {"said": ["This holds characters that cannot be read."]}


def test_the_field_of_the_link_is_chosen_and_an_unknown_one_is_none(client: Client, program: Program) -> None:
    chosen = re.compile(r'<option value="([^"]*)" selected>')
    assert chosen.findall(client.get(address(program, "?field=visa_j1")).content.decode()) == ["visa_j1"]
    assert chosen.findall(client.get(address(program, "?field=salary")).content.decode()) == []


def test_what_a_machine_writes_in_the_hidden_box_is_kept_nowhere(client: Client, program: Program) -> None:
    answer = client.post(address(program), {**SAID, "nickname": "Bot"})
    assert answer.status_code == 303
    assert Report.objects.count() == 0


def test_a_form_without_its_token_is_refused(program: Program) -> None:
    assert Client(enforce_csrf_checks=True).post(address(program), SAID).status_code == 403
    assert Report.objects.count() == 0


def test_one_reader_sends_five_a_day_about_one_program(client: Client, program: Program) -> None:
    other = made_up.program("Test Hospital of the Other")
    statuses = [client.post(address(program), {**SAID, "said": f"Test {n}"}).status_code for n in range(6)]
    assert statuses == [303] * 5 + [429]
    assert client.post(address(other), SAID).status_code == 303
    assert Report.objects.filter(program=program).count() == 5


def test_who_is_refused_learns_when_to_come_back_and_loses_nothing(client: Client, program: Program) -> None:
    for n in range(5):
        client.post(address(program), {**SAID, "said": f"Test {n}"})
    answer = client.post(address(program), SAID)
    assert 86_000 < int(answer["Retry-After"]) <= 86_400
    page = answer.content.decode()
    assert "This was sent often from here, so we take no more for now." in page
    assert "Try again in 24 hours." in page
    assert SAID["said"] in page
    assert SAID["page_url"] in page


def test_one_address_sends_twenty_an_hour_whatever_its_sessions(program: Program) -> None:
    statuses = [
        Client().post(address(program), {**SAID, "said": f"Test {n}"}, REMOTE_ADDR="192.0.2.7").status_code
        for n in range(21)
    ]
    assert statuses == [303] * 20 + [429]
    assert Client().post(address(program), SAID, REMOTE_ADDR="192.0.2.8").status_code == 303


def test_what_is_refused_makes_no_session(program: Program) -> None:
    statuses = [Client().post(address(program), {**SAID, "said": f"Test {n}"}).status_code for n in range(25)]
    assert statuses == [303] * 20 + [429] * 5
    assert Session.objects.count() == 20


def test_what_one_reader_is_refused_is_not_counted_for_the_address(client: Client, program: Program) -> None:
    for n in range(25):
        client.post(address(program), {**SAID, "said": f"Test {n}"})
    assert Client().post(address(program), SAID).status_code == 303


def test_a_form_that_is_wrong_is_not_counted(client: Client, program: Program) -> None:
    for _time in range(6):
        assert client.post(address(program), {**SAID, "said": ""}).status_code == 422
    assert client.post(address(program), SAID).status_code == 303


def test_without_a_count_nothing_is_taken_and_nothing_lost(client: Client, program: Program, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.post(address(program), SAID)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert SAID["said"] in answer.content.decode()
    assert Report.objects.count() == 0


ADDRESSES = [
    ({"REMOTE_ADDR": "192.0.2.7"}, False, "192.0.2.7"),
    ({"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "198.51.100.1"}, False, "192.0.2.7"),
    ({"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "made up, 198.51.100.1"}, True, "198.51.100.1"),
    ({"REMOTE_ADDR": "192.0.2.7"}, True, "192.0.2.7"),
    ({"REMOTE_ADDR": "2001:db8:1:2:3:4:5:6"}, False, "2001:db8:1:2::/64"),
    ({"REMOTE_ADDR": "::ffff:192.0.2.7"}, False, "192.0.2.7"),
    ({"REMOTE_ADDR": ""}, False, ""),
]


@pytest.mark.parametrize(("meta", "behind_proxy", "expected"), ADDRESSES)
def test_a_sender_is_told_by_the_connection_not_by_what_they_claim(
    meta: dict[str, str], behind_proxy: bool, expected: str, rf: Any, settings: Any
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    assert throttle.client_address(rf.get("/", **meta)) == expected


def test_keys_hold_no_address_and_move_with_the_day() -> None:
    limit = throttle.Limit("report-address", 1, 60, "192.0.2.7")
    keys = {throttle._name(limit, timezone.localdate().replace(day=day)) for day in (1, 2)}
    assert len(keys) == 2
    assert not any("192.0.2.7" in key for key in keys)


def test_a_program_that_is_not_in_the_directory_takes_no_report(client: Client, program: Program) -> None:
    Program.objects.update(published=False)
    assert client.get(address(program)).status_code == 404
    assert client.post(address(program), SAID).status_code == 404


def test_the_program_page_leads_to_the_report_from_each_fact(client: Client, program: Program) -> None:
    page = client.get(f"/programs/{program.public_id}/{program.slug}/").content.decode()
    assert f'href="{address(program)}"' in page
    assert re.findall(rf'href="{address(program)}\?field=(\w+)"', page) == ["visa_j1"]


def test_the_page_speaks_spanish(client: Client, program: Program) -> None:
    assert client.get(f"/es{address(program)}").status_code == 200
