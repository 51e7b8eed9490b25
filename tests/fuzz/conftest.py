"""A server of two processes with a directory of its own, and one applicant who keeps one of everything."""

from collections.abc import Iterator
from dataclasses import dataclass
from os import environ
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client

from applicants.models import Applicant
from programs.models import Fact, Program, Statement, Track
from tests.applicants.accounts.filled import TOLD, Filled, applicant, filled, user
from tests.browser.conftest import served
from tests.fuzz.asking import Request, ask
from tests.fuzz.places import Place, learn, places
from tests.opening import connected_to, copied

NAME = "openward_fuzz"


@dataclass
class Target:
    """What is asked. `sessions`: a new one for the applicant, who may be signed out by what is sent."""

    port: int
    log: Path
    places: list[Place]
    applicant: Applicant
    unblocked: object

    def sign_in(self) -> bytes:
        with self.unblocked.unblock(), connected_to(NAME):  # type: ignore[attr-defined]
            client = Client()
            client.force_login(self.applicant.user)  # type: ignore[arg-type]
            return client.cookies["sessionid"].value.encode()

    def directory(self) -> tuple[int, ...]:
        with self.unblocked.unblock(), connected_to(NAME):  # type: ignore[attr-defined]
            return tuple(model.objects.count() for model in (Program, Track, Statement, Fact))

    def page(self, path: str, session: bytes) -> tuple[int, str]:
        headers = [("Host", b"127.0.0.1"), ("Cookie", b"sessionid=" + session)]
        answer = ask(self.port, Request("GET", path.encode(), headers))
        return answer.status, answer.body.decode(errors="replace")


def keeps_one_of_everything() -> Filled:
    reader = applicant(user("fuzzed@example.org"), profile=TOLD)
    program = Program.objects.get(public_id="1080-140")
    # `filled` wants one track to which another leads.
    program.tracks.all().delete()
    for kind, code in (("C", "1080140C0"), ("A", "1080140A0")):
        Track.objects.update_or_create(
            nrmp_code=code, defaults={"program": program, "kind": kind, "name": f"Test {kind}"}
        )
    return filled(reader, "sorrel", program)


@pytest.fixture(scope="package")
def target(opening_url: str, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    log = tmp_path_factory.mktemp("fuzz") / "server.log"
    with copied(NAME) as (_, url):
        with django_db_blocker.unblock(), connected_to(NAME):  # type: ignore[attr-defined]
            of = keeps_one_of_everything()
            every = places(of)
        # As behind a proxy, so that each request comes from another address and no limit answers in a page's place.
        told = {"DATABASE_URL": url, "DEBUG": "no", "LOG_LEVEL": "WARNING", "BEHIND_PROXY": "yes"}
        told["API_CALLS_A_MINUTE"] = "0"
        with served({**environ, **told}, log) as server:
            port = urlsplit(server).port
            assert port
            made = Target(port, log, every, of.applicant, django_db_blocker)
            session = made.sign_in()
            learn(every, lambda path: made.page(path, session))
            yield made
