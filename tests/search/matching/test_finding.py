"""How much a missed limit may say, and which of several facts a rule names."""

import pytest

from programs.fields import FIELDS
from search.matching.codes import Hold
from search.matching.stated import MATCH_FIELDS, age_on, hold_of
from search.profile import Failed
from tests.search.matching.made_up import CURRENT, DAY, OLDER, UNDATED, applicant, finding, line, told, verdict

LOW = applicant(step2=219)


@pytest.mark.parametrize(
    ("more", "hold", "outcome"),
    [
        ({}, "CLOSES", ("missed", "closed")),
        ({"age": UNDATED}, "DOUBTS", ("missed", "doubtful")),
        ({"age": OLDER}, "DOUBTS", ("missed", "doubtful")),
        ({"strength": ""}, "DOUBTS", ("missed", "doubtful")),
        ({"conditional": True}, "DOUBTS", ("missed", "doubtful")),
        ({"inferred": True}, "DOUBTS", ("missed", "doubtful")),
        ({"explicit": False}, "DOUBTS", ("missed", "doubtful")),
        ({"strength": "preferred"}, "PREFERS", ("short", "short")),
        ({"strength": "preferred", "age": OLDER}, "PREFERS", ("short", "short")),
        ({"strength": "considered_without"}, "NOTHING", ("met", "open")),
    ],
)
def test_only_a_current_requirement_in_words_without_exception_closes(more, hold, outcome):
    limit = line("min_step2", 220, **more)
    assert hold_of(limit) is Hold[hold]
    assert finding("step2", LOW, limit) == outcome
    assert verdict(LOW, limit) == outcome[1]


@pytest.mark.parametrize(
    ("strength", "outcome"),
    [
        ("required", ("unclear", "confirm")),
        ("", ("unclear", "confirm")),
        ("preferred", ("unclear", "open")),
        ("considered_without", ("unclear", "open")),
    ],
)
def test_a_limit_on_which_sources_differ_never_closes(strength, outcome):
    assert finding("step2", LOW, line("min_step2", 220, strength=strength, disputed=True)) == outcome


@pytest.mark.parametrize(
    ("strength", "verdict"),
    [("required", "confirm"), ("", "confirm"), ("preferred", "open"), ("considered_without", "open")],
)
def test_what_is_not_told_or_unclear_is_a_question_only_where_it_is_a_limit(strength, verdict):
    limit = line("max_failed_attempts", 1, scope="any", strength=strength)
    assert finding("attempts", applicant(), limit) == ("not told", verdict)
    assert finding("attempts", applicant(failed=Failed(1, 1, 0, 0)), limit) == ("unclear", verdict)


def test_fields_without_strengths_close_without_one():
    without = [name for name in MATCH_FIELDS if not FIELDS[name].has_strength]
    assert without == ["accepts_img", "visa_j1", "visa_h1b", "visa_other", "school_requirement"]
    for name in without:
        value = next(iter(FIELDS[name].values), 0)
        assert hold_of(line(name, value)) is Hold.CLOSES


@pytest.mark.parametrize("age", [CURRENT, UNDATED, OLDER])
def test_a_step1_number_and_a_deadline_that_recurs_hold_as_doubts_at_most(age):
    assert hold_of(line("min_step1", 220, age=age)) is Hold.DOUBTS
    assert hold_of(line("application_deadline", 1, scope="recurs", age=age)) is Hold.DOUBTS
    assert hold_of(line("min_step1", 220, strength="preferred")) is Hold.PREFERS


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # The worse verdict.
        ({"age": OLDER}, {"age": CURRENT}),
        # Of equal verdicts, the worse outcome: a preference missed is worse than one met would be.
        ({"value": 1, "strength": "preferred"}, {"strength": "preferred"}),
        # Then the fresher.
        ({"age": OLDER}, {"age": UNDATED}),
        # Then the newer statement.
        ({}, {}),
    ],
)
def test_the_fact_that_is_named_is_the_worst_then_the_freshest_then_the_newest(first, second):
    one = line("min_step2", statement=1, **{"value": 220, **first})
    other = line("min_step2", statement=2, **{"value": 220, **second})
    assert told("step2", LOW, one, other).statement == 2
    assert told("step2", LOW, other, one).statement == 2


def test_an_unclear_fact_is_named_before_one_not_told():
    met = line("max_failed_attempts", 9, scope="step2", strength="preferred", statement=8)
    unclear = line("max_failed_attempts", 1, scope="any", strength="preferred", statement=7)
    profile = applicant(failed=Failed(1, 0, 1, 0))
    assert told("attempts", profile, met, unclear).statement == 7
    assert finding("attempts", profile, met, unclear) == ("unclear", "open")


def test_nothing_stated_names_no_statement():
    found = told("step2", LOW)
    assert (found.outcome.name, found.verdict.name, found.statement) == ("NOT_STATED", "OPEN", 0)


@pytest.mark.parametrize(
    ("field", "match_year", "read_live_on", "age"),
    [
        ("letters", 2027, None, CURRENT),
        ("letters", 2026, None, CURRENT),
        ("letters", 2025, None, OLDER),
        ("letters", None, None, UNDATED),
        ("letters", None, DAY, CURRENT),
        ("application_deadline", 2027, None, CURRENT),
        ("application_deadline", 2026, DAY, OLDER),
    ],
)
def test_a_line_is_as_old_as_the_reconciler_says(field, match_year, read_live_on, age):
    assert age_on(DAY, field, match_year, read_live_on) is age
