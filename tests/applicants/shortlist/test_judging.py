"""What is said of a program on a list: for the list's own season, and for the tracks that are meant."""

from typing import Any

import pytest
from django.test import Client

from applicants.models import Applicant
from programs.models import Program
from tests.applicants.shortlist.conftest import DAY, Saves, entry
from tests.search import made_up

pytestmark = pytest.mark.django_db
CLOSED = "They state a limit you do not meet"
ANSWERS = {"work_status": "none", "visas": ["j1"], "step2": "231", "graduated_year": "2019"}
PAGES = ("/list/", "/list/print/", "/list/list.csv", "/plan/")


def limit(program: Program, field: str, value: str, **more: Any) -> None:
    made_up.fact(program, field, value, live=DAY, strength="required", basis="explicit", **more)


def says_closed(client: Client, address: str) -> bool:
    answer = client.get(address)
    assert answer.status_code == 200
    return CLOSED in answer.content.decode("utf-8-sig")


def of_p(saved: Saves) -> Any:
    """A program whose preliminary positions are closed to who needs a J-1, and whose others are not."""
    kept = saved("Test Hospital of P")
    made_up.track(kept.program, "C")
    made_up.track(kept.program, "P")
    limit(kept.program, "visa_j1", "no", kind="P")
    return kept


def test_a_list_speaks_of_the_tracks_that_are_meant(client: Client, saved: Saves) -> None:
    kept = of_p(saved)
    client.post("/match/", ANSWERS)
    pages = ("/list/", f"/list/{kept.program.public_id}/", *PAGES[1:3])
    assert [says_closed(client, page) for page in pages] == [False] * 4
    kept.tracks.set(kept.program.tracks.filter(kind="P"))
    assert [says_closed(client, page) for page in pages] == [True] * 4
    kept.tracks.set(kept.program.tracks.all())
    assert [says_closed(client, page) for page in pages] == [False] * 4


def test_a_list_is_ordered_by_what_it_says(client: Client, saved: Saves) -> None:
    kept, other = of_p(saved), saved("Test Hospital of none")
    kept.tracks.set(kept.program.tracks.filter(kind="P"))
    client.post("/match/", ANSWERS)
    shown = client.get("/list/?order=verdict").content.decode()
    assert shown.index(other.program.public_id) < shown.index(kept.program.public_id)


def test_another_seasons_list_is_judged_for_that_season(client: Client, applicant: Applicant, saved: Saves) -> None:
    kept = saved()
    limit(kept.program, "max_years_since_graduation", "7")
    entry(applicant, kept.program, match_year=2028, position=1)
    client.post("/match/", ANSWERS)
    for address in PAGES[:3]:
        assert [says_closed(client, f"{address}?season={season}") for season in (2027, 2028)] == [False, True]
    wasted = [client.get(f"/plan/?season={season}").context["wasted"].count for season in (2027, 2028)]
    assert wasted == [0, 1]
