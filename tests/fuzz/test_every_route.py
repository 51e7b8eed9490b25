"""Hostile requests to every route of the URL conf, from two kinds of readers: none may break the server.

Each is answered, in time, by no error of the server's, and nothing of its code is told. Over raw connections to
gunicorn, PostgreSQL and Valkey. The gate asks the same ones each time; the long run asks new ones.
"""

import os
from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.asking import Answer, Request, ask
from tests.fuzz.conftest import Target
from tests.fuzz.hostile import requests
from tests.fuzz.places import Place, parameters

FULL = bool(os.environ.get("FULL"))
EACH, OF_THE_ADMIN, EVERY = (24, 5, 1) if FULL else (1, 1, 3)
"""Cases for a route, for one of the admin's, which lets neither reader in, and how many of those are asked."""
CASES = 5155 if FULL else 240
SLOWEST = 10
ROUTES, ADMINS = 165, 239
WORDS_OF_FAILURE = (b"Internal Server Error", b"Error handling request", b"Exception in worker", b"WORKER TIMEOUT")
"""Of Django and gunicorn. A host that is refused is logged with a traceback, and is none."""
HERE_IT_IS_FINE = list(HealthCheck)


def fault(answer: Answer) -> str:
    if not 200 <= answer.status < 500:
        return f"answered {answer.status}"
    if b"Traceback (most recent call last)" in answer.body:
        return "told its code"
    return f"took {answer.seconds:.0f} s" if answer.seconds > SLOWEST else ""


@dataclass
class Run:
    """What was sent so far, and what came of it."""

    target: Target
    signed_in: bool
    session: bytes | None = None
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: dict[tuple[str, str], list[Request]] = field(default_factory=dict)

    def send(self, place: Place, made_up: Request) -> None:
        request = made_up.in_session(self.session)
        answer = ask(self.target.port, request)
        self.statuses[answer.status] += 1
        if found := fault(answer):
            self.wrong.setdefault((found, place.name), []).append(request)
        if any(told.startswith(b"sessionid=") for told in answer.header("Set-Cookie")):
            self.session = self.target.sign_in() if self.signed_in else given_session(answer)

    def told(self) -> str:
        """One example of each fault."""
        return "\n\n".join(f"{len(sent)} x {fault}: {sent[-1]}" for fault, sent in self.wrong.items())


def given_session(answer: Answer) -> bytes | None:
    told = next(one for one in answer.header("Set-Cookie") if one.startswith(b"sessionid="))
    return told.partition(b"=")[2].partition(b";")[0].strip(b'"') or None


def cases(place: Place, names: list[str], count: int, reader: str) -> list[Request]:
    """So many. The simplest, with which hypothesis begins each time, is not among them."""
    made: list[Request] = []
    run = settings(
        max_examples=count + 1, phases=[Phase.generate], database=None, suppress_health_check=HERE_IT_IS_FINE
    )(given(requests(place, names))(lambda one: made.append(one)))
    (run if FULL else seed(f"{place.name} {reader}")(run))()
    return made[1 : count + 1]


@pytest.mark.parametrize("reader", ["anonymous", "applicant"])
def test_nothing_that_is_sent_breaks_the_server(reader: str, target: Target) -> None:
    before, names = target.directory(), parameters()
    own = [place for place in target.places if not place.is_admin]
    admin = [place for place in target.places if place.is_admin]
    assert (len(own), len(admin)) == (ROUTES, ADMINS)
    run = Run(target, reader == "applicant")
    run.session = target.sign_in() if run.signed_in else None
    for place in [*own, *admin[:: EVERY * (1 if run.signed_in else -1)]]:
        count = OF_THE_ADMIN if place.is_admin else EACH
        for request in cases(place, names, count, reader):
            run.send(place, request)
    assert not run.wrong, run.told()
    assert run.statuses.total() >= CASES
    assert {200, 302, 400, 404, 405} <= set(run.statuses), "some got in, and some were refused"
    assert target.directory() == before
    logged = target.log.read_bytes()
    assert not [words for words in WORDS_OF_FAILURE if words in logged]
    print(reader, sorted(run.statuses.items()))
