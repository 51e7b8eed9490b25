"""`/list/`: a season's programs, what they state for the reader, and few queries however many there are."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applicants.models import Applicant, ShortlistEntry, User
from programs.models import Program, SpecialtySignal
from search import index
from tests.applicants.shortlist.conftest import DAY, NOW, SEASON, Saves, entry
from tests.search import made_up

pytestmark = pytest.mark.django_db
ANSWERS = {"work_status": "none", "visas": ["j1"], "step2": "231", "graduated_year": "2019"}
MOST_QUERIES = 11


def page(client: Client, query: str = "") -> str:
    return client.get(f"/list/{query}").content.decode()


def test_an_empty_list_says_what_to_do_first(client: Client) -> None:
    shown = page(client)
    assert "Nothing is saved for the 2027 Match yet" in shown
    assert "Search programs" in shown
    assert not Applicant.objects.exists()


def test_without_answers_the_list_asks_for_two_minutes(client: Client, saved: Saves) -> None:
    saved()
    assert "which takes two minutes" in page(client)


def test_the_verdict_its_reason_and_the_next_step_stand_beside_each(client: Client, saved: Saves) -> None:
    of = saved()
    made_up.fact(of.program, "visa_j1", "no", live=DAY, strength="required", basis="explicit")
    client.post("/match/", ANSWERS)
    shown = page(client)
    assert "which takes two minutes" not in shown
    assert "They state a limit you do not meet" in shown
    assert "Use the fee for another program unless this changes" in shown


def test_the_verdict_is_kept_current(client: Client, saved: Saves) -> None:
    of = saved()
    fact = made_up.fact(of.program, "visa_j1", "no", live=DAY, strength="required", basis="explicit")
    client.post("/match/", ANSWERS)
    assert "They state a limit you do not meet" in page(client)
    fact.delete()
    made_up.fact(of.program, "visa_j1", "yes", live=DAY)
    assert "They state a limit you do not meet" not in page(client)


def test_filters_and_orders_stand_in_the_address(client: Client, saved: Saves) -> None:
    saved("Aaa", status="applied", tags=["near"])
    late, soon = saved("Late"), saved("Soon")
    made_up.deadline(late.program, "2026-12-15")
    made_up.deadline(soon.program, "2026-12-01")
    assert ["Aaa" in page(client, query) for query in ("?status=applied", "?tag=near", "?status=ranked")] == [
        True,
        True,
        False,
    ]
    assert "No program of this list is like that" in page(client, "?tag=nobody")
    by_deadline = page(client, "?order=deadline")
    assert by_deadline.index("Soon") < by_deadline.index("Late") < by_deadline.index(">Aaa<")


@pytest.mark.parametrize(
    "query",
    [
        "?order=chance",
        "?page=999",
        "?page=-1",
        "?page=%00",
        "?status=%ED%A0%80",
        "?tag=%00",
        "?season=1850",
        "?season=x",
    ],
)
def test_an_address_that_means_nothing_is_answered(client: Client, saved: Saves, query: str) -> None:
    saved()
    assert client.get(f"/list/{query}").status_code == 200


def test_each_season_has_a_list_of_its_own(client: Client, applicant: Applicant, saved: Saves) -> None:
    saved("This year")
    entry(applicant, made_up.program("Last year"), match_year=2026, position=1)
    now, before = page(client), page(client, "?season=2026")
    assert ["This year" in now, "Last year" in now] == [True, False]
    assert ["This year" in before, "Last year" in before] == [False, True]
    assert ["2027 (1)" in now, "2026 (1)" in now] == [True, True]


def test_a_program_that_left_the_directory_stays_on_the_list_and_says_so(client: Client, saved: Saves) -> None:
    of = saved()
    Program.objects.filter(pk=of.program_id).update(published=False)
    client.post("/match/", ANSWERS)
    assert "does not list this program now" in page(client)
    assert client.get(f"/list/{of.program.public_id}/").status_code == 200


def many(applicant: Applicant, count: int) -> None:
    """With all that a row can show: a statement that decides, a deadline, tracks, tags, a signal."""
    SpecialtySignal.objects.get_or_create(
        specialty=made_up.specialty(), match_year=SEASON, defaults={"gold": 3, "silver": 12, "grade": "C"}
    )
    for number in range(count):
        program = made_up.program(f"Test {number:03}", kinds="CP")
        made_up.fact(program, "visa_j1", "yes")
        made_up.deadline(program, "--12-01")
        of = entry(applicant, program, tags=["near"], signal="gold")
        of.tracks.set(program.tracks.all())


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Any:
    """As a process of the site holds its index, which looks once a second whether it must be built anew."""

    def hold() -> None:
        made = index.build(DAY)

        def current(_day: dt.date) -> index.Index:
            index.version_number()
            return made

        monkeypatch.setattr("search.current._held", SimpleNamespace(current=current))

    return hold


@pytest.mark.parametrize("signed_in", [False, True])
def test_two_hundred_programs_take_as_few_queries_as_ten(client: Client, held: Any, signed_in: bool) -> None:
    """The looks of the index at the directory's number, one a second at most for all readers, are among them."""
    applicant = Applicant.objects.create(seen_at=NOW)
    if signed_in:
        user = User.objects.create_user("reader@example.test", "a password of this test")
        applicant.user = user
        applicant.save()
        client.force_login(user)
    else:
        session = client.session
        session["applicant"] = applicant.pk
        session.save()
        client.cookies["sessionid"] = session.session_key
    client.post("/match/", ANSWERS)
    taken = []
    for more in (10, 190):
        many(applicant, more)
        held()
        client.get("/list/")
        for query in ("", "?order=verdict", "?order=deadline"):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                shown = page(client, query)
            taken.append(len(queries))
            assert "200" in shown or more == 10
    assert ShortlistEntry.objects.count() == 200
    assert len(set(taken)) == 1
    assert max(taken) <= MOST_QUERIES, [query["sql"][:160] for query in queries]
