"""The index answers as the database does: same programs, same counts, same order, NULLs and negation included."""

import datetime as dt
import itertools
from typing import Any

import pytest
from django.db.models import Q
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.models import Program
from search import index
from search.answers import answered
from search.facets import facets
from search.filters import ProgramFilter
from search.flags import with_flags
from search.orders import SORTS
from tests.search import made_up

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 21)
ROWS: list[dict[str, Any]] = [
    {},
    {"code": "320", "state": "PR", "kinds": "P", "visa_j1": "yes", "accepts_img": "yes", "required_step2": 220},
    {"state": "", "kinds": "", "visa_j1": "no", "visa_h1b": "yes", "required_step2": 240, "ecfmg_by": "application"},
    {"kinds": "CR", "visa_h1b": "case_by_case", "accepts_img": "disputed", "required_attempts": 0, "positions": 4},
    {"kinds": "R", "visa_j1": "disputed", "accepts_img": "no", "required_years": 5, "deadline_on": DAY},
    {"code": "440", "kinds": "A", "required_years": 9, "deadline_on": dt.date(2026, 12, 1), "opens_on": DAY},
    {"visa_j1": "case_by_case", "visa_h1b": "transfer_only", "required_usce_months": 0, "filings_latest": 7},
    {"required_usce_months": 3, "required_letters_us": 2, "ecfmg_by": "start", "resident_filings": True},
    {"required_attempts": 2, "opens_on": dt.date(2026, 12, 24), "filings_latest": 120, "stated_fields": 9},
]
VALUES: dict[str, list[str]] = {
    "specialty": ["140", "320", "440"],
    "state": ["NY", "PR", "GU"],
    "kind": ["C", "P", "A", "R", "M"],
    "visa": ["j1", "h1b", "both"],
    "accepts_img": ["yes"],
    "step2": ["219", "220", "241"],
    "attempts": ["0", "1", "3"],
    "graduated": ["2015", "2020", "2021", "2027"],
    "usce": ["0", "2", "3"],
    "letters_us": ["1", "2"],
    "ecfmg": ["no"],
    "stated": ["only", "include"],
    "open_on": ["2026-11-21", "2026-11-20"],
    "deadline_before": ["2026-11-21", "2026-11-30"],
    "deadline_after": ["2026-11-21", "2026-11-22"],
    "filings_min": ["7", "8"],
    "resident_filings": ["yes"],
    "has": ["visa_j1", "application_deadline"],
    "sort": list(SORTS),
    "page": ["1", "2", "9"],
    "per_page": ["1", "3", "100"],
    "q": ["test", "hospital 3", "zzz"],
}
SEVERAL = ("specialty", "state", "kind", "visa", "has")


def fill() -> None:
    made_up.specialty("320", "Another Medicine")
    for number, row in enumerate(ROWS):
        made_up.program(f"Test Hospital {number}", **row)
    hidden = made_up.program("Hidden", published=False, visa_j1="yes")
    for program in (*Program.objects.all()[:4], hidden):
        made_up.fact(program, "visa_j1", "yes")
        made_up.deadline(program, "--12-01")
    made_up.fact(Program.objects.all()[5], "visa_j1", "no", kind="P")


@pytest.fixture
def held() -> index.Index:
    fill()
    return index.build(DAY)


def agrees(held: index.Index, query: QueryDict, *, page_default: bool = False) -> None:
    """Asks both for everything that a page of results tells."""
    search = ProgramFilter(query, page_default=page_default, day=DAY)
    assert search.is_valid(), search.errors
    answer = answered(search, held)
    start = (search.asked("page") - 1) * search.asked("per_page")
    ordered = list(search.qs.values_list("pk", flat=True))
    assert answer.page == ordered[start : start + search.asked("per_page")]
    assert answer.count == len(ordered)
    assert answer.tracks == sum(p.tracks.filter(published=True).count() for p in search.qs)
    assert answer.silent == search.not_stated_count()
    assert answer.facets == facets(search)


def queries() -> Any:
    def chosen(name: str) -> Any:
        most = 3 if name in SEVERAL else 1
        return st.lists(st.sampled_from(VALUES[name]), max_size=most, unique=True)

    return st.fixed_dictionaries({}, optional={name: chosen(name) for name in VALUES})


def test_every_parameter_alone_and_every_pair_of_its_values(held: index.Index) -> None:
    assert set(VALUES) == set(ProgramFilter.base_filters)
    asked = 0
    for name, values in VALUES.items():
        sets = [(value,) for value in values] + list(itertools.combinations(values, 2)) * (name in SEVERAL)
        for given_values, stated in itertools.product(sets, ("only", "include")):
            query = QueryDict(mutable=True)
            query["stated"] = stated
            query.setlist(name, list(given_values))
            agrees(held, query)
            asked += 1
    assert asked > 120


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=queries(), page_default=st.booleans())
def test_index_and_database_answer_every_search_alike(asked: dict[str, list[str]], page_default: bool) -> None:
    if not Program.objects.exists():
        fill()
    query = QueryDict(mutable=True)
    for name, values in asked.items():
        query.setlist(name, values)
    agrees(index.build(DAY), query, page_default=page_default)


LEAVES = st.one_of(
    st.builds(
        lambda name, lookup, value: Q(**{f"{name}{lookup}": value}),
        st.sampled_from(["required_step2", "required_years", "positions", "filings_latest"]),
        st.sampled_from(["", "__exact", "__lte", "__gte"]),
        st.sampled_from([0, 4, 5, 7, 220, 240]),
    ),
    st.builds(
        lambda name, values: Q(**{f"{name}__in": values}),
        st.sampled_from(["visa_j1", "visa_h1b", "accepts_img", "ecfmg_by", "state", "specialty__code"]),
        st.lists(st.sampled_from(["yes", "no", "disputed", "NY", "", "start", "140"]), max_size=3),
    ),
    st.builds(
        lambda name, asked: Q(**{f"{name}__isnull": asked}),
        st.sampled_from(["visa_j1", "deadline_on", "resident_filings", "required_attempts"]),
        st.booleans(),
    ),
    st.builds(
        lambda name, lookup, day: Q(**{f"{name}__{lookup}": day}),
        st.sampled_from(["opens_on", "deadline_on"]),
        st.sampled_from(["lte", "gte", "exact"]),
        st.sampled_from([DAY, dt.date(2026, 12, 1), dt.date(2000, 1, 1)]),
    ),
    st.builds(lambda name, held: Q(**{name: held}), st.sampled_from(["has_kind_c", "has_kind_p"]), st.booleans()),
    st.sampled_from([Q(resident_filings=True), Q(has_field_visa_j1=True), Q(specialty__application_service="ERAS")]),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda one, other: one & other, inner, inner),
        st.builds(lambda one, other: one | other, inner, inner),
        st.builds(lambda one: ~one, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(condition=CONDITIONS)
def test_any_condition_means_the_same_to_both(condition: Q) -> None:
    if not Program.objects.exists():
        fill()
    held = index.build(DAY)
    asked = with_flags(Program.objects.published(), ["visa_j1"]).filter(condition)
    assert set(held.pks[held.matching(condition)]) == set(asked.values_list("pk", flat=True))


def test_what_is_not_compared_is_refused_and_not_guessed(held: index.Index) -> None:
    for condition in (Q(note="x"), Q(state__startswith="N"), Q(state=1) ^ Q(state=2)):
        with pytest.raises(KeyError):
            held.matching(condition)


def test_an_empty_directory_answers_nothing() -> None:
    held = index.build(DAY)
    agrees(held, QueryDict("visa=j1&step2=240"))
    assert len(held.pks) == 0


def test_an_index_cannot_be_changed(held: index.Index) -> None:
    with pytest.raises(ValueError, match="read-only"):
        held.columns["state"].values[0] = 7
    with pytest.raises(AttributeError):
        held.version = (0, DAY)  # type: ignore[misc]


def test_building_takes_as_many_queries_for_many_programs_as_for_none(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(19):
        index.build(DAY)
    fill()
    with django_assert_num_queries(19):
        index.build(DAY)
