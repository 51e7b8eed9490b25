"""The day that "Keep this day as my own" keeps: the one that the page showed, and never over one's own."""

import datetime as dt

import pytest
from django.test import Client

from applicants.models import Applicant, Document
from tests.applicants.calendars import made_up
from tests.search import made_up as directory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_it_is_the_one_that_was_shown(reader: Client, owner: Applicant) -> None:
    made_up.the_season()
    early, late = directory.program("Test Early"), directory.program("Test Late")
    directory.fact(early, "h1b_step3_by", "ranking", strength="required")
    directory.fact(late, "h1b_step3_by", "start", strength="required")
    made_up.entry(owner, early, status="withdrawn")
    made_up.entry(owner, late)
    paper = Document.objects.create(applicant=owner, match_year=made_up.YEAR, kind="step3")
    assert "3 June 2027 (estimate)" in reader.get("/documents/").content.decode()
    reader.post(f"/documents/{paper.pk}/due/", {"weeks": "4"})
    paper.refresh_from_db()
    assert paper.due_on == dt.date(2027, 6, 3)


def test_it_does_not_take_the_place_of_ones_own(reader: Client, owner: Applicant) -> None:
    made_up.the_season()
    own = dt.date(2026, 12, 1)
    paper = Document.objects.create(applicant=owner, match_year=made_up.YEAR, kind="step2", due_on=own)
    reader.post(f"/documents/{paper.pk}/due/", {"weeks": "4"})
    paper.refresh_from_db()
    assert paper.due_on == own


def test_pressing_twice_keeps_it_and_says_so(reader: Client, owner: Applicant) -> None:
    made_up.the_season()
    program = directory.program("Test Early")
    directory.fact(program, "h1b_step3_by", "ranking", strength="required")
    made_up.entry(owner, program)
    paper = Document.objects.create(applicant=owner, match_year=made_up.YEAR, kind="step3")
    for _ in range(2):
        reader.post(f"/documents/{paper.pk}/due/", {"weeks": "4"})
        page = reader.get("/documents/").content.decode()
        assert "The day is kept as your own." in page
        assert "changed elsewhere" not in page
