"""Parameters that hold one's own numbers and days against what programs require: who is dropped, and who never is."""

import datetime as dt
from typing import Any

import pytest
from django.http import QueryDict

from search.filters import ProgramFilter
from tests.search import made_up

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 21)


def found(query: str) -> str:
    search = ProgramFilter(QueryDict(query), day=DAY)
    assert not search.errors
    return " ".join(program.institution.plain_name for program in search.qs)


def error(query: str) -> list[str]:
    search = ProgramFilter(QueryDict(query), day=DAY)
    assert list(search.qs) == []
    return [str(sentence) for sentences in search.errors.values() for sentence in sentences]


def programs(column: str, *values: Any) -> None:
    """One program for each value, named by it."""
    for value in values:
        made_up.program(str(value), **{column: value})


@pytest.mark.parametrize(
    ("column", "values", "query", "kept"),
    [
        ("required_step2", (200, 230, 231, None), "step2=230", "200 230 None"),
        ("required_attempts", (0, 1, 2, None), "attempts=1", "1 2 None"),
        ("required_attempts", (0, 1, None), "attempts=0", "0 1 None"),
        ("required_usce_months", (0, 1, 3, None), "usce=0", "0 None"),
        ("required_usce_months", (0, 1, 3, None), "usce=1", "0 1 None"),
        ("required_letters_us", (1, 2, 3, None), "letters_us=2", "1 2 None"),
        (
            "ecfmg_by",
            ("application", "interview", "ranking", "start", None),
            "ecfmg=no",
            "interview None ranking start",
        ),
        ("filings_latest", (1, 9, 10, None), "filings_min=9", "10 9"),
        ("resident_filings", (True, None), "resident_filings=yes", "True"),
    ],
)
def test_who_is_dropped(column: str, values: tuple[Any, ...], query: str, kept: str) -> None:
    programs(column, *values)
    assert found(query) == kept
    assert found(f"{query}&stated=include") == kept, "silence is no requirement"


def test_a_graduation_year_is_dropped_only_where_both_counts_miss() -> None:
    """In the season of 2027 applications stand in 2026: 5 years after 2021, and training starts after 6."""
    programs("required_years", 4, 5, 6, None)
    assert found("graduated=2021") == "5 6 None"
    assert found("graduated=2027") == "4 5 6 None"


DATES = [
    ("deadline_before=2026-11-21", "Past Today", "Past Silent Today"),
    ("deadline_after=2026-11-21", "Coming Late Today", "Coming Late Silent Today"),
    ("open_on=2026-11-21", "Coming Today", "Coming Silent Today"),
    ("deadline_after=2026-11-22&deadline_before=2026-12-31", "Coming", "Coming Silent"),
]


@pytest.mark.parametrize(("query", "only", "with_silent"), DATES)
def test_dates_keep_who_states_them_and_on_wish_who_has_not(query: str, only: str, with_silent: str) -> None:
    made_up.program("Past", deadline_on=dt.date(2026, 11, 1))
    made_up.program("Today", deadline_on=DAY, opens_on=dt.date(2026, 9, 1))
    made_up.program("Coming", deadline_on=dt.date(2026, 12, 1))
    made_up.program("Late", deadline_on=dt.date(2027, 2, 1), opens_on=dt.date(2026, 12, 1))
    made_up.program("Silent")
    assert found(query) == only
    assert found(f"{query}&stated=include") == with_silent
    assert ProgramFilter(QueryDict(query)).not_stated_count() == 1


def test_has_asks_that_every_field_is_stated() -> None:
    both, dated, visa = (made_up.program(name) for name in ("Both", "Dated", "Visa"))
    for program in (both, visa):
        made_up.fact(program, "visa_j1", "no", kind="P")
    for program in (both, dated):
        made_up.deadline(program, "--12-01")
    assert found("has=visa_j1") == "Both Visa"
    assert found("has=application_deadline") == "Both Dated"
    assert found("has=application_deadline&has=visa_j1") == "Both"
    assert found("has=positions") == ""
    assert error("has=nrmp_code") == error("has=zzz") == ["A value here is not one of the choices."]


def test_sorts_put_what_is_not_stated_last() -> None:
    day = dt.date(2026, 12, 1)
    made_up.program("A")
    made_up.program("B", deadline_on=day, positions=4, filings_latest=1)
    made_up.program("C", deadline_on=day - dt.timedelta(1), positions=12, filings_latest=30)
    assert [found(f"sort={sort}") for sort in ("deadline", "positions", "filings")] == ["C B A"] * 3


@pytest.mark.parametrize("name", ["step2", "attempts", "graduated", "usce", "letters_us", "filings_min"])
@pytest.mark.parametrize("wrong", ["-1", "1.5", "abc", "9" * 5000, "%00", "%D9%A3", "1e2", "' OR 1=1 --", "%ED%A0%80"])
def test_what_is_no_number_of_its_range_is_an_error(name: str, wrong: str) -> None:
    made_up.program("Alpha")
    (sentence,) = error(f"{name}={wrong}")
    assert sentence.startswith("Give a whole number from ")
    assert error(f"{name}=3&{name}=4")


def test_nobody_has_graduated_after_the_match_of_the_season() -> None:
    assert error("graduated=2028") == ["Give a whole number from 1950 to 2027."]
    assert error("graduated=1949") == ["Give a whole number from 1950 to 2027."]


@pytest.mark.parametrize("name", ["open_on", "deadline_before", "deadline_after"])
def test_what_is_no_day_is_an_error(name: str) -> None:
    made_up.program("Alpha")
    assert error(f"{name}=2026-02-30") == ["There is no such day."]
    for wrong in ("tomorrow", "2026-1-1", "1026-01-01", "20261201", "%00", "9" * 5000, "--12-01", "<b>"):
        assert error(f"{name}={wrong}") == ["Give a day from the year 2000 on as YYYY-MM-DD."]
