"""Programs newly listed, no longer listed, in question and on no list. Every row is made up and says so."""

from typing import Any

import pytest
from django.test import Client

from programs.models import Decision, Program, Source, Statement
from search.changes.form import GONE, NEW, SECTIONS, STATUS, UNLISTED
from search.changes.listed import listings
from tests.search import made_up
from tests.search.made_up_changes import plain, queries
from tests.search.test_pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles")]

PATH = "/changes/programs/"


def listing(about: Program, *years: int, code: str = "C0", **more: Any) -> list[Statement]:
    """One statement a year, by a made-up list."""
    by = more.pop("source", None) or made_up.source("test-list", kind="program_list")
    value = f"{about.institution.code}{about.specialty.code}{code}"
    row = {"source": by, "page_url": "", **more}
    return [
        made_up.statement(about, "nrmp_code", value, match_year=year, stated_cycle=str(year), **row) for year in years
    ]


def names(section: str) -> set[str]:
    pks = listings().sections[section]
    return {program.institution.plain_name for program in Program.objects.filter(pk__in=pks)}


def of_two_lists() -> dict[str, Program]:
    found = {name: made_up.program(f"Test {name}") for name in ("Stays", "New", "Gone", "Unlisted")}
    listing(found["Stays"], 2023, 2027)
    listing(found["New"], 2027)
    listing(found["Gone"], 2023)
    made_up.statement(found["Unlisted"], "acgme_id", "1400100000")
    return found


def test_one_list_tells_nothing_new_and_nothing_gone_and_says_so(client: Client) -> None:
    listing(made_up.program("Test Hospital"), 2023)
    words = plain(text(client, PATH))
    assert names(NEW) == names(GONE) == set()
    only = (
        "We hold one list, for the 2023 Match. Which programs are new, and which are no longer listed, can be told once"
    )
    assert words.count(f"{only} a second list is here.") == 2
    assert "No source we hold states this of any program here. That is no clean bill" in words
    assert "None: a list names every program here." in words
    assert "Test Hospital" not in words


def test_no_list_at_all_is_said_too(client: Client) -> None:
    assert plain(text(client, PATH)).count("We hold no list of programs yet.") == 2


def test_a_second_list_tells_who_is_new_and_who_is_gone(client: Client) -> None:
    of_two_lists()
    assert [names(section) for section in (NEW, GONE, UNLISTED)] == [{"Test New"}, {"Test Gone"}, {"Test Unlisted"}]
    words = plain(text(client, PATH))
    assert "Newly listed (1) The list for the 2027 Match names them, and no earlier list that we hold." in words
    assert "Test New, Test Medicine New York Listed for the 2027 Match; on record here since" in words
    assert "No longer listed (1)" in words
    assert "Last listed for the 2023 Match; the list for 2027 does not name it." in words
    assert "That need not mean closed" in words
    assert "Test Stays" not in words


def test_between_two_lists_only_the_years_before_the_latest_count() -> None:
    back, skipped = made_up.program("Test Back"), made_up.program("Test Skipped")
    listing(back, 2023, 2027)
    listing(skipped, 2023)
    listing(made_up.program("Test Middle"), 2025)
    assert names(NEW) == set()
    assert names(GONE) == {"Test Skipped", "Test Middle"}
    assert listings().last_year[skipped.pk] == 2023


def test_a_list_of_a_few_programs_makes_no_other_gone(client: Client) -> None:
    few = made_up.source("test-partner", kind="program_list")
    both, other = made_up.program("Test Both"), made_up.program("Test Other")
    listing(both, 2023)
    listing(other, 2023)
    listing(both, 2027, source=few)
    assert (names(NEW), names(GONE)) == (set(), set())
    assert "the list for" not in plain(text(client, PATH))


def test_years_are_compared_within_a_source(client: Client) -> None:
    few = made_up.source("test-partner", kind="program_list")
    found = of_two_lists()
    listing(found["Stays"], 2026, 2028, source=few)
    listing(made_up.program("Test Dropped"), 2026, source=few)
    listing(made_up.program("Test Added"), 2028, source=few)
    listing(found["Gone"], 2026, source=few)
    assert names(NEW) == {"Test New", "Test Added"}
    assert names(GONE) == {"Test Gone", "Test Dropped"}
    listing(found["Gone"], 2028, source=few)
    assert names(GONE) == {"Test Dropped"}
    words = plain(text(client, f"{PATH}?show=gone"))
    assert "Last listed for the 2026 Match; the list for 2028 does not name it." in words


def test_what_an_earlier_list_of_another_names_is_not_new() -> None:
    few = made_up.source("test-partner", kind="program_list")
    about = of_two_lists()["New"]
    assert names(NEW) == {"Test New"}
    listing(about, 2025, source=few)
    assert names(NEW) == set()


def test_a_track_that_is_left_out_does_not_make_its_program_gone() -> None:
    about = made_up.program("Test Hospital")
    listing(about, 2023, 2027)
    listing(about, 2023, code="P0")
    assert names(GONE) == set()


def test_only_lists_list() -> None:
    about = made_up.program("Test Hospital")
    listing(about, 2023)
    tracker = made_up.source("test-tracker", kind="tracker")
    listing(made_up.program("Test Tracked"), 2027, source=tracker)
    assert listings().years == (2023,)
    assert names(UNLISTED) == {"Test Tracked"}


def test_what_does_not_stand_lists_nothing() -> None:
    about = of_two_lists()
    rejected = Statement.objects.get(program=about["New"])
    Decision.objects.create(statement=rejected, verdict="rejected", why="a test")
    Program.objects.filter(pk=about["Gone"].pk).update(published=False)
    assert (names(NEW), names(GONE)) == (set(), set())
    Source.objects.filter(name="test-list").update(published=False)
    assert listings().years == ()
    assert names(UNLISTED) == {"Test New", "Test Stays", "Test Unlisted"}


def test_programs_in_question_are_told_as_stated_with_their_source(client: Client) -> None:
    for name, value in {"Closing": "closing", "Warned": "warning", "Kept": "continued", "Young": "initial"}.items():
        made_up.fact(made_up.program(f"Test {name}"), "accreditation_status", value)
    both = made_up.program("Test Both")
    other = made_up.statement(both, "accreditation_status", "warning")
    made_up.fact(both, "accreditation_status", "probation", differing=(other,))
    words = plain(text(client, f"{PATH}?show=status"))
    assert names(STATUS) == {"Test Closing", "Test Warned", "Test Both"}
    assert "Closing, on probation or with a warning (3)" in words
    assert "Test Warned, Test Medicine New York With warning; on record here since" in words
    assert "Sources differ." in words
    assert words.count("Program&#x27;s own page") == 3
    assert "It says nothing about how anyone is taught there." in words
    assert "Test Kept" not in words


def test_the_gravest_status_of_a_program_is_told(client: Client) -> None:
    about = made_up.program("Test Hospital")
    for kind, value in {"C": "warning", "P": "closing"}.items():
        made_up.fact(about, "accreditation_status", value, kind=kind)
    assert "New York Closing; on record" in plain(text(client, PATH))


def test_what_one_of_two_sources_says_is_told_though_the_fact_rests_on_the_other(client: Client) -> None:
    for name, value in {"Graver": "probation", "Milder": "initial"}.items():
        about = made_up.program(f"Test {name}")
        other = made_up.statement(about, "accreditation_status", value)
        made_up.fact(about, "accreditation_status", "continued", differing=(other,))
    about = made_up.program("Test Both")
    other = made_up.statement(about, "accreditation_status", "closing")
    made_up.fact(about, "accreditation_status", "warning", differing=(other,))
    assert names(STATUS) == {"Test Graver", "Test Both"}
    words = plain(text(client, f"{PATH}?show=status"))
    assert "Test Graver, Test Medicine New York On probation; on record here since" in words
    assert "Test Both, Test Medicine New York Closing; on record here since" in words
    assert words.count("Sources differ.") == 2


def test_each_section_stands_alone_with_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.views.changes_listed.FIRST_FEW", 2)
    monkeypatch.setattr("search.views.changes_listed.PER_PAGE", 2)
    for number in range(5):
        listing(made_up.program(f"Test {number}"), 2027)
    listing(made_up.program("Test Gone"), 2023)
    page = text(client, PATH)
    assert 'href="?show=new">Show all 5' in page
    assert "Test 1" in page
    assert "Test 2" not in page
    alone = plain(text(client, f"{PATH}?show=new&page=3"))
    assert "Test 4" in alone
    assert "Page 3 of 3" in alone
    assert "Test Gone" not in alone
    assert "This page is past the end of the results." in text(client, f"{PATH}?show=new&page=9")


def test_specialty_and_state_narrow_every_section(client: Client) -> None:
    found = of_two_lists()
    Program.objects.filter(pk=found["Gone"].pk).update(state="CA")
    words = plain(text(client, f"{PATH}?state=CA"))
    assert "No longer listed (1)" in words
    assert "Test New" not in words
    assert "Test Gone" in words


@pytest.mark.parametrize("query", ["show=everything", "state=ZZ", "specialty=999", "page=0", "show=new&show=gone"])
def test_a_wrong_value_is_an_error_and_lists_nothing(client: Client, query: str) -> None:
    of_two_lists()
    page = text(client, f"{PATH}?{query}")
    assert 'role="alert"' in page
    assert "Test New" not in page


def test_the_number_of_queries_does_not_grow_with_the_programs(client: Client) -> None:
    def some() -> None:
        of_two_lists()
        made_up.fact(made_up.program("Test Closing"), "accreditation_status", "closing")

    some()
    few = {name: queries(client, f"{PATH}?show={name}") for name in ("", *SECTIONS)}
    some()
    assert {name: queries(client, f"{PATH}?show={name}") for name in ("", *SECTIONS)} == few
    assert max(few.values()) == few[""] <= 24
