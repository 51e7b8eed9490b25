"""Cards are drawn once for an index, a day and a language, and never outlive one of them."""

import datetime as dt
from typing import Any

import pytest
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import override

from programs.models import Program
from search import index
from search.answers import answered
from search.filters import ProgramFilter
from search.presenters.kept_cards import cards_of
from tests.search import made_up

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 21)


def cards(held: index.Index, query: str = "", day: dt.date = DAY) -> list[SafeString]:
    search = ProgramFilter(QueryDict(query), day=day)
    assert search.is_valid()
    return cards_of(answered(search, held), day)


def test_a_card_is_read_from_the_database_once_for_all_searches(django_assert_num_queries: Any) -> None:
    for name in ("Test B", "Test A"):
        made_up.fact(made_up.program(name, visa_j1="yes"), "visa_j1", "yes")
    held = index.build(DAY)
    drawn = cards(held)
    with django_assert_num_queries(0):
        assert cards(held, "visa=j1") == drawn
    assert ["Test A" in drawn[0], "Test B" in drawn[1], len(drawn)] == [True, True, 2]


def test_only_the_cards_that_are_missing_are_drawn(django_assert_num_queries: Any) -> None:
    made_up.program("Test A", state="NY")
    made_up.program("Test B", state="NJ")
    held = index.build(DAY)
    first = cards(held, "state=NY")
    Program.objects.filter(state="NY").update(site="Moved since")
    both = cards(held)
    assert both[0] == first[0]
    assert "Test B" in both[1]
    with django_assert_num_queries(0):
        assert cards(held) == both


def test_the_next_index_brings_new_cards() -> None:
    program = made_up.program("Test A")
    assert "Another Name" not in cards(index.build(DAY))[0]
    program.institution.plain_name = "Another Name"
    program.institution.save()
    assert "Another Name" in cards(index.build(DAY))[0]


def test_what_was_unpublished_goes_with_the_next_index() -> None:
    made_up.program("Test A")
    program = made_up.program("Test B")
    held = index.build(DAY)
    assert len(cards(held)) == 2
    Program.objects.filter(pk=program.pk).update(published=False)
    (left,) = cards(index.build(DAY))
    assert "Test A" in left


def test_what_was_unpublished_before_its_card_was_drawn_is_left_out() -> None:
    made_up.program("Test A")
    program = made_up.program("Test B")
    held = index.build(DAY)
    Program.objects.filter(pk=program.pk).update(published=False)
    (left,) = cards(held)
    assert "Test A" in left


def test_each_language_has_cards_of_its_own() -> None:
    made_up.program("Test A")
    held = index.build(DAY)
    drawn = []
    for language in ("en", "es", "en"):
        with override(language):
            drawn.append(cards(held)[0])
    assert drawn[0] == drawn[2] != drawn[1]


def test_cards_are_drawn_anew_on_another_day() -> None:
    program = made_up.program("Test A")
    made_up.fact(program, "visa_j1", "yes", live=DAY - dt.timedelta(days=300))
    held = index.build(DAY)
    assert "1 of 1 facts is current" in cards(held)[0]
    assert "Nothing here is confirmed for this season" in cards(held, day=DAY + dt.timedelta(days=300))[0]
