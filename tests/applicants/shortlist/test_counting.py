"""How many applicants keep a program: kept up in one statement that moves no version and no history."""

from typing import Any

import pytest

from applicants.models import Applicant
from applicants.shortlist.counting import recount_saved
from programs.models import DirectoryVersion, Program
from tests.applicants.shortlist.conftest import NOW, SEASON, entry
from tests.search import made_up

pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    return dict(Program.objects.values_list("institution__plain_name", "saved_by"))


def test_each_program_has_the_number_of_those_who_saved_it_this_season(django_assert_num_queries: Any) -> None:
    one, two, none = (made_up.program(name) for name in ("One", "Two", "None"))
    Program.objects.filter(pk=none.pk).update(saved_by=7)
    readers = [Applicant.objects.create(seen_at=NOW) for _ in range(2)]
    for reader in readers:
        entry(reader, two)
    entry(readers[0], one)
    entry(readers[0], none, match_year=2026, position=1)
    with django_assert_num_queries(1):
        assert recount_saved(match_year=SEASON) == 3
    assert counts() == {"One": 1, "Two": 2, "None": 0}


def test_counting_again_writes_nothing_and_moves_no_version() -> None:
    entry(Applicant.objects.create(seen_at=NOW), made_up.program("One"))
    before = DirectoryVersion.objects.values_list("number", flat=True).first()
    assert [recount_saved(match_year=SEASON), recount_saved(match_year=SEASON)] == [1, 0]
    assert DirectoryVersion.objects.values_list("number", flat=True).first() == before
