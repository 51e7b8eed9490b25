"""Filters, orders and pages of a list, without a database."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from applicants.shortlist.lines import PER_PAGE, Asked, Line, found, page_of, status_counts, tag_counts
from applicants.shortlist.signals import Allowed

SEASON = 2027


def line(number: int, **more: Any) -> Line:
    row = {
        "pk": number,
        "id": f"{number:04}-140",
        "program": number,
        "status": "interested",
        "signal": "none",
        "tags": (),
        "position": number,
        "specialty": "Test medicine",
        "allowed": Allowed(None, None),
        "kinds": frozenset(),
    }
    return Line(**{**row, **more})


def asked(**more: Any) -> Asked:
    return Asked(season=SEASON, **more)


def pks(lines: list[Line]) -> list[int]:
    return [one.pk for one in lines]


def test_a_status_and_a_tag_leave_only_what_has_both() -> None:
    lines = [line(1, status="applied", tags=("near",)), line(2, tags=("near",)), line(3, status="applied")]
    assert pks(found(lines, asked(status="applied"), {}, {})) == [1, 3]
    assert pks(found(lines, asked(tag="near"), {}, {})) == [1, 2]
    assert pks(found(lines, asked(status="applied", tag="near"), {}, {})) == [1]
    assert pks(found(lines, asked(tag="nobody has it"), {}, {})) == []


def test_deadlines_come_soonest_first_and_unstated_ones_last_in_own_order() -> None:
    lines = [line(1), line(2), line(3), line(4)]
    days = {1: None, 2: dt.date(2026, 12, 1), 3: dt.date(2026, 11, 30)}
    assert pks(found(lines, asked(order="deadline"), {}, days)) == [3, 2, 1, 4]


def test_verdicts_come_most_open_first_and_programs_without_one_last() -> None:
    lines = [line(1), line(2), line(3), line(4)]
    assert pks(found(lines, asked(order="verdict"), {1: 4, 2: 0, 4: 0}, {})) == [2, 4, 1, 3]


@given(st.integers(0, 120), st.integers(1, 9999))
def test_every_program_stands_on_one_page_and_there_is_no_page_past_the_end(count: int, number: int) -> None:
    lines = [line(at) for at in range(1, count + 1)]
    last = max(1, -(-count // PER_PAGE))
    pages = [page_of(lines, at)[0] for at in range(1, last + 1)]
    assert [one for page in pages for one in page] == lines
    assert page_of(lines, number)[1] == min(number, last)


def test_tags_and_statuses_are_counted() -> None:
    lines = [line(1, tags=("b", "A"), status="applied"), line(2, tags=("b",))]
    assert tag_counts(lines) == [("A", 1), ("b", 2)]
    assert status_counts(lines) == {"applied": 1, "interested": 1}
