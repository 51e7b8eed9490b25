"""The right to work: who needs a visa, which ways lead to it, and what a program must have said."""

import pytest

from tests.search.matching.made_up import (
    CURRENT,
    OLDER,
    UNDATED,
    applicant,
    decider,
    finding,
    line,
    match,
    program,
    told,
    verdict,
)

J1, H1B = applicant(work_status="f1", visas=("j1",)), applicant(work_status="f1", visas=("h1b",), step3=True)
EAD = applicant(work_status="ead")
NONE = line("visa_other", "none_sponsored", statement=50)
RESIDENTS = line("visa_other", "citizens_or_residents_only", statement=51)


@pytest.mark.parametrize("status", ["citizen", "permanent_resident"])
def test_citizens_and_residents_never_need_a_visa(status):
    lines = [NONE, RESIDENTS, line("visa_j1", "no"), line("visa_h1b", "no")]
    profile = applicant(work_status=status, visas=("j1", "h1b"), j1_years_used=8)
    assert verdict(profile, *lines) == "open"
    for rule in ("visa", "visa_j1", "j1_years", "visa_h1b", "h1b_step3", "work_permit"):
        assert finding(rule, profile, *lines) == ("not needed", "open")


@pytest.mark.parametrize(
    ("value", "more", "expected"),
    [
        ("yes", {}, ("met", "open")),
        ("yes", {"age": UNDATED}, ("met", "open")),
        ("yes", {"age": OLDER}, ("unclear", "confirm")),
        ("yes", {"disputed": True}, ("unclear", "confirm")),
        ("yes", {"conditional": True}, ("unclear", "confirm")),
        ("yes", {"inferred": True}, ("unclear", "confirm")),
        ("case_by_case", {}, ("unclear", "confirm")),
        ("no", {}, ("missed", "closed")),
        ("no", {"age": UNDATED}, ("missed", "doubtful")),
        ("no", {"age": OLDER}, ("missed", "doubtful")),
        ("no", {"conditional": True}, ("missed", "doubtful")),
        ("no", {"disputed": True}, ("unclear", "confirm")),
    ],
)
@pytest.mark.parametrize(("profile", "field"), [(J1, "visa_j1"), (H1B, "visa_h1b")])
def test_the_only_visa_they_would_take_decides(profile, field, value, more, expected):
    stated = line(field, value, **more)
    assert finding("visa", profile, stated) == expected
    assert finding(field, profile, stated) == expected
    assert verdict(profile, stated) == expected[1]


def test_a_visa_that_nobody_has_stated_is_a_question():
    assert finding("visa", J1) == ("not stated", "confirm")
    assert finding("visa", J1, line("visa_h1b", "yes")) == ("not stated", "confirm")


@pytest.mark.parametrize("status", ["f1", "j1", "none", None])
def test_f1_opt_opens_nothing_for_a_foreign_degree(status):
    stated = line("visa_other", "f1_opt")
    assert finding("visa", applicant(work_status=status, visas=("j1",)), stated) == ("not stated", "confirm")
    assert verdict(applicant(work_status=status), stated) == "confirm"


@pytest.mark.parametrize(
    ("status", "expected"), [("h1b", ("met", "open")), ("f1", ("missed", "closed")), (None, ("missed", "closed"))]
)
def test_transfer_only_serves_holders_of_an_h1b(status, expected):
    profile = applicant(work_status=status, visas=("h1b",), step3=True)
    assert finding("visa", profile, line("visa_h1b", "transfer_only")) == expected


@pytest.mark.parametrize("refusal", [NONE, RESIDENTS])
@pytest.mark.parametrize(("profile", "field"), [(J1, "visa_j1"), (H1B, "visa_h1b")])
def test_a_general_refusal_refuses_a_visa_of_which_nothing_is_said(profile, field, refusal):
    assert finding("visa", profile, refusal) == ("missed", "closed")
    assert finding("visa", profile, refusal, line(field, "case_by_case")) == ("unclear", "confirm")


@pytest.mark.parametrize(
    ("yes", "refusal", "expected"),
    [
        (CURRENT, CURRENT, "confirm"),
        (CURRENT, UNDATED, "open"),
        (CURRENT, OLDER, "open"),
        (UNDATED, CURRENT, "confirm"),
        (UNDATED, UNDATED, "confirm"),
        (UNDATED, OLDER, "open"),
    ],
)
def test_a_yes_is_a_question_where_a_refusal_is_as_fresh_or_fresher(yes, refusal, expected):
    lines = line("visa_j1", "yes", age=yes), line("visa_other", "none_sponsored", age=refusal, statement=50)
    found = told("visa", J1, *lines)
    assert found.verdict.name.lower() == expected
    assert found.statement == (50 if expected == "confirm" else 100)


def test_the_freshest_of_several_refusals_is_held_against_a_yes_even_if_sources_differ_on_it():
    fresh = line("visa_other", "none_sponsored", disputed=True, statement=50)
    old = line("visa_other", "citizens_or_residents_only", age=OLDER, statement=51)
    assert finding("visa", J1, line("visa_j1", "yes", age=UNDATED), fresh, old) == ("unclear", "confirm")


def test_the_best_of_the_ways_told_counts():
    both = applicant(work_status="f1", visas=("j1", "h1b"), step3=True)
    no, yes = line("visa_j1", "no", statement=1), line("visa_h1b", "yes", statement=2)
    found = told("visa", both, no, yes)
    assert (found.verdict.name, found.statement) == ("OPEN", 2)
    assert finding("visa_j1", both, no, yes) == ("missed", "closed")


@pytest.mark.parametrize(("visas", "statement"), [(("j1", "h1b"), 1), (("h1b", "j1"), 2)])
def test_of_equal_ways_the_first_told_is_named(visas, statement):
    lines = line("visa_j1", "yes", statement=1), line("visa_h1b", "yes", statement=2)
    assert told("visa", applicant(work_status="f1", visas=visas, step3=True), *lines).statement == statement


@pytest.mark.parametrize("visas", [None, ()])
@pytest.mark.parametrize(
    ("j1", "h1b", "status", "expected"),
    [
        ("yes", "yes", "f1", ("met", "open")),
        ("yes", "yes", None, ("met", "open")),
        ("no", "no", "f1", ("missed", "closed")),
        ("no", "no", None, ("not told", "confirm")),
        ("yes", "no", "f1", ("not told", "confirm")),
        ("no", "yes", None, ("not told", "confirm")),
        ("case_by_case", "case_by_case", "f1", ("not told", "confirm")),
    ],
)
def test_nothing_told_of_visas_is_settled_only_where_both_lead_to_the_same(visas, j1, h1b, status, expected):
    profile = applicant(work_status=status, visas=visas, step3=True)
    assert finding("visa", profile, line("visa_j1", j1), line("visa_h1b", h1b)) == expected


def test_where_both_are_refused_the_better_of_the_two_refusals_counts():
    lines = line("visa_j1", "no"), line("visa_h1b", "no", age=OLDER)
    assert finding("visa", applicant(work_status="f1"), *lines) == ("missed", "doubtful")


def test_nothing_told_of_visas_shows_both_but_no_work_permit():
    profile = applicant(work_status="f1", step3=True)
    assert finding("visa_j1", profile, line("visa_j1", "yes")) == ("met", "open")
    assert finding("visa_h1b", profile, line("visa_h1b", "yes")) == ("met", "open")
    assert finding("work_permit", profile) == ("not needed", "open")


def test_parts_of_ways_that_they_would_not_go_are_not_needed():
    assert finding("visa_h1b", J1, line("visa_h1b", "no")) == ("not needed", "open")
    assert finding("j1_years", H1B) == ("not needed", "open")
    assert finding("visa_j1", EAD, line("visa_j1", "no")) == ("not needed", "open")


# Seven years on a J-1


def _after(used, **more):
    return applicant(work_status="f1", visas=("j1",), j1_years_used=used, **more)


@pytest.mark.parametrize(
    ("used", "years", "kinds", "expected"),
    [
        (4, 3, ("C",), ("met", "open")),
        (5, 3, ("C",), ("missed", "closed")),
        (4, 5, ("C",), ("missed", "closed")),
        (2, 5, (), ("met", "open")),
        (0, 7, (), ("met", "open")),
        (1, 7, (), ("missed", "closed")),
        (6, 5, ("P",), ("met", "open")),
        (7, 5, ("P",), ("missed", "closed")),
        (6, 0, (), ("not stated", "open")),
        (7, 0, (), ("missed", "closed")),
        (6, 0, ("P",), ("met", "open")),
    ],
)
def test_training_and_years_used_may_be_seven_together(used, years, kinds, expected):
    at = program(*kinds, years=years)
    assert finding("j1_years", _after(used), at=at) == expected
    assert verdict(_after(used), line("visa_j1", "yes"), at=at) == expected[1]


@pytest.mark.parametrize(("status", "expected"), [("j1", "confirm"), ("f1", "open"), (None, "open")])
def test_years_not_told_are_a_question_for_holders_of_a_j1_only(status, expected):
    profile = applicant(work_status=status, visas=("j1",))
    assert finding("j1_years", profile) == ("not told", expected)
    assert finding("visa", profile, line("visa_j1", "yes"))[1] == expected


def test_seven_years_bind_also_where_nothing_is_told_of_visas():
    profile = applicant(work_status="f1", j1_years_used=7, step3=True)
    lines = line("visa_j1", "yes"), line("visa_h1b", "yes")
    assert finding("j1_years", profile, *lines) == ("missed", "closed")
    assert finding("visa", profile, *lines) == ("not told", "confirm")


def test_the_part_that_decides_is_not_counted_as_a_rule_of_its_own():
    found = match(_after(5), line("accepts_img", "yes", statement=1), line("visa_j1", "yes"))
    assert decider(found) == "visa"
