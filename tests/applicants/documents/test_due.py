"""By when papers are wanted: pure."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.documents.due import Basis, Deadline, Due, Known, SeasonDay, due, worked_out
from applicants.documents.laying import usual_papers
from applicants.models import DocumentKind as Kind
from applicants.models import DocumentStatus as Status
from search.profile import ApplicantProfile, Month

DAY = dt.date(2026, 11, 22)
EVENTS = {
    "eras_submission_opens": SeasonDay(dt.date(2026, 9, 2), "Test sending begins", True),
    "programs_may_review": SeasonDay(dt.date(2026, 9, 23), "Test reading begins", True),
    "mspe_released": SeasonDay(dt.date(2026, 9, 23), "Test letters are out", False),
    "ecfmg_pathways_deadline": SeasonDay(dt.date(2027, 1, 31), "Test Pathways close", True),
    "rank_list_deadline": SeasonDay(dt.date(2027, 3, 3), "Test lists close", False),
    "residency_starts": SeasonDay(dt.date(2027, 7, 1), "Test training starts", False),
}
FIRST = Deadline(dt.date(2026, 12, 1), "Test A", 1)
SECOND = Deadline(dt.date(2027, 1, 15), "Test B", 2, frozenset({Kind.STEP2, Kind.CREDENTIALS}))
KNOWN = Known(EVENTS, (FIRST, SECOND))
ALL = frozenset()


def day_of(kind, known=KNOWN, *, own=None, entries=ALL, day=DAY):
    found = due(kind, known, day, own=own, entries=entries)
    return found and found.day


def test_ones_own_day_counts_before_all_others():
    found = due(Kind.LETTER, KNOWN, DAY, own=dt.date(2026, 11, 30), entries=ALL)
    assert found == Due(dt.date(2026, 11, 30), Basis.OWN, "")


def test_papers_are_due_for_the_first_deadline_still_to_come():
    assert day_of(Kind.LETTER) == dt.date(2026, 12, 1)
    assert day_of(Kind.LETTER, day=dt.date(2026, 12, 2)) == dt.date(2027, 1, 15)


def test_before_the_season_they_are_due_when_programs_begin_to_read():
    found = due(Kind.PERSONAL_STATEMENT, KNOWN, dt.date(2026, 7, 1), entries=ALL)
    assert (found.day, found.basis) == (dt.date(2026, 9, 23), Basis.SEASON)
    assert found.why == "Test reading begins (reported)"


def test_what_is_official_is_not_called_reported():
    assert worked_out(Kind.MSPE, Known(EVENTS))[0].why == "Test letters are out"


def test_a_letter_to_chosen_programs_is_due_by_theirs():
    assert day_of(Kind.LETTER, entries=frozenset({2})) == dt.date(2027, 1, 15)


def test_once_all_has_passed_the_last_day_is_told():
    assert day_of(Kind.LETTER, day=dt.date(2027, 5, 1)) == dt.date(2027, 1, 15)


def test_the_last_sensible_sitting_is_worked_back_and_called_an_estimate():
    found = due(Kind.STEP2, Known(EVENTS), DAY, entries=ALL)
    assert (found.day, found.basis) == (dt.date(2027, 2, 3), Basis.ESTIMATE)
    assert found.why == "Test lists close, 3 March 2027, less the 4 weeks that we assume until a result is there"


def test_a_program_that_wants_the_result_with_the_application_moves_it_forward():
    found = due(Kind.STEP2, KNOWN, DAY, entries=ALL)
    assert found.day == dt.date(2026, 12, 18)
    assert found.why.startswith("The deadline of Test B, which wants the result with the application, 15 January 2027")


@pytest.mark.parametrize(("weeks", "expected"), [(0, (2027, 3, 3)), (1, (2027, 2, 24)), (6, (2027, 1, 20))])
def test_the_assumption_is_the_readers_to_change(weeks, expected):
    assert day_of(Kind.STEP2, Known(EVENTS, weeks=weeks)) == dt.date(*expected)


def test_one_week_is_said_as_one():
    (_early, found) = worked_out(Kind.STEP2, Known(EVENTS, weeks=1))
    assert "less the 1 week that we assume" in found.why


def test_step_3_has_a_day_only_where_a_program_wants_it_by_one():
    assert worked_out(Kind.STEP3, KNOWN) == []
    assert day_of(Kind.STEP3, Known(EVENTS, step3_by=frozenset({"ranking"}))) == dt.date(2027, 2, 3)
    assert day_of(Kind.STEP3, Known(EVENTS, step3_by=frozenset({"start", "interview"}))) == dt.date(2027, 6, 3)


def test_english_and_the_pathway_are_due_when_pathways_close():
    assert day_of(Kind.OET) == day_of(Kind.PATHWAY) == dt.date(2027, 1, 31)


def test_certification_is_due_when_lists_close_or_where_a_program_wants_it_sooner():
    assert day_of(Kind.ECFMG_CERTIFICATE) == dt.date(2027, 3, 3)
    assert day_of(Kind.CREDENTIALS) == dt.date(2027, 1, 15)


def test_papers_after_matching_are_due_before_training():
    assert day_of(Kind.DS2019) == day_of(Kind.ORIENTATION) == dt.date(2027, 7, 1)


@pytest.mark.parametrize("kind", [Kind.CONTRACT, Kind.OTHER])
def test_where_nothing_is_known_no_day_is_made_up(kind):
    assert worked_out(kind, KNOWN) == []
    assert day_of(kind) is None


@pytest.mark.parametrize("kind", list(Kind))
def test_without_a_season_and_a_list_no_kind_has_a_day(kind):
    assert day_of(kind, Known()) is None


DEADLINES = st.lists(
    st.builds(
        Deadline,
        st.dates(dt.date(2026, 6, 1), dt.date(2027, 5, 31)),
        st.just("Test"),
        st.integers(1, 5),
        st.frozensets(st.sampled_from([Kind.STEP2, Kind.STEP3, Kind.CREDENTIALS])),
    ),
    max_size=6,
).map(tuple)


@given(
    st.sampled_from(Kind),
    DEADLINES,
    st.dates(dt.date(2026, 6, 1), dt.date(2027, 7, 31)),
    st.frozensets(st.integers(1, 5)),
    st.integers(0, 26),
)
def test_the_day_that_counts_is_the_nearest_of_those_told(kind, deadlines, day, entries, weeks):
    known = Known(EVENTS, deadlines, frozenset({"ranking"}), weeks)
    days = [one.day for one in worked_out(kind, known, entries)]
    assert days == sorted(days)
    coming = [one for one in days if one >= day]
    expected = min(coming) if coming else max(days, default=None)
    assert day_of(kind, known, entries=entries, day=day) == expected


def test_an_international_graduate_with_no_visa_told():
    papers = usual_papers(None)
    assert {Kind.TOKEN, Kind.OET, Kind.PATHWAY, Kind.CREDENTIALS, Kind.MSPE, Kind.CONTRACT} <= papers.keys()
    assert not {Kind.DS2019, Kind.H1B_PETITION, Kind.CONSULATE, Kind.STEP3} & papers.keys()
    assert set(papers.values()) == {Status.TO_DO}


@pytest.mark.parametrize(
    ("visas", "there", "not_there"),
    [
        (("j1",), {Kind.DS2019, Kind.STATEMENT_OF_NEED, Kind.CONSULATE}, {Kind.H1B_PETITION, Kind.STEP3}),
        (("h1b",), {Kind.H1B_PETITION, Kind.STEP3, Kind.CONSULATE}, {Kind.DS2019, Kind.STATEMENT_OF_NEED}),
        (("j1", "h1b"), {Kind.DS2019, Kind.H1B_PETITION, Kind.STEP3}, set()),
    ],
)
def test_papers_follow_the_visas_one_would_take(visas, there, not_there):
    papers = usual_papers(ApplicantProfile(work_status="none", visas=visas))
    assert there <= papers.keys()
    assert not not_there & papers.keys()


def test_a_citizen_needs_no_visa_papers_whatever_was_ticked():
    papers = usual_papers(ApplicantProfile(work_status="citizen", visas=("j1", "h1b")))
    assert not {Kind.DS2019, Kind.H1B_PETITION, Kind.CONSULATE} & papers.keys()


def test_a_graduate_of_a_us_school_needs_no_certificate():
    papers = usual_papers(ApplicantProfile(school_country="US"))
    assert not {Kind.TOKEN, Kind.OET, Kind.PATHWAY, Kind.ECFMG_CERTIFICATE} & papers.keys()
    assert Kind.MSPE in papers


def test_what_was_told_is_taken_over():
    told = ApplicantProfile(step1="pass", step2_expected=Month(2027, 1), step3=True, visas=("h1b",), work_status="none")
    papers = usual_papers(told)
    assert papers[Kind.STEP1] == papers[Kind.STEP3] == Status.DONE
    assert papers[Kind.STEP2] == Status.EXPECTED
    assert usual_papers(ApplicantProfile(step1="fail"))[Kind.STEP1] == Status.TO_DO


def test_the_certified_have_all_its_parts_behind_them():
    papers = usual_papers(ApplicantProfile(ecfmg_certified=True))
    parts = (Kind.STEP1, Kind.STEP2, Kind.OET, Kind.PATHWAY, Kind.CREDENTIALS, Kind.ECFMG_CERTIFICATE)
    assert {papers[kind] for kind in parts} == {Status.DONE}
    assert papers[Kind.MSPE] == Status.TO_DO
