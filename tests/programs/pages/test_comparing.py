"""What a page says now beside what stands from it, rule by rule."""

import pytest

from programs.pages.comparing import Cited, Said, compare
from programs.pages.extract import Extracted

PROGRAM, OTHER = ("program", 1), ("program", 2)


def bar(field: str) -> float:
    return 0.9


def cited(pk=1, field="min_step2", value="220", subject=PROGRAM, **more):
    columns = {"kind": "", "strength": "", "scope": "", "unless": "", "match_year": None, **more}
    return Cited(id=pk, subject=subject, field=field, value=value, **columns)


def said(field="min_step2", value="220", subject=PROGRAM, match_year=None, confidence=0.95, **more):
    return Said(subject, match_year, Extracted(field=field, value=value, confidence=confidence, **more))


def ids(pairs):
    return [beside for _, beside in pairs]


def test_the_same_value_confirms():
    assert compare([cited()], [said()], bar).confirmed == [1]


def test_a_stated_strength_does_not_make_it_another_limit():
    assert compare([cited()], [said(strength="required")], bar).confirmed == [1]


def test_a_preference_is_another_fact_than_a_limit():
    found = compare([cited()], [said(strength="preferred")], bar)
    assert [one.extracted.strength for one in found.new] == ["preferred"]
    assert not found.confirmed


def test_any_exam_and_no_exam_told_are_the_same_scope():
    stands = cited(field="max_failed_attempts", value="1", scope="any")
    assert compare([stands], [said(field="max_failed_attempts", value="1")], bar).confirmed == [1]


def test_another_value_differs_from_the_one_that_a_fact_rests_on():
    stands = [cited(1, value="210", leads=True), cited(2, value="200", match_year=2024)]
    found = compare(stands, [said(value="230")], bar)
    assert ids(found.differing) == [1]


def test_with_no_fact_it_differs_from_the_latest_season():
    stands = [cited(1, value="210", match_year=2023), cited(2, value="200", match_year=2024)]
    assert ids(compare(stands, [said(value="230")], bar).differing) == [2]


def test_the_same_value_under_a_new_condition_differs():
    found = compare([cited()], [said(unless="active practice")], bar)
    assert ids(found.differing) == [1]


def test_the_same_value_for_a_newer_season_renews():
    found = compare([cited(match_year=2024)], [said(match_year=2027)], bar)
    assert ids(found.renewed) == [1]
    assert not found.confirmed


@pytest.mark.parametrize("year", [2024, 2023, None])
def test_an_older_or_unsaid_season_only_confirms(year):
    found = compare([cited(match_year=2024)], [said(match_year=year)], bar)
    assert found.confirmed == [1]
    assert not found.renewed


def test_a_dated_deadline_carries_its_own_season():
    stands = cited(field="application_deadline", value="2026-09-30")
    found = compare([stands], [said(field="application_deadline", value="2026-09-30", match_year=2027)], bar)
    assert found.confirmed == [1]


def test_a_deadline_of_another_season_is_new_and_disputes_nothing():
    stands = cited(field="application_deadline", value="2025-09-30")
    found = compare([stands], [said(field="application_deadline", value="2026-10-15", match_year=2027)], bar)
    assert len(found.new) == 1
    assert not found.differing


def test_a_recurring_deadline_may_be_renewed():
    stands = cited(field="application_deadline", value="--09-30", match_year=2026)
    found = compare([stands], [said(field="application_deadline", value="--09-30", match_year=2027)], bar)
    assert ids(found.renewed) == [1]


def test_an_unsure_reading_confirms_nothing_by_itself():
    found = compare([cited()], [said(confidence=0.5)], bar)
    assert ids(found.doubted) == [1]
    assert not found.confirmed


def test_what_is_about_another_program_is_new_there():
    found = compare([cited()], [said(subject=OTHER)], bar)
    assert [one.subject for one in found.new] == [OTHER]


def test_each_member_of_a_set_is_a_fact_of_its_own():
    stands = cited(field="visa_other", value="o1")
    found = compare([stands], [said(field="visa_other", value="tn")], bar)
    assert len(found.new) == 1
    assert not found.differing


def test_what_holds_for_us_graduates_alone_is_left():
    found = compare([cited(found_before=True)], [said(value="230", applies_to="us")], bar)
    assert not found.differing
    assert found.gone == [1]


def test_what_was_found_before_and_is_not_now_is_gone():
    found = compare(
        [cited(1, found_before=True), cited(2, field="letters", value="3", found_before=True)], [said()], bar
    )
    assert found.gone == [2]


def test_what_the_extractor_never_found_is_not_gone():
    assert compare([cited(found_before=False)], [], bar).gone == []


def test_what_differs_is_not_gone_too():
    found = compare([cited(found_before=True)], [said(value="230")], bar)
    assert (ids(found.differing), found.gone) == ([1], [])


def test_finding_nothing_of_what_stands_is_told():
    assert compare([cited()], [said(field="letters", value="3")], bar).none
    assert not compare([cited()], [said()], bar).none
