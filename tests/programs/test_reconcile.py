"""Every numbered rule of programs.reconcile, and what holds for any statements at all."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import fields
from programs.reconcile import Age, Key, Said, age, reconcile

DAY = dt.date(2026, 11, 21)  # the season of the 2027 Match
LAST_WEEK = dt.date(2026, 11, 14)
PROGRAM, OFFICE, COORDINATOR, TRACKER = 1, 2, 3, 4


def said(id=1, **how):
    base = Said(
        id=id,
        field="min_step2",
        value="220",
        kind="",
        strength="required",
        scope="",
        match_year=None,
        read_live_on=None,
        rank=PROGRAM,
        office=False,
        inferred=False,
        applies_to="all",
        page=f"https://test.example/{id}",
    )
    return replace(base, **how)


def visa(id, value, office=False, **how):
    rank = OFFICE if office else PROGRAM
    return said(id, **{"field": "visa_j1", "value": value, "strength": "", "office": office, "rank": rank, **how})


def only(statements, day=DAY):
    standing = list(reconcile(statements, day).values())
    assert len(standing) == 1
    return standing[0]


# Age


@pytest.mark.parametrize(
    ("match_year", "read_live_on", "expected"),
    [
        (None, None, Age.UNDATED),
        (None, LAST_WEEK, Age.CURRENT),
        (None, DAY - dt.timedelta(days=400), Age.CURRENT),
        (None, DAY - dt.timedelta(days=401), Age.OLDER),
        (2027, None, Age.CURRENT),
        (2026, None, Age.CURRENT),
        (2025, None, Age.OLDER),
        (2025, LAST_WEEK, Age.CURRENT),
        (2025, DAY - dt.timedelta(days=401), Age.OLDER),
        (2028, None, Age.CURRENT),
    ],
)
def test_age_of_a_field_that_stays_fresh_for_two_seasons(match_year, read_live_on, expected):
    assert age(fields.FIELDS["min_step2"], match_year, read_live_on, DAY) is expected


@pytest.mark.parametrize(
    ("match_year", "read_live_on", "expected"),
    [
        (2027, None, Age.CURRENT),
        (2026, None, Age.OLDER),
        (2026, LAST_WEEK, Age.OLDER),
        (None, LAST_WEEK, Age.CURRENT),
        (None, None, Age.UNDATED),
    ],
)
def test_a_date_of_a_past_season_is_not_renewed_by_reading_it_again(match_year, read_live_on, expected):
    assert age(fields.FIELDS["application_deadline"], match_year, read_live_on, DAY) is expected


def test_age_moves_with_the_season_by_itself():
    field = fields.FIELDS["min_step2"]
    assert age(field, 2026, None, dt.date(2027, 5, 31)) is Age.CURRENT
    assert age(field, 2026, None, dt.date(2027, 6, 1)) is Age.OLDER


# Rule 1: age class first


def test_current_beats_undated_though_the_undated_page_ranks_higher():
    standing = only([said(1, value="220"), said(2, value="230", match_year=2027, rank=TRACKER)])
    assert (standing.value, standing.statement, standing.differing) == ("230", 2, (1,))


def test_undated_beats_older():
    standing = only([said(1, value="220", match_year=2017), said(2, value="230", rank=TRACKER)])
    assert (standing.value, standing.agreement) == ("230", "single")


# Rule 2: then rank


@pytest.mark.parametrize(("stronger", "weaker"), [(PROGRAM, OFFICE), (OFFICE, COORDINATOR), (COORDINATOR, TRACKER)])
def test_within_an_age_the_higher_ranked_source_wins(stronger, weaker):
    standing = only([said(1, value="230", rank=weaker), said(2, value="220", rank=stronger)])
    assert (standing.value, standing.agreement, standing.differing) == ("220", "single", (1,))


# Rule 3: then the newer cycle, then the newer live reading


def test_the_newer_cycle_wins():
    standing = only([said(1, value="220", match_year=2016), said(2, value="230", match_year=2018)])
    assert (standing.value, standing.agreement) == ("230", "single")


def test_the_newer_live_reading_wins():
    earlier = LAST_WEEK - dt.timedelta(days=30)
    standing = only([said(1, value="220", read_live_on=earlier), said(2, value="230", read_live_on=LAST_WEEK)])
    assert standing.value == "230"


def test_live_readings_of_two_pages_within_a_fortnight_are_of_one_time():
    for days, agreement in ((14, "disputed"), (15, "single")):
        earlier = LAST_WEEK - dt.timedelta(days=days)
        standing = only([said(1, value="220", read_live_on=earlier), said(2, value="230", read_live_on=LAST_WEEK)])
        assert standing.agreement == agreement


def test_of_one_page_the_newer_live_reading_wins_by_a_day():
    one = said(1, value="220", read_live_on=LAST_WEEK - dt.timedelta(days=1), page="https://test.example/")
    standing = only([one, said(2, value="230", read_live_on=LAST_WEEK, page="https://test.example/")])
    assert (standing.value, standing.agreement) == ("230", "single")


def test_a_live_reading_wins_over_none():
    this_season = {"match_year": 2027}
    standing = only([said(1, value="220", **this_season), said(2, value="230", read_live_on=LAST_WEEK, **this_season)])
    assert (standing.value, standing.agreement) == ("230", "single")


# Rule 4: equal in all and different


def test_equal_statements_that_differ_are_disputed_and_both_are_shown():
    standing = only([said(1, value="220"), said(2, value="230")])
    assert standing.agreement == "disputed"
    assert {standing.statement, *standing.differing} == {1, 2}


def test_pages_that_say_the_same_agree():
    standing = only([said(1), said(2)])
    assert (standing.agreement, standing.same) == ("agreed", (2,))


def test_one_page_read_twice_is_a_single_source():
    standing = only([said(1, page="p"), said(2, page="p", match_year=2016)])
    assert standing.agreement == "single"


def test_an_outranked_statement_differs_without_dispute():
    standing = only([said(1, value="220"), said(2, value="230", match_year=2017)])
    assert (standing.value, standing.agreement, standing.differing) == ("220", "single", (2,))


def test_a_limit_with_its_strength_stands_before_one_without():
    standing = only([said(1, strength=""), said(2, strength="required")])
    assert (standing.statement, standing.agreement) == (2, "agreed")


# Rule 5: visas are the office's to sign


@pytest.mark.parametrize(
    ("office", "program", "value", "agreement"),
    [
        ("no", "yes", "yes", "disputed"),
        ("no", "case_by_case", "case_by_case", "disputed"),
        ("yes", "no", "no", "single"),
        ("case_by_case", "yes", "case_by_case", "single"),
        ("yes", "case_by_case", "case_by_case", "single"),
        ("case_by_case", "no", "no", "single"),
        ("yes", "yes", "yes", "agreed"),
        ("no", "no", "no", "agreed"),
    ],
)
def test_office_and_program_on_a_visa(office, program, value, agreement):
    standing = only([visa(1, office, office=True), visa(2, program)])
    assert (standing.value, standing.agreement) == (value, agreement)
    assert {standing.statement, *standing.differing, *standing.same} == {1, 2}


@pytest.mark.parametrize(("office", "program"), [("transfer_only", "yes"), ("yes", "transfer_only")])
def test_transfer_only_is_narrower_than_yes(office, program):
    h1b = {"field": "visa_h1b"}
    standing = only([visa(1, office, office=True, **h1b), visa(2, program, **h1b)])
    assert (standing.value, standing.agreement) == ("transfer_only", "single")


def test_an_office_alone_speaks_for_the_program():
    assert only([visa(1, "no", office=True)]).value == "no"


def test_an_old_no_of_the_office_does_not_undo_a_current_yes():
    standing = only([visa(1, "no", office=True, match_year=2016), visa(2, "yes", match_year=2027)])
    assert (standing.value, standing.agreement, standing.differing) == ("yes", "single", (1,))


def test_an_undated_no_of_the_office_disputes_an_undated_yes():
    assert only([visa(1, "no", office=True), visa(2, "yes")]).agreement == "disputed"


def test_a_current_office_beats_an_undated_program():
    standing = only([visa(1, "no", office=True, match_year=2027), visa(2, "yes")])
    assert (standing.value, standing.agreement) == ("no", "single")


def test_program_pages_that_tie_dispute_whatever_the_office_says():
    standing = only([visa(1, "yes", office=True), visa(2, "yes"), visa(3, "no")])
    assert (standing.agreement, {standing.statement, *standing.differing, *standing.same}) == ("disputed", {1, 2, 3})


def test_office_pages_that_tie_dispute_whatever_the_program_says():
    statements = [visa(1, "yes", office=True), visa(2, "no", office=True), visa(3, "yes")]
    assert only(statements).agreement == "disputed"


def test_other_fields_are_settled_by_rank_alone():
    standing = only([said(1, value="230", rank=OFFICE, office=True), said(2, value="220")])
    assert (standing.value, standing.agreement) == ("220", "single")


# Rule 6: which fact


def test_a_requirement_and_a_preference_both_stand():
    found = reconcile([said(1, value="220"), said(2, value="230", strength="preferred")], DAY)
    values = {key.strength_class: standing.value for key, standing in found.items()}
    assert values == {"limit": "220", "preference": "230"}


def test_positions_of_different_kinds_do_not_dispute():
    positions = {"field": "positions", "strength": ""}
    found = reconcile([said(1, value="26", kind="C", **positions), said(2, value="8", kind="P", **positions)], DAY)
    assert {key.kind: standing.value for key, standing in found.items()} == {"C": "26", "P": "8"}


def test_attempts_of_different_scopes_do_not_dispute():
    attempts = {"field": "max_failed_attempts"}
    found = reconcile([said(1, value="0", scope="step1", **attempts), said(2, value="1", scope="any", **attempts)], DAY)
    assert {key.scope: standing.agreement for key, standing in found.items()} == {"step1": "single", "any": "single"}


def test_a_set_field_has_one_fact_a_member():
    other = {"field": "visa_other", "strength": ""}
    found = reconcile([said(1, value="o1", **other), said(2, value="f1_opt", **other)], DAY)
    assert {key.member for key in found} == {"o1", "f1_opt"}


def test_dates_of_different_seasons_do_not_dispute():
    deadline = {"field": "application_deadline", "strength": ""}
    statements = [said(1, value="2016-11-01", **deadline), said(2, value="--12-01", **deadline)]
    assert {key.season: standing.value for key, standing in reconcile(statements, DAY).items()} == {
        2017: "2016-11-01",
        0: "--12-01",
    }


# Rule 7 and what makes no fact


def test_inferred_never_beats_explicit_however_fresh():
    standing = only([said(1, value="220", match_year=2015), said(2, value="230", match_year=2027, inferred=True)])
    assert (standing.value, standing.differing) == ("220", (2,))


def test_inferred_stands_when_nothing_explicit_does():
    assert only([said(1, value="220", inferred=True)]).value == "220"


def test_rules_for_us_graduates_make_no_fact():
    assert reconcile([said(1, applies_to="us")], DAY) == {}


def test_nothing_said_is_no_fact():
    assert reconcile([], DAY) == {}


# For any statements

some = st.builds(
    said,
    id=st.integers(1, 10**6),
    value=st.sampled_from(["200", "210", "220"]),
    strength=st.sampled_from(fields.STRENGTHS),
    match_year=st.none() | st.integers(2010, 2028),
    read_live_on=st.none() | st.dates(dt.date(2024, 1, 1), DAY),
    rank=st.integers(1, 5),
    inferred=st.booleans(),
    page=st.sampled_from(["a", "b", "c"]),
)
visas = st.builds(
    visa,
    id=st.integers(1, 10**6),
    value=st.sampled_from(["yes", "no", "case_by_case"]),
    office=st.booleans(),
    match_year=st.none() | st.integers(2010, 2028),
    page=st.sampled_from(["a", "b", "c"]),
)
many = st.lists(some | visas, max_size=8, unique_by=lambda statement: statement.id)


@given(many, st.randoms())
def test_the_order_of_arrival_never_matters(statements, random):
    shuffled = list(statements)
    random.shuffle(shuffled)
    assert reconcile(shuffled, DAY) == reconcile(statements, DAY)


@given(many)
def test_every_statement_stands_in_exactly_one_fact(statements):
    used = [pk for s in reconcile(statements, DAY).values() for pk in (s.statement, *s.same, *s.differing)]
    assert sorted(used) == sorted(statement.id for statement in statements)


@given(many)
def test_a_fact_is_never_older_than_a_statement_it_outranks(statements):
    by_id = {statement.id: statement for statement in statements}
    order = [Age.CURRENT, Age.UNDATED, Age.OLDER]

    def freshness(pk):
        statement = by_id[pk]
        return order.index(age(fields.FIELDS[statement.field], statement.match_year, statement.read_live_on, DAY))

    for standing in reconcile(statements, DAY).values():
        explicit = [pk for pk in (*standing.same, *standing.differing) if not by_id[pk].inferred]
        if not by_id[standing.statement].inferred:
            assert all(freshness(standing.statement) <= freshness(pk) for pk in explicit)


@given(many)
def test_a_statement_added_twice_changes_no_value(statements):
    doubled = [*statements, *(replace(statement, id=statement.id + 10**7) for statement in statements)]
    before, after = reconcile(statements, DAY), reconcile(doubled, DAY)
    assert {key: s.value for key, s in before.items()} == {key: s.value for key, s in after.items()}


def test_keys_tell_facts_of_one_program_apart():
    assert Key("positions", "C", "limit", "") != Key("positions", "P", "limit", "")
