"""Money at risk, on made-up programs that state limits. No such hospital exists."""

import pytest
from django.test import Client

from applicants.models import Status
from programs.models import Fee, Track
from tests.applicants.planning.conftest import PROFILE, SEASON, entry, keeper, page
from tests.search import made_up
from tests.search.profiles import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles", "_fees")]

SAID_NOW = {"live": DAY, "basis": "explicit", "match_year": SEASON}


@pytest.fixture
def _fees() -> None:
    row = {"match_year": SEASON, "fee": "eras_application", "unit": "program", "per": "specialty", "grade": "C2"}
    Fee.objects.create(**row, amount_usd=11, from_count=1, to_count=30)
    Fee.objects.create(**row, amount_usd=30, from_count=31)


def test_money_on_programs_that_state_a_current_limit_is_told_by_name_and_amount(client: Client) -> None:
    applicant = keeper(client, PROFILE)
    closed, doubted = made_up.program("Test Closed Hospital"), made_up.program("Test Doubted Hospital")
    for one, more in ((closed, SAID_NOW), (doubted, {})):
        made_up.fact(one, "max_failed_attempts", "0", strength="required", **more)
        made_up.fact(one, "visa_j1", "yes", **more)
    entry(applicant, closed, 1)
    entry(applicant, doubted, 2, status=Status.APPLIED)
    wasted, doubtful = risk_of(page(client)).split("May be wasted", 1)
    assert "Test Closed Hospital" in wasted
    assert "Test Doubted Hospital" not in wasted
    assert '<b class="plan-amount">$11</b> for 1 program' in wasted
    assert "your list costs $11 less" in wasted
    assert "They state a limit you do not meet" in wasted
    assert "Failed attempts" in wasted
    assert '<a href="https://example.test/page" rel="noopener noreferrer">' in wasted
    assert '<b class="current">' in wasted
    assert "Test Doubted Hospital" in doubtful
    assert '<b class="undated">' in doubtful
    assert "$11 of it is spent already." in doubtful
    assert "Test Closed Hospital" not in doubtful


def test_the_tracks_that_are_meant_decide(client: Client) -> None:
    applicant = keeper(client, PROFILE)
    program = made_up.program("Test Two Kinds", kinds="CP")
    made_up.fact(program, "visa_j1", "yes", **SAID_NOW)
    made_up.fact(program, "max_failed_attempts", "0", strength="required", kind="C", **SAID_NOW)
    row = entry(applicant, program, 1)
    assert "Test Two Kinds" not in risk_of(page(client))
    row.tracks.set(Track.objects.filter(program=program, kind="C"))
    assert "Test Two Kinds" in risk_of(page(client))
    row.tracks.set(Track.objects.filter(program=program, kind="P"))
    assert "Test Two Kinds" not in risk_of(page(client))


def risk_of(shown: str) -> str:
    return shown[shown.index('id="risk"') : shown.index('id="by-specialty"')]


def test_a_program_that_left_the_directory_stays_on_the_plan(client: Client) -> None:
    gone = made_up.program("Test Gone Hospital", published=False)
    entry(keeper(client, PROFILE), gone, 1)
    assert "Test Gone Hospital" in page(client)
