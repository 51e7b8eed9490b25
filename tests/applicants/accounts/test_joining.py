"""Two readers become one: all moves, and what both have is completed."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from applicants import models
from applicants.accounts.joining import JOINS, join
from applicants.models import Applicant
from programs.models import Program
from tests.applicants.accounts.filled import YEAR, applicant, entry, filled, user
from tests.search import made_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> Applicant:
    return applicant(user("ann@example.org"))


@pytest.fixture
def program() -> Program:
    return made_up.program("Test Hospital of Both", kinds="CA")


def test_every_relation_of_an_applicant_has_a_way_to_join() -> None:
    relations = {one.get_accessor_name() for one in Applicant._meta.related_objects}
    assert relations == set(JOINS)
    assert len(JOINS) == 11


def test_everything_moves_to_an_account_that_has_other_things(account: Applicant) -> None:
    filled(account, "mine")
    unnamed = filled(applicant(), "here")
    before = counts()
    join(unnamed.applicant, account)
    assert counts() == {**before, "RankList": 1, "RankChoice": 4, "SoapList": 1}
    assert not Applicant.objects.filter(user=None).exists()
    assert list(account.entries.order_by("position").values_list("position", "notes")) == [
        (1, "mine notes"),
        (2, "here notes"),
    ]


def test_what_both_have_of_one_program_is_completed(account: Applicant, program: Program) -> None:
    stands = entry(account, program, notes="mine", tags=["a"], status="applied", signal="none")
    unnamed = filled(applicant(), "here", program)
    stays = models.ShortlistEntry.objects.get(applicant=unnamed.applicant)
    stays.signal = "gold"
    stays.save()
    join(unnamed.applicant, account)
    stands.refresh_from_db()
    assert (stands.notes, stands.tags) == ("mine\n\nhere notes", ["a", "here tag"])
    assert (stands.status, stands.signal, stands.revision) == ("applied", "gold", 2)
    hanging = ("interviews", "scores", "reminders", "comments", "documents", "tracks")
    assert {name: getattr(stands, name).count() for name in hanging} == dict.fromkeys(hanging, 1)
    assert account.entries.count() == 1


def test_the_same_notes_are_not_written_twice(account: Applicant, program: Program) -> None:
    stands = entry(account, program, notes="alike")
    unnamed = applicant()
    entry(unnamed, program, notes="alike")
    join(unnamed, account)
    stands.refresh_from_db()
    assert stands.notes == "alike"


def test_short_notes_are_kept_beside_longer_ones_that_hold_their_words(account: Applicant, program: Program) -> None:
    stands = entry(account, program, notes="Ask whether they said no.")
    for notes in ("no", "Ask whether they said no.\r\n\r\nno"):
        unnamed = applicant()
        entry(unnamed, program, notes=notes)
        join(unnamed, account)
    stands.refresh_from_db()
    assert stands.notes == "Ask whether they said no.\n\nno"


def test_notes_of_both_stay_within_their_bound(account: Applicant, program: Program) -> None:
    stands = entry(account, program, notes="m" * 19_990)
    unnamed = applicant()
    entry(unnamed, program, notes="h" * 19_990)
    join(unnamed, account)
    stands.refresh_from_db()
    assert len(stands.notes) == 20_000
    assert stands.notes.startswith("m" * 19_990)


def test_a_criterion_of_the_same_name_is_the_same_with_the_accounts_weight(account: Applicant) -> None:
    mine = models.Criterion.objects.create(applicant=account, name="here teaching", weight=9)
    unnamed = filled(applicant(), "here")
    join(unnamed.applicant, account)
    assert list(account.criteria.values_list("name", "weight")) == [("here teaching", 9)]
    assert mine.scores.get().points == 7


def test_a_score_that_both_gave_stays_as_the_account_gave_it(account: Applicant, program: Program) -> None:
    mine = filled(account, "both", program)
    models.Score.objects.update(points=4)
    unnamed = filled(applicant(), "both", made_up.program(kinds="CA"))
    models.ShortlistEntry.objects.filter(applicant=unnamed.applicant).update(program=program)
    join(unnamed.applicant, account)
    assert mine.ShortlistEntry.scores.get().points == 4


def test_choices_that_the_accounts_rank_list_lacks_follow_and_it_is_certified_no_more(account: Applicant) -> None:
    mine = filled(account, "mine")
    models.RankList.objects.update(certified_on=dt.date(2027, 2, 20))
    unnamed = filled(applicant(), "here")
    join(unnamed.applicant, account)
    ranked = account.rank_lists.get()
    primary = ranked.choices.filter(supplements=None)
    assert list(primary.values_list("position", flat=True)) == [1, 2]
    assert primary[0].track == mine.RankChoice.track
    assert [choice.supplemental.count() for choice in primary] == [1, 1]
    assert list(ranked.pairs.values_list("position", flat=True)) == [1, 2]
    assert ranked.certified_on is None


def test_the_same_rank_list_stays_certified(account: Applicant, program: Program) -> None:
    filled(account, "mine", program)
    models.RankList.objects.update(certified_on=dt.date(2027, 2, 20))
    unnamed = filled(applicant(), "here", program)
    join(unnamed.applicant, account)
    ranked = account.rank_lists.get()
    assert (ranked.choices.count(), ranked.pairs.count()) == (2, 1)
    assert ranked.certified_on == dt.date(2027, 2, 20)


def test_another_search_of_the_same_name_gets_a_number(account: Applicant) -> None:
    models.SavedSearch.objects.create(applicant=account, name="Texas", query="state=TX")
    unnamed = applicant()
    models.SavedSearch.objects.create(applicant=unnamed, name="Texas", query="state=TX&visa=j1")
    join(unnamed, account)
    assert dict(account.searches.values_list("name", "query")) == {
        "Texas": "state=TX",
        "Texas (2)": "state=TX&visa=j1",
    }


def test_the_same_search_is_kept_once(account: Applicant) -> None:
    unnamed = applicant()
    for one in (account, unnamed):
        models.SavedSearch.objects.create(applicant=one, name="Texas", query="state=TX")
    join(unnamed, account)
    assert account.searches.count() == 1


def test_one_address_of_a_calendar_stands(account: Applicant) -> None:
    mine = models.CalendarToken.objects.create(applicant=account)
    unnamed = applicant()
    models.CalendarToken.objects.create(applicant=unnamed)
    join(unnamed, account)
    assert account.calendar_tokens.get(revoked_at=None) == mine
    assert account.calendar_tokens.count() == 2


def test_lines_of_a_second_soap_list_follow_those_of_the_first(account: Applicant) -> None:
    for one, texts in ((account, ["a", "b"]), (unnamed := applicant(), ["b", "c"])):
        pasted = models.SoapList.objects.create(applicant=one, match_year=YEAR, delete_after=timezone.now())
        for number, text in enumerate(texts, 1):
            models.SoapLine.objects.create(soap_list=pasted, number=number, text=text)
    join(unnamed, account)
    lines = account.soap_lists.get().lines.values_list("number", "text")
    assert list(lines) == [(1, "a"), (2, "b"), (3, "c")]


def test_joining_an_empty_reader_changes_nothing(account: Applicant) -> None:
    kept = filled(account, "mine")
    before: Any = counts()
    join(applicant(), account)
    assert counts() == before
    assert kept.ShortlistEntry.revision == 1


def counts() -> dict[str, int]:
    kinds = [one for name, one in vars(models).items() if name in models.__all__ and hasattr(one, "_default_manager")]
    skipped = {"Applicant", "User"}
    return {kind.__name__: kind._default_manager.count() for kind in kinds if kind.__name__ not in skipped}
