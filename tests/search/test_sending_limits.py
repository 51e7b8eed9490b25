"""How often one may send: what is refused uses up nothing of anybody else. Every row is made up."""

import datetime as dt

import pytest
import redis
from django.conf import settings
from django.core import mail
from django.test import Client

from programs.models import Program
from search.reporting import throttle
from search.reporting.throttle import Limit
from tests.search.profiles import DAY
from tests.search.test_coordinators import _counts_of_their_own, ask, program  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles", "today")]


def counts(limits: list[Limit], day: dt.date = DAY) -> list[int]:
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        return [int(client.get(throttle._name(limit, day)) or 0) for limit in limits]


def test_what_one_limit_refuses_uses_up_no_other() -> None:
    limits = [Limit("own", 2, 60, "192.0.2.7"), Limit("of-all", 5, 600, "1022-140")]
    waits = [throttle.wait(limits, DAY) for _time in range(5)]
    assert [wait > 0 for wait in waits] == [False, False, True, True, True]
    assert max(waits) <= 60
    assert counts(limits)[1] == 2


def test_the_longest_wait_is_told_where_two_limits_refuse() -> None:
    limits = [Limit("own", 1, 60, "192.0.2.7"), Limit("of-all", 1, 600, "1022-140")]
    throttle.wait(limits, DAY)
    assert 590 < throttle.wait(limits, DAY) <= 600


@pytest.mark.parametrize("at", ["gmail.com", "example.org"])
def test_one_client_cannot_close_a_program_to_its_coordinator(at: str, client: Client, program: Program) -> None:  # noqa: F811
    statuses = [ask(client, program, f"test{number}@{at}").status_code for number in range(25)]
    assert statuses == [303] * 10 + [429] * 15
    mail.outbox.clear()
    assert ask(Client(REMOTE_ADDR="198.51.100.7"), program).status_code == 303
    assert len(mail.outbox) == 1


def test_past_twenty_links_a_day_the_answer_is_the_same_and_no_link_is_sent(program: Program) -> None:  # noqa: F811
    clients = [Client(REMOTE_ADDR=f"198.51.100.{number}") for number in range(21)]
    answers = [ask(client, program, f"test{number}@example.org") for number, client in enumerate(clients)]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(303, answers[0]["Location"])}
    assert len(mail.outbox) == 20
