"""Years since graduating, work in the United States, accredited training, letters and the school."""

import pytest

from search.profile import Month, Training
from tests.search.matching.made_up import OLDER, applicant, finding, line, program

FIVE_YEARS = line("max_years_since_graduation", 5)


@pytest.mark.parametrize(
    ("year", "categorical", "advanced"),
    [
        (2020, ("missed", "closed"), ("missed", "closed")),
        (2021, ("unclear", "confirm"), ("unclear", "confirm")),
        (2022, ("met", "open"), ("unclear", "confirm")),
        (2023, ("met", "open"), ("met", "open")),
        (2030, ("met", "open"), ("met", "open")),
    ],
)
def test_years_are_counted_to_applying_and_to_the_start_a_year_later_for_advanced_positions(
    year, categorical, advanced
):
    for month in (0, 1, 12):
        profile = applicant(graduated=Month(year, month))
        assert finding("graduation", profile, FIVE_YEARS, at=program("C")) == categorical
        assert finding("graduation", profile, FIVE_YEARS, at=program()) == categorical
        assert finding("graduation", profile, FIVE_YEARS, at=program("A")) == advanced


def test_years_are_counted_to_the_season_asked_about():
    assert finding("graduation", applicant(graduated=Month(2021), match_year=2026), FIVE_YEARS) == ("met", "open")
    assert finding("graduation", applicant(graduated=Month(2021), match_year=2028), FIVE_YEARS) == ("missed", "closed")


def test_a_year_not_told_is_a_question():
    assert finding("graduation", applicant(), FIVE_YEARS) == ("not told", "confirm")


# US clinical experience

TWO_MONTHS = line("usce_months", 2)
HANDS_ON, COUNTS, UNSAID = (
    line("usce_kind", kind, statement=number)
    for number, kind in enumerate(("hands_on_only", "observership_counts", "us_experience_unspecified"), start=201)
)


def _worked(hands_on=None, watched=None):
    return applicant(usce_hands_on_months=hands_on, observership_months=watched)


@pytest.mark.parametrize(
    ("hands_on", "watched", "hands_on_only", "counts", "unsaid"),
    [
        (2, 0, "met", "met", "met"),
        (2, None, "met", "met", "met"),
        (1, 1, "missed", "met", "unclear"),
        (0, 2, "missed", "met", "unclear"),
        (1, 0, "missed", "missed", "missed"),
        (0, 0, "missed", "missed", "missed"),
        (1, None, "missed", "not told", "not told"),
        (None, 1, "not told", "not told", "not told"),
        (None, 2, "not told", "met", "not told"),
        (None, None, "not told", "not told", "not told"),
    ],
)
def test_months_that_surely_count_and_those_that_may(hands_on, watched, hands_on_only, counts, unsaid):
    profile = _worked(hands_on, watched)
    assert finding("usce", profile, TWO_MONTHS, HANDS_ON)[0] == hands_on_only
    assert finding("usce", profile, TWO_MONTHS, COUNTS)[0] == counts
    assert finding("usce", profile, TWO_MONTHS, UNSAID)[0] == unsaid
    assert finding("usce", profile, TWO_MONTHS)[0] == unsaid


def test_the_strictest_kind_is_held_where_several_are_stated():
    assert finding("usce", _worked(0, 2), TWO_MONTHS, COUNTS, HANDS_ON) == ("missed", "closed")
    assert finding("usce", _worked(0, 2), TWO_MONTHS, COUNTS, UNSAID) == ("unclear", "confirm")
    assert finding("usce", _worked(0, 2), TWO_MONTHS, HANDS_ON, UNSAID) == ("missed", "closed")


def test_no_months_asked_for_are_met_by_anyone():
    assert finding("usce", _worked(), line("usce_months", 0)) == ("met", "open")


@pytest.mark.parametrize(
    ("hands_on", "watched", "hands_on_only", "counts", "unsaid"),
    [
        (1, 0, "met", "met", "met"),
        (1, None, "met", "met", "met"),
        (0, 1, "missed", "met", "unclear"),
        (None, 1, "not told", "met", "unclear"),
        (0, 0, "missed", "missed", "missed"),
        (0, None, "missed", "not told", "not told"),
        (None, 0, "not told", "not told", "not told"),
        (None, None, "not told", "not told", "not told"),
    ],
)
def test_experience_of_the_kind_that_is_asked_for(hands_on, watched, hands_on_only, counts, unsaid):
    for kind, expected in (
        ("hands_on_only", hands_on_only),
        ("observership_counts", counts),
        ("us_experience_unspecified", unsaid),
    ):
        assert finding("usce_kind", _worked(hands_on, watched), line("usce_kind", kind))[0] == expected


@pytest.mark.parametrize(
    ("hands_on", "watched", "outcome"),
    [
        (0, 0, ("missed", "closed")),
        (0, None, ("not told", "confirm")),
        (None, 0, ("not told", "confirm")),
        (1, 0, ("not told", "confirm")),
        (12, 12, ("not told", "confirm")),
    ],
)
def test_profiles_do_not_say_when_experience_was(hands_on, watched, outcome):
    assert finding("usce_recency", _worked(hands_on, watched), line("usce_recency", 1)) == outcome


@pytest.mark.parametrize(
    ("graduated", "outcome"),
    [
        (Month(2024), ("met", "open")),
        (Month(2023, 12), ("not told", "confirm")),
        (None, ("not told", "confirm")),
    ],
)
def test_who_graduated_within_that_time_has_worked_within_it(graduated, outcome):
    assert finding("clinical_recency", applicant(graduated=graduated), line("clinical_recency", 3)) == outcome


# Accredited training


@pytest.mark.parametrize(
    ("years", "outcome"),
    [(0, ("missed", "closed")), (1, ("met", "open")), (2, ("met", "open")), (None, ("not told", "confirm"))],
)
def test_training_in_the_us_or_canada(years, outcome):
    profile = applicant(us_training=Training(years=years), home_residency=True)
    assert finding("us_training", profile, line("prior_us_training_months", 12)) == outcome


def test_a_year_is_twelve_months():
    profile = applicant(us_training=Training(years=1))
    assert finding("us_training", profile, line("prior_us_training_months", 13)) == ("missed", "closed")


# Letters


@pytest.mark.parametrize("field", ["letters", "letters_us", "letters_specialty"])
@pytest.mark.parametrize(
    ("own", "required", "preferred"),
    [
        (3, ("met", "open"), ("met", "open")),
        (2, ("to do", "open"), ("short", "short")),
        (0, ("to do", "open"), ("short", "short")),
        (None, ("not told", "open"), ("not told", "open")),
    ],
)
def test_letters_can_still_be_asked_for_and_never_close(field, own, required, preferred):
    profile = applicant(**{field: own})
    assert finding(field, profile, line(field, 3)) == required
    assert finding(field, profile, line(field, 3, strength="preferred")) == preferred
    assert finding(field, profile, line(field, 3, strength="considered_without"))[1] == "open"


def test_letters_on_which_sources_differ():
    wished = line("letters", 3, strength="preferred", disputed=True)
    assert finding("letters", applicant(letters=2), wished) == ("unclear", "open")


@pytest.mark.parametrize("more", [{}, {"age": OLDER}, {"disputed": True}])
def test_a_demand_about_the_school_has_to_be_read(more):
    assert finding("school", applicant(school="Test University"), line("school_requirement", 0, **more)) == (
        "unclear",
        "confirm",
    )
    assert finding("school", applicant()) == ("not stated", "open")
