"""Whether international graduates are taken, and whom that concerns."""

import pytest

from search.profile import ApplicantProfile, Month
from tests.search.matching.made_up import CURRENT, OLDER, UNDATED, applicant, finding, line, told

HERE = applicant()


@pytest.mark.parametrize(
    ("value", "more", "expected"),
    [
        ("yes", {}, ("met", "open")),
        ("yes", {"age": UNDATED}, ("met", "open")),
        ("yes", {"explicit": False}, ("met", "open")),
        ("yes", {"age": OLDER}, ("unclear", "confirm")),
        ("yes", {"disputed": True}, ("unclear", "confirm")),
        ("yes", {"conditional": True}, ("unclear", "confirm")),
        ("yes", {"inferred": True}, ("unclear", "confirm")),
        ("rarely", {}, ("unclear", "confirm")),
        ("rarely", {"age": OLDER}, ("unclear", "confirm")),
        ("no", {}, ("missed", "closed")),
        ("no", {"age": UNDATED}, ("missed", "doubtful")),
        ("no", {"age": OLDER}, ("missed", "doubtful")),
        ("no", {"inferred": True}, ("missed", "doubtful")),
        ("no", {"explicit": False}, ("missed", "doubtful")),
        ("no", {"conditional": True}, ("missed", "doubtful")),
        ("no", {"disputed": True}, ("unclear", "confirm")),
    ],
)
def test_a_yes_must_be_sure_and_a_no_must_be_firm(value, more, expected):
    assert finding("img", HERE, line("accepts_img", value, **more)) == expected


def test_silence_is_a_question():
    assert finding("img", HERE) == ("not stated", "confirm")


@pytest.mark.parametrize("visa", ["visa_j1", "visa_h1b"])
@pytest.mark.parametrize("value", ["yes", "case_by_case"])
def test_sponsoring_a_visa_implies_that_they_are_taken(visa, value):
    found = told("img", HERE, line(visa, value, statement=5))
    assert (found.outcome.name, found.verdict.name, found.statement) == ("MET", "OPEN", 5)


@pytest.mark.parametrize(
    "sponsor",
    [
        line("visa_j1", "no"),
        line("visa_h1b", "transfer_only"),
        line("visa_j1", "yes", age=OLDER),
        line("visa_j1", "yes", disputed=True),
        line("visa_j1", "yes", conditional=True),
        line("visa_j1", "yes", inferred=True),
    ],
)
def test_a_visa_that_is_not_surely_sponsored_implies_nothing(sponsor):
    assert finding("img", HERE, sponsor) == ("not stated", "confirm")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (line("accepts_img", "yes", age=OLDER), ("met", "open")),
        (line("accepts_img", "yes", age=OLDER, disputed=True), ("unclear", "confirm")),
        (line("accepts_img", "yes", age=CURRENT, conditional=True), ("unclear", "confirm")),
        (line("accepts_img", "rarely", age=OLDER), ("unclear", "confirm")),
        (line("accepts_img", "no", age=OLDER), ("missed", "doubtful")),
        (line("accepts_img", "no"), ("missed", "closed")),
    ],
)
def test_only_an_old_yes_gives_way_to_a_sponsored_visa(said, expected):
    assert finding("img", HERE, said, line("visa_j1", "yes")) == expected


def test_the_j1_is_named_before_the_h1b():
    found = told("img", HERE, line("visa_h1b", "yes", statement=9), line("visa_j1", "yes", statement=5))
    assert found.statement == 5


@pytest.mark.parametrize(
    ("country", "graduated", "is_img"),
    [
        ("US", None, False),
        ("US", Month(2026, 5), False),
        ("CA", Month(2025, 5), False),
        ("CA", Month(2025, 6), False),
        ("CA", Month(2025, 7), True),
        ("CA", Month(2025), True),
        ("CA", Month(2024), False),
        ("CA", Month(2026), True),
        ("CA", None, True),
        ("PK", Month(2019, 6), True),
        (None, None, True),
    ],
)
def test_graduates_of_canadian_schools_count_as_international_from_july_2025(country, graduated, is_img):
    profile = applicant(school_country=country, graduated=graduated)
    outcome = finding("img", profile, line("accepts_img", "no"))
    assert outcome == (("missed", "closed") if is_img else ("not needed", "open"))


def test_what_is_said_of_international_graduates_binds_no_others():
    limit = line("max_failed_attempts", 0, scope="step1", img_only=True)
    failed = {"failed": ApplicantProfile().failed.__class__(step1=1)}
    assert finding("attempts", applicant(school_country="PK", **failed), limit) == ("missed", "closed")
    assert finding("attempts", applicant(school_country="US", **failed), limit) == ("not stated", "open")
