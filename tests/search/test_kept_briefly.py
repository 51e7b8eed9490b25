"""What is kept for who asks again, and when it goes; an applicant's answers among it."""

import datetime as dt

import pytest
from django.contrib.sessions.backends.db import SessionStore
from pytest_django import DjangoAssertNumQueries

from programs.models import Specialty
from search.kept_briefly import KeptBriefly
from search.profile import ApplicantProfile, Month
from search.questions import session
from search.questions.session import keep, told

DAY = dt.date(2026, 11, 20)
TELLS = ApplicantProfile(step2=245, ecfmg_certified=False, ecfmg_expected=Month(2026, 11))


def test_the_oldest_goes_when_there_are_too_many() -> None:
    kept: KeptBriefly[str, int] = KeptBriefly(most=2)
    for place, name in enumerate(["first", "second", "first", "third"]):
        kept.keep(name, place)
    assert (kept.get("first"), kept.get("second"), kept.get("third")) == (2, None, 3)
    assert kept.all() == [2, 3]


def test_what_is_too_old_goes_and_all_goes_at_once() -> None:
    kept: KeptBriefly[str, int] = KeptBriefly(seconds=0)
    kept.keep("first", 1)
    assert (kept.get("first"), kept.all()) == (None, [])
    lasting: KeptBriefly[str, int] = KeptBriefly()
    lasting.keep("first", 1)
    lasting.clear()
    assert lasting.get("first") is None


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> SessionStore:
    monkeypatch.setattr(session, "_checked", KeptBriefly())
    answers = SessionStore()
    keep(answers, TELLS)
    return answers


@pytest.mark.django_db
def test_answers_are_read_through_the_form_once(answers: SessionStore, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(answers, DAY) == TELLS
    monkeypatch.setattr(session, "what_holds", lambda kept, day: pytest.fail("read anew"))
    assert told(answers, DAY) == TELLS


@pytest.mark.django_db
def test_other_answers_and_another_day_are_read_anew(answers: SessionStore) -> None:
    assert told(answers, DAY) == TELLS
    assert told(answers, DAY + dt.timedelta(days=14)).ecfmg_expected is None, "a month that has passed"
    keep(answers, ApplicantProfile(step2=230))
    assert told(answers, DAY) == ApplicantProfile(step2=230)


@pytest.mark.django_db
def test_whether_specialties_exist_is_asked_once(
    answers: SessionStore, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Specialty.objects.create(code="140", name="Test Specialty", years=3)
    keep(answers, ApplicantProfile(step2=230, specialties=("140",)))
    with django_assert_num_queries(1):
        assert told(answers, DAY).specialties == told(answers, DAY).specialties == ("140",)
