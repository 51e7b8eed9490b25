import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import normalise


@pytest.mark.parametrize(
    ("said", "match_year"),
    [
        ("", None),
        ("2023", 2023),
        ("applying in 2023", 2024),
        ("2023 applicants", 2024),
        ("2022-2023", 2023),
        ("2022-23", 2023),
        ("2022–2023", 2023),
        ("2022/23", 2023),
        ("academic year 2022-2023", 2023),
        ("2026-09-01", 2027),
        ("2024-03-05", 2024),
        ("2025-05-31", 2025),
        ("2025-06-01", 2026),
        ("1999-2000", 2000),
    ],
)
def test_it_reads_the_match_year_of_a_stated_cycle(said, match_year):
    assert normalise.cycle(said) == match_year


@pytest.mark.parametrize("said", ["soon", "2022-2024", "2023 and 2025", "2022-21", "2023-13-01"])
def test_it_refuses_a_cycle_that_means_nothing(said):
    with pytest.raises(ValueError, match=r"cycle|span|month"):
        normalise.cycle(said)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_a_season_runs_from_june_to_may(day):
    expected = day.year + 1 if day.month >= 6 else day.year
    assert normalise.match_year_of(day) == expected


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_a_recurring_day_falls_in_the_season_asked_for(day):
    found = normalise.season_day(f"{day:%m-%d}", 2027)
    assert normalise.match_year_of(found) == 2027
    assert (found.month, found.day) == (day.month, day.day) or (day.month, day.day) == (2, 29)


def test_the_29th_of_february_is_the_28th_in_a_common_year():
    assert normalise.season_day("02-29", 2027) == dt.date(2027, 2, 28)
    assert normalise.season_day("02-29", 2028) == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NYU Langone Hospitals, Inc.", "nyu langone hospitals inc"),
        ("Centro Médico Menonita", "CENTRO MEDICO MENONITA"),
        ("Jackson Hospital & Clinic, Inc.", "JACKSON HOSPITAL AND CLINIC INC"),
    ],
)
def test_spellings_of_one_name_fold_together(one, other):
    assert normalise.folded(one) == normalise.folded(other)


def test_an_employer_is_known_without_its_trading_name():
    assert normalise.employer_key("Baptist Health, D/B/A Baptist East") == normalise.employer_key("BAPTIST HEALTH")


def test_an_employer_that_is_all_trading_name_keeps_it():
    assert normalise.employer_key("d/b/a Mercy") == "d b a mercy"


def test_the_id_of_an_unlisted_program_is_the_same_on_every_install():
    first = normalise.unlisted_id("Flowers Hospital", "Dothan", "AL", "140")
    assert first == normalise.unlisted_id("FLOWERS  hospital", "dothan", "AL", "140") == "x-d23224b4"


@pytest.mark.parametrize(("said", "amount"), [("", None), ("$1,234.50", "1234.50"), ("235000", "235000")])
def test_money_loses_its_signs(said, amount):
    assert normalise.money(said) == amount


def test_what_is_no_amount_is_refused():
    with pytest.raises(ValueError, match="not an amount"):
        normalise.money("a lot")
