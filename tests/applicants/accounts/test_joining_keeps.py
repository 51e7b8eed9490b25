"""Two readers become one: nothing that only one of them had is lost, and nobody sees what was not given to them."""

import pytest
from django.test import Client
from django.utils import timezone

from applicants import models
from applicants.accounts.addresses import release
from applicants.accounts.joining import join
from applicants.documents.keeping import change
from applicants.models import Applicant, Document, User
from tests.applicants.accounts.filled import YEAR, applicant, entry, user
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]


@pytest.fixture
def account() -> Applicant:
    return applicant(user("ann@example.org"))


@pytest.fixture
def unnamed() -> Applicant:
    return applicant()


def test_a_link_with_notes_shows_none_that_its_reader_was_never_given(account: Applicant, unnamed: Applicant) -> None:
    entry(account, made_up.program("Test A"), notes="Test private note")
    entry(unnamed, made_up.program("Test B"), notes="Test shared note")
    link = models.ShareLink.objects.create(applicant=unnamed, match_year=YEAR, with_notes=True, token="t" * 43)
    join(unnamed, account)
    link.refresh_from_db()
    assert (link.applicant, link.with_notes) == (account, False)


def test_a_link_keeps_its_notes_where_the_account_has_none(account: Applicant, unnamed: Applicant) -> None:
    entry(unnamed, made_up.program("Test B"), notes="Test shared note")
    link = models.ShareLink.objects.create(applicant=unnamed, match_year=YEAR, with_notes=True, token="t" * 43)
    join(unnamed, account)
    link.refresh_from_db()
    assert link.with_notes


def test_marks_on_a_pasted_line_that_both_have_come_along(account: Applicant, unnamed: Applicant) -> None:
    for one, noted in ((account, {}), (unnamed, {"applied": True, "note": "Test call"})):
        pasted = models.SoapList.objects.create(applicant=one, match_year=YEAR, delete_after=timezone.now())
        models.SoapLine.objects.create(soap_list=pasted, number=1, text="Test line", **noted)
    join(unnamed, account)
    line = account.soap_lists.get().lines.get()
    assert (line.applied, line.note) == (True, "Test call")


def test_a_couples_list_stays_one(account: Applicant, unnamed: Applicant) -> None:
    track = made_up.program("Test", kinds="C").tracks.get()
    models.RankList.objects.create(applicant=account, match_year=YEAR)
    pairs = models.RankList.objects.create(applicant=unnamed, match_year=YEAR, as_couple=True)
    models.PairChoice.objects.create(rank_list=pairs, track=track, partner_code="", position=1)
    join(unnamed, account)
    assert account.rank_lists.get().as_couple


def test_what_one_browser_had_seen_of_a_search_stays_seen(account: Applicant, unnamed: Applicant) -> None:
    for who, known in ((account, [1]), (unnamed, [1, 2])):
        models.SavedSearch.objects.create(applicant=who, name="Test", query="state=NY", known=known)
    join(unnamed, account)
    assert account.searches.get().known == [1, 2]


def test_an_entry_still_tells_what_it_was_copied_from(account: Applicant, unnamed: Applicant) -> None:
    program = made_up.program("Test")
    last, now = (entry(account, program, match_year=year) for year in (YEAR - 1, YEAR))
    before = entry(unnamed, program, match_year=YEAR - 1)
    entry(unnamed, program, match_year=YEAR, copied_from=before)
    join(unnamed, account)
    now.refresh_from_db()
    assert now.copied_from_id == last.pk


def test_papers_over_a_limit_can_still_be_changed(account: Applicant, unnamed: Applicant) -> None:
    program = made_up.program("Test")
    for who in (account, unnamed):
        kept = entry(who, program)
        for number in range(3):
            row = {"applicant": who, "match_year": YEAR, "title": f"Test {number}"}
            Document.objects.create(kind="letter", **row).entries.add(kept)
        for number in range(6):
            Document.objects.create(applicant=who, match_year=YEAR, kind="experience", title=f"Test {number}")
    join(unnamed, account)
    for kind in ("letter", "experience"):
        one = account.documents.filter(kind=kind).first()
        goes_to = list(one.entries.all()) if kind == "letter" else None
        change(document=one, values={"note": "Test"}, entries=goes_to, revision=one.revision)
    assert account.documents.filter(note="Test").count() == 2


def test_no_account_of_the_admin_is_deleted_for_its_address(client: Client) -> None:
    made = User.objects.create_user("curator@example.org", None, is_staff=True)
    own = user("ann@example.org")
    assert release(made.email, to=own.pk) is False
    assert User.objects.filter(pk=made.pk).exists()
